// Holding one term of a query against a thing.

extension QueryTerm {
    func holds(of thing: Query.Thing, _ portfolio: Portfolio, _ surroundings: Query.Surroundings) -> Bool {
        switch test {
        case .word(let word): return thing.readable(portfolio).contains { word.isPart(of: $0) }
        case .identity(let identity, let comparison): return comparison.holds(identity.text(of: thing, portfolio))
        case .field(let tests):
            var table = 0
            if case .item(let node) = thing { table = Int(portfolio.kind(node).code) }
            guard tests.indices.contains(table), let test = tests[table] else { return false }
            return test.comparison.holds(thing.text(test.field, portfolio))
        case .department(let comparison):
            let departments = thing.items(portfolio).compactMap { surroundings.department($0) }
            if departments.isEmpty { return comparison.holds(nil) }
            return departments.contains {
                comparison.holds(portfolio.id($0)) || comparison.holds(portfolio.title($0))
            }
        case .late:
            switch thing {
            case .link(let edge): return surroundings.isLate(edge)
            case .item(let node):
                var isLate = false
                portfolio.forEachLink(from: node, .needs) { if surroundings.isLate($0) { isLate = true } }
                return isLate
            default: return false
            }
        }
    }
}

extension Query.Thing {
    fileprivate func text(_ field: Field, _ portfolio: Portfolio) -> String? {
        switch self {
        case .item(let node): portfolio.text(node, field)
        case .link(let edge): portfolio.text(edge, field)
        case .point(let point): point.fields[field]
        case .assessment(let assessment): assessment.fields[field]
        }
    }

    /// The items a thing is about: itself, the two ends of a link, what a record hangs on.
    fileprivate func items(_ portfolio: Portfolio) -> [Node] {
        switch self {
        case .item(let node): [node]
        case .link(let edge): [portfolio.from(edge), portfolio.to(edge)]
        case .point(let point): portfolio.node(point.key.measure).map { [$0] } ?? []
        case .assessment(let assessment): portfolio.node(assessment.key.item).map { [$0] } ?? []
        }
    }

    /// What people read of a thing, where bare words are looked for.
    fileprivate func readable(_ portfolio: Portfolio) -> [String] {
        let titles = items(portfolio).flatMap { [portfolio.id($0), portfolio.title($0)] }
        let more: [String?] =
            switch self {
            case .item(let node): [portfolio.text(node, .plain)]
            case .link(let edge): [portfolio.text(edge, .what)]
            case .point(let point): [point.fields[Field("source")]]
            case .assessment(let assessment):
                [assessment.key.rubric, assessment.key.by, assessment.fields[Field("reason")]]
            }
        return titles + more.compactMap { $0 }
    }
}
