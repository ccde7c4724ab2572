// Whose an item is: the org that leads on it, and the department above that org.

import Missions

extension Portfolio {
    /// The org that leads on an item: its responsible link with role lead; else the lead of what it is part of; for an
    /// org, itself. Nil where nobody leads.
    public func leadOrg(of node: Node) -> Node? {
        if kind(node) == .org { return node }
        var current = node
        for _ in 0..<Portfolio.tallest {
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
        for _ in 0..<Portfolio.tallest {
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

    /// No tree of the state is taller; a loop that came in with a damaged log ends here.
    private static let tallest = 1_000
}
