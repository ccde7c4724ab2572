// Names of departments in few columns, so that each can still be told from every other.

import Drawing

/// Short headings for ids: what all of them begin with is left out, what is still too long is cut so that no two are alike,
/// and where nothing helps they are numbered.
package enum Headings {
    /// A heading for each id, of so many columns at most.
    package static func short(_ ids: [String], columns: Int, sign: String = "…") -> [String] {
        if ids.allSatisfy({ displayWidth(of: $0) <= columns }) { return ids }
        let start = sharedStart(ids)
        let rests = ids.map { String($0.dropFirst(start)) }
        var headings = rests.map { shortened($0, columns, sign, isFromEnd: true) }
        for isLast in [false, true] {
            let known = Dictionary(headings.map { ($0, 1) }, uniquingKeysWith: +)
            for place in headings.indices where known[headings[place]]! > 1 {
                headings[place] = isLast ? "#\(place + 1)" : shortened(rests[place], columns, sign, isFromEnd: false)
            }
        }
        return headings
    }

    /// How many characters all ids begin with that end in a sign between words: `ORG-`. None where an id is nothing more.
    private static func sharedStart(_ ids: [String]) -> Int {
        guard ids.count > 1, var start = ids.first else { return 0 }
        for id in ids.dropFirst() { start = start.commonPrefix(with: id) }
        while let last = start.last, last.isLetter || last.isNumber { start.removeLast() }
        return ids.contains(start) ? 0 : start.count
    }

    /// The beginning of a text, or its beginning and its end.
    private static func shortened(_ text: String, _ columns: Int, _ sign: String, isFromEnd: Bool) -> String {
        guard displayWidth(of: text) > columns, columns > 1 else { return text }
        let characters = Array(text)
        let tail = isFromEnd ? 0 : (columns - 1) / 2
        func taken(_ characters: some Sequence<Character>, _ columns: Int) -> [Character] {
            var (kept, used): ([Character], Int) = ([], 0)
            for character in characters {
                used += displayWidth(of: character)
                if used > columns { break }
                kept.append(character)
            }
            return kept
        }
        return String(taken(characters, columns - 1 - tail)) + sign
            + String(taken(characters.reversed(), tail).reversed())
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0.0 == $0.1 }.map(\.0))
    }
}
