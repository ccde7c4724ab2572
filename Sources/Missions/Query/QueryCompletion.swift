// What may stand where a query is being typed: names of fields, then their values.

/// What a query may go on with.
public struct QueryCompletion: Hashable, Sendable {
    public struct Choice: Hashable, Sendable {
        /// What takes the place of the range.
        public let text: String
        /// What it means, in a few words; may be empty.
        public let about: String
    }

    /// The characters that a choice takes the place of.
    public let range: Range<Int>
    /// What may stand there, likeliest first.
    public let choices: [Choice]
    /// What stands there so far: of a term its name, or one value.
    public let typed: String

    /// The most that is offered.
    static let limit = 40
    /// Items looked through for the texts that a field holds: enough to be of use, too few to be waited for.
    static let reach = 5_000
}

extension Query {
    /// What may stand at a place of a query that is being typed, counted in characters.
    public static func completion(
        of text: String, at cursor: Int, about scope: Scope, in portfolio: Portfolio
    ) -> QueryCompletion {
        let letters = Array(text)
        let cursor = min(max(0, cursor), letters.count)
        // The term the cursor is in: it began after the last blank outside quotation marks.
        var start = 0
        var isQuoted = false
        for place in 0..<cursor {
            if letters[place] == "\"" { isQuoted.toggle() }
            if letters[place].isWhitespace, !isQuoted { start = place + 1 }
        }
        let isNegated = start < cursor && letters[start] == "-"
        if isNegated { start += 1 }
        let typed = String(letters[start..<cursor])
        var name = ""
        var place = start
        while place < cursor, letters[place].isLetter || letters[place].isNumber || "_-".contains(letters[place]) {
            name.append(letters[place])
            place += 1
        }
        let rest = String(letters[place..<min(place + 2, cursor)])
        guard !name.isEmpty, let sign = QuerySign.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
            return QueryCompletion(
                range: start..<cursor, choices: QueryWords.names(typed, scope, isNegated: isNegated), typed: typed)
        }
        // Of several values the last is being typed.
        var valueStart = place + sign.rawValue.count
        var isInside = false
        for place in valueStart..<max(valueStart, cursor) {
            if letters[place] == "\"" { isInside.toggle() }
            if letters[place] == ",", !isInside { valueStart = place + 1 }
        }
        let value = String(letters[min(valueStart, cursor)..<cursor].filter { $0 != "\"" })
        let choices = QueryWords.values(of: QueryTest.folded(name), value, scope, portfolio)
        return QueryCompletion(range: min(valueStart, cursor)..<cursor, choices: choices, typed: value)
    }
}

/// The words a query is made of.
private enum QueryWords {
    typealias Choice = QueryCompletion.Choice

    /// Names and words by themselves that begin with what was typed, those with it inside after them.
    static func names(_ typed: String, _ scope: Query.Scope, isNegated: Bool) -> [Choice] {
        var all: [Choice] = []
        if scope.isAnswered {
            all.append(Choice(text: "mine", about: "what I answer for"))
        }
        if scope.needsThings || scope == .links(.needs) {
            all.append(Choice(text: "late", about: scope.needsThings ? "something it needs is late" : "it is late"))
            if !isNegated { all.append(Choice(text: "-late", about: "a hyphen before a term leaves out what fits it")) }
        }
        all.append(Choice(text: "dept:", about: "the department that leads"))
        if scope.isRated { all.append(Choice(text: "rating:", about: "the latest overall judgement")) }
        if scope.isScored { all.append(Choice(text: "score>=", about: "likelihood times impact")) }
        var seen: Set<String> = ["rating", "dept", "score"]
        func offer(_ name: String, _ type: FieldType, _ about: String) {
            guard seen.insert(name).inserted else { return }
            all.append(Choice(text: name + sign(type), about: about))
        }
        let first = [Field.state, .lead, .tags]
        let tables = QueryTest.tables(scope)
        for row in tables.joined() where first.contains(row.field) { offer(row.name, row.type, row.about) }
        if scope.needsThings {
            for name in QueryTest.derived(scope) {
                if let row = QueryTest.needsRow(name) { offer(name, row.type, "of what it needs: " + row.about) }
            }
        }
        for row in tables.joined() { offer(row.name, row.type, row.about) }
        for name in QueryIdentity.names(scope) {
            if let identity = QueryIdentity.named(name, scope) { offer(name, identity.type, "") }
        }
        return narrowed(all, typed)
    }

    private static func sign(_ type: FieldType) -> String {
        switch type {
        case .day: "<"
        case .number, .whole, .money: ">="
        default: ":"
        }
    }

    static func values(of name: String, _ typed: String, _ scope: Query.Scope, _ portfolio: Portfolio) -> [Choice] {
        var all: [Choice] = []
        switch name {
        case "dept", "department":
            for node in portfolio.nodes(of: .org).prefix(QueryCompletion.reach)
            where portfolio.has(node, .type, "department") {
                all.append(Choice(text: portfolio.id(node), about: portfolio.title(node)))
            }
        case "rating" where scope.isRated, "rag" where scope.isRated:
            let words = Dictionary(uniqueKeysWithValues: QueryRating.scale.map { ($0.code, $0.word) })
            all = QueryRating.codes.map { Choice(text: $0, about: words[$0].map(spaced) ?? "") }
            if name == "rag" { all = QueryRating.scale.map { Choice(text: $0.word, about: $0.code) } }
        default:
            var types: [(FieldType, Field?)] = []
            if let identity = QueryIdentity.named(name, scope) { types.append((identity.type, nil)) }
            for rows in QueryTest.tables(scope) {
                let field = Schema.field(named: name, in: rows)
                if let row = rows.first(where: { $0.field == field }) { types.append((row.type, field)) }
            }
            if types.isEmpty, scope.needsThings, let row = QueryTest.needsRow(name) { types.append((row.type, nil)) }
            var seen: Set<String> = []
            for (type, field) in types {
                for choice in values(of: type, field, typed, scope, portfolio) where seen.insert(choice.text).inserted {
                    all.append(choice)
                }
            }
        }
        return narrowed(all.map { Choice(text: quoted($0.text), about: $0.about) }, typed)
    }

    private static func values(
        of type: FieldType, _ field: Field?, _ typed: String, _ scope: Query.Scope, _ portfolio: Portfolio
    ) -> [Choice] {
        switch type {
        case .choice(let words), .choices(let words): return words.map { Choice(text: $0, about: "") }
        case .flag: return ["yes", "no"].map { Choice(text: $0, about: "") }
        case .day:
            return [
                ("today", ""), ("tomorrow", ""), ("fri", "the coming Friday"), ("+2w", "in two weeks"),
                ("+1m", "in a month"), ("eom", "the end of this month"), ("12 jun", "the coming one"),
            ].map { Choice(text: $0.0, about: $0.1) }
        case .reference(let kinds), .references(let kinds):
            var found: [Choice] = []
            let wanted = Folded(typed)
            let kinds = kinds.isEmpty ? asked(scope) : kinds
            for kind in kinds {
                for position in 0..<min(portfolio.count(of: kind), QueryCompletion.reach) {
                    let node = portfolio.node(of: kind, at: position)
                    guard wanted.isPart(of: portfolio.idBytes(node)) else { continue }
                    found.append(Choice(text: portfolio.id(node), about: portfolio.title(node)))
                    if found.count >= QueryCompletion.limit { return found }
                }
            }
            return found
        case .line, .list:
            guard let field else { return [] }
            return held(in: field, typed, scope, portfolio)
        case .prose, .number, .whole, .money, .rows, .pairs: return []
        }
    }

    /// The texts that the first few thousand things hold in a field, commonest first.
    private static func held(
        in field: Field, _ typed: String, _ scope: Query.Scope, _ portfolio: Portfolio
    ) -> [Choice] {
        var counts: [String: Int] = [:]
        let wanted = Folded(typed)
        for kind in asked(scope) {
            for position in 0..<min(portfolio.count(of: kind), QueryCompletion.reach) {
                let node = portfolio.node(of: kind, at: position)
                guard let text = portfolio.bytes(node, field), wanted.isPart(of: text) else { continue }
                for part in FieldType.parts(String(decoding: text, as: UTF8.self)) { counts[part, default: 0] += 1 }
            }
        }
        let ranked = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return ranked.prefix(QueryCompletion.limit * 2).map {
            Choice(text: $0.key, about: $0.value == 1 ? "" : "\($0.value) times")
        }
    }

    private static func asked(_ scope: Query.Scope) -> [Kind] {
        if case .kind(let kind) = scope { return [kind] }
        return Kind.allCases
    }

    /// Those that begin with what was typed, then those that hold it; what is typed already in full is no news.
    private static func narrowed(_ choices: [Choice], _ typed: String) -> [Choice] {
        let typed = typed.lowercased()
        func bare(_ choice: Choice) -> String { choice.text.lowercased().filter { $0 != "\"" } }
        if typed.isEmpty { return Array(choices.prefix(QueryCompletion.limit)) }
        let leading = choices.filter { bare($0).hasPrefix(typed) }
        let inside = choices.filter { !bare($0).hasPrefix(typed) && bare($0).contains(typed) }
        return Array((leading + inside).prefix(QueryCompletion.limit))
    }

    /// A value as it has to be written: between quotation marks where blanks or commas are in it.
    static func quoted(_ text: String) -> String {
        text.contains { $0.isWhitespace || $0 == "," || $0 == "\"" }
            ? "\"" + text.filter { $0 != "\"" } + "\"" : text
    }
}

extension Query {
    /// A term that holds of what has a value in a field, as it has to be written.
    public static func term(_ name: String, _ value: String) -> String {
        "\(name)=\(QueryWords.quoted(value))"
    }
}
