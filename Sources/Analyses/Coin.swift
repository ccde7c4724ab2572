// Chance that can be asked for at any place: sixty-four tosses of a biased coin at once.

/// A coin with a stream of numbers of its own. SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", 2014) counts up and mixes, so that any place of its stream can be read without the ones before: what one
/// coin shows does not hang on how many others there are.
struct Coin: BitwiseCopyable, Sendable {
    /// Where its stream begins.
    let seed: UInt64
    /// The chance of heads in parts of 2^32; the largest number stands for certain.
    let chance: UInt32

    /// A coin that shows heads with a probability from 0 to 1.
    init(seed: UInt64, probability: Double) {
        self.seed = seed
        chance = probability >= 1 ? .max : UInt32(max(0, min(4_294_967_294, probability * 4_294_967_296 + 0.5)))
    }

    static let gamma: UInt64 = 0x9e37_79b9_7f4a_7c15

    static func mixed(_ state: UInt64) -> UInt64 {
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// The tosses of a block of 64 runs, one bit each. A run compares a random number with the chance bit by bit from the
    /// front, and is decided at the first bit in which they differ: after eight draws mostly all 64 are.
    func tosses(_ block: Int) -> UInt64 {
        if chance == .max { return ~0 }
        var (heads, open) = (UInt64(0), ~UInt64(0))
        var state = seed &+ UInt64(block) &* 32 &* Coin.gamma
        var bit = UInt32(1) << 31
        while open != 0, bit != 0 {
            state &+= Coin.gamma
            let drawn = Coin.mixed(state)
            if chance & bit != 0 {
                heads |= open & ~drawn
                open &= drawn
            } else {
                open &= ~drawn
            }
            bit >>= 1
        }
        return heads
    }
}
