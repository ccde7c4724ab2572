// The worst bottlenecks of each kind, in order.

import Missions

extension Bottlenecks {
    /// What makes an item a bottleneck.
    public enum Reason: Hashable, CaseIterable, Sendable {
        /// Without it no work reaches an outcome or a mission.
        case soleRoute
        /// Open needs wait on it itself.
        case dependents
        /// Without it the network of live needs falls apart.
        case articulation
        /// Shortest paths of needs lead through it.
        case betweenness
    }

    /// An item that work goes through.
    public struct Row: Sendable {
        public let node: Node
        /// To how many missions it is a sole route: without it no work reaches the mission, or an outcome that leads on to
        /// the mission.
        public let soleMissions: Int
        /// To how many outcomes it is a sole route.
        public let soleOutcomes: Int
        /// How many live needs that are not delivered wait on it itself.
        public let openDependents: Int
        /// Whether the network of live needs falls apart without it.
        public let isArticulation: Bool
        /// How many missions it leads on to in the consequence graph.
        public let missions: Int
        /// Through how large a share of shortest paths it lies, and the standard error of that; see `BetweennessCount`.
        public let betweenness: Double
        public let standardError: Double
    }

    /// The worst bottlenecks of one kind, and how many of that kind there are.
    public struct Worst: Sendable {
        public let rows: [Row]
        public let count: Int
    }

    /// What is known of an item; betweenness as far as it is counted.
    public func row(of node: Node, _ betweenness: BetweennessCount? = nil) -> Row {
        let place = Int(node.slot)
        return Row(
            node: node, soleMissions: Int(soleMissions[place]), soleOutcomes: Int(soleOutcomes[place]),
            openDependents: Int(openDependents[place]), isArticulation: isArticulation[place],
            // A mission is not said to serve itself.
            missions: reach.count(of: node) - (reach.isMission(node) ? 1 : 0),
            betweenness: betweenness?.value(node) ?? 0, standardError: betweenness?.standardError(node) ?? 0)
    }

    /// The worst bottlenecks of a kind: by the number of missions to which an item is a sole route, then open dependents,
    /// then betweenness, the largest first; ties by id. Those most waited on and those of most betweenness are in the order
    /// of that, and then in the same one.
    public func worst(
        _ reason: Reason, in portfolio: Portfolio, _ betweenness: BetweennessCount? = nil, limit: Int
    ) -> Worst {
        var count = 0
        let such = portfolio.allNodes.lazy.filter { node in
            let isOne = isBottleneck(node, reason, betweenness)
            if isOne { count += 1 }
            return isOne
        }
        // Most are looked at once only: whole rows are made of those that are left.
        let worst = leading(limit, of: such) { left, right in
            func differ(_ key: (Node) -> Double) -> Bool? {
                let (one, other) = (key(left), key(right))
                return one == other ? nil : one > other
            }
            func between(_ node: Node) -> Double { betweenness?.value(node) ?? 0 }
            func waiting(_ node: Node) -> Double { Double(openDependents[Int(node.slot)]) }
            if reason == .betweenness, let isBefore = differ(between) { return isBefore }
            if reason == .dependents, let isBefore = differ(waiting) { return isBefore }
            return differ { Double(soleMissions[Int($0.slot)]) } ?? differ(waiting) ?? differ(between)
                ?? portfolio.isBefore(left, right)
        }
        return Worst(rows: worst.map { row(of: $0, betweenness) }, count: count)
    }

    /// Whether an item is a bottleneck for a reason.
    private func isBottleneck(_ node: Node, _ reason: Reason, _ betweenness: BetweennessCount?) -> Bool {
        let place = Int(node.slot)
        return switch reason {
        case .soleRoute: soleMissions[place] > 0 || soleOutcomes[place] > 0
        case .dependents: openDependents[place] > 0
        case .articulation: isArticulation[place]
        case .betweenness: (betweenness?.value(node) ?? 0) > 0
        }
    }
}

extension BetweennessCount {
    /// The items with the largest values, zeros left out; ties by id.
    public func leaders(in portfolio: Portfolio, limit: Int = .max) -> [(node: Node, value: Double)] {
        let found = portfolio.allNodes.lazy.map { (node: $0, value: value($0)) }.filter { $0.value > 0 }
        return leading(limit, of: found) { left, right in
            left.value == right.value ? portfolio.isBefore(left.node, right.node) : left.value > right.value
        }
    }
}
