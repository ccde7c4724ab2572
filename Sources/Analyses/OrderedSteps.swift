// The next steps from items in natural order, for walks that ask it of very many.

import Missions

/// Next steps in the order of `Portfolio.neighbours`. What puts an item in its place is read once, however often it is
/// come to: in a portfolio of 64,000 items that halves the time of a reach tree.
struct OrderedSteps {
    private let direction: Direction
    /// By place, what sorts the item that stands there; 0 where nobody asked yet.
    private var keys: [UInt64]
    private var found: [Step] = []

    private struct Step {
        /// Needs first, then contributions, then parts.
        let rank: UInt8
        let key: UInt64
        let edge: Edge
        let node: Node
    }

    init(_ portfolio: Portfolio, _ direction: Direction) {
        self.direction = direction
        keys = [UInt64](repeating: 0, count: portfolio.slotCount)
    }

    /// Calls `body` with each next step from an item, in natural order; with `onlyNeeds` along `needs` links alone.
    mutating func forEach(
        from node: Node, onlyNeeds: Bool, _ portfolio: Portfolio, _ graph: Graph, _ body: (Edge, Node) -> Void
    ) {
        found.removeAll(keepingCapacity: true)
        switch direction {
        case .upstream:
            graph.forEachStepUpstream(from: node) { note($0, $1, $2, onlyNeeds, portfolio) }
        case .downstream:
            graph.forEachStepDownstream(from: node) { note($0, $1, $2, onlyNeeds, portfolio) }
        }
        if found.count > 1 {
            found.sort { left, right in left.rank != right.rank ? left.rank < right.rank : left.key < right.key }
            // Where the numbers do not tell two apart, the ids do.
            for place in 1..<found.count
            where found[place].key == found[place - 1].key && found[place].rank == found[place - 1].rank {
                for step in portfolio.neighbours(of: node, direction)
                where !onlyNeeds || portfolio.type(step.edge) == .needs { body(step.edge, step.node) }
                return
            }
        }
        for step in found { body(step.edge, step.node) }
    }

    private mutating func note(
        _ edge: Edge, _ bearing: Bearing, _ node: Node, _ onlyNeeds: Bool, _ portfolio: Portfolio
    ) {
        if onlyNeeds, !bearing.runsBack { return }
        let rank: UInt8 = bearing.runsBack ? 0 : portfolio.type(edge) == .contributes ? 1 : 2
        let place = Int(node.slot)
        if keys[place] == 0 { keys[place] = portfolio.sortKey(node) }
        found.append(Step(rank: rank, key: keys[place], edge: edge, node: node))
    }
}
