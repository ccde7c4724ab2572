// A list to choose from, said and answered: words narrow it, numbers choose.

import Drawing
import Missions

enum PickerSpeech {
    /// A choice as a few words: what it is, what stands beside it, why it cannot be chosen.
    static func choice(_ choice: Choice, ticked: [String] = []) -> String {
        var parts: [String] = []
        if case .item(let id) = choice.outcome, id != choice.text {
            parts.append("\(id) \(choice.text)")
        } else {
            parts.append(choice.text)
        }
        switch choice.outcome {
        case .command where !choice.right.isEmpty: parts.append("key \(choice.right)")
        // `MIS-2 is funded by …` says it all.
        case .relation: parts = [String(choice.text.reversed().drop { "… ".contains($0) }.reversed())]
        default: parts.append(choice.right)
        }
        parts.append(choice.detail)
        switch choice.outcome {
        case .item(let id) where ticked.contains(id): parts.append("chosen already")
        case .word(let word) where ticked.contains(word): parts.append("chosen already")
        default: break
        }
        let said = Spoken.sentence(parts)
        return choice.unavailable.map { "\(said) Not now: \(Spoken.sentence($0))" } ?? said
    }

    /// Why words chose nothing: what was nearest to them, or what there is to choose.
    static func nothing(_ words: String, in picker: Picker) -> String {
        let title = Spoken.sentence(picker.title).drop { $0 == " " }
        guard let given = picker.given else { return "Nothing matches \"\(words)\": nothing was chosen." }
        let names = given.map(\.text)
        let near = Spelling.nearest(words, among: names)
        let shown = names.prefix(most).joined(separator: ", ") + (names.count > most ? " and more" : "")
        let offer = near.map { "Did you mean \($0)?" } ?? "There are: \(shown)."
        return "\(title) \"\(words)\" is not among them. \(offer)"
    }

    /// So many names are said at a stretch.
    private static let most = 20

    /// The keys that choose a row of a list.
    static func choosing(_ row: Int, in picker: Picker) -> [Event] {
        let steps = row - picker.scroller.cursor
        let step: Key = steps < 0 ? .up : .down
        return Array(repeating: .key(step), count: abs(steps)) + [.key(.enter)]
    }

    /// The choice that is called exactly so, in either case: by its id, its text, or its verb.
    static func exact(_ name: String, in choices: [Choice]) -> Int? {
        let name = name.lowercased()
        let byName = choices.firstIndex { choice in
            if case .item(let id) = choice.outcome, id.lowercased() == name { return true }
            if choice.text.lowercased() == name { return true }
            if case .relation = choice.outcome {
                // `MIS-2 is funded by …` without its ends.
                let verb = choice.text.split(separator: " ").dropFirst().dropLast().joined(separator: " ")
                return verb == name
            }
            return false
        }
        return byName
    }
}

extension Workbench {
    /// Chooses by name, wherever it stands in the list by now.
    mutating func choose(_ name: String, _ world: World) -> [Effect] {
        guard case .picker(var picker) = overlay else { return [] }
        guard let row = PickerSpeech.exact(name, in: picker.found) else {
            fail("\(name) is not in this list any more.")
            return []
        }
        picker.scroller.go(to: row, count: picker.found.count, height: pickerHeight)
        return pressPicker(.enter, picker, world)
    }
}

extension Hearing {
    /// A line while a list is chosen from.
    func hearInPicker(_ line: String, _ picker: Picker) -> Heard {
        let word = line.lowercased()
        switch word {
        case "cancel", "back", "esc": return .keys([.escape])
        case "where", "read", "list": return .keys([.end])
        case "?", "help":
            return .say(
                "\(Spoken.sentence(picker.title)) Words narrow the list; a number chooses; more says the next "
                    + "\(Conversation.handful); all widens it again; cancel leaves it.")
        case "all", "-": return .keys([.end, .ctrl("u")])
        case "", "enter":
            return picker.found.count == 1 ? chosen(PickerSpeech.choosing(0, in: picker), 0, picker) : .keys([.end])
        default: break
        }
        if let number = Int(word) {
            guard let events = numbered[number] else { return .say("There is no number \(number) in this list.") }
            return chosen(events, number - 1, picker)
        }
        let words = line.hasPrefix("=") ? Spoken.text(String(line.dropFirst())) : line
        var trial = Trial(bench, world)
        if let row = PickerSpeech.exact(words, in: picker.found) {
            return chosen(PickerSpeech.choosing(row, in: picker), row, picker)
        }
        trial.retype(words)
        if trial.bench.pickerOnTop?.found.isEmpty == true, Command.named(word) != nil {
            return .say("A list is open: \(Spoken.sentence(picker.title)) cancel leaves it, then say \(word).")
        }
        return Heard(events: trial.events)
    }

    /// What cannot be chosen says why, and the list stays.
    private func chosen(_ events: [Event], _ row: Int, _ picker: Picker) -> Heard {
        if picker.found.indices.contains(row), let reason = picker.found[row].unavailable {
            return .say(Spoken.sentence("Not now: \(reason)"))
        }
        return Heard(events: events)
    }
}
