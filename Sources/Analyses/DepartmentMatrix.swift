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
        /// Where its links lie side by side.
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

    /// The links of all cells, those of a cell side by side.
    private let links: [Edge]
    /// By row, where its cells begin; one more than there are rows.
    private let firsts: [Int]

    /// The matrix on a day. Slack comes from a schedule, in days by link; without one no slack is known.
    public init(_ portfolio: Portfolio, asOf today: Day, slack: (Edge) -> Int? = { _ in nil }) {
        let gathered = DepartmentLinks(portfolio, asOf: today)
        leftOut = gathered.leftOut
        // First by id; turned round, the steps of a row lie by column.
        let columns = gathered.needsByColumn
        let rows = columns.reversed
        let (targets, found) = (rows.targets, rows.edges.map { gathered.links[Int($0)] })
        links = found.map(\.edge)
        var cells: [Cell] = []
        var (asks, owes) = (gathered.departments.map { _ in Tally() }, gathered.departments.map { _ in Tally() })
        var total = Tally()
        for row in asks.indices {
            var steps = rows.steps(row)
            while let first = steps.first {
                let column = Int(targets[first])
                var end = first
                var tally = Tally()
                while end < steps.upperBound, Int(targets[end]) == column {
                    tally.add(found[end], slack(found[end].edge))
                    end += 1
                }
                cells.append(Cell(row: row, column: column, tally: tally, links: first..<end))
                asks[row].add(tally)
                owes[column].add(tally)
                total.add(tally)
                steps = end..<steps.upperBound
            }
        }

        var worth = ProgrammeWorth(portfolio)
        for cell in cells.indices {
            for link in found[cells[cell].links] { cells[cell].tally.money += worth.add(link.receiver, toSum: cell) }
        }
        worth.restart()
        for row in asks.indices {
            for link in found[rows.steps(row)] { asks[row].money += worth.add(link.receiver, toSum: row) }
        }
        worth.restart()
        for column in owes.indices {
            for link in columns.edges[columns.steps(column)] {
                owes[column].money += worth.add(gathered.links[Int(link)].receiver, toSum: column)
            }
        }
        worth.restart()
        for link in found { total.money += worth.add(link.receiver, toSum: 0) }
        self.total = total

        // Then block by block.
        let order = DepartmentOrder(
            FlatGraph(
                count: asks.count, sources: cells.map { Int32($0.row) }, targets: cells.map { Int32($0.column) },
                edges: cells.indices.map { Int32($0) }))
        departments = order.places.map { gathered.departments[Int($0)] }
        blocks = order.blocks
        self.asks = order.places.map { asks[Int($0)] }
        self.owes = order.places.map { owes[Int($0)] }
        self.cells = cells.map { cell in
            Cell(
                row: Int(order.positions[cell.row]), column: Int(order.positions[cell.column]), tally: cell.tally,
                links: cell.links)
        }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        var firsts = [Int](repeating: 0, count: asks.count + 1)
        for cell in cells { firsts[Int(order.positions[cell.row]) + 1] += 1 }
        for row in asks.indices { firsts[row + 1] += firsts[row] }
        self.firsts = firsts
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

    /// The links of a cell of which most is overdue: the latest on a day first, then by the ids of receivers and givers.
    public func links(of cell: Cell, latest most: Int, asOf today: Day, in portfolio: Portfolio) -> [Edge] {
        let found = links[cell.links].lazy.map { edge -> (edge: Edge, days: Int) in
            if case .late(let days) = Promise(edge, in: portfolio, asOf: today) { return (edge, days) }
            return (edge, 0)
        }
        return leading(most, of: found) { left, right in
            if left.days != right.days { return left.days > right.days }
            return portfolio.from(left.edge) != portfolio.from(right.edge)
                ? portfolio.isBefore(portfolio.from(left.edge), portfolio.from(right.edge))
                : portfolio.isBefore(portfolio.to(left.edge), portfolio.to(right.edge))
        }.map(\.edge)
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
