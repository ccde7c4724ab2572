// What the hands are in the middle of: half a count, a macro being recorded, a letter that is waited for.

import Drawing
import Missions

struct Hands: Sendable {
    /// The count typed so far for the command to come.
    var count: Int?
    /// The count of the command that is running.
    var number: Int?
    /// Whether the count is that of a key held down.
    var isHeld = false
    /// Whether keys that were begun have waited long enough for what follows them to be listed.
    var showsWays = false
    /// What a letter is waited for.
    var letterUse: LetterUse?
    /// Places kept under letters.
    var marks: [Character: Place] = [:]
    /// Undoing or doing again several times in a row.
    var rewinding: Rewinding?
    /// The last change of this window, for doing the like again.
    var lastChange: Remembered?
    var macro = Macro()
    /// The keys that ran the last command, or its name where it was chosen otherwise.
    var ran = ""
    /// Text that came too fast to be typed, kept for a note.
    var caught: String?
    /// Whether more of it may be on its way.
    var isCatching = false
    /// How often commands were run from the palette.
    var uses = Uses()
}

extension Workbench {
    /// How often the running command is to do what it does.
    var times: Int { max(1, hands.number ?? 1) }

    /// Where what is changed now comes from, for the log: the keys that ran the command which led to it.
    public var source: String { "key:\(hands.ran)" }

    /// The milliseconds without a key after which the workbench would like to be told that nobody pressed one; nil
    /// where it does not care.
    public var wantsTimer: Int? {
        if hands.isCatching { return Workbench.restAfterBurst }
        let isBegun = !pending.isEmpty || hands.letterUse != nil
        // Where nothing is to move by itself, the ways on stay where they are at once: on the bottom line.
        return isBegun && overlay == nil && !hands.showsWays && !settings.reduceMotion ? Workbench.hesitation : nil
    }

    /// Who knows how to go on does so within this time, and is not shown the list of ways.
    static let hesitation = 400
    /// Pasted text comes without a pause as long as this.
    static let restAfterBurst = 150

    /// Nobody has pressed a key for the time that was asked for.
    mutating func waited() {
        if hands.isCatching {
            hands.isCatching = false
        } else if overlay == nil, !pending.isEmpty || hands.letterUse != nil {
            hands.showsWays = true
        }
    }
}
