// Items of a portfolio, one bit each.

import Analyses
import Missions

/// A set of items by the places at which they stand.
struct NodeSet: Sendable {
    private var words: [UInt64]

    init(_ portfolio: Portfolio) { words = [UInt64](repeating: 0, count: portfolio.slotCount / 64 + 1) }

    func contains(_ node: Node) -> Bool {
        let word = Int(node.slot) / 64
        return word < words.count && words[word] & bit(node) != 0
    }

    /// Whether it was not there before.
    @discardableResult
    mutating func insert(_ node: Node) -> Bool {
        defer { words[Int(node.slot) / 64] |= bit(node) }
        return !contains(node)
    }

    mutating func remove(_ node: Node) { words[Int(node.slot) / 64] &= ~bit(node) }

    private func bit(_ node: Node) -> UInt64 { 1 << UInt64(node.slot % 64) }

    /// Adds an item and what can be reached from it in a direction, by way of what is not in the set yet.
    mutating func insertAll(
        from root: Node, _ direction: Direction, in portfolio: Portfolio, along isWalked: (Edge) -> Bool = { _ in true }
    ) {
        insert(root)
        var waiting = [root]
        while let next = waiting.popLast() {
            portfolio.forEachNeighbour(of: next, direction) { edge, node in
                if isWalked(edge), insert(node) { waiting.append(node) }
            }
        }
    }
}
