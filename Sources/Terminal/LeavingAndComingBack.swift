// The one path on which the screen is left and taken up again: for the shell, for an editor, and for good.

import CCurses
import Glibc

extension CursesScreen {
    /// Gives the terminal back for a while, for an editor or another program.
    public func leave() {
        guard isUp else { return }
        awaitLastReply()
        screen_leave()
        isUp = false
    }

    /// Takes the terminal again. What is shown next is written whole.
    public func enter() {
        screen_enter()
        isUp = true
        if usesMouse { screen_mouse(true) }
        // Its colours may have changed meanwhile.
        if asksForBackground { ask(background: true) }
        measure()
        forget()
    }

    /// Leaves, stops the program as the terminal's own key would, and comes back when it is continued.
    public func suspend() {
        leave()
        guard_stop()
        enter()
        collectSignals()
        arrived.continued = false
    }

    /// Has the terminal tell of its mouse, or lets it select text with it again. False where it has none to tell of.
    public func useMouse(_ on: Bool) -> Bool {
        guard screen_has_mouse() else { return false }
        usesMouse = on
        if isUp { screen_mouse(on) }
        return true
    }

    /// Gives the terminal back for good. Doing so twice does no harm.
    public func restore() { leave() }
}
