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
        var groups: (needs: [Edge], contributes: [Edge], partOf: [Edge]) = ([], [], [])
        forEachNeighbour(of: node, direction) { edge, _ in
            switch type(edge) {
            case .needs: groups.needs.append(edge)
            case .contributes: groups.contributes.append(edge)
            default: groups.partOf.append(edge)
            }
        }
        // What is needed stands where the link arrives, what contributes where it leaves; downstream the other way.
        let isUpstream = direction == .upstream
        let giver = { (edge: Edge) in isUpstream ? to(edge) : from(edge) }
        let part = { (edge: Edge) in isUpstream ? from(edge) : to(edge) }
        var found = sorted(groups.needs, by: giver).map { (edge: $0, node: giver($0)) }
        for edges in [groups.contributes, groups.partOf] {
            found += sorted(edges, by: part).map { (edge: $0, node: part($0)) }
        }
        return found
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
