// Sets of keys for different hands: where a profile differs from the table of commands.

/// A set of keys to choose: as in the table of commands, as in office programs, or as in vim.
public enum Profile: String, CaseIterable, Sendable {
    case standard = "default"
    case classic, vim

    /// What it is like, as a sentence without a full stop.
    public var about: String {
        switch self {
        case .standard: "letters and short sequences"
        case .classic: "arrows, function keys and menus; C-z undoes"
        case .vim: "digits are counts, dd deletes, C-o goes back"
        }
    }

    /// Whether digits typed before a command say how often, rather than being commands.
    var countsByDigits: Bool { self == .vim }

    /// The key sequences of a command.
    func keys(of command: Command) -> [String] {
        if let own = Profile.own[self]?[command.name] { return own }
        return command.keys.filter(keeps)
    }

    /// Whether a key sequence of the table is used here too.
    private func keeps(_ keys: String) -> Bool {
        guard let first = keys.first else { return false }
        let isSequence = keys.contains(" ")
        let isTyped = keys.count == 1 || (isSequence && keys.dropFirst().first == " ")
        switch self {
        case .standard: return true
        case .classic: return !isTyped || !(isSequence || first.isLetter)
        case .vim: return !(isTyped && first.isNumber)
        }
    }

    /// The commands whose keys differ from those of the table.
    private static let own: [Profile: [String: [String]]] =
        [
            .classic: [
                "undo": ["C-z"], "redo": ["C-y"], "suspend": [], "search": ["C-f", "/"], "page down": ["PgDn"],
                "add": ["Ins"], "link": ["C-k"], "quit": ["F10", "M-q"],
                "detail down": ["M-Down"], "detail up": ["M-Up"], "zoom": ["M-Enter"],
            ],
            .vim: [
                "pane missions": ["g 1"], "pane dependencies": ["g 2"], "pane risks": ["g 3"], "pane detail": ["g 4"],
                "pane history": ["g 5"], "pane library": ["g 6"],
                "next pane": ["g t", "Tab", "F6"], "previous pane": ["g T", "S-Tab"],
                "back": ["C-o", "H", "M-Left"], "redo": ["C-r", "U"], "delete": ["d d", "Del"],
                "set": ["c c", "e", "F2"], "add": ["o", "a a"],
                "quit": ["Q", "Z Z", "Z Q", "F10"], "zoom": ["z Z", "M-Enter"],
            ],
        ]
}
