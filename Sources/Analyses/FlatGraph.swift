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
        precondition(targets.count == sources.count && edges.count == sources.count)
        var firsts = [Int32](repeating: 0, count: count + 1)
        for source in sources { firsts[Int(source) + 1] += 1 }
        for place in 0..<count { firsts[place + 1] += firsts[place] }
        var ends = firsts
        self.firsts = firsts
        // Where each step goes is known now; both lists are written where they will lie.
        var places = [Int32](repeating: 0, count: sources.count)
        self.targets = [Int32](unsafeUninitializedCapacity: sources.count) { ordered, size in
            ends.withUnsafeMutableBufferPointer { ends in
                places.withUnsafeMutableBufferPointer { places in
                    for step in 0..<sources.count {
                        let place = ends[Int(sources[step])]
                        ends[Int(sources[step])] += 1
                        places[step] = place
                        ordered[Int(place)] = targets[step]
                    }
                }
            }
            size = sources.count
        }
        self.edges = [Int32](unsafeUninitializedCapacity: sources.count) { ordered, size in
            for step in 0..<sources.count { ordered[Int(places[step])] = edges[step] }
            size = sources.count
        }
    }

    /// The same steps the other way.
    public var reversed: FlatGraph { FlatGraph(count: count, sources: targets, targets: sources, edges: edges) }

    /// Of each step, the place it leads from.
    var sources: [Int32] {
        var sources = [Int32](repeating: 0, count: targets.count)
        for place in 0..<count { for step in steps(place) { sources[step] = Int32(place) } }
        return sources
    }
}

extension FlatGraph {
    /// From each receiver to its givers, along `needs` links that are neither declined nor withdrawn.
    public static func needs(_ portfolio: Portfolio) -> FlatGraph {
        FlatGraph(portfolio) { _, bearing, _ in bearing.runsBack }
    }

    /// The consequence graph against its arrows: from each item to what it rests on. Givers, what contributes to it, and
    /// its parts among works (domain model, section 5).
    public static func rests(_ portfolio: Portfolio) -> FlatGraph { FlatGraph(portfolio) { _, _, _ in true } }

    /// The consequence graph along its arrows: from each item to what waits on it.
    static func waits(_ portfolio: Portfolio) -> FlatGraph {
        FlatGraph(portfolio, isBackward: true) { _, _, _ in true }
    }

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

    /// Those steps upstream for which `isStep` says so of their link, its bearing, and what it leads from; or the same
    /// backward.
    @inline(__always)
    init(_ portfolio: Portfolio, isBackward: Bool = false, along isStep: (Edge, Bearing, Node) -> Bool) {
        let count = portfolio.slotCount
        self = portfolio.withGraph { graph in
            var firsts = [Int32](repeating: 0, count: count + 1)
            firsts.withUnsafeMutableBufferPointer { firsts in
                graph.forEachStep(in: 0..<portfolio.linkSlotCount) { edge, bearing, from, to in
                    if isStep(edge, bearing, from) { firsts[Int((isBackward ? to : from).slot) + 1] += 1 }
                }
                for place in 0..<count { firsts[place + 1] += firsts[place] }
            }
            var ends = firsts
            var targets = [Int32](repeating: 0, count: Int(firsts[count]))
            var edges = targets
            ends.withUnsafeMutableBufferPointer { ends in
                targets.withUnsafeMutableBufferPointer { targets in
                    edges.withUnsafeMutableBufferPointer { edges in
                        graph.forEachStep(in: 0..<portfolio.linkSlotCount) { edge, bearing, from, to in
                            guard isStep(edge, bearing, from) else { return }
                            let (source, target) = isBackward ? (to, from) : (from, to)
                            let place = Int(ends[Int(source.slot)])
                            ends[Int(source.slot)] += 1
                            targets[place] = target.slot
                            edges[place] = edge.slot
                        }
                    }
                }
            }
            return FlatGraph(firsts: firsts, targets: targets, edges: edges)
        }
    }

    init(firsts: [Int32], targets: [Int32], edges: [Int32]) {
        self.firsts = firsts
        self.targets = targets
        self.edges = edges
    }
}
