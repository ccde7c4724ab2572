// Painting the library: its shelves, what stands on them, when it was last used.

import Drawing
import Missions

extension Workbench {
    func paintLibrary(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        let all = library.rows(world)
        for (line, row) in library.scroller.rows(count: all.count, height: area.height).enumerated() {
            let isCursor = row == library.scroller.cursor && focus == .library
            func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .library) }
            let y = area.y + line
            canvas.fill(Rect(x: area.x, y: y, width: area.width, height: 1), ink: ink(.plain))
            if isCursor { pointCursor(&canvas, x: area.x, y: y, in: .library) }
            switch all[row] {
            case .shelf(let shelf):
                let count = world.library.count { $0.shelf == shelf }
                let sign = canvas.glyph(library.folded.contains(shelf) && count > 0 ? .foldClosed : .foldOpen)
                var x = area.x + canvas.put("\(sign) ", x: area.x, y: y, ink: ink(.accent))
                let name = shelf.rawValue
                canvas.put(name, x: x, y: y, width: min(displayWidth(of: name), area.right - x), ink: ink(.heading))
                x += displayWidth(of: name) + 2
                let words = count == 0 ? shelf.whenEmpty : library.folded.contains(shelf) ? "+\(count)" : ""
                if x < area.right { canvas.put(words, x: x, y: y, width: area.right - x, ink: ink(.dim)) }
            case .line(let line):
                paintLine(&canvas, line, Rect(x: area.x, y: y, width: area.width, height: 1), isCursor)
            }
        }
    }

    /// The title, a few words about it where there is room, and at the right when it was opened and how much it held.
    private func paintLine(_ canvas: inout Canvas, _ line: LibraryLine, _ area: Rect, _ isCursor: Bool) {
        func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .library) }
        let count = line.records.map { "  #\(Wording.count($0))" } ?? ""
        let facts = line.isGone ? "gone" : line.when + count
        let factsWidth = facts.isEmpty ? 0 : displayWidth(of: facts) + 1
        let start = area.x + 2
        let room = max(1, area.right - start - factsWidth)
        let titleWidth = displayWidth(of: line.title)
        canvas.put(
            line.title, x: start, y: area.y, width: min(titleWidth, room), ink: ink(line.isGone ? .dim : .plain))
        let rest = room - titleWidth - 2
        // Half a sentence says little.
        if !line.about.isEmpty, rest >= min(displayWidth(of: line.about), 40) {
            canvas.put(line.about, x: start + titleWidth + 2, y: area.y, width: rest, ink: ink(.dim))
        }
        if factsWidth > 0, start + room + factsWidth <= area.right {
            canvas.put(facts, x: area.right - factsWidth + 1, y: area.y, ink: ink(line.isGone ? .warning : .label))
        }
    }
}
