// Keys of one's own: laid over a profile, and refused where they could not work.

import Drawing
import Missions

/// What is wrong with keys of one's own, or merely unwise.
public struct KeymapProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it is written.
    public var line: Int?
    /// What is wrong and what to do, as full sentences.
    public var sentence: String

    public var description: String { sentence }
}

extension Keymap {
    /// What has come of keys of one's own.
    public struct Remapped: Sendable {
        /// The keys, where nothing is wrong with them.
        public var keymap: Keymap?
        public var problems: [KeymapProblem] = []
        /// Keys that will do on some keyboards and terminals only.
        public var warnings: [KeymapProblem] = []
    }

    /// Lays keys of one's own over those of a profile. A command that is named has these keys and no others.
    public static func remapped(_ profile: Profile, _ remaps: [Remap]) -> Remapped {
        var result = Remapped()
        if remaps.isEmpty {
            // What comes with the program clashes with nothing: the tests see to that.
            result.keymap = profile == .standard ? .standard : Keymap(profile)
            return result
        }
        var sequences = Command.all.map { profile.keys(of: $0) }
        var lines: [Int: Int] = [:]
        for remap in remaps {
            guard let place = Command.places[remap.command] else {
                // Hints call some commands by a shorter word.
                let near =
                    Command.all.first { $0.hint == remap.command }?.name
                    ?? Spelling.nearest(remap.command, among: Command.all.lazy.map(\.name))
                let hint = near.map { " Did you mean \"\($0)\"?" } ?? " The palette lists the names of all."
                result.problems.append(
                    KeymapProblem(line: remap.line, sentence: "No command is called \"\(remap.command)\".\(hint)"))
                continue
            }
            lines[place] = remap.line ?? 0
            sequences[place] = []
            for text in remap.keys {
                do throws(KeymapProblem) {
                    let keys = try read(text, remap, profile)
                    if let warning = warning(keys, remap) { result.warnings.append(warning) }
                    sequences[place].append(keys.map(\.name).joined(separator: " "))
                } catch { result.problems.append(error) }
            }
        }
        result.problems += clashes(sequences, lines)
        let ways = ["palette", "menu", "help"].compactMap { Command.places[$0] }
        if ways.allSatisfy({ sequences[$0].isEmpty }) {
            let line = ways.compactMap { lines[$0] }.max()
            result.problems.append(
                KeymapProblem(
                    line: line == 0 ? nil : line,
                    sentence: "No key leads to the palette, the menu or help: leave one of them a key."))
        }
        if result.problems.isEmpty { result.keymap = Keymap(profile, sequences) }
        return result
    }

    /// The keys of a sequence someone wrote.
    private static func read(_ text: String, _ remap: Remap, _ profile: Profile) throws(KeymapProblem) -> [Key] {
        func refuse(_ sentence: String) -> KeymapProblem { KeymapProblem(line: remap.line, sentence: sentence) }
        let words = text.split(separator: " ").map(String.init)
        guard !words.isEmpty else {
            throw refuse("\"\(remap.command)\" is given a key without a name. Write [] to leave it without keys.")
        }
        var keys: [Key] = []
        for word in words {
            if let reason = unsendable[word] { throw refuse("\(word) cannot be a key: \(reason)") }
            guard let key = Key(name: word), !word.hasPrefix("paste:") else {
                let near = Spelling.nearest(word, among: spoken)
                let hint =
                    near.map { " Did you mean \($0)?" }
                    ?? " Write single characters, or names such as Enter, PgDn, F5, C-d or M-Left."
                throw refuse("\"\(word)\" is not the name of a key.\(hint)")
            }
            if key == .escape || key == .ctrl("c") {
                throw refuse("\(word) always takes one step back and cannot be \"\(remap.command)\".")
            }
            keys.append(key)
        }
        if case .alt(let character) = keys[0], character.isASCII, character.isNumber {
            throw refuse("\(words[0]) is a count and cannot be \"\(remap.command)\".")
        }
        if profile.countsByDigits, case .char(let character) = keys[0], character.isASCII, character.isNumber {
            throw refuse("\(words[0]) is a count in the vim keys and cannot be \"\(remap.command)\".")
        }
        return keys
    }

    /// Key names that read well and that no terminal sends as such.
    private static let unsendable: [String: String] = [
        "C-h": "terminals send the same for C-h and Backspace. Write Backspace.",
        "C-i": "terminals send the same for C-i and Tab. Write Tab.",
        "C-j": "terminals send the same for C-j and Enter. Write Enter.",
        "C-m": "terminals send the same for C-m and Enter. Write Enter.",
        "C-[": "terminals send the same for C-[ and Esc, which always takes one step back.",
    ]

    /// The names a misspelt one is compared with.
    private static let spoken =
        ["Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Enter", "Tab", "S-Tab", "Backspace"]
        + ["Del", "Ins", "Space", "M-Left", "M-Right", "M-Up", "M-Down", "M-Enter"] + (1...12).map { "F\($0)" }

    private static func warning(_ keys: [Key], _ remap: Remap) -> KeymapProblem? {
        for key in keys {
            let reason: String? =
                switch key {
                case .char(let character) where "[]{}\\|@~".contains(character):
                    "needs AltGr on many keyboards"
                case .ctrl(let character) where "sq".contains(character):
                    "stops and starts the output of some terminals"
                case .ctrl(let character) where "ab".contains(character): "is kept by tmux and screen"
                case .ctrl(let character) where "wtn".contains(character): "is kept by terminals in a browser"
                case .function(let number) where number > 12: "is sent by few keyboards"
                case .function(11): "is kept by most terminals for the full screen"
                default: nil
                }
            if let reason {
                return KeymapProblem(
                    line: remap.line, sentence: "\(key.name), a key of \"\(remap.command)\", \(reason).")
            }
        }
        return nil
    }

    /// Keys that two commands of one pane have, and keys with which those of another command begin.
    private static func clashes(_ sequences: [[String]], _ lines: [Int: Int]) -> [KeymapProblem] {
        var owners: [[Key]: [Int]] = [:]
        for (command, texts) in sequences.enumerated() {
            for text in texts { owners[keys(text), default: []].append(command) }
        }
        var problems: [KeymapProblem] = []
        func say(_ one: Int, _ other: Int, _ sentence: (String, String) -> String) {
            // The one that was written is at fault; of two, the later.
            let line = [lines[one], lines[other]].compactMap { $0 }.max()
            problems.append(
                KeymapProblem(
                    line: line == 0 ? nil : line, sentence: sentence(Command.all[one].name, Command.all[other].name)))
        }
        for (command, texts) in sequences.enumerated() {
            for text in texts {
                let keys = keys(text)
                let label = Command.label(text)
                for other in owners[keys] ?? [] where other > command && meet(command, other) {
                    say(command, other) {
                        "\(label) is both \"\($0)\" and \"\($1)\". Give one of the two another key."
                    }
                }
                for length in 1..<max(1, keys.count) {
                    let start = Array(keys.prefix(length))
                    for other in owners[start] ?? [] where meet(command, other) {
                        say(command, other) {
                            "\(label), \"\($0)\", begins with \(Command.label(start.map(\.name))), which is "
                                + "\"\($1)\" already. Give one of the two another key."
                        }
                    }
                }
            }
        }
        return problems
    }

    /// Whether two commands have a pane in common in which their keys would mean both.
    private static func meet(_ one: Int, _ other: Int) -> Bool {
        let (one, other) = (Command.all[one], Command.all[other])
        // A command of some panes goes before one of all.
        if one.panes.isEmpty != other.panes.isEmpty { return false }
        return one.panes.isEmpty || one.panes.contains { other.panes.contains($0) }
    }
}
