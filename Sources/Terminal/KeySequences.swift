// The escape sequences that terminals have in common, whatever their descriptions say.

import Drawing

/// The sequences that begin with Esc [ or Esc O.
enum Sequences {
    /// What follows Esc [ : numbers, then one letter that says what it is.
    static func control(_ bytes: ArraySlice<UInt8>) -> Piece {
        guard let first = bytes.first else { return .incomplete }
        // The Linux console sends Esc [ [ A for F1.
        if first == UInt8(ascii: "[") {
            guard let letter = bytes.dropFirst().first else { return .incomplete }
            let number = Int(letter) - 0x40
            return (1...5).contains(number) ? Piece(.function(number), 2) : Piece(.nothing, 2)
        }
        // Terminals that know no other way tell of the mouse in three bytes after Esc [ M.
        if first == UInt8(ascii: "M") { return Mouse.oldPress(bytes) }
        // A byte that has no place in a sequence ends it, and is not part of it.
        guard let end = bytes.firstIndex(where: { !(0x20..<0x40).contains($0) }) else { return .incomplete }
        let length = end - bytes.startIndex + 1
        guard (0x40..<0x7F).contains(bytes[end]) else { return Piece(.nothing, max(1, length - 1)) }
        let numbers = bytes[..<end].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
            // Of a number with parts after a colon only the first matters.
            $0.prefix { $0 != UInt8(ascii: ":") }.reduce(0) { sum, digit in
                (0x30...0x39).contains(digit) ? min(sum * 10 + Int(digit) - 0x30, 1 << 24) : sum
            }
        }
        switch first {
        case UInt8(ascii: "<"): return Piece(Mouse.press(bytes[end], numbers) ?? .nothing, length)
        case UInt8(ascii: "?"): return Piece(Replies.meaning(of: bytes[end], numbers: numbers), length)
        default: return Piece(meaning(of: bytes[end], numbers: numbers), length)
        }
    }

    private static func meaning(of letter: UInt8, numbers: [Int]) -> Piece.Meaning {
        let modifiers = max(0, (numbers.count > 1 ? numbers[1] : 1) - 1)
        let key: Key?
        switch letter {
        case UInt8(ascii: "~"):
            switch numbers.first ?? 0 {
            case 200: return .pasteBegins
            case 27: key = numbers.count > 2 ? typed(numbers[2], modifiers) : nil
            case let number: key = numbered(number)
            }
        case UInt8(ascii: "u"): key = typed(numbers.first ?? 0, modifiers)
        case UInt8(ascii: "Z"): key = .backTab
        // The place of the cursor. In the first row it would look like F3 with another key held, so nobody asks there.
        case UInt8(ascii: "R") where numbers.count == 2 && numbers[0] > 1: return .reply(.column(numbers[1]))
        default: key = lettered(letter)
        }
        guard let key else { return .nothing }
        return .key(modifiers & 2 != 0 ? withAlt(key) ?? key : key)
    }

    /// What follows Esc O: arrows, the first function keys, and the number pad.
    static func keypad(_ letter: UInt8) -> Key? {
        switch letter {
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "X"): .char("=")
        // From "j" on the pad's keys are in the order of their characters.
        case UInt8(ascii: "j")...UInt8(ascii: "y"): .char(Character(Unicode.Scalar(letter - 0x40)))
        default: lettered(letter)
        }
    }

    private static func lettered(_ letter: UInt8) -> Key? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter) - 0x4F)
        default: nil
        }
    }

    private static func numbered(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }

    /// A key told by its character and its modifiers, as newer terminals can.
    private static func typed(_ code: Int, _ modifiers: Int) -> Key? {
        guard let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
        if scalar == "\t", modifiers & 1 != 0 { return .backTab }
        if let key = code < 0x80 ? Piece.control(UInt8(code)) : nil { return key }
        let character = Character(scalar)
        if modifiers & 4 != 0 { return .ctrl(Character(character.lowercased())) }
        return modifiers & 2 != 0 ? .alt(character) : .char(character)
    }

    /// The same key with Alt held, for the few where that is a key of its own.
    static func withAlt(_ key: Key) -> Key? {
        switch key {
        case .up: .altUp
        case .down: .altDown
        case .left: .altLeft
        case .right: .altRight
        case .enter: .altEnter
        case .backspace: .altBackspace
        default: nil
        }
    }
}
