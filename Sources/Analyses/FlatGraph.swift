// A directed graph as flat arrays: what walks over everything are made of.

import Missions

/// Steps between the places of items, each with the link it goes along. Made anew from a portfolio in one pass; the steps
/// of a place lie side by side, in the order in which the links lie.
public struct FlatGraph: Sendable {
    /// By place, where its steps begin; one more than there are places.
    public let firsts: [Int32]
    /// Of each step, the place it leads to.
    public let targets: [Int32]
    /// Of each step, the place of its link (`Edge.slot`); -1 where it stands for none.
    public let edges: [Int32]

    /// How many places there are, with items or without.
    public var count: Int { firsts.count - 1 }

    /// The positions of a place's steps in `targets` and `edges`.
    public func steps(_ place: Int) -> Range<Int> { Int(firsts[place])..<Int(firsts[place + 1]) }

    /// A graph of so many places with a step for each source and target.
    public init(count: Int, sources: [Int32], targets: [Int32], edges: [Int32]) {
        var firsts = [Int32](repeating: 0, count: count + 1)
        for source in sources { firsts[Int(source) + 1] += 1 }
        for place in 0..<count { firsts[place + 1] += firsts[place] }
        var ends = firsts
        var ordered = (
            targets: [Int32](repeating: 0, count: sources.count), edges: [Int32](repeating: -1, count: sources.count)
        )
        for step in sources.indices {
            let place = Int(ends[Int(sources[step])])
            ends[Int(sources[step])] += 1
            ordered.targets[place] = targets[step]
            ordered.edges[place] = edges[step]
        }
        self.firsts = firsts
        (self.targets, self.edges) = ordered
    }

    /// The same steps the other way.
    public var reversed: FlatGraph {
        var sources = [Int32](repeating: 0, count: targets.count)
        for place in 0..<count { for step in steps(place) { sources[step] = Int32(place) } }
        return FlatGraph(count: count, sources: targets, targets: sources, edges: edges)
    }
}

extension FlatGraph {
    /// From each receiver to its givers, along `needs` links that are neither declined nor withdrawn.
    public static func needs(_ portfolio: Portfolio) -> FlatGraph { FlatGraph(portfolio, along: \.runsBack) }

    /// The consequence graph against its arrows: from each item to what it rests on. Givers, what contributes to it, and
    /// its parts among works (domain model, section 5).
    public static func rests(_ portfolio: Portfolio) -> FlatGraph { FlatGraph(portfolio) { $0.runsBack || $0.runsOn } }

    /// Only `contributes` links, from what contributes to what it contributes to.
    public static func contributions(_ portfolio: Portfolio) -> FlatGraph {
        var (sources, targets, edges): ([Int32], [Int32], [Int32]) = ([], [], [])
        portfolio.forEachLink(of: .contributes) { edge in
            sources.append(portfolio.from(edge).slot)
            targets.append(portfolio.to(edge).slot)
            edges.append(edge.slot)
        }
        return FlatGraph(count: portfolio.slotCount, sources: sources, targets: targets, edges: edges)
    }

    private init(_ portfolio: Portfolio, along isStep: (Bearing) -> Bool) {
        let count = portfolio.slotCount
        self = portfolio.withGraph { graph in
            var firsts = [Int32](repeating: 0, count: count + 1)
            graph.forEachStep(in: 0..<portfolio.linkSlotCount) { _, bearing, from, _ in
                if isStep(bearing) { firsts[Int(from.slot) + 1] += 1 }
            }
            for place in 0..<count { firsts[place + 1] += firsts[place] }
            var ends = firsts
            var targets = [Int32](repeating: 0, count: Int(firsts[count]))
            var edges = targets
            graph.forEachStep(in: 0..<portfolio.linkSlotCount) { edge, bearing, from, to in
                guard isStep(bearing) else { return }
                let place = Int(ends[Int(from.slot)])
                ends[Int(from.slot)] += 1
                targets[place] = to.slot
                edges[place] = edge.slot
            }
            return FlatGraph(firsts: firsts, targets: targets, edges: edges)
        }
    }

    private init(firsts: [Int32], targets: [Int32], edges: [Int32]) {
        self.firsts = firsts
        self.targets = targets
        self.edges = edges
    }
}
