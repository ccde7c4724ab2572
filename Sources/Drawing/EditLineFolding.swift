// A long text being typed, folded into several lines; and the place of the cursor among them.

extension EditLine {
    /// The stretches of characters that make the lines, at most `width` columns each: broken behind blanks where there
    /// are any, and behind a sign that stands for a line end. There is one line at least.
    public func folded(width: Int, ending sign: Character?) -> [Range<Int>] {
        let width = max(2, width)
        var lines: [Range<Int>] = []
        var (start, columns, blank) = (0, 0, 0)
        var columnsAtBlank = 0
        for (place, character) in text.enumerated() {
            let needed = displayWidth(of: character)
            if columns + needed > width {
                let end = blank > start ? blank : place
                lines.append(start..<end)
                columns = blank > start ? columns - columnsAtBlank : 0
                start = end
            }
            columns += needed
            if character == sign {
                lines.append(start..<place + 1)
                (start, columns) = (place + 1, 0)
            }
            if character == " " { (blank, columnsAtBlank) = (place + 1, columns) }
        }
        lines.append(start..<text.count)
        return lines
    }

    /// Draws the text folded into as many rows as there are, the cursor's among them, and returns where the cursor is.
    /// Rows that continue above or below carry a mark.
    @discardableResult
    public func draw(
        on canvas: inout Canvas, x: Int, y: Int, width: Int, rows: Int, ending sign: Character?, ink: Ink = .input,
        field: Ink = .inputField
    ) -> Point {
        // A column is left for the cursor behind the last character, and for the marks.
        let lines = folded(width: width - 1, ending: sign)
        let characters = Array(text)
        let line = lines.lastIndex { $0.lowerBound <= cursor } ?? 0
        let rows = max(1, rows)
        let top = max(0, min(line - rows / 2, lines.count - rows))
        var point = Point(x: x, y: y)
        for row in 0..<rows {
            canvas.blank(x: x, y: y + row, count: width, ink: field)
            guard top + row < lines.count else { continue }
            let range = lines[top + row]
            canvas.put(String(characters[range]), x: x, y: y + row, limit: x + width - 1, ink: ink)
            if top + row == line {
                let before = displayWidth(of: String(characters[range.lowerBound..<max(range.lowerBound, cursor)]))
                point = Point(x: x + min(before, max(0, width - 1)), y: y + row)
            }
            let goesOn = (row == 0 && top > 0) || (row == rows - 1 && top + rows < lines.count)
            if goesOn, width > 2 {
                canvas.put(canvas.glyph(.ellipsis), x: x + width - 1, y: y + row, width: 1, ink: field)
            }
        }
        return point
    }
}
