// Painting a form: a line for each field, and below them what the field under the cursor means or lacks.

import Drawing
import Missions

extension Workbench {
    /// What a field means and what may stand in it.
    private func about(_ rule: FieldRule) -> String {
        switch rule.type {
        case .prose: "\(rule.about); M-Enter begins a new line"
        case .line: rule.about
        default: "\(rule.about): \(rule.type.hint)"
        }
    }

    func paintForm(_ canvas: inout Canvas, _ form: Form, hasFocus: Bool) {
        let width = min(canvas.width, max(50, min(96, canvas.width - 4)))
        let rows = min(formHeight, form.rows.count)
        let rect = Rect(x: (canvas.width - width) / 2, y: 1, width: width, height: min(canvas.height - 2, rows + 4))
        let place = form.rows.count > rows ? "\(form.scroller.cursor + 1) of \(form.rows.count)" : ""
        canvas.overlay(rect, title: form.title, right: place)
        let area = rect.inset(1)
        let label = min(22, area.width / 3)
        var scroller = form.scroller
        let visible = max(1, area.height - 2)
        scroller.keepInSight(count: form.rows.count, height: visible)
        for (line, row) in scroller.rows(count: form.rows.count, height: visible).enumerated() {
            let entry = form.rows[row]
            let y = area.y + line
            let isCursor = row == form.scroller.cursor
            let sign = entry.problem != nil ? "!" : entry.isChanged ? "*" : isCursor ? ">" : " "
            canvas.put(sign, x: area.x, y: y, width: 1, ink: entry.problem != nil ? .error : .accent)
            canvas.put(entry.rule.label, x: area.x + 1, y: y, width: label - 2, ink: isCursor ? .heading : .label)
            let field = area.width - label - 1
            if isCursor {
                let point = entry.line.draw(on: &canvas, x: area.x + label, y: y, width: field)
                if hasFocus { canvas.cursor = point }
            } else {
                canvas.put(
                    entry.line.text, x: area.x + label, y: y, width: field, ink: entry.isChanged ? .input : .overlay)
            }
        }
        let current = form.current
        let (note, ink): (String, Ink) =
            if let refusal = form.refusal { (refusal, .error) } else if let problem = current.problem {
                ("\(current.rule.label): \(problem)", .error)
            } else { (about(current.rule), .dim) }
        guard area.height > 2 else {
            // No room below the fields: what is wrong still has to be seen.
            if ink == .error { paintRefusal(&canvas, note, ink) }
            return
        }
        var lines = Wording.wrap(note, area.width - 3)
        if lines.count > 2 { lines[1] += canvas.glyph(.ellipsis) }
        for (offset, line) in lines.prefix(2).enumerated() {
            canvas.put(" " + line, x: area.x, y: area.bottom - 2 + offset, width: area.width, ink: ink)
        }
    }
}
