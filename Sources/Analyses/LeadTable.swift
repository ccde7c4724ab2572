// Whose every item is, found in one pass over the links: what a filter over everything needs.

import Missions

/// The department of every item, by place. Asking `leadOrg` and `department` of 100,000 items one by one follows the
/// links of each; this reads all links once, where they lie.
package final class LeadTable {
    private let portfolio: Portfolio
    /// The org that leads by a link of its own, and what an item is part of, by place; -1 where there is none.
    private var leads: [Int32]
    private var parents: [Int32]
    /// The department of an item, by place; -1 where nobody leads, -2 where it has not been asked for.
    private var departments: [Int32]

    package init(_ portfolio: Portfolio) {
        self.portfolio = portfolio
        var leads = [Int32](repeating: -1, count: portfolio.slotCount)
        var parents = leads
        departments = [Int32](repeating: -2, count: portfolio.slotCount)
        func isBefore(_ left: Node, _ slot: Int32) -> Bool {
            guard slot >= 0, let right = portfolio.liveNode(Int(slot)) else { return true }
            return portfolio.idBytes(left).lexicographicallyPrecedes(portfolio.idBytes(right))
        }
        portfolio.forEachLink(of: .responsible) { edge in
            let (org, item) = (portfolio.from(edge), Int(portfolio.to(edge).slot))
            if portfolio.has(edge, .role, "lead"), isBefore(org, leads[item]) { leads[item] = org.slot }
        }
        let asOf = portfolio.asOf
        portfolio.forEachLink(of: .partOf) { edge in
            let (part, whole) = (Int(portfolio.from(edge).slot), portfolio.to(edge))
            if let asOf {
                guard portfolio.day(edge, .fromDate) ?? asOf <= asOf, asOf <= portfolio.day(edge, .toDate) ?? asOf
                else { return }
            } else if portfolio.bytes(edge, .toDate) != nil {
                return
            }
            if isBefore(whole, parents[part]) { parents[part] = whole.slot }
        }
        self.leads = leads
        self.parents = parents
    }

    /// What `leadOrg` and then `department` answer.
    package func department(of node: Node) -> Node? {
        let slot = Int(node.slot)
        if departments[slot] == -2 { departments[slot] = find(node)?.slot ?? -1 }
        return departments[slot] < 0 ? nil : portfolio.liveNode(Int(departments[slot]))
    }

    private func find(_ node: Node) -> Node? {
        if portfolio.kind(node) == .org { return top(of: node) }
        var current = Int(node.slot)
        for _ in 0..<1_000 {
            if leads[current] >= 0 {
                let org = Int(leads[current])
                if departments[org] >= 0 { return portfolio.liveNode(Int(departments[org])) }
                return portfolio.liveNode(org).map { top(of: $0) }
            }
            // What it is part of has been asked already, more often than not.
            if current != Int(node.slot), departments[current] != -2 {
                return departments[current] < 0 ? nil : portfolio.liveNode(Int(departments[current]))
            }
            guard parents[current] >= 0 else { return nil }
            current = Int(parents[current])
        }
        return nil
    }

    private func top(of org: Node) -> Node {
        var current = org
        for _ in 0..<1_000 {
            if portfolio.has(current, .type, "department") { return current }
            guard parents[Int(current.slot)] >= 0,
                let parent = portfolio.liveNode(Int(parents[Int(current.slot)]))
            else { return org }
            current = parent
        }
        return org
    }
}
