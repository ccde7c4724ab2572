// Texts made fit for a picture: on one line, without what could steer a program, cut and folded to a width.

/// The text on one line, without control characters and without marks that turn the direction of what follows.
func cleaned(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 9...13, 0x2028, 0x2029: scalars.append(" ")
        case 0..<32, 0x7f..<0xa0, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069, 0xfeff, 0xfffe, 0xffff: continue
        default: scalars.append(scalar)
        }
    }
    return String(scalars)
}

/// Whether a line of text begins on the right: its first letter is Hebrew, Arabic or another of their kind.
func beginsOnTheRight(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0..<0x590: if scalar.properties.isAlphabetic { return false }
        case 0x590...0x8ff, 0xfb1d...0xfdff, 0xfe70...0xfefc, 0x10800...0x10fff, 0x1e800...0x1efff: return true
        default: if scalar.properties.isAlphabetic { return false }
        }
    }
    return false
}

/// About how wide a text is in a font without serifs, in hundredths of its size; rather too much than too little, because
/// nobody knows which font a reader has.
func breadth(of text: some StringProtocol) -> Int { text.unicodeScalars.reduce(0) { $0 + breadth(of: $1) } }

private func breadth(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x69, 0x6a, 0x6c, 0x2e, 0x2c, 0x3a, 0x3b, 0x27, 0x7c, 0x21: return 34
    case 0x20, 0x66, 0x72, 0x74, 0x49, 0x28, 0x29, 0x5b, 0x5d, 0x2f, 0x5c, 0x2d: return 42
    case 0x6d, 0x77, 0x4d, 0x57, 0x25, 0x40: return 100
    case 0x41...0x5a: return 74
    case 0x21...0x7e: return 60
    case 0..<0x20: return 0
    case 0x7f..<0x250: return 70
    // What takes a whole square: Chinese, Japanese, Korean, and pictures.
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
        0xff00...0xff60, 0xffe0...0xffe6, 0x20000...0x3fffd:
        return 105
    case 0x1f000...0x1faff: return 140
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 90
    }
}

/// A text cut to a breadth, with a mark where something is missing.
func cut(_ text: String, to room: Int) -> String {
    var (used, kept) = (0, text.startIndex)
    var index = text.startIndex
    while index < text.endIndex {
        let next = text.index(after: index)
        used += breadth(of: text[index..<next])
        if used > room { break }
        index = next
        // Room for the mark.
        if used <= room - 100 { kept = next }
    }
    if index == text.endIndex { return text }
    var short = text[..<kept]
    while short.last == " " { short.removeLast() }
    return short + "…"
}

/// A text folded between words into so many lines of a breadth at most; the last is cut.
func folded(_ text: String, to room: Int, lines most: Int) -> [String] {
    var lines: [String] = []
    var rest = text[...].drop { $0 == " " }
    while !rest.isEmpty {
        if lines.count == most - 1 {
            // Of a very long text, what no line could hold is not measured.
            lines.append(cut(String(rest.prefix(room)), to: room))
            break
        }
        var (used, end, gap) = (0, rest.startIndex, rest.startIndex)
        while end < rest.endIndex {
            let next = rest.index(after: end)
            let isGap = rest[end] == " "
            used += breadth(of: rest[end..<next])
            if isGap { gap = end }
            // At least one character a line; a blank at the end of a line takes no room.
            if used > room, !isGap, end > rest.startIndex { break }
            end = next
        }
        if end < rest.endIndex, gap > rest.startIndex { end = gap }
        var line = rest[..<end]
        while line.last == " " { line.removeLast() }
        lines.append(String(line))
        rest = rest[end...].drop { $0 == " " }
    }
    return lines
}
