// Risks: a grid of likelihood and impact, and the list behind each cell.

import Missions

/// The open risks and issues on a 5x5 grid, with a list: those of the cell under the cursor.
struct RiskPane: Sendable {
    /// Whether keys move in the list rather than on the grid.
    var isList = false
    /// The cell under the cursor, 1-5 each.
    var likelihood = 5
    var impact = 5
    var scroller = Scroller()
    /// How many risks lie in each cell, by likelihood x 8 + impact.
    var counts = [Int](repeating: 0, count: 64)
    /// Those that lie in each cell, likewise.
    private var cells = [[Node]](repeating: [], count: 64)
    /// How many there are of the kind, on a cell or not: not scored, closed, or an assumption.
    var total = 0
    /// How many lie on cells.
    var scored: Int { counts.reduce(0, +) }
    /// The risks of the list, in natural order unless another is asked for.
    var list: [Node] = []
    /// How the risks are looked at; the grid counts those that the filter leaves.
    var look = ListLook()
    /// Those that the filter leaves, in the order asked for; nil where nothing is asked for.
    var rows: ListRows?
    var anchor: ItemID?

    private func node(at position: Int, _ world: World) -> Node {
        rows.map { $0.nodes[position] } ?? world.portfolio.node(of: .raid, at: position)
    }

    /// Finds anew what the filter leaves, where the look or the portfolio is another one.
    private mutating func makeRows(_ world: World) {
        guard !look.isNatural else {
            rows = nil
            return
        }
        guard rows?.key != ListRows.Key(.raid, look, world) else { return }
        do { rows = try ListRows(.raid, look, world) } catch {
            look.filter = ""
            makeRows(world)
        }
    }

    /// Sorts the risks into their cells anew; one byte is read for each risk.
    mutating func refresh(_ world: World, height: Int) {
        cells = [[Node]](repeating: [], count: 64)
        makeRows(world)
        total = rows?.nodes.count ?? world.portfolio.count(of: .raid)
        for position in 0..<total {
            let node = node(at: position, world)
            if let cell = world.portfolio.cell(node) { cells[cell.likelihood * 8 + cell.impact].append(node) }
        }
        counts = cells.map(\.count)
        fill(world, height: height)
    }

    /// Puts the cursor on the worst cell that holds a risk.
    mutating func goToWorst(_ world: World, height: Int) {
        for cell in [(5, 5), (5, 4), (4, 5), (4, 4), (5, 3), (3, 5), (4, 3), (3, 4), (3, 3)]
        where counts[cell.0 * 8 + cell.1] > 0 {
            (likelihood, impact) = cell
            break
        }
        fill(world, height: height)
    }

    /// Lists the risks of the cell.
    mutating func fill(_ world: World, height: Int) {
        list = cells[likelihood * 8 + impact]
        if let anchor, let node = world.portfolio.node(anchor), let row = list.firstIndex(of: node) {
            scroller.cursor = row
        }
        if list.isEmpty { isList = false }
        scroller.keepInSight(count: list.count, height: height)
        remember(world)
    }

    mutating func go(to row: Int, _ world: World, height: Int) {
        scroller.go(to: row, count: list.count, height: height)
        remember(world)
    }

    /// Puts the cursor on a risk's cell, where it has one.
    mutating func show(_ risk: Node, _ world: World, height: Int) {
        guard let cell = world.portfolio.cell(risk) else { return }
        (likelihood, impact) = cell
        anchor = world.portfolio.id(risk)
        fill(world, height: height)
    }

    mutating func remember(_ world: World) {
        anchor = list.indices.contains(scroller.cursor) ? world.portfolio.id(list[scroller.cursor]) : nil
    }
}

extension Portfolio {
    /// Whether an item is an open risk or issue. Those on the grid are; the others have to be read.
    func isThreat(_ node: Node) -> Bool {
        if cell(node) != nil { return true }
        return !["closed", "holds"].contains(text(node, .state))
            && ["risk", "issue"].contains(text(node, .class) ?? "risk")
    }
}
