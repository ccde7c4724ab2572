// Answers for those who listen: the sentence and the rows by number.

import Drawing

/// Answers for those who listen.
enum AnswerSpeech {
    /// The sentence, and the rows with their numbers.
    static func question(_ answer: Answer) -> [String] {
        let rows = answer.rows.enumerated().filter { !$1.text.isEmpty }
            .map { "\($0 + 1) \($1.whole.split(separator: " ").joined(separator: " "))" }
        let present = answer.question == .agree ? "present says who is in the room; " : ""
        let leads = answer.rows.contains { $0.target != nil } ? "A number goes there; " : ""
        let ways = leads + present
        return [answer.sentence] + rows + [ways.isEmpty ? "Cancel closes this." : "\(ways)cancel closes this."]
    }

    static func hear(_ line: String, _ answer: Answer) -> Heard {
        let word = line.lowercased()
        if word.isEmpty || ["cancel", "back", "esc"].contains(word) { return .keys([.escape]) }
        if word == "present", answer.question == .agree { return .keys([.char("p")]) }
        guard let number = Int(word), answer.rows.indices.contains(number - 1) else {
            return .say(
                answer.rows.isEmpty ? "Cancel closes this." : "A number from 1 to \(answer.rows.count), or cancel.")
        }
        guard answer.rows[number - 1].target != nil else { return .say("Row \(number) leads nowhere.") }
        return .keys([.home] + Array(repeating: .down, count: number - 1) + [.enter])
    }
}
