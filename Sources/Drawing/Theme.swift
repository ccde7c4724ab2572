// A theme: how every ink looks, in ordinary rows and in selected ones.

/// How the inks look. Made from named styles; always complete, because the base fills what is missing.
public struct Theme: Sendable {
    /// What kind of ground a theme stands on, and where its missing styles come from.
    public enum Base: String, CaseIterable, Sendable {
        case dark, light, mono
    }

    /// The two names besides those of inks: how the selected row looks with and without the focus.
    public static let selectedName = "selected"
    public static let selectedDimName = "selected-dim"

    /// The contrast that text keeps at least on its ground, unless a theme promises more.
    public static let usualContrast = 4.5

    /// A way of seeing colours that a theme may be made for.
    public enum Sight: String, CaseIterable, Sendable {
        case deuteranopia, protanopia, tritanopia
    }

    public let name: String
    public let base: Base
    /// What it is good for, in one line.
    public let about: String
    /// For whom its colours can be told apart, besides those who see them all.
    public let safe: [Sight]
    /// The contrast that text keeps on its ground, also with few colours.
    public let contrast: Double
    /// A style for every value an ink's byte can have, so that looking one up is only an index.
    private let styles: [Style]

    /// A theme from styles by ink name, besides `selected` and `selected-dim`. Names that are no ink's are
    /// passed over; whoever reads a file should have refused them.
    public init(
        name: String, base: Base, about: String = "", safe: [Sight] = [], contrast: Double = usualContrast,
        styles named: [String: Style]
    ) {
        self.name = name
        self.base = base
        self.about = about
        self.safe = safe
        self.contrast = contrast
        let given = Theme.defaults(for: base).merging(named) { $1 }
        let plain = given[Ink.plain.name] ?? Style()
        let selections: [Ink.Row: Style] = [
            .selected: given[Theme.selectedName] ?? Style(reverse: true),
            .selectedDim: given[Theme.selectedDimName] ?? Style(underline: true),
        ]
        styles = (0...UInt8.max).map { code in
            let ink = Ink(code: code)
            let style = (given[ink.purpose.row.name] ?? Style()).on(plain)
            guard let selection = selections[ink.row] else { return style }
            return style.selected(by: selection, ground: plain, base: base, least: contrast)
        }
    }

    /// The same theme with other styles, at the places of the inks' numbers.
    init(_ theme: Theme, contrast: Double, styles: [Style]) {
        (name, base, about, safe) = (theme.name, theme.base, theme.about, theme.safe)
        self.contrast = contrast
        self.styles = styles
    }

    /// How this ink looks.
    public func style(for ink: Ink) -> Style { styles[Int(ink.code)] }

    /// Bold, reverse and underline only: legible wherever letters are, so a program can always start.
    public static let mono = Theme(
        name: "mono", base: .mono,
        about: "No colours: bold, underline and reverse, on whatever ground the terminal has.",
        safe: Sight.allCases, styles: [:])
}

extension Theme: Equatable {
    public static func == (one: Theme, other: Theme) -> Bool {
        one.name == other.name && one.base == other.base && one.contrast == other.contrast && one.styles == other.styles
    }
}

extension Style {
    /// The same style with the ground's colours where it has none of its own.
    fileprivate func on(_ ground: Style) -> Style {
        var style = self
        style.foreground = foreground ?? ground.foreground
        style.background = background ?? ground.background
        return style
    }

    /// The style inside a selected row. A rating with a ground of its own keeps it; a text colour that cannot be
    /// read on the selection's ground gives way to the selection's own.
    fileprivate func selected(by selection: Style, ground: Style, base: Theme.Base, least: Double) -> Style {
        var style = self
        style.bold = bold || selection.bold
        style.italic = italic || selection.italic
        style.underline = underline || selection.underline
        // What is reversed by itself stands out of a reversed row the right way round.
        style.reverse = reverse != selection.reverse
        style.dim = dim && !selection.reverse
        guard background == ground.background, let behind = selection.background else { return style }
        style.background = behind
        let text = foreground ?? Colour(base == .light ? 0x1A1A1A : 0xE5E5E5)
        if text.contrast(with: behind) < least {
            style.foreground = selection.foreground ?? foreground
        }
        return style
    }
}
