// Values as people say them - fri, +2w, £1.2m, 45% - where files must be exact.

extension FieldRule {
    /// The canonical text of what somebody typed on a day; empty means no value. Whatever a file may hold is read as
    /// itself. Besides, days are understood as `Day(spoken:relativeTo:)` reads them, amounts in £m with a unit, shares
    /// up to 1 as per cent, and lengths in days as weeks.
    public func canonical(said typed: some StringProtocol, on today: Day) throws(NotAValue) -> String {
        let text = FieldType.trimmed(typed)
        if text.isEmpty { return "" }
        switch type {
        case .day:
            let leaning: Leaning = hasHappened ? .back : .ahead
            guard let day = Day(spoken: text, relativeTo: today, leaning: leaning) else {
                let isTooFar = Day.isBeyondCalendar(text, from: today)
                throw NotAValue(expected: isTooFar ? "a day of the years 1 to 9999" : FieldRule.sayDays)
            }
            return day.iso
        case .number(let range):
            guard let number = Decimal.said(text, unit: unit, isShare: range == 0...1), range.contains(number) else {
                throw NotAValue(expected: type.hint)
            }
            return Decimal.text(number)
        case .whole(let range):
            guard let number = Decimal.said(text, unit: unit, isShare: false), let whole = Decimal.whole(number),
                range.contains(whole)
            else { throw NotAValue(expected: type.hint) }
            return String(whole)
        case .money: return try type.canonical(FieldRule.saidMoney(text))
        default: return try type.canonical(text)
        }
    }

    /// Whether a day tells of what has happened: `12 nov` is then the latest one, not the next.
    public var hasHappened: Bool { name.hasSuffix("_on") || name.hasPrefix("actual_") }

    /// What to type, in a few words, where people type it.
    public var sayHint: String { type == .day ? FieldRule.sayDays : type.hint }

    private static let sayDays = "a day such as 12 jun, fri, +2w or 2026-06-12"

    /// `26/27 £1.2m; 2027-28: 900k` as a file would have it. A part that is not understood stays, and is refused there.
    private static func saidMoney(_ text: String) -> String {
        FieldType.parts(text).map { part in
            guard let parted = part.firstIndex(where: { $0 == "=" || $0 == ":" || $0 == " " }) else { return part }
            let amount = part[parted...].drop { $0 == "=" || $0 == ":" || $0 == " " }
            guard let year = financialYear(part[..<parted]),
                let number = Decimal.said(amount, unit: "£m", isShare: false)
            else { return part }
            return "\(year)=\(Decimal.text(number))"
        }.joined(separator: ";")
    }

    /// `2026-27` from itself, `2026/27` or `26-27`.
    private static func financialYear(_ text: Substring) -> String? {
        let sides =
            text.split(separator: "/", maxSplits: 1).count == 2
            ? text.split(separator: "/") : text.split(separator: "-")
        guard sides.count == 2, let start = Int(sides[0]), let end = Int(sides[1]) else { return nil }
        let first = sides[0].utf8.count == 2 ? 2000 + start : start
        guard first >= 1000, sides[1].utf8.count == 2, end == (first + 1) % 100 else { return nil }
        return Money.name(of: first)
    }
}

extension Decimal {
    /// Reads a number with the unit people add to it: `£1.2m`, `900k` and `2bn` in £m, `2 weeks` in days, `45%` of 1.
    static func said(_ typed: some StringProtocol, unit: String?, isShare: Bool) -> Double? {
        let text = FieldType.trimmed(typed)
        if let number = number(text) { return number }
        let word = text.reversed().prefix { $0.isLetter || $0 == "%" }.reversed()
        let digits = FieldType.trimmed(text.dropLast(word.count))
        // Moving the point in the text is exact; multiplying is not.
        func shifted(_ places: Int) -> Double? { number("\(digits)e\(places)") }
        switch (unit, String(word).lowercased()) {
        case ("£m", "m"), ("£m", "mn"), ("£m", "million"): return number(digits)
        case ("£m", "bn"), ("£m", "b"), ("£m", "billion"): return shifted(3)
        case ("£m", "k"), ("£m", "thousand"): return shifted(-3)
        case ("days", "d"), ("days", "day"), ("days", "days"): return number(digits)
        case ("days", "w"), ("days", "week"), ("days", "weeks"): return number(digits).map { $0 * 7 }
        case ("FTE", "fte"): return number(digits)
        case (nil, "%"): return isShare ? shifted(-2) : nil
        default: return nil
        }
    }
}
