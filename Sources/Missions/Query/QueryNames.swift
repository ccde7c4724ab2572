// What a query names: items that have to be there for it to find anything.

extension Query {
    /// A value that should be an item.
    public struct Named: Hashable, Sendable {
        /// The name of the field, `dept` for the department that leads.
        public let name: String
        public let value: String
        /// The kinds it may be of; empty for any.
        public let kinds: [Kind]
        /// Whether a part of its title or id is enough.
        public let isPart: Bool
        /// Where the term stands, in characters.
        public let range: Range<Int>

        public var isDepartment: Bool { name == "dept" || name == "department" }
    }

    /// The values that should be items, in the order in which they were written.
    public var named: [Named] {
        terms.flatMap { term -> [Named] in
            guard let sign = term.sign, [.has, .equals, .isNot].contains(sign) else { return [] }
            var kinds: [Kind]?
            if term.name == "dept" || term.name == "department" {
                kinds = [.org]
            } else if let identity = QueryIdentity.named(term.name, scope) {
                if case .reference(let some) = identity.type { kinds = some }
            } else {
                kinds = kindsNamed(by: term.name)
            }
            guard let kinds else { return [] }
            return term.values.filter { $0.text != "*" || $0.isQuoted }.map {
                Named(name: term.name, value: $0.text, kinds: kinds, isPart: sign == .has, range: term.range)
            }
        }
    }

    /// The kinds to which a field refers; nil where it holds something else, of some kind at least.
    private func kindsNamed(by name: String) -> [Kind]? {
        var all: [Kind] = []
        for rows in QueryTest.tables(scope) {
            let field = Schema.field(named: name, in: rows)
            guard let row = rows.first(where: { $0.field == field }) else { continue }
            switch row.type {
            case .reference(let kinds), .references(let kinds): all += kinds.isEmpty ? Kind.ordered : kinds
            default: return nil
            }
        }
        return all.isEmpty ? nil : all
    }

    /// Whether it asks for what the person who asks answers for.
    public var asksForMine: Bool {
        terms.contains { term in if case .mine = term.test { !term.isNegated } else { false } }
    }
}
