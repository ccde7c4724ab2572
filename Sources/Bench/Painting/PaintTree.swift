// Painting the rows of the dependency tree: branches, folds, ids and titles, and what is said at the right of them.

import Analyses
import Drawing
import Missions

extension Workbench {
    func paintTree(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        if tree.rows.isEmpty, tree.sifted?.fit == 0 {
            empty(&canvas, area, nothingFits(tree.filter, "None here"))
            return
        }
        if tree.rows.isEmpty {
            empty(&canvas, area, ["Nothing to walk from.", "", wayToSelect(world)])
            return
        }
        if tree.isColumns { return paintColumns(&canvas, area, world) }
        paintAxisHead(&canvas, world)
        paintRows(&canvas, of: tree, area, tree.scroller.rows(count: tree.rows.count, height: area.height), world)
        if let sifted = tree.sifted, sifted.fit == 0 {
            let rest = area.splitTop(area.height < 7 ? 1 : 2).rest
            let words = nothingFits(tree.filter, "No row below")
            empty(&canvas, Rect(x: rest.x + 1, y: rest.y, width: rest.width - 1, height: rest.height), words)
        } else if tree.rows.count == 1, fold(tree.rows[0], of: tree, world) == .leaf {
            let node = tree.rows[0].node
            let needs = LinkType.needs.joins(world.portfolio.kind(node), to: .milestone)
            let add =
                needs
                ? "\(key("add dependency")) adds a dependency."
                : Workbench.child(of: world.portfolio.kind(node)) == nil
                    ? "" : "\(key("add child")) adds what it is made of."
            let words =
                tree.direction == .upstream
                ? ["It needs nothing that is written down.", add, "\(key("tree downstream")) shows what waits on it."]
                : ["Nothing waits on it.", "\(key("tree upstream")) shows what it needs."]
            let rest = area.splitTop(area.height < 7 ? 1 : 2).rest
            empty(&canvas, Rect(x: rest.x + 1, y: rest.y, width: rest.width - 1, height: rest.height), words)
        }
    }

    private func fold(_ row: TreeRow, of pane: TreePane, _ world: World) -> TreeRow.Fold {
        pane.fold(row, world.portfolio).fold
    }

    func paintRows(
        _ canvas: inout Canvas, of pane: TreePane, _ area: Rect, _ rows: Range<Int>, _ world: World
    ) {
        if let axis = dateAxis(world) {
            paintDated(&canvas, of: pane, area, rows, axis, world)
            return
        }
        let facts = rows.map { self.facts(pane.rows[$0], of: pane, width: area.width, world) }
        let columns = FactColumns(facts, width: area.width)
        let isTree = pane.direction == tree.direction
        for (line, row) in rows.enumerated() {
            let node = pane.rows[row].node
            paintRow(
                &canvas, pane.rows[row], facts[line], columns, x: area.x, y: area.y + line, width: area.width,
                isCursor: isTree && row == tree.scroller.cursor,
                isMarked: isTree
                    ? isMarked(row, node, in: .dependencies, world) : marks.contains(world.portfolio.id(node)), world)
        }
    }

    /// The rows with their dates in place of the facts at the right.
    private func paintDated(
        _ canvas: inout Canvas, of pane: TreePane, _ area: Rect, _ rows: Range<Int>, _ axis: DateAxis, _ world: World
    ) {
        let isTree = pane.direction == tree.direction
        let columns = AxisColumns(width: area.width)
        // A companion in a box of its own shows the same time from the same day on.
        let axis = DateAxis(AxisWindow(zoom: axis.zoom, first: axis.first), width: columns.axis)
        for (line, row) in rows.enumerated() {
            let shown = pane.rows[row]
            let fold = pane.fold(shown, world.portfolio).fold
            let isCursor = isTree && row == tree.scroller.cursor
            let isMarked =
                isTree
                ? isMarked(row, shown.node, in: .dependencies, world)
                : marks.contains(world.portfolio.id(shown.node))
            paintRow(
                &canvas, shown, TreeFacts(fold: fold, department: ""), FactColumns([], width: 0), x: area.x,
                y: area.y + line, width: columns.name, isCursor: isCursor, isMarked: isMarked, world)
            paintAxisRow(
                &canvas, shown, axis, Rect(x: area.x, y: area.y + line, width: area.width, height: 1),
                isCursor: isCursor, world)
        }
    }

    private func paintRow(
        _ canvas: inout Canvas, _ row: TreeRow, _ facts: TreeFacts, _ columns: FactColumns, x: Int, y: Int, width: Int,
        isCursor: Bool, isMarked: Bool, _ world: World
    ) {
        let portfolio = world.portfolio
        func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .dependencies) }
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), ink: ink(.plain))
        var column = x + paintBranches(&canvas, row, x: x, y: y, room: width / 2, ink: ink(.border))
        if isCursor { pointCursor(&canvas, x: column, y: y, in: .dependencies) }
        let (sign, signInk) = sign(facts.fold, canvas)
        column += canvas.put(sign + " ", x: column, y: y, ink: ink(signInk))
        if isMarked { canvas.put(canvas.glyph(.mark), x: column - 1, y: y, ink: ink(.mark)) }

        let id = portfolio.id(row.node)
        let title = portfolio.title(row.node)
        let isRepeat = facts.fold == .seen || facts.fold == .cycle
        let text =
            facts.fold == .seen ? "^ shown above" : facts.fold == .cycle ? "leads back here" : title == id ? "" : title
        // The days stand where they cut no title short; a row without days has their room for its title.
        var end = x + width - columns.total
        let needed = displayWidth(of: id) + 1 + displayWidth(of: text)
        let dates = column + needed < end ? facts.dates : ""
        if dates.isEmpty { end += columns.dates }
        // Of a long id the beginning is enough: the title tells more.
        let idRoom = min(displayWidth(of: id), max(min(8, (end - column) / 2), (end - column) / (text.isEmpty ? 1 : 3)))
        canvas.put(id, x: column, y: y, width: min(idRoom, max(0, end - column)), ink: ink(isRepeat ? .seen : .accent))
        column += idRoom + 1
        let titleInk: Ink = facts.fold == .cycle ? .cycle : isRepeat ? .seen : row.depth == 0 ? .heading : .plain
        if end - column > 1 {
            canvas.put(text, x: column, y: y, width: end - column - 1, ink: ink(titleInk))
        } else if !text.isEmpty, end > x {
            canvas.put(canvas.glyph(.ellipsis), x: end - 1, y: y, ink: ink(titleInk))
        }

        column = x + width - columns.total
        if !dates.isEmpty { canvas.put(dates, x: column, y: y, width: columns.dates, ink: ink(.label)) }
        column += columns.dates
        let whose = width >= FactColumns.wide && !facts.way.isEmpty ? facts.way : facts.department
        canvas.put(whose, x: column, y: y, width: columns.department, ink: ink(.department))
        column += columns.department
        for (text, factInk, room) in [
            (facts.promise.text, facts.promise.ink, columns.promise), (facts.shared, .mark, columns.shared),
            (facts.waiting, .label, columns.waiting),
            (facts.hidden, .dim, columns.hidden),
        ] where room > 0 {
            column += room
            canvas.put(text, x: column - displayWidth(of: text), y: y, ink: ink(factInk))
        }
    }

    /// Bars for the ancestors that go on below, then the branch. Deep rows say how deep instead. Returns the columns used.
    private func paintBranches(_ canvas: inout Canvas, _ row: TreeRow, x: Int, y: Int, room: Int, ink: Ink) -> Int {
        guard row.depth > 0 else { return 0 }
        var column = x
        if row.depth * 2 > room || row.depth > 60 {
            column += canvas.put("\(canvas.glyph(.ellipsis))\(row.depth) ", x: column, y: y, ink: ink)
        } else {
            for depth in 1..<max(1, row.depth) {
                let goesOn = row.bars & (1 << UInt64(depth)) != 0
                column += canvas.put(canvas.glyph(goesOn ? .treeBar : .treeBlank), x: column, y: y, ink: ink)
            }
        }
        column += canvas.put(canvas.glyph(row.isLast ? .treeLast : .treeBranch), x: column, y: y, ink: ink)
        return column - x
    }

    private func sign(_ fold: TreeRow.Fold, _ canvas: Canvas) -> (String, Ink) {
        switch fold {
        case .leaf: (canvas.glyph(.leaf), .plain)
        case .open: (canvas.glyph(.foldOpen), .accent)
        case .closed: (canvas.glyph(.foldClosed), .accent)
        case .seen: (canvas.glyph(.seen), .seen)
        case .cycle: (canvas.glyph(.cycle), .cycle)
        }
    }
}
