// Painting who owes whom: numbers with a sign for how much, blocks of mutual dependence held together, margins.

import Analyses
import Drawing
import Missions

extension Workbench {
    func paintOwing(_ canvas: inout Canvas, _ world: World) {
        let plan = owingPlan
        let area = plan.area
        canvas.overlay(plan.rect, title: owing.title, right: owing.share(isLong: size.width >= 80))
        canvas.cursor = Point(x: min(area.x, canvas.width - 1), y: min(area.y, canvas.height - 1))
        guard let matrix = owing.matrix, !owing.ids.isEmpty else {
            for (line, text) in Wording.wrap(nothingOwed(world), area.width - 2).enumerated() where line < area.height {
                canvas.put(" " + text, x: area.x, y: area.y + line, width: area.width, ink: .overlay)
            }
            return
        }
        let rows = owing.rows.rows(count: owing.receivers.count, height: plan.rows)
        let columns = owing.columns.rows(count: owing.givers.count, height: plan.columns)
        let sign = canvas.glyph(.ellipsis)
        let names = Headings.short(owing.ids, columns: plan.heading - 2, sign: sign)
        paintGivers(&canvas, plan, columns)
        for (line, row) in rows.enumerated() where plan.cells.y + line < area.bottom {
            paintReceiver(&canvas, plan, matrix, row, names[owing.receivers[row]], y: plan.cells.y + line, columns)
        }
        paintAbove(&canvas, plan, rows)
        var y = plan.cells.y + rows.count
        if plan.hasOwes {
            paintOwes(&canvas, plan, matrix, y: y, columns)
            y += 1
        }
        paintCellSentence(&canvas, area, y: y, rows: plan.sentenceRows, world)
        if plan.hasLegend {
            canvas.put(" " + legend(canvas), x: area.x, y: area.bottom - 1, width: area.width, ink: .dim)
        }
        let beyond = beyond(rows, columns)
        if !beyond.isEmpty {
            let room = plan.rect.width - 4
            canvas.put(
                " \(cut(beyond, to: room - 2)) ", x: plan.rect.x + 2, y: plan.rect.bottom - 1, ink: .overlayBorder)
        }
    }

    /// The headings of the columns, and signs that more lie at their sides.
    private func paintGivers(_ canvas: inout Canvas, _ plan: OwingPlan, _ columns: Range<Int>) {
        let (area, y) = (plan.area, plan.area.y)
        canvas.put(" needs", x: area.x, y: y, width: plan.heading, ink: .label)
        let names = Headings.short(
            owing.givers.map { owing.ids[$0] }, columns: plan.pitch - 1, sign: canvas.glyph(.ellipsis))
        for (place, column) in columns.enumerated() {
            let ink: Ink = column == owing.column ? .department.selectedDim : .department
            canvas.put(
                names[column], x: plan.cells.x + place * plan.pitch + 1, y: y, width: plan.pitch - 1, ink: ink,
                align: .right)
        }
        if columns.lowerBound > 0 { canvas.put(canvas.glyph(.arrowLeft), x: plan.cells.x, y: y, ink: .mark) }
        let end = plan.cells.x + columns.count * plan.pitch
        if columns.upperBound < owing.givers.count { canvas.put(canvas.glyph(.arrowRight), x: end, y: y, ink: .mark) }
        if plan.asks > 0 {
            canvas.put("asks", x: end + 1, y: y, width: plan.asks - 1, ink: .label, align: .right)
        }
    }

    private func paintReceiver(
        _ canvas: inout Canvas, _ plan: OwingPlan, _ matrix: DepartmentMatrix, _ row: Int, _ name: String, y: Int,
        _ columns: Range<Int>
    ) {
        let ink: Ink = row == owing.row ? .department.selectedDim : .department
        canvas.put(name, x: plan.area.x + 1, y: y, width: plan.heading - 2, ink: ink)
        for (place, column) in columns.enumerated() {
            paintCell(&canvas, plan, matrix, row, column, x: plan.cells.x + place * plan.pitch, y: y)
        }
        paintHold(&canvas, plan, row, y: y, columns)
        if plan.asks > 0 {
            canvas.put(
                matrix.asks[owing.receivers[row]].text(owing.measure), x: plan.cells.x + columns.count * plan.pitch + 1,
                y: y,
                width: plan.asks - 1, ink: .label, align: .right)
        }
    }

    /// A number and how much that is, in an ink and as a sign; on the diagonal a stroke goes before them.
    private func paintCell(
        _ canvas: inout Canvas, _ plan: OwingPlan, _ matrix: DepartmentMatrix, _ row: Int, _ column: Int, x: Int, y: Int
    ) {
        let isCursor = row == owing.row && column == owing.column
        func ink(_ ink: Ink) -> Ink { isCursor ? ink.selected : ink }
        let width = plan.pitch - 1
        let (row, column) = (owing.receivers[row], owing.givers[column])
        canvas.fill(Rect(x: x + 1, y: y, width: width, height: 1), ink: ink(.overlay))
        if row == column { canvas.put("\\", x: x + 1, y: y, ink: ink(.dim)) }
        if isCursor { canvas.cursor = Point(x: x + width, y: y) }
        guard let tally = matrix.cell(row, column)?.tally else { return }
        let weight = owing.weight(tally)
        let sign =
            switch weight {
            case nil: " "
            case 0?: canvas.glyph(.dot)
            case let weight?: canvas.glyph([.shade1, .shade2, .shade3, .shade4][weight - 1])
            }
        let purpose: Ink = weight.map { $0 == 0 ? .dim : Ink.risks[$0 - 1] } ?? .dim
        let number = weight == 0 ? "" : tally.text(owing.measure)
        // Beside the stroke of the diagonal a number has what it needs.
        let room = row == column ? min(width - 1, displayWidth(of: number) + 1) : width
        canvas.put(number + sign, x: x + 1 + width - room, y: y, width: room, ink: ink(purpose), align: .right)
    }

    /// The sides of the block that a row stands in.
    private func paintHold(_ canvas: inout Canvas, _ plan: OwingPlan, _ row: Int, y: Int, _ columns: Range<Int>) {
        let place = owing.receivers[row]
        let block = owing.blocks[place]
        // All of a block both ask and owe, so that their columns lie side by side.
        guard block.count > 1, let first = owing.givers.firstIndex(of: block.lowerBound) else { return }
        let end = first + block.count
        let isFirst = place == block.lowerBound
        let isLast = place == block.upperBound - 1
        func put(_ mark: Mark, at column: Int) {
            let x = plan.cells.x + (column - columns.lowerBound) * plan.pitch
            canvas.put(canvas.glyph(mark), x: x, y: y, ink: .cycle)
        }
        if columns.contains(first) { put(isFirst ? .holdTopLeft : isLast ? .holdBottomLeft : .hold, at: first) }
        if columns.contains(end - 1) { put(isFirst ? .holdTopRight : isLast ? .holdBottomRight : .hold, at: end) }
    }

    /// Signs that more lie above and below.
    private func paintAbove(_ canvas: inout Canvas, _ plan: OwingPlan, _ rows: Range<Int>) {
        if rows.lowerBound > 0 { canvas.put(canvas.glyph(.arrowUp), x: plan.area.x, y: plan.cells.y, ink: .mark) }
        if rows.upperBound < owing.receivers.count, rows.count > 1 || rows.lowerBound == 0 {
            canvas.put(canvas.glyph(.arrowDown), x: plan.area.x, y: plan.cells.y + rows.count - 1, ink: .mark)
        }
    }

    private func paintOwes(
        _ canvas: inout Canvas, _ plan: OwingPlan, _ matrix: DepartmentMatrix, y: Int, _ columns: Range<Int>
    ) {
        canvas.put(" owes", x: plan.area.x, y: y, width: plan.heading, ink: .label)
        for (place, column) in columns.enumerated() {
            // Under the numbers, not under their signs.
            canvas.put(
                matrix.owes[owing.givers[column]].text(owing.measure) + " ", x: plan.cells.x + place * plan.pitch + 1,
                y: y,
                width: plan.pitch - 1, ink: .label, align: .right)
        }
        if plan.asks > 0 {
            canvas.put(
                matrix.total.text(owing.measure), x: plan.cells.x + columns.count * plan.pitch + 1, y: y,
                width: plan.asks - 1, ink: .heading, align: .right)
        }
    }

    private func paintCellSentence(_ canvas: inout Canvas, _ area: Rect, y: Int, rows: Int, _ world: World) {
        guard let place = owing.place else { return }
        var lines = Wording.wrap(owing.sentence(place.row, place.column, world.portfolio), area.width - 2)
        if lines.count > rows {
            let rest = lines[(rows - 1)...].joined(separator: " ")
            lines = lines.prefix(rows - 1) + [cut(rest, to: max(1, area.width - 2))]
        }
        for (line, text) in lines.enumerated() where y + line < area.bottom {
            canvas.put(" " + text, x: area.x, y: y + line, width: area.width, ink: .overlay)
        }
    }

    /// What the signs mean in this measure.
    private func legend(_ canvas: Canvas) -> String {
        let shades: [Mark] = [.shade1, .shade2, .shade3, .shade4]
        let signs = shades.map { canvas.glyph($0) }
        if owing.measure == .leastSlack {
            return "\(signs[3]) too late  \(signs[2]) under 2 weeks  \(signs[1]) under 3 months  \(signs[0]) more  "
                + "? not known  \\ itself"
        }
        return
            "\(signs[0])\(signs[1])\(signs[2])\(signs[3]) quarters of the largest  \(canvas.glyph(.dot)) none  \\ itself  "
            + "\(canvas.glyph(.holdTopLeft))\(canvas.glyph(.holdTopRight)) depend on each other"
    }

    /// How many departments lie outside what is in sight.
    private func beyond(_ rows: Range<Int>, _ columns: Range<Int>) -> String {
        let sides = [
            (columns.lowerBound, "left"), (owing.givers.count - columns.upperBound, "right"),
            (rows.lowerBound, "above"), (owing.receivers.count - rows.upperBound, "below"),
        ]
        let said = sides.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return [said, owing.leftOut(isLong: size.width >= 80)].filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
