// What single keys look like on the wire: plain characters, control characters, and Alt with either.

import Drawing

/// The first thing in a stretch of bytes.
struct Piece {
    enum Meaning {
        case key(Key)
        case pasteBegins
        /// An answer of the terminal's to what it was asked.
        case reply(Reply)
        /// A sequence that is no key; it is passed over whole, so that its letters are not taken for typing.
        case nothing
    }

    let meaning: Meaning
    /// How many bytes it takes; nought when more are needed.
    let length: Int

    init(_ key: Key, _ length: Int) { self.init(.key(key), length) }

    init(_ meaning: Meaning, _ length: Int) {
        self.meaning = meaning
        self.length = length
    }

    static let incomplete = Piece(.nothing, 0)

    /// A piece that does not begin with Esc.
    static func plain(_ bytes: ArraySlice<UInt8>, isAll: Bool) -> Piece {
        guard let first = bytes.first else { return incomplete }
        if let key = control(first) { return Piece(key, 1) }
        if first < 0x80 { return Piece(.char(Character(Unicode.Scalar(first))), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4 else { return Piece(.char("\u{FFFD}"), 1) }
        let sequence = bytes.prefix(length)
        // A byte that cannot continue the character ends it early.
        if let wrong = sequence.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) {
            return Piece(.char("\u{FFFD}"), wrong - bytes.startIndex)
        }
        if sequence.count < length { return isAll ? Piece(.char("\u{FFFD}"), sequence.count) : incomplete }
        return Piece(.char(String(decoding: sequence, as: UTF8.self).first ?? "\u{FFFD}"), length)
    }

    /// The key a control character stands for.
    static func control(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x00: .ctrl(" ")
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x1B: .escape
        case 0x01...0x1A: .ctrl(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C...0x1F: .ctrl(Character(Unicode.Scalar(byte + 0x40)))
        default: nil
        }
    }

    /// A piece that begins with Esc: the key itself, Alt with another key, or a sequence.
    static func escaped(_ bytes: ArraySlice<UInt8>, isAll: Bool) -> Piece {
        let rest = bytes.dropFirst()
        guard let second = rest.first else { return isAll ? Piece(.escape, 1) : incomplete }
        switch second {
        case UInt8(ascii: "["):
            let sequence = Sequences.control(rest.dropFirst())
            if sequence.length > 0 { return Piece(sequence.meaning, sequence.length + 2) }
            guard isAll else { return incomplete }
            return bytes.count == 2 ? Piece(.alt("["), 2) : Piece(.nothing, bytes.count)
        case UInt8(ascii: "]"): return Replies.string(bytes, isAll: isAll)
        case UInt8(ascii: "O"):
            guard let third = rest.dropFirst().first else { return isAll ? Piece(.alt("O"), 2) : incomplete }
            return Piece(Sequences.keypad(third).map { .key($0) } ?? .nothing, 3)
        case 0x1B: return twice(bytes, isAll: isAll)
        case 0x0A, 0x0D: return Piece(.altEnter, 2)
        case 0x08, 0x7F: return Piece(.altBackspace, 2)
        case 0x00..<0x20: return Piece(.escape, 1)
        default:
            let piece = plain(rest, isAll: isAll)
            guard piece.length > 0, case .key(.char(let character)) = piece.meaning else { return piece }
            return Piece(.alt(character), piece.length + 1)
        }
    }

    /// Two Esc: some terminals send Alt with an arrow so; otherwise the first is a key by itself.
    private static func twice(_ bytes: ArraySlice<UInt8>, isAll: Bool) -> Piece {
        if bytes.count == 2, !isAll { return incomplete }
        let inner = escaped(bytes.dropFirst(), isAll: isAll)
        if inner.length == 0 { return incomplete }
        guard inner.length > 2, case .key(let key) = inner.meaning, let alt = Sequences.withAlt(key) else {
            return Piece(.escape, 1)
        }
        return Piece(alt, inner.length + 1)
    }
}
