// The exposure of all items at once, in slices, so that keys never wait for it.

import Missions

/// A count of every item's exposure that can be laid aside and taken up again. Causes are taken 256 at a time: each is one
/// bit, and an item hears from all it needs which of them reach it. Then, where links are soft, chance is tried 64 runs at
/// a time over everything. What it says of an item is what `Exposure.of` says of it.
public struct ExposureCount: Sendable {
    /// The probability that an item is hit, by place (`Node.slot`), 0 to 1: P(n). Whole once the count is done.
    public private(set) var inherited: [Double]
    /// Whether all is counted.
    public var isDone: Bool { pass >= passes + trials }
    /// How much of the count is done, 0 to 1.
    public var share: Double {
        passes + trials == 0 ? 1 : (Double(pass) + Double(next) / Double(max(1, knots.count))) / Double(passes + trials)
    }

    let exposure: Exposure
    let knots: Knots
    /// The steps between knots.
    private let steps: FlatGraph
    /// By knot, whether a soft link lies upstream, so that its items are tried and not counted.
    private let isSoft: [Bool]
    /// The items that have risks of their own, in the order of their knots.
    private let causes: [Int32]
    private let passes: Int
    private let trials: Int

    private var pass = 0
    /// The next knot of the pass.
    private var next = 0
    /// By knot, the probability that no cause counted so far reaches it.
    private var spared: [Double]
    /// By knot, which causes of the pass reach it.
    private var reached: [SIMD4<UInt64>]
    /// For every byte of the causes' bits, the probability that none of those it names strikes.
    private var table: [Double] = []
    /// By place, the runs in which it is hit, and how many they were before.
    private var hits: [UInt64] = []
    private var counts: [Int32] = []

    /// A count that has yet to begin.
    public init(_ exposure: Exposure) {
        self.exposure = exposure
        let graph = exposure.graph
        let knots = Knots(graph)
        let steps = knots.steps(of: graph)
        (self.knots, self.steps) = (knots, steps)
        var isSoft = [Bool](repeating: false, count: knots.count)
        if !exposure.coins.isEmpty {
            for knot in isSoft.indices {
                isSoft[knot] = steps.steps(knot).contains { isSoft[Int(steps.targets[$0])] }
                for member in knots.range(knot) where !isSoft[knot] {
                    let places = graph.steps(Int(knots.members[member]))
                    isSoft[knot] = places.contains { exposure.coins[$0].chance != .max }
                }
            }
        }
        self.isSoft = isSoft
        causes = knots.members.filter { exposure.spared[Int($0)] < 1 }
        passes = (causes.count + 255) / 256
        trials = !causes.isEmpty && isSoft.contains(true) ? (Exposure.runs + 63) / 64 : 0
        inherited = [Double](repeating: 0, count: graph.count)
        spared = [Double](repeating: 1, count: knots.count)
        reached = [SIMD4<UInt64>](repeating: .zero, count: passes > 0 ? knots.count : 0)
        if trials > 0 {
            hits = [UInt64](repeating: 0, count: graph.count)
            counts = [Int32](repeating: 0, count: graph.count)
        }
    }

    /// Whether an item's number is an estimate, because soft links lie upstream.
    public func isEstimated(_ node: Node) -> Bool { isSoft[Int(knots.knots[Int(node.slot)])] }

    /// The probability that an item with hard links only upstream is not hit: 1 - P(n), without what is lost near 1.
    func spared(_ node: Node) -> Double { spared[Int(knots.knots[Int(node.slot)])] }

    /// Follows about that many steps, and one item's more at most.
    public mutating func advance(_ steps: Int) {
        var left = steps
        while left > 0, !isDone {
            if pass < passes { left -= count(left) } else { left -= tryChance(left) }
            guard next >= knots.count else { continue }
            (pass, next) = (pass + 1, 0)
            if pass == passes { settle() }
        }
    }

    /// Hears from knot after knot which causes of the pass reach it; how many steps that were.
    private mutating func count(_ most: Int) -> Int {
        let batch = causes[pass * 256..<min(causes.count, pass * 256 + 256)]
        if next == 0 { begin(batch) }
        // What is laid on the scales is taken out of `self` while it is worked on, or each look would ask whose it is.
        var (spared, reached) = ([Double](), [SIMD4<UInt64>]())
        swap(&spared, &self.spared)
        swap(&reached, &self.reached)
        let (firsts, targets) = (steps.firsts, steps.targets)
        var (done, knot) = (0, next)
        var (last, product) = (SIMD4<UInt64>.zero, 1.0)
        reached.withUnsafeMutableBufferPointer { reached in
            while knot < firsts.count - 1, done < most {
                var bits = reached[knot]
                let range = Int(firsts[knot])..<Int(firsts[knot + 1])
                for step in range { bits |= reached[Int(targets[step])] }
                reached[knot] = bits
                done += range.count + 1
                if bits != .zero, !isSoft[knot] {
                    if bits != last { (last, product) = (bits, escaped(bits)) }
                    spared[knot] *= product
                }
                knot += 1
            }
        }
        next = knot
        swap(&spared, &self.spared)
        swap(&reached, &self.reached)
        return max(1, done)
    }

    /// Begins a pass: at the first knot that has a cause of it, since none before can be reached.
    private mutating func begin(_ batch: ArraySlice<Int32>) {
        for knot in reached.indices { reached[knot] = .zero }
        var chances = [Double](repeating: 1, count: 256)
        for (bit, cause) in batch.enumerated() {
            reached[Int(knots.knots[Int(cause)])][bit / 64] |= 1 << UInt64(bit % 64)
            chances[bit] = exposure.spared[Int(cause)]
        }
        table = [Double](repeating: 1, count: 32 * 256)
        for byte in 0..<32 {
            for mark in 1..<256 {
                let lowest = mark.trailingZeroBitCount
                table[byte * 256 + mark] = table[byte * 256 + mark & (mark - 1)] * chances[byte * 8 + lowest]
            }
        }
        next = batch.first.map { Int(knots.knots[Int($0)]) } ?? 0
    }

    /// The probability that none of some causes strikes.
    private func escaped(_ bits: SIMD4<UInt64>) -> Double {
        var product = 1.0
        for word in 0..<4 {
            var rest = bits[word]
            var base = word * 8 * 256
            while rest != 0 {
                product *= table[base + Int(rest & 255)]
                rest >>= 8
                base += 256
            }
        }
        return product
    }

    /// Tries 64 runs: what strikes by itself, and what is hit through what it needs. Givers come first; what runs in
    /// cycles is gone round until nothing is new.
    private mutating func tryChance(_ most: Int) -> Int {
        let block = pass - passes
        let left = Exposure.runs - block * 64
        let runs: UInt64 = left < 64 ? (1 << UInt64(left)) - 1 : ~0
        var (hits, counts) = ([UInt64](), [Int32]())
        swap(&hits, &self.hits)
        swap(&counts, &self.counts)
        var (done, knot) = (0, next)
        let (graph, coins, sparks) = (exposure.graph, exposure.coins, exposure.sparks)
        while knot < knots.count, done < most {
            let range = knots.range(knot)
            for member in range {
                let place = Int(knots.members[member])
                hits[place] = sparks[place].chance == 0 ? 0 : runs & sparks[place].tosses(block)
            }
            var isNew = true
            while isNew {
                isNew = false
                for member in range {
                    let place = Int(knots.members[member])
                    let known = hits[place]
                    var word = known
                    for step in graph.steps(place) {
                        let giver = hits[Int(graph.targets[step])]
                        if giver & ~word != 0 { word |= giver & coins[step].tosses(block) }
                    }
                    if word != known {
                        hits[place] = word
                        isNew = range.count > 1
                    }
                    done += graph.steps(place).count + 1
                }
            }
            if isSoft[knot] {
                for member in range {
                    let place = Int(knots.members[member])
                    counts[place] += Int32(hits[place].nonzeroBitCount)
                }
            }
            knot += 1
        }
        next = knot
        swap(&hits, &self.hits)
        swap(&counts, &self.counts)
        if knot >= knots.count, block == trials - 1 {
            for place in self.counts.indices where isSoft[Int(knots.knots[place])] {
                inherited[place] = Double(self.counts[place]) / Double(Exposure.runs)
            }
        }
        return max(1, done)
    }

    /// Gives each item what was counted for its knot.
    private mutating func settle() {
        for place in inherited.indices { inherited[place] = 1 - spared[Int(knots.knots[place])] }
    }
}
