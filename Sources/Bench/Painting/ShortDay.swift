// Days in few columns, for rows in which many things stand side by side.

import Missions

/// A day in six columns: ` 4 Jun`, or, where that would not tell which year's, `Jun'27`.
enum ShortDay {
    static let columns = 6

    /// The day itself from two months before the as-of day to ten months after it, in which no day comes twice; else
    /// month and year, and of other centuries the year.
    static func text(_ day: Day, asOf today: Day) -> String {
        let (year, month, date) = day.parts
        let away = day - today
        if (-61...300).contains(away) { return numbers[date] + " " + months[month - 1] }
        guard abs(year - today.parts.year) < 50 else { return String(year) }
        return months[month - 1] + "'" + digits(year % 100)
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0" + numbers[number] : numbers[number] }

    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    /// Kept, because every row asks for some at every key.
    private static let numbers = (0...99).map { String($0) }
}
