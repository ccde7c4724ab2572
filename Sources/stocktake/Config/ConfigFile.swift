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

    /// What the file says, and the profile where it names none, with everything that is wrong with it. Keys are read, not
    /// yet laid over a profile. Throws where it is no TOML.
    func settings(otherwise profile: Profile) throws(ConfigError) -> (settings: Settings, faults: [ConfigFault]) {
        let table: TOMLTable
        do throws(TOMLFault) { table = try TOMLText.parse(text) } catch {
            throw ConfigError(path: path, line: error.line, sentence: error.sentence)
        }
        var reader = ConfigReader(table, text)
        for name in table.keys where !ConfigFile.names.contains(name) {
            let near = Spelling.nearest(name, among: ConfigFile.names)
            let hint =
                near.map { "Did you mean \($0)?" } ?? "There are \(ConfigFile.names.joined(separator: ", "))."
            reader.blame(name, "There is no setting \"\(name)\". \(hint)")
        }
        var settings = Settings()
        settings.theme = reader.words("theme")
        settings.profile = reader.choice("profile") ?? profile
        settings.hints = reader.choice("hints") ?? settings.hints
        settings.mouse = reader.flag("mouse") ?? settings.mouse
        settings.ascii = reader.flag("ascii")
        settings.borders = reader.flag("borders") ?? settings.borders
        settings.reduceMotion = reader.flag("reduce_motion") ?? settings.reduceMotion
        settings.plain = reader.flag("plain") ?? settings.plain
        settings.keys = reader.remaps()
        return (settings, reader.faults)
    }

    /// Why the theme of this name cannot be had, and where it is named; nil where it can, or none is named.
    func fault(ofTheme name: String?, in directories: [String]) -> ConfigFault? {
        guard let name else { return nil }
        do throws(ThemeFileError) {
            _ = try ThemeFiles.load(named: name, directories: directories)
            return nil
        } catch { return ConfigFault("\(error)", line: TOMLLines.line(of: "theme", in: text)) }
    }
}

/// Reads the settings one by one, and goes on behind what is wrong.
private struct ConfigReader {
    private let table: TOMLTable
    private let text: String
    private(set) var faults: [ConfigFault] = []

    init(_ table: TOMLTable, _ text: String) {
        self.table = table
        self.text = text
    }

    /// Notes what is wrong with a setting.
    mutating func blame(_ name: String, _ sentence: String) {
        faults.append(ConfigFault(sentence, line: TOMLLines.line(of: name, in: text)))
    }

    mutating func words(_ name: String) -> String? {
        guard let value = table[name] else { return nil }
        if value.string == nil { blame(name, "\(name) must be text between quotation marks.") }
        return value.string
    }

    mutating func flag(_ name: String) -> Bool? {
        guard let value = table[name] else { return nil }
        if value.bool == nil { blame(name, "\(name) must be true or false.") }
        return value.bool
    }

    mutating func choice<Word: RawRepresentable & CaseIterable>(_ name: String) -> Word? where Word.RawValue == String {
        guard let text = words(name) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let all = Word.allCases.map { "\"\($0.rawValue)\"" }
        blame(name, "\(name) is \(all.dropLast().joined(separator: ", ")) or \(all.last!), not \"\(text)\".")
        return nil
    }

    /// Commands with keys of their own: `"add risk" = "a R"`, `undo = ["u", "C-z"]`, `zoom = []`.
    mutating func remaps() -> [Remap] {
        guard let value = table["keys"] else { return [] }
        guard let keys = value.table else {
            blame("keys", "keys must be a table; write [keys] on a line of its own and the commands below it.")
            return []
        }
        var remaps: [Remap] = []
        for command in keys.keys {
            let line = TOMLLines.line(of: command, under: "keys", in: text)
            if let text = keys[command]?.string {
                remaps.append(Remap(command, [text], line: line))
            } else if let list = keys[command]?.array {
                let texts = list.compactMap(\.string)
                if texts.count == list.count {
                    remaps.append(Remap(command, texts, line: line))
                } else {
                    faults.append(
                        ConfigFault("The keys of \"\(command)\" must be texts: [\"u\", \"C-z\"].", line: line))
                }
            } else {
                let forms = "keys such as \"g m\", a list such as [\"u\", \"C-z\"], or none, []"
                faults.append(ConfigFault("\"\(command)\" must have \(forms).", line: line))
            }
        }
        return remaps.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }
}
