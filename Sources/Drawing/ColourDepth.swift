// How many colours a terminal has, and a style told in colours it can show.

/// What a terminal can do with colour.
public enum ColourDepth: Hashable, Sendable {
    /// Attributes only.
    case none
    case eight, sixteen, indexed
    /// Any 24-bit colour, asked for by its value.
    case direct

    /// The number by which this colour is asked for. A direct-colour terminal takes the numbers below eight
    /// for the eight oldest colours, so the darkest blues become black there.
    public func index(of colour: Colour) -> Int {
        switch self {
        case .none: 0
        case .eight: colour.index8
        case .sixteen: colour.index16
        case .indexed: colour.index256
        case .direct: colour.rgb < 8 ? 0 : Int(colour.rgb)
        }
    }
}

extension Style {
    /// The numbers of the style's colours at this depth, -1 for the terminal's own. A small palette is searched for a
    /// pair that can be read: `least` to 1, or as much as the style has itself.
    public func colours(at depth: ColourDepth, least: Double = Theme.usualContrast) -> (
        foreground: Int, background: Int
    ) {
        let palette: Palette
        switch depth {
        case .none: return (-1, -1)
        case .direct:
            return (foreground.map { depth.index(of: $0) } ?? -1, background.map { depth.index(of: $0) } ?? -1)
        case .eight: palette = .eight
        case .sixteen: palette = .sixteen
        case .indexed: palette = .indexed
        }
        switch (foreground, background) {
        case (nil, nil): return (-1, -1)
        case (let text?, nil): return (depth.index(of: text), -1)
        case (nil, let ground?): return (-1, palette.ground(ground))
        case (let text?, let ground?):
            // In eight colours red and magenta are dark; bold makes large letters of them, for which 3 to 1 will do.
            let enough = depth == .eight && bold ? min(least, least * 2 / 3) : least
            let pair = palette.pair(text, on: ground, least: enough)
            return (pair.text, pair.ground)
        }
    }
}
