// A calendar day as a number, so that lateness is a subtraction.

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01. Differences are in days.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public var number: Int32

    public init(number: Int32) { self.number = number }

    /// The day of a year, month (1-12) and day of the month, or nil where the calendar has no such day. Years 1-9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, in: year)
        else { return nil }
        // Days from civil, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads `2026-01-31`, and nothing else.
    public init?(iso text: some StringProtocol) {
        var digits: (Int, Int, Int) = (0, 0, 0)
        var position = 0
        for byte in text.utf8 {
            switch position {
            case 4, 7:
                guard byte == UInt8(ascii: "-") else { return nil }
            case 0..<10:
                guard byte >= 48, byte <= 57 else { return nil }
                let digit = Int(byte) - 48
                if position < 4 {
                    digits.0 = digits.0 * 10 + digit
                } else if position < 7 {
                    digits.1 = digits.1 * 10 + digit
                } else {
                    digits.2 = digits.2 * 10 + digit
                }
            default: return nil
            }
            position += 1
        }
        guard position == 10 else { return nil }
        self.init(year: digits.0, month: digits.1, day: digits.2)
    }

    /// The year, the month (1-12) and the day of the month.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// `2026-01-31`.
    public var iso: String {
        let (year, month, day) = parts
        return Day.padded(year, to: 4) + "-" + Day.padded(month, to: 2) + "-" + Day.padded(day, to: 2)
    }

    /// `31 Jan 2026`, as people write it; the first thousand years have four digits, too.
    public var spoken: String {
        let (year, month, day) = parts
        return "\(day) \(Day.months[month - 1]) \(Day.padded(year, to: 4))"
    }

    /// `31 Jan`, where the year goes without saying.
    public var short: String {
        let (_, month, day) = parts
        return Day.padded(day, to: 2) + " " + Day.months[month - 1]
    }

    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// Days from `right` to `left`.
    public static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }

    /// The first and the last day that have a text.
    public static let first = Day(number: -719_162)
    public static let last = Day(number: 2_932_896)

    /// The day that many days later; at most the last day of the calendar, at least the first.
    public static func + (day: Day, days: Int) -> Day {
        let reach = Int(last.number) - Int(first.number)
        let number = Int(day.number) + Swift.min(Swift.max(days, -reach), reach)
        return Day(number: Int32(Swift.min(Swift.max(number, Int(first.number)), Int(last.number))))
    }
}
