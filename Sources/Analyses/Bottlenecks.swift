// Bottlenecks (analysis A9): what everything goes through, and what nobody can do without.

import Missions

/// Sole routes and articulation points of a portfolio, with the missions they serve (domain model, section 5.6).
/// Betweenness, which takes longer, is counted by `BetweennessCount`.
public struct Bottlenecks: Sendable {
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

    /// By place, the nearest sole route; see `Dominators`.
    private let nearest: [Int32]
    private let isArticulation: [Bool]
    /// By place.
    private let soleMissions: [Int32]
    private let soleOutcomes: [Int32]
    private let openDependents: [Int32]
    private let missions: [Int32]

    /// Reads the consequence graph and the live needs of a portfolio.
    public init(_ portfolio: Portfolio) {
        let rests = FlatGraph.rests(portfolio)
        let dominators = Dominators(rests.reversed, rests)
        nearest = dominators.nearest
        isArticulation = FlatGraph.needs(portfolio).articulations()
        openDependents = Bottlenecks.openDependents(portfolio)
        let outcomes = portfolio.nodes(of: .outcome)
        var counts = [Int32](repeating: 0, count: rests.count)
        for outcome in outcomes { counts[Int(outcome.slot)] = 1 }
        soleOutcomes = Bottlenecks.below(dominators, adding: counts)
        let knots = Knots(rests)
        let all = portfolio.nodes(of: .mission)
        var (served, sole) = ([Int32](repeating: 0, count: rests.count), [Int32](repeating: 0, count: rests.count))
        for first in stride(from: 0, to: all.count, by: 64) {
            let marks = knots.marks(of: all[first..<min(all.count, first + 64)], over: rests)
            var ends = [UInt64](repeating: 0, count: rests.count)
            for node in outcomes { ends[Int(node.slot)] = marks[Int(node.slot)] }
            for (bit, node) in all[first..<min(all.count, first + 64)].enumerated() {
                ends[Int(node.slot)] |= 1 << UInt64(bit)
            }
            // Sole routes to an end are its dominators: each tells the next what is below it.
            var below = [UInt64](repeating: 0, count: rests.count)
            for place in dominators.order.reversed() {
                let above = dominators.nearest[Int(place)]
                if above >= 0 { below[Int(above)] |= below[Int(place)] | ends[Int(place)] }
            }
            for place in marks.indices {
                served[place] += Int32(marks[place].nonzeroBitCount)
                sole[place] += Int32(below[place].nonzeroBitCount)
            }
        }
        // A mission is not said to serve itself.
        for node in all { served[Int(node.slot)] -= 1 }
        (missions, soleMissions) = (served, sole)
    }

    /// By place, the sum of some numbers over all that it is a sole route to.
    private static func below(_ dominators: Dominators, adding numbers: [Int32]) -> [Int32] {
        var below = [Int32](repeating: 0, count: numbers.count)
        for place in dominators.order.reversed() {
            let above = dominators.nearest[Int(place)]
            if above >= 0 { below[Int(above)] += below[Int(place)] + numbers[Int(place)] }
        }
        return below
    }

    /// By place, the live needs that are not delivered and wait on what stands there.
    private static func openDependents(_ portfolio: Portfolio) -> [Int32] {
        var counts = [Int32](repeating: 0, count: portfolio.slotCount)
        portfolio.withGraph { graph in
            graph.forEachStep(in: 0..<portfolio.linkSlotCount) { _, bearing, _, giver in
                if bearing.runsBack, !bearing.isDelivered { counts[Int(giver.slot)] += 1 }
            }
        }
        return counts
    }

    /// The items that every way of work to an outcome leads through, from the beginning to the one nearest to it: lose one
    /// and no work reaches the outcome. Dominators in the consequence graph with a source before every item that nothing
    /// leads to; source and outcome themselves are left out. None where no way begins, as where only a cycle leads there.
    /// May be asked of any item.
    public func soleRoutes(to outcome: Node, in portfolio: Portfolio) -> [Node] {
        var routes: [Node] = []
        var place = nearest[Int(outcome.slot)]
        while place >= 0 {
            if let node = portfolio.liveNode(Int(place)) { routes.append(node) }
            place = nearest[Int(place)]
        }
        return routes.reversed()
    }

    /// The articulation points of the undirected simple projection of live needs: without one, what was joined is in more
    /// pieces. In plain text order of ids.
    public func articulationPoints(in portfolio: Portfolio) -> [Node] {
        isArticulation.indices.filter { isArticulation[$0] }.compactMap { portfolio.liveNode($0) }
            .sorted { portfolio.isBefore($0, $1) }
    }

    /// What is known of an item; betweenness as far as it is counted.
    public func row(of node: Node, _ betweenness: BetweennessCount? = nil) -> Row {
        let place = Int(node.slot)
        return Row(
            node: node, soleMissions: Int(soleMissions[place]), soleOutcomes: Int(soleOutcomes[place]),
            openDependents: Int(openDependents[place]), isArticulation: isArticulation[place],
            missions: Int(missions[place]), betweenness: betweenness?.value(node) ?? 0,
            standardError: betweenness?.standardError(node) ?? 0)
    }

    /// The worst bottlenecks: the number of missions to which an item is a sole route, then open dependents, then
    /// betweenness, the largest first; ties by id. Items that are sole routes to nothing, no articulation points and on no
    /// shortest path are left out.
    public func rows(in portfolio: Portfolio, _ betweenness: BetweennessCount? = nil, limit: Int = 100) -> [Row] {
        let rows = portfolio.allNodes.lazy.map { row(of: $0, betweenness) }.filter {
            $0.soleMissions > 0 || $0.soleOutcomes > 0 || $0.isArticulation || $0.betweenness > 0
        }
        return leading(limit, of: rows) { left, right in
            if left.soleMissions != right.soleMissions { return left.soleMissions > right.soleMissions }
            if left.openDependents != right.openDependents { return left.openDependents > right.openDependents }
            if left.betweenness != right.betweenness { return left.betweenness > right.betweenness }
            return portfolio.isBefore(left.node, right.node)
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

extension Portfolio {
    /// The missions an item leads on to in the consequence graph, itself left out, in natural order of ids: mission(n).
    public func missions(reachedFrom node: Node) -> [Node] {
        var known = [Bool](repeating: false, count: slotCount)
        var (waiting, missions): ([Node], [Node]) = ([node], [])
        known[Int(node.slot)] = true
        withGraph { graph in
            while let next = waiting.popLast() {
                graph.forEachStepDownstream(from: next) { _, _, receiver in
                    guard !known[Int(receiver.slot)] else { return }
                    known[Int(receiver.slot)] = true
                    waiting.append(receiver)
                    if kind(receiver) == .mission { missions.append(receiver) }
                }
            }
        }
        return missions.sorted { position(of: $0) < position(of: $1) }
    }
}
