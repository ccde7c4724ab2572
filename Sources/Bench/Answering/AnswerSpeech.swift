// Answers for those who listen: the sentence and the rows by number.

import Drawing

/// Answers for those who listen.
enum AnswerSpeech {
    /// The sentence, and the rows with their numbers.
    static func question(_ answer: Answer) -> [String] {
        let rows = answer.rows.enumerated().map { "\($0 + 1) \($1.text.split(separator: " ").joined(separator: " "))" }
        let present = answer.question == .agree ? "present says who is in the room; " : ""
        return [answer.sentence] + rows + ["A number goes there; \(present)cancel closes this."]
    }

    static func hear(_ line: String, _ answer: Answer) -> Heard {
        let word = line.lowercased()
        if word.isEmpty || ["cancel", "back", "esc"].contains(word) { return .keys([.escape]) }
        if word == "present", answer.question == .agree { return .keys([.char("p")]) }
        guard let number = Int(word), answer.rows.indices.contains(number - 1) else {
            return .say("A number from 1 to \(answer.rows.count), or cancel.")
        }
        guard answer.rows[number - 1].target != nil else { return .say("Row \(number) leads nowhere.") }
        return .keys([.home] + Array(repeating: .down, count: number - 1) + [.enter])
    }
}
