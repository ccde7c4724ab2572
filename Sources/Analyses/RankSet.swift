// Places of an order that still have to be looked at, taken in order: what lets a pass touch only what is affected.

/// A set of small numbers, taken from the lowest up or from the highest down. A bit each; numbers may be added while they
/// are taken, as long as they lie ahead.
struct RankSet {
    private var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    mutating func insert(_ rank: Int32) { words[Int(rank >> 6)] |= 1 << UInt64(rank & 63) }

    /// Takes the lowest number from a position on.
    mutating func takeFirst(from rank: Int32) -> Int32? {
        var word = Int(rank >> 6)
        while word < words.count {
            if words[word] != 0 {
                let bit = words[word].trailingZeroBitCount
                words[word] &= words[word] - 1
                return Int32(word * 64 + bit)
            }
            word += 1
        }
        return nil
    }

    /// Takes the highest number up to a position.
    mutating func takeLast(upTo rank: Int32) -> Int32? {
        var word = Int(rank >> 6)
        while word >= 0 {
            if words[word] != 0 {
                let bit = 63 - words[word].leadingZeroBitCount
                words[word] &= ~(1 << UInt64(bit))
                return Int32(word * 64 + bit)
            }
            word -= 1
        }
        return nil
    }
}
