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

    /// Whether a text counts so many days or years on from today that the calendar ends before: `+99999y`.
    static func isBeyondCalendar(_ text: String, from today: Day) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        var reader = SpokenReader(text.lowercased(), today, .ahead)
        guard let (count, unit) = reader.offset(), reader.words.isEmpty else { return false }
        return reader.moved(count, unit) == nil
    }

    /// `Fri 12 Jun 2026`.
    public var full: String { "\(Day.weekdays[weekday]) \(spoken)" }

    /// Days since Monday, 0 to 6.
    public var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 }

    static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// The same day of another month, or the last where that month is shorter; nil beyond the calendar.
    func adding(months: Int) -> Day? {
        let (year, month, day) = parts
        let whole = year * 12 + month - 1 + Swift.min(Swift.max(months, -120_000), 120_000)
        if whole < 12 { return nil }
        let (newYear, newMonth) = (whole / 12, whole % 12 + 1)
        return (0...3).lazy.compactMap { Day(year: newYear, month: newMonth, day: day - $0) }.first
    }

    /// The day so many days later; nil beyond the calendar.
    func adding(days: Int) -> Day? {
        let day = self + days
        return day - self == days ? day : nil
    }
}

/// The words of a day, read one after the other.
struct SpokenReader {
    var words: ArraySlice<Word>
    let today: Day
    let leaning: Leaning

    /// A run of letters, a run of digits, or a sign by itself.
    enum Word: Equatable {
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

    typealias Way = @Sendable (inout SpokenReader) -> Day?

    static let ways: [Way] = [byName, byNearness, byOffset, byMonth, byNumbers, byEdge, byPeriod]

    static let byName: Way = { reader in
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
    static let byNearness: Way = { reader in
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
    static let byOffset: Way = { reader in
        reader.offset().flatMap { reader.moved($0.count, $0.unit) }
    }

    mutating func offset() -> (count: Int, unit: Unit)? {
        let isIn = letters("in")
        let sign = isIn ? nil : sign("+-")
        guard let number = number(), let unit = unit() ?? (sign == nil ? nil : .day) else { return nil }
        if sign == nil, !isIn, letters("ago") { return (-number, unit) }
        return (sign == "-" ? -number : number, unit)
    }

    /// `12 jun`, `12th of june 2026`, `jun 12`, each after a weekday that must be right.
    static let byMonth: Way = { reader in
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
    static let byNumbers: Way = { reader in
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
    static let byEdge: Way = { reader in
        guard let isEnd = reader.take(["end": 1, "start": 0, "beginning": 0]) else { return nil }
        _ = reader.letters("of")
        _ = reader.letters("the")
        guard let span = reader.span(allowsYear: true) else { return nil }
        return isEnd == 1 ? reader.last(of: span) : reader.first(of: span)
    }

    /// `march 2027`, `q3`, `fy 2026-27`: the last day.
    static let byPeriod: Way = { reader in reader.span(allowsYear: false).flatMap { reader.last(of: $0) } }
}
