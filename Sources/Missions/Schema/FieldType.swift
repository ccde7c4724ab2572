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
        case .references(let kinds): "ids of \(FieldType.either(kinds)), separated by ;"
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
        kinds.isEmpty ? "an item" : kinds.map(\.rawValue).joined(separator: " or ")
    }
}

/// Numbers as text: the shortest digits that read back as the same number.
public enum Decimal {
    /// `58.8`, `12`, `-3`; never an exponent below 10^15.
    public static func text(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
        return number.description
    }

    /// Reads `58.8`, `1,200`, `+3`, `£12.5` as a finite number.
    public static func number(_ text: some StringProtocol) -> Double? {
        var digits = ""
        for character in text where character != "," && character != "£" && character != " " {
            digits.append(character)
        }
        guard let first = digits.utf8.first, first != UInt8(ascii: "i"), first != UInt8(ascii: "n"),
            digits.utf8.allSatisfy({ $0 < 128 }), let number = Double(digits), number.isFinite,
            !digits.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") })
        else { return nil }
        return number == 0 ? 0 : number
    }
}
