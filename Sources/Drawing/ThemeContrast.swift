// More contrast than a theme has: every ink pushed away from its ground, hue kept as far as it goes.

/// How much contrast is asked for on top of what a theme has.
public enum Contrast: Int, CaseIterable, Sendable {
    /// As the theme was made.
    case usual
    /// At least 7 to 1.
    case more
    /// At least 12 to 1, which leaves little colour.
    case most

    /// The least there is then, to 1.
    public var least: Double {
        switch self {
        case .usual: 1
        case .more: 7
        case .most: 12
        }
    }

    /// The next step; after the last the first.
    public var next: Contrast { Contrast(rawValue: rawValue + 1) ?? .usual }
}

extension Theme {
    /// The theme with every text at least so far from its ground. A theme without colours has nothing to push.
    public func strengthened(_ wanted: Contrast) -> Theme {
        guard wanted != .usual, base != .mono else { return self }
        let styles = Ink.all.map { style(for: $0).strengthened(to: wanted.least) }
        return Theme(self, contrast: max(contrast, wanted.least), styles: styles)
    }
}

extension Theme {
    /// Inks whose text is hard to read on its ground, the worst first: below 4.5 to 1. Lines are no text.
    public var faint: [(ink: Ink, contrast: Double)] {
        let lines: [Ink] = [.border, .borderFocused, .overlayBorder, .shadowless]
        return Ink.purposes.filter { !lines.contains($0) }.compactMap { ink in
            let style = style(for: ink)
            guard let text = style.foreground, let ground = style.background else { return nil }
            let contrast = text.contrast(with: ground)
            return contrast < Theme.usualContrast ? (ink, contrast) : nil
        }.sorted { $0.1 < $1.1 }
    }
}

extension Style {
    fileprivate func strengthened(to least: Double) -> Style {
        guard let text = foreground, let ground = background, text.contrast(with: ground) < least else { return self }
        let (white, black) = (Colour(0xFFFFFF), Colour(0x000000))
        var style = self
        style.dim = false
        let isLightText = text.luminance > ground.luminance
        let end = isLightText ? white : black
        if end.contrast(with: ground) >= least {
            style.foreground = text.blended(with: end) { $0.contrast(with: ground) >= least }
        } else {
            // The ground is in the way: it goes as far as it must.
            style.foreground = end
            style.background = ground.blended(with: isLightText ? black : white) { $0.contrast(with: end) >= least }
        }
        return style
    }
}

extension Colour {
    /// The nearest colour on the way to another that is far enough; the other itself is.
    fileprivate func blended(with end: Colour, until isEnough: (Colour) -> Bool) -> Colour {
        for step in 1..<32 {
            func mixed(_ one: UInt8, _ other: UInt8) -> UInt8 {
                UInt8((Int(one) * (32 - step) + Int(other) * step) / 32)
            }
            let colour = Colour(
                red: mixed(red, end.red), green: mixed(green, end.green), blue: mixed(blue, end.blue))
            if isEnough(colour) { return colour }
        }
        return end
    }
}
