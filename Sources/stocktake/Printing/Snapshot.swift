// A screen as text with its colours, as terminals understand them: cat shows it again.

import Drawing

enum Snapshot {
    /// The rows of a screen, each style told in 24-bit colours, with nothing left over at the end of a row.
    static func text(_ canvas: Canvas, _ theme: Theme) -> String {
        var text = ""
        for y in 0..<canvas.height {
            var ink: Ink?
            for x in 0..<canvas.width {
                let cell = canvas[x, y]
                // What stands behind a wide character belongs to it.
                if cell.width == 0 { continue }
                if cell.ink != ink {
                    text += sequence(theme.style(for: cell.ink))
                    ink = cell.ink
                }
                text.append(cell.glyph)
            }
            text += "\u{1B}[0m\n"
        }
        return text
    }

    private static func sequence(_ style: Style) -> String {
        var codes = [0]
        for (isOn, code) in [
            (style.bold, 1), (style.dim, 2), (style.italic, 3), (style.underline, 4), (style.reverse, 7),
        ] where isOn {
            codes.append(code)
        }
        for (colour, code) in [(style.foreground, 38), (style.background, 48)] {
            if let rgb = colour?.rgb { codes += [code, 2, Int(rgb >> 16 & 255), Int(rgb >> 8 & 255), Int(rgb & 255)] }
        }
        return "\u{1B}[\(codes.map(String.init).joined(separator: ";"))m"
    }
}
