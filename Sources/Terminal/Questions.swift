// Asking the terminal about itself: what its ground is like, and how wide it draws what may be wide.

import CCurses
import Glibc

extension CursesScreen {
    /// How long an answer may take, in milliseconds. Later ones are still understood, but no longer waited for.
    private static let longest = 3000

    /// Asks what the ground is like, and whether box characters are drawn two columns wide. Nothing waits for the
    /// answers: they come as `Wake.replied` when they come. Terminals that would print the questions are not asked.
    public func ask(background: Bool) {
        guard isUp, screen_has_mouse() else { return }
        decoder.awaitsReply = true
        askedAt = CursesScreen.now()
        asksForBackground = background
        screen_ask(prefersASCII ? nil : "│", background)
    }

    /// Whether a column answered for the glyph means that it is drawn wide.
    public static func isWide(_ column: Int) -> Bool { column > 2 }

    /// Stops waiting for an answer that is overdue.
    func tireOfReplies() {
        if decoder.awaitsReply, CursesScreen.now() - askedAt > CursesScreen.longest { decoder.awaitsReply = false }
    }

    /// Lets an answer that is on its way arrive here rather than on the screen of whoever has the terminal next.
    func awaitLastReply() {
        tireOfReplies()
        let end = CursesScreen.now() + 150
        var bytes = [UInt8](repeating: 0, count: 256)
        while decoder.awaitsReply {
            var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let patience = end - CursesScreen.now()
            guard patience > 0, poll(&input, 1, Int32(patience)) > 0, input.revents & Int16(POLLIN) != 0 else { return }
            let count = read(STDIN_FILENO, &bytes, bytes.count)
            guard count > 0 else { return }
            _ = decoder.take(bytes[..<count])
        }
    }
}
