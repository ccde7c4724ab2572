// Painting the columns: what the item under the cursor needs, the items beside it, and what waits on it.

import Analyses
import Drawing
import Missions

/// Where the three columns lie in a pane.
struct ColumnPlan {
    let givers: Rect
    let here: Rect
    let receivers: Rect

    /// The middle has two fifths; each is divided from the next by a line.
    init(_ area: Rect) {
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
    func paintColumns(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        let plan = ColumnPlan(area)
        for x in [plan.here.x - 1, plan.receivers.x - 1] {
            for y in area.y..<area.bottom { canvas.put(canvas.glyph(.divider), x: x, y: y, ink: .border) }
        }
        for (line, row) in tree.scroller.rows(count: tree.rows.count, height: area.height).enumerated() {
            let isCursor = row == tree.scroller.cursor
            let (node, edge) = (tree.rows[row].node, tree.rows[row].edge)
            let place = Rect(x: plan.here.x, y: plan.here.y + line, width: plan.here.width, height: 1)
            if isCursor { pointCursor(&canvas, x: place.x, y: place.y, in: .dependencies) }
            paintStep(
                &canvas, node, edge, place, isMarked: isMarked(row, node, in: .dependencies, world), world
            ) { rowInk($0, isCursor: isCursor, in: .dependencies) }
        }
        guard let node = tree.current?.node else { return }
        paintSide(&canvas, plan.givers, node, .upstream, world)
        paintSide(&canvas, plan.receivers, node, .downstream, world)
    }

    /// What is next to an item in a direction, under a line that says how many there are.
    private func paintSide(_ canvas: inout Canvas, _ area: Rect, _ node: Node, _ direction: Direction, _ world: World) {
        let count = world.portfolio.neighbourCount(of: node, direction)
        let way = direction == .upstream ? "<" : ">"
        let word = direction == .upstream ? "needs" : "waiting"
        let heading =
            count == 0
            ? "\(way) \(direction == .upstream ? "needs nothing" : "nothing waits")" : "\(way) \(word) \(count)"
        canvas.put(heading, x: area.x, y: area.y, width: area.width, ink: .heading)
        guard count > 0 else { return }
        let found = world.portfolio.neighbours(of: node, direction)
        let rows = max(0, area.height - 1)
        // The last line tells of what there is no room for.
        let shown = found.count > rows ? max(0, rows - 1) : found.count
        for (line, step) in found.prefix(shown).enumerated() {
            paintStep(
                &canvas, step.node, step.edge, Rect(x: area.x, y: area.y + 1 + line, width: area.width, height: 1),
                isMarked: marks.contains(world.portfolio.id(step.node)), world
            ) { $0 }
        }
        if shown < found.count, rows > 0 {
            canvas.put(
                "\(found.count - shown) more", x: area.x, y: area.bottom - 1, width: area.width, ink: .dim)
        }
    }

    /// An item on one line: its id, as much of its title as fits, and how its promise stands.
    private func paintStep(
        _ canvas: inout Canvas, _ node: Node, _ edge: Edge?, _ area: Rect, isMarked: Bool, _ world: World,
        ink: (Ink) -> Ink
    ) {
        let portfolio = world.portfolio
        canvas.fill(area, ink: ink(.plain))
        var right: (text: String, ink: Ink) = ("", .plain)
        if let edge, portfolio.type(edge) == .needs {
            right = Wording.promise(Promise(edge, in: portfolio, asOf: world.asOf))
        } else if let code = portfolio.latestJudgement(of: node)?.overall {
            right = ("[\(code.prefix(2))]", Wording.ink(rating: code))
        }
        let id = portfolio.id(node)
        var end = area.right
        // Where little fits the item comes before how late it is.
        if !right.text.isEmpty, area.width >= displayWidth(of: right.text) + 9 {
            end -= displayWidth(of: right.text)
            canvas.put(right.text, x: end, y: area.y, ink: ink(right.ink))
            end -= 1
        }
        var x = area.x
        if isMarked { x += canvas.put(canvas.glyph(.mark), x: x, y: area.y, ink: ink(.mark)) }
        let title = portfolio.title(node)
        // Where there is room for one of both, the title tells more; so it does where ids are long.
        let isNamed = (area.width >= 24 && displayWidth(of: id) <= area.width / 2) || title.isEmpty || title == id
        if isNamed {
            let width = min(displayWidth(of: id), max(0, end - x))
            canvas.put(id, x: x, y: area.y, width: width, ink: ink(.accent))
            x += width + 1
        }
        if title != id, end - x > 0 { canvas.put(title, x: x, y: area.y, width: end - x, ink: ink(.plain)) }
    }
}
