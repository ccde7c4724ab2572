// Keys that come faster than hands type them: text meant for somewhere else is caught and not run.

import Drawing
import Missions

extension Workbench {
    /// What to make of keys that arrived at once, from one of them on: the event that the next of them make, and how
    /// many they are.
    ///
    /// - A key repeated without a pause is one movement by so many rows, so that a held key never lags behind.
    /// - Letters that come faster than hands type, and would do more than move about, are caught as text: a paste is no
    ///   command. What may safely come fast is run: keys that only move or look, however many, and what is typed into a
    ///   search, up to its Enter.
    /// - What follows a caught text without a pause belongs to it.
    /// - In a field, a long run of letters is one text.
    public func gather(_ all: [Key], from start: Int) -> (event: Event, count: Int) {
        let keys = all[start...]
        let first = all[start]
        if let overlay { return overlay.isField ? gatherText(keys) : (.key(first), 1) }
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

    /// In a field, many letters at once are one text: to look at the whole anew after each of them takes as long as they
    /// are many times over.
    private func gatherText(_ keys: ArraySlice<Key>) -> (event: Event, count: Int) {
        let letters = keys.prefix { if case .char = $0 { true } else { false } }
        guard letters.count >= Workbench.leastOfText else { return (.key(keys.first!), 1) }
        return (.key(.paste(text(letters))), letters.count)
    }

    private static let leastOfText = 32

    /// As many keys as these at once are no hand's, though a slow line may hold back fewer.
    private static let leastOfBurst = 4
    /// How many keys are looked at to tell text from commands.
    private static let mostJudged = 256

    private func isTooFast(_ keys: ArraySlice<Key>) -> Bool {
        let typed = keys.prefix(Workbench.mostJudged).prefix { $0.typedText != nil }
        guard typed.count >= Workbench.leastOfBurst else { return false }
        if opensSearch(typed.first!) {
            // What is typed into a search changes nothing, its Enter included; what follows is judged with it.
            guard let enter = typed.firstIndex(of: .enter) else { return false }
            return enter + 1 < typed.endIndex
        }
        var known: [Key: Bool] = [:]
        for key in typed {
            let isHarmless = known[key] ?? isHarmless(key)
            if !isHarmless { return true }
            known[key] = true
        }
        return false
    }

    /// Whether a key by itself, or anything that it begins, changes nothing but what is looked at.
    private func isHarmless(_ key: Key) -> Bool {
        switch keymap.find([key], in: focus) {
        case .command(let command): Workbench.onlyLooks(command)
        case .prefix: keymap.continuations(of: [key], in: focus).allSatisfy { Workbench.onlyLooks($0.command) }
        case .elsewhere, .nothing: countsByDigit(key)
        }
    }

    private static func onlyLooks(_ command: Command) -> Bool {
        [.move, .panes, .tree, .go, .select].contains(command.family)
            || ["open", "next match", "previous match"].contains(command.name)
    }

    private func countsByDigit(_ key: Key) -> Bool {
        if case .char(let digit) = key { keymap.profile.countsByDigits && digit.isNumber } else { false }
    }

    private func opensSearch(_ key: Key) -> Bool {
        if case .command(let command) = keymap.find([key], in: focus) {
            ["search", "jump to", "filter", "filter like this"].contains(command.name)
        } else {
            false
        }
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
            default: continue
            }
        }
        overlay = .form(form)
    }

    /// Says in a form for a new record of what type it is.
    mutating func fillType(_ type: String, _ world: World) {
        guard case .form(var form) = overlay, let row = form.rows.firstIndex(where: { $0.rule.field == .type })
        else { return }
        form.rows[row].replace(with: type, on: form.day(world))
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
