// Reading TOML, whatever stands in it: what would end the parser is told apart before.

import TOMLKit

/// Why a text is not TOML, and in which line.
package struct TOMLFault: Error {
    /// From 1; nil where nobody knows.
    package let line: Int?
    /// What is wrong, without a full stop at its end.
    package let reason: String
    /// The same as a sentence.
    package var sentence: String {
        reason.prefix(1).uppercased() + reason.dropFirst() + (reason.hasSuffix(".") ? "" : ".")
    }
}

package enum TOMLText {
    /// Reads a text. Throws where it is not TOML.
    package static func parse(_ text: String) throws(TOMLFault) -> TOMLTable {
        // The parser takes it for granted that a name follows a bracket, and ends the program where none does.
        if let line = lineOfNamelessTable(text) {
            throw TOMLFault(line: line, reason: "the name of a table must follow the bracket, as in [keys]")
        }
        do { return try TOMLTable(string: text) } catch {
            guard let fault = error as? TOMLParseError else { throw TOMLFault(line: nil, reason: "\(error)") }
            throw TOMLFault(line: fault.source.begin.line, reason: fault.description)
        }
    }

    /// The first line that begins with a bracket, or two, and no name behind; from 1.
    private static func lineOfNamelessTable(_ text: String) -> Int? {
        // Lines within a text of several lines are no tables.
        var isWithinText = false
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let wasWithinText = isWithinText
            if (line.split(separator: "\"\"\"", omittingEmptySubsequences: false).count
                + line.split(separator: "'''", omittingEmptySubsequences: false).count).isMultiple(of: 2) == false
            {
                isWithinText.toggle()
            }
            guard !wasWithinText else { continue }
            var rest = line.drop { $0 == " " || $0 == "\t" }
            guard rest.first == "[" else { continue }
            rest = rest.dropFirst()
            if rest.first == "[" { rest = rest.dropFirst() }
            guard let first = rest.first(where: { $0 != " " && $0 != "\t" }), isKey(first) else { return place + 1 }
        }
        return nil
    }

    private static func isKey(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber) || "_-\"'".contains(character)
    }
}
