// What ends a wait for the terminal.

import Drawing

/// Why `CursesScreen.wait` came back.
public enum Wake: Hashable, Sendable {
    /// Everything that had been typed by then, in order; never empty.
    case keys([Key])
    /// The window has another size; see `size`.
    case resized
    /// The other descriptor has something to read, or has been closed.
    case descriptorReady
    /// A signal asks the program to end.
    case terminated(Int32)
    /// The program was stopped and runs again; the screen must be shown again.
    case continued
    /// The terminal has answered something it was asked.
    case replied(Reply)
    /// A program that this one started has ended or stopped.
    case childChanged
    case timeout
    /// The terminal is gone.
    case closed
}
