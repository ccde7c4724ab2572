// A folder's portfolio.toml: the portfolio's settings.

import Missions
import TOMLKit

enum SettingsFile {
    /// Reads the settings. Keys the schema knows are checked; others are kept, tables and lists as compact JSON.
    static func read(_ bytes: [UInt8], _ file: Int32, into merge: inout Merge) {
        let mark: Int
        do throws(NotText) {
            mark = try bytes.withUnsafeBufferPointer { bytes throws(NotText) in try Encoding.check(bytes) }
        } catch {
            merge.problems.refuse(Place(file: file, row: Int32(clamping: error.line)), error.sentence)
            return
        }
        let text = String(decoding: bytes[mark...], as: UTF8.self)
        let table: TOMLTable
        do throws(TOMLFault) { table = try TOMLText.parse(text) } catch {
            merge.problems.refuse(
                Place(file: file, row: Int32(clamping: error.line ?? 0)), "It is not TOML: \(error.reason).")
            return
        }
        var taken: Set<Field> = []
        for key in table.keys {
            guard let value = table[key] else { continue }
            let place = Place(file: file, row: line(of: key, in: text))
            let field = Schema.field(named: key, in: Schema.portfolioRows)
            guard taken.insert(field).inserted else {
                merge.problems.refuse(place, key, "It means the same as another key; keep one of them.")
                continue
            }
            take(json(value), field, key, place, into: &merge)
        }
    }

    /// Takes one setting, from TOML or JSON.
    static func take(_ value: JSON, _ field: Field, _ key: String, _ place: Place, into merge: inout Merge) {
        guard let rule = Schema.row(field, of: .portfolio, kind: nil) else {
            guard let text = Loose.text(value).map({ Verbatim.text($0) }) else { return }
            guard let text else {
                merge.problems.refuse(place, key, "It holds control characters.")
                return
            }
            if text.isEmpty { return }
            merge.problems.report(place, key, "The model has no such setting; it is kept as it is.")
            merge.setting(field, text, at: place)
            return
        }
        switch JSONForm.text(of: value, rule) {
        case .text(let text): if !text.isEmpty { merge.setting(field, text, at: place) }
        case .unknownDay(let word): merge.problems.report(place, key, "\"\(word)\" is not a day; it is left empty.")
        case .wrong(let sentence): merge.problems.refuse(place, key, sentence)
        }
    }

    // MARK: Writing

    /// The first line of a file we wrote, by which a later export knows the folder for its own.
    static let mark = "# Written by stocktake. A later export into this folder replaces it."

    /// What stands before the path of each kept file below the mark: a later export may replace those too.
    private static let keptMark = "# With "

    /// The paths of the kept files an earlier export wrote, as its portfolio.toml names them.
    static func kept(in text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix(keptMark) }.map { String($0.dropFirst(keptMark.count)) }
    }

    static func text(_ settings: Fields, kept: [String]) -> String {
        var lines = [mark] + kept.map { keptMark + $0 }
        for (field, text) in settings.sorted(by: { $0.field.name.utf8.lexicographicallyPrecedes($1.field.name.utf8) }) {
            lines.append("\(key(field.name)) = \(value(text, Schema.row(field, of: .portfolio, kind: nil)))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func value(_ text: String, _ rule: FieldRule?) -> String {
        switch rule?.type {
        case .day?, .flag?: return text
        case nil:
            let value = Loose.value(text)
            if case .string = value { return quoted(text) }
            // Written as the value it stands for, where TOML gives the same text back.
            let inline = inline(value)
            if let table = try? TOMLTable(string: "value = \(inline)"), let read = table["value"],
                Loose.text(json(read)) == text
            {
                return inline
            }
            return quoted(text)
        default: return quoted(text)
        }
    }

    private static func inline(_ value: JSON) -> String {
        switch value {
        case .null: "\"\""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): quoted(text)
        case .array(let values): "[" + values.map(inline).joined(separator: ", ") + "]"
        case .object(let members):
            "{ " + members.map { "\(key($0.key)) = \(inline($0.value))" }.joined(separator: ", ") + " }"
        }
    }

    private static func key(_ name: String) -> String {
        let isBare =
            !name.isEmpty
            && name.utf8.allSatisfy {
                ($0 >= 48 && $0 <= 57) || ($0 >= 65 && $0 <= 90) || ($0 >= 97 && $0 <= 122) || $0 == 45 || $0 == 95
            }
        return isBare ? name : quoted(name)
    }

    /// A TOML basic string.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default:
                if scalar.value < 32 || scalar.value == 127 {
                    let hex = String(scalar.value, radix: 16, uppercase: true)
                    result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    // MARK: From TOML

    private static func json(_ value: any TOMLValueConvertible) -> JSON {
        switch value.type {
        case .table:
            let table = value.table!
            return .object(table.keys.map { JSON.Member($0, table[$0].map(json) ?? .null) })
        case .array: return .array(value.array!.map { json($0) })
        case .string: return .string(value.string!)
        case .int: return .int(value.int!)
        case .double:
            let number = value.double!
            return number.isFinite ? .number(Decimal.text(number)) : .string(number.description)
        case .bool: return .bool(value.bool!)
        case .date:
            let date = value.date!
            return .string(Day(year: date.year, month: date.month, day: date.day)?.iso ?? date.debugDescription)
        case .time: return .string(value.time!.debugDescription)
        case .dateTime: return .string(value.dateTime!.debugDescription)
        }
    }

    /// The line on which a key stands, or 0 where it cannot be told.
    private static func line(of key: String, in text: String) -> Int32 {
        var line: Int32 = 0
        for part in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
            line += 1
            let trimmed = FieldType.parts("\(String(decoding: part, as: UTF8.self).prefix(200))").first ?? ""
            guard trimmed.hasPrefix(key) || trimmed.hasPrefix("[\(key)") || trimmed.hasPrefix("\"\(key)\"") else {
                continue
            }
            let rest = trimmed.drop { $0 == "[" || $0 == "\"" }.dropFirst(key.count).first
            if rest == nil || rest == " " || rest == "=" || rest == "]" || rest == "." || rest == "\"" || rest == "\t" {
                return line
            }
        }
        return 0
    }
}
