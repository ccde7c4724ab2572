// A page of named facts, wrapped to a width.

import Bench
import Drawing
import Missions

struct Page {
    private(set) var text = ""
    private let width: Int
    /// Where facts begin.
    private let margin: Int

    init(width: Int) {
        self.width = width
        margin = min(26, width / 3)
    }

    mutating func heading(_ words: String) { line(words) }

    mutating func note(_ words: String) { if !words.isEmpty { line(words) } }

    mutating func section(_ name: String) {
        text += "\n"
        line(name)
    }

    /// A name and what is to be said of it.
    mutating func row(_ name: String, _ words: String) {
        let lines = Wording.wrap(words, width - margin).map(Plain.line)
        let name = cut(Plain.line(name), to: margin - 4)
        for (position, line) in lines.enumerated() {
            text += ("  " + padded(position == 0 ? name : "", to: margin - 2) + line).trimmedAtEnd + "\n"
        }
    }

    /// Fields in the order of the schema, then those it does not know.
    mutating func fields(_ fields: Fields, _ rules: [FieldRule], without left: [Field] = []) {
        var isFirst = true
        for (field, value) in fields where !left.contains(field) {
            if isFirst { text += "\n" }
            isFirst = false
            let rule = rules.first { $0.field == field }
            row(rule?.label ?? field.name, Wording.value(value, rule))
        }
    }

    private mutating func line(_ words: String) { text += cut(Plain.line(words), to: width).trimmedAtEnd + "\n" }
}
