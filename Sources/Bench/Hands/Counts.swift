// Counts: how often a command is to do what it does, typed before it.

import Drawing
import Missions

/// What a command makes of a count typed before it.
public enum Counting: Sendable {
    /// Nothing: it refuses.
    case none
    /// It is run that often.
    case repeats
    /// It looks at the count itself.
    case reads
}

extension Workbench {
    /// The largest count: a row of the longest list there may be.
    private static let mostCounted = 9_999_999
    /// The most often a command is run for one count.
    private static let mostTimes = 9_999

    /// Takes a digit of a count: Alt and a digit, or in profiles that count by digits the digit alone.
    mutating func takesCount(_ key: Key) -> Bool {
        let character: Character
        switch key {
        case .alt(let digit): character = digit
        case .char(let digit) where keymap.profile.countsByDigits: character = digit
        default: return false
        }
        guard character.isASCII, let digit = character.wholeNumberValue, pending.isEmpty else { return false }
        // A nought alone counts nothing.
        if hands.count == nil, digit == 0 { return false }
        hands.count = min((hands.count ?? 0) * 10 + digit, Workbench.mostCounted)
        message = nil
        return true
    }

    /// Runs a command as often as was asked for; what goes round and round goes no further than it must.
    mutating func repeating(_ command: Command, _ times: Int, _ world: World) -> [Effect] {
        var effects: [Effect] = []
        let start = (here, cursorRow)
        var left = min(times, Workbench.mostTimes)
        var done = 0
        while left > 0 {
            let before = (here, cursorRow)
            effects += command.run(&self, world)
            left -= 1
            done += 1
            if message?.ink == .error || overlay != nil || before == (here, cursorRow) { break }
            if start == (here, cursorRow) { left %= done }
        }
        return effects
    }
}

/// Undoing, or doing again, several changes one after the other.
struct Rewinding: Sendable {
    let wanted: Int
    var left: Int
    var isUndo: Bool
}

extension Workbench {
    /// Begins to undo or redo as often as was asked for.
    mutating func rewind(_ isUndo: Bool) -> [Effect] {
        hands.rewinding = times > 1 ? Rewinding(wanted: times, left: times - 1, isUndo: isUndo) : nil
        return [isUndo ? .undo : .redo]
    }

    /// The next of several, once the one before is on disk; at the end it says how many they were.
    mutating func rewindFurther(_ world: World) -> [Effect] {
        guard var rewinding = hands.rewinding else { return [] }
        let more = rewinding.isUndo ? world.undoLabel : world.redoLabel
        if rewinding.left > 0, more != nil {
            rewinding.left -= 1
            hands.rewinding = rewinding
            return [rewinding.isUndo ? .undo : .redo]
        }
        hands.rewinding = nil
        let done = rewinding.wanted - rewinding.left
        let short = rewinding.left > 0 ? " of \(rewinding.wanted), there are no more" : ""
        let verb = rewinding.isUndo ? "undone" : "done again"
        let last = message?.text ?? ""
        message?.text = "\(done)\(short) \(verb); the last: \(last)"
        return []
    }
}
