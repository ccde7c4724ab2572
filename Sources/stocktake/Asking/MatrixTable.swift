// Who owes whom as a table that fits a width: the departments that weigh most where not all fit, and what is left out.

import Analyses
import Bench
import Drawing
import Missions

struct MatrixTable {
    /// The most rows; of more departments those that ask most are shown.
    private static let mostRows = 40
    /// The columns of the longest id of a row, and of a heading where not all fit in full.
    private static let longestName = 16
    private static let longestHeading = 6

    private let matrix: DepartmentMatrix
    private let measure: DepartmentMatrix.Measure
    private let ids: [String]
    /// The ids as they stand before rows.
    private let names: [String]
    private let width: Int
    /// The places in the matrix of those that ask anything and that owe anything, and those of them that are shown.
    private let receivers: [Int]
    private let givers: [Int]
    private let rows: [Int]
    private let columns: [Int]
    /// By giver, its heading.
    private let headings: [String]

    init(_ matrix: DepartmentMatrix, _ measure: DepartmentMatrix.Measure, _ portfolio: Portfolio, width: Int) {
        (self.matrix, self.measure, self.width) = (matrix, measure, width)
        let ids = matrix.departments.map { portfolio.id($0) }
        self.ids = ids
        receivers = ids.indices.filter { matrix.asks[$0].count > 0 }
        givers = ids.indices.filter { matrix.owes[$0].count > 0 }
        /// Those that weigh most, in the order of the matrix.
        func heaviest(_ places: [Int], _ tallies: [DepartmentMatrix.Tally], _ most: Int) -> [Int] {
            let sorted = places.sorted { one, other in
                let (left, right) = (tallies[one].weight(measure), tallies[other].weight(measure))
                return left == right ? one < other : left > right
            }
            return sorted.prefix(most).sorted()
        }
        let rows = heaviest(receivers, matrix.asks, MatrixTable.mostRows)
        self.rows = rows
        let names = Headings.short(ids, columns: MatrixTable.longestName)
        self.names = names
        let first = rows.reduce(5) { max($0, displayWidth(of: names[$1])) }
        let totals = rows.map { matrix.asks[$0] } + [matrix.total]
        let asks = totals.reduce(0) { max($0, MatrixTable.text($1, measure).count) }
        let room = width - first - 2 - max(4, asks)
        func needed(_ column: Int, _ heading: String) -> Int {
            let cells = rows.reduce(0) { max($0, MatrixTable.text(matrix.cell($1, column)?.tally, measure).count) }
            let owes = MatrixTable.text(matrix.owes[column], measure).count
            return max(displayWidth(of: heading), owes, cells) + 2
        }
        let whole = givers.map { ids[$0] }
        let isWhole = zip(givers, whole).reduce(0) { $0 + needed($1.0, $1.1) } <= room
        let short = isWhole ? whole : Headings.short(whole, columns: MatrixTable.longestHeading)
        headings = short
        let widths = Dictionary(uniqueKeysWithValues: zip(givers, short).map { ($0, needed($0, $1)) })
        var most = givers.count
        var columns = givers
        while most > 1, columns.reduce(0, { $0 + widths[$1]! }) > room {
            most -= max(1, most / 50)
            columns = heaviest(givers, matrix.owes, most)
        }
        self.columns = columns
    }

    /// The table, with what each row asks and each column owes at its end.
    var text: String {
        let heading = Dictionary(uniqueKeysWithValues: zip(givers, headings))
        var table = Table(
            [Table.Column(title: "needs")] + columns.map { Table.Column(title: heading[$0]!, isNumber: true) }
                + [Table.Column(title: "asks", isNumber: true)])
        for row in rows {
            let cells = columns.map { MatrixTable.text(matrix.cell(row, $0)?.tally, measure) }
            table.append([names[row]] + cells + [MatrixTable.text(matrix.asks[row], measure)])
        }
        table.append(
            ["owes"] + columns.map { MatrixTable.text(matrix.owes[$0], measure) }
                + [MatrixTable.text(matrix.total, measure)])
        return table.text(width: width)
    }

    /// How much crosses departments, who depends on whom, and what is not shown.
    var sentences: [String] {
        var said: [String] = []
        if let share = matrix.crossShare {
            let count = matrix.total.count
            let those = count == 1 ? "1 dependency crosses" : "\(grouped(count)) dependencies cross"
            said.append("\(percent(share)) of \(those) departments.")
        }
        for block in matrix.blocks where block.count > 1 {
            let few = block.count > 12 ? block.prefix(8) : block
            let more = block.count - few.count
            said.append(
                "Depend on each other: " + few.map { ids[$0] }.joined(separator: ", ")
                    + (more > 0 ? " and \(more) more." : "."))
        }
        var hidden: [String] = []
        if columns.count < givers.count { hidden.append("\(columns.count) of the \(givers.count) that owe") }
        if rows.count < receivers.count { hidden.append("\(rows.count) of the \(receivers.count) that ask") }
        if !hidden.isEmpty {
            let those = measure == .leastSlack ? "those with least slack" : "those with most"
            said.append("Shown: \(Wording.listed(hidden)), \(those). A wider terminal shows more; --json has all.")
        }
        let (silent, free) = (ids.count - receivers.count, ids.count - givers.count)
        if silent > 0 { said.append("Without a row, because they ask nothing: \(silent).") }
        if free > 0 { said.append("Without a column, because they owe nothing: \(free).") }
        if !matrix.leftOut.isEmpty {
            said.append("Needs left out, because nobody leads on an end: \(grouped(matrix.leftOut.count)).")
        }
        return said
    }

    private static func text(_ tally: DepartmentMatrix.Tally?, _ measure: DepartmentMatrix.Measure) -> String {
        guard let tally, tally.count > 0, let value = tally.value(measure) else { return "" }
        return value == value.rounded() ? "\(Int(value))" : "\((value * 10).rounded() / 10)"
    }
}
