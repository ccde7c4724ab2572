// The date axis of the tree: shown or not, finer or coarser, earlier or later.

import Drawing
import Missions

extension Command {
    static let dating: [Command] = [
        Command(
            "date axis", .tree, ["z t"], "the tree's rows on a date axis; again for the tree",
            unless: noSelection, run: { $0.toggleAxis($1) }),
        Command(
            "axis finer", .tree, ["z +"], "show less time on the date axis, in more detail", counts: .reads,
            unless: noAxis, run: { $0.zoomAxis(\.finer, "Weeks are the finest.", $1) }),
        Command(
            "axis coarser", .tree, ["z -"], "show more time on the date axis, in less detail", counts: .reads,
            unless: noAxis, run: { $0.zoomAxis(\.coarser, "Years are the coarsest.", $1) }),
        Command(
            "axis earlier", .tree, ["z <"], "half a pane back on the date axis", counts: .reads, unless: noAxis,
            run: { $0.moveAxis(-1, $1) }),
        Command(
            "axis later", .tree, ["z >"], "half a pane on along the date axis", counts: .reads, unless: noAxis,
            run: { $0.moveAxis(1, $1) }),
    ]

    private static func noAxis(_ bench: Workbench, _ world: World) -> String? {
        if bench.dateAxis(world) != nil { return nil }
        return bench.axis.isShown
            ? "The date axis is not on screen: \(bench.key("pane dependencies")) goes to it."
            : "There is no date axis: \(bench.key("date axis")) shows one."
    }
}

extension Workbench {
    /// Shows the tree's rows on a date axis that suits them, or the tree as it was.
    fileprivate mutating func toggleAxis(_ world: World) -> [Effect] {
        if axis.isShown, dateAxis(world) != nil {
            axis = AxisLook()
            refit(world)
            say("The tree again, without dates.")
            return []
        }
        // Dates stand beside the rows of a tree.
        leaveColumns(world)
        axis = AxisLook()
        axis.isShown = true
        if layout.rects[.dependencies] == nil { focus(.dependencies, world) }
        refit(world)
        // What columns were about may be another item than the selected one, where a filter had emptied them.
        if let item = cursorItem { select(item, world) }
        keepCompany(world)
        keepAxis(world)
        if let known = dateAxis(world) {
            say(
                "\(known.sentence): \(key("axis finer")) finer, \(key("axis coarser")) coarser, "
                    + "\(key("axis earlier")) earlier, \(key("axis later")) later.")
        }
        return []
    }

    fileprivate mutating func zoomAxis(
        _ next: KeyPath<AxisZoom, AxisZoom?>, _ end: String, _ world: World
    ) -> [Effect] {
        guard let known = dateAxis(world) else { return [] }
        guard var zoom = known.zoom[keyPath: next] else {
            say("\(end) \(known.sentence).")
            return []
        }
        for _ in 1..<max(2, times) where times > 1 { zoom = zoom[keyPath: next] ?? zoom }
        // What the cursor is on keeps its place, or today does, or else the middle.
        let span = tree.current.flatMap { row in knownSchedule(world).flatMap { axisDates(row, $0, world).span } }
        let days = [span?.upperBound, span?.lowerBound, world.asOf].compactMap { $0 }
        let day = days.first(where: known.shows) ?? known.zoom.day(atColumn: known.first + known.width / 2)
        choose(known.zoomed(to: zoom, keeping: day), world)
        return []
    }

    fileprivate mutating func moveAxis(_ step: Int, _ world: World) -> [Effect] {
        guard let known = dateAxis(world) else { return [] }
        choose(known.moved(by: step * min(times, 100_000) * max(1, known.width / 2)), world)
        return []
    }

    private mutating func choose(_ chosen: DateAxis, _ world: World) {
        axis.window = AxisWindow(zoom: chosen.zoom, first: chosen.first)
        say("\(chosen.sentence).")
    }
}
