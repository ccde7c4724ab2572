// The other way to walk: in columns. In the middle items side by side, left of them what the one under the cursor needs,
// right of them what waits on it. The middle is the tree's rows, so that everything done to rows is done to it.

import Analyses
import Missions

extension TreePane {
    /// The rows of the middle column: what is next to the root, or at first the root alone.
    mutating func lineUp(_ portfolio: Portfolio) {
        rows.removeAll(keepingCapacity: true)
        isCut = false
        guard let start = root.flatMap({ portfolio.node($0) }) else { return }
        let found = isAlone ? [] : neighbours(of: start, portfolio)
        // Where the last of them was deleted, what they were next to is left.
        if found.isEmpty {
            isAlone = true
            rows = [TreeRow(node: start, edge: nil, parent: -1, depth: 0, place: .first, bars: 0, isLast: true)]
            return
        }
        isCut = found.count > TreePane.limit
        rows = found.prefix(TreePane.limit).map { step in
            TreeRow(node: step.node, edge: step.edge, parent: -1, depth: 1, place: .first, bars: 0, isLast: false)
        }
    }

    /// Walks a column on: what is next to the cursor's item becomes the middle. Going back, the cursor returns to where it
    /// came from. False where nothing is next to it.
    mutating func walk(_ direction: Direction, _ world: World, height: Int) -> Bool {
        guard let here = anchor?.item, let node = current?.node,
            world.portfolio.neighbourCount(of: node, direction) > 0
        else { return false }
        let before = isAlone ? nil : root
        self.direction = direction
        look(at: here, world, height: height)
        isAlone = false
        anchor = before.map { (nil, $0) }
        refresh(world, height: height)
        return true
    }
}

extension Workbench {
    /// From the tree to the columns, and back.
    mutating func toggleColumns(_ world: World) -> [Effect] {
        let row = tree.current
        let parent = tree.parent(of: tree.scroller.cursor).map { world.portfolio.id(tree.rows[$0].node) }
        let item = tree.anchor?.item ?? selection
        if tree.isColumns {
            leaveColumns(world)
            say("A tree again, from \(tree.root ?? "here").")
        } else {
            axis = AxisLook()
            tree.isColumns = true
            // The row's neighbours stand beside it, as they stood under the same row.
            if let parent, row?.edge != nil, tree.root != nil {
                tree.look(at: parent, world, height: height(.dependencies))
                tree.isAlone = false
                tree.anchor = item.map { (nil, $0) }
                tree.refresh(world, height: height(.dependencies))
            } else {
                tree.look(at: item, world, height: height(.dependencies))
            }
            say(
                "In columns: \(key("left")) to what it needs, \(key("right")) to what waits on it; "
                    + "\(key("columns")) for the tree.")
        }
        focus(.dependencies, world)
        if let item = cursorItem { select(item, world) }
        return []
    }

    /// The tree again, from the item under the cursor.
    mutating func leaveColumns(_ world: World) {
        guard tree.isColumns else { return }
        let item = tree.anchor?.item ?? tree.root
        tree.isColumns = false
        tree.look(at: item, world, height: height(.dependencies))
    }

    /// A column left or right.
    mutating func walkColumn(_ step: Int, _ world: World) {
        let direction: Direction = step < 0 ? .upstream : .downstream
        if tree.rows.isEmpty, tree.root != nil {
            fail("The filter leaves nothing here to walk from: Esc shows everything again.")
            return
        }
        let from = tree.anchor?.item ?? tree.root ?? "It"
        guard tree.walk(direction, world, height: height(.dependencies)) else {
            fail(step < 0 ? "\(from) needs nothing that is written down." : "Nothing waits on \(from).")
            return
        }
        select(tree.anchor?.item, world)
    }
}
