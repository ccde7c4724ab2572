// Painting the date axis: labels above, a bar and signs beside each row, a sentence about the cursor's row below.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// Paints the labels above the tree's rows, and today and the horizon down to where its pane ends.
    func paintAxisHead(_ canvas: inout Canvas, _ world: World) {
        guard let axis = dateAxis(world), let inside = layout.inside(.dependencies) else { return }
        if let head = layout.axisHead { paintLabels(&canvas, head, axis, world) }
        paintDays(&canvas, inside, axis, world)
        if let foot = layout.axisFoot { paintDates(&canvas, on: foot.x, y: foot.y, until: foot.right + 1, world) }
    }

    /// The same of a companion, whose rows lie on the same axis.
    func paintCompanionAxis(_ canvas: inout Canvas, _ place: Layout.Companion, _ world: World) {
        guard let axis = dateAxis(world), !companion.rows.isEmpty, companyCount > 0 else { return }
        if let head = place.axisHead { paintLabels(&canvas, head, axis, world) }
        paintDays(&canvas, place.inside, axis, world)
    }

    /// Lines for today and the horizon through an area; rows are painted upon them.
    private func paintDays(_ canvas: inout Canvas, _ area: Rect, _ axis: DateAxis, _ world: World) {
        let columns = AxisColumns(width: area.width)
        let axis = axis.resized(columns.axis)
        let signs = axis.signs(AxisDates(), today: world.asOf, horizon: world.horizon)
        for (column, sign) in signs.enumerated() where sign != .blank {
            let look = look(sign, AxisDates(), isDriving: false)
            for y in area.y..<area.bottom {
                canvas.put(canvas.glyph(look.mark), x: area.x + columns.start + column, y: y, ink: look.ink)
            }
        }
    }

    private func paintLabels(_ canvas: inout Canvas, _ head: Rect, _ axis: DateAxis, _ world: World) {
        let columns = AxisColumns(width: head.width)
        let axis = axis.resized(columns.axis)
        let lines = axis.labels(today: world.asOf, horizon: world.horizon, lines: head.height)
        for (line, labels) in lines.enumerated() {
            for label in labels {
                var x = head.x + columns.start + label.column
                let ink = ink(label.about)
                if label.beyond == .left {
                    x += canvas.put(canvas.glyph(.arrowLeft) + " ", x: x, y: head.y + line, ink: ink)
                }
                let sign = canvas.glyph(label.about == .today ? .today : .horizon)
                x += canvas.put(label.text.isEmpty ? sign : label.text, x: x, y: head.y + line, ink: ink)
                if label.beyond == .right {
                    canvas.put(" " + canvas.glyph(.arrowRight), x: x, y: head.y + line, ink: ink)
                }
            }
        }
        canvas.put("by \(axis.zoom.word)", x: head.x, y: head.bottom - 1, width: columns.name, ink: .dim)
        if head.height > 1, !self.axis.path.isEmpty, let selection {
            let sign = canvas.glyph(.driving)
            canvas.put("\(sign) drives \(selection)", x: head.x, y: head.y, width: columns.name, ink: .accent)
        }
    }

    private func ink(_ about: AxisLabel.About) -> Ink {
        switch about {
        case .today: .accent
        case .horizon: .warning
        case .larger: .label
        case .unit: .dim
        }
    }

    /// Paints the bar of a row and its signs; the item stands there already.
    func paintAxisRow(
        _ canvas: inout Canvas, _ row: TreeRow, _ axis: DateAxis, _ area: Rect, isCursor: Bool, _ world: World
    ) {
        guard let schedule = knownSchedule(world) else { return }
        func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .dependencies) }
        let columns = AxisColumns(width: area.width)
        let (_, rest) = area.splitLeft(columns.name)
        canvas.fill(rest, ink: ink(.plain))
        let isDriving = self.axis.path.contains(row.node)
        if isDriving { canvas.put(canvas.glyph(.driving), x: rest.x, y: area.y, ink: ink(.accent)) }
        let dates = axisDates(row, schedule, world)
        let signs = axis.signs(dates, today: world.asOf, horizon: world.horizon)
        let start = area.x + columns.start
        for (column, sign) in signs.enumerated() where sign != .blank {
            let look = look(sign, dates, isDriving: isDriving)
            canvas.put(canvas.glyph(look.mark), x: start + column, y: area.y, ink: ink(look.ink))
        }
        guard !dates.word.isEmpty else { return }
        let wordInk: Ink = schedule.isInCycle(row.node) ? .cycle : .dim
        let needed = displayWidth(of: dates.word)
        if let place = DateAxis.room(for: needed, in: signs) {
            canvas.put(dates.word, x: start + place, y: area.y, ink: ink(wordInk))
        } else if signs.allSatisfy({ $0 == .blank }) {
            canvas.put(dates.word, x: start, y: area.y, width: axis.width, ink: ink(wordInk))
        }
    }

    private func look(_ sign: AxisSign, _ dates: AxisDates, isDriving: Bool) -> (mark: Mark, ink: Ink) {
        let isPromisedLate = dates.promised.flatMap { promised in dates.needed.map { promised > $0 } } ?? false
        let isBroken = dates.deadline.flatMap { deadline in dates.finish.map { $0 > deadline } } ?? false
        return switch sign {
        case .blank: (.leaf, .plain)
        case .open: (.barOpen, isDriving ? .accent : .value)
        case .done: (.barDone, .done)
        case .late: (.barLate, .late)
        case .spare: (.barSpare, .dim)
        case .deadline: (.deadline, isBroken ? .late : .label)
        case .promised: (.promised, isPromisedLate ? .late : .ok)
        case .needed: (.needed, .label)
        case .several: (.several, isPromisedLate || isBroken || dates.isLate ? .late : .mark)
        case .counted: (.counted, .unknown)
        case .today: (.today, .accent)
        case .horizon: (.horizon, .warning)
        case .left: (.arrowLeft, .dim)
        case .right: (.arrowRight, .dim)
        }
    }

    /// Says of the cursor's row when it finishes, when it must, and what drives it; whether the axis has anything to say
    /// of it. Of a row without dates the days of its link are said instead, by others.
    func paintStanding(_ canvas: inout Canvas, on x: Int, y: Int, until end: Int, _ world: World) -> Bool {
        guard axis.isShown, let row = tree.current, let schedule = knownSchedule(world) else { return false }
        let standing = AxisStanding(row.node, schedule, world.portfolio)
        if !standing.isKnown, !schedule.isCounted(row.node) {
            let dates = axisDates(row, schedule, world)
            if dates.needed != nil || dates.promised != nil { return false }
        }
        guard let text = standing.ways.first(where: { displayWidth(of: $0) <= end - x - 3 }) else { return true }
        canvas.put(" \(text) ", x: x, y: y, ink: standing.ink)
        return true
    }
}
