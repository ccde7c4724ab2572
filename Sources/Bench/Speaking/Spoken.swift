// Text made fit to be heard or felt: words instead of signs, nothing that draws or steers.

import Analyses
import Missions

/// How ratings, promises and signs are said in whole words.
enum Spoken {
    /// The text on one line without control characters and drawing characters; arrows and ellipses as words and points.
    static func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }), !text.contains("  ") { return trimmed(text) }
        var said = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x2192, 0x21D2: said += " to "
            case 0x2190, 0x21D0: said += " from "
            case 0x2026: said += "..."
            case 9...13, 0x85, 0x2028, 0x2029: said += " "
            // Controls, and what turns the direction of what follows.
            case 0..<32, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
            // Arrows, technical signs, boxes, blocks and shapes; what private fonts hold.
            case 0x2190...0x21FF, 0x2300...0x23FF, 0x2500...0x25FF, 0xE000...0xF8FF, 0xF0000...: said += " "
            default: said.unicodeScalars.append(scalar)
            }
        }
        return trimmed(said)
    }

    /// Without blanks at the ends and without two in a row.
    private static func trimmed(_ text: String) -> String {
        guard text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ") else { return text }
        return text.split(separator: " ").joined(separator: " ")
    }

    /// A message of the screen as a sentence: `#3 undid #2` is `Record 3 undid record 2.`
    static func message(_ message: String) -> String {
        var said = ""
        var rest = text(message)[...]
        while let sign = rest.firstIndex(of: "#") {
            let after = rest.index(after: sign)
            said += rest[..<sign]
            let isNumber = after < rest.endIndex && rest[after].isNumber
            said += isNumber ? (said.isEmpty ? "Record " : "record ") : "#"
            rest = rest[after...]
        }
        return sentence(said + rest)
    }

    /// With a full stop, where nothing else ends it.
    static func sentence(_ text: String) -> String {
        let text = Spoken.text(text)
        return text.isEmpty || ".?!:".contains(text.last!) ? text : text + "."
    }

    /// Parts as one sentence; empty ones are left out.
    static func sentence(_ parts: [String]) -> String {
        sentence(parts.filter { !$0.isEmpty }.joined(separator: ", "))
    }

    /// `amber-red`; other scales by their own words, and a code nobody knows as it is.
    static func rating(_ judgement: Assessment?) -> String {
        guard let judgement, let code = judgement.overall else { return "not rated" }
        return rating(code, by: judgement.key.rubric)
    }

    static func rating(_ code: String, by rubric: String = "") -> String {
        switch code {
        case "R": "red"
        case "AR": "amber-red"
        case "A": "amber"
        case "AG": "amber-green"
        case "G": "green"
        case "N": "not assessed"
        case "X": "exempt"
        case "DK": "don't know"
        case "RESET": "being reset"
        default: Rubric.named(rubric)?.scale.first { $0.code == code }?.label.lowercased() ?? code
        }
    }

    /// The names of a kind's items: `mission`, `risk`.
    static func kind(_ kind: Kind, _ number: Int) -> String {
        switch kind {
        case .raid: number == 1 ? "risk" : "risks"
        case .evidence: number == 1 ? "piece of evidence" : "pieces of evidence"
        default: number == 1 ? kind.rawValue : kind.plural
        }
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
