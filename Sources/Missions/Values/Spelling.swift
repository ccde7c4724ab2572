// The word somebody probably meant, for messages.

public enum Spelling {
    /// The word nearest to one that was typed, where it is near enough to be worth offering: at most `reach` letters off,
    /// and less for short words.
    public static func nearest(_ typed: some StringProtocol, among words: some Sequence<String>, reach: Int = 3)
        -> String?
    {
        let typed = typed.lowercased()
        let reach = max(1, min(reach, typed.utf8.count / 2))
        var best: (word: String, distance: Int)?
        for word in words {
            let distance = distance(word.lowercased(), typed)
            if distance <= reach, distance < best?.distance ?? .max { best = (word, distance) }
        }
        return best?.word
    }

    /// The few words nearest to one that was typed, however far off: those that hold it or are held by it first.
    public static func nearest(_ typed: String, among words: some Sequence<String>, count: Int) -> [String] {
        let typed = typed.lowercased()
        func rank(_ word: String) -> Int {
            let word = word.lowercased()
            let isKin = !typed.isEmpty && (word.contains(typed) || typed.contains(word))
            return distance(word, typed) + (isKin ? 0 : 100)
        }
        let ranked = words.map { (word: $0, rank: rank($0)) }
        return ranked.enumerated()
            .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .prefix(count).map(\.element.word)
    }

    /// Edit distance (Levenshtein 1966) of the first forty bytes.
    static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left.utf8.prefix(40)), Array(right.utf8.prefix(40)))
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let cost = a[i] == b[j] ? diagonal : Swift.min(diagonal, row[j], row[j + 1]) + 1
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[b.count]
    }
}
