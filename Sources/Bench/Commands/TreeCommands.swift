// The dependency tree: which way, how deep, from where.

import Analyses
import Drawing
import Missions

extension Command {
    static let treeing: [Command] =
        [
            Command(
                "tree upstream", .tree, ["<"], "what this needs", hint: "needs", unless: noSelection,
                run: { $0.turn(.upstream, $1) }),
            Command(
                "tree downstream", .tree, [">"], "what waits on this", hint: "waiting", unless: noSelection,
                run: { $0.turn(.downstream, $1) }),
            Command(
                "tree both", .tree, ["="], "what this needs and what waits on it, both at once; again for one",
                unless: noSelection, run: { $0.showBoth(!$0.arrangement.showsBoth, $1) }),
            Command(
                "tree next", .tree, ["F7"], "the next way to see the tree: needs, waiting, both", unless: noSelection,
                run: { bench, world in
                    if bench.arrangement.showsBoth {
                        _ = bench.showBoth(false, world)
                        return bench.turn(.upstream, world)
                    }
                    return bench.tree.direction == .upstream
                        ? bench.turn(.downstream, world) : bench.showBoth(true, world)
                }),
            Command(
                "toggle fold", .tree, ["z a"], "open or close the row", unless: inColumns,
                run: { bench, world in
                    guard let row = bench.tree.current else { return [] }
                    let isClosed = bench.tree.fold(row, world.portfolio).fold == .closed
                    bench.fold(world) { $0.setOpen(world.portfolio.id(row.node), isClosed) }
                    return []
                }),
            Command(
                "open fold", .tree, ["z o"], "open the row; with a count, so many rows deep", counts: .reads,
                unless: inColumns,
                run: { $0.openFold($1) }),
            Command(
                "close fold", .tree, ["z c"], "close the row; with a count, so many rows up", counts: .reads,
                unless: inColumns,
                run: { $0.closeFold($1) }),
            Command(
                "open all folds", .tree, ["z R"], "open every row", unless: inColumns,
                run: { $0.foldTo(Int.max, $1) }),
            Command(
                "close all folds", .tree, ["z M"], "close every row", unless: inColumns, run: { $0.foldTo(0, $1) }),
        ]
        + (1...9).map { depth in
            Command(
                "fold to \(depth)", .tree, ["z \(depth)"], "open rows to depth \(depth)", unless: inColumns,
                run: { $0.foldTo(depth, $1) })
        }
        + [
            Command(
                "centre", .tree, ["z z"], "put the cursor's row in the middle",
                run: { bench, world in
                    bench.centre(world)
                    return []
                }),
            Command(
                "hide done", .tree, ["z d"], "hide what is done in the tree, or show it again", unless: noSelection,
                run: { $0.toggleDone($1) }),
            Command(
                "columns", .tree, ["z m"], "walk in columns: what it needs, here, what waits on it; again for the tree",
                unless: { $0.tree.isColumns ? nil : noSelection($0, $1) }, run: { $0.toggleColumns($1) }),
            Command(
                "focus neighbourhood", .tree, ["z f"],
                "narrow the tree to what this needs and what waits on it; again for all", unless: noSelection,
                run: { $0.toggleNeighbourhood($1) }),
            Command(
                "reroot", .tree, ["z p"], "make this item the root", unless: noSelection,
                run: { bench, world in
                    bench.jumps.leave(bench.here)
                    bench.tree.look(at: bench.selection, world, height: bench.height(.dependencies))
                    return []
                }),
            Command(
                "reset root", .tree, ["z r"], "make the list's item the root again",
                run: { bench, world in
                    bench.tree.look(at: bench.list.anchor, world, height: bench.height(.dependencies))
                    bench.select(bench.cursorItem ?? bench.list.anchor, world)
                    return []
                }),
        ]

    /// Columns have nothing to open or close.
    private static func inColumns(_ bench: Workbench, _ world: World) -> String? {
        bench.tree.isColumns ? "Columns have no folds: \(bench.key("columns")) shows the tree." : nil
    }

    static func noSelection(_ bench: Workbench, _ world: World) -> String? {
        guard bench.selected(world) != nil else {
            return "Nothing is selected yet: \(bench.wayToSelect(world))"
        }
        // What is selected elsewhere is not what an empty list shows.
        return bench.focus == .missions ? bench.emptyList(to: "act on", world) : nil
    }
}

extension Workbench {
    /// Turns the tree to the other direction; from within the tree, around the row under the cursor.
    fileprivate mutating func turn(_ direction: Direction, _ world: World) -> [Effect] {
        jumps.leave(here)
        tree.isColumns = false
        tree.direction = direction
        tree.look(at: selection, world, height: height(.dependencies))
        focus(.dependencies, world)
        return []
    }

    /// Shows both directions from the selected item, or the one that was there alone.
    fileprivate mutating func showBoth(_ isBoth: Bool, _ world: World) -> [Effect] {
        if !isBoth {
            arrangement.showsBoth = false
            refresh(world)
            say("One direction: \(key("tree upstream")) what it needs, \(key("tree downstream")) what waits on it.")
            return []
        }
        arrangement.showsBoth = true
        _ = turn(tree.direction, world)
        refresh(world)
        if layout.companion == nil {
            say("There is room for one direction only: \(key("zoom")) gives the tree all of it.")
        }
        return []
    }

    /// Opens or closes rows; the cursor may come to lie on another one.
    mutating func fold(_ world: World, _ change: (inout TreePane) -> Void) {
        change(&tree)
        tree.refresh(world, height: height(.dependencies))
        if let item = cursorItem { select(item, world) }
    }

    /// Opens the row, and with a count what comes to light under it, level by level.
    fileprivate mutating func openFold(_ world: World) -> [Effect] {
        guard let row = tree.current else { return [] }
        var level = [row]
        for _ in 0..<min(times, 99) {
            fold(world) { tree in
                for row in level { tree.setOpen(world.portfolio.id(row.node), true) }
            }
            let at = tree.scroller.cursor
            let under = tree.rows[(at + 1)...].prefix { $0.depth > row.depth }
            let next = under.filter { tree.fold($0, world.portfolio).fold == .closed }
            if next.isEmpty { break }
            level = Array(next)
        }
        return []
    }

    /// Closes the row, and with a count the rows above it, one by one.
    fileprivate mutating func closeFold(_ world: World) -> [Effect] {
        guard let row = tree.current else { return [] }
        fold(world) { $0.setOpen(world.portfolio.id(row.node), false) }
        for _ in 1..<max(2, times) where times > 1 {
            guard let parent = tree.parent(of: tree.scroller.cursor) else { break }
            tree.go(to: parent, world, height: height(.dependencies))
            let above = world.portfolio.id(tree.rows[parent].node)
            fold(world) { $0.setOpen(above, false) }
            select(tree.anchor?.item, world)
        }
        return []
    }

    fileprivate mutating func foldTo(_ depth: Int, _ world: World) -> [Effect] {
        fold(world) { tree in
            tree.opened = []
            tree.closed = []
            tree.openDepth = depth
        }
        if tree.isCut {
            say(
                "The first \(TreePane.limit) rows are shown; \(key("fold to 1")) to \(key("fold to 9")) fold to a depth."
            )
        }
        return []
    }

    fileprivate mutating func centre(_ world: World) {
        switch focus {
        case .missions: list.scroller.centre(count: list.count(world), height: height(.missions))
        case .dependencies: tree.scroller.centre(count: tree.rows.count, height: height(.dependencies))
        case .risks: risks.scroller.centre(count: risks.list.count, height: riskRows)
        case .detail: detail.scroller.centre(count: detail.lines.count, height: height(.detail))
        case .history: history.scroller.centre(count: history.count(world), height: height(.history))
        case .library: library.scroller.centre(count: library.count(world), height: height(.library))
        }
    }
}
