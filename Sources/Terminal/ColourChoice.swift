// How many colours to use, from what the terminal's description and the environment say.

import Drawing

extension ColourDepth {
    /// The depth to draw at. `colours` is the count in the terminal's description, `isDirect` whether those
    /// are 24-bit values. NO_COLOR wins over everything. A terminal that only claims true colour in the
    /// environment is drawn on with its 256, since its palette would have to be repainted, and could not
    /// be given back after a crash.
    init(colours: Int, isDirect: Bool, noColour: Bool) {
        if noColour || colours < 8 {
            self = .none
        } else if isDirect, colours >= 1 << 24 {
            self = .direct
        } else if colours >= 256 {
            self = .indexed
        } else {
            self = colours >= 16 ? .sixteen : .eight
        }
    }
}

/// Whether lines should be ASCII: without UTF-8 there is nothing else; old terminals have no box characters; and
/// East Asian fonts draw box characters and arrows two columns wide.
func prefersASCII(isUTF8: Bool, terminalType: String, locale: String) -> Bool {
    if !isUTF8 { return true }
    if ["vt1", "vt2", "vt5", "ansi", "dumb", "cons"].contains(where: { terminalType.hasPrefix($0) }) { return true }
    return ["zh", "ja", "ko"].contains { locale.hasPrefix($0) }
}
