// The filters that hold: set, said, dropped, and let go of where they hide what somebody asked for.

import Drawing
import Missions

extension Workbench {
    /// The filter of a pane; empty where there is none.
    func filter(of pane: Pane) -> String {
        switch pane {
        case .missions: list.look.filter
        case .dependencies: tree.filter
        case .risks: risks.look.filter
        case .history: history.filter
        default: ""
        }
    }

    /// Filters a pane, unless the query makes no sense there: then says why, and leaves the pane as it is.
    mutating func setFilter(_ text: String, of pane: Pane, _ world: World) -> QueryError? {
        do { try check(text, pane, world) } catch { return error }
        switch pane {
        case .missions:
            list.look.filter = text
            list.isCounted = false
            list.refresh(world, height: height(.missions))
            // Where nothing fits, the tree goes on being about what is selected.
            if let item = list.anchor ?? selection, tree.root != item {
                tree.look(at: item, world, height: height(.dependencies))
            }
        case .dependencies:
            tree.filter = text
            tree.refresh(world, height: height(.dependencies))
        case .risks:
            risks.look.filter = text
            risks.refresh(world, height: riskRows)
            if risks.list.isEmpty, !risks.isList { risks.goToWorst(world, height: riskRows) }
        case .history:
            history.filter = text
            history.refresh(world, height: height(.history))
        case .detail, .library: break
        }
        refreshScroll(world)
        if let item = cursorItem { select(item, world) }
        return nil
    }

    /// Says what the filter of the focused pane leaves.
    mutating func sayFilter(_ world: World) {
        let text = filter(of: focus)
        let (fit, all) = filtered(focus, world)
        if text.isEmpty {
            say("No filter: all \(all) are shown.")
        } else if fit == 0 {
            let deeper = focus == .dependencies ? "; only open rows are asked, \(key("open all folds")) opens all" : ""
            fail("Nothing here fits \(text): \(key("drop term")) drops its last term, Esc drops it all\(deeper).")
            if asksForMine(text, focus, world) { fail("Nothing here fits \(text): \(whoMineIs(world))") }
        } else {
            say("\(fit) of \(all): \(text)")
            message!.offers = "Esc all"
        }
    }

    /// How many things of a pane its filter leaves, and of how many.
    func filtered(_ pane: Pane, _ world: World) -> (fit: Int, all: Int) {
        switch pane {
        case .missions: (list.rows?.nodes.count ?? list.count(world), world.portfolio.count(of: list.kind))
        case .dependencies: (tree.sifted?.fit ?? tree.rows.count, tree.sifted?.of ?? tree.rows.count)
        case .risks: (risks.total, world.portfolio.count(of: .raid))
        case .history: (history.count(world), world.history.count)
        default: (0, 0)
        }
    }

    /// Drops the filter of the focused pane, as the last layer that Esc takes back.
    mutating func clearFilter(_ world: World) {
        guard !filter(of: focus).isEmpty else { return }
        _ = setFilter("", of: focus, world)
        sayFilter(world)
    }

    /// Lets go of the filters that hide an item somebody asked for.
    mutating func reveal(_ node: Node, _ world: World) {
        let kind = world.portfolio.kind(node)
        if kind == list.kind, !list.look.filter.isEmpty, list.row(of: node, world) == nil {
            list.look.filter = ""
            list.refresh(world, height: height(.missions))
            say("The filter of the list was dropped: it hid \(world.portfolio.id(node)).")
        }
        if kind == .raid, !risks.look.filter.isEmpty, risks.rows?.nodes.contains(node) == false {
            risks.look.filter = ""
            risks.refresh(world, height: riskRows)
            say("The filter of the risks was dropped: it hid \(world.portfolio.id(node)).")
        }
    }

    /// Whether the cursor stays where it is after a change: many items were changed, or a filter hides the one that was.
    mutating func staysHere(_ item: ItemID, _ node: Node, _ changes: [Change], _ world: World) -> Bool {
        var items: Set<ItemID> = []
        for change in changes.prefix(1_000) { if case .item(let id) = change.ref { items.insert(id) } }
        if items.count > 1, selection.flatMap({ world.portfolio.node($0) }) != nil { return true }
        let isHidden =
            focus == .missions && world.portfolio.kind(node) == list.kind && list.row(of: node, world) == nil
        if isHidden, message != nil { message!.text += "; the filter hides it" }
        return isHidden
    }
}
