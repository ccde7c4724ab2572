// Areas and boxes on a canvas, and one canvas drawn on another.

extension Canvas {
    /// Blanks the rectangle in this ink.
    public mutating func fill(_ rect: Rect, ink: Ink) {
        let part = rect.intersection(bounds)
        for y in part.y..<part.bottom { blank(x: part.x, y: y, count: part.width, ink: ink) }
    }

    /// Draws the edge of a pane and leaves its inside alone: double and with a bold title when it has the focus.
    /// The title stands on the left of the top edge; `right` on its right, when there is room for both.
    public mutating func box(_ rect: Rect, title: String, right: String = "", focused: Bool) {
        box(
            rect, title: title, right: right, double: focused,
            edge: focused ? .borderFocused : .border, words: focused ? .titleFocused : .title)
    }

    /// Draws the edge of a popup and clears its inside.
    public mutating func overlay(_ rect: Rect, title: String, right: String = "") {
        fill(rect, ink: .overlay)
        box(rect, title: title, right: right, double: false, edge: .overlayBorder, words: .titleFocused)
    }

    private mutating func box(_ rect: Rect, title: String, right: String, double: Bool, edge: Ink, words: Ink) {
        guard rect.width >= 2, rect.height >= 2 else { return }
        let frame = Frame.pieces(lines, focused: double)
        for x in (rect.x + 1)..<(rect.right - 1) {
            piece(frame.across, x: x, y: rect.y, ink: edge)
            piece(frame.across, x: x, y: rect.bottom - 1, ink: edge)
        }
        for y in (rect.y + 1)..<(rect.bottom - 1) {
            piece(frame.down, x: rect.x, y: y, ink: edge)
            piece(frame.down, x: rect.right - 1, y: y, ink: edge)
        }
        piece(frame.topLeft, x: rect.x, y: rect.y, ink: edge)
        piece(frame.topRight, x: rect.right - 1, y: rect.y, ink: edge)
        piece(frame.bottomLeft, x: rect.x, y: rect.bottom - 1, ink: edge)
        piece(frame.bottomRight, x: rect.right - 1, y: rect.bottom - 1, ink: edge)
        edgeWords(title: title, right: right, on: rect, ink: words)
    }

    /// Writes the words on the top edge, each with a blank on both sides and a piece of the edge outside.
    private mutating func edgeWords(title: String, right: String, on rect: Rect, ink: Ink) {
        let room = rect.width - 4
        var titleColumns = title.isEmpty ? 0 : displayWidth(of: title) + 2
        let rightColumns = right.isEmpty ? 0 : displayWidth(of: right) + 2
        if rightColumns > 0, titleColumns + 1 + rightColumns <= room {
            put(" " + right + " ", x: rect.right - 2 - rightColumns, y: rect.y, limit: rect.right - 2, ink: ink)
        }
        titleColumns = min(titleColumns, room)
        guard titleColumns >= 3 else { return }
        put(" ", x: rect.x + 2, y: rect.y, limit: rect.right, ink: ink)
        put(title, x: rect.x + 3, y: rect.y, width: titleColumns - 2, ink: ink)
        put(" ", x: rect.x + 1 + titleColumns, y: rect.y, limit: rect.right, ink: ink)
    }

    private mutating func piece(_ scalar: Unicode.Scalar, x: Int, y: Int, ink: Ink) {
        guard bounds.contains(x: x, y: y) else { return }
        place(Slot(code: scalar.value, ink: ink, width: 1), x: x, y: y)
    }

    /// Draws another canvas on this one with its top left corner at (x, y). Its cursor, if any, comes along.
    public mutating func blit(_ other: Canvas, x: Int, y: Int) {
        let part = Rect(x: x, y: y, width: other.width, height: other.height).intersection(bounds)
        var text = ""
        for row in part.y..<part.bottom {
            var column = part.x
            while column < part.right {
                let slot = other.slots[(row - y) * other.width + (column - x)]
                let fits = slot.width > 0 && column + Int(slot.width) <= part.right
                if fits, slot.isCluster {
                    text.removeAll(keepingCapacity: true)
                    other.write(slot, to: &text)
                    place(cluster(text, columns: Int(slot.width), ink: slot.ink), x: column, y: row)
                } else {
                    place(fits ? slot : .blank(slot.ink), x: column, y: row)
                }
                column += fits ? Int(slot.width) : 1
            }
        }
        if let point = other.cursor { cursor = Point(x: x + point.x, y: y + point.y) }
    }
}
