// Painting a form: a line for each field under headings, and below them what the field under the cursor means or lacks.

import Drawing
import Missions

/// A line of a form as it is painted.
private enum FormLine {
    case heading(String)
    /// A field, and how many lines it takes: more than one while a long text is typed.
    case field(Int, lines: Int)

    var height: Int { if case .field(_, let lines) = self { lines } else { 1 } }
}

/// Where everything of a form stands on the screen.
private struct FormPlan {
    let rect: Rect
    /// Columns for the names of fields.
    let label: Int
    /// The lines in sight, each with its row on the screen.
    let lines: [(line: FormLine, y: Int)]
    /// Whether there is more than fits.
    let isCut: Bool
}

extension Workbench {
    func paintForm(_ canvas: inout Canvas, _ form: Form, hasFocus: Bool, _ world: World) {
        let plan = plan(of: form, world)
        canvas.overlay(
            plan.rect, title: form.title,
            right: plan.isCut ? "\(form.scroller.cursor + 1) of \(form.rows.count)" : "")
        let area = plan.rect.inset(1)
        for (line, y) in plan.lines {
            switch line {
            case .heading(let words):
                canvas.put(words, x: area.x + 1, y: y, width: area.width - 1, ink: .heading)
            case .field(let row, let height):
                paintField(
                    &canvas, form, row, Rect(x: area.x, y: y, width: area.width, height: height), label: plan.label,
                    hasFocus: hasFocus, world)
            }
        }
        paintNote(&canvas, form, area, world)
    }

    /// The field of a form that stands at a place of the screen.
    func formRow(at place: Drawing.Point, _ form: Form, _ world: World) -> Int? {
        let plan = plan(of: form, world)
        guard plan.rect.inset(1).contains(place) else { return nil }
        for (line, y) in plan.lines {
            if case .field(let row, let height) = line, y <= place.y, place.y < y + height { return row }
        }
        return nil
    }

    private func plan(of form: Form, _ world: World) -> FormPlan {
        let screen = Size(width: max(1, size.width), height: max(1, size.height))
        let width = min(screen.width, max(50, min(96, screen.width - 4)))
        let label = min(22, (width - 2) / 3)
        let all = formLines(form, field: width - 2 - label - 1, room: formHeight, world)
        let total = all.reduce(0) { $0 + $1.height }
        let rect = Rect(
            x: (screen.width - width) / 2, y: 1, width: width,
            height: min(screen.height - 2, min(total, formHeight) + 4))
        let visible = max(1, rect.height - 4)
        var lines: [(line: FormLine, y: Int)] = []
        var y = rect.y + 1 - firstLine(all, form.scroller.cursor, visible)
        for line in all {
            if y > rect.y, y + line.height <= rect.y + 1 + visible { lines.append((line, y)) }
            y += line.height
        }
        return FormPlan(rect: rect, label: label, lines: lines, isCut: total > formHeight)
    }

    /// The first line in sight, so that the cursor's field stands in the middle where there is more than fits.
    private func firstLine(_ lines: [FormLine], _ cursor: Int, _ visible: Int) -> Int {
        let total = lines.reduce(0) { $0 + $1.height }
        guard total > visible else { return 0 }
        var at = 0
        for line in lines {
            if case .field(cursor, let height) = line {
                return max(0, min(at - max(0, (visible - height) / 2), total - visible))
            }
            at += line.height
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
                : row.line.draw(
                    on: &canvas, x: x, y: area.y, width: width,
                    ink: hasFocus && row.givesWay ? Ink.input.selected : .input)
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
            } else if let caution = form.caution {
                (caution, .warning)
            } else if let need = form.need(current, world) { ("\(current.rule.label): \(need)", .warning) } else {
                (about(form, world), .dim)
            }
        guard area.height > 2 else {
            // No room below the fields: what is wrong still has to be seen.
            if ink != .dim { paintBelow(&canvas, note, ink, world) }
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
            let name = day == world.today ? "today" : "the as-of day"
            return "\(rule.about): 12 jun, fri or +2w from \(day.spoken), \(name)"
        default: return "\(rule.about): \(rule.sayHint)"
        }
    }
}
