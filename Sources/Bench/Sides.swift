// The two sides of a change, each short enough for a line, cut to where they differ.

enum Sides {
    /// How many letters that are the same on both sides lead up to where they differ.
    private static let lead = 12

    /// Two texts with at most `room` letters each. Where one is longer, and both begin alike for long, the beginning gives
    /// way: what a change was is seen where the change is.
    static func cut(_ one: String, _ other: String, room: Int) -> (one: String, other: String) {
        let (one, other) = (line(one), line(other))
        var from = 0
        if max(one.count, other.count) > room {
            let same = zip(one, other).prefix { $0 == $1 }.count
            // As much of what is alike as leaves room for what is not.
            if same > lead, same < max(one.count, other.count) {
                let kept = one.dropFirst(same - lead).prefix(lead)
                from =
                    same - lead
                    + (kept.firstIndex(of: " ").map { kept.distance(from: kept.startIndex, to: $0) + 1 } ?? 0)
            }
        }
        return (cut(one, from: from, room), cut(other, from: from, room))
    }

    private static func cut(_ text: String, from: Int, _ room: Int) -> String {
        let rest = (from > 0 ? "…" : "") + text.dropFirst(from)
        return rest.count > room ? rest.prefix(room - 1) + "…" : rest
    }

    /// A text as one line, the ends of its lines marked.
    private static func line(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ¶ ") }
}
