// What about a point or an assessment contradicts the item it hangs on, or its rubric.

extension Consistency {
    static func point(_ key: PointKey, _ portfolio: Portfolio) -> [Refusal] {
        guard let node = portfolio.node(key.measure) else { return [] }
        func found(_ rule: String, _ remedy: String) -> [Refusal] {
            [refusal(Ref.point(key).spoken, nil, rule, remedy)]
        }
        switch key.series {
        case .observation:
            guard let asOf = portfolio.asOf, key.date > asOf else { return [] }
            return found(
                "nothing can be observed after the as-of day \(asOf.iso) (I14)",
                "make it a forecast, or move as_of on")
        case .trajectory:
            if let from = portfolio.day(node, .baselineDate), key.date < from {
                return found(
                    "a trajectory begins at the baseline, \(from.iso) (I14)", "move the point or the baseline")
            }
            if let to = portfolio.day(node, .targetDate), key.date > to {
                return found(
                    "a trajectory ends at the target, \(to.iso) (I14)", "move the point or the target date")
            }
            return []
        case .forecast: return []
        }
    }

    static func assessment(_ key: AssessmentKey, _ fields: Fields, _ portfolio: Portfolio) -> [Refusal] {
        guard let rubric = Rubric.named(key.rubric) else { return [] }
        var found: [Refusal] = []
        func add(_ field: Field, _ rule: String, _ remedy: String) {
            found.append(refusal(Ref.assessment(key).spoken, field, rule, remedy))
        }
        if let overall = fields[.overall], !rubric.allows(overall) {
            add(
                .overall, "\"\(overall)\" is not on the scale of \(key.rubric)",
                "choose one of \(rubric.codes.joined(separator: ", ")), N, X or DK")
        }
        for case (let name, let code)? in FieldType.pairs(fields[.ratings] ?? "") {
            guard let criterion = rubric.criteria.first(where: { $0.id == name }) else {
                add(
                    .ratings, "\(key.rubric) has no criterion \"\(name)\"",
                    "choose one of \(rubric.criteria.map(\.id).joined(separator: ", "))")
                continue
            }
            if !rubric.allows(code, for: criterion) {
                add(
                    .ratings, "\"\(code)\" is not on the scale of \(name)",
                    "choose one of \(rubric.codes(for: criterion).joined(separator: ", ")), N, X or DK")
            }
        }
        return found
    }
}
