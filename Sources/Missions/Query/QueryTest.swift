// What one term of a query tests, found out when the query is read.

struct QueryTerm: Sendable {
    let isNegated: Bool
    let test: QueryTest
}

enum QueryTest: Sendable {
    /// A word in what people read of a thing.
    case word(Folded)
    case late
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

    init(_ name: String, _ sign: QuerySign, _ values: [QueryValue], _ scope: Query.Scope) throws(NoSense) {
        let folded = String(name.lowercased().map { $0 == "-" ? "_" : $0 })
        if folded == "dept" || folded == "department" {
            self = .department(try QueryComparison(.line, sign, values, name: folded))
            return
        }
        if let identity = QueryIdentity.named(folded, scope) {
            self = .identity(identity, try QueryComparison(identity.type, sign, values, name: folded))
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
                let comparison = try QueryComparison(row.type, sign, values, name: row.name)
                tests.append(FieldTest(field: field, comparison: comparison))
            } catch {
                tests.append(nil)
                trouble = trouble ?? error
            }
        }
        guard isKnown else { throw QueryTest.unknown(folded, scope, tables) }
        // A value need only make sense for one of the kinds.
        if let trouble, tests.allSatisfy({ $0 == nil }) { throw trouble }
        self = .field(tests)
    }

    /// The fields of what is asked about; of items, a table for each kind, empty where none is meant.
    private static func tables(_ scope: Query.Scope) -> [[FieldRule]] {
        switch scope {
        case .items: Kind.ordered.map { Schema.rows(of: $0) }
        case .kind(let kind): Kind.ordered.map { $0 == kind ? Schema.rows(of: kind) : [] }
        case .links(let type): [Schema.rows(of: type)]
        case .points: [Schema.pointRows]
        case .assessments: [Schema.assessmentRows]
        }
    }

    private static func unknown(_ name: String, _ scope: Query.Scope, _ tables: [[FieldRule]]) -> NoSense {
        let names = QueryIdentity.names(scope) + ["dept"] + tables.flatMap { $0.map(\.name) }
        let advice =
            Spelling.nearest(name, among: names).map { "Did you mean \($0)?" }
            ?? "Put it between quotation marks to find it as text, or choose a field: \(QueryTest.several(names))."
        return NoSense(sentence: "There is no field \(name) of \(scope.name). \(advice)")
    }

    private static func several(_ names: [String]) -> String {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }
}
