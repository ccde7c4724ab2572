// Finding items by a few letters of their names, in order but not side by side.

import Missions

/// Fuzzy matching over ids and titles where they lie. Letters of a word must occur in order; runs, starts of words and
/// short texts rank higher. Every word typed must match.
enum Fuzzy {
    /// A word of a query, folded, and which letters occur in it; see `NameIndex.letters`.
    struct Word {
        let bytes: [UInt8]
        let letters: UInt32

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            letters = bytes.reduce(0) { $0 | NameIndex.letters($1) }
        }
    }

    /// The words of a query.
    static func words(of query: String) -> [Word] {
        query.split(separator: " ").map { Word($0.utf8.map(fold)) }
    }

    /// The kinds that are searched, in their order.
    static func kinds(_ wanted: Set<Kind>) -> [Kind] {
        wanted.isEmpty ? Kind.allCases : Kind.allCases.filter { wanted.contains($0) }
    }

    /// The first items in natural order, and how many there are.
    static func all(
        in portfolio: Portfolio, limit: Int, kinds wanted: Set<Kind>, except: Node?
    ) -> (nodes: [Node], total: Int) {
        let kinds = kinds(wanted)
        var nodes: [Node] = []
        for kind in kinds {
            for position in 0..<portfolio.count(of: kind) {
                if nodes.count == limit { break }
                let node = portfolio.node(of: kind, at: position)
                if node != except { nodes.append(node) }
            }
        }
        let isLess = except.map { kinds.contains(portfolio.kind($0)) } ?? false
        return (nodes, kinds.reduce(isLess ? -1 : 0) { $0 + portfolio.count(of: $1) })
    }

    /// The score of an item with this id and title: nil where a word is in neither. `occurs` is whether the letters of
    /// every word occur in order at all, without which nothing longer can be found either.
    @inline(__always)
    static func score(_ words: [Word], id: Name, title: Name) -> (score: Int32?, occurs: Bool) {
        var total: Int32? = 0
        for word in words {
            let (inID, inTitle) = (place(of: word, in: id), place(of: word, in: title))
            if inID == nil, inTitle == nil { return (nil, false) }
            guard let sum = total else { continue }
            let byID = inID.flatMap { score(word.bytes, id, from: $0) }
                .map { $0 + (id.count == word.bytes.count ? 200 : 4) }
            let byTitle = inTitle.flatMap { score(word.bytes, title, from: $0) }
            if let byID { total = sum + max(byID, byTitle ?? .min) } else { total = byTitle.map { sum + $0 } }
        }
        return (total.map { $0 - Int32(truncatingIfNeeded: min(title.count, 80) / 8) }, true)
    }

    /// Where the first letter of a word occurs, where all of them occur after it in order.
    @inline(__always)
    private static func place(of word: Word, in text: Name) -> Int? {
        guard word.letters & ~text.letters == 0 else { return nil }
        return word.bytes.withUnsafeBufferPointer { word in
            guard text.count >= word.count else { return nil }
            var first = 0
            let letter = word[0]
            while text.bytes[first] != letter {
                first += 1
                if first == text.count { return nil }
            }
            var place = first + 1
            for letter in word.dropFirst() {
                while true {
                    if place == text.count { return nil }
                    place += 1
                    if text.bytes[place - 1] == letter { break }
                }
            }
            return first
        }
    }

    /// The score of one word in one text, as it was written.
    static func score(_ word: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard !word.isEmpty, text.count >= word.count else { return nil }
        return NameIndex(text).withNames { names in
            let name = names.text(0, UInt32(text.count))
            return place(of: Word(word), in: name).flatMap { score(word, name, from: $0) }
        }
    }

    /// The score of one word in one text: tries each place where its first letter occurs, keeps the best. Nil where its
    /// letters lie scattered, neither side by side nor at the starts of words.
    @inline(__always)
    private static func score(_ word: [UInt8], _ text: Name, from first: Int) -> Int32? {
        word.withUnsafeBufferPointer { word in
            // The first letter's first eight places; where it begins a word nothing better comes for one letter.
            if word.count == 1 {
                var tries = 0
                for place in first..<text.count where text.bytes[place] == word[0] {
                    if text.beginnings[place] != 0 { return 12 }
                    tries += 1
                    if tries == 8 { break }
                }
                return 2
            }
            let least = word.count < 3 ? Int32.min : leastForLetter * Int32(word.count)
            var best = Int32.min
            var start = first
            var tries = 0
            while start <= text.count - word.count, tries < 8 {
                if text.bytes[start] != word[0] {
                    start += 1
                    continue
                }
                tries += 1
                guard let nearest = run(word, text, from: start, atStarts: false) else { break }
                best = max(best, nearest)
                if best < least, let initials = run(word, text, from: start, atStarts: true) {
                    best = max(best, initials)
                }
                start += 1
            }
            return best > .min && best >= least ? best : nil
        }
    }

    /// What the letters of a word have to score on average to be more than chance.
    private static let leastForLetter: Int32 = 6

    /// The score from a place on. A letter that is not the next one is looked for at the starts of words, or else
    /// wherever it is nearest.
    @inline(__always)
    private static func run(
        _ word: UnsafeBufferPointer<UInt8>, _ text: Name, from start: Int, atStarts: Bool
    ) -> Int32? {
        var score: Int32 = 0
        var place = start
        var last = start - 1
        for letter in word {
            let isNext = place < text.count && text.bytes[place] == letter
            while place < text.count,
                text.bytes[place] != letter || !(isNext || !atStarts || text.beginnings[place] != 0)
            { place += 1 }
            guard place < text.count else { return nil }
            if place == last + 1, last >= start { score += 12 }
            if text.beginnings[place] != 0 { score += 10 }
            score -= Int32(min(place - last - 1, 6)) * (last >= start ? 1 : 0)
            score += 2
            last = place
            place += 1
        }
        return score
    }

    /// Whether a word begins with a byte: after anything but a letter, or with a capital after a small letter.
    @inline(__always)
    static func beginsWord(_ byte: UInt8, after before: UInt8) -> Bool {
        !isLetter(before) || (byte >= 65 && byte <= 90 && before >= 97 && before <= 122)
    }

    @inline(__always)
    static func fold(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 32 : byte }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte >= 128
    }

    /// Whether a text holds another, upper and lower case alike.
    static func contains(_ text: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first else { return true }
        guard text.count >= wanted.count else { return false }
        for start in 0...(text.count - wanted.count) where fold(text[start]) == first {
            if (1..<wanted.count).allSatisfy({ fold(text[start + $0]) == wanted[$0] }) { return true }
        }
        return false
    }
}
