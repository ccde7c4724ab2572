// Keys written as a line of text, as key maps and tests have them: "j j e Tab text:Hello\ world Enter".

/// A word in a line of keys that is not the name of a key.
public struct UnknownKey: Error, Hashable, CustomStringConvertible {
    public let word: String

    public init(word: String) { self.word = word }

    public var description: String {
        "“\(word)” is not the name of a key. Write single characters, names such as Enter, PgDn, F5, C-d or M-Left, "
            + "and text:words for typing, with blanks between them."
    }
}

/// What a line of keys has: keys, and pauses between them.
public enum Played: Hashable, Sendable {
    case key(Key)
    /// As long without a key as anyone might wait: `wait`.
    case wait
}

extension Key {
    /// Reads a line of keys with blanks between them. `text:` types what follows and `paste:` pastes it;
    /// in both, `\ ` stands for a blank, `\n` for a line end and `\\` for a backslash.
    public static func parse(_ keys: String) throws(UnknownKey) -> [Key] {
        var result: [Key] = []
        for word in words(of: keys) { result += try read(word.raw, word.text) }
        return result
    }

    /// Reads a line of keys in which `wait` stands for a pause.
    public static func script(_ line: String) throws(UnknownKey) -> [Played] {
        var result: [Played] = []
        for word in words(of: line) {
            result += word.raw == "wait" ? [.wait] : try read(word.raw, word.text).map { .key($0) }
        }
        return result
    }

    private static func read(_ raw: String, _ text: String) throws(UnknownKey) -> [Key] {
        if raw.hasPrefix("text:") { return text.dropFirst(5).map { $0 == "\n" ? .enter : .char($0) } }
        if raw.hasPrefix("paste:") { return [.paste(String(text.dropFirst(6)))] }
        guard let key = Key(name: raw) else { throw UnknownKey(word: raw) }
        return [key]
    }

    /// The words as written, and as they read when backslashes have been taken at their word.
    private static func words(of line: String) -> [(raw: String, text: String)] {
        var words: [(raw: String, text: String)] = []
        var raw = ""
        var text = ""
        var escapes = false
        for character in line {
            if escapes {
                raw.append(character)
                text.append(character == "n" ? "\n" : character)
                escapes = false
            } else if character == "\\", raw.hasPrefix("text:") || raw.hasPrefix("paste:") {
                raw.append(character)
                escapes = true
            } else if character.isWhitespace {
                if !raw.isEmpty { words.append((raw, text)) }
                raw = ""
                text = ""
            } else {
                raw.append(character)
                text.append(character)
            }
        }
        if escapes { text.append("\\") }
        if !raw.isEmpty { words.append((raw, text)) }
        return words
    }
}
