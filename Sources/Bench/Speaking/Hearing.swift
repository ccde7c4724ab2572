// What a line means: a word of the talk itself, a number, a command by its name, keys, an id; or nearly one of them.

import Drawing
import Missions

/// Takes a line to mean something, given what the workbench shows. It tries things out on a copy of the workbench, so
/// that whatever a name or a key leads to is found out by the same round as on the screen.
struct Hearing {
    let bench: Workbench
    let world: World
    let numbered: [Int: [Event]]

    func hear(_ line: String) -> Heard {
        let word = line.lowercased()
        if ["quit", "exit", "bye"].contains(word) { return Heard(events: [.command("quit")]) }
        if case .form(let form) = bench.overlay { return hearInForm(line, form) }
        if let picker = bench.pickerOnTop { return hearInPicker(line, picker) }
        if case .menu(let menu) = bench.overlay { return hearInMenu(line, menu) }
        switch bench.overlay {
        case .filter: return FindingSpeech.hearFilter(line)
        case .prompt: return FindingSpeech.hearName(line)
        case .answer(let answer): return hear(line, over: answer)
        case .owing: return OwingSpeech.hear(line, bench)
        case .preview: return FindingSpeech.hearPreview(line)
        case nil: break
        default: return hearInQuestion(line)
        }
        return bench.hands.letterUse == nil ? hearInPanes(line, word) : hearLetter(word)
    }

    /// A line while an answer lies on top: it chooses a row or closes the answer. Whatever else is a command closes it too,
    /// and is run.
    private func hear(_ line: String, over answer: Answer) -> Heard {
        let heard = AnswerSpeech.hear(line, answer)
        guard heard.events.isEmpty, Int(line) == nil else { return heard }
        // The links of a cell lie on the grid, which closes as well.
        var trial = Trial(bench, world)
        while trial.bench.overlay != nil, trial.events.count < 3 { trial.send(.key(.escape)) }
        var command = Hearing(bench: trial.bench, world: world, numbered: [:]).hear(line)
        guard !command.events.isEmpty else { return heard }
        command.events.insert(contentsOf: trial.events, at: 0)
        return command
    }

    /// The line of text that a search, or whatever else lies on top, is waiting for.
    private func hearInQuestion(_ line: String) -> Heard {
        line.isEmpty || ["cancel", "back", "esc"].contains(line.lowercased())
            ? .keys([.escape]) : .keys([.end, .ctrl("u"), .paste(line), .enter])
    }

    /// The letter that a mark is waiting for.
    private func hearLetter(_ word: String) -> Heard {
        if word.count == 1, let letter = word.first, letter.isASCII, letter.isLetter { return .keys([.char(letter)]) }
        return ["", "cancel", "back", "esc"].contains(word)
            ? .keys([.escape]) : .say("A letter from a to z, or cancel.")
    }

    private func hearInPanes(_ line: String, _ word: String) -> Heard {
        switch word {
        case "", "where": return Heard(remarks: bench.spokenWhere(world), keepsNumbers: true)
        case "?", "help", "f1": return Heard(remarks: PlainHelp.basics(bench, world))
        case "cancel", "esc": return .keys([.escape])
        case "read", ":read", "read all": return Heard(remarks: bench.readingOfAll(world))
        default: break
        }
        for lead in ["help ", "? "] where word.hasPrefix(lead) {
            let (said, numbers) = PlainHelp.search(String(line.dropFirst(lead.count)), bench, world)
            return Heard(remarks: said, numbers: numbers)
        }
        for lead in ["read ", ":read "] where word.hasPrefix(lead) { return read(String(line.dropFirst(lead.count))) }
        if let number = Int(word) {
            if let chosen = numbered[number] { return Heard(events: chosen) }
            guard let pane = Pane(rawValue: number) else { return .say("There is no number \(number) to choose.") }
            return Heard(events: [.command("pane \(pane.title.lowercased())")])
        }
        if line.hasPrefix("/"), line.count > 1, let search = Command.named("search") {
            return given(search, String(line.dropFirst().drop { $0 == " " }))
        }
        let name = line.hasPrefix(":") && line.count > 1 ? String(line.dropFirst().drop { $0 == " " }) : line
        return command(name) ?? keys(line) ?? item(line) ?? keysWithWords(name) ?? nearly(name)
    }

    // MARK: Reading

    private func read(_ word: String) -> Heard {
        guard let pane = pane(named: word.lowercased()) else {
            let panes = Pane.allCases.map { $0.title.lowercased() }.joined(separator: ", ")
            return .say("There is no pane \(word). read says all; or one of: \(panes).")
        }
        let rows = bench.spokenRows(pane, world).rows
        var numbers: [Int: [Event]] = [:]
        for row in rows where row.number > 0 { numbers[row.number] = going(to: row.number, in: pane) }
        return Heard(remarks: bench.reading(pane, world, isNumbered: true), numbers: numbers)
    }

    /// A pane by any word people have for it.
    func pane(named word: String) -> Pane? {
        switch word {
        case "list", "items", "missions": return .missions
        case "tree", "dependencies": return .dependencies
        case "risk", "risks", "grid": return .risks
        case "log": return .history
        default: return Pane.allCases.first { $0.title.lowercased() == word || "\($0.rawValue)" == word }
        }
    }

    private func going(to row: Int, in pane: Pane) -> [Event] {
        [.command("pane \(pane.title.lowercased())"), .row(row - 1)]
    }

    // MARK: Keys

    /// Keys as on the screen: `gg`, `3j`, `C-d`, `j j l`. A word stands for one command, never for several: a word that
    /// was mistyped must not undo and delete because its letters do.
    private func keys(_ line: String) -> Heard? {
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let isCounted = !digits.isEmpty && digits.count < line.count && digits.count <= 4
        let words = isCounted ? line.dropFirst(digits.count) : line[...]
        guard let keys = one(words.filter { $0 != " " }) ?? several(words) else { return nil }
        var trial = Trial(bench, world)
        // Alt and a digit is how a count is pressed with every set of keys.
        if isCounted { trial.send(digits.map { .alt($0) }) }
        for key in keys where trial.bench.overlay == nil { trial.send(.key(key)) }
        // What opens takes the next line, not the next key.
        return trial.bench.pending.isEmpty ? Heard(events: trial.events) : half(trial.bench.pending)
    }

    /// Words each of which is the keys of one command.
    private func several(_ line: Substring) -> [Key]? {
        var keys: [Key] = []
        for word in line.split(separator: " ") {
            guard let more = one(String(word)) else { return nil }
            keys += more
        }
        return keys.isEmpty ? nil : keys
    }

    /// The keys of one command, or those it begins with.
    private func one(_ word: String) -> [Key]? {
        let keys = Key(name: word).map { [$0] } ?? word.map { .char($0) }
        guard !keys.isEmpty else { return nil }
        switch bench.keymap.find(keys, in: bench.focus) {
        case .command, .prefix: return keys
        case .nothing, .elsewhere:
            // A mark has its letter behind it.
            guard keys.count > 1, case .command(let command) = bench.keymap.find(keys.dropLast(), in: bench.focus),
                ["mark", "go to mark"].contains(command.name)
            else { return nil }
            return keys
        }
    }

    /// Half a sequence says how it goes on.
    private func half(_ pending: [Key]) -> Heard {
        let typed = pending.map(\.name).joined()
        var said = ["\(typed) goes on with another key:"]
        for way in bench.keymap.continuations(of: pending, in: bench.focus)
        where way.command.unavailable(bench, world) == nil {
            said.append("\(typed)\(way.rest): \(way.command.name).")
        }
        return Heard(remarks: said)
    }

    // MARK: Ids, and words that are nearly something

    private func item(_ line: String) -> Heard? {
        guard let node = world.portfolio.node(line) ?? world.portfolio.node(line.uppercased()) else { return nil }
        var trial = Trial(bench, world)
        trial.send(.command("jump to"))
        trial.give(world.portfolio.id(node))
        return Heard(events: trial.events)
    }

    /// Whether words are beginnings of those of a name, of the first and of others in their order: `tree up`, `sort date`.
    private static func isBegun(_ name: String, _ words: [Substring]) -> Bool {
        let parts = name.split(separator: " ")
        guard let first = words.first, parts.first?.hasPrefix(first) == true else { return false }
        var left = words.dropFirst()
        for part in parts.dropFirst() { if let word = left.first, part.hasPrefix(word) { left = left.dropFirst() } }
        return left.isEmpty
    }

    /// The names that begin as the words do, or are spelled nearly so, to choose from.
    private func nearly(_ line: String) -> Heard {
        let folded = line.lowercased()
        let words = folded.split(separator: " ")
        let begun = Command.all.filter { Hearing.isBegun($0.name, words) }
        // What changes something is done only where it is said in full.
        if begun.count == 1, !begun[0].writes { return Heard(events: [.command(begun[0].name)]) }
        var near = begun
        if near.isEmpty, let name = Spelling.nearest(folded, among: Command.all.map(\.name)) {
            near = Command.all.filter { $0.name == name }
        }
        if near.isEmpty, let first = words.first {
            near = Command.all.filter { command in command.name.split(separator: " ").contains { $0.hasPrefix(first) } }
        }
        if near.isEmpty { return .say("\"\(line)\" is no command, key or id. ? helps; help and a word searches.") }
        return choosing(among: near, ["\"\(line)\" is no command. Did you mean:"])
    }
}
