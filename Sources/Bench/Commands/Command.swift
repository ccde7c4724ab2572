// A command: one row of the table that feeds keys, hints, help, palette, README and tests.

import Drawing
import Missions

/// Something the user can do, and all that is said about it anywhere. There is one of each, in the table.
public final class Command: Sendable {
    /// What it belongs with, in help and README.
    public enum Family: String, CaseIterable, Sendable {
        case move = "Move", panes = "Panes", open = "Open", find = "Find", select = "Select", tree = "Tree", go = "Go"
        case change = "Change", add = "Add", history = "History", views = "Views", sort = "Sort", macro = "Macro"
        case look = "Look", export = "Export", yank = "Yank"
    }

    /// Its name in the palette; where the command line has the same, it has the same name.
    public let name: String
    public let family: Family
    /// Its default keys, each a sequence of key names separated by blanks: `g m`. Which keys are in use says a `Keymap`.
    public let keys: [String]
    /// The panes in which the keys mean this; empty for all.
    public let panes: [Pane]
    /// What it does, as a sentence without a full stop.
    public let about: String
    /// Its short name on the bottom line; nil keeps it off.
    public let hint: String?
    /// Whether it changes the portfolio.
    public let writes: Bool
    /// What it makes of a count typed before it.
    public let counting: Counting
    private let reason: @Sendable (Workbench, World) -> String?
    let run: @Sendable (inout Workbench, World) -> [Effect]

    init(
        _ name: String, _ family: Family, _ keys: [String], in panes: [Pane] = [], _ about: String, hint: String? = nil,
        writes: Bool = false, counts counting: Counting = .none,
        unless reason: @escaping @Sendable (Workbench, World) -> String? = { _, _ in nil },
        run: @escaping @Sendable (inout Workbench, World) -> [Effect]
    ) {
        self.name = name
        self.family = family
        self.keys = keys
        self.panes = panes
        self.about = about
        self.hint = hint
        self.writes = writes
        self.counting = counting
        self.reason = reason
        self.run = run
    }

    /// Why it cannot be run now, as a sentence; nil where it can.
    public func unavailable(_ bench: Workbench, _ world: World) -> String? {
        if writes, let readOnly = world.readOnly { return readOnly }
        return reason(bench, world)
    }

    /// Whether its keys mean this in a pane.
    func works(in pane: Pane) -> Bool { panes.isEmpty || panes.contains(pane) }

    /// A key sequence without the blanks where every key is one character: `gm`, `C-d`, `PgDn`.
    public static func label(_ keys: String) -> String { label(keys.split(separator: " ").map(String.init)) }

    static func label(_ keys: [String]) -> String {
        keys.joined(separator: keys.allSatisfy { $0.count == 1 } ? "" : " ")
    }

    /// All commands, family by family, in the order in which help lists them.
    public static let all: [Command] =
        moving + panes + arranging + opening + finding + filtering + marking + treeing + dating + asking + going
        + goingBy
        + shelving
        + changing + adding + history + viewing + sorting + looking + handing + pointing + writing + exporting + yanking

    /// Those that the bottom line offers.
    static let hinted = all.filter { $0.hint != nil }

    /// Where in the table each command stands.
    static let places: [String: Int] = Dictionary(
        all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// The command whose name begins a line that has more words behind it; of several the one with the longest name.
    static func leading(_ line: String) -> Command? {
        let words = line.split(separator: " ")
        guard words.count > 1 else { return nil }
        for count in stride(from: words.count - 1, through: 1, by: -1) {
            if let command = named(words[..<count].joined(separator: " ").lowercased()) { return command }
        }
        return nil
    }

    /// The command of a name.
    static func named(_ name: String) -> Command? { places[name].map { all[$0] } }
}
