// Marks: the items that what is done next is done to. They are ids, and survive everything but the item's end.

import Drawing
import Missions

/// Marking from a row to the cursor, under way.
struct MarkRange: Sendable {
    let pane: Pane
    let item: ItemID
    /// Where the item was last seen.
    var row: Int
}

extension Command {
    static let marking: [Command] = [
        Command(
            "mark item", .select, ["Space"], "mark or unmark, and move down", hint: "mark", unless: noRowToMark,
            run: { bench, world in
                if bench.activeRange != nil {
                    bench.takeRange(world)
                    bench.sayMarks()
                    return []
                }
                guard let item = bench.cursorItem else { return [] }
                if bench.marks.remove(item) == nil { bench.marks.insert(item) }
                let effects = bench.moveRows(1, world)
                bench.sayMarks()
                return effects
            }),
        Command(
            "mark range", .select, ["v"], "mark from here to where the cursor goes; the same key again keeps it",
            unless: noRowToMark,
            run: { bench, world in
                if bench.activeRange != nil {
                    bench.takeRange(world)
                    bench.sayMarks()
                } else if let item = bench.cursorItem {
                    bench.range = MarkRange(pane: bench.focus, item: item, row: bench.cursorRow)
                    bench.say(
                        "Marking from \(item): move, then \(bench.key("mark range")) keeps the range, Esc drops it.")
                }
                return []
            }),
        Command(
            "invert marks", .select, ["V"], "mark what is not marked of what is shown here, and unmark the rest",
            unless: noRowToMark,
            run: { bench, world in
                for node in bench.shown(world) {
                    let item = world.portfolio.id(node)
                    if bench.marks.remove(item) == nil { bench.marks.insert(item) }
                }
                bench.range = nil
                bench.sayMarks()
                return []
            }),
        Command(
            "mark all", .select, ["*"], "mark everything that is shown here", unless: noRowToMark,
            run: { bench, world in
                for node in bench.shown(world) { bench.marks.insert(world.portfolio.id(node)) }
                bench.range = nil
                bench.sayMarks()
                return []
            }),
    ]

    private static func noRowToMark(_ bench: Workbench, _ world: World) -> String? {
        switch bench.focus {
        case .missions, .dependencies: bench.cursorItem == nil ? "There is nothing here to mark." : nil
        case .risks:
            bench.risks.isList ? nil : "Here is a cell, not an item: \(bench.key("open")) lists its risks."
        default: "Only items are marked, in the list, the tree and the list of risks."
        }
    }
}

extension Workbench {
    /// Whether what is done next is done to marked items.
    var hasMarks: Bool { !marks.isEmpty || activeRange != nil }

    /// The range that is being marked, in the pane where it began.
    var activeRange: MarkRange? { range?.pane == focus ? range : nil }

    /// The rows from where the range began to the cursor; nil where none is being marked or its first item is gone.
    func rangeRows(_ world: World) -> ClosedRange<Int>? {
        guard let range = activeRange, holds(range, world) else { return nil }
        return min(range.row, cursorRow)...max(range.row, cursorRow)
    }

    private func holds(_ range: MarkRange, _ world: World) -> Bool {
        world.portfolio.node(range.item).map { node(atRow: range.row, world) == $0 } ?? false
    }

    /// Finds again where the range began, after rows have come, gone or changed places. Where that is not to be seen any
    /// more, there is no range.
    mutating func keepRange(_ world: World) {
        guard let range = activeRange, !holds(range, world) else { return }
        let row = world.portfolio.node(range.item).flatMap { node in
            switch range.pane {
            case .missions: list.row(of: node, world)
            case .dependencies: tree.rows.firstIndex { $0.node == node }
            default: risks.list.firstIndex(of: node)
            }
        }
        if let row { self.range!.row = row } else { self.range = nil }
    }

    /// The item of a row of the focused pane.
    private func node(atRow row: Int, _ world: World) -> Node? {
        switch focus {
        case .missions: list.node(at: row, world)
        case .dependencies: tree.rows.indices.contains(row) ? tree.rows[row].node : nil
        case .risks: risks.isList && risks.list.indices.contains(row) ? risks.list[row] : nil
        default: nil
        }
    }

    /// Whether a row shows a mark.
    func isMarked(_ row: Int, _ node: Node, in pane: Pane, _ world: World) -> Bool {
        guard hasMarks else { return false }
        if marks.contains(world.portfolio.id(node)) { return true }
        return pane == focus && rangeRows(world)?.contains(row) == true
    }

    /// The items that the focused pane shows, in sight or not.
    func shown(_ world: World) -> [Node] {
        switch focus {
        case .missions: return list.nodes(world)
        case .dependencies:
            var seen: Set<Node> = []
            return tree.rows.map(\.node).filter { seen.insert($0).inserted }
        case .risks: return risks.list
        default: return []
        }
    }

    /// Turns the range into marks.
    mutating func takeRange(_ world: World) {
        for row in rangeRows(world).map(Array.init) ?? [] {
            if let node = node(atRow: row, world) { marks.insert(world.portfolio.id(node)) }
        }
        range = nil
    }

    /// The marked items that are there, kind by kind in natural order, the range included.
    func markedNodes(_ world: World) -> [Node] {
        var nodes = Set(marks.compactMap { world.portfolio.node($0) })
        for row in rangeRows(world).map(Array.init) ?? [] {
            if let node = node(atRow: row, world) { nodes.insert(node) }
        }
        let portfolio = world.portfolio
        let kinds = Kind.allCases
        return nodes.map { (kinds.firstIndex(of: portfolio.kind($0))!, portfolio.position(of: $0), $0) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    /// The kinds of the marked items, in the order of the schema.
    func markedKinds(_ world: World) -> [Kind] {
        let kinds = Set(markedNodes(world).map { world.portfolio.kind($0) })
        return Kind.allCases.filter { kinds.contains($0) }
    }

    /// Lets go of marks whose items are gone.
    mutating func forgetMarks(_ world: World) {
        if !marks.isEmpty { marks = marks.filter { world.portfolio.node($0) != nil } }
        if let item = range?.item, world.portfolio.node(item) == nil { range = nil }
    }

    /// Takes back what Esc takes back of marking: the range, then what was found, then the marks. False where there is
    /// nothing of it.
    mutating func leaveMarking(_ world: World) -> Bool {
        if range != nil {
            range = nil
            say("No range any more.")
        } else if search.isShown, search.pane == focus {
            search.isShown = false
        } else if !marks.isEmpty {
            say("\(counted(marks.count, "item")) unmarked.")
            marks = []
        } else {
            return false
        }
        return true
    }

    mutating func sayMarks() {
        if marks.isEmpty {
            say("Nothing is marked.")
        } else {
            say(
                "\(counted(marks.count, "item")) marked: \(key("set")), \(key("set state")), \(key("link")) and \(key("delete")) act on \(marks.count == 1 ? "it" : "all of them")."
            )
            message!.offers = "Esc unmark"
        }
    }
}
