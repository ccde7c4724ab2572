// Why there is no screen, as sentences that say what to do.

import CCurses

/// Why the terminal could not be taken over. Nothing about it has been changed.
public enum TerminalError: Error, Hashable, Sendable {
    case noTerminal
    case noType
    case unknownType(String)
    case tooSimple(String)
}

extension TerminalError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noTerminal:
            "The workbench needs a terminal for both keyboard and screen, and this is a file or a pipe. "
                + "Start it from a terminal without redirecting it."
        case .noType:
            "TERM is not set, so the kind of terminal is unknown. Set it, for example: TERM=xterm-256color."
        case .unknownType(let type):
            "The terminal type “\(type)” is not known on this machine. Install its description (Debian keeps the "
                + "rarer ones in ncurses-term), or set TERM to a known one, for example: TERM=xterm-256color."
        case .tooSimple(let type):
            "A terminal of type “\(type)” cannot place its cursor, so nothing can be drawn on it. "
                + "Set TERM to what the terminal really is, for example: TERM=xterm-256color."
        }
    }

    init(code: Int32) {
        let type = String(cString: screen_type())
        switch Int(code) {
        case screen_no_terminal: self = .noTerminal
        case screen_no_type: self = .noType
        case screen_too_simple: self = .tooSimple(type)
        default: self = .unknownType(type)
        }
    }
}
