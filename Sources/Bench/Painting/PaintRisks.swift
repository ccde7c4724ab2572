// Painting the risks: the grid, and the list of a cell.

import Drawing
import Missions

extension Workbench {
    func paintRisks(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        if world.portfolio.count(of: .raid) == 0 {
            empty(
                &canvas, area,
                [
                    "No risks yet.", "",
                    "\(key("add risk")) adds one" + (selection == nil ? "." : " to what is selected."),
                ])
            return
        }
        let showsBoth = RiskGrid.showsBoth(height: area.height)
        if showsBoth || !risks.isList { paintGrid(&canvas, area, world) }
        if showsBoth || risks.isList {
            paintRiskList(&canvas, RiskGrid(area).list, world)
        } else if area.height >= 7 {
            canvas.put(cellSentence, x: area.x, y: area.y + 6, width: area.width, ink: .dim)
        }
    }

    private var cellSentence: String {
        let count = risks.counts[risks.likelihood * 8 + risks.impact]
        return
            " L\(risks.likelihood) I\(risks.impact): \(count == 0 ? "none" : count == 1 ? "1 risk" : "\(count) risks")"
    }

    private func paintGrid(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        let grid = RiskGrid(area, showing: risks.likelihood)
        let cellWidth = grid.cellWidth
        let marked = cellsOfSelection(world)
        for likelihood in 1...5 {
            let y = grid.place(likelihood: likelihood, impact: 1).y
            guard area.y <= y, y < area.bottom else { continue }
            canvas.put(" L\(likelihood)", x: area.x, y: y, width: 4, ink: .label)
            for impact in 1...5 {
                let count = risks.counts[likelihood * 8 + impact]
                let score = likelihood * impact
                let isCursor = likelihood == risks.likelihood && impact == risks.impact
                let isHere = focus == .risks && isCursor
                let shade: Mark = score < 6 ? .shade1 : score < 13 ? .shade2 : score < 20 ? .shade3 : .shade4
                let star = marked.contains(likelihood * 8 + impact) ? "*" : ""
                let sign = count == 0 ? canvas.glyph(.dot) : canvas.glyph(shade)
                let number = count == 0 ? "" : Wording.count(count)
                // Where the cell is narrow the star goes first, then the blank behind the shade; the shade goes only
                // between the brackets of the cursor, and beside numbers that fill the cell.
                let bare = number.isEmpty ? sign : number
                let bodies =
                    isHere
                    ? [number + sign + star, number + sign, bare].map { "[\($0)]" }
                    : [" \(number)\(sign)\(star) ", " \(number)\(sign) ", " \(number)\(sign)", number + sign]
                let text = bodies.first { displayWidth(of: $0) <= cellWidth } ?? bare
                let ink: Ink = count == 0 ? .dim : Wording.ink(score: score)
                let x = grid.place(likelihood: likelihood, impact: impact).x
                canvas.put(
                    text, x: x, y: y, width: min(cellWidth, area.right - x),
                    ink: !isHere ? ink : risks.isList ? ink.selectedDim : rowInk(ink, isCursor: true, in: .risks))
                if isHere, !risks.isList { pointCursor(&canvas, x: x, y: y, in: .risks) }
            }
        }
        guard area.height > 5 else { return }
        for impact in 1...5 {
            let x = area.x + 4 + (impact - 1) * cellWidth
            canvas.put(" I\(impact)", x: x, y: area.y + 5, width: min(cellWidth, area.right - x), ink: .label)
        }
    }

    /// The cells that hold risks to the selected item.
    func cellsOfSelection(_ world: World) -> Set<Int> {
        guard let node = selected(world) else { return [] }
        let nodes = world.portfolio.kind(node) == .raid ? [node] : threats(node, world)
        return Set(nodes.compactMap { world.portfolio.cell($0) }.map { $0.likelihood * 8 + $0.impact })
    }

    private func paintRiskList(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        guard area.height > 0 else { return }
        // Away from this pane, the list is about the selection, where anything threatens it.
        var nodes = risks.list
        var title = cellSentence
        var cursor: Int? = risks.isList ? risks.scroller.cursor : nil
        var rows = risks.scroller.rows(count: nodes.count, height: area.height - 1)
        if let threats = threatsShown(world) {
            nodes = threats
            // What lies under it in the tree has risks of its own.
            title = " to \(selection!) itself: \(threats.isEmpty ? "none" : "\(threats.count)") open"
            cursor = nil
            rows = 0..<min(threats.count, max(0, area.height - 1))
        }
        canvas.put(title, x: area.x, y: area.y, width: area.width, ink: .label)
        for (line, row) in rows.enumerated() {
            let node = nodes[row]
            let isCursor = row == cursor
            func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .risks) }
            let y = area.y + 1 + line
            canvas.fill(Rect(x: area.x, y: y, width: area.width, height: 1), ink: ink(.plain))
            if isCursor { pointCursor(&canvas, x: area.x, y: y, in: .risks) }
            let score = score(node, world)
            if isMarked(row, node, in: .risks, world) {
                canvas.put(canvas.glyph(.mark), x: area.x, y: y, ink: ink(.mark))
            }
            canvas.put(
                score == 0 ? "-" : "\(score)", x: area.x + 1, y: y, width: 2,
                ink: ink(score == 0 ? .dim : Wording.ink(score: score)), align: .right)
            var x = area.x + 4
            let id = world.portfolio.id(node)
            let room = min(displayWidth(of: id), max(0, area.right - x))
            canvas.put(id, x: x, y: y, width: room, ink: ink(.accent))
            x += room + 1
            if x < area.right, id != world.portfolio.title(node) {
                canvas.put(world.portfolio.title(node), x: x, y: y, width: area.right - x, ink: ink(.plain))
            }
        }
    }

    /// The risks to the selection, worst first, where the list shows those rather than the cell's.
    func threatsShown(_ world: World) -> [Node]? {
        guard focus != .risks, let node = selected(world), world.portfolio.kind(node) != .raid else { return nil }
        return threats(node, world).sorted { score($0, world) > score($1, world) }
    }

    /// The open risks and issues that affect an item, scored or not.
    func threats(_ node: Node, _ world: World) -> [Node] { ties.of(world.portfolio.id(node), node, world).threats }

    private func score(_ node: Node, _ world: World) -> Int {
        world.portfolio.cell(node).map { $0.likelihood * $0.impact } ?? 0
    }
}
