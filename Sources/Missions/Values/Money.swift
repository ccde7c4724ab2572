// £m by financial year.

/// Amounts in £m by financial year, `2026-27=12.5;2027-28=9`; years rise, each at most once.
public struct Money: Hashable, Sendable {
    /// The first calendar year of each financial year, with its amount in £m.
    public var years: [(start: Int, amount: Double)]

    /// Reads the text of a money cell. Throws where a part is not `YEAR=AMOUNT`, a year is named twice or is not `2026-27`.
    public init(_ text: some StringProtocol) throws(NotAValue) {
        var read: [(start: Int, amount: Double)] = []
        for part in FieldType.parts(text) {
            let sides = FieldType.split(part, at: UInt8(ascii: "="))
            guard sides.count == 2, let start = Money.year(sides[0]), let amount = Decimal.number(sides[1]),
                !read.contains(where: { $0.start == start })
            else { throw NotAValue(expected: FieldType.money.hint) }
            read.append((start, amount))
        }
        years = read.sorted { $0.start < $1.start }
    }

    /// £m over all years.
    public var total: Double { years.reduce(0) { $0 + $1.amount } }

    /// The canonical text.
    public var text: String {
        years.map { "\(Money.name(of: $0.start))=\(Decimal.text($0.amount))" }.joined(separator: ";")
    }

    /// `2026-27` from 2026.
    public static func name(of start: Int) -> String {
        let end = (start + 1) % 100
        return "\(start)-\(end < 10 ? "0" : "")\(end)"
    }

    /// 2026 from `2026-27`.
    static func year(_ name: String) -> Int? {
        guard name.utf8.count == 7, let start = Int(name.prefix(4)), start >= 1000, Money.name(of: start) == name else {
            return nil
        }
        return start
    }

    public static func == (left: Money, right: Money) -> Bool { left.text == right.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
