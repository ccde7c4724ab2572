// Putting text on a canvas: freely, or fitted into a given number of columns.

/// Which side of its columns a text keeps to.
public enum Alignment: Hashable, Sendable {
    case left, right, centre
}

extension Canvas {
    /// Draws the text from (x, y) rightwards and returns the columns it took, cut off at the canvas's edge.
    /// Control characters are shown as a dot, never passed on.
    @discardableResult
    public mutating func put(_ text: String, x: Int, y: Int, ink: Ink) -> Int {
        put(text, x: x, y: y, limit: width, ink: ink)
    }

    /// Draws the text in exactly `width` columns: padded with blanks when shorter, cut with a mark when longer.
    public mutating func put(_ text: String, x: Int, y: Int, width columns: Int, ink: Ink, align: Alignment = .left) {
        guard columns > 0 else { return }
        let needed = displayWidth(of: text)
        if needed <= columns {
            let spare = columns - needed
            let before = align == .left ? 0 : align == .right ? spare : spare / 2
            blank(x: x, y: y, count: before, ink: ink)
            let used = put(text, x: x + before, y: y, limit: x + columns, ink: ink)
            blank(x: x + before + used, y: y, count: columns - before - used, ink: ink)
        } else {
            let used = put(text, x: x, y: y, limit: x + columns - 1, ink: ink)
            put(glyph(.ellipsis), x: x + used, y: y, limit: x + columns, ink: ink)
            blank(x: x + used + 1, y: y, count: columns - used - 1, ink: ink)
        }
    }

    /// Draws characters while they end at or before column `limit`. Returns the columns used, those left of
    /// the canvas included, so that callers may draw a text that starts outside.
    @discardableResult
    mutating func put(_ text: String, x: Int, y: Int, limit: Int, ink: Ink) -> Int {
        guard y >= 0, y < height else { return min(displayWidth(of: text), max(0, limit - x)) }
        let edge = min(limit, width)
        if x >= 0, let used = putSimple(text, x: x, y: y, edge: edge, ink: ink) { return used }
        var column = x
        for character in text {
            let columns = displayWidth(of: character)
            if columns == 0 { continue }
            guard column + columns <= edge else { break }
            if column >= 0 {
                draw(character, columns: columns, x: column, y: y, ink: ink)
            } else if column + columns > 0 {
                blank(x: 0, y: y, count: column + columns, ink: ink)
            }
            column += columns
        }
        return column - x
    }

    /// The quick way for text of simple scalars throughout, as nearly all is; nil when it is not.
    private mutating func putSimple(_ text: String, x: Int, y: Int, edge: Int, ink: Ink) -> Int? {
        let start = y * width
        let used: Int?? = text.utf8.withContiguousStorageIfAvailable { bytes in
            // Where no signs can be drawn, some of these have another form.
            guard let needed = simpleWidth(bytes), lines != .ascii || needed == bytes.count else { return nil }
            let count = min(needed, edge - x)
            guard count > 0 else { return 0 }
            sever(before: start + x, x: x)
            sever(before: start + x + count, x: x + count)
            var place = 0
            for index in start + x..<start + x + count {
                slots[index] = Slot(code: simpleScalar(bytes, &place) ?? 0x20, ink: ink, width: 1)
            }
            return count
        }
        return used ?? nil
    }

    /// Draws one character that is known to fit.
    private mutating func draw(_ character: Character, columns: Int, x: Int, y: Int, ink: Ink) {
        let scalars = character.unicodeScalars
        let first = scalars[scalars.startIndex]
        if lines == .ascii, let plain = asciiForm(of: first) {
            place(Slot(code: plain.value, ink: ink, width: 1), x: x, y: y)
        } else if isControl(first) {
            let dot = glyph(.dot).unicodeScalars
            place(Slot(code: dot[dot.startIndex].value, ink: ink, width: 1), x: x, y: y)
        } else if scalars.index(after: scalars.startIndex) == scalars.endIndex {
            place(Slot(code: first.value, ink: ink, width: UInt8(columns)), x: x, y: y)
        } else if isJoined(scalars) {
            var column = x
            for piece in joinedPieces(scalars) {
                let columns = displayWidth(of: piece)
                if columns > 0 { draw(piece, columns: columns, x: column, y: y, ink: ink) }
                column += columns
            }
        } else if isPicture(scalars) || columns == Drawing.columns(of: first) {
            place(cluster(String(character), columns: columns, ink: ink), x: x, y: y)
        } else {
            drawPieces(scalars, x: x, y: y, ink: ink)
        }
    }

    /// Draws a cluster with several letters side by side, as Indian scripts have them: every letter gets its own
    /// columns and carries the marks that follow it, which is how terminals count them too.
    private mutating func drawPieces(_ scalars: Character.UnicodeScalarView, x: Int, y: Int, ink: Ink) {
        var column = x
        var piece = ""
        var pieceColumns = 0
        for scalar in scalars {
            let columns = piece.isEmpty ? Drawing.columns(of: scalar) : Drawing.columns(ofFollowing: scalar)
            if columns > 0, pieceColumns > 0 {
                place(cluster(piece, columns: pieceColumns, ink: ink), x: column, y: y)
                column += pieceColumns
                piece = ""
                pieceColumns = 0
            }
            piece.unicodeScalars.append(scalar)
            pieceColumns += columns
        }
        if pieceColumns > 0 { place(cluster(piece, columns: pieceColumns, ink: ink), x: column, y: y) }
    }

    mutating func cluster(_ text: String, columns: Int, ink: Ink) -> Slot {
        let known = clusters.firstIndex(of: text)
        if known == nil { clusters.append(text) }
        let place = UInt32(known ?? clusters.count - 1)
        return Slot(code: place | Slot.clusterBit, ink: ink, width: UInt8(columns))
    }

    /// Stores a slot, blanking whatever half of a wide character it leaves behind. It must fit on the canvas.
    mutating func place(_ slot: Slot, x: Int, y: Int) {
        let index = y * width + x
        sever(before: index, x: x)
        let last = x + Int(slot.width) - 1
        sever(before: y * width + last + 1, x: last + 1)
        slots[index] = slot
        if slot.width == 2 { slots[index + 1] = .behindWide(slot.ink) }
    }

    /// Makes blanks of a wide character that lies across the border on the left of this place.
    private mutating func sever(before index: Int, x: Int) {
        guard x > 0, x < width, slots[index].width == 0 else { return }
        slots[index - 1] = .blank(slots[index - 1].ink)
        slots[index] = .blank(slots[index].ink)
    }

    /// Blanks a stretch of one row, as far as it lies on the canvas.
    mutating func blank(x: Int, y: Int, count: Int, ink: Ink) {
        guard y >= 0, y < height else { return }
        let from = max(0, x)
        let to = min(width, x + count)
        guard from < to else { return }
        sever(before: y * width + from, x: from)
        sever(before: y * width + to, x: to)
        let slot = Slot.blank(ink)
        slots.withUnsafeMutableBufferPointer { slots in
            for index in (y * width + from)..<(y * width + to) { slots[index] = slot }
        }
    }
}

/// The plain form of punctuation that a terminal without UTF-8 cannot show; nil for everything else.
private func asciiForm(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\u{2026}": "~"
    case "\u{201C}", "\u{201D}": "\""
    case "\u{2018}", "\u{2019}": "'"
    case "\u{2013}", "\u{2014}": "-"
    case "\u{2192}": ">"
    default: nil
    }
}
