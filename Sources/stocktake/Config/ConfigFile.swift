// The user's settings on disk: config.toml, read whole and refused with the line and the reason where it is wrong.

import Bench
import Glibc
import Missions
import Interchange
import TOMLKit

/// The text of a settings file.
struct ConfigFile {
    let path: String
    let text: String

    /// Reads the file; nil where there is none.
    init?(path: String) throws(ConfigError) {
        self.path = path
        guard access(path, F_OK) == 0 else { return nil }
        do throws(StateFile.Trouble) { text = String(decoding: try StateFile.read(path), as: UTF8.self) } catch {
            throw ConfigError(path: path, line: nil, sentence: "It cannot be read: \(error.reason).")
        }
    }

    init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    private static let names = [
        "theme", "profile", "mouse", "ascii", "borders", "hints", "reduce_motion", "plain", "keys",
    ]

    /// What the file says, and the profile where it names none. Keys are read, not yet laid over a profile.
    func settings(otherwise profile: Profile) throws(ConfigError) -> Settings {
        let table: TOMLTable
        do throws(TOMLFault) { table = try TOMLText.parse(text) } catch {
            throw ConfigError(path: path, line: error.line, sentence: error.sentence)
        }
        for name in table.keys where !ConfigFile.names.contains(name) {
            let near = Spelling.nearest(name, among: ConfigFile.names)
            let hint =
                near.map { "Did you mean \($0)?" } ?? "There are \(ConfigFile.names.joined(separator: ", "))."
            throw wrong(name, "There is no setting \"\(name)\". \(hint)")
        }
        var settings = Settings()
        settings.theme = try words(table, "theme")
        settings.profile = try choice(table, "profile") ?? profile
        settings.hints = try choice(table, "hints") ?? settings.hints
        settings.mouse = try flag(table, "mouse") ?? settings.mouse
        settings.ascii = try flag(table, "ascii")
        settings.borders = try flag(table, "borders") ?? settings.borders
        settings.reduceMotion = try flag(table, "reduce_motion") ?? settings.reduceMotion
        settings.plain = try flag(table, "plain") ?? settings.plain
        settings.keys = try remaps(table)
        return settings
    }

    private func words(_ table: TOMLTable, _ name: String) throws(ConfigError) -> String? {
        guard let value = table[name] else { return nil }
        guard let words = value.string else { throw wrong(name, "\(name) must be text between quotation marks.") }
        return words
    }

    private func flag(_ table: TOMLTable, _ name: String) throws(ConfigError) -> Bool? {
        guard let value = table[name] else { return nil }
        guard let flag = value.bool else { throw wrong(name, "\(name) must be true or false.") }
        return flag
    }

    private func choice<Word: RawRepresentable & CaseIterable>(_ table: TOMLTable, _ name: String)
        throws(ConfigError) -> Word? where Word.RawValue == String
    {
        guard let text = try words(table, name) else { return nil }
        guard let word = Word(rawValue: text) else {
            let all = Word.allCases.map { "\"\($0.rawValue)\"" }
            throw wrong(name, "\(name) is \(all.dropLast().joined(separator: ", ")) or \(all.last!), not \"\(text)\".")
        }
        return word
    }

    /// Commands with keys of their own: `"add risk" = "a R"`, `undo = ["u", "C-z"]`, `zoom = []`.
    private func remaps(_ table: TOMLTable) throws(ConfigError) -> [Remap] {
        guard let value = table["keys"] else { return [] }
        guard let keys = value.table else {
            throw wrong("keys", "keys must be a table; write [keys] on a line of its own and the commands below it.")
        }
        var remaps: [Remap] = []
        for command in keys.keys {
            let line = TOMLLines.line(of: command, under: "keys", in: text)
            if let text = keys[command]?.string {
                remaps.append(Remap(command, [text], line: line))
            } else if let list = keys[command]?.array {
                var texts: [String] = []
                for entry in list {
                    guard let text = entry.string else {
                        throw ConfigError(
                            path: path, line: line,
                            sentence: "The keys of \"\(command)\" must be texts: [\"u\", \"C-z\"].")
                    }
                    texts.append(text)
                }
                remaps.append(Remap(command, texts, line: line))
            } else {
                throw ConfigError(
                    path: path, line: line,
                    sentence:
                        "\"\(command)\" must have keys such as \"g m\", a list such as [\"u\", \"C-z\"], or none, [].")
            }
        }
        return remaps.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }

    private func wrong(_ name: String, _ sentence: String) -> ConfigError {
        ConfigError(path: path, line: TOMLLines.line(of: name, in: text), sentence: sentence)
    }
}

/// Why settings cannot be used.
struct ConfigError: Error, CustomStringConvertible {
    let path: String
    let line: Int?
    /// What is wrong and what to do, as full sentences.
    let sentence: String

    var description: String {
        let place = line.map { ", line \($0)" } ?? ""
        let end = sentence.last.map { ".?!".contains($0) } == true ? "" : "."
        return "\(path)\(place): \(sentence)\(end)"
    }
}
