// The labels above a date axis: months, years, today and the end of the parliament, none upon another.

import Missions

/// A word above the axis.
struct AxisLabel: Hashable, Sendable {
    enum About: Hashable, Sendable { case today, horizon, larger, unit }

    /// Whether its day lies left or right of what is in sight; then an arrow stands before its text, or behind it.
    enum Beyond: Hashable, Sendable { case no, left, right }

    let column: Int
    let text: String
    let about: About
    var beyond = Beyond.no
    /// The column behind its last.
    var end: Int { column + AxisLabel.columns(text, beyond) }

    /// The columns of a text, with the arrow and a blank where there is one. Without a text the sign of the day stands
    /// beside the arrow.
    static func columns(_ text: String, _ beyond: Beyond) -> Int {
        beyond == .no ? text.utf8.count : max(1, text.utf8.count) + 2
    }
}

/// One line of labels; what is placed first has its place, and what finds none is left out.
private struct LabelLine {
    let width: Int
    var labels: [AxisLabel] = []

    /// Places the first of some labels for which there is room, with a blank to its neighbours.
    mutating func place(_ choices: [AxisLabel]) {
        let fitting = choices.first { label in
            label.column >= 0 && label.end <= width
                && labels.allSatisfy { label.end < $0.column || $0.end < label.column }
        }
        if let fitting { labels.append(fitting) }
    }
}

extension DateAxis {
    /// The labels in one line, or in two of which the upper tells of today and of the horizon, from left to right.
    func labels(today: Day, horizon: Day, lines: Int) -> [[AxisLabel]] {
        let isLong = lines > 1
        let events = events(today, horizon, isLong: isLong)
        var units = LabelLine(width: width, labels: isLong ? [] : events)
        func place(_ texts: [String], _ column: Int, _ about: AxisLabel.About) {
            units.place(texts.map { AxisLabel(column: column, text: $0, about: about) })
        }
        for (texts, column) in larger where column > 0 { place(texts, column, .larger) }
        // What the axis begins within is told at its left edge, where nothing else stands there.
        if let (texts, column) = larger.first, column <= 0 { place(texts, 0, .larger) }
        for (text, column) in ticks where column >= 0 { place([text], column, .unit) }
        let all = isLong ? [events, units.labels] : [units.labels]
        return all.map { $0.sorted { $0.column < $1.column } }
    }

    /// Today and the horizon, each beginning or ending at its line, or at the edge beyond which it lies: in as many words
    /// as leave room for both.
    private func events(_ today: Day, _ horizon: Day, isLong: Bool) -> [AxisLabel] {
        func choices(_ texts: [String], _ day: Day, _ about: AxisLabel.About) -> [AxisLabel] {
            let beyond: AxisLabel.Beyond = column(day) < 0 ? .left : column(day) >= width ? .right : .no
            if beyond != .no {
                // Little room is the units'.
                return ((width >= DateAxis.wordy ? texts : []) + [""]).map { text in
                    AxisLabel(
                        column: beyond == .left ? 0 : width - AxisLabel.columns(text, beyond), text: text, about: about,
                        beyond: beyond)
                }
            }
            return texts.flatMap { text in
                [column(day), column(day) - text.utf8.count + 1].map {
                    AxisLabel(column: $0, text: text, about: about)
                }
            }
        }
        let now = choices((isLong ? ["today \(today.spoken)"] : []) + ["today"], today, .today)
        let end = choices(
            (isLong ? ["parliament ends \(horizon.spoken)", "parliament ends"] : []) + ["parliament"], horizon, .horizon
        )
        var best: [AxisLabel] = []
        for choice in now {
            var line = LabelLine(width: width)
            line.place([choice])
            guard !line.labels.isEmpty else { continue }
            line.place(end)
            if line.labels.count > best.count { best = line.labels }
            if best.count > 1 || end.isEmpty { break }
        }
        if best.isEmpty {
            var line = LabelLine(width: width)
            line.place(end)
            best = line.labels
        }
        return best
    }

    /// From how many columns on there are words for what lies beyond them.
    private static let wordy = 40

    /// Where the units in sight begin.
    private var ticks: [(text: String, column: Int)] {
        units(zoom).map { day, column in
            let (year, month, date) = day.parts
            switch zoom {
            case .week: return ("\(date)", column)
            case .month, .quarter: return (ShortDay.months[month - 1], column)
            case .year: return (DateAxis.year(year), column)
            }
        }
    }

    /// Where months begin on an axis of weeks, and years on one of months and quarters; the first that is in sight begins
    /// at the left edge or before it.
    private var larger: [(texts: [String], column: Int)] {
        switch zoom {
        case .week:
            return units(.month).map { day, column in
                let (year, month, _) = day.parts
                let name = ShortDay.months[month - 1]
                let full = "\(name) \(DateAxis.year(year))"
                // The year goes without saying until the next one.
                return (column <= 0 || month == 1 ? [full, name] : [name], column)
            }
        case .month, .quarter:
            return units(.year).map { day, column in ([DateAxis.year(day.parts.year)], column) }
        case .year: return []
        }
    }

    /// The beginnings of units in sight, the one the axis begins within first.
    private func units(_ unit: AxisZoom) -> [(day: Day, column: Int)] {
        var next = unit.unit(atColumn: unit.column(of: days.lowerBound))
        var found: [(Day, Int)] = []
        // No unit is narrower than two columns, but the calendar may end.
        for _ in 0...width {
            if let day = unit.day(ofUnit: next) {
                if column(day) >= width { break }
                found.append((day, column(day)))
            }
            next += 1
        }
        return found
    }

    /// With four digits, as years are everywhere.
    private static func year(_ year: Int) -> String {
        String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    }
}
