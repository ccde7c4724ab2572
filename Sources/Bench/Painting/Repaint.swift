// Painting again: after a mere move, the panes that say nothing of the selected item are taken over as they were.

import Drawing
import Missions

/// A screen as it was painted, and what it depends on that no event tells of. The layout knows the pane in focus.
struct Painted: Sendable {
    let canvas: Canvas
    let layout: Layout
    let today: Day
    /// The cells of the grid that hold risks to the selected item; nil where the risks said more of it.
    let starred: Set<Int>?
}

extension Workbench {
    /// The panes that say nothing of the selected item.
    static let still: Set<Pane> = [.history, .library]

    /// Paints the screen as `paint` does, with less work where only the cursor of the list or the tree was moved since
    /// the last time.
    public mutating func repaint(_ world: World) -> Canvas {
        let starred = starred(world)
        var kept = Workbench.still
        if let starred, painted?.starred == starred { kept.insert(.risks) }
        let canvas = paint(world, over: reusable(world), keeping: kept)
        painted = Painted(canvas: canvas, layout: layout, today: world.today, starred: starred)
        hasOnlyMoved = true
        return canvas
    }

    /// What the selected item changes in the risks, where that is all: they are shown as a grid, and stay at their cell.
    private func starred(_ world: World) -> Set<Int>? {
        guard focus != .risks, let area = layout.inside(.risks), !RiskGrid.showsBoth(height: area.height),
            !risks.isList, selected(world).map({ world.portfolio.kind($0) }) != .raid
        else { return nil }
        return cellsOfSelection(world)
    }

    /// What was painted last, where most of it is still true. Letters of several scalars are numbered by canvas, and
    /// their numbers must not pile up.
    private func reusable(_ world: World) -> Canvas? {
        guard hasOnlyMoved, !Workbench.still.contains(focus), let painted, painted.layout == layout,
            painted.today == world.today, painted.canvas.size == size, painted.canvas.lines == lines,
            !painted.canvas.hasClusters
        else { return nil }
        return painted.canvas
    }

    /// Whether nothing lies on the panes and nothing is marked, so that a move is seen only where the selected item is.
    var isPlain: Bool { overlay == nil && !hands.showsWays && !isPlaying && !hasMarks }
}
