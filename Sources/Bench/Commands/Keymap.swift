// From keys to commands and back: which keys mean what in each pane, and what is said of them anywhere.

import Drawing

/// The keys in use, as a value. Made once from the table of commands; every key is looked up in constant time.
public struct Keymap: Sendable {
    enum Meaning: Sendable {
        case command(Command)
        /// The keys begin a longer sequence.
        case prefix
        /// They mean something, or begin something, in another pane.
        case elsewhere(Command, isWhole: Bool)
        case nothing
    }

    /// A place in the tree of key sequences.
    private struct Step: Sendable {
        var next: [Key: Int] = [:]
        /// What the keys up to here mean; more than one where panes differ.
        var commands: [Int] = []
        /// All that may follow, in the order of the table.
        var ways: [(rest: String, command: Int)] = []
    }

    /// The set of keys it was made from.
    public let profile: Profile
    private var steps = [Step()]
    /// The key sequences of each command, in the order of the table.
    private var sequences: [[String]]
    /// The same as people read them.
    private let labels: [[String]]

    /// The default keys.
    public static let standard = Keymap(.standard)

    /// The keys of a profile.
    public init(_ profile: Profile) { self.init(profile, Command.all.map { profile.keys(of: $0) }) }

    /// Keys for every command of the table, in its order.
    init(_ profile: Profile, _ sequences: [[String]]) {
        self.profile = profile
        self.sequences = sequences
        labels = sequences.map { $0.map(Command.label) }
        for (command, texts) in sequences.enumerated() {
            for text in texts { bind(text, command) }
        }
    }

    private mutating func bind(_ text: String, _ command: Int) {
        let keys = Keymap.keys(text)
        var at = 0
        for (place, key) in keys.enumerated() {
            steps[at].ways.append((Command.label(keys[place...].map(\.name)), command))
            if let known = steps[at].next[key] {
                at = known
            } else {
                steps.append(Step())
                steps[at].next[key] = steps.count - 1
                at = steps.count - 1
            }
        }
        if at > 0 { steps[at].commands.append(command) }
    }

    /// The keys of a sequence written in the table.
    static func keys(_ text: String) -> [Key] { text.split(separator: " ").compactMap { Key(name: String($0)) } }

    private func step(_ keys: [Key]) -> Step? {
        var at = 0
        for key in keys {
            guard let next = steps[at].next[key] else { return nil }
            at = next
        }
        return steps[at]
    }

    func find(_ keys: [Key], in pane: Pane) -> Meaning {
        guard let step = step(keys) else { return .nothing }
        let meant = step.commands.lazy.map { Command.all[$0] }
        if let command = meant.first(where: { $0.panes.contains(pane) }) ?? meant.first(where: { $0.panes.isEmpty }) {
            return .command(command)
        }
        if step.ways.contains(where: { Command.all[$0.command].works(in: pane) }) { return .prefix }
        if let command = meant.first { return .elsewhere(command, isWhole: true) }
        return step.ways.first.map { .elsewhere(Command.all[$0.command], isWhole: false) } ?? .nothing
    }

    /// The commands that a prefix leads to in a pane, with the keys that remain.
    func continuations(of keys: [Key], in pane: Pane) -> [(rest: String, command: Command)] {
        (step(keys)?.ways ?? []).map { ($0.rest, Command.all[$0.command]) }.filter { $0.1.works(in: pane) }
    }

    /// The key sequences of a command as they are written in the table: `g m`.
    public func keys(of command: String) -> [String] { Command.places[command].map { sequences[$0] } ?? [] }

    /// All key sequences of a command as people read them: `gm`, `C-d`, `PgDn`.
    public func labels(of command: String) -> [String] { Command.places[command].map { labels[$0] } ?? [] }

    /// All keys of a command for the list of keys, or how else it is reached.
    func help(of command: String) -> String {
        let labels = labels(of: command)
        return labels.isEmpty ? label(of: command) : labels.joined(separator: " ")
    }

    /// How a command is reached: its first key, or its name in the palette where no key leads to it.
    public func label(of command: String) -> String {
        assert(Command.places[command] != nil, "no command is called \(command)")
        return labels(of: command).first ?? ":\(command)"
    }
}

extension Workbench {
    /// How a command is reached with the keys in use, for sentences that tell of it: `am`, or `:add mission` where no
    /// key leads to it.
    func key(_ command: String) -> String { keymap.label(of: command) }
}
