// What contradicts itself: the writer refuses to make it so, an import reports it and goes on.

extension Portfolio {
    /// What about a thing contradicts itself, by the invariants of the model. Each says which rule it offends.
    public func contradictions(of ref: Ref) -> [Refusal] {
        switch ref {
        case .item(let id): node(id).map { Consistency.item($0, self) } ?? []
        case .link(let key): edge(key).map { Consistency.link($0, self) } ?? []
        case .point(let key): attachment(ref) == nil ? [] : Consistency.point(key, self)
        case .assessment(let key): fields(ref).map { Consistency.assessment(key, $0, self) } ?? []
        case .portfolio, .extra: []
        }
    }

    /// What about an item contradicts itself.
    package func contradictions(of node: Node) -> [Refusal] { Consistency.item(node, self) }
    /// What about a link contradicts itself.
    package func contradictions(of edge: Edge) -> [Refusal] { Consistency.link(edge, self) }
}

/// The rules themselves are in `ItemConsistency.swift`, `LinkConsistency.swift` and `AttachmentConsistency.swift`.
enum Consistency {
    static func refusal(_ subject: String, _ field: Field?, _ rule: String, _ remedy: String) -> Refusal {
        Refusal(subject, field: field, rule, remedy: remedy, weight: .consistency)
    }

    /// The things a step changes and those whose truth hangs on them.
    static func touched(by changes: [Change], in portfolio: Portfolio) -> [Ref] {
        var seen: Set<[UInt8]> = []
        var touched: [Ref] = []
        for change in changes {
            for ref in [change.ref] + dependents(of: change, in: portfolio)
            where seen.insert(Array(ref.text.utf8)).inserted { touched.append(ref) }
        }
        return touched
    }

    /// Other things that a change can make untrue. Only the few fields on which others stand are looked at, so that a
    /// step costs what it touches and not what the portfolio holds.
    private static func dependents(of change: Change, in portfolio: Portfolio) -> [Ref] {
        switch change {
        case .set(.item(let id), let field, _, let now):
            guard let node = portfolio.node(id) else { return [] }
            switch (portfolio.kind(node), field) {
            case (.org, .type):
                return refs(portfolio.links(from: node, .responsible) + portfolio.links(to: node, .funds), portfolio)
            case (.mission, .tier): return refs(portfolio.links(to: node, .partOf), portfolio)
            case (.record, .type): return refs(portfolio.links(from: node, .treats), portfolio)
            case (.measure, .baselineDate), (.measure, .targetDate):
                guard let day = now.flatMap({ Day(iso: $0) }) else { return [] }
                return portfolio.points(of: node).filter {
                    $0.key.series == .trajectory && (field == .baselineDate ? $0.key.date < day : $0.key.date > day)
                }.map { .point($0.key) }
            default: return []
            }
        case .delete(.link(let key), _, _) where key.type == .partOf: return [.item(key.from)]
        case .set(.portfolio, .asOf, let was, let now):
            guard let now = now.flatMap({ Day(iso: $0) }) else { return [] }
            let before = was.flatMap { Day(iso: $0) } ?? .last
            return now < before ? happened(after: now, upTo: before, in: portfolio).map { [$0] } ?? [] : []
        default: return []
        }
    }

    private static func refs(_ edges: [Edge], _ portfolio: Portfolio) -> [Ref] {
        edges.map { .link(portfolio.key($0)) }
    }

    /// The first thing found that happened in a span of days. The one rule that looks at everything: it is asked only
    /// when the as-of day moves back, and one find is enough to refuse that.
    private static func happened(after start: Day, upTo end: Day, in portfolio: Portfolio) -> Ref? {
        func isInside(_ day: Day?) -> Bool { day.map { $0 > start && $0 <= end } ?? false }
        for kind in [Kind.programme, .milestone, .experiment] {
            for node in portfolio.nodes(of: kind) where isInside(portfolio.day(node, .actualFinish)) {
                return .item(portfolio.id(node))
            }
        }
        for measure in portfolio.nodes(of: .measure) {
            for point in portfolio.points(of: measure)
            where point.key.series == .observation && isInside(point.key.date) { return .point(point.key) }
        }
        for edge in portfolio.allEdges
        where portfolio.type(edge) == .needs && isInside(portfolio.day(edge, .deliveredOn)) {
            return .link(portfolio.key(edge))
        }
        return nil
    }
}
