// A command by its name or its keys, with words behind it that answer what it asks.

import Drawing
import Missions

extension Hearing {
    /// A command by its name, with what goes into what it opens behind it.
    func command(_ line: String) -> Heard? {
        let words = line.split(separator: " ").map(String.init)
        for count in stride(from: words.count, through: 1, by: -1) {
            let name = words[..<count].joined(separator: " ").lowercased()
            guard let command = Command.named(name) else { continue }
            let argument = words[count...].joined(separator: " ")
            if argument.isEmpty { return Heard(events: pressing(command)) }
            return given(command, argument)
        }
        return nil
    }

    /// A command whose list, line or form gets its answer at once: `list outcomes`, `set title Games that last`. Words for
    /// which it has no use may be for one with a longer name: `jump MIL-12` is meant for `jump to`.
    func given(_ command: Command, _ argument: String) -> Heard {
        let isOpen = command.unavailable(bench, world) == nil
        let trial = trial(of: command, argument)
        if isOpen, !trial.isUntouched, trial.complaint == nil {
            return Heard(events: trial.events, remarks: trial.remarks)
        }
        let longer = Command.all.filter { $0.name.hasPrefix(command.name + " ") }
        // What changes something is done only where it is said in full.
        for other in longer where !other.writes && other.unavailable(bench, world) == nil {
            let trial = self.trial(of: other, argument)
            if trial.isDone { return Heard(events: trial.events) }
        }
        guard isOpen else { return Heard(events: [.command(command.name)]) }
        if let heard = meant(by: argument, longer, trial.complaint) { return heard }
        if let complaint = trial.complaint { return .say(complaint) }
        return Heard(
            events: pressing(command),
            remarks: ["\(command.name) takes no words after it: \"\(argument)\" was left out."])
    }

    /// What a command does with the words behind it.
    private func trial(of command: Command, _ argument: String) -> Trial {
        var trial = Trial(bench, world)
        for event in pressing(command) { trial.send(event) }
        if !argument.isEmpty { trial.give(argument) }
        return trial
    }

    /// The commands with longer names that the first of the words is about, to choose from, with what the other words
    /// are for: `add need MIL-12` asks whether a dependency is to be added.
    private func meant(by argument: String, _ longer: [Command], _ complaint: String?) -> Heard? {
        let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
        guard let first = words.first?.lowercased(), let complaint else { return nil }
        let about = longer.filter { "\($0.name) \($0.about)".split { !$0.isLetter }.contains { $0.hasPrefix(first) } }
        if about.isEmpty { return nil }
        return choosing(among: about, [complaint, "Did you mean:"], with: words.count > 1 ? words[1] : "")
    }

    /// Commands to choose from by number, with the words that are for them.
    func choosing(among commands: [Command], _ remarks: [String], with argument: String = "") -> Heard {
        var said = remarks
        var numbers: [Int: [Event]] = [:]
        for (place, command) in commands.prefix(Conversation.handful).enumerated() {
            said.append("\(place + 1) " + PlainHelp.line(command, bench, world))
            numbers[place + 1] = argument.isEmpty ? [.command(command.name)] : trial(of: command, argument).events
        }
        return Heard(remarks: said, numbers: numbers)
    }

    /// A command as its keys, so that it can be recorded with them; by its name where no key leads to it here.
    private func pressing(_ command: Command) -> [Event] {
        guard let keys = bench.keymap.keys(of: command.name).first.map({ Keymap.keys($0) }),
            case .command(let found) = bench.keymap.find(keys, in: bench.focus), found.name == command.name
        else { return [.command(command.name)] }
        return keys.map { .key($0) }
    }

    /// The keys of a command with words behind them, as behind its name: `f late`, `cs dropped`, `p MIL-12`. Where the
    /// command has no use for them nothing is done: they may have been meant for something else.
    func keysWithWords(_ line: String) -> Heard? {
        let words = line.split(separator: " ").map(String.init)
        for count in stride(from: words.count - 1, to: 0, by: -1) {
            let keys = words[..<count].flatMap { word in Key(name: word).map { [$0] } ?? word.map { .char($0) } }
            guard case .command(let command) = bench.keymap.find(keys, in: bench.focus) else { continue }
            if command.unavailable(bench, world) != nil { return Heard(events: [.command(command.name)]) }
            let argument = words[count...].joined(separator: " ")
            let trial = trial(of: command, argument)
            if let complaint = trial.complaint { return .say(complaint) }
            guard trial.isUntouched else { return Heard(events: trial.events, remarks: trial.remarks) }
            return .say(
                "\(words[..<count].joined(separator: " ")) is \(command.name), which takes no words after it: nothing was done."
            )
        }
        return nil
    }
}
