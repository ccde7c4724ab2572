// The next steps from items in natural order, for walks that ask it of very many.

import Missions

/// Next steps in the order of `Portfolio.neighbours`. Once many were asked for, the steps of everything are laid side by
/// side, and put in order where they lie when somebody comes by: whoever walks there again finds them so.
package struct OrderedSteps: Sendable {
    private let direction: Direction
    /// How many changes had been made to what is walked.
    private let changes: Int
    private var asked = 0
    /// By place, where its steps begin in `laid`, one more than there are places; empty until they are laid out.
    private var firsts: [Int32] = []
    private var laid: [Step] = []
    /// By place, whether its steps are in order.
    private var isOrdered: [Bool] = []
    /// By place, what sorts the item that stands there.
    private var keys: [UInt64] = []
    /// The steps that are being put in order.
    private var found: [(step: Step, key: UInt64)] = []

    /// From how many items steps are looked for link by link. Links lie in the order in which they came: each is fetched
    /// from afar.
    private static let few = 2_000

    private struct Step: Sendable {
        let edge: Edge
        let node: Node
        /// Needs first, then contributions, then parts.
        let rank: UInt8
    }

    package init(_ portfolio: Portfolio, _ direction: Direction) {
        self.direction = direction
        changes = portfolio.changeCount
    }

    /// Whether what was laid out is worth keeping.
    package var isLaidOut: Bool { !firsts.isEmpty }

    /// Whether these are the steps of a portfolio as it is now.
    package func isTrue(of portfolio: Portfolio, _ direction: Direction) -> Bool {
        changes == portfolio.changeCount && self.direction == direction
    }

    /// Calls `body` with each next step from an item, in natural order; with `onlyNeeds` along `needs` links alone.
    package mutating func forEach(
        from node: Node, onlyNeeds: Bool = false, _ portfolio: Portfolio, _ graph: Graph, _ body: (Edge, Node) -> Void
    ) {
        asked += 1
        if asked > OrderedSteps.few, !isLaidOut { layOut(portfolio, graph) }
        guard isLaidOut else {
            find(from: node, portfolio, graph)
            order(node, portfolio)
            for (step, _) in found where !onlyNeeds || step.rank == 0 { body(step.edge, step.node) }
            return
        }
        let place = Int(node.slot)
        let steps = Int(firsts[place])..<Int(firsts[place + 1])
        if !isOrdered[place] {
            isOrdered[place] = true
            if steps.count > 1 {
                found.removeAll(keepingCapacity: true)
                for step in laid[steps] { found.append((step, keys[Int(step.node.slot)])) }
                order(node, portfolio)
                for (place, step) in zip(steps, found) { laid[place] = step.step }
            }
        }
        for place in steps where !onlyNeeds || laid[place].rank == 0 { body(laid[place].edge, laid[place].node) }
    }

    /// Finds the steps of one item.
    private mutating func find(from node: Node, _ portfolio: Portfolio, _ graph: Graph) {
        found.removeAll(keepingCapacity: true)
        switch direction {
        case .upstream: graph.forEachStepUpstream(from: node) { note($0, $1, $2, portfolio) }
        case .downstream: graph.forEachStepDownstream(from: node) { note($0, $1, $2, portfolio) }
        }
    }

    private mutating func note(_ edge: Edge, _ bearing: Bearing, _ node: Node, _ portfolio: Portfolio) {
        let rank = OrderedSteps.rank(edge, bearing, portfolio)
        found.append((Step(edge: edge, node: node, rank: rank), portfolio.sortKey(node)))
    }

    /// Puts what was found of an item in order.
    private mutating func order(_ node: Node, _ portfolio: Portfolio) {
        guard found.count > 1 else { return }
        found.sort { left, right in
            left.step.rank != right.step.rank ? left.step.rank < right.step.rank : left.key < right.key
        }
        // Where the numbers do not tell two apart, the ids do.
        let isTold = (1..<found.count).allSatisfy { place in
            found[place].key != found[place - 1].key || found[place].step.rank != found[place - 1].step.rank
        }
        guard !isTold else { return }
        found = portfolio.neighbours(of: node, direction).map { edge, node in
            (Step(edge: edge, node: node, rank: OrderedSteps.rank(edge, portfolio.bearing(edge), portfolio)), 0)
        }
    }

    /// Lays out the steps of everything, as the links lie.
    private mutating func layOut(_ portfolio: Portfolio, _ graph: Graph) {
        let count = portfolio.slotCount
        let isUpstream = direction == .upstream
        keys = [UInt64](repeating: 0, count: count)
        firsts = [Int32](repeating: 0, count: count + 1)
        for node in portfolio.allNodes { keys[Int(node.slot)] = portfolio.sortKey(node) }
        for place in 0..<count {
            let counts = graph.stepCounts(at: place)
            firsts[place + 1] = firsts[place] + (isUpstream ? counts.upstream : counts.downstream)
        }
        var ends = firsts
        isOrdered = [Bool](repeating: false, count: count)
        laid = [Step](unsafeUninitializedCapacity: Int(firsts[count])) { laid, size in
            ends.withUnsafeMutableBufferPointer { ends in
                graph.forEachStep(in: 0..<portfolio.linkSlotCount) { edge, bearing, from, to in
                    let (source, target) = isUpstream ? (from, to) : (to, from)
                    let place = Int(ends[Int(source.slot)])
                    ends[Int(source.slot)] += 1
                    let rank = OrderedSteps.rank(edge, bearing, portfolio)
                    laid.initializeElement(at: place, to: Step(edge: edge, node: target, rank: rank))
                }
            }
            size = laid.count
        }
    }

    private static func rank(_ edge: Edge, _ bearing: Bearing, _ portfolio: Portfolio) -> UInt8 {
        bearing.runsBack ? 0 : portfolio.type(edge) == .contributes ? 1 : 2
    }
}
