// What a click or a turn of the wheel means, by what lies there on the screen.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// Does what the mouse asks for. What is clicked is what is seen: rows by the rectangles of the panes, hints and
    /// overlays by the painted screen.
    mutating func point(_ pointer: Pointer, _ world: World) -> [Effect] {
        guard size.width >= 20, size.height >= 5 else { return [] }
        if let keys = hint(at: pointer, world) { return press(keys, world) }
        switch overlay {
        case nil: break
        case .search, .filter:
            // A click elsewhere is content with what was found; a filter that makes no sense says so first.
            let effects = press([.enter], world)
            return overlay == nil ? effects + point(pointer, world) : effects
        default: return pointOverlay(pointer, world)
        }
        pending = []
        hands.letterUse = nil
        hands.count = nil
        if let pane = tab(at: pointer, world) {
            focus(pane, world)
            return []
        }
        if let effects = pointCompanion(pointer, world) { return effects }
        guard let (pane, rect) = layout.rects.first(where: { $0.value.contains(pointer.place) }) else { return [] }
        switch pointer.act {
        case .wheelUp: return turn(pane, -3, world)
        case .wheelDown: return turn(pane, 3, world)
        case .click: break
        }
        message = nil
        guard let inside = layout.inside(pane), inside.contains(pointer.place) else {
            if rect.contains(pointer.place), pane != focus { focus(pane, world) }
            return []
        }
        if pane == .dependencies, tree.isColumns {
            let plan = ColumnPlan(inside)
            if let side = plan.side(at: pointer.place) {
                clickSide(side, row: pointer.place.y - inside.y - 1, world)
                return []
            }
            // The line below the columns is none of their rows.
            if plan.foot.contains(pointer.place) {
                if pane != focus { focus(pane, world) }
                return []
            }
        }
        if pane == .risks { return clickRisks(Drawing.Point(x: pointer.place.x, y: pointer.place.y), inside, world) }
        return click(pane, row: scroller(of: pane).top + layout.row(at: pointer.place, in: pane), world)
    }

    /// Presses keys one after another.
    mutating func press(_ keys: [Key], _ world: World) -> [Effect] {
        keys.reduce(into: []) { $0 += update(.key($1), world) }
    }
}
