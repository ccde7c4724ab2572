// Whose an item is: the org that leads on it, and the department above that org.

import Missions

extension Portfolio {
    /// The org that leads on an item: its responsible link with role lead; else the lead of what it is part of; for an
    /// org, itself. Nil where nobody leads.
    public func leadOrg(of node: Node) -> Node? {
        if kind(node) == .org { return node }
        var current = node
        for _ in 0..<20 {
            var lead: Node?
            forEachLink(to: current, .responsible) { edge in
                guard has(edge, .role, "lead") else { return }
                let org = from(edge)
                if lead.map({ id(org) < id($0) }) ?? true { lead = org }
            }
            if let lead { return lead }
            var parent: Node?
            forEachLink(from: current, .partOf) { parent = to($0) }
            guard let parent else { return nil }
            current = parent
        }
        return nil
    }

    /// The nearest org of type department at or above an org; else the org itself.
    public func department(of org: Node) -> Node {
        var current = org
        for _ in 0..<20 {
            if has(current, .type, "department") { return current }
            var parent: Node?
            forEachLink(from: current, .partOf) { if text($0, .toDate) == nil { parent = to($0) } }
            guard let parent else { return org }
            current = parent
        }
        return org
    }
}
