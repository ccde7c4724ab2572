// Finding items by a few letters of their names, in order but not side by side.

import Missions

/// Fuzzy matching over ids and titles where they lie. Letters of a word must occur in order; runs, starts of words and
/// short texts rank higher. Every word typed must match.
enum Fuzzy {
    /// A word of a query where it lies, folded, while names are being looked through.
    struct Word {
        let bytes: UnsafeBufferPointer<UInt8>
        /// Which letters occur in it; see `NameIndex.letters`.
        let letters: UInt32
    }

    /// What was typed, word by word.
    struct Query {
        private var bytes: [UInt8] = []
        private var words: [Range<Int>] = []

        init(_ text: String) {
            for word in text.split(separator: " ") { add(word.utf8.map(fold)) }
        }

        /// A single word, folded.
        init(word: [UInt8]) { add(word) }

        private mutating func add(_ word: [UInt8]) {
            words.append(bytes.count..<bytes.count + word.count)
            bytes += word
        }

        var isEmpty: Bool { words.isEmpty }
        var longestWord: Int { words.map(\.count).max() ?? 0 }

        /// Runs `body` on the words, the last first: that is being typed, and the likeliest not to occur.
        func withWords<Result>(_ body: (UnsafeBufferPointer<Word>) -> Result) -> Result {
            bytes.withUnsafeBufferPointer { bytes in
                words.reversed().map { place in
                    Word(
                        bytes: UnsafeBufferPointer(rebasing: bytes[place]),
                        letters: bytes[place].reduce(0) { $0 | NameIndex.letters($1) })
                }.withUnsafeBufferPointer(body)
            }
        }
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
    static func score(
        _ words: UnsafeBufferPointer<Word>, id: Name, title: Name, _ short: ShortNames
    ) -> (score: Int32?, occurs: Bool) {
        var total: Int32? = 0
        for word in words {
            let inID = weigh(word, id, isScored: total != nil, short)
            let inTitle = weigh(word, title, isScored: total != nil, short)
            if inID == .absent, inTitle == .absent { return (nil, false) }
            guard let sum = total else { continue }
            switch (inID, inTitle) {
            case (.score(let score), .score(let other)): total = sum + max(score + bonus(word, id), other)
            case (.score(let score), _): total = sum + score + bonus(word, id)
            case (_, .score(let score)): total = sum + score
            default: total = nil
            }
        }
        return (total.map { $0 - Int32(truncatingIfNeeded: min(title.count, 80) / 8) }, true)
    }

    /// What it adds that a word is in the id: much where it is all of it.
    @inline(__always)
    private static func bonus(_ word: Word, _ id: Name) -> Int32 { id.count == word.bytes.count ? 200 : 4 }

    @inline(__always)
    private static func weigh(_ word: Word, _ name: Name, isScored: Bool, _ short: ShortNames) -> Weight {
        if name.count <= ShortNames.longest { return short.weigh(word, name, isScored: isScored) }
        guard let place = place(of: word, in: name) else { return .absent }
        return score(word.bytes, name, from: place).map { .score($0) } ?? .scattered
    }

    /// Where the first letter of a word occurs, where all of them occur after it in order.
    @inline(__always)
    private static func place(of word: Word, in text: Name) -> Int? {
        guard word.letters & ~text.letters == 0, text.count >= word.bytes.count else { return nil }
        var first = 0
        let letter = word.bytes[0]
        while text.bytes[first] != letter {
            first += 1
            if first == text.count { return nil }
        }
        var place = first + 1
        for letter in word.bytes.dropFirst() {
            while true {
                if place == text.count { return nil }
                place += 1
                if text.bytes[place - 1] == letter { break }
            }
        }
        return first
    }

    /// The score of one word in one text, as it was written.
    static func score(_ word: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard !word.isEmpty, text.count >= word.count else { return nil }
        return NameIndex(text).withNames { names in
            let name = names.text(0, UInt32(text.count))
            return Query(word: word).withWords { words in
                place(of: words[0], in: name).flatMap { score(words[0].bytes, name, from: $0) }
            }
        }
    }

    /// The score of one word in one text: tries each place where its first letter occurs, keeps the best. Nil where its
    /// letters lie scattered, neither side by side nor at the starts of words.
    @inline(__always)
    private static func score(_ word: UnsafeBufferPointer<UInt8>, _ text: Name, from first: Int) -> Int32? {
        // Where it begins a word nothing better comes for one letter.
        if word.count == 1 {
            var tries = 0
            for place in first..<text.count where text.bytes[place] == word[0] {
                if text.beginnings[place] != 0 { return 12 }
                tries += 1
                if tries == mostTries { break }
            }
            return 2
        }
        let least = least(letters: word.count)
        var best = Int32.min
        var start = first
        var tries = 0
        while start <= text.count - word.count, tries < mostTries {
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

    /// At how many places where the first letter occurs a word is tried.
    static let mostTries = 8

    /// What a word of so many letters has to score to be more than chance: six for a letter.
    @inline(__always)
    static func least(letters: Int) -> Int32 { letters < 3 ? .min : 6 * Int32(letters) }

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
