// The theme of a sitting: which one, who has chosen it, and the contrast on top.

import Bench
import Drawing

struct ThemeInUse {
    /// As it is drawn.
    private(set) var theme: Theme
    /// As its file has it, without the contrast asked for on top.
    private var plain: Theme
    private(set) var contrast: Contrast
    /// The theme's file, by which it is called.
    private(set) var name: String
    /// Whether somebody has named or chosen it, so that the terminal's ground no longer does.
    private(set) var isChosen: Bool
    private let directories: [String]
    /// Why it is not the theme that was meant; nil where it is.
    let trouble: ThemeFileError?

    init(named name: String, isChosen: Bool, _ contrast: Contrast, in directories: [String]) throws(ThemeFileError) {
        let (found, trouble) = try ThemeFiles.load(named: name, isChosen: isChosen, directories: directories)
        (plain, theme, self.trouble) = (found, found.strengthened(contrast), trouble)
        self.name = trouble == nil ? name : found.name
        (self.contrast, self.isChosen, self.directories) = (contrast, isChosen, directories)
    }

    /// Takes the theme that somebody chose; where it cannot be read, the one in use is still the one before.
    mutating func choose(_ name: String) throws(ThemeFileError) {
        isChosen = true
        try take(name)
    }

    /// The terminal's ground is light or dark: the theme follows, where nobody has chosen one. Whether it is another now.
    mutating func follow(ground isLight: Bool) -> Bool {
        let name = isLight ? "light" : "dark"
        guard !isChosen, theme.name != name else { return false }
        return (try? take(name)) != nil
    }

    mutating func strengthen(to wanted: Contrast) {
        contrast = wanted
        theme = plain.strengthened(wanted)
    }

    private mutating func take(_ name: String) throws(ThemeFileError) {
        plain = try ThemeFiles.load(named: name, directories: directories)
        theme = plain.strengthened(contrast)
        self.name = name
    }
}
