// Finding items by a few letters of their names, in order but not side by side.

import Missions

/// Fuzzy matching over ids and titles where they lie. Letters of a word must occur in order; runs, starts of words and
/// short texts rank higher. Every word typed must match.
enum Fuzzy {
    /// The best matches, best first, and how many matched at all. An empty query finds items in natural order.
    /// No kinds named are all kinds.
    static func items(
        matching query: String, in portfolio: Portfolio, limit: Int, kinds: Set<Kind> = [], except: Node? = nil
    ) -> (nodes: [Node], total: Int) {
        var search = ItemSearch()
        return search.items(matching: query, in: portfolio, limit: limit, kinds: kinds, except: except)
    }

    /// The words of a query, folded.
    static func words(of query: String) -> [[UInt8]] { query.split(separator: " ").map { Array($0.utf8).map(fold) } }

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

    /// Offers an item to the ranking where every word matches its id or title; keeps it among those left where the
    /// letters of every word occur in order at all.
    @inline(__always)
    static func weigh(
        _ node: Node, _ words: [[UInt8]], _ portfolio: Portfolio, _ ranking: inout Ranking, _ left: inout [Node]
    ) {
        let (id, title) = (portfolio.idBytes(node), portfolio.titleBytes(node))
        var total: Int32? = 0
        for word in words {
            let (isInID, isInTitle) = (occurs(word, in: id), occurs(word, in: title))
            if !isInID, !isInTitle { return }
            guard let sum = total else { continue }
            let byID = isInID ? score(word, id).map { $0 + (id.count == word.count ? 200 : 4) } : nil
            let byTitle = isInTitle ? score(word, title) : nil
            if let byID { total = sum + max(byID, byTitle ?? .min) } else { total = byTitle.map { sum + $0 } }
        }
        left.append(node)
        if let total { ranking.offer(node, total - Int32(truncatingIfNeeded: min(title.count, 80) / 8)) }
    }

    /// Whether the letters of a word occur in a text in order, side by side or not.
    @inline(__always)
    static func occurs(_ word: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
        word.withUnsafeBufferPointer { word in
            var next = 0
            for byte in text where fold(byte) == word[next] {
                next += 1
                if next == word.count { return true }
            }
            return false
        }
    }

    /// The score of one word in one text: tries each place where its first letter occurs, keeps the best. Nil where its
    /// letters lie scattered, neither side by side nor at the starts of words.
    static func score(_ word: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard let first = word.first, text.count >= word.count else { return nil }
        let least = word.count < 3 ? Int32.min : leastForLetter * Int32(word.count)
        var best = Int32.min
        var isFound = false
        var start = 0
        var tries = 0
        while start <= text.count - word.count, tries < 8 {
            if fold(text[start]) != first {
                start += 1
                continue
            }
            tries += 1
            guard let nearest = score(word, text, from: start, atStarts: false) else { break }
            best = max(best, nearest)
            if best < least, let initials = score(word, text, from: start, atStarts: true) {
                best = max(best, initials)
            }
            isFound = true
            start += 1
        }
        return isFound && best >= least ? best : nil
    }

    /// What the letters of a word have to score on average to be more than chance.
    private static let leastForLetter: Int32 = 6

    /// The score from a place on. A letter that is not the next one is looked for at the starts of words, or else
    /// wherever it is nearest.
    private static func score(
        _ word: [UInt8], _ text: UnsafeBufferPointer<UInt8>, from start: Int, atStarts: Bool
    ) -> Int32? {
        var score: Int32 = 0
        var place = start
        var last = start - 1
        for letter in word {
            let isNext = place < text.count && fold(text[place]) == letter
            while place < text.count, fold(text[place]) != letter || !(isNext || !atStarts || startsWord(text, place)) {
                place += 1
            }
            guard place < text.count else { return nil }
            if place == last + 1, last >= start { score += 12 }
            if startsWord(text, place) { score += 10 }
            score -= Int32(min(place - last - 1, 6)) * (last >= start ? 1 : 0)
            score += 2
            last = place
            place += 1
        }
        return score
    }

    /// Whether a word begins at a place: after anything but a letter, or with a capital after a small letter.
    @inline(__always)
    private static func startsWord(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        guard place > 0 else { return true }
        let (before, here) = (text[place - 1], text[place])
        return !isLetter(before) || (here >= 65 && here <= 90 && before >= 97 && before <= 122)
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
