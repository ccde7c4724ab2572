// Random texts, with what people and files really bring: accents in two forms, emoji, quotes, stray marks.

import Missions

extension Dice {
    private static let plain = ["a", "b", "Z", "M", "0", "1", "09", "27", "-", "_", ".", "word", "x"]
    private static let odd = [
        "é", "e\u{301}", "\u{301}", "→", "👩‍🚀", "\"", "\\", ":", "/", "(", "'", "ß", "Ω", "\u{212a}", "\u{37e}", "日本",
        "=", "|",
    ]
    private static let blank = [" ", "  ", "\t", "\n", "\r\n", "\u{a0}"]

    /// An id: no blanks, up to a few odd characters.
    package mutating func id() -> ItemID {
        var text = ""
        for _ in 0..<roll(1...4) { text += chance(70) ? pick(Dice.plain) : pick(Dice.odd) }
        return text
    }

    /// Any text, blanks and control characters included.
    package mutating func text(_ length: ClosedRange<Int> = 0...12) -> String {
        var text = ""
        for _ in 0..<roll(length) {
            switch roll(0..<20) {
            case 0..<10: text += pick(Dice.plain)
            case 10..<15: text += pick(Dice.odd)
            case 15..<19: text += pick(Dice.blank)
            default: text.unicodeScalars.append(Unicode.Scalar(UInt8(roll(0..<128))))
            }
        }
        return text
    }

    /// A day between 1900 and 2100.
    package mutating func day() -> Day { Day(number: Int32(roll(-25_567...47_482))) }

    /// What somebody might type for a value of a type: often right, sometimes nearly right, sometimes nonsense.
    package mutating func typed(_ type: FieldType) -> String {
        if chance(15) { return text() }
        switch type {
        case .line, .prose: return text()
        case .number, .whole:
            let digits = pick([
                "0", "3", "-2", "1,200", "1.50", "1e3", "0.1", "2.000", "£5", "+4", "-0", "1e-9", "123456789012345678",
            ])
            return spaced(digits)
        case .day: return spaced(chance(80) ? day().iso : pick(["2026-02-30", "2026-1-1", "26-01-01", "2026/01/01"]))
        case .flag: return spaced(pick(["yes", "No", "TRUE", "false", "y", "n", "1", "0", "maybe"]))
        case .choice(let words): return spaced(cased(pick(words)))
        case .choices(let words): return several { dice in dice.spaced(dice.cased(dice.pick(words))) }
        case .list: return several { $0.spaced($0.text(0...3)) }
        case .reference: return spaced(id())
        case .references: return several { $0.spaced($0.id()) }
        case .money:
            return several { dice in
                let year = dice.roll(2019...2026)
                return dice.spaced(Money.name(of: year)) + "="
                    + dice.spaced(dice.pick(["1", "2.50", "-3", "0", "1,000", "x"]))
            }
        case .rows(let names):
            return several { dice in
                (0..<dice.roll(1...names.count)).map { _ in dice.spaced(dice.pick(["", "1", "go", "2026-01-31"])) }
                    .joined(separator: "|")
            }
        case .pairs:
            return several { $0.spaced($0.pick(["a", "b", "c"])) + "=" + $0.spaced($0.pick(["", "R", "AG", "x=y"])) }
        }
    }

    private mutating func spaced(_ text: String) -> String { (chance(20) ? " " : "") + text + (chance(20) ? "  " : "") }

    private mutating func cased(_ word: String) -> String {
        switch roll(0..<3) {
        case 0: word.uppercased()
        case 1: String(word.map { $0 == "_" ? " " : $0 })
        default: word
        }
    }

    private mutating func several(_ one: (inout Dice) -> String) -> String {
        var parts: [String] = []
        for _ in 0..<roll(0...4) { parts.append(one(&self)) }
        return parts.joined(separator: chance(20) ? ";;" : ";")
    }
}
