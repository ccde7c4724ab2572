// What a field may hold, and the one text in which each value is written.

/// The type of a field's value. Every value has one canonical text, used in cells, forms, the command line and the log.
public enum FieldType: Hashable, Sendable {
    /// One line of text.
    case line
    /// Text that may have several lines.
    case prose
    /// A decimal number within bounds, both included.
    case number(ClosedRange<Double>)
    /// A whole number within bounds, both included.
    case whole(ClosedRange<Int>)
    /// A calendar day, `2026-01-31`.
    case day
    /// `true` or `false`.
    case flag
    /// One of a fixed set of words.
    case choice([String])
    /// Several of a fixed set of words, separated by `;`.
    case choices([String])
    /// Several texts, separated by `;`.
    case list
    /// The id of an item of one of these kinds.
    case reference([Kind])
    /// Ids of items, separated by `;`.
    case references([Kind])
    /// £m by financial year, `2026-27=12.5;2027-28=9`.
    case money
    /// Several rows of named parts: rows separated by `;`, parts by `|`.
    case rows([String])
    /// Codes by name, `planning=AG;capacity=R`.
    case pairs

    /// What to type, in a few words.
    public var hint: String {
        switch self {
        case .line: "one line of text"
        case .prose: "text"
        case .number(let range):
            range.lowerBound == -.infinity && range.upperBound == .infinity
                ? "a number" : "a number, \(FieldType.bounds(range.lowerBound, range.upperBound))"
        case .whole(let range):
            "a whole number, \(FieldType.bounds(Double(range.lowerBound), Double(range.upperBound)))"
        case .day: "a date such as 2026-01-31"
        case .flag: "yes or no"
        case .choice(let words): words.joined(separator: ", ")
        case .choices(let words): "any of \(words.joined(separator: ", ")), separated by ;"
        case .list: "texts separated by ;"
        case .reference(let kinds): "the id of \(FieldType.either(kinds))"
        case .references(let kinds): "ids of \(FieldType.several(kinds)), separated by ;"
        case .money: "£m by year, such as 2026-27=12.5;2027-28=9"
        case .rows(let parts): "rows of \(parts.joined(separator: "|")), separated by ;"
        case .pairs: "code=rating pairs separated by ;"
        }
    }

    private static func bounds(_ low: Double, _ high: Double) -> String {
        if high >= 1e9 { return "\(Decimal.text(low)) or more" }
        return "\(Decimal.text(low)) to \(Decimal.text(high))"
    }

    private static func either(_ kinds: [Kind]) -> String {
        kinds.isEmpty ? "an item" : kinds.map(\.withArticle).joined(separator: " or ")
    }

    private static func several(_ kinds: [Kind]) -> String {
        kinds.isEmpty ? "items" : kinds.map(\.plural).joined(separator: " or ")
    }
}

/// Numbers as text: the shortest digits that read back as the same number.
public enum Decimal {
    /// `58.8`, `12`, `-3`; never an exponent below 10^15.
    public static func text(_ number: Double) -> String {
        whole(number).map { String($0) } ?? number.description
    }

    /// The number as a whole one below 10^15, where it is one.
    static func whole(_ number: Double) -> Int? {
        // Neither `rounded()` nor `Int(exactly:)`: they call into the C library's mathematics, which a program without
        // Glibc does not link.
        guard abs(number) < 1e15, Double(Int(number)) == number else { return nil }
        return Int(number)
    }

    /// Reads `58.8`, `1,200`, `+3`, `-£12.5` as a finite number. Commas and blanks may only part thousands: `58,8` is
    /// no number, since it would be another one elsewhere in Europe.
    public static func number(_ text: some StringProtocol) -> Double? {
        var rest = Array(FieldType.trimmed(text).utf8)[...]
        func take(_ mark: some Sequence<UInt8>) -> Bool {
            guard rest.starts(with: mark) else { return false }
            rest = rest.dropFirst(Array(mark).count)
            return true
        }
        let isNegative = take("-".utf8)
        if !isNegative { _ = take("+".utf8) }
        _ = take("£".utf8)
        while take(" ".utf8) {}
        guard let digits = withoutSeparators(rest), let first = digits.first, first == point || isDigit(first),
            digits.allSatisfy({ isDigit($0) || "eE+-.".utf8.contains($0) }),
            let number = Double(String(decoding: digits, as: UTF8.self)), number.isFinite
        else { return nil }
        return number == 0 ? 0 : isNegative ? -number : number
    }

    /// The digits without the commas or blanks that part thousands; nil where they part anything else.
    private static func withoutSeparators(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let whole = bytes.prefix { isDigit($0) || $0 == comma || $0 == blank }
        let tail = bytes[whole.endIndex...]
        let groups = whole.split(omittingEmptySubsequences: false) { $0 == comma || $0 == blank }
        if groups.count > 1 {
            guard !groups[0].isEmpty, groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        return groups.flatMap { $0 } + tail
    }

    private static let point = UInt8(ascii: ".")
    private static let comma = UInt8(ascii: ",")
    private static let blank = UInt8(ascii: " ")
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
