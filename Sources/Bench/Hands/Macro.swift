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
    /// What is being pressed again; nil while nothing plays.
    var playing: Playing?

    /// Keys on their way, and how many of them have been pressed.
    struct Playing: Sendable {
        let keys: [Key]
        let times: Int
        var done = 0

        var all: Int { keys.count * times }

        mutating func next() -> Key? {
            guard done < all else { return nil }
            defer { done += 1 }
            return keys[done % keys.count]
        }
    }

    mutating func record(_ key: Key, beginsCommand: Bool) {
        guard recording != nil, playing == nil else { return }
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
                    : "Recorded \(counted(count, "key")): \(key("macro play")) plays them.")
        } else {
            hands.macro.recording = []
            hands.macro.before = 0
            say("Recording keys: \(key("macro record")) stops.")
        }
    }

    /// Why no macro can be played now.
    var noMacro: String? {
        if hands.macro.playing != nil { return "A macro does not play itself." }
        if hands.macro.recording != nil {
            return "Keys are being recorded: \(key("macro record")) stops, then \(key("macro play")) plays them."
        }
        return hands.macro.keys.isEmpty
            ? "No macro is recorded yet: \(key("macro record")) records one, and stops." : nil
    }

    /// Begins to play the macro as often as was asked for.
    mutating func playMacro() -> [Effect] {
        hands.macro.playing = Macro.Playing(keys: hands.macro.keys, times: times)
        return [.next]
    }

    /// Whether a macro has keys left to press. `Event.idle` presses on where nobody came back with `Event.next`.
    public var isPlaying: Bool { hands.macro.playing != nil && !hasQuit }

    /// A key of the person's own ends what plays, and does nothing else.
    mutating func interrupt() {
        guard let playing = hands.macro.playing else { return }
        hands.macro.playing = nil
        fail("The macro was stopped by hand at key \(playing.done) of \(playing.all).")
    }

    /// Presses the next key of a macro, once all that the one before asked for has been done. The first refusal ends it.
    mutating func playOn(_ world: World) -> [Effect] {
        guard isPlaying, let playing = hands.macro.playing else { return [] }
        let all = playing.all
        if let message, message.ink == .error {
            hands.macro.playing = nil
            fail("The macro stopped at key \(playing.done) of \(all): \(message.text)")
            return []
        }
        guard let key = hands.macro.playing!.next() else {
            hands.macro.playing = nil
            // A last sentence about a change says more than that keys were pressed.
            if message == nil || message?.offers.isEmpty == true, overlay == nil {
                let times = playing.times == 1 ? "" : " \(playing.times) times"
                say("The macro was played\(times): \(counted(all, "key")).")
            }
            return []
        }
        return press(key, world) + [.next]
    }
}
