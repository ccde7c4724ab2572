// Titles of rooms that have no box: a line across the top with words in it, as the upper edge of a box has.

extension Canvas {
    /// Draws the title line of a pane without borders: a doubled line when it has the focus, so that it shows without
    /// colours.
    public mutating func heading(_ rect: Rect, title: String, right: String = "", focused: Bool) {
        rule(
            Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), title: title, right: right, double: focused,
            ink: focused ? .borderFocused : .border, words: focused ? .titleFocused : .title)
    }

    /// Draws a line with a title at its left and a few words at its right, where there is room for both.
    public mutating func rule(
        _ rect: Rect, title: String, right: String = "", double: Bool = false, ink: Ink, words: Ink
    ) {
        guard rect.width > 0, rect.height > 0 else { return }
        let across = String(Character(Frame.pieces(lines, focused: double).across))
        put(String(repeating: across, count: rect.width), x: rect.x, y: rect.y, limit: rect.right, ink: ink)
        let titleWidth = min(title.isEmpty ? 0 : displayWidth(of: title) + 2, rect.width - 2)
        let rightWidth = right.isEmpty ? 0 : displayWidth(of: right) + 2
        if rightWidth > 0, titleWidth + rightWidth + 3 <= rect.width {
            put(" \(right) ", x: rect.right - 1 - rightWidth, y: rect.y, limit: rect.right, ink: words)
        }
        guard titleWidth >= 3 else { return }
        put(" ", x: rect.x + 1, y: rect.y, limit: rect.right, ink: words)
        put(title, x: rect.x + 2, y: rect.y, width: titleWidth - 2, ink: words)
        put(" ", x: rect.x + titleWidth, y: rect.y, limit: rect.right, ink: words)
    }
}
