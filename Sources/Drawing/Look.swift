// An ink as a terminal of a given colour depth can show it.

/// Attributes, and the numbers of the two colours, -1 for the terminal's own.
public struct Look: Hashable, Sendable {
    public let style: Style
    public let foreground: Int
    public let background: Int
}

extension Theme {
    /// How the ink looks with so many colours. A small palette may give an ink's ground the colour of everything
    /// around it; what the ground said is then said by reverse, or more quietly by underline.
    public func look(of ink: Ink, at depth: ColourDepth) -> Look {
        var style = style(for: ink)
        let plain = self.style(for: .plain)
        let colours = style.colours(at: depth)
        if style.background != plain.background, colours.background == plain.colours(at: depth).background {
            let isQuiet = ink == ink.selectedDim || [Ink.input, .inputField].contains(ink)
            if isQuiet { style.underline = true } else { style.reverse = true }
        }
        return Look(style: style, foreground: colours.foreground, background: colours.background)
    }
}
