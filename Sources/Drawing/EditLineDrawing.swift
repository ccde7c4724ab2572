// Drawing a line of typed text in a field that may be narrower than the text.

extension EditLine {
    /// Draws the text in a field of `width` columns and returns where the cursor is. A text that does not fit is
    /// scrolled by half a field at a time, with a mark on each side that continues; what is shown
    /// depends on the text and the cursor alone.
    @discardableResult
    public func draw(
        on canvas: inout Canvas, x: Int, y: Int, width: Int, ink: Ink = .input, field: Ink = .inputField
    ) -> Point {
        canvas.blank(x: x, y: y, count: width, ink: field)
        guard width > 0 else { return Point(x: x, y: y) }
        let before = displayWidth(of: String(textBeforeCursor))
        let total = displayWidth(of: text)
        let start = total < width ? 0 : EditLine.firstColumn(cursor: before, width: width)

        var column = -start
        for character in text {
            let columns = displayWidth(of: character)
            if column >= 0 {
                canvas.put(String(character), x: x + column, y: y, limit: x + width, ink: ink)
            }
            column += columns
            if column >= width { break }
        }
        let sign = canvas.glyph(.ellipsis)
        if start > 0, width > 2 { canvas.put(sign, x: x, y: y, width: 1, ink: field) }
        if total - start > width, width > 2 { canvas.put(sign, x: x + width - 1, y: y, width: 1, ink: field) }
        return Point(x: x + min(max(0, before - start), width - 1), y: y)
    }

    /// The first column of the text that is shown, so that the cursor keeps off the marks at both ends.
    private static func firstColumn(cursor: Int, width: Int) -> Int {
        let furthest = width - 2
        guard cursor > furthest else { return 0 }
        let step = max(1, furthest / 2)
        return (cursor - furthest + step - 1) / step * step
    }
}
