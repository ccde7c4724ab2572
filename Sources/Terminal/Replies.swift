// What a terminal answers when it is asked about itself. Answers come among the keys, late, in pieces, or not at all.

import Drawing

/// An answer of the terminal's.
public enum Reply: Hashable, Sendable {
    /// Whether its ground is light, on asking or because it has just changed.
    case background(isLight: Bool)
    /// The column in which its cursor stood, counted from 1.
    case column(Int)
    /// The answer that every terminal gives, and the last one asked for: what has not come before it will not come.
    case end
}

enum Replies {
    /// The two kinds of answer: Esc [ with numbers and a letter, Esc ] with a string and its end.
    enum Kind {
        case numbers, string

        /// Whether a byte ends an answer of this kind.
        func isEnded(by byte: UInt8) -> Bool {
            self == .numbers ? (0x40..<0x7F).contains(byte) : byte == 0x07 || byte == UInt8(ascii: "\\")
        }
    }

    /// The kind of answer that bytes can only be the beginning of, if they can: nobody presses Alt with a bracket while
    /// one is awaited, and no key begins with Esc [ ?.
    static func begun(by bytes: [UInt8], isAwaited: Bool) -> Kind? {
        guard bytes.count > 1, bytes[0] == 0x1B else { return nil }
        switch bytes[1] {
        case UInt8(ascii: "]"): return isAwaited || bytes.count > 2 ? .string : nil
        case UInt8(ascii: "["): return isAwaited || bytes.starts(with: [0x1B, 0x5B, 0x3F]) ? .numbers : nil
        default: return nil
        }
    }

    /// Whether a byte may stand in the rest of a string.
    static func mayHold(_ byte: UInt8) -> Bool { "0123456789abcdefABCDEF/:;rg".utf8.contains(byte) }

    /// Answers of the kind Esc [ ? numbers letter.
    static func meaning(of letter: UInt8, numbers: [Int]) -> Piece.Meaning {
        switch letter {
        case UInt8(ascii: "c"): .reply(.end)
        case UInt8(ascii: "n") where numbers.count == 2 && numbers[0] == 997:
            .reply(.background(isLight: numbers[1] == 2))
        default: .nothing
        }
    }

    /// A piece that begins with Esc ]: a string that BEL or Esc \ ends, or Alt with the bracket.
    static func string(_ bytes: ArraySlice<UInt8>, isAll: Bool) -> Piece {
        let body = bytes.dropFirst(2)
        guard let first = body.first else { return isAll ? Piece(.alt("]"), 2) : .incomplete }
        guard (0x30...0x39).contains(first) else { return Piece(.alt("]"), 2) }
        guard let end = body.firstIndex(where: { $0 < 0x20 }) else {
            return isAll || body.count > 256 ? Piece(.nothing, bytes.count) : .incomplete
        }
        let head = end - bytes.startIndex
        let meaning = meaning(of: body[..<end])
        if bytes[end] == 0x07 { return Piece(meaning, head + 1) }
        // Anything but a line's proper end means that the string was cut off here.
        guard bytes[end] == 0x1B else { return Piece(.nothing, head) }
        guard end + 1 < bytes.endIndex else { return isAll ? Piece(meaning, head + 1) : .incomplete }
        return bytes[end + 1] == UInt8(ascii: "\\") ? Piece(meaning, head + 2) : Piece(.nothing, head)
    }

    /// An answer whose Esc has been taken for the key already, because the rest was late.
    static func headless(_ bytes: ArraySlice<UInt8>, isAll: Bool) -> Piece? {
        guard let first = bytes.first, "[]".utf8.contains(first) else { return nil }
        guard let second = bytes.dropFirst().first else { return isAll ? nil : .incomplete }
        guard "0123456789?".utf8.contains(second) else { return nil }
        let whole = [0x1B] + bytes
        let piece = Piece.escaped(whole[...], isAll: isAll)
        return piece.length > 0 ? Piece(piece.meaning, piece.length - 1) : piece
    }

    /// `11;rgb:ffff/ffff/ffff`: the colour of the ground.
    private static func meaning(of body: ArraySlice<UInt8>) -> Piece.Meaning {
        let parts = String(decoding: body, as: UTF8.self).split(separator: ";", maxSplits: 1)
        guard parts.count == 2, parts[0] == "11", let colon = parts[1].firstIndex(of: ":"), parts[1].hasPrefix("rgb")
        else {
            return .nothing
        }
        let shares = parts[1][parts[1].index(after: colon)...].split(separator: "/").prefix(3).compactMap { digits in
            Int(digits, radix: 16).map { Double($0) / Double((1 << (4 * min(8, digits.utf8.count))) - 1) }
        }
        guard shares.count == 3 else { return .nothing }
        // As bright as the eye finds it.
        return .reply(.background(isLight: 0.299 * shares[0] + 0.587 * shares[1] + 0.114 * shares[2] > 0.5))
    }
}
