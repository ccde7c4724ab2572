// How many columns text takes on the screen, from a table of our own: the C library's answer changes with
// the locale, and layouts must not.

/// The columns one character (one grapheme cluster) takes when it is put on a canvas.
public func displayWidth(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    let first = scalars[scalars.startIndex]
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return columns(of: first) }
    if first == "\r" { return 1 }
    if isJoined(scalars) { return joinedPieces(scalars).reduce(0) { $0 + displayWidth(of: $1) } }
    if isPicture(scalars) { return 2 }
    return scalars.dropFirst().reduce(columns(of: first)) { $0 + columns(ofFollowing: $1) }
}

/// The columns a scalar adds to the character it continues: skin tones colour it and add none.
func columns(ofFollowing scalar: Unicode.Scalar) -> Int {
    scalar.value >= 0x1F3FB && scalar.value <= 0x1F3FF ? 0 : columns(of: scalar)
}

/// The columns a line of text takes when it is put on a canvas.
public func displayWidth(of text: String) -> Int {
    if let quick = text.utf8.withContiguousStorageIfAvailable(simpleWidth), let quick { return quick }
    return text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// The columns of a text all of whose scalars are simple, which is one for each; else nothing.
func simpleWidth(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var width = 0
    var index = 0
    while index < bytes.count {
        guard simpleScalar(bytes, &index) != nil else { return nil }
        width += 1
    }
    return width
}

/// The scalar at a place in a text, where it is one that takes one column and joins no neighbour: printable ASCII, Latin
/// letters, and what boxes and signs are drawn with. The place goes on behind it.
@inline(__always)
func simpleScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32? {
    let first = bytes[index]
    if first >= 0x20, first < 0x7F {
        index += 1
        return UInt32(first)
    }
    if first >= 0xC2, first <= 0xCB, index + 1 < bytes.count {
        let scalar = UInt32(first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
        index += 2
        return scalar >= 0xA0 ? scalar : nil
    }
    if first == 0xE2, index + 2 < bytes.count {
        let scalar = 0x2000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        index += 3
        return isDrawnWith(scalar) ? scalar : nil
    }
    return nil
}

/// What boxes and signs are drawn with.
private func isDrawnWith(_ scalar: UInt32) -> Bool { scalar >= 0x2500 && scalar <= 0x25FC || scalar == 0x2026 }

/// True for emoji joined into one picture, such as a family. Some terminals draw one picture two columns wide, others
/// its signs side by side, and none says which it does; so they are put side by side, without what joins them, which
/// is as wide everywhere and leaves nobody out.
func isJoined(_ scalars: Character.UnicodeScalarView) -> Bool {
    guard scalars[scalars.startIndex].properties.isEmoji else { return false }
    var previous: Unicode.Scalar?
    for scalar in scalars {
        if previous?.value == 0x200D, scalar.properties.isEmoji { return true }
        previous = scalar
    }
    return false
}

/// The signs of a joined picture, each a picture of its own.
func joinedPieces(_ scalars: Character.UnicodeScalarView) -> [Character] {
    var pieces: [Character] = []
    for part in scalars.split(separator: "\u{200D}") {
        var piece = String.UnicodeScalarView()
        piece.append(contentsOf: part)
        pieces += String(piece)
    }
    return pieces
}

/// True for clusters that are one picture however many scalars they have: flags, and signs asked to be drawn as emoji.
func isPicture(_ scalars: Character.UnicodeScalarView) -> Bool {
    let isAsked = scalars.contains { $0.value == 0xFE0F }
    let first = scalars[scalars.startIndex]
    if isRegionalIndicator(first) { return true }
    if isAsked { return first.properties.isEmoji }
    return columns(of: first) == 2 && first.properties.isEmojiPresentation
}

private func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x1F1E6 && scalar.value <= 0x1F1FF
}

/// The columns of a scalar standing alone. Control characters count one, because a canvas shows a dot.
func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    // What boxes and signs are drawn with is asked for thousands of times a screen.
    if isDrawnWith(value) { return 1 }
    // Korean vowels and final consonants join the block before them.
    if value >= 0x1160 && value <= 0x11FF || value >= 0xD7B0 && value <= 0xD7FB { return 0 }
    if isWide(value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
    // The signs that stand before Arabic and Syriac numbers are formats by category, yet are drawn.
    case .format: return isNumberSign(value) ? 1 : 0
    default: return 1
    }
}

private func isNumberSign(_ value: UInt32) -> Bool {
    switch value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
}

private func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    var low = 0
    var high = wideRanges.count - 1
    while low <= high {
        let middle = (low + high) / 2
        if value < wideRanges[middle].first {
            high = middle - 1
        } else if value > wideRanges[middle].last {
            low = middle + 1
        } else {
            return true
        }
    }
    return false
}

/// True for scalars that must never reach a terminal as they are.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar.value >= 0x7F && scalar.value < 0xA0
}
