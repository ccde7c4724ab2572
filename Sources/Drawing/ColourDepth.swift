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
    /// The numbers of the style's colours at this depth, -1 for the terminal's own. Where a small palette would
    /// make the text hard to tell from its ground, it becomes black or white, whichever can be read.
    public func colours(at depth: ColourDepth) -> (foreground: Int, background: Int) {
        guard depth != .none else { return (-1, -1) }
        let front = foreground.map { depth.index(of: $0) } ?? -1
        let back = background.map { depth.index(of: $0) } ?? -1
        guard let foreground, let background, depth.blurs(foreground, on: background) else { return (front, back) }
        let white = Colour(0xFFFFFF)
        let black = Colour(0x000000)
        let legible = background.contrast(with: white) > background.contrast(with: black) ? white : black
        return (depth.index(of: legible), back)
    }
}

extension ColourDepth {
    /// True when two colours that differ come out the same or nearly so.
    fileprivate func blurs(_ text: Colour, on ground: Colour) -> Bool {
        if text == ground { return false }
        let front = index(of: text)
        let back = index(of: ground)
        if front == back { return true }
        guard self == .eight || self == .sixteen else { return false }
        return Colour.classic16[front].contrast(with: Colour.classic16[back]) < min(3, text.contrast(with: ground))
    }
}
