// A question in one line: which items, links, points or assessments are meant.

/// A query, read once and held against many things. All its terms must hold:
///
/// - `word`, `"two words"`: in the id, the title or the plain text, whatever the case;
/// - `state:live`, `state=live`, `state:live,done`: a field's value, any of a list; on texts `:` finds a part, `=` the whole;
/// - `state!=live`; `need_by<2026-03-01`, `value>=10`: other values, days and numbers compared; `need_by:2026-03` is the month;
/// - `lead:` is empty, `lead:*` is not;
/// - `late`: a promise of what it needs is late; `dept:HMT`: the department that leads;
/// - `-term`: the term does not hold.
///
/// Blanks may stand around a sign: `state = live`.
public struct Query: Sendable {
    /// What is asked about; it decides which fields there are.
    public enum Scope: Hashable, Sendable {
        /// Items of every kind.
        case items
        case kind(Kind)
        case links(LinkType)
        case points, assessments

        /// What they are called in a message.
        public var name: String {
            switch self {
            case .items: "items"
            case .kind(let kind): kind.plural
            case .links(let type): "\(type.rawValue) links"
            case .points: "points"
            case .assessments: "assessments"
            }
        }
    }

    /// One thing to hold against a query.
    public enum Thing: Sendable {
        case item(Node)
        case link(Edge)
        case point(Point)
        case assessment(Assessment)
    }

    /// What a query may ask that the model's fields do not say.
    public struct Surroundings {
        /// Whether what a `needs` link promises is late.
        public var isLate: (Edge) -> Bool
        /// The department whose an item is.
        public var department: (Node) -> Node?

        public init(isLate: @escaping (Edge) -> Bool, department: @escaping (Node) -> Node?) {
            self.isLate = isLate
            self.department = department
        }
    }

    let terms: [QueryTerm]

    /// Reads a query. Throws where a word makes no sense there, and says which.
    public init(_ text: String, about scope: Scope) throws(QueryError) {
        var reader = QueryReader(text, scope)
        terms = try reader.terms()
    }

    /// Whether all terms hold; an empty query holds of everything.
    public func matches(_ thing: Thing, in portfolio: Portfolio, _ surroundings: Surroundings) -> Bool {
        terms.allSatisfy { $0.holds(of: thing, portfolio, surroundings) != $0.isNegated }
    }
}

/// Why a query cannot be read: the word at fault, where it stands, and what to write.
public struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    public let word: String
    /// The place of the word's first character, from 1.
    public let position: Int
    /// A sentence.
    public let sentence: String

    public var description: String { "The query stops making sense at character \(position), \(word): \(sentence)" }
}
