// A form, field by field: its label, what stands in it, what may stand in it; a line keeps, replaces or clears.

import Drawing
import Missions

enum FormSpeech {
    /// What is said when a form opens.
    static func opening(_ form: Form, hasDraft: Bool) -> [String] {
        [
            "\(Spoken.sentence(form.title)) A form of \(counted(form.rows.count, "field")). "
                + "Enter keeps a value, a text replaces it, - clears it; back, save, cancel, ? for more."
        ] + (form.caution.map { [$0] } ?? [])
            + (hasDraft ? ["What you typed here before is kept: draft takes it up."] : [])
    }

    /// The current field.
    static func field(_ form: Form, _ world: World) -> [String] {
        let row = form.current
        let place = form.rows.count > 1 ? " Field \(form.scroller.cursor + 1) of \(form.rows.count)." : ""
        var notes = row.titles(in: world.portfolio).map { " " + Spoken.sentence($0) } ?? ""
        if let problem = row.problem { notes += " That is \(problem)." }
        if let need = form.need(row, world) { notes += " " + Spoken.sentence(Spoken.capitalised(need)) }
        let value = Spoken.sentence("\(Spoken.capitalised(row.rule.label)): \(present(row))")
        return ["\(value)\(notes) \(expected(row))\(place)"]
    }

    /// What stands in a field now, as people read it.
    static func present(_ row: FormRow) -> String {
        let text = Spoken.text(row.text)
        if text.isEmpty { return "empty" }
        if case .flag = row.rule.type { return text }
        let value = Spoken.text(Wording.value(row.text, row.rule))
        return value.isEmpty || row.problem != nil ? text : value
    }

    /// What may stand in a field; words to choose from by number.
    static func expected(_ row: FormRow) -> String {
        if let words = words(row), words.count <= 12 {
            let numbered = words.enumerated().map { "\($0 + 1) \(Wording.words($1))" }.joined(separator: ", ")
            if case .choices = row.rule.type { return "Any of \(numbered); several with blanks between them." }
            return "One of \(numbered)."
        }
        switch row.rule.type {
        case .line, .prose: return Spoken.sentence(Spoken.capitalised(row.rule.about))
        default: return Spoken.sentence(Spoken.capitalised(row.rule.type.hint))
        }
    }

    /// The words a field is chosen from.
    static func words(_ row: FormRow) -> [String]? {
        switch row.rule.type {
        case .choice(let words), .choices(let words): words
        case .flag: ["yes", "no"]
        default: nil
        }
    }

    /// What a line means as a value of a field: numbers and words choose, everything else is itself.
    static func value(_ text: String, for row: FormRow) -> String {
        guard let words = words(row) else { return text }
        func word(_ part: Substring) -> String {
            let part = part.lowercased()
            if let exact = words.first(where: { $0.lowercased() == part || Wording.words($0) == part }) { return exact }
            if let number = Int(part), words.indices.contains(number - 1) { return words[number - 1] }
            let begun = words.filter { $0.lowercased().hasPrefix(part) || Wording.words($0).hasPrefix(part) }
            return begun.count == 1 ? begun[0] : part
        }
        guard case .choices = row.rule.type else { return word(text[...]) }
        // `on_the_way` may be written with blanks: the whole first, then part by part.
        let whole = word(text[...])
        if words.contains(whole) { return whole }
        return text.split { $0 == ";" || $0 == "," || $0 == " " }.map { word($0) }.joined(separator: ";")
    }

    /// A field named at the beginning of a text, and the value behind it: `promised by 2026-04-01`, `state = live`.
    static func named(_ text: String, in form: Form) -> (row: Int, value: String)? {
        let folded = text.lowercased()
        var best: (row: Int, length: Int)?
        for (place, row) in form.rows.enumerated() {
            for name in [row.rule.label.lowercased(), row.rule.name.lowercased()] where folded.hasPrefix(name) {
                let next = folded.dropFirst(name.count).first
                guard next == " " || next == "=" || next == ":", name.count > best?.length ?? 0 else { continue }
                best = (place, name.count)
            }
        }
        guard let best else { return nil }
        let value = text.dropFirst(best.length).drop { $0 == " " }
        let bare = value.first == "=" || value.first == ":" ? value.dropFirst() : value
        return (best.row, String(bare.drop { $0 == " " }))
    }

    /// All fields with what stands in them.
    static func reading(_ form: Form) -> [String] {
        [Spoken.sentence(form.title)]
            + form.rows.map { row in
                let changed = row.isChanged ? ", changed" : ""
                return Spoken.sentence("\(Spoken.capitalised(row.rule.label)): \(present(row))\(changed)")
            }
    }

    static let help = [
        "Enter keeps the value and goes on. A text replaces it. - clears it.",
        "Where words are numbered, a number chooses one. = and a text takes the text as it is.",
        "back: the field before. go and a name: that field. A name, = and a value: sets that field.",
        "read: all fields. pick: choose from a list. about: what the field means.",
        "Days may be said: 12 jun, fri, +2w. editor: write a long text in your editor.",
        "save: saves all. cancel: leaves all as it was.",
    ]
}

extension Hearing {
    /// A line while a form is filled in.
    func hearInForm(_ line: String, _ form: Form) -> Heard {
        let word = line.lowercased()
        switch word {
        case "save": return .keys([.enter])
        case "cancel", "esc": return .keys([.escape])
        case "back", "s-tab", "up":
            return form.scroller.cursor == 0 ? .say("This is the first field.") : .keys([.backTab])
        case "", "next", "enter", "tab", "down": return next(form, [])
        case "where": return Heard(remarks: FormSpeech.field(form, world))
        case "read", "fields": return Heard(remarks: FormSpeech.reading(form))
        case "?", "help": return Heard(remarks: FormSpeech.help)
        case "draft", "c-y": return bench.draft(of: form) == nil ? .say("No draft is kept.") : .keys([.ctrl("y")])
        case "editor", "c-x": return .keys([.ctrl("x")])
        case "about":
            return .say(
                "\(Spoken.sentence(form.current.rule.label)) \(Spoken.sentence(form.current.rule.about)) "
                    + Spoken.sentence(Spoken.capitalised(form.current.rule.type.hint)))
        case "pick", "c-p":
            var trial = Trial(bench, world)
            trial.send([.ctrl("p")])
            if trial.bench.pickerOnTop == nil {
                return .say("There is no list for this field: \(FormSpeech.expected(form.current))")
            }
            return Heard(events: trial.events)
        default: break
        }
        var trial = Trial(bench, world)
        if word.hasPrefix("go "), let row = field(String(word.dropFirst(3)), form) {
            trial.go(to: row, in: form)
            return Heard(events: trial.events)
        }
        if word.hasPrefix("pick ") {
            trial.send([.ctrl("p")])
            if trial.bench.pickerOnTop != nil {
                trial.retype(String(line.dropFirst(5)))
                return Heard(events: trial.events)
            }
        }
        var value = line
        if line == "-" {
            value = ""
        } else if line.hasPrefix("=") {
            value = Spoken.text(String(line.dropFirst()))
        } else if line.contains("="), let (row, text) = FormSpeech.named(line, in: form) {
            trial.go(to: row, in: form)
            value = text == "-" ? "" : text
        }
        if value == line, isCommand(line, instead: form.current) {
            return .say(
                "\"\(line)\" is a command, and a form is open: save or cancel it first; = \(line) takes it as text.")
        }
        trial.put(value)
        guard trial.remarks.isEmpty, case .form(let filled) = trial.bench.overlay else {
            return Heard(
                events: trial.remarks.isEmpty || trial.bench.pickerOnTop != nil ? trial.events : [],
                remarks: trial.remarks, keepsNumbers: true)
        }
        let said = Spoken.sentence(
            "\(Spoken.capitalised(filled.current.rule.label)) is now \(FormSpeech.present(filled.current))")
        let meant = filled.current.understood(on: filled.day(world)).map { " That is \(Spoken.sentence($0))" } ?? ""
        // A title may well begin with a verb that is a command, too: it is taken, and the way to the command is told.
        let command = value == line ? leadingCommand(line, instead: form.current) : nil
        let other = command.map { " That was taken as text: save or cancel before the command \($0)." } ?? ""
        var heard = next(filled, [said + meant + other])
        heard.events = trial.events + heard.events
        return heard
    }

    /// On to the next field; behind the last one it says what can be done.
    private func next(_ form: Form, _ remarks: [String]) -> Heard {
        if form.scroller.cursor == form.rows.count - 1 {
            return Heard(remarks: remarks + ["That was the last field. save, back or cancel."])
        }
        return Heard(events: [.key(.tab)], remarks: remarks)
    }

    /// The command with whose name a line of text begins, with words behind it.
    private func leadingCommand(_ line: String, instead row: FormRow) -> String? {
        switch row.rule.type {
        case .line, .prose, .list: break
        default: return nil
        }
        let words = line.lowercased().split(separator: " ")
        return stride(from: words.count - 1, to: 0, by: -1).lazy
            .map { words[..<$0].joined(separator: " ") }.first { Command.named($0) != nil }
    }

    /// Whether a line would be a command if no form were open, and is hardly meant as the text of a field.
    private func isCommand(_ line: String, instead row: FormRow) -> Bool {
        switch row.rule.type {
        case .line, .prose, .list: break
        default: return false
        }
        let isKey = line.count <= 2 && line.allSatisfy { $0.isASCII && ($0.isLetter || $0.isPunctuation) }
        if isKey, case .command = bench.keymap.find(line.map { .char($0) }, in: bench.focus) { return true }
        return Command.named(line.lowercased()) != nil || line.lowercased().hasPrefix("read ")
    }

    private func field(_ word: String, _ form: Form) -> Int? {
        if let number = Int(word), form.rows.indices.contains(number - 1) { return number - 1 }
        return form.rows.firstIndex { $0.rule.label.lowercased() == word || $0.rule.name == word }
            ?? form.rows.firstIndex { $0.rule.label.lowercased().hasPrefix(word) }
    }
}
