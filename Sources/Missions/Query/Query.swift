// A question in one line: which items, links, points or assessments are meant.

/// A query, read once and held against many things. All its terms must hold:
///
/// - `word`, `"two words"`: in the id, the title or the plain text, whatever the case;
/// - `state:live`, `state=live`, `state:live,done`: a field's value, any of a list; on texts `:` finds a part, `=` the whole;
/// - `state!=live`; `forecast_finish<2026-03-01`, `value>=10`: other values, days and numbers compared;
///   `forecast_finish:2026-03` is the month; days may be spoken: `<fri`, `<+2w`, `<12 jun`;
/// - `lead:` is empty, `lead:*` is not; what is never empty wants a value: `state:` is refused;
/// - `rating:AR`, `rag:red`, `rating<A`: the latest overall judgement, of an assessment its own; `score>=12`: of a risk,
///   likelihood times impact;
/// - `late`: a promise of what it needs is late, of a mission or an outcome one of what it rests on; `need_by<fri`: it
///   needs something by then; `dept:HMT`: the department that leads;
/// - `mine`: the person who asks is its lead or a contact for it;
/// - `-term`: the term does not hold.
///
/// There is no `not`, `and` or `or`: by themselves they are refused, between quotation marks they are words.
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
        /// Whether something an item needs is late.
        public var needsLate: (Node, Portfolio) -> Bool
        /// Whether a link names a person as whom to ring about an item.
        var isContact: (Node, Portfolio) -> Bool
        /// The name of the person who asks, for `mine`.
        let person: Folded

        /// What is not given for many items at once is found out for each by its links.
        public init(
            isLate: @escaping (Edge) -> Bool, department: @escaping (Node) -> Node?,
            needsLate: ((Node, Portfolio) -> Bool)? = nil, isContact: ((Node, Portfolio) -> Bool)? = nil,
            person: String = ""
        ) {
            let name = Folded(person)
            self.person = name
            self.isContact = isContact ?? { node, portfolio in portfolio.isContact(name, of: node) }
            self.isLate = isLate
            self.department = department
            self.needsLate =
                needsLate ?? { node, portfolio in
                    var found = false
                    portfolio.forEachLink(from: node, .needs) { if !found, isLate($0) { found = true } }
                    return found
                }
        }
    }

    let terms: [QueryTerm]
    let scope: Scope
    /// As it was written.
    let text: String

    /// Reads a query. Throws where a word makes no sense there, and says which. Spoken days are counted from today.
    public init(_ text: String, about scope: Scope, today: Day? = nil) throws(QueryError) {
        self.scope = scope
        self.text = text
        var reader = QueryReader(text, scope, today)
        terms = try reader.terms()
    }

    /// Whether all terms hold; an empty query holds of everything.
    public func matches(_ thing: Thing, in portfolio: Portfolio, _ surroundings: Surroundings) -> Bool {
        return terms.allSatisfy {
            $0.holds(of: thing, by: nil, portfolio, surroundings) != $0.isNegated
        }
    }

    /// Whether all terms hold of an item as a step of a walk: what is asked of needs is asked of the link that leads
    /// there, where it is one.
    public func matches(_ node: Node, by edge: Edge?, in portfolio: Portfolio, _ surroundings: Surroundings) -> Bool {
        let needs = edge.flatMap { portfolio.type($0) == .needs ? $0 : nil }
        return terms.allSatisfy {
            $0.holds(of: .item(node), by: needs, portfolio, surroundings) != $0.isNegated
        }
    }

    /// The items of which all terms hold, in the order given.
    public func items(among nodes: some Sequence<Node>, in portfolio: Portfolio, _ surroundings: Surroundings) -> [Node]
    {
        var found: [Node] = []
        for node in nodes {
            var holds = true
            for term in terms
            where term.holds(of: .item(node), by: nil, portfolio, surroundings) == term.isNegated {
                holds = false
                break
            }
            if holds { found.append(node) }
        }
        return found
    }

    /// Where each term stands in the text, in characters.
    public var ranges: [Range<Int>] { terms.map(\.range) }
}

/// Why a query cannot be read: the word at fault, where it stands, and what to write.
public struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    public let word: String
    /// The place of the word's first character, from 1.
    public let position: Int
    /// A sentence.
    public let sentence: String

    public init(word: String, position: Int, sentence: String) {
        self.word = word
        self.position = position
        self.sentence = sentence
    }

    /// Whether the word may still become another while it is typed: `or` is the beginning of `order`.
    public var mayGrow: Bool { ["not", "and", "or"].contains(word.lowercased()) }

    public var description: String { "The query stops making sense at character \(position), \(word): \(sentence)" }
}
