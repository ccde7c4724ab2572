// From keys to commands, by the table alone.

import Drawing

/// Which keys mean what, in which pane.
struct Keymap: Sendable {
    enum Meaning: Sendable {
        case command(Command)
        /// The keys begin a longer sequence.
        case prefix
        case nothing
    }

    private var commands: [[Key]: [Command]] = [:]
    private var prefixes: Set<[Key]> = []

    /// The default keys.
    static let standard = Keymap(Command.all)

    init(_ all: [Command]) {
        for command in all {
            for text in command.keys {
                let keys = Keymap.keys(text)
                commands[keys, default: []].append(command)
                for length in 1..<max(1, keys.count) { prefixes.insert(Array(keys.prefix(length))) }
            }
        }
    }

    /// The keys of a sequence written in the table.
    static func keys(_ text: String) -> [Key] { text.split(separator: " ").compactMap { Key(name: String($0)) } }

    func find(_ keys: [Key], in pane: Pane) -> Meaning {
        let meant = commands[keys] ?? []
        if let command = meant.first(where: { $0.panes.contains(pane) }) ?? meant.first(where: { $0.panes.isEmpty }) {
            return .command(command)
        }
        return prefixes.contains(keys) && !continuations(of: keys, in: pane).isEmpty ? .prefix : .nothing
    }

    /// The commands a prefix leads to, with the keys that remain.
    func continuations(of keys: [Key], in pane: Pane) -> [(rest: String, command: Command)] {
        var found: [(String, Command)] = []
        for command in Command.all where command.panes.isEmpty || command.panes.contains(pane) {
            for text in command.keys {
                let sequence = Keymap.keys(text)
                if sequence.count > keys.count, Array(sequence.prefix(keys.count)) == keys {
                    found.append((sequence.dropFirst(keys.count).map(\.name).joined(), command))
                }
            }
        }
        return found
    }
}
