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
    /// The causes with the largest lift, itself included where it has risks of its own; ties by id. Where none lifts
    /// anything alone, because several are certain, the likeliest.
    public let causes: [Cause]
    /// How many items, itself included, have risks of their own that can hit it.
    public let causeCount: Int
}

extension Exposure {
    /// The exposure of one item, with the `limit` causes of the largest lifts: one walk upstream, and all trials where soft
    /// links lie there. Where tens of thousands of items lie upstream of soft links, the trials take a second: ask an
    /// `ExposureTrial` instead, in slices.
    public func of(_ node: Node, in portfolio: Portfolio, causes limit: Int = 5) -> ItemExposure {
        var trial = ExposureTrial(of: node, in: self)
        while !trial.isDone { trial.advance(.max) }
        return trial.result(in: portfolio, causes: limit)
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
}
