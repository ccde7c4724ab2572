// Inks: what a piece of text is for. Panes choose a purpose; themes choose how it looks.

/// A purpose, not a colour. Every cell on the canvas has one, and may besides belong to a selected row.
public struct Ink: Hashable, Sendable {
    /// Six bits of purpose and two bits that say whether the row is selected: one byte a cell.
    let code: UInt8

    init(code: UInt8) { self.code = code }

    init(_ purpose: Purpose, _ row: Row = .ordinary) {
        code = purpose.rawValue | row.rawValue
    }

    /// Where the cell stands: in an ordinary row, or in the selected row of a pane with or without the focus.
    enum Row: UInt8 {
        case ordinary = 0x00
        case selected = 0x40
        case selectedDim = 0x80
    }

    var purpose: Purpose { Purpose(rawValue: code & 0x3F) ?? .plain }
    var row: Row { Row(rawValue: code & 0xC0) ?? .ordinary }

    /// The same purpose inside the selected row of the pane that has the focus.
    public var selected: Ink { Ink(purpose, .selected) }

    /// The same purpose inside the selected row of a pane that does not have the focus.
    public var selectedDim: Ink { Ink(purpose, .selectedDim) }

    /// The purpose alone, as in a row that is not selected.
    public var unselected: Ink { Ink(purpose) }

    public var isSelected: Bool { row != .ordinary }

    /// Every purpose once, in the order of the table.
    public static let purposes: [Ink] = Purpose.allCases.map { Ink($0) }

    /// The ink that theme files call by this name, such as `rag-amber`.
    public init?(named name: String) {
        guard let purpose = Purpose.allCases.first(where: { $0.row.name == name }) else { return nil }
        self.init(purpose)
    }

    /// The name in theme files and golden screens. It never changes once released.
    public var name: String {
        switch row {
        case .ordinary: purpose.row.name
        case .selected: purpose.row.name + "+selected"
        case .selectedDim: purpose.row.name + "+selected-dim"
        }
    }

    /// One character for golden screens: the purpose's letter, underlined in a selected row and dotted
    /// underneath in a row selected in a pane without the focus.
    public var letter: Character {
        let plain = purpose.row.code
        switch row {
        case .ordinary: return plain
        case .selected: return Character("\(plain)\u{332}")
        case .selectedDim: return Character("\(plain)\u{323}")
        }
    }
}

extension Ink: CustomStringConvertible {
    public var description: String { name }
}

extension Ink {
    /// A small number that tells this ink from every other, rows included, for tables by ink.
    public var number: Int { Int(code) }

    /// Every value an ink can have, at the place of its number.
    public static let all: [Ink] = (0...UInt8.max).map { Ink(code: $0) }
}
