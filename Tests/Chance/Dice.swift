// Chance with a seed: the same seed always throws the same.

/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
package struct Dice: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed &* 0x2545_f491_4f6c_dd1d &+ 0x9e37_79b9_7f4a_7c15 }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number of a range.
    package mutating func roll(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }
    package mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    /// True that many times in a hundred.
    package mutating func chance(_ percent: Int) -> Bool { roll(0..<100) < percent }
    /// One of several; there must be one.
    package mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(0..<choices.count)] }
}
