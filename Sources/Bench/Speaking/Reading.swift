// Reading panes aloud: what each shows, row by row, and where the cursor is.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// What a pane is about, in a few words.
    func spokenHeading(_ pane: Pane, _ world: World) -> String {
        switch pane {
        case .missions:
            let count = list.itemCount(world)
            return "List: \(count) \(Spoken.kind(list.kind, count))\(spokenLook(pane, world))."
        case .dependencies:
            guard let root = tree.root, !tree.rows.isEmpty else { return "Dependencies: empty." }
            let what = tree.direction == .upstream ? "what \(root) needs" : "what waits on \(root)"
            if let around = tree.focus?.item {
                return "Dependencies: \(what), only around \(around)\(spokenLook(pane, world))."
            }
            if tree.isColumns {
                return "Columns: \(tree.isAlone ? root : what); left is what it needs, right what waits on it."
            }
            return "Dependencies: \(what)\(axis.isShown ? ", with dates" : "")\(spokenLook(pane, world))."
        case .risks:
            if risks.isList {
                return "Risks at likelihood \(risks.likelihood), impact \(risks.impact): \(risks.list.count)."
            }
            return "Risks: \(risks.scored) of \(risks.total) on the grid\(spokenLook(pane, world))."
        case .detail: return "Detail: \(selection ?? "empty")."
        case .history: return "History: \(counted(world.head, "record"))\(spokenLook(pane, world))."
        case .library: return "Library: files opened before, examples, templates."
        }
    }

    /// What the cursor of a pane is on.
    func spokenPlace(_ pane: Pane, _ world: World) -> String {
        switch pane {
        case .missions:
            guard let node = list.node(at: list.scroller.cursor, world) else { return emptiness(pane, world) }
            let place = "\(list.itemNumber + 1) of \(list.itemCount(world))."
            return spokenMark(node, world) + spoken(listed: node, world)
                + " \(Spoken.capitalised(Spoken.kind(list.kind, 1))) \(place)"
        case .dependencies:
            guard let row = tree.current else { return emptiness(pane, world) }
            let place = "Row \(tree.scroller.cursor + 1) of \(tree.rows.count)."
            return spokenMark(row.node, world) + spoken(row, world, withDates: true) + " " + place
        case .risks:
            if world.portfolio.count(of: .raid) == 0 { return emptiness(pane, world) }
            if risks.isList, risks.list.indices.contains(risks.scroller.cursor) {
                let place = "Risk \(risks.scroller.cursor + 1) of \(risks.list.count)."
                let risk = risks.list[risks.scroller.cursor]
                return spokenMark(risk, world) + spoken(risk: risk, world) + " " + place
            }
            return spokenCell(
                risks.likelihood, risks.impact, risks.list, count: risks.counts[risks.likelihood * 8 + risks.impact],
                world)
        case .detail:
            guard let line = detail.current else { return emptiness(pane, world) }
            let leads = line.target.map { " Enter goes to \($0)." } ?? (line.field == nil ? "" : " Enter changes it.")
            return spoken(line) + leads + " Line \(detail.scroller.cursor + 1) of \(detail.lines.count)."
        case .history:
            guard let line = history.current(world) else { return emptiness(pane, world) }
            return spoken(line) + " \(history.scroller.cursor + 1) of \(history.count(world))."
        case .library:
            guard let row = library.current(world) else { return emptiness(pane, world) }
            return spoken(row, world) + " \(library.scroller.cursor + 1) of \(library.count(world))."
        }
    }

    /// What to do where a pane has nothing to show.
    private func emptiness(_ pane: Pane, _ world: World) -> String {
        let filter = filter(of: pane)
        if !filter.isEmpty { return nothingFits(filter, "Nothing").filter { !$0.isEmpty }.joined(separator: " ") }
        return switch pane {
        case .missions: "No \(Spoken.kind(list.kind, 0)) yet. \(wayToFill(list.kind))"
        case .dependencies: "Nothing to walk from. \(wayToSelect(world))"
        case .risks: "No risks yet. \(key("add risk")) adds one."
        case .detail: "Nothing is selected. \(wayToSelect(world))"
        case .history:
            "Nothing has been changed yet. \(key("set")) edits, \(key("add")) adds, \(key("delete")) deletes; "
                + "\(key("undo")) takes anything back."
        case .library: "The library is empty."
        }
    }

    /// The most rows of a pane that are read at a stretch; longer panes are read from the cursor on, or to their end.
    private static let rowLimit = 200

    /// The rows of a pane with their numbers, and how many there are, read or not.
    func spokenRows(_ pane: Pane, _ world: World) -> (rows: [(number: Int, text: String)], total: Int) {
        func from(_ cursor: Int, _ count: Int, _ text: (Int) -> String?) -> ([(Int, String)], Int) {
            let first = max(0, min(cursor, count - Workbench.rowLimit))
            let last = min(count, first + Workbench.rowLimit)
            let rows = (first..<max(first, last)).compactMap { row in text(row).map { (row + 1, $0) } }
            return (rows, count)
        }
        switch pane {
        case .missions:
            return from(list.itemNumber, list.itemCount(world)) { number in
                list.item(number, world).map { spokenMark($0, world) + spoken(listed: $0, world) }
            }
        case .dependencies:
            return from(tree.scroller.cursor, tree.rows.count) { spoken(tree.rows[$0], world) }
        case .risks:
            guard risks.isList else { return (spokenCells(world).map { (0, $0) }, 25) }
            return from(risks.scroller.cursor, risks.list.count) { spoken(risk: risks.list[$0], world) }
        case .detail:
            var bench = self
            bench.readDetail(world)
            let lines = bench.detail.lines
            return from(detail.scroller.cursor, lines.count) { spoken(lines[$0]) }
        case .history: return from(history.scroller.cursor, history.count(world)) { spoken(history.line($0, world)) }
        case .library:
            let rows = library.rows(world)
            return from(library.scroller.cursor, rows.count) { spoken(rows[$0], world) }
        }
    }

    /// The cells of the grid that hold risks, worst first; then what threatens the selection itself.
    private func spokenCells(_ world: World) -> [String] {
        var cells: [Int: [Node]] = [:]
        for node in risks.rows?.nodes ?? world.portfolio.nodes(of: .raid) {
            guard let cell = world.portfolio.cell(node) else { continue }
            let key = cell.likelihood * 8 + cell.impact
            if cells[key, default: []].count < 3 { cells[key, default: []].append(node) }
        }
        let worst = cells.keys.sorted { ($0 / 8 * ($0 % 8), $0) > ($1 / 8 * ($1 % 8), $1) }
        var said = worst.map { spokenCell($0 / 8, $0 % 8, cells[$0]!, count: risks.counts[$0], world) }
        guard let node = selected(world), world.portfolio.kind(node) != .raid else { return said }
        let threats = threats(node, world)
        if !threats.isEmpty {
            let names = threats.prefix(20).map { Wording.name($0, world.portfolio) }.joined(separator: "; ")
            said.append(
                Spoken.sentence("\(selection!) itself has \(counted(threats.count, "open risk")): \(names)"))
        }
        return said
    }

    /// A pane read from its heading to its last row.
    func reading(_ pane: Pane, _ world: World, isNumbered: Bool) -> [String] {
        let (rows, total) = spokenRows(pane, world)
        guard !rows.isEmpty else { return [spokenHeading(pane, world), emptiness(pane, world)] }
        var said = [spokenHeading(pane, world)]
        if pane == .dependencies || pane == .detail { said[0] += " \(counted(total, "row"))." }
        let isWhole = rows.count == total || rows[0].number == 0
        if !isWhole { said[0] += " Read from row \(rows[0].number) to row \(rows.last!.number)." }
        said += rows.map { isNumbered && $0.number > 0 ? "\($0.number) \($0.text)" : $0.text }
        return said
    }

    /// The whole screen, from the line above to the message below.
    func readingOfAll(_ world: World) -> [String] {
        var said = [spokenTitle(world)]
        for pane in Pane.allCases {
            said += reading(pane, world, isNumbered: false)
        }
        said.append(spokenWhere(world).joined(separator: " "))
        return said
    }

    /// The first line of the screen.
    func spokenTitle(_ world: World) -> String {
        let name = world.portfolio.name.isEmpty ? world.fileName : world.portfolio.name
        let saved = world.readOnly != nil ? "read-only" : world.head == 0 ? "new" : "saved as record \(world.head)"
        return Spoken.sentence([name, "as of \(world.asOf.spoken)", saved])
    }

    /// Where you are: the pane, its cursor, and the selection where the cursor does not name it.
    func spokenWhere(_ world: World) -> [String] {
        let place = spokenPlace(focus, world)
        var said = [spokenHeading(focus, world), place]
        if let node = selected(world), cursorItem != selection {
            said.append(Spoken.sentence("Selected: \(Wording.name(node, world.portfolio))"))
        }
        if focus == .dependencies, let path = spokenPath(world) { said.append(path) }
        return said
    }

    /// The way from the tree's root to its cursor, where there is more than one step.
    private func spokenPath(_ world: World) -> String? {
        guard let row = tree.current, row.depth > 1 else { return nil }
        var steps: [String] = []
        var at = tree.scroller.cursor
        while let parent = tree.parent(of: at), steps.count < 12 {
            steps.append(world.portfolio.id(tree.rows[parent].node))
            at = parent
        }
        return Spoken.sentence("Under " + steps.joined(separator: ", under "))
    }
}
