// How the user has arranged the panes: which layout, what is hidden, what is larger. None of it is in the history.

/// The ways to divide a screen, from the smallest to the widest.
public enum LayoutShape: String, CaseIterable, Sendable {
    /// One pane, the others by their digits.
    case single = "one pane"
    /// List and tree above, risks and detail below.
    case quarters = "two by two"
    /// One pane below another, for tall and narrow screens.
    case stacked = "stacked"
    /// List and library, tree, risks and history; the detail below the last two.
    case columns = "three columns"
    /// Both directions of the selected item side by side, the detail below all.
    case wall = "both directions"

    /// The shape that suits a screen.
    static func suiting(width: Int, height: Int) -> LayoutShape {
        if width < 60 || height < 16 { return .single }
        if width < 85, height >= 36 { return .stacked }
        return width < 100 ? .quarters : width < 160 ? .columns : .wall
    }

    /// Whether it can be had at all on a screen.
    func fits(width: Int, height: Int) -> Bool {
        switch self {
        case .single: true
        case .quarters: width >= 60 && height >= 16
        case .stacked: width >= 60 && height >= 30
        case .columns: width >= 100 && height >= 16
        case .wall: width >= 140 && height >= 16
        }
    }
}

/// What the user has made of the layout.
public struct Arrangement: Hashable, Sendable {
    /// The shape chosen by hand; nil lets the size of the screen choose.
    public internal(set) var shape: LayoutShape?
    public internal(set) var hidden: Set<Pane> = []
    public internal(set) var hasBorders = true
    /// Whether lines are kept for hints below the message.
    public internal(set) var hasHints = true
    /// Whether both directions of the selected item are shown, half and half, on any screen.
    public internal(set) var showsBoth = false
    /// Whether panes beside each other are equally large.
    public internal(set) var isEqual = false
    /// How many steps larger (or smaller) a pane was made.
    public internal(set) var growth: [Pane: Int] = [:]
    /// The panes, the latest in focus first: where several share a place, the first of them has it.
    public internal(set) var recent: [Pane] = Pane.allCases

    public init() {}

    /// Takes note that a pane has the focus; what is hidden comes back with it.
    mutating func focus(_ pane: Pane) {
        if hidden.contains(pane) { hidden.remove(pane) }
        guard recent.first != pane else { return }
        recent.removeAll { $0 == pane }
        recent.insert(pane, at: 0)
    }

    /// Brings a pane on screen without giving it the focus.
    mutating func show(_ pane: Pane) {
        hidden.remove(pane)
        recent.removeAll { $0 == pane }
        recent.insert(pane, at: min(1, recent.count))
    }
}
