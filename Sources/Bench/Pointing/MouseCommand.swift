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
    mutating func turnMouse(_ on: Bool, isTold: Bool) {
        hasMouse = on
        guard isTold else { return }
        let key = key("mouse")
        say(
            on
                ? "The mouse points now: click, click again to open, turn the wheel. \(key) lets the terminal select text."
                : "The mouse is the terminal's now: it selects text. \(key) points with it again.")
    }
}
