// The palette's order: what is used most first, and of what matches, what was meant most likely.

/// How often commands were run from the palette, and how lately.
public struct Uses: Hashable, Sendable {
    private var counts: [String: (count: Int, turn: Int)] = [:]
    private var turn = 0

    public init() {}

    /// One more use of a command.
    public mutating func note(_ command: String) {
        turn += 1
        counts[command] = ((counts[command]?.count ?? 0) + 1, turn)
    }

    /// Whether one command is used more than another, or as often and more lately.
    func isBefore(_ one: String, _ other: String) -> Bool {
        let (first, second) = (counts[one] ?? (0, 0), counts[other] ?? (0, 0))
        return first.count != second.count ? first.count > second.count : first.turn > second.turn
    }

    public static func == (one: Uses, other: Uses) -> Bool {
        one.turn == other.turn && one.counts.mapValues(\.turn) == other.counts.mapValues(\.turn)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(turn) }
}

enum PaletteRanking {
    /// What hands from other programs type, and the commands they mean.
    private static let borrowed = ["q": "quit", "q!": "quit", "wq": "quit", "x": "quit", "w": "close", "h": "help"]

    /// The choices that match what was typed, likeliest first; all of them, as they are, where nothing was.
    static func ranked(_ choices: [Choice], _ typed: String) -> [Choice] {
        // What is borrowed comes first; what matches besides follows.
        if let meant = borrowed[typed], let choice = choices.first(where: { $0.text == meant }) {
            return [choice] + matching(choices, typed).filter { $0.text != meant }
        }
        return matching(choices, typed)
    }

    private static func matching(_ choices: [Choice], _ typed: String) -> [Choice] {
        let words = typed.split(separator: " ").map { Array($0.utf8).map(Fuzzy.fold) }
        guard !words.isEmpty else { return choices }
        let whole = Array(words.joined(separator: [32]))
        var scored: [(score: Int, place: Int)] = []
        for (place, choice) in choices.enumerated() {
            if let score = score(choice, words, whole) { scored.append((score, place)) }
        }
        scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }
        return scored.map { choices[$0.place] }
    }

    /// How likely a choice was meant; nil where a word is nowhere in it.
    private static func score(_ choice: Choice, _ words: [[UInt8]], _ whole: [UInt8]) -> Int? {
        let name = Array(choice.text.utf8).map(Fuzzy.fold)
        if name == whole { return 1_000 }
        if name.starts(with: whole) { return 900 }
        let about = Array(choice.detail.utf8).map(Fuzzy.fold)
        let key = Array(choice.right.utf8)
        var total = 0
        for word in words {
            if beginsWord(name, word) {
                total += 60
            } else if words.count == 1, key.map(Fuzzy.fold) == word {
                total += 50
            } else if isInitials(name, word) {
                total += 40
            } else if contains(name, word) {
                total += 30
            } else if beginsWord(about, word) {
                total += 20
            } else if contains(about, word) {
                total += 10
            } else if word.count > 2, isScattered(name, word) {
                total += 5
            } else {
                return nil
            }
        }
        return total
    }

    private static func starts(_ text: [UInt8]) -> [Int] {
        text.indices.filter { place in place == 0 || (text[place - 1] == 32 && text[place] != 32) }
    }

    private static func beginsWord(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        starts(text).contains { text[$0...].starts(with: word) }
    }

    /// Whether the letters are those that the words of a name begin with: tu for tree upstream.
    private static func isInitials(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        word.count > 1 && starts(text).map { text[$0] }.starts(with: word)
    }

    private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { Fuzzy.contains($0, word) }
    }

    private static func isScattered(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        var left = word[...]
        for byte in text where byte == left.first { left = left.dropFirst() }
        return left.isEmpty
    }
}
