// The trials behind the exposure of one item: what chance makes of soft links, in slices.

import Missions

/// The exposure of one item in the making. With hard links only it is done at once; with soft links upstream, chance is
/// tried and every slice makes the answer surer.
///
/// An item is hit where its own risks strike, or where something it needs is hit and the coin of the link falls. Chance is
/// tried backward from the item, 64 runs to a word: which causes reach it in which runs. In runs where one cause alone
/// does, the item would be spared without it, so that one pass gives every lift, tried with the same luck (common random
/// numbers).
public struct ExposureTrial: Sendable {
    public let node: Node
    /// Whether soft links lie upstream, so that there is something to try.
    public let isEstimated: Bool
    /// How many runs have been tried; `Exposure.runs` at the end.
    public private(set) var runs = 0
    /// Whether there is nothing left to try.
    public var isDone: Bool { !isEstimated || runs >= Exposure.runs }
    /// How much is tried, 0 to 1.
    public var share: Double { isDone ? 1 : Double(runs) / Double(Exposure.runs) }

    /// How many steps all runs take together, about.
    public var steps: Int { part.map { ($0.targets.count + causes.count) * ((Exposure.runs + 63) / 64) } ?? 0 }

    private let exposure: Exposure
    /// The places of what has risks of its own and can hit the item.
    private let causes: [Int32]
    private let part: Part?
    /// By place in the part, the runs in which it leads to the item.
    private var arrives: [UInt64] = []
    /// By cause, the runs in which it strikes and leads to the item; and in how many so far it alone did.
    private var struck: [UInt64] = []
    private var alone: [Int] = []
    private var hits = 0

    /// A trial that has yet to begin: one walk upstream.
    public init(of node: Node, in exposure: Exposure) {
        let (reached, isSoft) = exposure.upstream(of: node)
        (self.node, self.exposure, isEstimated) = (node, exposure, isSoft)
        causes = reached.filter { exposure.spared[Int($0)] < 1 }
        part = isSoft ? Part(of: reached, in: exposure) : nil
        guard isSoft else { return }
        arrives = [UInt64](repeating: 0, count: reached.count)
        struck = [UInt64](repeating: 0, count: causes.count)
        alone = [Int](repeating: 0, count: causes.count)
    }

    /// Follows about that many steps, and 64 runs at least.
    public mutating func advance(_ steps: Int) {
        guard let part else { return }
        var left = steps
        while left > 0, !isDone {
            let (block, remaining) = (runs / 64, Exposure.runs - runs)
            for place in arrives.indices { arrives[place] = 0 }
            arrives[Int(part.places[Int(node.slot)])] = remaining < 64 ? (1 << UInt64(remaining)) - 1 : ~0
            left -= part.spread(&arrives, block) + causes.count
            var (once, twice) = (UInt64(0), UInt64(0))
            for cause in causes.indices {
                let word = arrives[Int(part.places[Int(causes[cause])])]
                struck[cause] = word == 0 ? 0 : word & exposure.sparks[Int(causes[cause])].tosses(block)
                twice |= once & struck[cause]
                once |= struck[cause]
            }
            hits += once.nonzeroBitCount
            for cause in causes.indices { alone[cause] += (struck[cause] & ~twice).nonzeroBitCount }
            runs += min(64, remaining)
        }
    }

    /// The answer so far, with the `limit` causes of the largest lifts.
    public func result(in portfolio: Portfolio, causes limit: Int = 5) -> ItemExposure {
        let (inherited, lifts) = isEstimated ? tried() : exact()
        // Where several are certain, or so many likely that none counts alone, the likeliest still are what weighs most.
        let isLifted = lifts.contains { $0 > 0 }
        let lifted = causes.indices.lazy.filter { !isLifted || lifts[$0] > 0 }
            .map { (place: Int(causes[$0]), lift: lifts[$0], spared: exposure.spared[Int(causes[$0])]) }
        let first = leading(limit, of: lifted) { left, right in
            if left.lift == right.lift, !isLifted, left.spared != right.spared { return left.spared < right.spared }
            guard left.lift == right.lift, let a = portfolio.liveNode(left.place),
                let b = portfolio.liveNode(right.place)
            else { return left.lift > right.lift }
            return portfolio.isBefore(a, b)
        }
        let named = first.compactMap { found -> ItemExposure.Cause? in
            guard let cause = portfolio.liveNode(found.place) else { return nil }
            let department = portfolio.leadOrg(of: cause).map { portfolio.department(of: $0) }
            return ItemExposure.Cause(node: cause, own: exposure.own(cause), lift: found.lift, department: department)
        }
        return ItemExposure(
            node: node, own: exposure.own(node), inherited: inherited, isEstimated: isEstimated, causes: named,
            causeCount: causes.count)
    }

    private func tried() -> (inherited: Double, lifts: [Double]) {
        let runs = Double(max(1, runs))
        return (Double(hits) / runs, alone.map { Double($0) / runs })
    }

    /// With hard links only: what every cause spares is spared; without a cause, what every other spares.
    private func exact() -> (inherited: Double, lifts: [Double]) {
        // A cause that is certain would make all others count for nothing, and be divided by.
        var (rest, certain) = (1.0, 0)
        for cause in causes {
            let spared = exposure.spared[Int(cause)]
            if spared > 0 { rest *= spared } else { certain += 1 }
        }
        let lifts = causes.map { cause -> Double in
            let spared = exposure.spared[Int(cause)]
            if spared > 0 { return certain > 0 ? 0 : rest / spared * (1 - spared) }
            return certain > 1 ? 0 : rest
        }
        return (certain > 0 ? 1 : 1 - rest, lifts)
    }

    /// What lies upstream of one item, close together.
    private struct Part: Sendable {
        /// By place in the portfolio, the place in here; -1 for what is not upstream.
        let places: [Int32]
        let firsts: [Int32]
        let targets: [Int32]
        let coins: [Coin]
        /// Whether a step leads back, so that one pass may not be enough.
        let isCircling: Bool

        init(of reached: [Int32], in exposure: Exposure) {
            let graph = exposure.graph
            // Depth first, and numbered backward as places are left: givers last, wherever nothing runs in cycles.
            var (places, order) = ([Int32](repeating: -1, count: graph.count), [Int32]())
            var cursors: [(place: Int, step: Int)] = [(Int(reached[0]), graph.steps(Int(reached[0])).lowerBound)]
            places[Int(reached[0])] = -2
            while let (place, step) = cursors.last {
                if step < graph.steps(place).upperBound {
                    cursors[cursors.count - 1].step += 1
                    let target = Int(graph.targets[step])
                    if places[target] == -1 {
                        places[target] = -2
                        cursors.append((target, graph.steps(target).lowerBound))
                    }
                } else {
                    cursors.removeLast()
                    order.append(Int32(place))
                }
            }
            order.reverse()
            for (place, slot) in order.enumerated() { places[Int(slot)] = Int32(place) }
            var (firsts, targets, coins, isCircling): ([Int32], [Int32], [Coin], Bool) = ([0], [], [], false)
            for (place, slot) in order.enumerated() {
                for step in graph.steps(Int(slot)) {
                    let target = places[Int(graph.targets[step])]
                    if target <= Int32(place) { isCircling = true }
                    targets.append(target)
                    coins.append(exposure.coins[step])
                }
                firsts.append(Int32(targets.count))
            }
            (self.places, self.firsts, self.targets) = (places, firsts, targets)
            (self.coins, self.isCircling) = (coins, isCircling)
        }

        /// Carries the runs in which a place leads to the item on to what it needs, until nothing is new; how many steps
        /// that took.
        func spread(_ arrives: inout [UInt64], _ block: Int) -> Int {
            var (done, isNew) = (0, true)
            while isNew {
                isNew = false
                done += targets.count
                for place in 0..<firsts.count - 1 {
                    let word = arrives[place]
                    if word == 0 { continue }
                    for step in Int(firsts[place])..<Int(firsts[place + 1]) {
                        let target = Int(targets[step])
                        let known = arrives[target]
                        if known & word == word { continue }
                        let more = known | word & coins[step].tosses(block)
                        if more == known { continue }
                        arrives[target] = more
                        if target <= place { isNew = true }
                    }
                }
                if !isCircling { break }
            }
            return done
        }
    }
}
