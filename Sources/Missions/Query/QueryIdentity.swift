// What a query may name besides fields: what a thing is known by.

enum QueryIdentity: Sendable {
    case id, kind
    case from, to
    case measure, series, date, revision
    case item, rubric, by

    private static func all(_ scope: Query.Scope) -> [(name: String, identity: QueryIdentity)] {
        switch scope {
        case .items, .kind: [("id", .id), ("kind", .kind)]
        case .links(.needs): [("from", .from), ("receiver", .from), ("to", .to), ("giver", .to)]
        case .links: [("from", .from), ("to", .to)]
        case .points: [("measure", .measure), ("series", .series), ("date", .date), ("revision", .revision)]
        case .assessments: [("item", .item), ("rubric", .rubric), ("date", .date), ("by", .by)]
        }
    }

    static func names(_ scope: Query.Scope) -> [String] { all(scope).map(\.name) }

    static func named(_ name: String, _ scope: Query.Scope) -> QueryIdentity? {
        all(scope).first { $0.name == name }?.identity
    }

    /// What its texts are.
    var type: FieldType {
        switch self {
        case .id, .from, .to, .measure, .item: .reference([])
        case .kind: .choice(Kind.allCases.map(\.rawValue))
        case .series: .choice(PointKey.Series.allCases.map(\.rawValue))
        case .date: .day
        case .revision: .whole(0...Int.max)
        case .rubric, .by: .line
        }
    }

    func text(of thing: Query.Thing, _ portfolio: Portfolio) -> String? {
        switch (self, thing) {
        case (.id, .item(let node)): portfolio.id(node)
        case (.kind, .item(let node)): portfolio.kind(node).rawValue
        case (.from, .link(let edge)): portfolio.id(portfolio.from(edge))
        case (.to, .link(let edge)): portfolio.id(portfolio.to(edge))
        case (.measure, .point(let point)): point.key.measure
        case (.series, .point(let point)): point.key.series.rawValue
        case (.date, .point(let point)): point.key.date.iso
        case (.revision, .point(let point)): String(point.key.revision)
        case (.item, .assessment(let assessment)): assessment.key.item
        case (.rubric, .assessment(let assessment)): assessment.key.rubric
        case (.date, .assessment(let assessment)): assessment.key.date.iso
        case (.by, .assessment(let assessment)): assessment.key.by
        default: nil
        }
    }
}
