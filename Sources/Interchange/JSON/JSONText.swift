// From a JSON value to the one text a field's value is stored as.

import Missions

extension JSONForm {
    /// What became of a value.
    enum Outcome {
        /// The canonical text; empty means no value.
        case text(String)
        /// A word for a day nobody knows.
        case unknownDay(String)
        /// A sentence that says what is wrong.
        case wrong(String)
    }

    /// The canonical text of a value of a field: typed JSON, or the text itself.
    static func text(of value: JSON, _ rule: FieldRule) -> Outcome {
        guard let typed = typed(value, rule.type) else {
            return .wrong("\(Quoted.brief(value.compact)) is not \(rule.type.hint).")
        }
        do throws(NotAValue) {
            return .text(try rule.type.canonical(typed))
        } catch {
            let word = FieldType.trimmedText(typed)
            if rule.type == .day, CellText.isUnknownDay(word) { return .unknownDay(word) }
            return .wrong("\(Quoted.brief(typed)) is not \(error.expected).")
        }
    }

    /// The text a typed value stands for, not yet canonical; nil where the type has no such form.
    private static func typed(_ value: JSON, _ type: FieldType) -> String? {
        switch value {
        case .null: return ""
        case .string(let text): return text
        case .number(let digits): return digits
        case .bool(let flag): return flag ? "true" : "false"
        case .array(let values):
            switch type {
            case .list, .choices, .references: return joined(values) { scalar($0, without: ";") }
            case .rows(let names): return joined(values) { row($0, names) }
            default: return nil
            }
        case .object(let members):
            switch type {
            case .money, .pairs:
                return joined(members) { member in
                    guard !member.key.contains(";"), !member.key.contains("="),
                        let text = scalar(member.value, without: ";")
                    else { return nil }
                    return "\(member.key)=\(text)"
                }
            default: return nil
            }
        }
    }

    private static func joined<Part>(_ parts: [Part], _ text: (Part) -> String?) -> String? {
        var texts: [String] = []
        for part in parts {
            guard let text = text(part) else { return nil }
            texts.append(text)
        }
        return texts.joined(separator: ";")
    }

    private static func scalar(_ value: JSON, without sign: Character) -> String? {
        switch value {
        case .string(let text): text.contains(sign) ? nil : text
        case .number(let digits): digits
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    private static func row(_ value: JSON, _ names: [String]) -> String? {
        guard case .object(let members) = value else { return scalar(value, without: ";") }
        guard members.allSatisfy({ names.contains($0.key) }) else { return nil }
        let last = names.lastIndex { value[$0] != nil } ?? -1
        var cells: [String] = []
        for name in names[...max(last, 0)] {
            guard let cell = value[name], cell != .null else {
                cells.append("")
                continue
            }
            guard let text = scalar(cell, without: ";"), !text.contains("|") else { return nil }
            cells.append(text)
        }
        return cells.joined(separator: "|")
    }
}

extension FieldType {
    /// A text without blanks at either end.
    static func trimmedText(_ text: String) -> String { (try? FieldType.prose.canonical(text)) ?? text }
}
