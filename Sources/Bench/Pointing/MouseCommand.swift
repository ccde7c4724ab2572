// The mouse, on or off. Off lets the terminal select text, which it cannot while it tells of the mouse.

import Drawing

extension Command {
    static let pointing: [Command] = [
        Command(
            "mouse", .look, [", m"], "mouse on or off; off lets the terminal select text",
            run: { bench, _ in [.mouse(!bench.hasMouse)] })
    ]
}

extension Workbench {
    /// Takes note of what the terminal does, and says what that means.
    mutating func turnMouse(_ on: Bool) {
        hasMouse = on
        say(
            on
                ? "The mouse points now: click, click again to open, turn the wheel. ,m lets the terminal select text."
                : "The mouse is the terminal's now: it selects text. ,m points with it again.")
    }
}
