// Painting the dependency tree: branches, folds, whose it is, how late, how often shared.

import Analyses
import Drawing
import Missions

extension Workbench {
    func paintTree(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        if tree.rows.isEmpty {
            empty(&canvas, area, ["Nothing to walk from.", "", "1 chooses an item, p jumps to any."])
            return
        }
        let rows = tree.scroller.rows(count: tree.rows.count, height: area.height)
        let departments = departmentWidth(rows, world)
        for (line, row) in rows.enumerated() {
            paintRow(
                &canvas, tree.rows[row], x: area.x, y: area.y + line, width: area.width, departments: departments,
                isCursor: row == tree.scroller.cursor, world)
        }
        if tree.rows.count == 1, area.height > 2 {
            let words =
                tree.direction == .upstream
                ? ["It needs nothing that is written down.", "> shows what waits on it; ad adds a dependency."]
                : ["Nothing waits on it.", "< shows what it needs."]
            for (offset, sentence) in words.enumerated() where offset + 2 < area.height {
                canvas.put("  " + sentence, x: area.x, y: area.y + 2 + offset, width: area.width, ink: .dim)
            }
        }
    }

    /// As wide as the longest department in sight, within reason.
    private func departmentWidth(_ rows: Range<Int>, _ world: World) -> Int {
        rows.reduce(0) { widest, row in max(widest, min(10, department(tree.rows[row].node, world).count)) }
    }

    private func department(_ node: Node, _ world: World) -> String {
        world.portfolio.leadOrg(of: node).map { world.portfolio.id(world.portfolio.department(of: $0)) } ?? ""
    }

    private func paintRow(
        _ canvas: inout Canvas, _ row: TreeRow, x: Int, y: Int, width: Int, departments: Int, isCursor: Bool,
        _ world: World
    ) {
        let portfolio = world.portfolio
        func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .dependencies) }
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), ink: ink(.plain))
        var column = x + paintBranches(&canvas, row, x: x, y: y, room: width / 2, ink: ink(.border))
        if isCursor { pointCursor(&canvas, x: column, y: y, in: .dependencies) }
        let (sign, signInk) = fold(row, canvas)
        column += canvas.put(sign + " ", x: column, y: y, ink: ink(signInk))

        let facts = facts(row, world)
        let columns = Facts.columns(departments: departments, width: width)
        let end = x + width - columns.total
        let id = portfolio.id(row.node)
        let title = portfolio.title(row.node)
        let isRepeat = row.fold == .seen || row.fold == .cycle
        let idRoom = min(displayWidth(of: id), max(4, (end - column) / 2))
        canvas.put(id, x: column, y: y, width: min(idRoom, max(0, end - column)), ink: ink(isRepeat ? .seen : .accent))
        column += idRoom + 1
        let text =
            row.fold == .seen ? "^ shown above" : row.fold == .cycle ? "leads back here" : title == id ? "" : title
        let titleInk: Ink = row.fold == .cycle ? .cycle : isRepeat ? .seen : row.depth == 0 ? .heading : .plain
        if end - column > 1 { canvas.put(text, x: column, y: y, width: end - column - 1, ink: ink(titleInk)) }

        column = end
        canvas.put(facts.department, x: column, y: y, width: columns.department, ink: ink(.department))
        column += columns.department + 1
        canvas.put(
            facts.promise.text, x: column, y: y, width: columns.promise, ink: ink(facts.promise.ink), align: .right)
        column += columns.promise + 1
        if columns.shared > 0 {
            canvas.put(facts.shared, x: column, y: y, width: columns.shared, ink: ink(.mark))
            canvas.put(
                facts.hidden, x: column + columns.shared, y: y, width: columns.hidden, ink: ink(.dim), align: .right)
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

    private func fold(_ row: TreeRow, _ canvas: Canvas) -> (String, Ink) {
        switch row.fold {
        case .leaf: (canvas.glyph(.leaf), .plain)
        case .open: (canvas.glyph(.foldOpen), .accent)
        case .closed: (canvas.glyph(.foldClosed), .accent)
        case .seen: (canvas.glyph(.seen), .seen)
        case .cycle: (canvas.glyph(.cycle), .cycle)
        }
    }

    /// What stands at the right of a row.
    private struct Facts {
        var department: String
        var promise: (text: String, ink: Ink)
        /// `x3`: how many it serves, or draws on, besides this one.
        var shared: String
        /// `+9`: how many rows lie folded below.
        var hidden: String

        /// The widths of the columns at the right; the narrowest panes leave the last two out.
        static func columns(departments: Int, width: Int) -> (
            department: Int, promise: Int, shared: Int, hidden: Int, total: Int
        ) {
            let wide = width >= 44
            let department = min(departments, width >= 36 ? 10 : 5)
            return (department, 6, wide ? 4 : 0, wide ? 5 : 0, department + 8 + (wide ? 9 : 0))
        }
    }

    private func facts(_ row: TreeRow, _ world: World) -> Facts {
        let portfolio = world.portfolio
        var facts = Facts(department: department(row.node, world), promise: ("", .plain), shared: "", hidden: "")
        if let edge = row.edge, portfolio.type(edge) == .needs {
            facts.promise = Wording.promise(Promise(edge, in: portfolio, asOf: world.asOf))
            if portfolio.has(edge, .hard, "false"), facts.promise.text == "ok" { facts.promise.text = "ok~" }
        } else if let code = portfolio.latestJudgement(of: row.node)?.overall {
            facts.promise = ("[\(code.prefix(2))]", Wording.ink(rating: code))
        }
        let others = portfolio.neighbourCount(of: row.node, tree.direction == .upstream ? .downstream : .upstream)
        if others > 1, row.depth > 0 { facts.shared = others > 999 ? "x999" : "x\(others)" }
        if row.fold == .closed { facts.hidden = row.steps > 9999 ? "+9999" : "+\(row.steps)" }
        return facts
    }
}
