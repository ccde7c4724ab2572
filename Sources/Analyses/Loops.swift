// Shortest loops through places of a flat graph.

import Missions

/// A loop of items, each needing or moving the next, and the last the first.
public struct Loop: Hashable, Sendable {
    /// The items, each once; the smallest id in plain text order comes first.
    public let nodes: [Node]
    /// The link from each item to the next, the last back to the first.
    public let edges: [Edge]
}

/// Finds shortest loops inside strongly connected components, by breadth-first search against the steps.
struct LoopFinder {
    let graph: FlatGraph
    let components: StronglyConnected
    /// The components that hold a loop: those of more than one place, and places with a step to themselves.
    let knots: [Int]
    /// How many steps were looked at so far.
    private(set) var steps = 0

    private let portfolio: Portfolio
    private let back: FlatGraph
    /// By place in a knot, its rank by id.
    private var ranks: [Int32] = []
    /// By place, how many steps lead back to the start; -1 where not known.
    private var distances: [Int32] = []
    private var reached: [Int32] = []

    init(_ graph: FlatGraph, _ portfolio: Portfolio) {
        (self.graph, self.portfolio) = (graph, portfolio)
        let components = StronglyConnected(graph)
        self.components = components
        knots = (0..<components.count).filter { component in
            if components.size(of: component) > 1 { return true }
            let place = Int(components.members[Int(components.firsts[component])])
            return graph.steps(place).contains { graph.targets[$0] == Int32(place) }
        }
        back = knots.isEmpty ? graph : graph.reversed
        guard !knots.isEmpty else { return }
        ranks = [Int32](repeating: 0, count: graph.count)
        distances = [Int32](repeating: -1, count: graph.count)
        let nodes = knots.flatMap { components.members(of: $0).compactMap { portfolio.liveNode(Int($0)) } }
        for (rank, node) in portfolio.inPlainOrder(nodes).enumerated() { ranks[Int(node.slot)] = Int32(rank) }
    }

    /// The places of a component by their ids.
    func members(of component: Int) -> [Int32] {
        components.members(of: component).sorted { ranks[Int($0)] < ranks[Int($1)] }
    }

    /// The steps from a place that stay in its component.
    func stepsInside(_ place: Int32) -> [Int] {
        let number = components.numbers[Int(place)]
        return graph.steps(Int(place)).filter { components.numbers[Int(graph.targets[$0])] == number }
    }

    /// Measures how far it is back to a place from everywhere in its component; wipes what was measured before.
    mutating func measure(backTo start: Int32) {
        for place in reached { distances[Int(place)] = -1 }
        reached.removeAll(keepingCapacity: true)
        let number = components.numbers[Int(start)]
        distances[Int(start)] = 0
        reached.append(start)
        var position = 0
        while position < reached.count {
            let place = Int(reached[position])
            position += 1
            steps += back.steps(place).count + 1
            for step in back.steps(place) {
                let source = Int(back.targets[step])
                guard components.numbers[source] == number, distances[source] < 0 else { continue }
                distances[source] = distances[place] + 1
                reached.append(Int32(source))
            }
        }
    }

    /// The shortest loop through the place measured last, beginning with a step or with any; of several, the first by
    /// ids. Steps, in order.
    mutating func descend(_ first: Int? = nil) -> [Int] {
        var place = Int(reached[0])
        var taken = [Int]()
        if let first {
            taken.append(first)
            place = Int(graph.targets[first])
        }
        while taken.isEmpty || place != Int(reached[0]) {
            var best: Int?
            steps += graph.steps(place).count + 1
            for step in graph.steps(place) where distances[Int(graph.targets[step])] >= 0 {
                let target = Int(graph.targets[step])
                guard let chosen = best.map({ Int(graph.targets[$0]) }) else {
                    best = step
                    continue
                }
                if (distances[target], ranks[target]) < (distances[chosen], ranks[chosen]) { best = step }
            }
            guard let best else { break }
            taken.append(best)
            place = Int(graph.targets[best])
        }
        return taken
    }

    /// The loop of some steps that begin at the place measured last, turned so that its smallest id comes first.
    func loop(_ taken: [Int]) -> Loop {
        var places = [reached[0]]
        for step in taken.dropLast() { places.append(graph.targets[step]) }
        let first = places.indices.min { ranks[Int(places[$0])] < ranks[Int(places[$1])] } ?? 0
        return Loop(
            nodes: (places[first...] + places[..<first]).compactMap { portfolio.liveNode(Int($0)) },
            edges: (taken[first...] + taken[..<first]).compactMap { portfolio.liveEdge(Int(graph.edges[$0])) })
    }

    /// The order in which loops are listed: the shorter first, then by ids.
    func isBefore(_ left: Loop, _ right: Loop) -> Bool {
        if left.nodes.count != right.nodes.count { return left.nodes.count < right.nodes.count }
        return left.nodes.lazy.map { ranks[Int($0.slot)] }
            .lexicographicallyPrecedes(right.nodes.lazy.map { ranks[Int($0.slot)] })
    }
}
