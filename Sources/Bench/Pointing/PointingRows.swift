// What a click or a turn of the wheel does to the rows of a pane.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// Focuses a pane and selects a row of it; what is selected already is opened.
    mutating func click(_ pane: Pane, row: Int, _ world: World) -> [Effect] {
        let wasFocused = pane == focus
        if !wasFocused { focus(pane, world) }
        guard row >= 0, row < rowCount(of: pane, world) else { return [] }
        if wasFocused, row == cursorRow { return openCurrent(world) }
        return moveRows(row - cursorRow, world)
    }

    /// Walks to a side column and to a row of it; the line above the rows leads to the column.
    mutating func clickSide(_ side: Direction, row: Int, _ world: World) {
        if focus != .dependencies { focus(.dependencies, world) }
        guard let node = tree.current?.node else { return }
        let found = world.portfolio.neighbours(of: node, side)
        walkColumn(side == .upstream ? -1 : 1, world)
        guard found.indices.contains(row), let place = tree.rows.firstIndex(where: { $0.node == found[row].node })
        else { return }
        go(toRow: place, world)
    }

    /// Scrolls a pane; its cursor comes along only where it would fall out of sight.
    mutating func turn(_ pane: Pane, _ rows: Int, _ world: World) -> [Effect] {
        switch pane {
        case .missions:
            var scroller = list.scroller
            scroller.scroll(by: rows, count: list.count(world), height: height(pane))
            if scroller.cursor != list.scroller.cursor {
                if pane == focus {
                    go(toListRow: scroller.cursor, world)
                } else {
                    list.go(to: scroller.cursor, world, height: height(pane))
                }
            }
            if list.scroller.top != scroller.top { list.isCounted = false }
            list.scroller.top = scroller.top
        case .dependencies:
            var scroller = tree.scroller
            scroller.scroll(by: rows, count: tree.rows.count, height: height(pane))
            if scroller.cursor != tree.scroller.cursor {
                tree.go(to: scroller.cursor, world, height: height(pane))
                if pane == focus { select(tree.anchor?.item, world) }
            }
            tree.scroller.top = scroller.top
        case .risks:
            guard risks.isList, pane == focus else { return [] }
            var scroller = risks.scroller
            scroller.scroll(by: rows, count: risks.list.count, height: riskRows)
            if scroller.cursor != risks.scroller.cursor {
                risks.go(to: scroller.cursor, world, height: riskRows)
                select(risks.anchor, world)
            }
            risks.scroller.top = scroller.top
        case .detail:
            readDetail(world)
            detail.scroll(by: rows, height: height(pane))
        case .history:
            var scroller = history.scroller
            scroller.scroll(by: rows, count: history.count(world), height: height(pane))
            history.go(to: scroller.cursor, world, height: height(pane))
            history.scroller.top = scroller.top
            if rows > 0, scroller.top + 2 * height(pane) >= history.count(world) { return [.moreHistory] }
        case .library:
            var scroller = library.scroller
            scroller.scroll(by: rows, count: library.count(world), height: height(pane))
            library.go(to: scroller.cursor, world, height: height(pane))
            library.scroller.top = scroller.top
        }
        return []
    }

    /// The companion of the tree takes no keys, but a click goes to the item on a row of it.
    mutating func pointCompanion(_ pointer: Pointer, _ world: World) -> [Effect]? {
        guard let place = layout.companion, (place.box ?? place.inside).contains(pointer.place) else { return nil }
        let rows = companyRows(place)
        let row = rows.lowerBound + pointer.place.y - place.inside.y
        // The first row is the selection itself.
        if pointer.act == .click, place.inside.contains(pointer.place), row > 0, rows.contains(row) {
            visit(world.portfolio.id(companion.rows[row].node), world)
        }
        return []
    }
}
