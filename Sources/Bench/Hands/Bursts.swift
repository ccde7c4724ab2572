// Keys that come faster than hands type them: text meant for somewhere else is caught and not run.

import Drawing
import Missions

extension Workbench {
    /// What to make of keys that arrived at once, from one of them on: the event that the next of them make, and how
    /// many they are.
    ///
    /// - A key repeated without a pause is one movement by so many rows, so that a held key never lags behind.
    /// - Letters of many kinds in one go are no typing: they are caught as text. What may safely come fast is not
    ///   counted: a repeated key, keys that only move, and what is typed into a search.
    /// - What follows a caught text without a pause belongs to it.
    public func gather(_ all: [Key], from start: Int) -> (event: Event, count: Int) {
        let keys = all[start...]
        let first = all[start]
        guard overlay == nil else { return (.key(first), 1) }
        // What is typed is judged where it begins, and again after an Enter, which may have closed a line.
        let before = start > 0 ? all[start - 1] : nil
        let isCaught =
            hands.isCatching && first.typedText != nil
            || (before?.typedText == nil || before == .enter) && pending.isEmpty && hands.letterUse == nil
                && isTooFast(keys)
        if isCaught {
            let typed = keys.prefix { $0.typedText != nil }
            return (.caught(text(typed)), typed.count)
        }
        let same = keys.prefix { $0 == first }.count
        if same > 1, pending.isEmpty, hands.count == nil, focus != .history,
            case .command(let command) = keymap.find([first], in: focus), command.family == .move,
            command.counting == .reads
        {
            return (.repeated(first, same), same)
        }
        return (.key(first), 1)
    }

    /// As many letters as these, not counting what is harmless, are more than a slow line delivers at once of what
    /// hands have typed.
    private static let mostAtOnce = 8

    /// How many keys are looked at to tell text from commands.
    private static let mostJudged = 256

    private func isTooFast(_ keys: ArraySlice<Key>) -> Bool {
        let typed = keys.prefix(Workbench.mostJudged).prefix { $0.typedText != nil }
        guard typed.count > Workbench.mostAtOnce, !opensSearch(typed.first!) else { return false }
        var letters = 0
        var before: Key?
        for key in typed {
            if key != before, case .char = key, !onlyMoves(key) { letters += 1 }
            if letters > Workbench.mostAtOnce { return true }
            before = key
        }
        return false
    }

    private func onlyMoves(_ key: Key) -> Bool {
        if case .command(let command) = keymap.find([key], in: focus) { command.family == .move } else { false }
    }

    /// What is typed into a search changes nothing, Enter included.
    private func opensSearch(_ key: Key) -> Bool {
        if case .command(let command) = keymap.find([key], in: focus) { command.family == .find } else { false }
    }

    private func text(_ keys: ArraySlice<Key>) -> String { keys.compactMap(\.typedText).joined() }

    /// Keeps text that was not meant for keys, and offers to put it where text belongs.
    mutating func catchText(_ text: String, isMore: Bool) {
        let all = (isMore ? hands.caught ?? "" : "") + text
        guard !all.isEmpty else {
            say("The paste is empty.")
            return
        }
        hands.caught = all
        hands.count = nil
        pending = []
        let count = all.count
        let size = count == 1 ? "1 character" : "\(count) characters"
        fail("A paste of \(size) was not run as keys. \(key("add note")) puts it in a note.")
        message!.ink = .warning
    }

    /// The caught text as the beginnings of a note: its first line is the title.
    mutating func fillNote(_ text: String, _ world: World) {
        guard case .form(var form) = overlay else { return }
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let title = line.count > 60 ? String(line.prefix(59)) + "…" : line
        for row in form.rows.indices {
            switch form.rows[row].rule.name {
            case "title": _ = form.rows[row].handle(.paste(title), on: form.day(world))
            case "note" where title != text: _ = form.rows[row].handle(.paste(text), on: form.day(world))
            case "type": _ = form.rows[row].handle(.paste("note"), on: form.day(world))
            default: continue
            }
        }
        overlay = .form(form)
    }
}

extension Key {
    /// What the key types where text is typed; nil for keys that type nothing.
    fileprivate var typedText: String? {
        switch self {
        case .char(let character): String(character)
        case .enter: "\n"
        case .tab: "\t"
        default: nil
        }
    }
}
