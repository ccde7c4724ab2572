// One theme file: its text, and the theme it describes.

import Drawing
import Missions
import Interchange
import TOMLKit

/// The text of a theme file, with the place it came from for error messages.
struct ThemeFile {
    let path: String
    let text: String

    /// Reads the file.
    init(path: String) throws(ThemeFileError) {
        self.path = path
        do throws(StateFile.Trouble) { text = String(decoding: try StateFile.read(path), as: UTF8.self) } catch {
            if case .tooLong = error { throw .unreadable(path: path, reason: "it is far too long for a theme") }
            throw .unreadable(path: path, reason: error.reason)
        }
    }

    /// The theme in the file. Inks that are not mentioned look as in the theme's base.
    func theme(called fileName: String) throws(ThemeFileError) -> Theme {
        let table = try parsed()
        let known = ["name", "about", "base", "safe", "contrast", "inks"]
        for key in table.keys where !known.contains(key) {
            let isInk = Ink(named: key) != nil || [Theme.selectedName, Theme.selectedDimName].contains(key)
            throw wrong(
                key,
                isInk
                    ? "“\(key)” is an ink and stands below the line [inks]."
                    : "“\(key)” is not known here; a theme has \(known.dropLast().joined(separator: ", ")) and [inks]."
                        + meant(key, known))
        }
        let name = try words(table["name"], key: "name") ?? fileName
        let baseName = try words(table["base"], key: "base") ?? Theme.Base.dark.rawValue
        guard let base = Theme.Base(rawValue: baseName) else {
            throw wrong("base", "“\(baseName)” is not a base; write dark, light or mono.")
        }
        let about = try words(table["about"], key: "about") ?? ""
        if let inks = table["inks"], inks.table == nil {
            throw wrong("inks", "inks must be a table; write [inks] on a line of its own and the inks below it.")
        }
        return Theme(
            name: name, base: base, about: about, safe: try sights(table["safe"]),
            contrast: try contrast(table["contrast"]), styles: try table["inks"]?.table.map(styles) ?? [:])
    }

    /// For whom the theme says it is safe.
    private func sights(_ value: (any TOMLValueConvertible)?) throws(ThemeFileError) -> [Theme.Sight] {
        guard let value else { return [] }
        let all = Theme.Sight.allCases.map(\.rawValue)
        guard let words = value.array?.map(\.string), !words.contains(nil) else {
            throw wrong("safe", "safe must be a list such as [\"\(all[0])\", \"\(all[1])\"].")
        }
        var sights: [Theme.Sight] = []
        for word in words.compactMap({ $0 }) {
            guard let sight = Theme.Sight(rawValue: word) else {
                throw wrong("safe", "“\(word)” is none of \(all.joined(separator: ", ")).\(meant(word, all))")
            }
            sights.append(sight)
        }
        return sights
    }

    /// The contrast the theme promises to keep where colours are few.
    private func contrast(_ value: (any TOMLValueConvertible)?) throws(ThemeFileError) -> Double {
        guard let value else { return Theme.usualContrast }
        guard let number = value.double ?? value.int.map(Double.init), (1...21).contains(number) else {
            throw wrong("contrast", "contrast must be a number from 1 to 21, such as 4.5 or 7.")
        }
        return number
    }

    /// The word that was probably meant, as a question.
    private func meant(_ word: String, _ words: [String]) -> String {
        Spelling.nearest(word, among: words).map { " Did you mean “\($0)”?" } ?? ""
    }

    private func parsed() throws(ThemeFileError) -> TOMLTable {
        do throws(TOMLFault) { return try TOMLText.parse(text) } catch {
            throw .wrong(path: path, line: error.line, reason: error.sentence)
        }
    }

    private func styles(_ inks: TOMLTable) throws(ThemeFileError) -> [String: Style] {
        let names = Ink.purposes.map(\.name) + [Theme.selectedName, Theme.selectedDimName]
        var styles: [String: Style] = [:]
        for key in inks.keys {
            guard names.contains(key) else {
                let meant = meant(key, names)
                throw wrong(
                    key,
                    "“\(key)” is not an ink." + (meant.isEmpty ? " dark.toml has all the inks there are." : meant),
                    isInk: true)
            }
            let value = try words(inks[key], key: key) ?? ""
            do throws(StyleError) {
                styles[key] = try Style(parsing: value)
            } catch {
                throw wrong(key, "\(key): \(error)", isInk: true)
            }
        }
        return styles
    }

    /// The text of a value that must be text; nil when the key is not there.
    private func words(_ value: (any TOMLValueConvertible)?, key: String) throws(ThemeFileError) -> String? {
        guard let value else { return nil }
        guard let words = value.string else {
            throw wrong(key, "\(key) must be text between quotation marks.")
        }
        return words
    }

    /// An error at the line on which this key is set: at the top, or else among the inks.
    private func wrong(_ key: String, _ reason: String, isInk: Bool = false) -> ThemeFileError {
        let top = isInk ? nil : TOMLLines.line(of: key, in: text)
        return .wrong(path: path, line: top ?? TOMLLines.line(of: key, under: "inks", in: text), reason: reason)
    }
}
