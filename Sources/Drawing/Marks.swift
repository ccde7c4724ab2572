// The drawn signs - branches, folds, arrows, boxes - each with a twin for screens that only have ASCII.

/// Whether lines and signs are drawn with box characters or with plain ASCII.
public enum LineStyle: Hashable, Sendable {
    case unicode, ascii

    /// The sign as this style draws it. Both twins of a sign are equally wide.
    public func glyph(_ mark: Mark) -> String {
        self == .unicode ? mark.twins.unicode : mark.twins.ascii
    }
}

/// Every sign a pane may draw besides words.
public enum Mark: CaseIterable, Hashable, Sendable {
    case treeBranch, treeLast, treeBar, treeBlank
    case foldOpen, foldClosed, leaf
    case cycle, seen, ellipsis, bullet, dot, check, cross, diamond, mark
    case arrowRight, arrowLeft, arrowUp, arrowDown
    case divider
    case shade1, shade2, shade3, shade4
    case barOpen, barDone, barLate, barSpare
    case deadline, promised, needed, several, counted, today, horizon, driving
    /// The sides of something held together over several rows.
    case holdTopLeft, holdTopRight, holdBottomLeft, holdBottomRight, hold

    var twins: (unicode: String, ascii: String) {
        switch self {
        case .treeBranch: ("├─", "|-")
        case .treeLast: ("└─", "`-")
        case .treeBar: ("│ ", "| ")
        case .treeBlank: ("  ", "  ")
        case .foldOpen: ("▾", "-")
        case .foldClosed: ("▸", "+")
        case .leaf: (" ", " ")
        case .cycle: ("↺", "@")
        case .seen: ("^", "^")
        case .ellipsis: ("…", "~")
        case .bullet: ("•", "*")
        case .dot: ("·", ".")
        case .check: ("✓", "y")
        case .cross: ("✗", "x")
        case .diamond: ("◆", "#")
        case .mark: ("◆", "*")
        case .arrowRight: ("→", ">")
        case .arrowLeft: ("←", "<")
        case .arrowUp: ("↑", "^")
        case .arrowDown: ("↓", "v")
        case .divider: ("│", "|")
        case .shade1: ("░", ".")
        case .shade2: ("▒", ":")
        case .shade3: ("▓", "+")
        case .shade4: ("█", "#")
        case .barOpen: ("━", "=")
        case .barDone: ("─", "-")
        case .barLate: ("▓", "!")
        case .barSpare: ("┄", ".")
        case .deadline: ("▼", "V")
        case .promised: ("◆", "*")
        case .needed: ("┼", "+")
        case .several: ("◈", "&")
        case .counted: ("?", "?")
        case .today: ("│", "|")
        case .horizon: ("┇", ":")
        case .driving: ("●", "o")
        case .holdTopLeft: ("┌", "+")
        case .holdTopRight: ("┐", "+")
        case .holdBottomLeft: ("└", "+")
        case .holdBottomRight: ("┘", "+")
        case .hold: ("│", "|")
        }
    }
}

/// The six pieces of a box.
struct Frame {
    let topLeft, topRight, bottomLeft, bottomRight, across, down: Unicode.Scalar

    static func pieces(_ lines: LineStyle, focused: Bool) -> Frame {
        switch (lines, focused) {
        case (.unicode, false): Frame("┌", "┐", "└", "┘", "─", "│")
        case (.unicode, true): Frame("╔", "╗", "╚", "╝", "═", "║")
        case (.ascii, false): Frame("+", "+", "+", "+", "-", "|")
        case (.ascii, true): Frame("#", "#", "#", "#", "=", "#")
        }
    }

    private init(
        _ topLeft: Unicode.Scalar, _ topRight: Unicode.Scalar, _ bottomLeft: Unicode.Scalar,
        _ bottomRight: Unicode.Scalar, _ across: Unicode.Scalar, _ down: Unicode.Scalar
    ) {
        self.topLeft = topLeft
        self.topRight = topRight
        self.bottomLeft = bottomLeft
        self.bottomRight = bottomRight
        self.across = across
        self.down = down
    }
}
