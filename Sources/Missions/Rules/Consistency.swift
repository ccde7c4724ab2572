// What contradicts itself: the writer refuses to make it so, an import reports it and goes on.

extension Portfolio {
    /// What about a thing contradicts itself, by the invariants of the model. Each says which rule it offends.
    public func contradictions(of ref: Ref) -> [Refusal] {
        switch ref {
        case .item(let id): node(id).map { Consistency.item($0, self) } ?? []
        case .link(let key): edge(key).map { Consistency.link($0, self) } ?? []
        case .point(let key): Consistency.point(key, self)
        case .assessment(let key): Consistency.assessment(key, self)
        case .portfolio, .extra: []
        }
    }

    /// What about an item contradicts itself.
    package func contradictions(of node: Node) -> [Refusal] { Consistency.item(node, self) }
    /// What about a link contradicts itself.
    package func contradictions(of edge: Edge) -> [Refusal] { Consistency.link(edge, self) }
}

enum Consistency {
    /// The things a step touches, and those whose truth hangs on them: a responsible link also touches nothing else,
    /// a new state of a session touches the other sessions through itself.
    static func touched(by changes: [Change], in portfolio: Portfolio) -> [Ref] {
        var seen: Set<Ref> = []
        var touched: [Ref] = []
        for change in changes where seen.insert(change.ref).inserted { touched.append(change.ref) }
        return touched
    }

    private static func refusal(_ subject: String, _ field: Field?, _ rule: String, _ remedy: String) -> Refusal {
        Refusal(subject, field: field, rule, remedy: remedy, weight: .consistency)
    }

    // MARK: Items

    static func item(_ node: Node, _ portfolio: Portfolio) -> [Refusal] {
        let id = portfolio.id(node)
        let fields = portfolio.fields(node)
        var found: [Refusal] = []
        func add(_ field: Field?, _ rule: String, _ remedy: String) { found.append(refusal(id, field, rule, remedy)) }
        if (fields[.title] ?? "").count > 200 {
            add(.title, "a title has 200 characters at most", "shorten it and put the rest in note")
        }
        switch portfolio.kind(node) {
        case .programme, .milestone: finish(fields, portfolio.asOf, add)
        case .measure:
            if fields[Field("direction")] == "band", let low = fields.number(Field("target_lo")),
                let high = fields.number(Field("target_hi")), low > high
            {
                add(
                    Field("target_lo"), "a band's lower edge is above its upper edge (I12)",
                    "swap target_lo and target_hi")
            }
            if fields[Field("direction")] == "milestone", fields[Field("target_value")] != nil {
                add(
                    Field("target_value"), "a measure with direction milestone has no value (I12)",
                    "clear it, or choose another direction")
            }
        case .mission:
            if fields[.tier] == "vision", portfolio.links(from: node, .partOf).isEmpty,
                let other = portfolio.nodes(of: .mission).first(where: {
                    $0 != node && portfolio.has($0, .tier, "vision") && portfolio.firstPart($0) == nil
                })
            {
                add(
                    .tier, "\(portfolio.id(other)) is the vision already, and there is one at most (I11)",
                    "make it a mission, or part of that vision")
            }
        case .fund: tranches(fields, add)
        case .session:
            if fields[.state] == "open",
                let other = portfolio.nodes(of: .session).first(where: {
                    $0 != node && portfolio.has($0, .state, "open")
                })
            {
                add(
                    .state, "\(portfolio.id(other)) is open, and one session is open at a time (I18)",
                    "close \(portfolio.id(other)) first")
            }
        default: break
        }
        return found
    }

    private static func finish(_ fields: Fields, _ asOf: Day?, _ add: (Field?, String, String) -> Void) {
        let done = fields[.state] == "done"
        let actual = fields.day(.actualFinish)
        if done, actual == nil {
            add(
                .actualFinish, "its state is done but it has no actual finish (I4)",
                "set actual_finish, or another state")
        }
        if let actual {
            if !done {
                add(
                    .state, "it has an actual finish but its state is \(fields[.state] ?? "empty") (I4)",
                    "set state to done, or clear actual_finish")
            }
            if let asOf, actual > asOf {
                add(
                    .actualFinish, "\(actual.iso) is after the as-of day \(asOf.iso) (I4)",
                    "what has not happened yet is a forecast: set forecast_finish")
            }
        }
    }

    private static func tranches(_ fields: Fields, _ add: (Field?, String, String) -> Void) {
        guard let approved = fields.number(Field("approved")) else { return }
        var released = 0.0
        for row in FieldType.parts(fields[Field("tranches")] ?? "") {
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            if cells.count > 3, !cells[3].isEmpty { released += Decimal.number(cells[0]) ?? 0 }
        }
        if released > approved {
            add(
                Field("tranches"),
                "£\(Decimal.text(released))m is released of £\(Decimal.text(approved))m approved (I16)",
                "raise approved, or take back a release")
        }
    }

    // MARK: Links

    static func link(_ edge: Edge, _ portfolio: Portfolio) -> [Refusal] {
        let fields = portfolio.fields(edge)
        var found: [Refusal] = []
        func add(_ field: Field?, _ rule: String, _ remedy: String) {
            found.append(refusal(Ref.link(portfolio.key(edge)).spoken, field, rule, remedy))
        }
        switch portfolio.type(edge) {
        case .needs:
            switch fields[.state] {
            case "agreed" where fields[.promisedBy] == nil:
                add(.promisedBy, "it is agreed but nothing is promised (I5)", "set promised_by, or state proposed")
            case "delivered" where fields[.deliveredOn] == nil:
                add(.deliveredOn, "it is delivered but has no day of delivery (I5)", "set delivered_on")
            case "declined" where fields[.needBy] == nil:
                add(.needBy, "a declined dependency keeps the day it is needed by (I5)", "set need_by")
            default: break
            }
            if let delivered = fields.day(.deliveredOn) {
                if fields[.state] != "delivered" {
                    add(
                        .state, "it has a day of delivery but its state is \(fields[.state] ?? "empty") (I5)",
                        "set state to delivered, or clear delivered_on")
                }
                if let asOf = portfolio.asOf, delivered > asOf {
                    add(
                        .deliveredOn, "\(delivered.iso) is after the as-of day \(asOf.iso) (I4)",
                        "what is still to come is a promise: set promised_by")
                }
            }
            if fields[.hard] == "true", let coupling = fields.number(.coupling), coupling < 1 {
                add(.coupling, "a hard dependency has coupling 1", "set hard to no, or coupling to 1")
            }
        case .responsible:
            let kind = portfolio.kind(portfolio.to(edge))
            guard fields[.role] == "lead" else { break }
            let lead = portfolio.from(edge)
            if kind == .outcome || kind == .mission, portfolio.has(lead, .type, "supplier") {
                add(.role, "a supplier never leads on an outcome or mission (I9)", "choose role supplier")
            }
            if kind == .outcome, portfolio.has(lead, .type, "unit") {
                add(
                    .role, "a delivery unit never leads on an outcome: it supports (I10)",
                    "choose role coach or contributor")
            }
        case .responsible where fields[.role] == "supplier": break
        case .funds, .benefits:
            for field in [Field.amount, .realised] {
                guard let money = fields[field].flatMap({ try? Money($0) }) else { continue }
                let isLoss = portfolio.type(edge) == .benefits && fields[.type] == "dis_benefit"
                if isLoss
                    ? money.years.contains(where: { $0.amount > 0 }) : money.years.contains(where: { $0.amount < 0 })
                {
                    add(
                        field,
                        isLoss
                            ? "amounts of a dis-benefit are negative (I17)"
                            : "amounts are not negative, except those of a dis-benefit (I17)",
                        "change the sign, or the type")
                }
            }
        default: break
        }
        return found
    }

    // MARK: Points and assessments

    static func point(_ key: PointKey, _ portfolio: Portfolio) -> [Refusal] {
        guard portfolio.fields(.point(key)) != nil, let node = portfolio.node(key.measure) else { return [] }
        let name = Ref.point(key).spoken
        if key.series == .observation, let asOf = portfolio.asOf, key.date > asOf {
            return [
                refusal(
                    name, nil, "nothing can be observed after the as-of day \(asOf.iso) (I14)",
                    "make it a forecast, or move as_of")
            ]
        }
        if key.series == .trajectory {
            let from = portfolio.day(node, Field("baseline_date"))
            let to = portfolio.day(node, Field("target_date"))
            if let from, key.date < from {
                return [
                    refusal(
                        name, nil, "a trajectory begins at the baseline, \(from.iso) (I14)",
                        "move the point or the baseline")
                ]
            }
            if let to, key.date > to {
                return [
                    refusal(
                        name, nil, "a trajectory ends at the target, \(to.iso) (I14)",
                        "move the point or the target date")
                ]
            }
        }
        return []
    }

    static func assessment(_ key: AssessmentKey, _ portfolio: Portfolio) -> [Refusal] {
        guard let fields = portfolio.fields(.assessment(key)), let rubric = Rubric.named(key.rubric) else { return [] }
        let name = Ref.assessment(key).spoken
        var found: [Refusal] = []
        if let overall = fields[.overall], !rubric.allows(overall) {
            found.append(
                refusal(
                    name, .overall, "\"\(overall)\" is not on the scale of \(key.rubric)",
                    "choose one of \(rubric.codes.joined(separator: ", ")), N, X or DK"))
        }
        for pair in FieldType.parts(fields[.ratings] ?? "") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { continue }
            guard let criterion = rubric.criteria.first(where: { $0.id == sides[0] }) else {
                found.append(
                    refusal(
                        name, .ratings, "\(key.rubric) has no criterion \"\(sides[0])\"",
                        "choose one of \(rubric.criteria.map(\.id).joined(separator: ", "))"))
                continue
            }
            if !rubric.allows(sides[1], for: criterion) {
                found.append(
                    refusal(
                        name, .ratings, "\"\(sides[1])\" is not on the scale of \(sides[0])",
                        "choose one of \(rubric.codes(for: criterion).joined(separator: ", ")), N, X or DK"))
            }
        }
        return found
    }

    // MARK: The goalposts

    private static let goalposts = [
        "baseline_value", "baseline_date", "target_value", "target_lo", "target_hi", "target_date", "direction", "unit",
        "definition",
    ].map { Field($0) }

    /// An approved measure's target moves only by a decision (I13); a closed session stays as it was (I20).
    static func checkGoalposts(_ step: Step, _ portfolio: Portfolio) throws(Refusal) {
        for case .set(.item(let id), let field, let was, _) in step.changes {
            guard let node = portfolio.node(id) else { continue }
            let settled = step.changes.contains { if case .set(.item(id), .state, _, _) = $0 { true } else { false } }
            switch portfolio.kind(node) {
            case .measure
            where goalposts.contains(field) && was != nil && portfolio.has(node, .state, "approved") && !settled:
                let cited = step.why.split { !($0.isLetter || $0.isNumber || "-_./".contains($0)) }.contains { word in
                    portfolio.node(word).map { portfolio.kind($0) == .record && portfolio.has($0, .type, "decision") }
                        ?? false
                }
                if !cited {
                    throw refusal(
                        id, field, "an approved measure keeps its \(field.name) unless a decision changes it (I13)",
                        "give a reason that names the decision's id")
                }
            case .session where portfolio.has(node, .state, "closed") && !settled:
                throw refusal(
                    id, field, "a closed session is frozen (I20)", "record the correction as a new note about it")
            default: break
            }
        }
    }
}

extension Portfolio {
    fileprivate func firstPart(_ node: Node) -> Edge? {
        var found: Edge?
        forEachLink(from: node, .partOf) { found = $0 }
        return found
    }
}
