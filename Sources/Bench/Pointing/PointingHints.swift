// What a click on a hint or on a tab stands for: what is painted there says it.

import Drawing
import Missions

extension Workbench {
    /// The keys of the hint under a click: the keys stand in an ink of their own, the word behind them.
    func hint(at pointer: Pointer, _ world: World) -> [Key]? {
        let (x, y) = (pointer.place.x, pointer.place.y)
        let isPopup = overlay == nil && hands.showsWays && y < layout.hintRow
        guard pointer.act == .click, isPopup || y >= layout.hintRow, y < size.height else { return nil }
        let canvas = paint(world)
        func isKey(_ x: Int) -> Bool { canvas[x, y].ink == .key }
        func isBlank(_ x: Int) -> Bool { !isKey(x) && canvas[x, y].glyph == " " }
        var end = x
        while end >= 0, !isKey(end) {
            if isPopup {
                // In the popup a way takes the whole of its line.
                guard canvas[end, y].ink != .overlayBorder else { return nil }
                end -= 1
                continue
            }
            // Two blanks part one hint from the next.
            if isBlank(end), end == 0 || isBlank(end - 1) { return nil }
            guard canvas[end, y].ink == .hint else { return nil }
            end -= 1
        }
        guard end >= 0 else { return nil }
        var start = end
        while start > 0, isKey(start - 1) { start -= 1 }
        while end + 1 < canvas.width, isKey(end + 1) { end += 1 }
        return keys(String((start...end).map { canvas[$0, y].glyph }))
    }

    /// The keys that a hint's label names; of several, such as `Up Down`, the last.
    private func keys(_ label: String) -> [Key]? {
        if let key = Key(name: label) { return [key] }
        let words = label.split(separator: " ").compactMap { Key(name: String($0)) }
        for keys in [words, label.map { Key.char($0) }] where overlay == nil {
            if case .command = keymap.find(pending + keys, in: focus) { return keys }
        }
        return words.count > 1 ? [words[words.count - 1]] : nil
    }

    /// The pane whose number is clicked where the panes are tabs.
    func tab(at pointer: Pointer, _ world: World) -> Pane? {
        guard layout.shape == .single, pointer.act == .click, let rect = layout.rects[focus], pointer.place.y == rect.y
        else {
            return nil
        }
        let canvas = paint(world)
        let x = pointer.place.x
        guard canvas[x - 1, rect.y].glyph == " " || x == 0, canvas[x + 1, rect.y].glyph == " " else { return nil }
        return Int(String(canvas[x, rect.y].glyph)).flatMap { Pane(rawValue: $0) }
    }
}
