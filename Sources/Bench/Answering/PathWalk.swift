// Walking a way that an answer has shown: the tree of what waits opens along it.

import Analyses
import Missions

extension Workbench {
    /// Opens the tree from the way's beginning along it and goes to its end, from where going to the parent leads back. False where
    /// the way is none that the tree can show: too short, or not always towards what waits. Of the way of a risk the tree
    /// shows that from what it threatens.
    mutating func walk(_ way: [ItemID], _ world: World) -> Bool {
        let first = way.first.flatMap { world.portfolio.node($0) }
        let way = first.map { world.portfolio.kind($0) } == .raid ? Array(way.dropFirst()) : way
        guard way.count > 1, way.count <= SimplePaths.mostHops + 1, isWalkable(way, world) else { return false }
        jumps.leave(here)
        tree.isColumns = false
        tree.direction = .downstream
        tree.look(at: way[0], world, height: height(.dependencies))
        // The way alone is open, each step of it on a row of its own.
        tree.openDepth = 0
        tree.opened = Set(way.dropLast())
        tree.closed = []
        tree.refresh(world, height: height(.dependencies))
        var end = end(of: way, world)
        var dropped = ""
        if !end.isWhole, !tree.filter.isEmpty {
            tree.filter = ""
            tree.refresh(world, height: height(.dependencies))
            end = self.end(of: way, world)
            dropped = " The filter of the tree was dropped: it hid the way."
        }
        tree.go(to: end.row, world, height: height(.dependencies))
        focus(.dependencies, world)
        select(tree.anchor?.item, world)
        say(
            "The way from \(way[0]), \(counted(way.count - 1, "link")): \(key("left")) goes back along it, "
                + "\(key("why")) asks again, \(key("back")) returns.\(dropped)")
        return true
    }

    /// The row of the tree to which a way leads, and whether the tree shows all of it.
    private func end(of way: [ItemID], _ world: World) -> (row: Int, isWhole: Bool) {
        var row = 0
        for item in way.dropFirst() {
            guard
                let next = tree.rows.firstIndex(where: {
                    $0.parent == Int32(row) && world.portfolio.id($0.node) == item
                })
            else { return (row, false) }
            row = next
        }
        return (row, true)
    }

    /// Whether each item waits on the one before it.
    private func isWalkable(_ way: [ItemID], _ world: World) -> Bool {
        zip(way, way.dropFirst()).allSatisfy { one, next in
            guard let node = world.portfolio.node(one), let other = world.portfolio.node(next) else { return false }
            var isNext = false
            world.portfolio.forEachNeighbour(of: node, .downstream) { _, found in isNext = isNext || found == other }
            return isNext
        }
    }
}
