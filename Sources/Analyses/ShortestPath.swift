// The shortest way from one item to another, found from both ends at once.

import Missions

/// A way from item to item along links.
public struct Path: Hashable, Sendable {
    /// The items on the way, both ends included.
    public let nodes: [Node]
    /// The links between them, one fewer.
    public let edges: [Edge]

    /// How many links long it is.
    public var hops: Int { edges.count }
}

/// Which links a path may follow, and which way.
public enum Way: Sendable {
    /// Along the consequence graph: the way lateness and value travel.
    case consequence
    /// Along live `needs` links from receiver to giver.
    case needs
    /// Along the consequence graph or against it.
    case related

    /// Calls `body` with each step from an item; `isBack` walks the same steps the other way.
    @inline(__always)
    func forEachStep(in graph: Graph, from node: Node, isBack: Bool, _ body: (Edge, Node) -> Void) {
        switch self {
        case .consequence:
            if isBack {
                graph.forEachStepUpstream(from: node) { edge, _, next in body(edge, next) }
            } else {
                graph.forEachStepDownstream(from: node) { edge, _, next in body(edge, next) }
            }
        case .needs:
            if isBack {
                graph.forEachStepDownstream(from: node) { if $1.runsBack { body($0, $2) } }
            } else {
                graph.forEachStepUpstream(from: node) { if $1.runsBack { body($0, $2) } }
            }
        case .related:
            graph.forEachStepUpstream(from: node) { edge, _, next in body(edge, next) }
            graph.forEachStepDownstream(from: node) { edge, _, next in body(edge, next) }
        }
    }

    /// How many steps there are to look at.
    @inline(__always)
    func stepCount(in graph: Graph, at node: Node, isBack: Bool) -> Int {
        let counts = graph.stepCounts(at: Int(node.slot))
        switch self {
        case .consequence: return Int(isBack ? counts.upstream : counts.downstream)
        case .needs: return Int(isBack ? counts.downstream : counts.upstream)
        case .related: return Int(counts.upstream) + Int(counts.downstream)
        }
    }
}

/// Finds shortest paths by breadth-first search from both ends, always on from the end with fewer steps to look at (Pohl,
/// "Bi-directional Search", 1971). Keep one for many questions: what it notes by place is made once and wiped only where
/// it was used, so that a short answer does not cost a look at every item.
public struct PathFinder: Sendable {
    /// By place, steps from the start and steps to the goal; -1 where not known.
    private var fromStart: [Int32] = []
    private var toGoal: [Int32] = []
    /// What was come to from each end, nearest first.
    private var reached: [Node] = []
    private var reaching: [Node] = []

    /// A finder for any portfolio; it grows with the largest it was asked about.
    public init() {}

    /// The shortest path between two items, or nil where there is none; of several, the first by the ids on it in plain
    /// text order. From an item to itself no step is needed. Where several links join two items on it: `needs` before
    /// `contributes` before `part_of`.
    public mutating func shortest(
        from start: Node, to goal: Node, along way: Way = .consequence, in portfolio: Portfolio
    ) -> Path? {
        if start == goal { return Path(nodes: [start], edges: []) }
        if fromStart.count < portfolio.slotCount {
            fromStart = [Int32](repeating: -1, count: portfolio.slotCount)
            toGoal = fromStart
        }
        defer { wipe() }
        reached.append(start)
        reaching.append(goal)
        fromStart[Int(start.slot)] = 0
        toGoal[Int(goal.slot)] = 0
        guard portfolio.withGraph({ meet($0, way) }) else { return nil }
        return descend(from: start, along: way, in: portfolio)
    }

    /// Searches until both ends meet, and then notes of what lies on shortest paths how far it is to the goal.
    private mutating func meet(_ graph: Graph, _ way: Way) -> Bool {
        var (front, back) = (0..<1, 0..<1)
        while !front.isEmpty, !back.isEmpty {
            func steps(_ nodes: ArraySlice<Node>, _ isBack: Bool) -> Int {
                nodes.reduce(0) { $0 + 1 + way.stepCount(in: graph, at: $1, isBack: isBack) }
            }
            if steps(reached[front], false) <= steps(reaching[back], true) {
                front = PathFinder.advance(&reached, front, &fromStart, graph, way, isBack: false)
                if reached[front].contains(where: { toGoal[Int($0.slot)] >= 0 }) { break }
            } else {
                back = PathFinder.advance(&reaching, back, &toGoal, graph, way, isBack: true)
                if reaching[back].contains(where: { fromStart[Int($0.slot)] >= 0 }) { break }
            }
        }
        // Every shortest path leads through the last round from the start, where that is known from the goal.
        var layer = reached[front].filter { toGoal[Int($0.slot)] >= 0 }
        guard let first = layer.first else { return false }
        var (distance, left) = (toGoal[Int(first.slot)], fromStart[Int(first.slot)])
        while left > 1 {
            (distance, left) = (distance + 1, left - 1)
            var next: [Node] = []
            for reached in layer {
                way.forEachStep(in: graph, from: reached, isBack: true) { _, node in
                    guard fromStart[Int(node.slot)] == left, toGoal[Int(node.slot)] < 0 else { return }
                    toGoal[Int(node.slot)] = distance
                    next.append(node)
                }
            }
            reaching += next
            layer = next
        }
        return true
    }

    /// One round further from one end: what is new.
    private static func advance(
        _ nodes: inout [Node], _ round: Range<Int>, _ distances: inout [Int32], _ graph: Graph, _ way: Way,
        isBack: Bool
    ) -> Range<Int> {
        for position in round {
            let last = nodes[position]
            let distance = distances[Int(last.slot)] + 1
            way.forEachStep(in: graph, from: last, isBack: isBack) { _, node in
                guard distances[Int(node.slot)] < 0 else { return }
                distances[Int(node.slot)] = distance
                nodes.append(node)
            }
        }
        return round.upperBound..<nodes.count
    }

    /// From the start always to the first id among what is one step nearer to the goal.
    private func descend(from start: Node, along way: Way, in portfolio: Portfolio) -> Path {
        var (nodes, edges): ([Node], [Edge]) = ([start], [])
        var left: Int32 = -1
        while left != 0 {
            var best: (edge: Edge, node: Node)?
            portfolio.withGraph { graph in
                way.forEachStep(in: graph, from: nodes[nodes.count - 1], isBack: false) { edge, node in
                    let distance = toGoal[Int(node.slot)]
                    guard distance >= 0, left < 0 || distance == left - 1 else { return }
                    guard let chosen = best else {
                        best = (edge, node)
                        return
                    }
                    let nearer = distance < toGoal[Int(chosen.node.slot)]
                    guard nearer || distance == toGoal[Int(chosen.node.slot)] else { return }
                    if nearer || portfolio.isBefore(node, chosen.node)
                        || node == chosen.node && portfolio.speaks(edge, before: chosen.edge)
                    {
                        best = (edge, node)
                    }
                }
            }
            guard let best else { break }
            nodes.append(best.node)
            edges.append(best.edge)
            left = toGoal[Int(best.node.slot)]
        }
        return Path(nodes: nodes, edges: edges)
    }

    private mutating func wipe() {
        for node in reached { fromStart[Int(node.slot)] = -1 }
        for node in reaching { toGoal[Int(node.slot)] = -1 }
        reached.removeAll(keepingCapacity: true)
        reaching.removeAll(keepingCapacity: true)
    }
}

extension Portfolio {
    /// Which of two links between the same items a path is told by: `needs`, which has days, before `contributes` before
    /// `part_of`; then the one stored first.
    func speaks(_ left: Edge, before right: Edge) -> Bool {
        func rank(_ edge: Edge) -> Int {
            switch type(edge) {
            case .needs: 0
            case .contributes: 1
            default: 2
            }
        }
        let (a, b) = (rank(left), rank(right))
        return a != b ? a < b : left.slot < right.slot
    }
}
