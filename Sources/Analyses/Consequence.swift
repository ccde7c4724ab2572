// The consequence graph: which way lateness and value travel between items.

import Missions

/// Which way to walk from an item.
public enum Direction: String, CaseIterable, Sendable {
    /// To what it needs: receiver to giver.
    case upstream
    /// To what waits on it: along the consequence graph.
    case downstream
}

extension Portfolio {
    /// The next steps from an item in the consequence graph or against it, in natural order: along live `needs` links
    /// (giver to receiver), `contributes`, and `part_of` between missions, outcomes, programmes, milestones and
    /// experiments (domain model, section 5). Upstream walks the same links the other way.
    public func neighbours(of node: Node, _ direction: Direction) -> [(edge: Edge, node: Node)] {
        var found: [(edge: Edge, node: Node)] = []
        forEachNeighbour(of: node, direction) { edge, node in found.append((edge, node)) }
        guard found.count > 1 else { return found }
        // The schema names them the other way round.
        var groups: [[(edge: Edge, node: Node)]] = [[], [], []]
        for step in found {
            switch type(step.edge) {
            case .needs: groups[0].append(step)
            case .contributes: groups[1].append(step)
            default: groups[2].append(step)
            }
        }
        for group in groups.indices { sort(&groups[group]) }
        return groups[0] + groups[1] + groups[2]
    }

    /// Calls `body` with each next step, in no particular order.
    public func forEachNeighbour(of node: Node, _ direction: Direction, _ body: (Edge, Node) -> Void) {
        withGraph { graph in
            switch direction {
            case .upstream: graph.forEachStepUpstream(from: node) { edge, _, giver in body(edge, giver) }
            case .downstream: graph.forEachStepDownstream(from: node) { edge, _, receiver in body(edge, receiver) }
            }
        }
    }

    /// How many next steps there are; known without walking.
    public func neighbourCount(of node: Node, _ direction: Direction) -> Int {
        direction == .upstream ? stepCounts(node).upstream : stepCounts(node).downstream
    }

    /// Whether a `needs` link counts: neither withdrawn nor declined.
    public func isLiveNeed(_ edge: Edge) -> Bool { bearing(edge).runsBack }
}
