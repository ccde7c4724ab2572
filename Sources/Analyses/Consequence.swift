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
        var found: [(Edge, Node)] = []
        switch direction {
        case .upstream:
            let out = links(from: node, .needs).filter { isLiveNeed($0) }
            found += out.map { ($0, to($0)) }
            for type in [LinkType.contributes, .partOf] {
                found += links(to: node, type).filter { carries($0) }.map { ($0, from($0)) }
            }
        case .downstream:
            let waiting = links(to: node, .needs).filter { isLiveNeed($0) }
            found += waiting.map { ($0, from($0)) }
            for type in [LinkType.contributes, .partOf] {
                found += links(from: node, type).filter { carries($0) }.map { ($0, to($0)) }
            }
        }
        return found
    }

    /// Calls `body` with each next step, in no particular order.
    public func forEachNeighbour(of node: Node, _ direction: Direction, _ body: (Edge, Node) -> Void) {
        if direction == .upstream {
            forEachLink(from: node, .needs) { if isLiveNeed($0) { body($0, to($0)) } }
            forEachLink(to: node) { edge in
                let type = type(edge)
                if type == .contributes || type == .partOf, carries(edge) { body(edge, from(edge)) }
            }
        } else {
            forEachLink(to: node, .needs) { if isLiveNeed($0) { body($0, from($0)) } }
            forEachLink(from: node) { edge in
                let type = type(edge)
                if type == .contributes || type == .partOf, carries(edge) { body(edge, to(edge)) }
            }
        }
    }

    /// How many next steps there are.
    public func neighbourCount(of node: Node, _ direction: Direction) -> Int {
        var count = 0
        forEachNeighbour(of: node, direction) { _, _ in count += 1 }
        return count
    }

    /// Whether a `needs` link counts: neither withdrawn nor declined.
    public func isLiveNeed(_ edge: Edge) -> Bool {
        !has(edge, .state, "withdrawn") && !has(edge, .state, "declined")
    }

    /// Whether a `contributes` or `part_of` link carries lateness and value; what is part of an org or a fund does not.
    private func carries(_ edge: Edge) -> Bool {
        if type(edge) == .contributes { return true }
        func works(_ node: Node) -> Bool {
            switch kind(node) {
            case .milestone, .experiment, .programme, .outcome, .mission: true
            default: false
            }
        }
        return works(from(edge)) && works(to(edge))
    }
}
