// Painting the detail: lines of spans, the cursor's line marked.

import Drawing
import Missions

extension Workbench {
    func paintDetail(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        if detail.lines.isEmpty {
            empty(&canvas, area, ["Nothing is selected.", "", wayToSelect(world)])
            return
        }
        for (line, row) in detail.scroller.rows(count: detail.lines.count, height: area.height).enumerated() {
            let isCursor = focus == .detail && row == detail.scroller.cursor
            func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .detail) }
            let y = area.y + line
            canvas.fill(Rect(x: area.x, y: y, width: area.width, height: 1), ink: ink(.plain))
            if isCursor { pointCursor(&canvas, x: area.x, y: y, in: .detail) }
            var x = area.x
            for span in detail.lines[row].spans where x < area.right {
                let needed = displayWidth(of: span.text)
                if x + needed > area.right {
                    canvas.put(span.text, x: x, y: y, width: area.right - x, ink: ink(span.ink))
                    break
                }
                x += canvas.put(span.text, x: x, y: y, ink: ink(span.ink))
            }
        }
    }
}
