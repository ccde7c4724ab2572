// The exposure of one item: how likely it is hit, and which causes share in that most.

import Missions

/// How exposed an item is, and to what. Probabilities are 0 to 1; say `Exposure.caveat` beside them.
public struct ItemExposure: Sendable {
    /// An item whose own risks can hit another.
    public struct Cause: Hashable, Sendable {
        public let node: Node
        /// The probability that its own risks hit it.
        public let own: Double
        /// `P(n) - P(n with own(a) = 0)`: by how much the exposure would fall if this cause were gone.
        public let lift: Double
        /// The department that leads on it; nil where nobody leads.
        public let department: Node?
    }

    public let node: Node
    /// The probability that its own risks hit it.
    public let own: Double
    /// The probability that it is hit, by its own risks or by anything upstream: P(n).
    public let inherited: Double
    /// Whether `inherited` and the lifts are estimates, because soft links lie upstream: two decimals mean something.
    public let isEstimated: Bool
    /// The causes with the largest lift, itself included where it has risks of its own; ties by id.
    public let causes: [Cause]
    /// How many items, itself included, have risks of their own that can hit it.
    public let causeCount: Int
}

extension Exposure {
    /// The exposure of one item: one walk upstream, and trials where soft links lie there.
    public func of(_ node: Node, in portfolio: Portfolio, causes limit: Int = 5) -> ItemExposure {
        let (reached, isSoft) = upstream(of: node)
        let sources = reached.filter { spared[Int($0)] < 1 }
        let (inherited, lifts) = isSoft ? tried(node, reached, sources) : exact(sources)
        let lifted = sources.indices.lazy.filter { lifts[$0] > 0 }.map { (node: Int(sources[$0]), lift: lifts[$0]) }
        let first = leading(limit, of: lifted) { left, right in
            guard left.lift == right.lift, let a = portfolio.liveNode(left.node), let b = portfolio.liveNode(right.node)
            else { return left.lift > right.lift }
            return portfolio.isBefore(a, b)
        }
        let causes = first.compactMap { found -> ItemExposure.Cause? in
            guard let cause = portfolio.liveNode(found.node) else { return nil }
            let department = portfolio.leadOrg(of: cause).map { portfolio.department(of: $0) }
            return ItemExposure.Cause(node: cause, own: own(cause), lift: found.lift, department: department)
        }
        return ItemExposure(
            node: node, own: own(node), inherited: inherited, isEstimated: isSoft, causes: causes,
            causeCount: sources.count)
    }

    /// The places of an item and of all upstream of it, breadth first, and whether a soft link lies among them.
    func upstream(of node: Node) -> (places: [Int32], isSoft: Bool) {
        var known = [Bool](repeating: false, count: graph.count)
        var places = [node.slot]
        known[Int(node.slot)] = true
        var (next, isSoft) = (0, false)
        while next < places.count {
            for step in graph.steps(Int(places[next])) {
                if !coins.isEmpty, coins[step].chance != .max { isSoft = true }
                let target = Int(graph.targets[step])
                if !known[target] {
                    known[target] = true
                    places.append(Int32(target))
                }
            }
            next += 1
        }
        return (places, isSoft)
    }

    /// With hard links only: what is spared by every cause is spared; without a cause, by every other.
    private func exact(_ sources: [Int32]) -> (inherited: Double, lifts: [Double]) {
        // A cause that is certain would make all others count for nothing, and be divided by.
        var (rest, certain) = (1.0, 0)
        for source in sources {
            let spared = spared[Int(source)]
            if spared > 0 { rest *= spared } else { certain += 1 }
        }
        let lifts = sources.map { source -> Double in
            let spared = spared[Int(source)]
            if spared > 0 { return certain > 0 ? 0 : rest / spared * (1 - spared) }
            return certain > 1 ? 0 : rest
        }
        return (certain > 0 ? 1 : 1 - rest, lifts)
    }

    /// With soft links: an item is hit where its own risks strike, or where something it needs is hit and the coin of the
    /// link falls. Chance is tried backward from the item, 64 runs to a word: which causes reach it in which runs. In
    /// runs where one cause alone does, the item would be spared without it, so that one pass gives every lift, tried
    /// with the same luck (common random numbers).
    private func tried(_ node: Node, _ reached: [Int32], _ sources: [Int32]) -> (inherited: Double, lifts: [Double]) {
        // The part upstream, in an order in which receivers mostly come before givers.
        let part = Part(of: reached, in: self)
        var arrives = [UInt64](repeating: 0, count: reached.count)
        let firing = sources.map { source in part.places[Int(source)] }
        var (hits, alone) = (0, [Int](repeating: 0, count: sources.count))
        var struck = [UInt64](repeating: 0, count: sources.count)
        for block in 0..<(Exposure.runs + 63) / 64 {
            let left = Exposure.runs - block * 64
            for place in arrives.indices { arrives[place] = 0 }
            arrives[Int(part.places[Int(node.slot)])] = left < 64 ? (1 << UInt64(left)) - 1 : ~0
            part.spread(&arrives, block)
            var (once, twice) = (UInt64(0), UInt64(0))
            for cause in sources.indices {
                let word = arrives[Int(firing[cause])]
                struck[cause] = word == 0 ? 0 : word & sparks[Int(sources[cause])].tosses(block)
                twice |= once & struck[cause]
                once |= struck[cause]
            }
            hits += once.nonzeroBitCount
            for cause in sources.indices { alone[cause] += (struck[cause] & ~twice).nonzeroBitCount }
        }
        return (Double(hits) / Double(Exposure.runs), alone.map { Double($0) / Double(Exposure.runs) })
    }

    /// What lies upstream of one item, close together.
    private struct Part {
        /// By place in the portfolio, the place in here; -1 for what is not upstream.
        let places: [Int32]
        let firsts: [Int32]
        let targets: [Int32]
        let coins: [Coin]
        /// Whether a step leads back, so that one pass may not be enough.
        let isCircling: Bool

        init(of reached: [Int32], in exposure: Exposure) {
            let graph = exposure.graph
            // Depth first, and numbered backward as places are left: givers last, wherever nothing runs in circles.
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

        /// Carries the runs in which a place leads to the item on to what it needs, until nothing is new.
        func spread(_ arrives: inout [UInt64], _ block: Int) {
            var isNew = true
            while isNew {
                isNew = false
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
                if !isCircling { return }
            }
        }
    }
}
