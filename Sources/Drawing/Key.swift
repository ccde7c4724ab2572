// Keys: what the keyboard says, once the terminal's escape codes are out of the way.

/// One key press, or one paste.
public enum Key: Hashable, Sendable {
    /// A character that was typed, the blank included.
    case char(Character)
    /// A lowercase letter, or one of blank `\` `]` `^` `_`, with Control held.
    case ctrl(Character)
    /// A character with Alt held.
    case alt(Character)
    case up, down, left, right
    case altUp, altDown, altLeft, altRight
    case home, end, pageUp, pageDown
    case enter, escape, tab, backTab
    case backspace, delete, insert
    case altEnter, altBackspace
    /// F1 and on.
    case function(Int)
    /// Everything that was pasted at once, line ends and all.
    case paste(String)
    /// What the mouse did.
    case mouse(Pointer)
}
