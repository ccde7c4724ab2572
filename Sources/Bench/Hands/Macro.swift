// Macros: keys recorded once and pressed again.

import Drawing
import Missions

/// Recorded keys, and where playing them stands.
struct Macro: Sendable {
    /// The keys of the last recording.
    var keys: [Key] = []
    /// The keys so far, while recording.
    var recording: [Key]?
    /// How many had been recorded when the command that is being typed began.
    var before = 0
    /// What is still to be pressed, next key last; nil while nothing plays.
    var left: [Key]?
    /// How often it is to play.
    var times = 1

    mutating func record(_ key: Key, beginsCommand: Bool) {
        guard recording != nil, left == nil else { return }
        if beginsCommand { before = recording!.count }
        recording!.append(key)
    }
}

extension Workbench {
    /// Begins to record, or stops: the keys that stop are not part of it.
    mutating func toggleRecording() {
        if let recorded = hands.macro.recording {
            hands.macro.recording = nil
            hands.macro.keys = Array(recorded.prefix(hands.macro.before))
            let count = hands.macro.keys.count
            say(
                count == 0
                    ? "Nothing was recorded."
                    : "Recorded \(count) key\(count == 1 ? "" : "s"): \(key("macro play")) plays them.")
        } else {
            hands.macro.recording = []
            hands.macro.before = 0
            say("Recording keys: \(key("macro record")) stops.")
        }
    }

    /// Why no macro can be played now.
    var noMacro: String? {
        if hands.macro.left != nil { return "A macro does not play itself." }
        if hands.macro.recording != nil {
            return "Keys are being recorded: \(key("macro record")) stops, then \(key("macro play")) plays them."
        }
        return hands.macro.keys.isEmpty
            ? "No macro is recorded yet: \(key("macro record")) records one, and stops." : nil
    }

    /// Begins to play the macro as often as was asked for.
    mutating func playMacro() -> [Effect] {
        hands.macro.times = times
        hands.macro.left = Array(repeatElement(hands.macro.keys, count: times).joined().reversed())
        return [.next]
    }

    /// Presses the next key of a macro, once all that the one before asked for has been done. The first refusal ends it.
    mutating func playOn(_ world: World) -> [Effect] {
        guard hands.macro.left != nil else { return [] }
        let all = hands.macro.keys.count * hands.macro.times
        if let message, message.ink == .error {
            let done = all - hands.macro.left!.count
            hands.macro.left = nil
            fail("The macro stopped at key \(done) of \(all): \(message.text)")
            return []
        }
        guard let key = hands.macro.left!.popLast() else {
            hands.macro.left = nil
            // A last sentence about a change says more than that keys were pressed.
            if message == nil || message?.offers.isEmpty == true, overlay == nil {
                let times = hands.macro.times == 1 ? "" : " \(hands.macro.times) times"
                say("The macro was played\(times): \(all) key\(all == 1 ? "" : "s").")
            }
            return []
        }
        return press(key, world) + [.next]
    }
}
