// Whose an item is: the org that leads on it, and the department above that org.

import Missions

extension Portfolio {
    /// The org that leads on an item: its responsible link with role lead; else the lead of what it is part of; for an
    /// org, itself. Nil where nobody leads.
    public func leadOrg(of node: Node) -> Node? {
        if kind(node) == .org { return node }
        var current = node
        var climb = Climb()
        while climb.isNew(current) {
            var lead: Node?
            forEachLink(to: current, .responsible) { edge in
                guard has(edge, .role, "lead") else { return }
                let org = from(edge)
                if lead.map({ id(org) < id($0) }) ?? true { lead = org }
            }
            if let lead { return lead }
            guard let parent = parent(of: current) else { return nil }
            current = parent
        }
        return nil
    }

    /// The nearest org of type department at or above an org, as things stand on the as-of day; else the org itself.
    public func department(of org: Node) -> Node {
        var current = org
        var climb = Climb()
        while climb.isNew(current) {
            if has(current, .type, "department") { return current }
            guard let parent = parent(of: current) else { return org }
            current = parent
        }
        return org
    }

    /// What an item is part of on the as-of day; without such a day, what it is part of with no end. Where a file brought
    /// several parents, the first id in plain text order.
    private func parent(of node: Node) -> Node? {
        var parent: Node?
        forEachLink(from: node, .partOf) { edge in
            if let asOf {
                guard day(edge, .fromDate) ?? asOf <= asOf, asOf <= day(edge, .toDate) ?? asOf else { return }
            } else if text(edge, .toDate) != nil {
                return
            }
            if parent.map({ id(to(edge)) < id($0) }) ?? true { parent = to(edge) }
        }
        return parent
    }
}

/// Notices where a way up comes round, as a damaged log may let it, by remembering one place at a time (Brent 1980).
private struct Climb {
    private var remembered: Node?
    private var steps = 0

    /// False where the way has come round.
    mutating func isNew(_ node: Node) -> Bool {
        if node == remembered { return false }
        // The place is changed at 1, 2, 4, 8 … steps, so that no loop is too long to be noticed.
        if steps & (steps - 1) == 0 { remembered = node }
        steps += 1
        return true
    }
}
