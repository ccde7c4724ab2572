// From what was typed to the one text a value is stored as, or to a sentence that says what is wrong with it.

/// Why a text cannot be a value of a field's type. The text completes "… is not …": what was expected.
public struct NotAValue: Error, Hashable, Sendable {
    /// What would have been right, as words.
    public let expected: String
}

extension FieldType {
    /// The canonical text of what was typed; empty means no value.
    ///
    /// Choices match without regard to case, blanks, hyphens and underscores. Lists are trimmed and lose doubles and
    /// empty entries. Numbers are written with the fewest digits.
    public func canonical(_ typed: some StringProtocol) throws(NotAValue) -> String {
        let text = FieldType.trimmed(typed)
        if text.isEmpty { return "" }
        switch self {
        case .line:
            if text.utf8.contains(where: { $0 < 32 || $0 == 127 }) { throw NotAValue(expected: "one line of text") }
            return text
        case .prose:
            if text.utf8.contains(where: { ($0 < 32 && $0 != 10 && $0 != 9) || $0 == 127 }) {
                guard text.utf8.contains(13) else { throw NotAValue(expected: "text without control characters") }
                return try canonical(FieldType.withoutReturns(text))
            }
            return text
        case .number(let range):
            guard let number = Decimal.number(text), range.contains(number) else { throw NotAValue(expected: hint) }
            return Decimal.text(number)
        case .whole(let range):
            guard let number = Decimal.number(text), let whole = Decimal.whole(number), range.contains(whole) else {
                throw NotAValue(expected: hint)
            }
            return String(whole)
        case .day:
            guard Day(iso: text) != nil else { throw NotAValue(expected: hint) }
            return text
        case .flag:
            switch text.lowercased() {
            case "true", "yes", "y", "1": return "true"
            case "false", "no", "n", "0": return "false"
            default: throw NotAValue(expected: hint)
            }
        case .choice(let words):
            guard let word = FieldType.match(text, in: words) else { throw NotAValue(expected: "one of \(hint)") }
            return word
        case .choices(let words):
            var chosen: [String] = []
            for part in FieldType.parts(text) {
                guard let word = FieldType.match(part, in: words) else { throw NotAValue(expected: hint) }
                if !chosen.contains(word) { chosen.append(word) }
            }
            return chosen.joined(separator: ";")
        case .list: return FieldType.listed(text)
        case .reference:
            guard ItemID.isValid(text) else { throw NotAValue(expected: hint) }
            return text
        case .references:
            let listed = FieldType.listed(text)
            for part in FieldType.parts(listed) where !ItemID.isValid(part) { throw NotAValue(expected: hint) }
            return listed
        case .money: return try Money(text).text
        case .rows(let names): return try FieldType.rows(text, names)
        case .pairs:
            var pairs: [(name: String, code: String)] = []
            for pair in FieldType.pairs(text) {
                guard let pair, !pair.name.isEmpty else { throw NotAValue(expected: hint) }
                if let other = pairs.first(where: { $0.name == pair.name }) {
                    guard other.code == pair.code else { throw NotAValue(expected: hint) }
                } else {
                    pairs.append(pair)
                }
            }
            return pairs.map { "\($0.name)=\($0.code)" }.joined(separator: ";")
        }
    }

    /// The entries of a list's canonical text.
    public static func parts(_ text: some StringProtocol) -> [String] {
        split(text, at: UInt8(ascii: ";")).filter { !$0.isEmpty }
    }

    /// The names and codes of pairs, split at the first `=`; nil for a part that has none.
    static func pairs(_ text: String) -> [(name: String, code: String)?] {
        parts(text).map { part in
            guard let sign = part.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            return (trimmed(part[..<sign]), trimmed(part[part.utf8.index(after: sign)...]))
        }
    }

    /// The trimmed pieces between separators. Bytes are compared, not characters: a mark on a separator does not hide
    /// it, and nothing that merely counts as equal stands for it.
    static func split(_ text: some StringProtocol, at separator: UInt8) -> [String] {
        Substring(text).utf8.split(separator: separator, omittingEmptySubsequences: false).map {
            trimmed(Substring($0))
        }
    }

    private static func listed(_ text: String) -> String {
        var seen: Set<String> = []
        var kept: [String] = []
        for part in parts(text) where seen.insert(part).inserted { kept.append(part) }
        return kept.joined(separator: ";")
    }

    private static func rows(_ text: String, _ names: [String]) throws(NotAValue) -> String {
        var rows: [String] = []
        for row in parts(text) {
            let cells = split(row, at: UInt8(ascii: "|"))
            guard cells.count <= names.count else {
                throw NotAValue(expected: "rows of \(names.joined(separator: "|")), separated by ;")
            }
            rows.append(cells.joined(separator: "|"))
        }
        return rows.joined(separator: ";")
    }

    /// The word of a choice that was meant, whatever the case, blanks or hyphens.
    public static func match(_ text: String, in words: [String]) -> String? {
        let folded = fold(text)
        return words.first { fold($0) == folded }
    }

    private static func fold(_ text: String) -> String {
        String(text.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        func blank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
        let bytes = Substring(text).utf8
        guard let first = bytes.firstIndex(where: { !blank($0) }), let last = bytes.lastIndex(where: { !blank($0) })
        else { return "" }
        // What nobody can see is nothing.
        if bytes[first] >= 0x80, text.unicodeScalars.allSatisfy(isInvisible) { return "" }
        return first == bytes.startIndex && bytes.index(after: last) == bytes.endIndex
            ? String(text) : String(Substring(bytes[first...last]))
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }

    private static func withoutReturns(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" { scalars.append("\n") } else if scalar != "\n" || !afterReturn { scalars.append(scalar) }
            afterReturn = scalar == "\r"
        }
        return String(scalars)
    }
}

/// Item ids: any text without white space or control characters, up to 200 bytes.
public typealias ItemID = String

extension ItemID {
    /// Whether a text can be an item's id.
    public static func isValid(_ text: String) -> Bool {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= 200, bytes.allSatisfy({ $0 > 32 && $0 != 127 }) else { return false }
        return bytes.allSatisfy { $0 < 128 } || !text.unicodeScalars.contains { $0.properties.isWhitespace }
    }
}
