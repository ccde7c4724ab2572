// A date axis as wide as there is room: days as columns, a row's dates as signs, and the labels above them.

import Missions

/// The dates of one row; a row outside the schedule has a word instead of its bar.
struct AxisDates: Hashable, Sendable {
    /// Early start and early finish; of what is done the finish as it was.
    var start: Day?
    var finish: Day?
    /// The latest finish with which no deadline is missed, its own or another's.
    var latest: Day?
    var deadline: Day?
    /// When the giver of the row's link promises it, and when the receiver needs it.
    var promised: Day?
    var needed: Day?
    /// The finish that is reckoned with where no date is known: as if it began today.
    var counted: Day?
    var isDone = false
    /// Why there is no bar; empty where there is one.
    var word = ""

    /// From the beginning of the bar to its end.
    var span: ClosedRange<Day>? {
        guard let start, let finish else { return nil }
        return min(start, finish)...finish
    }

    /// Whether it finishes later than it must.
    var isLate: Bool { latest.flatMap { latest in finish.map { $0 > latest } } ?? false }

    var all: [Day] { [start, finish, latest, deadline, promised, needed].compactMap { $0 } }
}

/// What stands in one column of a row.
enum AxisSign: Hashable, Sendable {
    case blank
    /// The bar: work to come, work that is done, the part of it that is too late, and the days to spare behind it.
    case open, done, late, spare
    case deadline, promised, needed
    /// No date is known: it is counted as if it began today.
    case counted
    /// More than one of those on the same column.
    case several
    case today
    /// The end of the parliament.
    case horizon
    /// The row goes on to the left, or to the right, of what is in sight.
    case left, right
}

/// The part of time in sight.
struct DateAxis: Hashable, Sendable {
    let zoom: AxisZoom
    /// The column of `AxisZoom.column(of:)` that is the first in sight.
    let first: Int
    let width: Int

    init(_ window: AxisWindow, width: Int) {
        zoom = window.zoom
        self.width = max(0, width)
        // What lies outside the calendar has no days to show.
        let last = zoom.column(of: Day.last) - max(0, self.width - 1)
        first = max(zoom.column(of: Day.first), min(window.first, last))
    }

    /// The finest zoom at which all days are in sight, and today and the horizon where there is room for them, too. Days
    /// further apart than the coarsest shows are shown around some of them.
    static func fitting(_ days: [Day], around span: ClosedRange<Day>?, also others: [Day], width: Int) -> DateAxis {
        let room = max(1, width)
        guard var low = days.min(), var high = days.max() else {
            return fitting([others.first ?? Day(number: 0)], around: nil, also: others, width: width)
        }
        func fits(_ zoom: AxisZoom, _ low: Day, _ high: Day) -> Bool {
            zoom.column(of: high) - zoom.column(of: low) < room
        }
        guard let zoom = AxisZoom.allCases.first(where: { fits($0, low, high) }) else {
            let zoom = AxisZoom.year
            let first = zoom.column(of: span?.lowerBound ?? others.first ?? low)
            return DateAxis(AxisWindow(zoom: zoom, first: first - room / 4), width: width)
        }
        for day in others where fits(zoom, min(low, day), max(high, day)) {
            (low, high) = (min(low, day), max(high, day))
        }
        // Where there is room, the axis begins with a whole unit.
        let first = zoom.column(of: low)
        let whole = zoom.unit(atColumn: first) * zoom.columns
        let begins = zoom.column(of: high) - whole < room ? whole : first
        return DateAxis(AxisWindow(zoom: zoom, first: begins), width: width)
    }

    /// The column of a day, from 0 at the left; below, or `width` and beyond, where it is out of sight.
    func column(_ day: Day) -> Int { zoom.column(of: day) - first }

    func shows(_ day: Day) -> Bool { (0..<width).contains(column(day)) }

    /// The first and the last day in sight.
    var days: ClosedRange<Day> {
        let start = zoom.day(atColumn: first)
        let next = zoom.day(atColumn: first + max(1, width))
        return start...max(start, zoom.column(of: next) >= first + max(1, width) ? next + -1 : next)
    }

    /// `By month, Jan 2026 to May 2027`; of weeks the days, too.
    var sentence: String {
        func words(_ day: Day) -> String {
            zoom == .week ? day.spoken : String(day.spoken.drop { $0 != " " }.dropFirst())
        }
        return "By \(zoom.word), \(words(days.lowerBound)) to \(words(days.upperBound))"
    }

    /// The same axis, from the same day on, in so many columns.
    func resized(_ width: Int) -> DateAxis { DateAxis(AxisWindow(zoom: zoom, first: first), width: width) }

    /// The same axis so many columns further right.
    func moved(by columns: Int) -> DateAxis { DateAxis(AxisWindow(zoom: zoom, first: first + columns), width: width) }

    /// The axis with another zoom, on which a day keeps its column, or comes nearer to the middle.
    func zoomed(to zoom: AxisZoom, keeping day: Day) -> DateAxis {
        let place = max(width / 4, min(width - 1 - width / 4, column(day)))
        return DateAxis(AxisWindow(zoom: zoom, first: zoom.column(of: day) - place), width: width)
    }

    /// The axis moved so that a bar out of sight begins a quarter of the way along it; as it is, where some of the bar is
    /// in sight.
    func showing(_ span: ClosedRange<Day>) -> DateAxis {
        let start = column(span.lowerBound)
        return column(span.upperBound) >= 0 && start < width ? self : moved(by: start - width / 4)
    }

    /// What stands in each column of a row.
    func signs(_ dates: AxisDates, today: Day, horizon: Day) -> [AxisSign] {
        guard width > 0 else { return [] }
        var signs = [AxisSign](repeating: .blank, count: width)
        func put(_ sign: AxisSign, _ from: Day, _ to: Day) {
            let (start, end) = (max(0, column(from)), min(width - 1, column(to)))
            if start <= end { for place in start...end { signs[place] = sign } }
        }
        put(.horizon, horizon, horizon)
        put(.today, today, today)
        if let span = dates.span {
            if let latest = dates.latest, latest > span.upperBound { put(.spare, span.upperBound, latest) }
            put(dates.isDone ? .done : .open, span.lowerBound, span.upperBound)
            if let latest = dates.latest, latest < span.upperBound {
                put(.late, max(span.lowerBound, latest + 1), span.upperBound)
            }
        }
        if let counted = dates.counted { put(.counted, counted, counted) }
        let points: [(Day?, AxisSign)] = [
            (dates.deadline, .deadline), (dates.needed, .needed), (dates.promised, .promised),
        ]
        // A bar of one column would be lost under a sign.
        let bar = dates.span.map { (column($0.lowerBound), column($0.upperBound)) }
        var taken: Set<Int> = bar.map { $0.0 == $0.1 ? [$0.0] : [] } ?? []
        if let counted = dates.counted { taken.insert(column(counted)) }
        for (day, sign) in points {
            guard let day, shows(day) else { continue }
            signs[column(day)] = taken.insert(column(day)).inserted ? sign : .several
        }
        let columns = dates.all.map { column($0) }
        if columns.contains(where: { $0 < 0 }) { signs[0] = .left }
        if columns.contains(where: { $0 >= width }) { signs[width - 1] = .right }
        return signs
    }

    /// Where a word finds room between the signs of a row, with a blank on both sides; nil where it finds none.
    static func room(for columns: Int, in signs: [AxisSign]) -> Int? {
        guard signs.count > columns else { return nil }
        return (1...signs.count - columns).first { place in
            signs[(place - 1)..<min(signs.count, place + columns + 1)].allSatisfy { $0 == .blank }
        }
    }
}
