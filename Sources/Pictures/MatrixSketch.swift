// Who owes whom as boxes and arrows: departments, and from each to those it owes.

import Analyses
import Missions

extension DepartmentMatrix.Measure {
    /// What the numbers of a picture are.
    var words: String {
        switch self {
        case .count: "live needs that are not delivered"
        case .overdue: "needs that are late"
        case .unagreed: "needs that nobody has agreed to"
        case .leastSlack: "the least slack, in days"
        case .money: "the worth of programmes that need, in £m"
        }
    }
}

extension DepartmentMatrix.Tally {
    /// One measure in a few letters; nil where it is not known or there is nothing of it.
    func spoken(_ measure: DepartmentMatrix.Measure) -> String? {
        guard let value = value(measure), value.isFinite, value != 0 || measure == .leastSlack else { return nil }
        guard value.rounded() != value, abs(value) < 1e12 else {
            return abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        }
        return "\((value * 10).rounded() / 10)"
    }
}

extension Sketch {
    /// Draws up a matrix, with one measure on its arrows. A cell of which that measure is not known has an arrow without a
    /// number.
    package init(
        _ matrix: DepartmentMatrix, showing measure: DepartmentMatrix.Measure = .count, in portfolio: Portfolio,
        from source: Provenance
    ) {
        let name = cleaned(portfolio.name)
        self.init(title: "Who owes whom" + (name.isEmpty ? "" : " · \(name)"), subtitle: source.subtitle)
        notes = Sketch.notes(of: matrix)
        boxes = matrix.departments.map { node in
            let (id, title) = (portfolio.id(node), portfolio.title(node))
            return Box(id: cleaned(id), title: title == id ? "" : cleaned(title), department: cleaned(id))
        }
        arrows = matrix.cells.map { cell in
            var arrow = Arrow(from: Int32(cell.column), to: Int32(cell.row))
            arrow.label = cell.tally.spoken(measure) ?? ""
            arrow.crosses = cell.row != cell.column
            arrow.isLate = cell.tally.overdue > 0
            return arrow
        }
        var blocks = [Int](repeating: 0, count: boxes.count)
        for (number, block) in matrix.blocks.enumerated() {
            for position in block {
                blocks[position] = number
                boxes[position].isInCycle = block.count > 1
            }
        }
        for position in arrows.indices where arrows[position].crosses {
            arrows[position].isInCycle = blocks[Int(arrows[position].from)] == blocks[Int(arrows[position].to)]
        }
        legend = [Legend(sign: .plain, text: "from who gives to who needs; the number: \(measure.words)")]
        if arrows.contains(where: \.crosses) {
            legend.append(Legend(sign: .crossing, text: "strong: between two departments"))
        }
        if arrows.contains(where: \.isLate) {
            legend.append(Legend(sign: .late, text: "dashed: some of it is late"))
        }
        if arrows.contains(where: \.isInCycle) {
            legend.append(Legend(sign: .cycle, text: "↻ depend on each other"))
        }
    }

    /// What share crosses, and what has no place.
    static func notes(of matrix: DepartmentMatrix) -> [String] {
        var notes: [String] = []
        if let share = matrix.crossShare {
            let count = matrix.total.count
            let those = count == 1 ? "1 dependency crosses" : "\(count) dependencies cross"
            notes.append("\(percent(share)) of \(those) departments.")
        }
        if !matrix.leftOut.isEmpty {
            notes.append("Left out, because nobody leads on an end: \(counted(matrix.leftOut.count, "link")).")
        }
        return notes
    }
}
