// What a sitting leaves to the terminal.

import Bench

extension Sitting {
    /// What only a terminal can do.
    enum Request {
        case suspend, redraw, quit
        case open(Opening)
        case copy(String)
        case write(TextEdit)
        case mouse(Bool)
    }
}

extension Sitting.Request {
    /// Whether keys that follow it are meant for what is there afterwards.
    var comesFirst: Bool {
        switch self {
        case .suspend, .quit, .open, .write: true
        case .redraw, .copy, .mouse: false
        }
    }
}
