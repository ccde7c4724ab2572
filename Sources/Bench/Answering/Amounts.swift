// Estimates as people say them: millions by their word, a range for what is not exact.

import Missions

enum Amounts {
    /// How many pairs of others an item lies between. An estimate is a range, two standard errors either side; where the
    /// error is as large as the value, only how many they may be, and that this is not sure.
    static func pairs(_ value: Double, error: Double) -> String {
        guard error > 0 else {
            let text = exact(value)
            return text == "1" ? "1 pair" : "\(text) pairs"
        }
        let (low, high) = (value - 2 * error, rounded(value + 2 * error, .up))
        if error >= value { return "up to \(words(high)) pairs, unsure" }
        guard low >= 1 else { return "up to \(words(high)) pairs" }
        let (least, most) = (words(rounded(low, .down)), words(high))
        // A word that both have is said once.
        let (first, last) = (least.split(separator: " "), most.split(separator: " "))
        let isShared = first.count == 2 && last.count == 2 && first[1] == last[1]
        return "\(isShared ? String(first[0]) : least) to \(most) pairs"
    }

    private static func exact(_ value: Double) -> String {
        if value < 0.05 { return "under 0.1" }
        if value < 100, (value * 10).rounded() != value.rounded() * 10 { return "\((value * 10).rounded() / 10)" }
        return words(value < 1_000_000 ? value : rounded(value, .toNearestOrAwayFromZero))
    }

    /// To two digits that count.
    private static func rounded(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
        var unit = 1.0
        while value / unit >= 100, unit < 1e300 { unit *= 10 }
        return (value / unit).rounded(rule) * unit
    }

    private static func words(_ value: Double) -> String {
        for (unit, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] where value >= unit {
            let number = value / unit
            if number >= 1e6 { return "very many" }
            let tenths = (number * 10).rounded() / 10
            return (tenths < 10 && tenths != tenths.rounded() ? "\(tenths)" : grouped(Int(tenths.rounded())))
                + " \(word)"
        }
        return grouped(Int(value.rounded()))
    }
}
