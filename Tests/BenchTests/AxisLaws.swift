// Laws of the date axis: time runs to the right, labels keep apart, nothing leaves the pane, whatever the days.

import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Laws of the date axis") struct AxisLaws {
    private static func day(_ iso: String) -> Day { Day(iso: iso)! }

    /// A day: mostly of our time, now and then of any.
    private static func day(_ dice: inout Dice) -> Day {
        switch dice.roll(0..<10) {
        case 0: Day(number: Int32(dice.roll(Int(Day.first.number)...Int(Day.last.number))))
        case 1: dice.pick([Day.first, Day.last, day("2024-02-29"), day("2025-12-31"), day("2026-01-01")])
        default: Day(number: Int32(dice.roll(19_000...22_500)))
        }
    }

    private static func axis(_ dice: inout Dice) -> DateAxis {
        let zoom = dice.pick(AxisZoom.allCases)
        let first = zoom.column(of: day(&dice)) + dice.roll(-9...9)
        return DateAxis(AxisWindow(zoom: zoom, first: first), width: dice.pick([1, 2, 5, 19, 29, 45, 118, 200]))
    }

    @Test("A later day never lies further left, over leap years and year ends", arguments: AxisZoom.allCases)
    func monotone(zoom: AxisZoom) {
        for span in [
            "1999-11-01"..."2001-04-01", "2023-12-01"..."2029-02-01", "2099-12-01"..."2100-04-01",
            "0001-01-01"..."0002-02-01", "9998-12-01"..."9999-12-30",
        ] {
            var next = Self.day(span.lowerBound)
            while next <= Self.day(span.upperBound) {
                let step = zoom.column(of: next + 1) - zoom.column(of: next)
                #expect(step == 0 || step == 1, "\(next.iso)")
                next = next + 1
            }
        }
    }

    @Test("Units begin with a column, are equally wide, and every column has a day", arguments: AxisZoom.allCases)
    func units(zoom: AxisZoom) {
        var dice = Dice(seed: 5)
        for _ in 0..<2_000 {
            let day = Self.day(&dice)
            let unit = zoom.unit(atColumn: zoom.column(of: day))
            if let start = zoom.day(ofUnit: unit) {
                #expect(start <= day && zoom.column(of: start) == unit * zoom.columns, "\(day.iso)")
                if start > Day.first { #expect(zoom.column(of: start + -1) == unit * zoom.columns - 1) }
            }
            let column = zoom.column(of: day)
            let first = zoom.day(atColumn: column)
            #expect(first <= day && zoom.column(of: first) == column)
            if first > Day.first { #expect(zoom.column(of: first + -1) == column - 1) }
        }
        #expect(zoom.day(atColumn: .min / 2) == Day.first && zoom.day(atColumn: .max / 2) == Day.last)
    }

    @Test("No label lies on another or leaves the axis, and labels stand where their day is", arguments: 1...8)
    func labels(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<1_500 {
            let axis = Self.axis(&dice)
            let (today, horizon) = (Self.day(&dice), Self.day(&dice))
            for count in 1...2 {
                let lines = axis.labels(today: today, horizon: horizon, lines: count)
                #expect(lines.count == count)
                for labels in lines {
                    for label in labels {
                        #expect(label.column >= 0 && label.end <= axis.width && label.text.utf8.allSatisfy { $0 < 128 })
                    }
                    for (one, next) in zip(labels, labels.dropFirst()) { #expect(one.end < next.column, "\(labels)") }
                }
                let isTold = lines.joined().contains { $0.about == .today }
                if axis.width > 12 { #expect(isTold) }
                for (about, day) in [(AxisLabel.About.today, today), (.horizon, horizon)] {
                    // What lies outside is told at the edge beyond which it lies.
                    for label in lines.joined() where label.about == about {
                        #expect((label.beyond == .left) == (axis.column(day) < 0))
                        #expect((label.beyond == .right) == (axis.column(day) >= axis.width))
                        #expect(label.beyond != .left || label.column == 0)
                        #expect(label.beyond != .right || label.end == axis.width)
                    }
                }
                // Of both there is a sign at least, unless they are close together.
                let apart = abs(
                    min(max(axis.column(today), 0), axis.width) - min(max(axis.column(horizon), 0), axis.width))
                if axis.width > 24, apart > 24 { #expect(lines.joined().contains { $0.about == .horizon }) }
            }
        }
    }

    @Test("A bar and its signs stay within the axis; what lies outside is told at the edge", arguments: 1...8)
    func signs(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<1_500 {
            let axis = Self.axis(&dice)
            func day() -> Day? { dice.chance(60) ? Self.day(&dice) : nil }
            var dates = AxisDates(
                start: day(), finish: day(), latest: day(), deadline: day(), promised: day(), needed: day(),
                isDone: dice.chance(20))
            if let start = dates.start, let finish = dates.finish, start > finish { dates.start = finish }
            let signs = axis.signs(dates, today: Self.day(&dice), horizon: Self.day(&dice))
            #expect(signs.count == axis.width)
            let columns = dates.all.map { axis.column($0) }
            #expect((signs.last == .right) == columns.contains { $0 >= axis.width })
            if signs.last != .right || axis.width > 1 {
                #expect((signs.first == .left) == columns.contains { $0 < 0 })
            }
            if let place = DateAxis.room(for: 7, in: signs) {
                #expect(place + 7 <= axis.width && signs[place..<place + 7].allSatisfy { $0 == .blank })
            }
        }
    }

    @Test("Left alone, the axis is the finest on which all days are in sight", arguments: 1...8)
    func fitting(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<1_500 {
            let days = (0..<dice.roll(0...9)).map { _ in Self.day(&dice) }
            let width = dice.roll(0...150)
            let axis = DateAxis.fitting(days, around: days.first.map { $0...$0 }, also: [Self.day(&dice)], width: width)
            #expect(axis.width == width)
            func fits(_ zoom: AxisZoom) -> Bool {
                guard let low = days.min(), let high = days.max() else { return true }
                return zoom.column(of: high) - zoom.column(of: low) < max(1, width)
            }
            #expect(axis.zoom == AxisZoom.allCases.first(where: fits) ?? .year)
            if width > 0, fits(axis.zoom) { #expect(days.allSatisfy(axis.shows), "\(days.map(\.iso)) \(axis)") }
            if width > 0, let first = days.first { #expect(fits(axis.zoom) || axis.shows(first)) }
        }
    }

    @Test("Zoomed, a day stays in sight; followed, a bar comes into sight; and the calendar has two ends")
    func moving() {
        var dice = Dice(seed: 11)
        for _ in 0..<3_000 {
            let axis = Self.axis(&dice)
            let day = Self.day(&dice)
            #expect(axis.zoomed(to: dice.pick(AxisZoom.allCases), keeping: day).shows(day))
            let shown = axis.showing(day...(day + dice.roll(0...9_000)))
            #expect(shown.column(day + 9_000) >= 0 && shown.column(day) < shown.width)
            let far = axis.moved(by: dice.pick([-9_000_000, 9_000_000]))
            #expect(far.shows(Day.first) || far.shows(Day.last))
            #expect(axis.days.lowerBound <= axis.days.upperBound)
            #expect(axis.shows(axis.days.lowerBound) && axis.shows(axis.days.upperBound))
        }
    }

    @Test("The labels have room above the rows and the sentence below them, at every size and in every layout")
    func layout() {
        var dice = Dice(seed: 3)
        for _ in 0..<20_000 {
            var arrangement = Arrangement()
            if dice.chance(50) { arrangement.shape = dice.pick(LayoutShape.allCases) }
            arrangement.hasBorders = !dice.chance(30)
            arrangement.showsBoth = dice.chance(30)
            let layout = Layout(
                size: Size(width: dice.roll(1...260), height: dice.roll(1...80)), focus: dice.pick(Pane.allCases),
                isZoomed: dice.chance(30), arrangement: arrangement, company: dice.pick([.left, .right]), hasAxis: true)
            guard let rect = layout.rects[.dependencies], let inside = layout.inside(.dependencies) else {
                #expect(layout.axisHead == nil && layout.axisFoot == nil)
                continue
            }
            for part in [layout.axisHead, layout.axisFoot].compactMap({ $0 }) {
                #expect(part.intersection(rect) == part && part.intersection(inside).isEmpty)
                #expect(inside.height >= 2 && layout.height(.dependencies) == inside.height)
            }
            if let place = layout.companion, let head = place.axisHead {
                #expect(head.intersection(place.box!) == head && head.intersection(place.inside).isEmpty)
            }
            let columns = AxisColumns(width: inside.width)
            if inside.width >= 6 { #expect(columns.start + columns.axis == inside.width && columns.axis >= 1) }
        }
    }

    @Test("Any keys at any size with the axis on keep within the screen, the cursor on its row", arguments: 1...16)
    func anyKeys(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolios = [Seeds.workedExample, Seeds.planForChange, Seeds.london, Seeds.knot, AxisStories.ages]
        var desk = Desk(portfolios[Int(seed) % 5], lines: dice.chance(30) ? .ascii : .unicode)
        desk.press("2 z t")
        var pressed: [String] = []
        for _ in 0..<70 {
            if dice.chance(12) { desk.resize(dice.roll(1...210), dice.roll(1...60)) }
            let keys = dice.pick([
                "z +", "z -", "z <", "z >", "z >", "z t", "j", "j", "k", "l", "h", "G", "g g", "<", ">", "=", "z R",
                "Z",
                "1", "2", "Tab", ", b", ", l", ", a", "p text:M Enter", "Enter", "f text:late Enter", "Esc", "Space",
            ])
            pressed.append(keys)
            desk.press(keys)
            let canvas = desk.canvas
            let context = "seed \(seed): \(pressed.joined(separator: ", "))\n\(canvas.text)"
            #expect(desk.canvas == canvas, "\(context)")
            for line in desk.lines where displayWidth(of: line) > canvas.width { Issue.record("\(context)") }
            guard let cursor = canvas.cursor, canvas.bounds.contains(cursor) else {
                Issue.record("no cursor, \(context)")
                return
            }
            let bench = desk.bench
            if bench.overlay == nil, bench.focus == .dependencies, canvas.width >= 20, canvas.height >= 5,
                let inside = bench.layout.inside(.dependencies), inside.height > 0
            {
                #expect(inside.contains(cursor), "\(context)")
                let isAscii = bench.lines == .ascii
                if isAscii, bench.axis.isShown, desk.bench.selection.map({ !$0.utf8.contains { $0 > 127 } }) ?? true {
                    let axis = AxisColumns(width: inside.width)
                    for y in inside.y..<inside.bottom {
                        for x in (inside.x + axis.start)..<inside.right {
                            #expect(canvas[x, y].glyph.isASCII, "\(context)")
                        }
                    }
                }
            }
        }
    }
}
