// How ratings, promises and links are put in a few columns, and in which ink.

import Analyses
import Drawing
import Missions

package enum Wording {
    /// `[AR]`, right-aligned in four columns, or blanks where nobody has judged it.
    static func rating(_ code: String?) -> String {
        guard let code else { return "  --" }
        let short = code.count > 2 ? String(code.prefix(2)) : code
        return String(repeating: " ", count: max(0, 2 - short.count)) + "[\(short)]"
    }

    static func ink(rating code: String?) -> Ink {
        switch code {
        case "R": .ragRed
        case "AR": .ragAmberRed
        case "A": .ragAmber
        case "AG": .ragAmberGreen
        case "G": .ragGreen
        default: .ragNone
        }
    }

    /// `!47d` late, `ok`, `?` not promised, `done`, `no` declined, `--` withdrawn.
    package static func promise(_ promise: Promise) -> (text: String, ink: Ink) {
        let short =
            switch promise {
            case .late(let days): "!\(days)d"
            case .inTime: "ok"
            case .unpromised: "?"
            case .delivered: "done"
            case .declined: "no"
            case .withdrawn: "--"
            }
        return (short, ink(promise))
    }

    /// The ink of what stands so.
    static func ink(_ promise: Promise) -> Ink {
        switch promise {
        case .late, .declined: .late
        case .inTime: .ok
        case .unpromised: .unagreed
        case .delivered: .done
        case .withdrawn: .dim
        }
    }

    /// The same as words: `47 days late`.
    package static func sentence(_ promise: Promise) -> (text: String, ink: Ink) { (promise.words, ink(promise)) }

    /// A number in four columns at most: `9999`, `12k`, `3M`.
    static func count(_ number: Int) -> String {
        number < 10_000 ? "\(number)" : number < 1_000_000 ? "\(number / 1_000)k" : "\(number / 1_000_000)M"
    }

    /// `DfE, DHSC and DSIT`.
    package static func listed(_ names: [String]) -> String {
        names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + names.last! : names.first ?? ""
    }

    static func ink(score: Int) -> Ink {
        switch score {
        case ..<6: .risk1
        case ..<13: .risk2
        case ..<20: .risk3
        default: .risk4
        }
    }

    /// A kind, type or state as people read it: `on the way`, `risk`.
    package static func words(_ code: String) -> String { spaced(code) }

    /// An item's id and title; the id alone where it has no other title.
    static func name(_ node: Node, _ portfolio: Portfolio) -> String {
        let (id, title) = (portfolio.id(node), portfolio.title(node))
        return title == id ? id : "\(id) \(title)"
    }

    /// The kind of an item as people call it; for raid its class.
    package static func kind(_ node: Node, _ portfolio: Portfolio) -> String {
        switch portfolio.kind(node) {
        case .raid: portfolio.text(node, .class) ?? "risk"
        case .mission: portfolio.text(node, .tier) ?? "mission"
        case .outcome: portfolio.text(node, .level) ?? "outcome"
        case .record: portfolio.text(node, .type) ?? "record"
        default: portfolio.kind(node).rawValue
        }
    }

    /// A field's text as people read it: dates spoken, choices without underscores, money with pounds.
    package static func value(_ text: String, _ rule: FieldRule?) -> String {
        switch rule?.type {
        case .day: Day(iso: text)?.spoken ?? text
        case .choice: words(text)
        case .choices: words(text.split(separator: ";").joined(separator: ", "))
        case .flag: text == "true" ? "yes" : "no"
        case .list, .references: text.split(separator: ";").joined(separator: ", ")
        case .money:
            text.split(separator: ";").map { part in
                let sides = part.split(separator: "=")
                return sides.count == 2 ? "\(sides[0]) \(pounds(sides[1]))" : String(part)
            }.joined(separator: ", ")
        case .number where rule?.unit == "£m": pounds(Substring(text))
        case .rows: rows(text).joined(separator: "; ")
        default: text
        }
    }

    /// The rows of a small table, their cells parted by bars, days spoken.
    static func rows(_ text: String) -> [String] {
        text.split(separator: ";").map { row in
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            let spoken = cells.reversed().drop(while: \.isEmpty).reversed().map { Day(iso: $0)?.spoken ?? String($0) }
            return spoken.joined(separator: " | ")
        }
    }

    /// An amount in £m with its sign before the pound: `£12.5m`, `-£9m`.
    private static func pounds(_ amount: Substring) -> String {
        amount.hasPrefix("-") ? "-£\(amount.dropFirst())m" : "£\(amount)m"
    }

    /// Whether a text is a line as it stands, as most are: ASCII that fits, with single blanks between its words.
    private static func isLine(_ text: String, _ width: Int) -> Bool {
        var before = UInt8(ascii: " ")
        guard text.utf8.count <= width else { return false }
        for byte in text.utf8 {
            guard byte >= 0x20, byte < 0x7F, byte != 0x20 || before != 0x20 else { return false }
            before = byte
        }
        return before != 0x20
    }

    /// Breaks a text into lines of at most `width` columns, at blanks where there are any.
    package static func wrap(_ text: String, _ width: Int) -> [String] {
        let width = max(4, width)
        if isLine(text, width) { return [text] }
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            var columns = 0
            for word in paragraph.split(separator: " ") {
                var rest = String(word)
                var needed = displayWidth(of: rest)
                if columns > 0, columns + 1 + needed > width {
                    lines.append(line)
                    (line, columns) = ("", 0)
                }
                while needed > width {
                    var head = ""
                    var taken = 0
                    // A sign wider than the line, such as a joined family, has a line to itself.
                    while let character = rest.first, head.isEmpty || taken + displayWidth(of: character) <= width {
                        head.append(character)
                        taken += displayWidth(of: character)
                        rest.removeFirst()
                    }
                    lines.append(head)
                    needed = displayWidth(of: rest)
                }
                if columns > 0 {
                    line += " "
                    columns += 1
                }
                line += rest
                columns += needed
            }
            lines.append(line)
        }
        return lines
    }
}
