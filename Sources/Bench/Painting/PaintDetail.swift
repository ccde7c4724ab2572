// Painting the detail: lines of spans, the cursor's line marked.

import Drawing
import Missions

extension Workbench {
    func paintDetail(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        if detail.lines.isEmpty {
            empty(&canvas, area, ["Nothing is selected.", "", wayToSelect(world)])
            return
        }
        // A wide detail has its lines in columns, read one after the other.
        let columns = layout.detailColumns
        let width = layout.width(.detail)
        for (line, row) in detail.scroller.rows(count: detail.lines.count, height: height(.detail)).enumerated() {
            let isCursor = focus == .detail && row == detail.scroller.cursor
            let x = area.x + (columns > 1 ? line / max(1, area.height) * (width + Layout.gutter) : 0)
            let y = area.y + (columns > 1 ? line % max(1, area.height) : line)
            guard y < area.bottom, x < area.right else { return }
            paintDetailLine(
                &canvas, detail.lines[row], Rect(x: x, y: y, width: min(width, area.right - x), height: 1), isCursor)
        }
    }

    private func paintDetailLine(_ canvas: inout Canvas, _ line: DetailLine, _ area: Rect, _ isCursor: Bool) {
        func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .detail) }
        canvas.fill(area, ink: ink(.plain))
        if isCursor { pointCursor(&canvas, x: area.x, y: area.y, in: .detail) }
        var x = area.x
        for (place, span) in line.spans.enumerated() {
            let needed = displayWidth(of: span.text)
            let isLast = line.spans[(place + 1)...].allSatisfy { $0.text.allSatisfy { $0 == " " } }
            // What follows must at least be told by a mark.
            if x + needed > area.right - (isLast ? 0 : 1) {
                canvas.put(
                    isLast ? span.text : span.text + " " + canvas.glyph(.ellipsis), x: x, y: area.y,
                    width: area.right - x, ink: ink(span.ink))
                return
            }
            x += canvas.put(span.text, x: x, y: area.y, ink: ink(span.ink))
        }
    }
}
