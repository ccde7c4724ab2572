// How much time a column of the date axis stands for, and which column a day lies in.

import Missions

/// The unit that the columns of a date axis count. A unit begins with a column, so that units of one name are equally
/// wide however many days they have, and a later day never lies in an earlier column.
enum AxisZoom: Int, CaseIterable, Hashable, Sendable {
    case week, month, quarter, year

    /// The columns of one unit: what its label takes, and a blank.
    var columns: Int { self == .week ? 3 : 4 }

    /// `week`: as it is told to people.
    var word: String {
        switch self {
        case .week: "week"
        case .month: "month"
        case .quarter: "quarter"
        case .year: "year"
        }
    }

    var finer: AxisZoom? { AxisZoom(rawValue: rawValue - 1) }
    var coarser: AxisZoom? { AxisZoom(rawValue: rawValue + 1) }

    /// The column of a day, counted from the same origin for all days.
    func column(of day: Day) -> Int {
        let (unit, part, length) = place(of: day)
        return unit * columns + part * columns / length
    }

    /// The unit a day lies in, how far it lies in it, and how long that unit is.
    private func place(of day: Day) -> (unit: Int, part: Int, length: Int) {
        if self == .week {
            // Weeks begin on Mondays; the first day of 1970 was a Thursday.
            let (week, weekday) = AxisZoom.divided(Int(day.number) + 3, by: 7)
            return (week, weekday, 7)
        }
        let (year, month, date) = day.parts
        switch self {
        case .week, .month: return (year * 12 + month - 1, date - 1, AxisZoom.days(ofMonth: month, in: year))
        case .quarter:
            let before = (month - 1) % 3
            let lengths = (0..<3).map { AxisZoom.days(ofMonth: month - before + $0, in: year) }
            let part = lengths.prefix(before).reduce(0, +) + date - 1
            return (year * 4 + (month - 1) / 3, part, lengths.reduce(0, +))
        case .year: return (year, (month - 1) * 31 + date - 1, 12 * 31)
        }
    }

    /// The day a unit begins with; nil outside the calendar.
    func day(ofUnit unit: Int) -> Day? {
        switch self {
        case .week:
            let number = unit * 7 - 3
            let calendar = Int(Day.first.number)...Int(Day.last.number)
            return calendar.contains(number) ? Day(number: Int32(number)) : nil
        case .month: return Day(year: unit / 12, month: unit % 12 + 1, day: 1)
        case .quarter: return Day(year: unit / 4, month: unit % 4 * 3 + 1, day: 1)
        case .year: return Day(year: unit, month: 1, day: 1)
        }
    }

    /// The first day that lies in a column, or further right where none does.
    func day(atColumn column: Int) -> Day {
        var (low, high) = (Day.first.number, Day.last.number)
        while low < high {
            let middle = low + (high - low) / 2
            if self.column(of: Day(number: middle)) < column { low = middle + 1 } else { high = middle }
        }
        return Day(number: low)
    }

    /// The unit in which a column lies.
    func unit(atColumn column: Int) -> Int { AxisZoom.divided(column, by: columns).quotient }

    private static func days(ofMonth month: Int, in year: Int) -> Int {
        [31, 30, 29].first { Day(year: year, month: month, day: $0) != nil } ?? 28
    }

    private static func divided(_ number: Int, by divisor: Int) -> (quotient: Int, rest: Int) {
        let rest = number % divisor
        return rest < 0 ? (number / divisor - 1, rest + divisor) : (number / divisor, rest)
    }
}

/// A choice of what a date axis shows: how fine, and its first column.
struct AxisWindow: Hashable, Sendable {
    var zoom: AxisZoom
    /// The column of `AxisZoom.column(of:)` that is the first on screen.
    var first: Int
}
