// Which of many ends everything leads on to, a bit for each end.

extension FlatGraph {
    /// Gives every place the bits of all that its steps lead to, near or far; `width` words of 64 bits a place.
    ///
    /// Things mostly lie in an order that has to do with what they lead to. So the bits are carried through all places
    /// from the last to the first and back, a few times; only where that was not enough, in the order of the strongly
    /// connected components, in which once is.
    func gather(_ bits: inout [UInt64], width: Int) {
        guard width > 0, !targets.isEmpty else { return }
        precondition(bits.count == width * count)
        let isDone = firsts.withUnsafeBufferPointer { firsts in
            targets.withUnsafeBufferPointer { targets in
                bits.withUnsafeMutableBufferPointer { bits in
                    for _ in 0..<3 {
                        if !FlatGraph.carry(firsts, targets, bits, width, isDown: true) { return true }
                        if !FlatGraph.carry(firsts, targets, bits, width, isDown: false) { return true }
                    }
                    return false
                }
            }
        }
        if !isDone { gatherByComponents(&bits, width) }
    }

    /// Carries bits one step back at every place, in the order of places or against it. Whether any was new.
    @inline(__always)
    private static func carry(
        _ firsts: UnsafeBufferPointer<Int32>, _ targets: UnsafeBufferPointer<Int32>,
        _ bits: UnsafeMutableBufferPointer<UInt64>, _ width: Int, isDown: Bool
    ) -> Bool {
        var isNew = false
        let last = firsts.count - 2
        for number in 0...last {
            let place = isDown ? last - number : number
            let steps = Int(firsts[place])..<Int(firsts[place + 1])
            if steps.isEmpty { continue }
            for word in 0..<width {
                let known = bits[place * width + word]
                var all = known
                for step in steps { all |= bits[Int(targets[step]) * width + word] }
                if all != known {
                    bits[place * width + word] = all
                    isNew = true
                }
            }
        }
        return isNew
    }

    private func gatherByComponents(_ bits: inout [UInt64], _ width: Int) {
        let components = StronglyConnected(self)
        bits.withUnsafeMutableBufferPointer { bits in
            // Every step leads to the same component or a later one; those of a component lead to the same.
            for component in (0..<components.count).reversed() {
                let members = components.members(of: component)
                for word in 0..<width {
                    var all: UInt64 = 0
                    for member in members {
                        all |= bits[Int(member) * width + word]
                        for step in steps(Int(member)) { all |= bits[Int(targets[step]) * width + word] }
                    }
                    for member in members { bits[Int(member) * width + word] = all }
                }
            }
        }
    }
}

/// Counts, for each of 64 bits, in how many words it is set: sums kept digit by digit, so that a word costs about two
/// steps however many of its bits are set.
struct BitCounts {
    /// The first word holds the lowest binary digit of all 64 sums, and so on.
    private var digits = [UInt64](repeating: 0, count: 63)

    @inline(__always)
    mutating func add(_ word: UInt64) {
        var (carry, digit) = (word, 0)
        while carry != 0 {
            (digits[digit], carry) = (digits[digit] ^ carry, digits[digit] & carry)
            digit += 1
        }
    }

    /// How many words had a bit set.
    subscript(bit: Int) -> Int {
        digits.indices.reduce(0) { $0 + Int(digits[$1] >> UInt64(bit) & 1) << $1 }
    }
}
