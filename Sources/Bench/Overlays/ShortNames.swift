// Fuzzy matching in names of at most 64 bytes, which nearly all are: a bit for each place, all places at once.

import CPlaces

/// A score as it is found: what does not occur cannot match however the word goes on, what lies scattered may.
enum Weight: Equatable {
    case absent, scattered
    case score(Int32)
}

/// Weighs words against short names as `Fuzzy.weigh` does, byte by byte, against all.
struct ShortNames {
    /// The longest name that is one, in bytes.
    static let longest = 64
    /// Room for the places where each letter of a word occurs.
    let places: UnsafeMutableBufferPointer<UInt64>

    /// What a word is worth in a name. Whoever asks only whether it occurs is told that it lies scattered.
    @inline(__always)
    func weigh(_ word: Fuzzy.Word, _ name: Name, isScored: Bool) -> Weight {
        guard word.letters & ~name.letters == 0, name.count >= word.bytes.count else { return .absent }
        let inside: UInt64 = name.count == 64 ? .max : (1 << UInt64(name.count)) - 1
        var later = UInt64.max
        for number in 0..<word.bytes.count {
            let found = ShortNames.places(of: word.bytes[number], in: name) & inside
            places[number] = found
            let next = found & later
            if next == 0 { return .absent }
            // All places behind the first.
            later = ~((next & (0 &- next)) << 1 &- 1)
        }
        guard isScored else { return .scattered }
        let starts = ShortNames.starts(of: name) & inside
        let letters = UnsafeBufferPointer(rebasing: places[..<word.bytes.count])
        return letters.count == 1
            ? .score(ShortNames.score(ofLetterAt: letters[0], starts))
            : ShortNames.score(letters, starts, name.count)
    }

    /// One letter: best where it begins a word, among the first eight places where it occurs.
    @inline(__always)
    private static func score(ofLetterAt places: UInt64, _ starts: UInt64) -> Int32 {
        let beginning = places & starts
        if beginning == 0 { return 2 }
        let before = places & ((beginning & (0 &- beginning)) &- 1)
        return before.nonzeroBitCount < Fuzzy.mostTries ? 12 : 2
    }

    /// Several letters, the first of them tried at its first eight places.
    @inline(__always)
    private static func score(_ letters: UnsafeBufferPointer<UInt64>, _ starts: UInt64, _ count: Int) -> Weight {
        let least = Fuzzy.least(letters: letters.count)
        var best = Int32.min
        var first = letters[0]
        for _ in 0..<Fuzzy.mostTries {
            let start = first.trailingZeroBitCount
            guard start <= count - letters.count else { break }
            first &= first &- 1
            guard let nearest = run(letters, starts, from: start, atStarts: false) else { break }
            best = max(best, nearest)
            if best < least, let initials = run(letters, starts, from: start, atStarts: true) {
                best = max(best, initials)
            }
        }
        return best > .min && best >= least ? .score(best) : .scattered
    }

    /// The score from a place on; see `Fuzzy.run`.
    @inline(__always)
    private static func run(
        _ letters: UnsafeBufferPointer<UInt64>, _ starts: UInt64, from start: Int, atStarts: Bool
    ) -> Int32? {
        // The bit of the place behind the letter before.
        var expected: UInt64 = 1 &<< UInt64(start)
        var score: Int32 = -12
        for letter in letters {
            var found = letter & (0 &- expected)
            if atStarts, found & expected == 0 { found &= starts }
            if found == 0 { return nil }
            let place = found & (0 &- found)
            if place == expected {
                score += 12
            } else {
                score -= Int32(truncatingIfNeeded: min(place.trailingZeroBitCount - expected.trailingZeroBitCount, 6))
            }
            score += place & starts != 0 ? 12 : 2
            expected = place &<< 1
        }
        return score
    }

    /// Where a byte stands among the first 64 of a name. What lies behind the name is looked at as well.
    @inline(__always)
    private static func places(of byte: UInt8, in name: Name) -> UInt64 { places_of_byte(name.bytes, byte) }

    /// Where words begin among the first 64 bytes of a name.
    @inline(__always)
    private static func starts(of name: Name) -> UInt64 { places_of_byte(name.beginnings, 1) }
}
