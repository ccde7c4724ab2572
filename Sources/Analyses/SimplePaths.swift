// All ways from one item to others in the consequence graph, the shortest first.

import Missions

/// Simple paths - no item twice - from an item to goals in the consequence graph, shortest first and then by the ids on
/// them in plain text order. Links that join the same two items make one path, told by the first of them (`PathFinder`).
///
/// For each length in turn, it is known from the goals' side what can still arrive in exactly that many steps, so that
/// where nothing runs in cycles no step of the search is in vain.
public struct SimplePaths: Sendable {
    /// The paths found.
    public let paths: [Path]
    /// Whether there are more of at most that many hops, or the search was given up after too many steps.
    public let isTruncated: Bool

    /// The longest path looked for, in hops, and how many are listed (domain model, A2).
    public static let (mostHops, mostPaths) = (12, 20)
    /// How many steps are looked at before the search is given up: some tens of milliseconds.
    static let budget = 4_000_000

    /// The paths from an item to any of the goals. A path to one goal may lead through another, unless there is but one.
    public init(
        from start: Node, to goals: [Node], in portfolio: Portfolio, mostHops: Int = mostHops,
        mostPaths: Int = mostPaths
    ) {
        let hops = min(mostHops, 30)
        let downstream = Downstream(from: start, in: portfolio, within: Int32(max(0, hops)))
        self.init(downstream, to: goals, in: portfolio, mostHops: hops, mostPaths: mostPaths)
    }

    /// The same where it is known what is downstream, at least within that many hops.
    init(
        _ downstream: Downstream, to goals: [Node], in portfolio: Portfolio, mostHops: Int = mostHops,
        mostPaths: Int = mostPaths, budget: Int = budget
    ) {
        var search = Search(downstream, Set(goals), portfolio, mostHops: mostHops, budget: budget)
        portfolio.withGraph { graph in
            for length in stride(from: 1, through: mostHops, by: 1) where !search.isSpent {
                search.widen(graph, to: length)
                search.list(length, mostPaths + 1, graph, portfolio)
                if search.paths.count > mostPaths { break }
            }
        }
        paths = Array(search.paths.prefix(mostPaths))
        isTruncated = search.isSpent || search.paths.count > mostPaths
    }
}

private struct Search {
    private(set) var paths: [Path] = []
    /// Whether too many steps were looked at.
    var isSpent: Bool { steps > budget }

    private let start: Node
    private let mostHops: Int
    /// Whether paths may lead on from a goal.
    private let isOpenEnded: Bool
    private let budget: Int
    private var steps = 0
    /// By place, how many steps it is from the start.
    private let fromStart: [Int32]
    /// By place, a bit for each number of steps in which a goal can be arrived at.
    private var arrivals: [UInt32]
    /// What a start that is a risk threatens.
    private let threatened: [(edge: Edge, node: Node)]
    /// By the length of the shortest way from the start through an item and on in a known number of steps: what has yet
    /// to be looked at from there. It is looked at when paths of that length are asked for, and mostly never.
    private var waiting: [[(node: Node, left: Int)]]

    init(_ downstream: Downstream, _ goals: Set<Node>, _ portfolio: Portfolio, mostHops: Int, budget: Int) {
        self.budget = budget
        start = downstream.nodes[0]
        self.mostHops = mostHops
        isOpenEnded = goals.count > 1
        fromStart = downstream.distances
        threatened = downstream.threatened
        arrivals = [UInt32](repeating: 0, count: portfolio.slotCount)
        waiting = Array(repeating: [], count: max(0, mostHops) + 1)
        for goal in goals where goal != start {
            arrivals[Int(goal.slot)] = 1
            let distance = Int(fromStart[Int(goal.slot)])
            if distance >= 0, distance <= mostHops { waiting[distance].append((goal, 0)) }
        }
    }

    /// Finds what arrives at a goal on ways of a length, where that is known for all shorter ways.
    mutating func widen(_ graph: Graph, to length: Int) {
        while let (node, left) = waiting[length].popLast(), !isSpent {
            let bit: UInt32 = 1 << UInt32(left + 1)
            steps += 1 + Int(graph.stepCounts(at: Int(node.slot)).upstream)
            func widen(to giver: Node) {
                let slot = Int(giver.slot)
                let through = Int(fromStart[slot]) + left + 1
                guard fromStart[slot] >= 0, through <= mostHops, arrivals[slot] & bit == 0 else { return }
                if !isOpenEnded, arrivals[slot] & 1 != 0 { return }
                arrivals[slot] |= bit
                if giver != start { waiting[through].append((giver, left + 1)) }
            }
            graph.forEachStepUpstream(from: node) { _, _, giver in widen(to: giver) }
            // What a risk threatens is what lies one step from it.
            if !threatened.isEmpty, fromStart[Int(node.slot)] == 1 { widen(to: start) }
        }
    }

    /// Lists the paths of one length until there are `most` in all: depth first, always on to the next id.
    mutating func list(_ length: Int, _ most: Int, _ graph: Graph, _ portfolio: Portfolio) {
        guard arrivals[Int(start.slot)] & 1 << UInt32(length) != 0 else { return }
        var trail: [(edge: Edge?, node: Node)] = [(nil, start)]
        // Of each item of the trail, what may come next; the last comes first.
        var choices = [next(from: start, length, trail, graph, portfolio)]
        while !choices.isEmpty, paths.count < most, !isSpent {
            guard let choice = choices[choices.count - 1].popLast() else {
                choices.removeLast()
                trail.removeLast()
                continue
            }
            trail.append((choice.edge, choice.node))
            if trail.count > length {
                paths.append(Path(nodes: trail.map(\.node), edges: trail.compactMap(\.edge)))
                trail.removeLast()
            } else {
                choices.append(next(from: choice.node, length - trail.count + 1, trail, graph, portfolio))
            }
        }
    }

    /// What may follow the last item of a trail so that exactly `left` steps lead to a goal: the first id last.
    private mutating func next(
        from node: Node, _ left: Int, _ trail: [(edge: Edge?, node: Node)], _ graph: Graph, _ portfolio: Portfolio
    ) -> [(edge: Edge, node: Node)] {
        let bit: UInt32 = 1 << UInt32(left - 1)
        var found: [(edge: Edge, node: Node)] = []
        steps += 1 + Int(graph.stepCounts(at: Int(node.slot)).downstream)
        func add(_ edge: Edge, _ receiver: Node) {
            guard arrivals[Int(receiver.slot)] & bit != 0, !trail.contains(where: { $0.node == receiver })
            else { return }
            found.append((edge, receiver))
        }
        graph.forEachStepDownstream(from: node) { edge, _, receiver in add(edge, receiver) }
        if node == start { for step in threatened { add(step.edge, step.node) } }
        guard found.count > 1 else { return found }
        found.sort { left, right in
            left.node == right.node
                ? portfolio.speaks(right.edge, before: left.edge) : portfolio.isBefore(right.node, left.node)
        }
        // Of links between the same two items, the one that speaks comes last and stays.
        var single: [(edge: Edge, node: Node)] = []
        for step in found {
            if single.last?.node == step.node { single.removeLast() }
            single.append(step)
        }
        return single
    }
}
