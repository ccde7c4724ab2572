// From a key to what it does: the keymap, counts, commands run or refused, and Esc, which takes back one layer.

import Drawing
import Missions

extension Workbench {
    /// Presses a key: a field on top takes it, a letter that is waited for, a count, or else the keymap.
    mutating func press(_ key: Key, _ world: World) -> [Effect] {
        if case .alt(let character) = key, !hasUse(for: key) {
            let wasCovered = overlay != nil
            let effects = press(.escape, world)
            // In a field Alt may have been meant after all: then nothing is changed or left by what it was not.
            if wasCovered, !isHarmless(character) { return effects }
            return effects + press(.char(character), world)
        }
        let isBegun = !pending.isEmpty || hands.letterUse != nil || hands.count != nil
        hands.macro.record(key, beginsCommand: overlay == nil && !isBegun)
        hands.showsWays = false
        hands.isCatching = false
        if overlay != nil { return pressOverlay(key, world) }
        if case .paste(let text) = key {
            catchText(text, isMore: false)
            return []
        }
        if key == .escape || key == .ctrl("c") { return escape(world) }
        if let use = hands.letterUse { return take(key, for: use, world) }
        if takesCount(key) { return [] }
        pending.append(key)
        switch keymap.find(pending, in: focus) {
        case .command(let command):
            let typed = pending.map(\.name).joined()
            pending = []
            defer { hands.ran = typed }
            return run(command, world)
        case .prefix:
            message = nil
            return []
        case .elsewhere(_, isWhole: false):
            // Half of something that works in another pane: the other half must not run as something else.
            message = nil
            return []
        case .elsewhere(let command, isWhole: true):
            let typed = pending.map(\.name).joined(separator: " ")
            pending = []
            hands.count = nil
            let panes = command.panes.map(\.title).joined(separator: " or ")
            fail("\(typed) works in \(panes): \(command.about).")
            return []
        case .nothing:
            let typed = pending.map(\.name).joined(separator: " ")
            pending = []
            hands.count = nil
            if keymap.profile == .classic, case .char(let letter) = key, letter.isLetter {
                fail(
                    "In the classic keys no letter is a command: \(self.key("menu")) opens the menu, "
                        + "\(self.key("palette")) finds one by name.")
                return []
            }
            fail("\(typed) does nothing here. \(self.key("help")) shows every key.")
            return []
        }
    }

    /// Whether a key with Alt means something here. Where it means nothing it was Esc and a key typed close together, which
    /// terminals send alike - unless it is what begins a terminal's own sequences.
    private func hasUse(for key: Key) -> Bool {
        guard case .alt(let character) = key, !"[O]".contains(character) else { return true }
        if let overlay { return overlay.isField && EditLine.hasUse(forAltAnd: character) }
        if character.isASCII, character.isNumber { return true }
        if case .nothing = keymap.find(pending + [key], in: focus) { return false }
        return true
    }

    /// Whether a letter only looks or moves, or begins a sequence, where nothing lies on the panes.
    private func isHarmless(_ letter: Character) -> Bool {
        guard overlay == nil else { return false }
        return switch keymap.find([.char(letter)], in: focus) {
        case .command(let command): !command.writes && command.name != "quit"
        case .prefix: true
        case .elsewhere, .nothing: false
        }
    }

    /// Presses one key several times: as one movement by so many rows.
    mutating func press(_ key: Key, times: Int, _ world: World) -> [Effect] {
        guard times > 1 else { return press(key, world) }
        for _ in 1..<times { hands.macro.record(key, beginsCommand: true) }
        hands.count = times
        hands.isHeld = true
        defer { hands.isHeld = false }
        return press(key, world)
    }

    /// Runs a command, as often as was counted, or says why it cannot be run now.
    mutating func run(_ command: Command, _ world: World) -> [Effect] {
        hands.number = hands.count
        hands.count = nil
        defer { hands.number = nil }
        if let reason = command.unavailable(self, world) {
            fail(reason)
            return []
        }
        if let number = hands.number, command.counting == .none {
            fail("\"\(command.name)\" takes no count, and \(number) was typed: nothing was done.")
            return []
        }
        message = nil
        hands.ran = key(command.name)
        let caught = hands.caught
        if !["menu", "palette", "help"].contains(command.name) { hands.caught = nil }
        let effects =
            command.counting == .repeats && times > 1 ? repeating(command, times, world) : command.run(&self, world)
        // What moves besides doing something else is more than a move.
        isMove = isMove && command.family == .move
        if command.name == "add note", let caught { fillNote(caught, world) }
        return effects
    }

    /// Takes back one layer: what was begun, what was found, marks, the list of a cell, the zoom, the filter.
    mutating func escape(_ world: World) -> [Effect] {
        message = nil
        if !pending.isEmpty || hands.count != nil || hands.letterUse != nil {
            pending = []
            hands.count = nil
            hands.letterUse = nil
        } else if leaveMarking(world) {
        } else if focus == .risks, risks.isList {
            risks.isList = false
        } else if isZoomed {
            isZoomed = false
            refresh(world)
        } else if focus == .dependencies, filter(of: focus).isEmpty, leaveNeighbourhood(world) {
        } else {
            clearFilter(world)
        }
        return []
    }
}
