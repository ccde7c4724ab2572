// The word somebody probably meant, for messages.

public enum Spelling {
    /// The word nearest to one that was typed, where it is near enough to be worth offering.
    public static func nearest(_ typed: some StringProtocol, among words: some Sequence<String>) -> String? {
        let typed = typed.lowercased()
        let reach = max(1, min(3, typed.utf8.count / 2))
        var best: (word: String, distance: Int)?
        for word in words {
            let distance = distance(word.lowercased(), typed)
            if distance <= reach, distance < best?.distance ?? .max { best = (word, distance) }
        }
        return best?.word
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
