// What a click does to the grid of risks and to the list of a cell.

import Drawing
import Missions

extension Workbench {
    /// A cell of the grid is picked, and listed by a second click; a row of the list is selected.
    mutating func clickRisks(_ place: Drawing.Point, _ area: Rect, _ world: World) -> [Effect] {
        let grid = RiskGrid(area, showing: risks.likelihood)
        let showsBoth = RiskGrid.showsBoth(height: area.height)
        if showsBoth || !risks.isList, let cell = grid.cell(at: place) {
            let isSame = focus == .risks && cell == (risks.likelihood, risks.impact)
            if focus != .risks { focus(.risks, world) }
            risks.isList = false
            if isSame { return openCurrent(world) }
            moveCell(likelihood: cell.likelihood, impact: cell.impact, world)
            return []
        }
        let list = grid.list
        let line = place.y - list.y - 1
        guard showsBoth || risks.isList, line >= 0 else {
            if focus != .risks { focus(.risks, world) }
            return []
        }
        if let threats = threatsShown(world) {
            // The list is about the selection until the pane has the focus.
            guard threats.indices.contains(line) else {
                focus(.risks, world)
                return []
            }
            let risk = world.portfolio.id(threats[line])
            focus(.risks, world)
            visit(risk, world)
            return []
        }
        let wasFocused = focus == .risks && risks.isList
        if focus != .risks { focus(.risks, world) }
        let row = risks.scroller.top + line
        guard risks.list.indices.contains(row) else { return [] }
        if wasFocused, row == risks.scroller.cursor { return openCurrent(world) }
        risks.isList = true
        risks.go(to: row, world, height: riskRows)
        select(risks.anchor, world)
        return []
    }
}

/// The geometry of the grid of risks.
struct RiskGrid {
    let area: Rect
    let cellWidth: Int
    /// The likelihood of the first row in sight: 5, unless the pane is too low for that and for one that has to be seen.
    let first: Int

    init(_ area: Rect, showing likelihood: Int = 5) {
        self.area = area
        first = max(min(5, area.height), min(5, likelihood + max(1, area.height) - 1))
        cellWidth = max(3, min(7, (area.width - 4) / 5))
    }

    /// Whether a pane has room for the list of a cell below the grid.
    static func showsBoth(height: Int) -> Bool { height >= 12 }

    /// How many risks of a cell are in sight: below the grid and a title, or below a title alone.
    static func rows(height: Int) -> Int { showsBoth(height: height) ? height - 8 : max(1, height - 1) }

    /// Where the list of a cell is, its title first.
    var list: Rect { RiskGrid.showsBoth(height: area.height) ? area.splitTop(7).rest : area }

    /// Where a cell begins.
    func place(likelihood: Int, impact: Int) -> Drawing.Point {
        Drawing.Point(x: area.x + 4 + (impact - 1) * cellWidth, y: area.y + first - likelihood)
    }

    /// The cell at a place of the screen.
    func cell(at place: Drawing.Point) -> (likelihood: Int, impact: Int)? {
        let likelihood = area.y + first - place.y
        guard place.x >= area.x + 4, area.contains(place), 1...5 ~= likelihood else { return nil }
        let impact = (place.x - area.x - 4) / cellWidth + 1
        return 1...5 ~= impact ? (likelihood, impact) : nil
    }
}
