// How late something is, as people say it: days, weeks, months and years.

import Missions

extension Slip {
    /// How a slip can be said, for whoever said something else.
    public static let spoken = "days from 0 to \(longest), or weeks, months, years: 42, 6w, 3m, 1y"

    /// The days, 0 to `longest`, that a text names: `42`, `6w`, `3 months`; and their name. What is asked often stands for
    /// its own days (`presets`), so that 13 months are 393; other months are twelfths of a year of 365 days.
    public static func days(spoken text: String) -> (days: Int, name: String)? {
        let text = text.lowercased().drop { $0 == "+" || $0 == " " }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), number <= longest else { return nil }
        var unit = text.dropFirst(digits.count).drop { $0 == " " }
        while unit.last == " " { unit.removeLast() }
        let (days, name): (Int, String)
        switch unit {
        case "", "d", "day", "days": (days, name) = (number, counted(number, "day"))
        case "w", "week", "weeks": (days, name) = (number * 7, counted(number, "week"))
        case "m", "month", "months": (days, name) = ((number * 365 + 6) / 12, counted(number, "month"))
        case "y", "year", "years": (days, name) = (number * 365, counted(number, "year"))
        default: return nil
        }
        if let preset = presets.first(where: { $0.name == name }) { return (preset.days, name) }
        return days <= longest ? (days, name) : nil
    }
}
