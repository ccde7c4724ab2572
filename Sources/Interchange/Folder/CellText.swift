// From the bytes of a cell to the one text its value is stored as, without making strings where it can be helped.

import Missions

/// What became of a cell.
enum CellText {
    /// Nothing in it.
    case empty
    /// Its text has been packed.
    case packed
    /// A word for a day nobody knows.
    case unknownDay
    /// What it should have been.
    case wrong(String)

    /// Packs the canonical text of a cell, whose quotes have been undone.
    static func pack(_ cell: UnsafeBufferPointer<UInt8>, _ column: Columns.Column, into builder: inout FieldsBuilder)
        -> CellText
    {
        guard let type = column.type else { return packUnknown(cell, column.field, into: &builder) }
        let text = trimmed(cell)
        if text.isEmpty { return .empty }
        if isCanonical(text, type, column.words) {
            builder.append(column.field, text)
            return .packed
        }
        let typed = String(decoding: text, as: UTF8.self)
        do throws(NotAValue) {
            let canonical = try type.canonical(typed)
            if canonical.isEmpty { return .empty }
            builder.append(column.field, canonical)
            return .packed
        } catch {
            if type == .day, isUnknownDay(typed) { return .unknownDay }
            return .wrong(error.expected)
        }
    }

    /// Words that stand in a date's place where nobody knows it.
    static func isUnknownDay(_ text: String) -> Bool {
        [
            "?", "??", "???", "tbc", "tbd", "tba", "unknown", "not known", "n/a", "na", "none", "-", "–",
            "not applicable",
            "to be confirmed", "to be decided",
        ].contains(text.lowercased())
    }

    /// Texts of fields the schema does not know are kept to the letter; only line ends become LF.
    private static func packUnknown(
        _ cell: UnsafeBufferPointer<UInt8>, _ field: Field, into builder: inout FieldsBuilder
    ) -> CellText {
        if cell.isEmpty { return .empty }
        if !cell.contains(where: { $0 < 32 && $0 != 10 && $0 != 9 }) {
            builder.append(field, cell)
            return .packed
        }
        guard let text = Verbatim.text(String(decoding: cell, as: UTF8.self)) else {
            return .wrong("text without control characters")
        }
        builder.append(field, text)
        return .packed
    }

    /// Whether a text is certainly its own canonical text; where false it may still be.
    private static func isCanonical(_ text: UnsafeBufferPointer<UInt8>, _ type: FieldType, _ words: [[UInt8]]) -> Bool {
        switch type {
        case .line: return text.allSatisfy { $0 >= 32 && $0 != 127 }
        case .prose: return text.allSatisfy { ($0 >= 32 && $0 != 127) || $0 == 10 || $0 == 9 }
        case .day: return isDay(text)
        case .choice: return words.contains { $0.count == text.count && $0.elementsEqual(text) }
        case .flag: return equals(text, "true") || equals(text, "false")
        case .list: return !text.contains(UInt8(ascii: ";"))
        case .reference, .references:
            return text.count <= 200 && text.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: ";") }
        case .whole(let range):
            guard let number = whole(text) else { return false }
            return range.contains(number)
        case .number(let range):
            guard let number = whole(text) else { return false }
            return range.contains(Double(number))
        case .choices, .money, .rows, .pairs: return false
        }
    }

    /// A whole number in its shortest digits, below 10^15.
    private static func whole(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count <= 15, text[0] != 48 || text.count == 1 else { return nil }
        var number = 0
        for byte in text {
            guard byte >= 48, byte <= 57 else { return nil }
            number = number * 10 + Int(byte) - 48
        }
        return number
    }

    private static func isDay(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else { return false }
        var digits = 0
        for position in 0..<10 where position != 4 && position != 7 {
            guard text[position] >= 48, text[position] <= 57 else { return false }
            digits = digits * 10 + Int(text[position]) - 48
        }
        return Day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100) != nil
    }

    private static func equals(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        text.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Without blanks at either end, as `FieldType.canonical` trims.
    static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
        var (start, end) = (0, text.count)
        while start < end, isBlank(text[start]) { start += 1 }
        while end > start, isBlank(text[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: text[start..<end])
    }
}

/// Texts of fields the schema does not know.
enum Verbatim {
    /// The text with line ends as LF, or nil where it holds control characters.
    static func text(_ text: String) -> String? {
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if scalar != "\n" || !afterReturn {
                guard scalar.value >= 32 || scalar == "\n" || scalar == "\t" else { return nil }
                scalars.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        return String(scalars)
    }
}
