// The one selection, and how every pane comes to show it.

import Analyses
import Missions

extension Workbench {
    /// Makes an item the one that every pane is about.
    mutating func select(_ item: ItemID?, _ world: World) {
        guard item != selection else { return }
        selection = item
        refreshDetail(world)
        followRisk(world)
    }

    /// Where a risk is selected elsewhere, the grid shows its cell.
    mutating func followRisk(_ world: World) {
        guard focus != .risks, let node = selected(world), world.portfolio.kind(node) == .raid else { return }
        risks.show(node, world, height: riskRows)
    }

    mutating func refreshDetail(_ world: World, isRead: Bool = false) {
        ties.look(at: selection, world)
        detail.refresh(
            selection, world, ties, width: layout.width(.detail), height: height(.detail),
            isRead: isRead || focus == .detail)
    }

    /// Writes what is still unwritten of the detail, because someone goes on to read it.
    mutating func readDetail(_ world: World) {
        if !detail.isWhole { refreshDetail(world, isRead: true) }
    }

    /// Goes to an item from anywhere: remembers where we were, and shows it in every pane that can.
    mutating func visit(_ item: ItemID, _ world: World) {
        guard let node = world.portfolio.node(item) else {
            fail("\(item) is not here any more.")
            return
        }
        jumps.leave(here)
        show(item, node, world)
    }

    mutating func show(_ item: ItemID, _ node: Node, _ world: World) {
        let kind = world.portfolio.kind(node)
        reveal(node, world)
        if kind == .raid { risks.show(node, world, height: riskRows) }
        if let row = tree.rows.firstIndex(where: { $0.node == node && $0.place != .again }) {
            tree.go(to: row, world, height: height(.dependencies))
        } else if Workbench.isWalked(kind) || world.portfolio.cell(node) == nil {
            tree.look(at: item, world, height: height(.dependencies))
            // Neither tree nor grid has a place for it, or a filter leaves none in the columns: the tree says so, as where
            // it is come by in the list.
            if tree.anchor?.item != item {
                list.turn(to: kind, world)
                reveal(node, world)
            }
        }
        if let row = list.row(of: node, world) { list.go(to: row, world, height: height(.missions)) }
        select(item, world)
        lookWhere(item, node, world)
        refreshScroll(world)
    }

    /// Moves the focus where the pane in focus has no place for an item, so that its cursor and the selection are one.
    mutating func lookWhere(_ item: ItemID, _ node: Node, _ world: World) {
        let isOnGrid = focus == .risks && world.portfolio.cell(node) != nil
        if isOnGrid { risks.isList = true }
        guard cursorItem != item, [.missions, .dependencies, .risks].contains(focus), !isOnGrid else { return }
        if list.anchor == item {
            focus = .missions
        } else if tree.anchor?.item == item {
            focus = .dependencies
        } else if risks.anchor == item {
            focus = .risks
            risks.isList = true
        }
    }

    /// Whether items of a kind stand in trees: they need something, or something waits on them.
    static func isWalked(_ kind: Kind) -> Bool {
        switch kind {
        case .mission, .outcome, .programme, .milestone, .experiment, .org: true
        case .measure, .raid, .fund, .record, .session, .evidence: false
        }
    }

    /// Returns to a place of the jump list.
    mutating func restore(_ place: Place, _ world: World) {
        focus = place.focus
        tree.direction = place.direction
        if world.portfolio.count(of: place.kind) > 0 {
            list.turn(to: place.kind, world)
            list.look = place.look
            list.refresh(world, height: height(.missions))
        }
        if place.root != tree.root || place.isColumns != tree.isColumns || place.around != tree.focus?.item {
            tree.isColumns = place.isColumns
            tree.look(at: place.root, world, height: height(.dependencies))
            tree.focus = place.around.flatMap { Neighbourhood(of: $0, in: world.portfolio) }
            tree.isAlone = !place.isColumns || place.selection == place.root
            tree.refresh(world, height: height(.dependencies))
        }
        if let item = place.selection, let node = world.portfolio.node(item) { show(item, node, world) }
        refresh(world)
    }
}
