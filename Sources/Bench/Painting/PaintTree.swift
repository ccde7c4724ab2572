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
        let rest = area.splitTop(area.height < 7 ? 1 : 2).rest
        let below = Rect(x: rest.x + 1, y: rest.y, width: rest.width - 1, height: rest.height)
        if let sifted = tree.sifted, sifted.fit == 0 {
            empty(&canvas, below, nothingFits(tree.filter, "No row below"))
        } else if tree.rows.count == 1, tree.fold(tree.rows[0], world.portfolio).fold == .leaf {
            let node = tree.rows[0].node
            let needs = world.portfolio.kind(node).isWork
            let add =
                needs
                ? "\(key("add dependency")) adds a dependency."
                : Workbench.child(of: world.portfolio.kind(node)) == nil
                    ? "" : "\(key("add child")) adds what it is made of."
            let words =
                tree.direction == .upstream
                ? ["It needs nothing yet.", add, "\(key("tree downstream")) shows what waits on it."]
                : ["Nothing waits on it.", "\(key("tree upstream")) shows what it needs."]
            empty(&canvas, below, words)
        }
    }

    /// Whether a row of the tree has the cursor, and whether a row of it or of its companion is marked.
    private func signs(_ row: Int, of pane: TreePane, _ world: World) -> (isCursor: Bool, isMarked: Bool) {
        let node = pane.rows[row].node
        guard pane.direction == tree.direction else {
            return (false, marks.contains(world.portfolio.id(node)))
        }
        return (row == tree.scroller.cursor, isMarked(row, node, in: .dependencies, world))
    }

    func paintRows(
        _ canvas: inout Canvas, of pane: TreePane, _ area: Rect, _ rows: Range<Int>, _ world: World
    ) {
        if let axis = dateAxis(world) {
            paintDated(&canvas, of: pane, area, rows, axis, world)
            return
        }
        let folds = rows.map { pane.fold(pane.rows[$0], world.portfolio) }
        var departments = Departments()
        var facts: [TreeFacts] = []
        for (line, row) in rows.enumerated() {
            var fact = self.facts(pane.rows[row], of: pane, folds[line], &departments, world)
            let (id, text) = words(pane.rows[row], folds[line].fold, world.portfolio)
            fact.start =
                min(pane.rows[row].depth * 2, Self.leastBranches) + 2 + min(displayWidth(of: id), Self.idRoom) + 1
            fact.title = displayWidth(of: text)
            if folds[line].fold == .cycle { fact.whole = fact.title }
            facts.append(fact)
        }
        let columns = FactColumns(facts, width: area.width)
        let branches = branchRoom(rows, of: pane, width: area.width - columns.total, world)
        for (line, row) in rows.enumerated() {
            let (isCursor, isMarked) = signs(row, of: pane, world)
            paintRow(
                &canvas, pane.rows[row], folds[line].fold, x: area.x, y: area.y + line,
                width: area.width - columns.total, branches: branches, isCursor: isCursor, isMarked: isMarked, world)
            let right = Rect(x: area.right - columns.total, y: area.y + line, width: columns.total, height: 1)
            canvas.fill(right, ink: rowInk(.plain, isCursor: isCursor, in: .dependencies))
            paintFacts(&canvas, facts[line], columns, right: area.right, y: area.y + line, world) {
                rowInk($0, isCursor: isCursor, in: .dependencies)
            }
        }
    }

    /// The rows with their dates in place of the facts at the right.
    private func paintDated(
        _ canvas: inout Canvas, of pane: TreePane, _ area: Rect, _ rows: Range<Int>, _ axis: DateAxis, _ world: World
    ) {
        let columns = AxisColumns(width: area.width)
        // A companion in a box of its own shows the same time from the same day on.
        let axis = axis.resized(columns.axis)
        let branches = branchRoom(rows, of: pane, width: columns.name, world)
        for (line, row) in rows.enumerated() {
            let shown = pane.rows[row]
            let fold = pane.fold(shown, world.portfolio).fold
            let (isCursor, isMarked) = signs(row, of: pane, world)
            paintRow(
                &canvas, shown, fold, x: area.x, y: area.y + line, width: columns.name, branches: branches,
                isCursor: isCursor, isMarked: isMarked, world)
            paintAxisRow(
                &canvas, shown, axis, Rect(x: area.x, y: area.y + line, width: area.width, height: 1),
                isCursor: isCursor, world)
        }
    }

    /// What a row is called: its id, and its title or why it is not opened here.
    private func words(_ row: TreeRow, _ fold: TreeRow.Fold, _ portfolio: Portfolio) -> (id: String, text: String) {
        let (id, title) = (portfolio.id(row.node), portfolio.title(row.node))
        return (id, fold == .seen ? "^ shown above" : fold == .cycle ? Self.back : title == id ? "" : title)
    }

    /// The columns that branches have in any case, and an id, and a title that is to be known again.
    private static let leastBranches = 6
    private static let idRoom = 10
    private static let titleRoom = 8
    /// What an ancestor of itself says in the place of its title.
    private static let back = "leads back here"
    private static let shortBack = "back here"

    /// How far branches may go in, where every row in sight is to have the beginning of its title.
    private func branchRoom(_ rows: Range<Int>, of pane: TreePane, width: Int, _ world: World) -> Int {
        var room = width / 2
        for row in rows where pane.rows[row].depth * 2 > Self.leastBranches {
            let node = pane.rows[row].node
            let id = min(displayWidth(of: world.portfolio.id(node)), Self.idRoom)
            let title =
                pane.rows[row].place == .cycle
                ? Self.back.utf8.count : min(displayWidth(of: world.portfolio.title(node)), Self.titleRoom)
            room = min(room, width - id - 4 - title)
        }
        return max(room, min(Self.leastBranches, width / 2))
    }

    /// Paints branch, fold, id and title in the width there is; what shrinks is the title.
    private func paintRow(
        _ canvas: inout Canvas, _ row: TreeRow, _ fold: TreeRow.Fold, x: Int, y: Int, width: Int, branches: Int,
        isCursor: Bool, isMarked: Bool, _ world: World
    ) {
        func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .dependencies) }
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), ink: ink(.plain))
        var column = x + paintBranches(&canvas, row, x: x, y: y, room: branches, ink: ink(.border))
        if isCursor { pointCursor(&canvas, x: column, y: y, in: .dependencies) }
        let (sign, signInk) = sign(fold, canvas)
        column += canvas.put(sign + " ", x: column, y: y, ink: ink(signInk))
        if isMarked { canvas.put(canvas.glyph(.mark), x: column - 1, y: y, ink: ink(.mark)) }

        let (id, text) = words(row, fold, world.portfolio)
        let isRepeat = fold == .seen || fold == .cycle
        let end = x + width
        // Of a long id the beginning is enough: the title tells more.
        let whole = displayWidth(of: id)
        let idRoom = min(whole, max(min(Self.idRoom, end - column - 1), (end - column) / (text.isEmpty ? 1 : 3)))
        canvas.put(id, x: column, y: y, width: min(idRoom, max(0, end - column)), ink: ink(isRepeat ? .seen : .accent))
        column += idRoom + 1
        let titleInk: Ink = fold == .cycle ? .cycle : isRepeat ? .seen : row.depth == 0 ? .heading : .plain
        if end - column > 1 {
            let text = fold == .cycle && text.utf8.count > end - column - 1 ? Self.shortBack : text
            canvas.put(text, x: column, y: y, width: end - column - 1, ink: ink(titleInk))
        } else if !text.isEmpty, end > x {
            canvas.put(canvas.glyph(.ellipsis), x: end - 1, y: y, ink: ink(titleInk))
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
