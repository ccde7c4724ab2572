// Which theme to begin with: the one that was named, else what is known of the terminal's ground.

import Glibc

struct ThemeChoice: Equatable {
    let name: String
    /// Whether it stays whatever the terminal says of its ground.
    let isFinal: Bool

    /// The order is: the flag or the configuration, NO_COLOR, then - later, when it comes - the terminal's own answer;
    /// until then COLORFGBG, else dark.
    init(named: String?, noColour: Bool, colourHint: String?) {
        if let named {
            (name, isFinal) = (named, true)
        } else if noColour {
            (name, isFinal) = ("mono", true)
        } else {
            (name, isFinal) = (ThemeChoice.isLight(colourHint) ? "light" : "dark", false)
        }
    }

    init(named: String?) {
        self.init(
            named: named, noColour: Places.variable("NO_COLOR") != nil, colourHint: Places.variable("COLORFGBG"))
    }

    /// `0;15` or `0;default;15`: the last is the ground's place among the sixteen old colours.
    private static func isLight(_ hint: String?) -> Bool {
        guard let last = hint?.split(separator: ";").last, let colour = Int(last) else { return false }
        return colour == 7 || colour > 8
    }
}
