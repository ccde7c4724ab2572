// Days as people say them: 12 jun, fri, +2w, end of march. Day first, as in Britain.

/// Which way a day lies that is named without its year, or a weekday without its week.
public enum Leaning: Hashable, Sendable {
    /// The coming one, today included: what is planned or promised.
    case ahead
    /// The latest one, today included: what has happened.
    case back
}

extension Day {
    /// Reads a day as people say it; nil where it is none, or could be several.
    ///
    /// - `2026-06-12`, `12 jun 2026`, `12 jun 26`, `Fri 12 Jun 2026`, `12/6/26`, and `12 jun` or `12/6` leaning one way;
    /// - `today`, `tomorrow`, `yesterday`; `fri`, `last fri` before today, `next fri` of the week after this (from Monday);
    /// - `+2w`, `-3d`, `+1m`, `+1y`, `in 2 weeks`, `3 days ago`, `next month`;
    /// - `end of march`, `start of q3 2027`, `end of next month`, `end of 2027`; a month, quarter or financial year by
    ///   itself is its last day, as in a promise. Quarters are those of the calendar unless a financial year follows:
    ///   `q3 2026-27`.
    ///
    /// A month has a day less where it must: a month after 31 January is 28 February.
    public init?(spoken text: some StringProtocol, relativeTo today: Day, leaning: Leaning = .ahead) {
        let typed = FieldType.trimmed(text)
        if let day = Day(iso: typed) {
            self = day
            return
        }
        guard typed.utf8.count <= 60 else { return nil }
        var reader = SpokenReader(typed.lowercased(), today, leaning)
        guard let day = reader.day() else { return nil }
        self = day
    }

    /// `Fri 12 Jun 2026`.
    public var full: String { "\(Day.weekdays[weekday]) \(spoken)" }

    /// Days since Monday, 0 to 6.
    public var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 }

    static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// The same day of another month, or the last where that month is shorter.
    func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let whole = year * 12 + month - 1 + Swift.min(Swift.max(months, -120_000), 120_000)
        if whole < 12 { return .first }
        let (newYear, newMonth) = (whole / 12, whole % 12 + 1)
        return (0...3).lazy.compactMap { Day(year: newYear, month: newMonth, day: day - $0) }.first ?? .last
    }
}

/// The words of a day, read one after the other.
private struct SpokenReader {
    private var words: ArraySlice<Word>
    private let today: Day
    private let leaning: Leaning

    /// A run of letters, a run of digits, or a sign by itself.
    private enum Word: Equatable {
        case letters(String)
        case digits(Int, count: Int)
        case sign(Character)
    }

    init(_ text: String, _ today: Day, _ leaning: Leaning) {
        self.today = today
        self.leaning = leaning
        var words: [Word] = []
        var run = ""
        func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
        func close() {
            if let first = run.first {
                words.append(isDigit(first) ? .digits(Int(run) ?? -1, count: run.utf8.count) : .letters(run))
            }
            run = ""
        }
        for character in text {
            let isLetter = character.isASCII && character.isLetter
            if let last = run.last, isDigit(last) != isDigit(character) || !(isLetter || isDigit(character)) { close() }
            if isLetter || isDigit(character) {
                run.append(character)
            } else if character != " ", character != "," {
                words.append(.sign(character))
            }
        }
        close()
        self.words = words[...]
    }

    mutating func day() -> Day? {
        for way in SpokenReader.ways {
            var reader = self
            if let day = way(&reader), reader.words.isEmpty { return day }
        }
        return nil
    }

    // MARK: Ways to name a day

    private typealias Way = @Sendable (inout SpokenReader) -> Day?

    private static let ways: [Way] = [byName, byNearness, byOffset, byMonth, byNumbers, byEdge, byPeriod]

    private static let byName: Way = { reader in
        switch reader.letters() {
        case "today": reader.today
        case "tomorrow", "tmrw": reader.today + 1
        case "yesterday": reader.today + -1
        case "eow": reader.today + (6 - reader.today.weekday)
        case "eom": reader.last(of: reader.month(0))
        case "eoq": reader.last(of: reader.quarter(0))
        case "eoy": reader.last(of: reader.year(0))
        default: nil
        }
    }

    /// `fri`, `next fri`, `last fri`, `this fri`; `next week`, `last month`.
    private static let byNearness: Way = { reader in
        let step = reader.take(["next": 1, "last": -1, "this": 0])
        if let step, let unit = reader.unit() { return step == 0 ? nil : reader.moved(step, unit) }
        guard let weekday = reader.weekday() else { return nil }
        let today = reader.today
        if step == -1 { return today + -((today.weekday - weekday + 6) % 7 + 1) }
        if let step { return today + (weekday - today.weekday + 7 * step) }
        let ahead = (weekday - today.weekday + 7) % 7
        return today + (reader.leaning == .ahead || ahead == 0 ? ahead : ahead - 7)
    }

    /// `+2w`, `-3d`, `in 2 weeks`, `2 weeks`, `3 days ago`.
    private static let byOffset: Way = { reader in
        let isIn = reader.letters("in")
        let sign = isIn ? nil : reader.sign("+-")
        guard let number = reader.number() else { return nil }
        let unit = reader.unit() ?? (sign == nil ? nil : .day)
        guard let unit else { return nil }
        if sign == nil, !isIn, reader.letters("ago") { return reader.moved(-number, unit) }
        return reader.moved(sign == "-" ? -number : number, unit)
    }

    /// `12 jun`, `12th of june 2026`, `jun 12`, each after a weekday that must be right.
    private static let byMonth: Way = { reader in
        let weekday = reader.weekday()
        var day: Int?
        var month = reader.month()
        if month == nil {
            day = reader.dayNumber()
            _ = reader.letters("of")
            month = reader.month()
        } else {
            day = reader.dayNumber()
        }
        guard let day, let month else { return nil }
        _ = reader.sign("'’")
        return reader.dated(day, month, year: reader.year(), weekday)
    }

    /// `12/6`, `12/6/26`, `12.6.2026`, `12-6-26`, `2026/6/12`.
    private static let byNumbers: Way = { reader in
        guard case .digits(let first, let count) = reader.words.first else { return nil }
        reader.words.removeFirst()
        guard let sign = reader.sign("/.-"), let month = reader.number() else { return nil }
        if reader.words.isEmpty { return sign == "-" || count > 2 ? nil : reader.dated(first, month, year: nil, nil) }
        guard reader.sign(String(sign)) != nil else { return nil }
        if count == 4 { return reader.number().flatMap { Day(year: first, month: month, day: $0) } }
        guard let year = reader.year(), count <= 2 else { return nil }
        return Day(year: year, month: month, day: first)
    }

    /// `end of march`, `start of next month`.
    private static let byEdge: Way = { reader in
        guard let isEnd = reader.take(["end": 1, "start": 0, "beginning": 0]) else { return nil }
        _ = reader.letters("of")
        _ = reader.letters("the")
        guard let span = reader.span(allowsYear: true) else { return nil }
        return isEnd == 1 ? reader.last(of: span) : reader.first(of: span)
    }

    /// `march 2027`, `q3`, `fy 2026-27`: the last day.
    private static let byPeriod: Way = { reader in reader.span(allowsYear: false).flatMap { reader.last(of: $0) } }

    // MARK: Stretches of time

    /// A stretch of whole months, counted from the year nought.
    private struct Span {
        var start: Int
        var months: Int
    }

    private mutating func span(allowsYear: Bool) -> Span? {
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
    private func spanned(_ month: Int, _ months: Int, year: Int?) -> Span? {
        if let year { return Span(start: year * 12 + month, months: months) }
        let now = today.parts.year
        for year in leaning == .ahead ? [now, now + 1] : [now, now - 1] {
            let span = Span(start: year * 12 + month, months: months)
            guard let first = first(of: span), let last = last(of: span) else { continue }
            if leaning == .ahead ? last >= today : first <= today { return span }
        }
        return nil
    }

    private func month(_ step: Int) -> Span {
        let (year, month, _) = today.parts
        return Span(start: year * 12 + month - 1 + step, months: 1)
    }

    private func quarter(_ step: Int) -> Span {
        let (year, month, _) = today.parts
        return Span(start: year * 12 + (month - 1) / 3 * 3 + 3 * step, months: 3)
    }

    private func year(_ step: Int) -> Span { Span(start: (today.parts.year + step) * 12, months: 12) }

    private func first(of span: Span) -> Day? { Day(year: span.start / 12, month: span.start % 12 + 1, day: 1) }

    private func last(of span: Span) -> Day? {
        let end = span.start + span.months - 1
        return (28...31).reversed().lazy.compactMap { Day(year: end / 12, month: end % 12 + 1, day: $0) }.first
    }

    /// A day of a month, in a named year or in the one it leans to. 29 February waits for a year that has one.
    private func dated(_ day: Int, _ month: Int, year: Int?, _ weekday: Int?) -> Day? {
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

    private enum Unit { case day, week, month, quarter, year }

    private func moved(_ count: Int, _ unit: Unit) -> Day {
        let count = min(max(count, -4_000_000), 4_000_000)
        switch unit {
        case .day: return today + count
        case .week: return today + count * 7
        case .month: return today.adding(months: count)
        case .quarter: return today.adding(months: count * 3)
        case .year: return today.adding(months: count * 12)
        }
    }

    // MARK: Single words

    private mutating func letters() -> String? {
        guard case .letters(let word) = words.first else { return nil }
        words.removeFirst()
        return word
    }

    private mutating func letters(_ word: String) -> Bool {
        guard words.first == .letters(word) else { return false }
        words.removeFirst()
        return true
    }

    private mutating func take<Value>(_ meanings: [String: Value]) -> Value? {
        guard case .letters(let word) = words.first, let meaning = meanings[word] else { return nil }
        words.removeFirst()
        return meaning
    }

    private mutating func sign(_ signs: String) -> Character? {
        guard case .sign(let sign) = words.first, signs.contains(sign) else { return nil }
        words.removeFirst()
        return sign
    }

    private mutating func number() -> Int? {
        guard case .digits(let number, _) = words.first, number >= 0 else { return nil }
        words.removeFirst()
        return number
    }

    /// `12`, `12th`.
    private mutating func dayNumber() -> Int? {
        guard case .digits(let number, let count) = words.first, count <= 2 else { return nil }
        words.removeFirst()
        _ = take(["st": 1, "nd": 1, "rd": 1, "th": 1])
        return number
    }

    /// A year of two or four digits.
    private mutating func year() -> Int? {
        guard case .digits(let number, let count) = words.first, count == 2 || count == 4 else { return nil }
        words.removeFirst()
        return count == 2 ? 2000 + number : number
    }

    /// A year of four digits: behind a month two would be a day.
    private mutating func wholeYear() -> Int? {
        guard case .digits(_, count: 4) = words.first else { return nil }
        return year()
    }

    /// The first year of `2026-27`, `2026/27` or `26-27`.
    private mutating func financialYear() -> Int? {
        var reader = self
        guard let start = reader.year(), reader.sign("-/–") != nil, case .digits(let end, _) = reader.words.first,
            end == (start + 1) % 100 || end == start + 1
        else { return nil }
        reader.words.removeFirst()
        self = reader
        return start
    }

    private mutating func weekday() -> Int? {
        named(SpokenReader.weekdayNames, ["tues": 1, "weds": 2, "thur": 3, "thurs": 3])
    }

    /// 1 to 12.
    private mutating func month() -> Int? { named(SpokenReader.monthNames, ["sept": 8]).map { $0 + 1 } }

    /// A whole name or its first three letters.
    private mutating func named(_ names: [String], _ others: [String: Int]) -> Int? {
        guard case .letters(let word) = words.first,
            let place = names.firstIndex(where: { $0 == word || $0.prefix(3) == word }) ?? others[word]
        else { return nil }
        words.removeFirst()
        return place
    }

    private mutating func unit() -> Unit? {
        take([
            "d": .day, "day": .day, "days": .day, "w": .week, "wk": .week, "week": .week, "weeks": .week, "m": .month,
            "mo": .month, "month": .month, "months": .month, "q": .quarter, "quarter": .quarter,
            "quarters": .quarter, "y": .year, "yr": .year, "year": .year, "years": .year,
        ])
    }

    private static let weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
