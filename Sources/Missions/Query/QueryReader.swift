// Reading a query: words, quotation marks, names, signs and values.

/// A value as it was written.
struct QueryValue {
    let text: String
    let isQuoted: Bool
}

/// The sign between a name and its values.
enum QuerySign: String, CaseIterable {
    // Longer signs first: the first that fits is meant.
    case isNot = "!=", atMost = "<=", atLeast = ">=", has = ":", equals = "=", below = "<", above = ">"
}

struct QueryReader {
    private let letters: [Character]
    private let scope: Query.Scope
    private let today: Day?
    private var next = 0

    init(_ text: String, _ scope: Query.Scope, _ today: Day?) {
        letters = Array(text)
        self.scope = scope
        self.today = today
    }

    mutating func terms() throws(QueryError) -> [QueryTerm] {
        var terms: [QueryTerm] = []
        while true {
            next = afterBlanks(next)
            if next >= letters.count { return terms }
            let start = next
            var term = try term()
            term.range = start..<next
            terms.append(term)
        }
    }

    private mutating func term() throws(QueryError) -> QueryTerm {
        let start = next
        if let error = joining(at: start) { throw error }
        let isNegated = letters[next] == "-" && next + 1 < letters.count && !letters[next + 1].isWhitespace
        if isNegated { next += 1 }
        if let (name, sign) = try nameAndSign() {
            let values = try values(areDays: today != nil && QueryTest.isDay(name, scope))
            do throws(NoSense) {
                let test = try QueryTest(name, sign, values, scope, today: today)
                return QueryTerm(
                    isNegated: isNegated != (sign == .isNot), test: test, name: QueryTest.folded(name), sign: sign,
                    values: values)
            } catch {
                throw wrong(from: start, error.sentence)
            }
        }
        let value = try value(until: { $0.isWhitespace })
        if !value.isQuoted, value.text.lowercased() == "late" {
            switch scope {
            case .items, .kind, .links(.needs): return QueryTerm(isNegated: isNegated, test: .late)
            default: throw wrong(from: start, "Only items and needs links are late. Write \"late\" to find the word.")
            }
        }
        if !value.isQuoted, value.text.lowercased() == "mine" {
            if scope.isAnswered { return QueryTerm(isNegated: isNegated, test: .mine) }
            throw wrong(from: start, "Nobody answers for \(scope.name). Write \"mine\" to find the word.")
        }
        return QueryTerm(isNegated: isNegated, test: .word(Folded(value.text)))
    }

    /// Why a word by itself is refused: people who know other languages of questions join and turn terms with it. Between
    /// quotation marks it is a word like any other.
    private func joining(at start: Int) -> QueryError? {
        var end = start
        while end < letters.count, !letters[end].isWhitespace { end += 1 }
        let word = String(letters[start..<end])
        func wrong(_ sentence: String) -> QueryError {
            QueryError(word: word, position: start + 1, sentence: sentence)
        }
        let after = afterBlanks(end)
        let next = String(letters[after...].prefix { !$0.isWhitespace })
        switch word.lowercased() {
        case "not":
            let other = next.isEmpty || next.hasPrefix("-") ? "late" : next
            return wrong("A hyphen leaves out: -\(other). Write \"not\" to find the word.")
        case "or":
            return wrong(
                "There is no or: terms side by side all hold; state:live,done is either. \"or\" is the word.")
        case "and": return wrong("Terms side by side must all hold: leave \(word) out, or write \"and\" to find it.")
        default: break
        }
        if word.first == "!", word.count > 1, word.dropFirst().first != "=" {
            let rest = word.dropFirst().drop { $0 == "!" }
            return wrong("A hyphen leaves out: -\(rest). Write \"\(word)\" to find it as text.")
        }
        let inner = word.drop { $0 == "(" }
        if inner.count < word.count,
            QueryReader.alone.contains(bare(inner.prefix { $0 != ")" })) || ["or", "and"].contains(next.lowercased())
        {
            return wrong(
                "There are no brackets: terms side by side all hold; state:live,done is either. Write \"\(word)\" to find it as text."
            )
        }
        let parts = word.split { ",;|&+/".contains($0) }
        if parts.count > 1, parts.allSatisfy({ QueryReader.alone.contains(bare($0)) }) {
            return wrong(
                "Terms stand side by side, and all must hold: \(parts.joined(separator: " ")). Write \"\(word)\" to find it as text."
            )
        }
        return nil
    }

    /// The terms that are a word by themselves.
    private static let alone: Set<String> = ["late", "mine"]

    private func bare(_ part: Substring) -> String {
        (part.first == "-" ? part.dropFirst() : part).lowercased()
    }

    /// A name with the sign after it; nothing where the word is not of that form. Blanks may stand around a sign, as in
    /// `state = live`; but `lead: wing` is an empty lead and a word.
    private mutating func nameAndSign() throws(QueryError) -> (String, QuerySign)? {
        var end = next
        while end < letters.count, letters[end].isLetter || letters[end].isNumber || "_-".contains(letters[end]) {
            end += 1
        }
        guard end > next else { return nil }
        let begins = afterBlanks(end)
        let rest = String(letters[begins..<min(begins + 2, letters.count)])
        guard let sign = QuerySign.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
        let name = String(letters[next..<end])
        next = begins + sign.rawValue.count
        let isSpaced = begins > end || (sign != .has && sign != .equals)
        if isSpaced { next = afterBlanks(next) }
        return (name, sign)
    }

    private func afterBlanks(_ start: Int) -> Int {
        var end = start
        while end < letters.count, letters[end].isWhitespace { end += 1 }
        return end
    }

    /// Values separated by commas, up to the next blank; a day may be several words.
    private mutating func values(areDays: Bool) throws(QueryError) -> [QueryValue] {
        var values: [QueryValue] = []
        while true {
            let value = areDays ? try spokenDay() : try value(until: { $0.isWhitespace || $0 == "," })
            if !value.text.isEmpty || value.isQuoted { values.append(value) }
            guard next < letters.count, letters[next] == "," else { return values }
            next += 1
        }
    }

    /// As many words as make a day: `12 jun 2026`, `next fri`; else one.
    private mutating func spokenDay() throws(QueryError) -> QueryValue {
        let start = next
        var first: (value: QueryValue, end: Int)?
        var best: (value: QueryValue, end: Int)?
        for _ in 0..<5 {
            let from = next
            let word = try value(until: { $0.isWhitespace || $0 == "," })
            if word.isQuoted, from != start { break }
            if first == nil { first = (word, next) }
            if word.isQuoted || word.text.isEmpty { break }
            let text = String(letters[start..<next])
            if QueryDays.isDay(text, today) { best = (QueryValue(text: text, isQuoted: false), next) }
            guard next < letters.count, letters[next].isWhitespace else { break }
            next = afterBlanks(next)
            if next >= letters.count { break }
        }
        let taken = best ?? first ?? (QueryValue(text: "", isQuoted: false), start)
        next = taken.end
        return taken.value
    }

    private mutating func value(until isEnd: (Character) -> Bool) throws(QueryError) -> QueryValue {
        guard next < letters.count, letters[next] == "\"" else {
            let start = next
            while next < letters.count, !isEnd(letters[next]) { next += 1 }
            return QueryValue(text: String(letters[start..<next]), isQuoted: false)
        }
        let start = next
        next += 1
        while next < letters.count, letters[next] != "\"" { next += 1 }
        guard next < letters.count else {
            throw wrong(from: start, "This quotation mark is never closed. Add another at the end of the words.")
        }
        next += 1
        return QueryValue(text: String(letters[start + 1..<next - 1]), isQuoted: true)
    }

    private func wrong(from start: Int, _ sentence: String) -> QueryError {
        let word = String(letters[start..<min(max(next, start + 1), letters.count)])
        return QueryError(word: word, position: start + 1, sentence: sentence)
    }
}

/// Why a term makes no sense, as a sentence.
struct NoSense: Error {
    let sentence: String
}
