// Painting a form: a line for each field under headings, and below them what the field under the cursor means or lacks.

import Drawing
import Missions

/// A line of a form as it is painted.
private enum FormLine {
    case heading(String)
    /// A field, and how many lines it takes: more than one while a long text is typed.
    case field(Int, lines: Int)
}

extension Workbench {
    func paintForm(_ canvas: inout Canvas, _ form: Form, hasFocus: Bool, _ world: World) {
        let width = min(canvas.width, max(50, min(96, canvas.width - 4)))
        let label = min(22, (width - 2) / 3)
        let field = width - 2 - label - 1
        let room = formHeight
        let lines = formLines(form, field: field, room: room, world)
        let heights = lines.map { if case .field(_, let lines) = $0 { lines } else { 1 } }
        let total = heights.reduce(0, +)
        let rect = Rect(
            x: (canvas.width - width) / 2, y: 1, width: width, height: min(canvas.height - 2, min(total, room) + 4))
        canvas.overlay(
            rect, title: form.title,
            right: total > room ? "\(form.scroller.cursor + 1) of \(form.rows.count)" : "")
        let area = rect.inset(1)
        let visible = max(1, area.height - 2)
        let top = firstLine(lines, heights, form.scroller.cursor, visible)
        var y = area.y - top
        for (line, height) in zip(lines, heights) {
            defer { y += height }
            guard y >= area.y, y + height <= area.y + visible else { continue }
            switch line {
            case .heading(let words):
                canvas.put(words, x: area.x + 1, y: y, width: area.width - 1, ink: .heading)
            case .field(let row, let height):
                paintField(
                    &canvas, form, row, Rect(x: area.x, y: y, width: area.width, height: height), label: label,
                    hasFocus: hasFocus, world)
            }
        }
        paintNote(&canvas, form, area, world)
    }

    /// The first line in sight: as far up as the cursor's field, and the heading above it, allow.
    private func firstLine(_ lines: [FormLine], _ heights: [Int], _ cursor: Int, _ visible: Int) -> Int {
        let total = heights.reduce(0, +)
        guard total > visible else { return 0 }
        var at = 0
        for (line, height) in zip(lines, heights) {
            if case .field(cursor, _) = line {
                let wanted = at - (visible - height) / 2
                return max(0, min(min(wanted, at), total - visible))
            }
            at += height
        }
        return 0
    }

    /// Fields that every item has, whatever its kind.
    private static let shared: Set<String> = Kind.allCases.map { Set(Schema.rows(of: $0).map(\.name)) }
        .reduce(Set(Schema.rows(of: .mission).map(\.name))) { $0.intersection($1) }

    /// Fields under headings where a form has many of both sorts; the field being typed in is given lines for its text.
    private func formLines(_ form: Form, field: Int, room: Int, _ world: World) -> [FormLine] {
        let kind: Kind? =
            switch form.purpose {
            case .add(let kind, _): kind
            case .edit(.item(let id)): world.portfolio.node(id).map { world.portfolio.kind($0) }
            default: nil
            }
        let own = kind.map { Set(Schema.rows(of: $0).map(\.name)) } ?? []
        let hasHeadings = kind != nil && form.rows.count > 12
        func section(_ row: FormRow) -> String {
            if row.rule == Form.reason { return "For the log" }
            if Workbench.shared.contains(row.rule.name) { return "What every item has" }
            return own.contains(row.rule.name) ? "What \(kind!.withArticle) has" : "Kept as it came"
        }
        var lines: [FormLine] = []
        var last = ""
        for (place, row) in form.rows.enumerated() {
            if hasHeadings, section(row) != last {
                last = section(row)
                lines.append(.heading(last))
            }
            var height = 1
            if place == form.scroller.cursor, row.rule.type == .prose {
                height = min(row.line.folded(width: field - 1, ending: row.lineEnd).count, max(1, min(8, room / 2)))
            }
            lines.append(.field(place, lines: height))
        }
        return lines
    }

    private func paintField(
        _ canvas: inout Canvas, _ form: Form, _ place: Int, _ area: Rect, label: Int, hasFocus: Bool, _ world: World
    ) {
        let row = form.rows[place]
        let isCursor = place == form.scroller.cursor
        let day = form.day(world)
        let sign = row.problem != nil ? "!" : row.isChanged ? "*" : isCursor ? ">" : row.isNews ? "+" : " "
        canvas.put(sign, x: area.x, y: area.y, width: 1, ink: row.problem != nil ? .error : .accent)
        canvas.put(row.rule.label, x: area.x + 1, y: area.y, width: label - 2, ink: isCursor ? .heading : .label)
        let (x, width) = (area.x + label, area.width - label - 1)
        if isCursor {
            let point =
                area.height > 1
                ? row.line.draw(on: &canvas, x: x, y: area.y, width: width, rows: area.height, ending: row.lineEnd)
                : row.line.draw(on: &canvas, x: x, y: area.y, width: width)
            if hasFocus { canvas.cursor = point }
        } else if let need = form.need(row, world) {
            canvas.put(need, x: x, y: area.y, width: width, ink: .warning)
            return
        } else {
            canvas.put(row.line.text, x: x, y: area.y, width: width, ink: row.isChanged ? .input : .overlay)
        }
        // What it means stands behind it where there is room for both.
        guard isCursor || row.isChanged, area.height == 1, let meaning = row.understood(on: day) else { return }
        let text = " \(canvas.glyph(.arrowRight)) \(meaning)"
        let taken = displayWidth(of: row.line.text) + (isCursor ? 1 : 0)
        guard taken + displayWidth(of: text) <= width else { return }
        canvas.put(text, x: x + taken, y: area.y, width: width - taken, ink: isCursor ? .inputField : .dim)
    }

    /// Two lines below the fields: what is wrong, what another window did, or what the field means.
    private func paintNote(_ canvas: inout Canvas, _ form: Form, _ area: Rect, _ world: World) {
        let current = form.current
        let (note, ink): (String, Ink) =
            if let refusal = form.refusal { (refusal, .error) } else if let problem = current.problem {
                ("\(current.rule.label): \(problem)", .error)
            } else if let stranger = current.strangers(in: world.portfolio) {
                (stranger, .warning)
            } else if let news = form.news {
                (news, .warning)
            } else if let need = form.need(current, world) { ("\(current.rule.label): \(need)", .warning) } else {
                (about(form, world), .dim)
            }
        guard area.height > 2 else {
            // No room below the fields: what is wrong still has to be seen.
            if ink != .dim { paintRefusal(&canvas, note, ink) }
            return
        }
        var lines = Wording.wrap(note, area.width - 3)
        if lines.count > 2 { lines[1] += canvas.glyph(.ellipsis) }
        for (offset, line) in lines.prefix(2).enumerated() {
            canvas.put(" " + line, x: area.x, y: area.bottom - 2 + offset, width: area.width, ink: ink)
        }
    }

    /// What a field means and what may stand in it; for a day, from which day it is said.
    private func about(_ form: Form, _ world: World) -> String {
        let rule = form.current.rule
        switch rule.type {
        case .line, .prose: return rule.about
        case .reference, .references:
            return "\(rule.about): \(form.current.titles(in: world.portfolio) ?? rule.sayHint)"
        case .day:
            let day = form.day(world)
            let from = day == world.today ? "today, \(day.spoken)" : "the as-of day, \(day.spoken)"
            return "\(rule.about): \(rule.sayHint), from \(from)"
        default: return "\(rule.about): \(rule.sayHint)"
        }
    }
}
