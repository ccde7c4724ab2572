// The rows of a tree, held against a tree that is walked step by step with ids and sets.

import Analyses
import Chance
import Missions
import Testing

@testable import Bench

@Suite("Laws of the tree") struct TreeLaws {
    /// A row as the slow walk writes it.
    private struct Row: Equatable {
        var item: ItemID
        var parent: Int
        var depth: Int
        var place: TreeRow.Place
        var bars: UInt64
        var isLast: Bool
    }

    @Test(
        "The rows are those of a walk step by step, whatever is open, shared or runs in cycles",
        arguments: UInt64(0)..<60)
    func rows(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolio = Self.network(&dice)
        let world = World(portfolio: portfolio, today: Day(number: 0))
        let ids = portfolio.allNodes.map { portfolio.id($0) }
        var tree = TreePane()
        for _ in 0..<12 {
            tree.direction = dice.pick(Direction.allCases)
            tree.root = dice.pick(ids)
            tree.openDepth = dice.roll(0..<4)
            tree.opened = Set((0..<dice.roll(0..<10)).map { _ in dice.pick(ids) })
            tree.closed = Set((0..<dice.roll(0..<4)).map { _ in dice.pick(ids) })
            tree.refresh(world, height: 10)
            let rows = tree.rows.map { row in
                Row(
                    item: portfolio.id(row.node), parent: Int(row.parent), depth: row.depth, place: row.place,
                    bars: row.bars, isLast: row.isLast)
            }
            var slow: [Row] = []
            var seen: Set<ItemID> = []
            Self.walk(tree.root!, tree, portfolio, [], nil, 0, true, &seen, &slow)
            #expect(rows == slow)
            for row in tree.rows.indices { #expect(tree.parent(of: row) == Self.parent(row, tree)) }
        }
    }

    @Test("A large tree that was walked before is made anew after every change")
    func largeTrees() throws {
        var portfolio = Portfolio()
        let count = 5_000
        try portfolio.apply((0..<count).map { .create(.item("M\($0)"), kind: .milestone, fields: [:]) })
        let keys = (1..<count).map { LinkKey(.needs, from: "M\($0 / 3)", to: "M\($0)") }
        try portfolio.apply(keys.map { .create(.link($0), kind: nil, fields: [:]) })
        var tree = TreePane()
        (tree.root, tree.openDepth) = ("M0", 100)
        func rows() -> Int {
            let world = World(portfolio: portfolio, today: Day(number: 0))
            tree.refresh(world, height: 10)
            var fresh = TreePane()
            (fresh.root, fresh.direction, fresh.openDepth) = ("M0", tree.direction, 100)
            fresh.refresh(world, height: 10)
            #expect(tree.rows.map(\.node) == fresh.rows.map(\.node))
            return tree.rows.count
        }
        #expect(rows() == count)
        #expect(rows() == count)
        try portfolio.apply([.delete(.link(keys[3]), kind: nil, fields: [:])])
        #expect(rows() < count)
        try portfolio.apply([.create(.link(keys[3]), kind: nil, fields: [:])])
        try portfolio.apply([
            .create(.item("M-NEW"), kind: .milestone, fields: [:]),
            .create(.link(LinkKey(.needs, from: "M7", to: "M-NEW")), kind: nil, fields: [:]),
        ])
        #expect(rows() == count + 1)
        tree.direction = .downstream
        #expect(rows() == 1)
    }

    private static func walk(
        _ item: ItemID, _ tree: TreePane, _ portfolio: Portfolio, _ path: [ItemID], _ parent: Int?, _ bars: UInt64,
        _ isLast: Bool, _ seen: inout Set<ItemID>, _ rows: inout [Row]
    ) {
        let depth = path.count
        let steps = portfolio.neighbours(of: portfolio.node(item)!, tree.direction).map { portfolio.id($0.node) }
        var place = TreeRow.Place.first
        if path.contains(item) {
            place = .cycle
        } else if !seen.insert(item).inserted {
            place = .again
        } else if tree.isOpen(item, depth: depth), !steps.isEmpty {
            place = .expanded
        }
        let row = rows.count
        rows.append(Row(item: item, parent: parent ?? -1, depth: depth, place: place, bars: bars, isLast: isLast))
        guard place == .expanded else { return }
        let below = isLast || depth == 0 ? bars : bars | 1 << UInt64(depth)
        for (position, step) in steps.enumerated() {
            walk(step, tree, portfolio, path + [item], row, below, position == steps.count - 1, &seen, &rows)
        }
    }

    /// The nearest row above that is one level up.
    private static func parent(_ row: Int, _ tree: TreePane) -> Int? {
        tree.rows[row].depth == 0 ? nil : tree.rows[..<row].lastIndex { $0.depth == tree.rows[row].depth - 1 }
    }

    /// Milestones that need each other by chance, in cycles too.
    private static func network(_ dice: inout Dice) -> Portfolio {
        var portfolio = Portfolio()
        let count = dice.roll(1...25)
        for number in 0..<count {
            try! portfolio.apply([.create(.item("M\(number)"), kind: .milestone, fields: [:])])
        }
        for _ in 0..<count * dice.roll(0...3) {
            let key = LinkKey(.needs, from: "M\(dice.roll(0..<count))", to: "M\(dice.roll(0..<count))")
            if key.from == key.to { continue }
            try? portfolio.apply([.create(.link(key), kind: nil, fields: [.state: dice.pick(["agreed", "declined"])])])
        }
        return portfolio
    }
}
