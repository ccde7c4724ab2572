// Stretches of time as people say them - a month, a quarter, a year - and their first and last days.

extension SpokenReader {
    /// A stretch of whole months, counted from the year nought.
    struct Span {
        var start: Int
        var months: Int
    }

    mutating func span(allowsYear: Bool) -> Span? {
        if let step = take(["next": 1, "last": -1, "this": 0]) {
            switch unit() {
            case .month: return month(step)
            case .quarter: return quarter(step)
            case .year: return year(step)
            default: return nil
            }
        }
        if letters("fy") || letters("financial") {
            _ = letters("year")
            if let start = financialYear() { return Span(start: start * 12 + 3, months: 12) }
            guard words.isEmpty else { return nil }
            let (year, month, _) = today.parts
            return Span(start: (month >= 4 ? year : year - 1) * 12 + 3, months: 12)
        }
        if letters("q"), let quarter = number(), 1...4 ~= quarter {
            if let start = financialYear() { return Span(start: start * 12 + quarter * 3, months: 3) }
            let start = (quarter - 1) * 3
            return spanned(start, 3, year: year())
        }
        if let month = month() { return spanned(month - 1, 1, year: wholeYear()) }
        if allowsYear {
            if let unit = unit() {
                switch unit {
                case .month: return month(0)
                case .quarter: return quarter(0)
                case .year: return year(0)
                default: return nil
                }
            }
            if let year = wholeYear() { return Span(start: year * 12, months: 12) }
        }
        return nil
    }

    /// A stretch of a named year, or of the year that it leans to.
    func spanned(_ month: Int, _ months: Int, year: Int?) -> Span? {
        if let year { return Span(start: year * 12 + month, months: months) }
        let now = today.parts.year
        for year in leaning == .ahead ? [now, now + 1] : [now, now - 1] {
            let span = Span(start: year * 12 + month, months: months)
            guard let first = first(of: span), let last = last(of: span) else { continue }
            if leaning == .ahead ? last >= today : first <= today { return span }
        }
        return nil
    }

    func month(_ step: Int) -> Span {
        let (year, month, _) = today.parts
        return Span(start: year * 12 + month - 1 + step, months: 1)
    }

    func quarter(_ step: Int) -> Span {
        let (year, month, _) = today.parts
        return Span(start: year * 12 + (month - 1) / 3 * 3 + 3 * step, months: 3)
    }

    func year(_ step: Int) -> Span { Span(start: (today.parts.year + step) * 12, months: 12) }

    func first(of span: Span) -> Day? { Day(year: span.start / 12, month: span.start % 12 + 1, day: 1) }

    func last(of span: Span) -> Day? {
        let end = span.start + span.months - 1
        return (28...31).reversed().lazy.compactMap { Day(year: end / 12, month: end % 12 + 1, day: $0) }.first
    }

    /// A day of a month, in a named year or in the one it leans to. 29 February waits for a year that has one.
    func dated(_ day: Int, _ month: Int, year: Int?, _ weekday: Int?) -> Day? {
        if let year {
            guard let day = Day(year: year, month: month, day: day) else { return nil }
            return weekday == nil || weekday == day.weekday ? day : nil
        }
        let now = today.parts.year
        let years = leaning == .ahead ? Array(now...now + 8) : Array((now - 8...now).reversed())
        let days = years.lazy.compactMap { Day(year: $0, month: month, day: day) }
        let found = days.first { leaning == .ahead ? $0 >= today : $0 <= today }
        guard let found, weekday == nil || weekday == found.weekday else { return nil }
        return found
    }

    enum Unit { case day, week, month, quarter, year }

    /// The day so many days, weeks or months away; nil where the calendar ends before.
    func moved(_ count: Int, _ unit: Unit) -> Day? {
        let count = min(max(count, -4_000_000), 4_000_000)
        switch unit {
        case .day: return today.adding(days: count)
        case .week: return today.adding(days: count * 7)
        case .month: return today.adding(months: count)
        case .quarter: return today.adding(months: count * 3)
        case .year: return today.adding(months: count * 12)
        }
    }
}
