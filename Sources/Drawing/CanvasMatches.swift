// Texts found on a canvas after it was painted, and marked there.

extension Canvas {
    /// Gives every place of a rectangle where a text stands, whatever the case, another ink. A selected row stays one.
    public mutating func tint(_ text: String, in rect: Rect, ink: Ink) {
        let wanted = text.map { $0.lowercased() }
        let part = rect.intersection(bounds)
        guard !wanted.isEmpty else { return }
        for y in part.y..<part.bottom {
            var letters: [(text: String, x: Int, width: Int)] = []
            for x in part.x..<part.right {
                let cell = self[x, y]
                if cell.width > 0 { letters.append((cell.glyph.lowercased(), x, cell.width)) }
            }
            var start = 0
            while start + wanted.count <= letters.count {
                let fits = wanted.indices.allSatisfy { letters[start + $0].text == wanted[$0] }
                if fits {
                    let last = letters[start + wanted.count - 1]
                    tint(columns: letters[start].x..<last.x + last.width, y: y, ink: ink)
                }
                start += fits ? wanted.count : 1
            }
        }
    }

    /// Gives some columns of a row another ink, and leaves what stands there. A selected row stays one.
    public mutating func tint(columns: Range<Int>, y: Int, ink: Ink) {
        guard y >= 0, y < height else { return }
        for x in columns.clamped(to: 0..<width) {
            let place = y * width + x
            slots[place].ink = Ink(ink.purpose, slots[place].ink.row)
        }
    }
}
