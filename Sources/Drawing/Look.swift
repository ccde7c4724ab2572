// An ink as a terminal of a given colour depth can show it.

/// Attributes, and the numbers of the two colours, -1 for the terminal's own.
public struct Look: Hashable, Sendable {
    public var style: Style
    public let foreground: Int
    public let background: Int
}

/// What a terminal can do to letters besides colouring them.
public enum Attribute: CaseIterable, Sendable {
    case underline, italic, bold, reverse

    fileprivate var path: WritableKeyPath<Style, Bool> {
        switch self {
        case .underline: \.underline
        case .italic: \.italic
        case .bold: \.bold
        case .reverse: \.reverse
        }
    }
}

extension Theme {
    /// How every ink looks with so many colours, at the place of its number. What the terminal lacks is not leant on: the
    /// Linux console drops underlines where there are colours.
    public func looks(at depth: ColourDepth, without lacking: Set<Attribute> = []) -> [Look] {
        var known: [Style: Look] = [:]
        var looks = Ink.all.map { ink in
            let style = style(for: ink)
            let isQuiet = ink == ink.selectedDim || [Ink.input, .inputField].contains(ink)
            if !isQuiet, let look = known[style] { return look }
            let look = look(of: style, isQuiet: isQuiet, at: depth, lacking)
            if !isQuiet { known[style] = look }
            return look
        }
        // Ratings say different things, so they never look alike, whatever the palette and whoever made the theme.
        // Where colours run out the ratings in between give way.
        let between: [Ink] = [.ragAmberRed, .ragAmberGreen]
        for family in [Ink.ratings.filter { !between.contains($0) } + between, Ink.risks] {
            for row in [\Ink.unselected, \.selected, \.selectedDim] {
                setApart(family.map { $0[keyPath: row] }, &looks, lacking)
            }
        }
        return looks
    }

    /// How one ink looks with so many colours.
    public func look(of ink: Ink, at depth: ColourDepth) -> Look { looks(at: depth)[ink.number] }

    /// A small palette may give an ink's ground the colour of everything around it; what the ground said is then said by
    /// reverse, or more quietly by underline, or bold where there is none.
    private func look(
        of style: Style, isQuiet: Bool, at depth: ColourDepth, _ lacking: Set<Attribute>
    ) -> Look {
        var style = style
        let plain = self.style(for: .plain)
        let colours = style.colours(at: depth, least: contrast)
        if style.background != plain.background,
            colours.background == plain.colours(at: depth, least: contrast).background
        {
            if !isQuiet {
                style.reverse.toggle()
            } else if lacking.contains(.underline) {
                style.bold = true
            } else {
                style.underline = true
            }
        }
        return Look(style: style, foreground: colours.foreground, background: colours.background)
    }

    /// Gives inks that would look the same another attribute.
    private func setApart(_ inks: [Ink], _ looks: inout [Look], _ lacking: Set<Attribute>) {
        var taken: Set<Look> = []
        let attributes = Attribute.allCases.filter { !lacking.contains($0) }.map(\.path)
        // Every set of attributes to turn, those of one first.
        let turns = (0..<1 << attributes.count).dropFirst()
            .sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
        for ink in inks {
            let own = looks[ink.number].seen(without: lacking)
            var look = own
            for turn in turns where taken.contains(look) {
                look = own
                for bit in attributes.indices where turn & (1 << bit) != 0 {
                    look.style[keyPath: attributes[bit]].toggle()
                }
            }
            if taken.contains(look) { continue }
            taken.insert(look)
            if look != own {
                for attribute in attributes {
                    looks[ink.number].style[keyPath: attribute] = look.style[keyPath: attribute]
                }
            }
        }
    }
}

extension Look {
    /// The look by what the terminal makes of it alone: its numbers, and the attributes it has.
    fileprivate func seen(without lacking: Set<Attribute>) -> Look {
        var style = style
        (style.foreground, style.background) = (nil, nil)
        for attribute in lacking { style[keyPath: attribute.path] = false }
        return Look(style: style, foreground: foreground, background: background)
    }
}

extension Ink {
    /// How a delivery goes, worst first.
    public static let ratings: [Ink] = [.ragRed, .ragAmberRed, .ragAmber, .ragAmberGreen, .ragGreen, .ragNone]
    /// How bad a risk is, least first.
    public static let risks: [Ink] = [.risk1, .risk2, .risk3, .risk4]
}
