// The neighbourhood of an item: all that it needs and all that waits on it, near or far, and nothing else.

import Analyses
import Missions

/// What a tree is narrowed to, as long as the links stay as they are.
struct Neighbourhood: Sendable {
    let item: ItemID
    private let nodes: NodeSet
    /// How many changes had been made when it was last known to be true.
    private var changes: Int

    /// Nil where the item is not there.
    init?(of item: ItemID, in portfolio: Portfolio) {
        guard let node = portfolio.node(item) else { return nil }
        self.item = item
        changes = portfolio.changeCount
        var nodes = NodeSet(portfolio)
        nodes.insertAll(from: node, .upstream, in: portfolio)
        // Much may wait on one item: that is found as the analyses find it.
        for found in Downstream(from: node, in: portfolio).nodes { nodes.insert(found) }
        self.nodes = nodes
    }

    func contains(_ node: Node) -> Bool { nodes.contains(node) }

    /// Whether it is true after these changes, too: none makes or breaks a step, and they are all there were.
    mutating func keep(through made: [Change], _ portfolio: Portfolio) {
        guard changes + made.count == portfolio.changeCount, !made.contains(where: Direction.isTouched) else { return }
        changes = portfolio.changeCount
    }

    /// The same of the portfolio as it is now; nil where the item is gone.
    func asOf(_ portfolio: Portfolio) -> Neighbourhood? {
        changes == portfolio.changeCount ? self : Neighbourhood(of: item, in: portfolio)
    }
}

extension TreePane {
    /// The next steps from an item that the tree shows.
    func neighbours(of node: Node, _ portfolio: Portfolio) -> [(edge: Edge, node: Node)] {
        let all = portfolio.neighbours(of: node, direction)
        guard let focus else { return all }
        return all.filter { focus.contains($0.node) }
    }

    /// How many there are.
    func neighbourCount(of node: Node, _ portfolio: Portfolio) -> Int {
        guard let focus else { return portfolio.neighbourCount(of: node, direction) }
        var count = 0
        portfolio.forEachNeighbour(of: node, direction) { _, neighbour in
            if focus.contains(neighbour) { count += 1 }
        }
        return count
    }
}

extension Workbench {
    /// Narrows the tree to what the selected item needs and what waits on it, or shows all of it again.
    mutating func toggleNeighbourhood(_ world: World) -> [Effect] {
        if let focus = tree.focus, focus.item == selection || focus.item == tree.root {
            leaveNeighbourhood(world)
            return []
        }
        guard let item = selection, let around = Neighbourhood(of: item, in: world.portfolio) else { return [] }
        leaveColumns(world)
        if tree.rows.allSatisfy({ world.portfolio.id($0.node) != item }) {
            jumps.leave(here)
            tree.look(at: item, world, height: height(.dependencies))
        }
        tree.focus = around
        tree.anchor = (tree.anchor?.item == item ? tree.anchor?.parent : nil, item)
        tree.refresh(world, height: height(.dependencies))
        focus(.dependencies, world)
        say("Only what \(item) needs and what waits on it: \(key("focus neighbourhood")) or Esc shows all again.")
        return []
    }

    /// Shows all of the tree again; whether it was narrowed.
    @discardableResult
    mutating func leaveNeighbourhood(_ world: World) -> Bool {
        guard let item = tree.focus?.item else { return false }
        tree.focus = nil
        tree.refresh(world, height: height(.dependencies))
        say("The whole tree again, not only around \(item).")
        return true
    }
}
