// Text made to fit so many columns where there is no canvas to do it: in tables, and in lines that are put together.

/// The text cut to a width, an ellipsis at the end where something was cut.
public func cut(_ text: String, to width: Int) -> String {
    // Nearly every text is of signs that take one column each.
    let isSimple = text.utf8.withContiguousStorageIfAvailable { bytes in simpleWidth(bytes) }
    if let isSimple, let columns = isSimple {
        if columns <= width { return text }
        return width > 0 ? String(text.unicodeScalars.prefix(width - 1)) + "…" : ""
    }
    if displayWidth(of: text) <= width { return text }
    var kept = ""
    var taken = 0
    for character in text {
        let columns = displayWidth(of: character)
        if taken + columns > width - 1 { break }
        kept.append(character)
        taken += columns
    }
    return width > 0 ? kept + "…" : ""
}

/// The text filled with blanks to a width.
public func padded(_ text: String, to width: Int, onLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - displayWidth(of: text)))
    return onLeft ? blanks + text : text + blanks
}
