// Who owes whom: departments against departments, a dependency structure matrix.

import Missions

/// Live undelivered `needs` links by the department of the receiver (row) and of the giver (column): a row needs its
/// columns (analysis A7; Steward, "The Design Structure System", 1981; Browning, "Applying the Design Structure Matrix",
/// 2001). An item's department is that of the org that leads on it; places and partners are their own.
public struct DepartmentMatrix: Sendable {
    /// What a cell or a margin adds up to.
    public struct Tally: Hashable, Sendable {
        /// Links.
        public fileprivate(set) var count = 0
        /// Links that are late as of the day (`Promise`).
        public fileprivate(set) var overdue = 0
        /// Links that no giver has agreed to: their state is not agreed.
        public fileprivate(set) var unagreed = 0
        /// The least slack of a link, in days; nil where no slack is known.
        public fileprivate(set) var leastSlack: Int?
        /// What the programmes on the receivers' side are worth, in £m, each counted once: whole-life cost as likely, or
        /// where that is not given all the money that funds pay it.
        public fileprivate(set) var money = 0.0
    }

    /// What a cell can show, one at a time.
    public enum Measure: String, CaseIterable, Sendable {
        case count, overdue, unagreed, leastSlack, money
    }

    /// A cell in which there is anything.
    public struct Cell: Hashable, Sendable {
        /// The position in `departments` of who needs.
        public let row: Int
        /// The position in `departments` of who gives.
        public let column: Int
        public fileprivate(set) var tally: Tally
        /// The positions of its links, which lie row by row.
        let links: Range<Int>
    }

    /// The rows, and in the same order the columns: block by block, by id inside a block.
    public let departments: [Node]
    /// Positions in `departments` of what depends on each other: the strongly connected components of the departments. Who
    /// gives comes before who needs, so that what flows back lies inside blocks; of several, the first id comes first.
    public let blocks: [Range<Int>]
    /// The cells in which there is anything, row by row.
    public let cells: [Cell]
    /// By row, what the department asks of others and of itself.
    public let asks: [Tally]
    /// By column, what the department owes to others and to itself.
    public let owes: [Tally]
    /// The whole matrix.
    public let total: Tally
    /// Live undelivered links that have no place because nobody leads on the receiver or on the giver, as they are stored.
    public let leftOut: [Edge]

    /// The links of all cells, row by row and in a row by column.
    private let links: [Edge]
    /// By row, where its cells begin; one more than there are rows.
    private let firsts: [Int]

    /// The matrix on a day. Slack comes from a schedule, in days by link; without one no slack is known.
    public init(_ portfolio: Portfolio, asOf today: Day, slack: (Edge) -> Int? = { _ in nil }) {
        let gathered = DepartmentLinks(portfolio, asOf: today)
        let order = DepartmentOrder(gathered.needs)
        departments = order.places.map { gathered.departments[Int($0)] }
        blocks = order.blocks
        leftOut = gathered.leftOut
        let columns = gathered.byColumn(order.positions)
        let rows = columns.reversed
        links = rows.edges.map { gathered.links[Int($0)].edge }

        var cells: [Cell] = []
        var firsts = [0]
        var total = Tally()
        var (asks, owes) = (departments.map { _ in Tally() }, departments.map { _ in Tally() })
        for row in departments.indices {
            var steps = rows.steps(row)
            while let first = steps.first {
                let column = Int(rows.targets[first])
                var end = first
                var tally = Tally()
                while end < steps.upperBound, Int(rows.targets[end]) == column {
                    tally.add(gathered.links[Int(rows.edges[end])], slack(links[end]))
                    end += 1
                }
                cells.append(Cell(row: row, column: column, tally: tally, links: first..<end))
                asks[row].add(tally)
                owes[column].add(tally)
                total.add(tally)
                steps = end..<steps.upperBound
            }
            firsts.append(cells.count)
        }

        var worth = ProgrammeWorth(portfolio)
        func receivers(_ graph: FlatGraph, _ steps: Range<Int>) -> some Sequence<Int32> {
            graph.edges[steps].lazy.map { gathered.links[Int($0)].receiver }
        }
        for cell in cells.indices {
            for item in receivers(rows, cells[cell].links) { cells[cell].tally.money += worth.add(item, toSum: cell) }
        }
        worth.restart()
        for row in departments.indices {
            for item in receivers(rows, rows.steps(row)) { asks[row].money += worth.add(item, toSum: row) }
        }
        worth.restart()
        for column in departments.indices {
            for item in receivers(columns, columns.steps(column)) {
                owes[column].money += worth.add(item, toSum: column)
            }
        }
        worth.restart()
        for link in gathered.links { total.money += worth.add(link.receiver, toSum: 0) }
        (self.cells, self.firsts, self.total, self.asks, self.owes) = (cells, firsts, total, asks, owes)
    }

    /// The cell at a row and a column; nil where nothing is needed.
    public func cell(_ row: Int, _ column: Int) -> Cell? {
        guard departments.indices.contains(row) else { return nil }
        var (low, high) = (firsts[row], firsts[row + 1])
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low < firsts[row + 1] && cells[low].column == column ? cells[low] : nil
    }

    /// The links of a cell, by the ids of their receivers and then of their givers.
    public func links(of cell: Cell, in portfolio: Portfolio) -> [Edge] {
        links[cell.links].sorted { left, right in
            portfolio.from(left) != portfolio.from(right)
                ? portfolio.isBefore(portfolio.from(left), portfolio.from(right))
                : portfolio.isBefore(portfolio.to(left), portfolio.to(right))
        }
    }

    /// The share of links that join two departments: off the diagonal, of all. 0-1; nil where there is no link.
    public var crossShare: Double? {
        guard total.count > 0 else { return nil }
        let inside = cells.reduce(0) { $0 + ($1.row == $1.column ? $1.tally.count : 0) }
        return Double(total.count - inside) / Double(total.count)
    }
}

extension DepartmentMatrix.Tally {
    /// What it says of one measure: links, days of slack, or £m; nil where nothing is known.
    public func value(_ measure: DepartmentMatrix.Measure) -> Double? {
        switch measure {
        case .count: Double(count)
        case .overdue: Double(overdue)
        case .unagreed: Double(unagreed)
        case .leastSlack: leastSlack.map { Double($0) }
        case .money: money
        }
    }

    /// Counts one link.
    mutating func add(_ link: DepartmentLink, _ slack: Int?) {
        count += 1
        if link.isOverdue { overdue += 1 }
        if link.isUnagreed { unagreed += 1 }
        if let slack { leastSlack = min(slack, leastSlack ?? slack) }
    }

    /// Adds what was counted elsewhere, all but the money.
    fileprivate mutating func add(_ other: Self) {
        count += other.count
        overdue += other.overdue
        unagreed += other.unagreed
        if let slack = other.leastSlack { leastSlack = min(slack, leastSlack ?? slack) }
    }
}
