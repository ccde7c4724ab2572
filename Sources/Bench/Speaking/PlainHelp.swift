// Help in short lines: how to talk, what works here, and what a word is about.

import Missions

enum PlainHelp {
    /// How to talk with the workbench, then every command that works here and now.
    static func basics(_ bench: Workbench, _ world: World) -> [String] {
        var said = [
            "One command a line: its name, such as list missions, or its keys, such as gm.",
            "Words after a name or its keys answer what it asks: list outcomes, set title Clean power, f late.",
            "Enter alone says where you are. An id goes there. 3j is j three times.",
            "read: the whole screen. read list, read tree, read risks, read detail, read history: one pane.",
            "A number chooses from the list said last. more goes on where it was cut.",
            "help and a word searches the commands. quit leaves; everything is saved already.",
        ]
        for family in Command.Family.allCases {
            let commands = Command.all.filter {
                $0.family == family && $0.works(in: bench.focus)
                    && $0.name.last?.isNumber != true && $0.unavailable(bench, world) == nil
            }
            if commands.isEmpty { continue }
            let names = commands.map { command in
                bench.keymap.labels(of: command.name).first.map { "\(command.name) (\($0))" } ?? command.name
            }
            said.append("\(family.rawValue): \(names.joined(separator: ", ")).")
        }
        return said
    }

    /// The commands that a word is about, numbered to be run.
    static func search(_ words: String, _ bench: Workbench, _ world: World) -> ([String], [Int: [Event]]) {
        let wanted = words.split(separator: " ").map { $0.lowercased() }
        let found = Command.all.filter { command in
            let text = "\(command.name) \(command.about) \(command.family.rawValue)".lowercased()
            return wanted.allSatisfy { text.contains($0) } || bench.keymap.labels(of: command.name).contains(words)
        }
        if found.isEmpty {
            let near = Spelling.nearest(words, among: Command.all.map(\.name)).map { " Did you mean \($0)?" } ?? ""
            return (["No command is about \(words).\(near)"], [:])
        }
        var numbers: [Int: [Event]] = [:]
        let said = found.enumerated().map { place, command in
            numbers[place + 1] = [.command(command.name)]
            return "\(place + 1) " + line(command, bench, world)
        }
        return (said, numbers)
    }

    /// A command in one line: its name, its keys, what it does, and why not where it cannot be done now.
    static func line(_ command: Command, _ bench: Workbench, _ world: World) -> String {
        let keys = bench.keymap.labels(of: command.name).joined(separator: " or ")
        let about = Spoken.sentence("\(command.name)\(keys.isEmpty ? "" : ", \(keys)"): \(command.about)")
        return command.unavailable(bench, world).map { "\(about) Not now: \(Spoken.sentence($0))" } ?? about
    }
}
