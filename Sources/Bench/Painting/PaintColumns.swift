// Painting the columns: what the item under the cursor needs, the items beside it, and what waits on it.

import Analyses
import Drawing
import Missions

/// Where the three columns lie in a pane.
struct ColumnPlan {
    let givers: Rect
    let here: Rect
    let receivers: Rect
    /// Where the row of the cursor is told in full, below the columns; empty where they have room for that themselves.
    let foot: Rect

    /// The columns in which a middle column has room for both departments, both days and how many wait.
    private static let wide = 100

    /// How many rows below the columns tell of the row of the cursor.
    static func footRows(_ area: Rect) -> Int { area.width < wide && area.height > 2 ? 1 : 0 }

    /// The middle has two fifths; each is divided from the next by a line.
    init(_ whole: Rect) {
        let rows = ColumnPlan.footRows(whole)
        let area = Rect(x: whole.x, y: whole.y, width: whole.width, height: whole.height - rows)
        foot = Rect(x: whole.x, y: area.bottom, width: whole.width, height: rows)
        let side = max(8, (area.width - 2) * 3 / 10)
        let middle = max(1, area.width - 2 - 2 * side)
        func column(_ x: Int, _ width: Int) -> Rect {
            Rect(x: area.x + x, y: area.y, width: max(0, min(width, area.width - x)), height: area.height)
        }
        givers = column(0, side)
        here = column(side + 1, middle)
        receivers = column(side + middle + 2, side)
    }

    /// The direction of the side column at a place; nil in the middle.
    func side(at place: Drawing.Point) -> Direction? {
        givers.contains(place) ? .upstream : receivers.contains(place) ? .downstream : nil
    }
}

extension Workbench {
    func paintColumns(_ canvas: inout Canvas, _ whole: Rect, _ world: World) {
        let plan = ColumnPlan(whole)
        let area = Rect(x: whole.x, y: whole.y, width: whole.width, height: plan.here.height)
        for x in [plan.here.x - 1, plan.receivers.x - 1] {
            for y in area.y..<area.bottom { canvas.put(canvas.glyph(.divider), x: x, y: y, ink: .border) }
        }
        let rows = tree.scroller.rows(count: tree.rows.count, height: area.height)
        let lines = stepLines(rows.map { (tree.rows[$0].node, tree.rows[$0].edge) }, plan.here.width, world)
        for (line, row) in rows.enumerated() {
            let isCursor = row == tree.scroller.cursor
            let place = Rect(x: plan.here.x, y: plan.here.y + line, width: plan.here.width, height: 1)
            if isCursor { pointCursor(&canvas, x: place.x, y: place.y, in: .dependencies) }
            paintStep(
                &canvas, tree.rows[row].node, lines.facts[line], lines.columns, place,
                isMarked: isMarked(row, tree.rows[row].node, in: .dependencies, world), world
            ) { rowInk($0, isCursor: isCursor, in: .dependencies) }
        }
        guard let node = tree.current?.node else { return }
        if !plan.foot.isEmpty { paintFoot(&canvas, plan.foot, node, along: tree.current?.edge, world) }
        paintSide(&canvas, plan.givers, node, .upstream, world)
        paintSide(&canvas, plan.receivers, node, .downstream, world)
    }

    /// Tells of the row of the cursor what its column has no room for: giver and receiver, need-by and promised-by, how late,
    /// how many wait on it and how many of those on nothing else. What shrinks first is the words, then the departments.
    private func paintFoot(
        _ canvas: inout Canvas, _ area: Rect, _ node: Node, along edge: Edge?, _ world: World
    ) {
        var departments = Departments()
        let facts = facts(of: node, along: edge, &departments, world)
        let ends = facts.way.isEmpty ? facts.department.isEmpty ? "nobody leads" : facts.department : facts.way
        var days = ""
        if facts.hasDays {
            func text(_ day: Day?, _ none: String) -> String {
                day.map { ShortDay.text($0, asOf: world.asOf) } ?? none
            }
            days = text(facts.needBy, "-") + "/" + text(facts.promisedBy, "?")
        }
        let spare = facts.spare.isEmpty ? facts.promise.text : facts.spare
        let counts = facts.waiting.split(separator: "/")
        var words = ""
        if let all = counts.first {
            let sole = counts.count > 1 ? ", \(counts[1]) only on it" : ""
            words = all == "1" ? "1 waits \(sole.isEmpty ? "" : "only ")on it" : "\(all) wait on it\(sole)"
        }
        let ways = [(spare, words), (spare, facts.waiting), (facts.promise.text, facts.waiting)]
        func needed(_ way: (promise: String, waiting: String)) -> Int {
            [days, way.promise, way.waiting].reduce(0) { $0 + displayWidth(of: $1) + ($1.isEmpty ? 0 : 1) }
        }
        let way = ways.first { displayWidth(of: ends) + needed($0) <= area.width } ?? ways[2]
        var x = area.x
        for (text, ink) in [
            (cut(ends, to: max(4, area.width - needed(way))), Ink.department), (days, .label),
            (way.0, facts.promise.ink), (way.1, .label),
        ] where !text.isEmpty && x < area.right {
            canvas.put(text, x: x, y: area.y, width: area.right - x, ink: ink)
            x += displayWidth(of: text) + 1
        }
    }

    /// What is next to an item in a direction, under a line that says how many there are.
    private func paintSide(_ canvas: inout Canvas, _ area: Rect, _ node: Node, _ direction: Direction, _ world: World) {
        let count = world.portfolio.neighbourCount(of: node, direction)
        let way = direction == .upstream ? "<" : ">"
        let word = direction == .upstream ? "needs" : "waiting"
        var heading =
            count == 0
            ? "\(way) \(direction == .upstream ? "needs nothing" : "nothing waits")" : "\(way) \(word) \(count)"
        // The number is worth more than the word.
        if count > 0, displayWidth(of: heading) > area.width { heading = "\(way) \(count)" }
        canvas.put(heading, x: area.x, y: area.y, width: area.width, ink: .heading)
        guard count > 0 else { return }
        let found = world.portfolio.neighbours(of: node, direction)
        let rows = max(0, area.height - 1)
        // The last line tells of what there is no room for; a line alone names the first, how many there are stands above.
        let shown = found.count > rows ? max(min(1, rows), rows - 1) : found.count
        let lines = stepLines(found.prefix(shown).map { ($0.node, $0.edge) }, area.width, world)
        for (line, step) in found.prefix(shown).enumerated() {
            paintStep(
                &canvas, step.node, lines.facts[line], lines.columns,
                Rect(x: area.x, y: area.y + 1 + line, width: area.width, height: 1),
                isMarked: marks.contains(world.portfolio.id(step.node)), world
            ) { $0 }
        }
        if shown < min(found.count, rows) {
            canvas.put(
                "\(found.count - shown) more", x: area.x, y: area.bottom - 1, width: area.width, ink: .dim)
        }
    }

    /// What is said of the items of a column, and in which columns of its own.
    private func stepLines(
        _ steps: [(node: Node, edge: Edge?)], _ width: Int, _ world: World
    ) -> (facts: [TreeFacts], columns: FactColumns) {
        var departments = Departments()
        let said = steps.map { step in
            var fact = facts(of: step.node, along: step.edge, &departments, world)
            fact.title = displayWidth(of: world.portfolio.title(step.node))
            return fact
        }
        return (said, FactColumns(said, width: width))
    }

    /// An item on one line: its id, as much of its title as fits, and what is said of the link to it.
    private func paintStep(
        _ canvas: inout Canvas, _ node: Node, _ facts: TreeFacts, _ columns: FactColumns, _ area: Rect, isMarked: Bool,
        _ world: World, ink: (Ink) -> Ink
    ) {
        let portfolio = world.portfolio
        canvas.fill(area, ink: ink(.plain))
        let (id, title) = (portfolio.id(node), portfolio.title(node))
        var end = area.right
        // Where little fits the item comes before how late it is.
        if columns.total > 0, area.width >= columns.total + 8 {
            paintFacts(&canvas, facts, columns, right: area.right, y: area.y, world, ink: ink)
            // Where how late it is stands alone, each row is as long as its own.
            let standing =
                columns.sum == columns.promise ? displayWidth(of: facts.standing(columns.form)) : columns.total
            if standing > 0 { end -= standing + 1 }
        }
        var x = area.x
        if isMarked { x += canvas.put(canvas.glyph(.mark), x: x, y: area.y, ink: ink(.mark)) }
        // Where there is room for one of both, the title tells more; so it does where ids are long.
        let room = end - area.x
        let isNamed = (room >= 22 && displayWidth(of: id) <= room / 2) || title.isEmpty || title == id
        if isNamed {
            let width = min(displayWidth(of: id), max(0, end - x))
            canvas.put(id, x: x, y: area.y, width: width, ink: ink(.accent))
            x += width + 1
        }
        if title != id, end - x > 0 { canvas.put(title, x: x, y: area.y, width: end - x, ink: ink(.plain)) }
    }
}
