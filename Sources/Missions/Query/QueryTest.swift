// What one term of a query tests, found out when the query is read.

struct QueryTerm: Sendable {
    let isNegated: Bool
    let test: QueryTest
    /// What was written: the name, the sign and the values, where it has them.
    var name = ""
    var sign: QuerySign?
    var values: [QueryValue] = []
    /// Where it stands, in characters.
    var range = 0..<0
}

extension Query.Scope {
    /// Whether somebody judges them against a rubric.
    var isRated: Bool {
        switch self {
        case .items, .kind, .assessments: true
        case .links, .points: false
        }
    }

    /// Whether some of them lie on the grid of likelihood and impact.
    var isScored: Bool { self == .items || self == .kind(.raid) }

    /// Whether they are items, some of which need others.
    var needsThings: Bool {
        switch self {
        case .items, .kind: true
        case .links, .points, .assessments: false
        }
    }

    /// Whether people answer for them.
    var isAnswered: Bool { needsThings || self == .links(.needs) || self == .links(.responsible) }
}

enum QueryTest: Sendable {
    /// A word in what people read of a thing.
    case word(Folded)
    case late
    /// The person who asks answers for it.
    case mine
    /// The latest overall judgement.
    case rating(QueryRating)
    /// Likelihood times impact.
    case score(QueryComparison)
    /// A field of a `needs` link that leaves the item.
    case needs(FieldTest)
    case department(QueryComparison)
    /// What a thing is known by: its id, its ends, its day.
    case identity(QueryIdentity, QueryComparison)
    /// A field: one test for each kind, since kinds differ in what a field holds and some lack it; one alone where no
    /// items are asked about.
    case field([FieldTest?])

    struct FieldTest: Sendable {
        let field: Field
        let comparison: QueryComparison
    }

    init(_ name: String, _ sign: QuerySign, _ values: [QueryValue], _ scope: Query.Scope, today: Day?) throws(NoSense) {
        let folded = QueryTest.folded(name)
        switch folded {
        case "dept", "department":
            self = .department(try QueryComparison(.line, sign, values, name: folded, today: today))
            return
        case "rating" where scope.isRated, "rag" where scope.isRated:
            self = .rating(try QueryRating(sign, values, name: folded))
            return
        case "score" where scope.isScored:
            self = .score(try QueryComparison(.whole(1...25), sign, values, name: folded, today: today))
            return
        default: break
        }
        let lacksValue = values.isEmpty && [.has, .equals, .isNot].contains(sign)
        if let identity = QueryIdentity.named(folded, scope) {
            if lacksValue {
                throw NoSense(sentence: "\(folded) is never empty: a value must follow \(folded)\(sign.rawValue).")
            }
            self = .identity(identity, try QueryComparison(identity.type, sign, values, name: folded, today: today))
            return
        }
        let tables = QueryTest.tables(scope)
        var tests: [FieldTest?] = []
        var isKnown = false
        var trouble: NoSense?
        for rows in tables {
            let field = Schema.field(named: folded, in: rows)
            guard let row = rows.first(where: { $0.field == field }) else {
                tests.append(nil)
                continue
            }
            isKnown = true
            do throws(NoSense) {
                if lacksValue, let initial = row.initial {
                    throw NoSense(
                        sentence:
                            "\(row.name) is never empty: a value must follow it, as in \(row.name)\(sign.rawValue)\(initial)."
                    )
                }
                let comparison = try QueryComparison(row.type, sign, values, name: row.name, today: today)
                tests.append(FieldTest(field: field, comparison: comparison))
            } catch {
                tests.append(nil)
                trouble = trouble ?? error
            }
        }
        if !isKnown, scope.needsThings, let row = QueryTest.needsRow(folded) {
            let comparison = try QueryComparison(row.type, sign, values, name: row.name, today: today)
            self = .needs(FieldTest(field: row.field, comparison: comparison))
            return
        }
        guard isKnown else { throw QueryTest.unknown(folded, scope, tables) }
        // A value need only make sense for one of the kinds.
        if let trouble, tests.allSatisfy({ $0 == nil }) { throw trouble }
        self = .field(tests)
    }

    /// The fields of what is asked about; of items, a table for each kind, empty where none is meant.
    static func tables(_ scope: Query.Scope) -> [[FieldRule]] {
        switch scope {
        case .items: Kind.ordered.map { Schema.rows(of: $0) }
        case .kind(let kind): Kind.ordered.map { $0 == kind ? Schema.rows(of: kind) : [] }
        case .links(let type): [Schema.rows(of: type)]
        case .points: [Schema.pointRows]
        case .assessments: [Schema.assessmentRows]
        }
    }

    private static func unknown(_ name: String, _ scope: Query.Scope, _ tables: [[FieldRule]]) -> NoSense {
        let names = QueryTest.derived(scope) + QueryIdentity.names(scope) + tables.flatMap { $0.map(\.name) }
        let advice =
            Spelling.nearest(name, among: names).map { "Did you mean \($0)?" }
            ?? "Put it between quotation marks to find it as text, or choose a field: \(QueryTest.several(names))."
        return NoSense(sentence: "There is no field \(name) of \(scope.name). \(advice)")
    }

    static func folded(_ name: String) -> String { String(name.lowercased().map { $0 == "-" ? "_" : $0 }) }

    /// The fields of needs that may be asked of the items that have them: by when, and what.
    private static let asked: [Field] = [.needBy, .promisedBy, .deliveredOn, .what]

    static func needsRow(_ name: String) -> FieldRule? {
        Schema.rows(of: .needs).first { $0.name == name && asked.contains($0.field) }
    }

    /// The names that stand for no field of the schema.
    static func derived(_ scope: Query.Scope) -> [String] {
        ["dept"] + (scope.isRated ? ["rating", "rag"] : []) + (scope.isScored ? ["score"] : [])
            + (scope.needsThings ? asked.map(\.name) : [])
    }

    /// Whether days are compared under a name: then a value may be several words, `12 jun`.
    static func isDay(_ name: String, _ scope: Query.Scope) -> Bool {
        let folded = folded(name)
        if let identity = QueryIdentity.named(folded, scope) { return identity.type == .day }
        for rows in tables(scope) {
            let field = Schema.field(named: folded, in: rows)
            if let row = rows.first(where: { $0.field == field }) { return row.type == .day }
        }
        return scope.needsThings && needsRow(folded)?.type == .day
    }

    private static func several(_ names: [String]) -> String {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }
}
