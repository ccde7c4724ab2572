// The styles a theme falls back on: attributes for every ink that must stand out without colour, and a ground.

extension Theme {
    /// What an ink looks like in a theme of this base that says nothing about it.
    static func defaults(for base: Base) -> [String: Style] {
        var styles = attributes
        switch base {
        case .mono: break
        case .dark: styles[Ink.plain.name] = Style(foreground: Colour(0xD7D7D7), background: Colour(0x121212))
        case .light: styles[Ink.plain.name] = Style(foreground: Colour(0x1C1C1C), background: Colour(0xFFFFFF))
        }
        return styles
    }

    private static let attributes: [String: Style] = [
        "title-focused": Style(bold: true),
        "header": Style(bold: true, reverse: true),
        "header-dim": Style(reverse: true),
        "heading": Style(bold: true),
        "accent": Style(bold: true),
        "key": Style(bold: true),
        "message": Style(bold: true),
        "error": Style(bold: true, reverse: true),
        "warning": Style(bold: true),
        "input": Style(underline: true),
        "input-field": Style(underline: true),
        "late": Style(bold: true),
        "unagreed": Style(underline: true),
        "done": Style(dim: true),
        "dim": Style(dim: true),
        "seen": Style(dim: true),
        "shadowless": Style(dim: true),
        "cycle": Style(bold: true),
        "mark": Style(bold: true),
        "match": Style(bold: true, underline: true),
        "link": Style(underline: true),
        "rag-red": Style(bold: true, reverse: true),
        "rag-amber-red": Style(reverse: true),
        "rag-amber": Style(bold: true, underline: true),
        "rag-amber-green": Style(underline: true),
        "rag-green": Style(bold: true),
        "risk-1": Style(dim: true),
        "risk-3": Style(bold: true),
        "risk-4": Style(bold: true, reverse: true),
        "overlay-border": Style(bold: true),
        "selected": Style(reverse: true),
        "selected-dim": Style(underline: true),
    ]
}
