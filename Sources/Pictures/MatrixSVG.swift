// A department matrix drawn by ourselves: numbers in a grid, with a frame round what depends on each other.

import Analyses
import Missions

/// Draws department matrices as SVG.
package enum MatrixSVG {
    /// The most departments a drawing holds.
    package static let limit = 300

    /// A grid with one measure in its cells. A row needs its columns; at the end of a row stands what it asks, below a
    /// column what it owes.
    package static func text(
        of matrix: DepartmentMatrix, showing measure: DepartmentMatrix.Measure = .count, in portfolio: Portfolio,
        from source: Provenance
    ) throws(TooLarge) -> String {
        let count = matrix.departments.count
        guard count <= limit else {
            throw TooLarge(
                description: "A matrix of \(count) departments cannot be drawn legibly: an SVG holds \(limit) at most. "
                    + "Write DOT, or print it as JSON.")
        }
        let name = cleaned(portfolio.name)
        var lines = [source.subtitle] + Sketch.notes(of: matrix)
        lines.append("A row needs its columns. The numbers: \(measure.words).")
        if matrix.blocks.contains(where: { $0.count > 1 }) {
            lines.append("A thick frame holds departments that depend on each other.")
        }
        if matrix.cells.contains(where: { $0.tally.overdue > 0 }) { lines.append("! some of it is late.") }
        var page = SVGPage(
            title: "Who owes whom" + (name.isEmpty ? "" : " · \(name)"), lines: lines, legend: [])
        let names = matrix.departments.map { cut(cleaned(portfolio.id($0)), to: 1_500) }
        let grid = Grid(names)
        page.take(width: grid.left + (count + 1) * grid.wide + 20, height: grid.above + (count + 1) * Grid.high)
        page.add("<g transform=\"translate(\(SVGPage.margin) \(page.top))\">")
        if count == 0 {
            page.add(SVGPage.text("No department needs anything of another.", x: 0, y: 14))
        } else {
            draw(matrix, measure, names, grid, &page)
        }
        page.add("</g>")
        return page.text
    }

    /// The measures of a grid, in pixels.
    private struct Grid {
        static let high = 26
        /// How wide a column is, how wide the names of rows are, and how high those of columns.
        let wide = 62
        let left: Int
        let above: Int

        init(_ names: [String]) {
            let longest = max(names.map { breadth(of: $0) }.max() ?? 0, breadth(of: "owes"))
            left = longest * 12 / 100 + 12
            // Names of columns lean; what leans takes as much height as width.
            above = max(40, longest * 12 * 71 / 10_000 + 18)
        }

        func x(_ column: Int) -> Int { left + column * wide }
        func y(_ row: Int) -> Int { above + row * Grid.high }
    }

    private static func draw(
        _ matrix: DepartmentMatrix, _ measure: DepartmentMatrix.Measure, _ names: [String], _ grid: Grid,
        _ page: inout SVGPage
    ) {
        let count = names.count
        page.add(SVGPage.text("needs", x: grid.left - 8, y: grid.above - 8, kind: "small", anchor: "end"))
        for (position, name) in (names + ["asks"]).enumerated() {
            let (x, y) = (grid.x(position) + grid.wide / 2, grid.above - 8)
            page.add(
                "<g transform=\"translate(\(x) \(y)) rotate(-45)\">\(SVGPage.text(name, x: 0, y: 0, kind: "id"))</g>")
        }
        for (position, name) in (names + ["owes"]).enumerated() {
            page.add(SVGPage.text(name, x: grid.left - 8, y: grid.y(position) + 18, kind: "id", anchor: "end"))
        }
        let (width, height) = ((count + 1) * grid.wide, (count + 1) * Grid.high)
        page.add(
            "<rect x=\"\(grid.left)\" y=\"\(grid.above)\" width=\"\(width)\" height=\"\(height)\" class=\"cell\"/>")
        var lines = ""
        for position in 1...count {
            lines += "M\(grid.x(position)) \(grid.above)V\(grid.y(count + 1))"
            lines += "M\(grid.left) \(grid.y(position))H\(grid.x(count + 1))"
        }
        page.add("<path d=\"\(lines)\" class=\"cell\"/>")
        let most = matrix.cells.map { abs($0.tally.value(measure) ?? 0) }.max() ?? 0
        for cell in matrix.cells {
            let share = most > 0 ? abs(cell.tally.value(measure) ?? 0) / most : 0
            let number = (cell.tally.spoken(measure) ?? "·") + (cell.tally.overdue > 0 ? " !" : "")
            let fill = cell.row == cell.column ? "#f1f3f5" : tone(measure == .leastSlack ? 0 : share)
            page.add(
                "<rect x=\"\(grid.x(cell.column) + 1)\" y=\"\(grid.y(cell.row) + 1)\" width=\"\(grid.wide - 2)\" "
                    + "height=\"\(Grid.high - 2)\" fill=\"\(fill)\"/>"
                    + SVGPage.text(
                        number, x: grid.x(cell.column + 1) - 8, y: grid.y(cell.row) + 18, anchor: "end"))
        }
        for position in 0..<count {
            if let asks = matrix.asks[position].spoken(measure) {
                page.add(
                    SVGPage.text(asks, x: grid.x(count + 1) - 8, y: grid.y(position) + 18, kind: "id", anchor: "end"))
            }
            if let owes = matrix.owes[position].spoken(measure) {
                page.add(
                    SVGPage.text(owes, x: grid.x(position + 1) - 8, y: grid.y(count) + 18, kind: "id", anchor: "end"))
            }
        }
        if let total = matrix.total.spoken(measure) {
            page.add(SVGPage.text(total, x: grid.x(count + 1) - 8, y: grid.y(count) + 18, kind: "id", anchor: "end"))
        }
        for block in matrix.blocks where block.count > 1 {
            page.add(
                "<rect x=\"\(grid.x(block.lowerBound))\" y=\"\(grid.y(block.lowerBound))\" "
                    + "width=\"\(block.count * grid.wide)\" height=\"\(block.count * Grid.high)\" class=\"block\"/>")
        }
    }

    /// A ground for a number: the more, the stronger; pale enough for dark letters at any share from 0 to 1.
    private static func tone(_ share: Double) -> String {
        let steps = ["#f4f9ff", "#e3f0fd", "#cfe4fa", "#b7d5f5", "#9cc4ee"]
        return steps[min(steps.count - 1, max(0, Int(share * Double(steps.count))))]
    }
}
