// The canvas: a grid of cells between drawing and the terminal, so that every screen is a value to test.

/// One cell as it reads from outside: what is drawn, for what purpose, and how many columns it takes.
/// A wide character is a cell of width 2 followed by one of width 0.
public struct Cell: Hashable, Sendable {
    public let glyph: Character
    public let ink: Ink
    public let width: Int

    public init(glyph: Character, ink: Ink, width: Int) {
        self.glyph = glyph
        self.ink = ink
        self.width = width
    }
}

/// One cell as it is stored, in eight bytes. The code is a Unicode scalar, or - with the top bit set - a place
/// in the canvas's list of clusters of several scalars, or nought behind a wide character.
struct Slot: Equatable {
    var code: UInt32
    var ink: Ink
    var width: UInt8
    /// Fills the eighth byte, so that slots can be compared by their bytes.
    private let rest: UInt8 = 0

    init(code: UInt32, ink: Ink, width: UInt8) {
        self.code = code
        self.ink = ink
        self.width = width
    }

    static let clusterBit: UInt32 = 0x8000_0000

    static func blank(_ ink: Ink) -> Slot { Slot(code: 0x20, ink: ink, width: 1) }
    static func behindWide(_ ink: Ink) -> Slot { Slot(code: 0, ink: ink, width: 0) }

    var isCluster: Bool { code & Slot.clusterBit != 0 }
}

/// A grid of cells to draw on. Whatever falls outside is cut off; wide characters are never cut in half.
public struct Canvas: Sendable {
    public let width: Int
    public let height: Int

    /// Where the terminal's own cursor belongs, or nothing to hide it.
    public var cursor: Point?

    /// How lines and signs are drawn.
    public var lines: LineStyle

    var slots: [Slot]
    /// Characters of more than one scalar that occur on this canvas.
    var clusters: [String] = []

    public init(width: Int, height: Int, lines: LineStyle = .unicode) {
        self.width = max(0, width)
        self.height = max(0, height)
        self.lines = lines
        slots = Array(repeating: .blank(.plain), count: self.width * self.height)
    }

    /// Whether a letter of more than one scalar has been drawn.
    public var hasClusters: Bool { !clusters.isEmpty }

    public var size: Size { Size(width: width, height: height) }
    public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

    /// The sign in this canvas's line style.
    public func glyph(_ mark: Mark) -> String { lines.glyph(mark) }

    /// The cell at a place. Outside the canvas everything is blank.
    public subscript(x: Int, y: Int) -> Cell {
        guard bounds.contains(x: x, y: y) else { return Cell(glyph: " ", ink: .plain, width: 1) }
        let slot = slots[y * width + x]
        return Cell(glyph: character(of: slot), ink: slot.ink, width: Int(slot.width))
    }

    private func character(of slot: Slot) -> Character {
        if slot.isCluster { return clusters[Int(slot.code & ~Slot.clusterBit)].first ?? " " }
        // A place behind a wide character has no scalar of its own, and reads as a blank.
        guard slot.code != 0, let scalar = Unicode.Scalar(slot.code) else { return " " }
        return Character(scalar)
    }

    /// Appends what is drawn in the slot, which is nothing behind a wide character.
    func write(_ slot: Slot, to text: inout String) {
        if slot.isCluster {
            text += clusters[Int(slot.code & ~Slot.clusterBit)]
        } else if slot.code != 0, let scalar = Unicode.Scalar(slot.code) {
            text.unicodeScalars.append(scalar)
        }
    }

    /// The rows as text, without the blanks at their ends.
    public var text: String {
        var all = ""
        for y in 0..<height {
            if y > 0 { all += "\n" }
            var row = slots[(y * width)..<(y * width + width)]
            while let last = row.last, last.code == 0x20 { row.removeLast() }
            for slot in row { write(slot, to: &all) }
        }
        return all
    }

    /// The rows of inks, one letter a cell (see `Ink.letter`).
    public var inks: String {
        var all = ""
        for y in 0..<height {
            if y > 0 { all += "\n" }
            for slot in slots[(y * width)..<(y * width + width)] { all.append(slot.ink.letter) }
        }
        return all
    }
}

extension Canvas: Equatable {
    /// Two canvases are equal when they look alike, whatever order their clusters were first drawn in.
    public static func == (one: Canvas, other: Canvas) -> Bool {
        guard one.size == other.size, one.cursor == other.cursor, one.lines == other.lines else { return false }
        if one.clusters == other.clusters { return one.slots == other.slots }
        return one.slots.indices.allSatisfy { one.slot(at: $0, looksLike: other) }
    }

    func slot(at index: Int, looksLike other: Canvas) -> Bool {
        let mine = slots[index]
        let theirs = other.slots[index]
        guard mine.isCluster, theirs.isCluster else { return mine == theirs }
        return mine.ink == theirs.ink && mine.width == theirs.width
            && clusters[Int(mine.code & ~Slot.clusterBit)] == other.clusters[Int(theirs.code & ~Slot.clusterBit)]
    }
}
