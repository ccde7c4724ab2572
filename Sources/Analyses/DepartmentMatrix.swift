// Who owes whom: departments against departments, a dependency structure matrix.

import Missions

/// Live undelivered `needs` links by the department of the receiver (row) and of the giver (column): a row needs its
/// columns (analysis A7; Steward, "The Design Structure System", 1981; Browning, "Applying the Design Structure Matrix",
/// 2001). An item's department is that of the org that leads on it; places and partners are their own.
public struct DepartmentMatrix: Sendable {
    /// What a cell or a margin adds up to.
    public struct Tally: Hashable, Sendable {
        // Small, because there are as many as pairs of departments.
        fileprivate var links: Int32 = 0
        fileprivate var late: Int32 = 0
        fileprivate var open: Int32 = 0
        fileprivate var slack = Int32.max
        /// Links.
        public var count: Int { Int(links) }
        /// Links that are late as of the day (`Promise`).
        public var overdue: Int { Int(late) }
        /// Links that no giver has agreed to: their state is not agreed.
        public var unagreed: Int { Int(open) }
        /// The least slack of a link, in days; nil where no slack is known.
        public var leastSlack: Int? { slack == .max ? nil : Int(slack) }
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
        fileprivate let rowPlace: Int32
        fileprivate let columnPlace: Int32
        public fileprivate(set) var tally: Tally
        /// Where its links lie side by side.
        fileprivate let firstLink: Int32
        fileprivate let endLink: Int32

        /// The position in `departments` of who needs.
        public var row: Int { Int(rowPlace) }
        /// The position in `departments` of who gives.
        public var column: Int { Int(columnPlace) }
        var links: Range<Int> { Int(firstLink)..<Int(endLink) }
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

    /// The matrix on a day. Slack comes from a schedule, in days by link; without one no slack is known. What is not shown
    /// counts as if it were not there; where that is nil, everything is.
    public init(
        _ portfolio: Portfolio, asOf today: Day, slack: (Edge) -> Int? = { _ in nil },
        isShown: ((Node) -> Bool)? = nil
    ) {
        var hidden: [Bool] = []
        if let isShown {
            hidden = [Bool](repeating: false, count: portfolio.slotCount)
            for node in portfolio.allNodes where !isShown(node) { hidden[Int(node.slot)] = true }
        }
        let gathered = DepartmentLinks(portfolio, asOf: today, without: hidden)
        leftOut = gathered.leftOut
        // First by id; turned round, the steps of a row lie by column.
        let count = gathered.departments.count
        let columns = gathered.needsByColumn
        let rows = columns.reversed
        let found = rows.edges.map { gathered.links[Int($0)] }
        links = found.map(\.edge)
        // By pair of departments, the two and where their links begin.
        var (needing, giving, begins): ([Int32], [Int32], [Int32]) = ([], [], [])
        for row in 0..<count {
            var last: Int32 = -1
            for step in rows.steps(row) where rows.targets[step] != last {
                last = rows.targets[step]
                needing.append(Int32(row))
                giving.append(last)
                begins.append(Int32(step))
            }
        }
        begins.append(Int32(found.count))
        let pairs = needing.indices.map { Int32($0) }
        let order = DepartmentOrder(FlatGraph(count: count, sources: needing, targets: giving, edges: pairs))
        departments = order.places.map { gathered.departments[Int($0)] }
        blocks = order.blocks

        var worth = ProgrammeWorth(portfolio, without: hidden)
        let byLink = gathered.links.map { worth.programme(of: $0.receiver) }
        let programmes = rows.edges.map { byLink[Int($0)] }
        var (asks, total) = ([Tally](repeating: Tally(), count: count), Tally())
        var owes = asks
        for row in 0..<count { asks[row].money = worth.sum(of: programmes[rows.steps(row)], number: row) }
        worth.restart()
        for column in 0..<count {
            let links = columns.edges[columns.steps(column)]
            owes[column].money = worth.sum(of: links.lazy.map { byLink[Int($0)] }, number: column)
        }
        worth.restart()
        total.money = worth.sum(of: programmes, number: 0)
        worth.restart()

        // Block by block: by column and then, turned round, by row.
        let sorted = FlatGraph(
            count: count, sources: giving.map { order.positions[Int($0)] },
            targets: needing.map { order.positions[Int($0)] }, edges: pairs
        ).reversed
        var cells: [Cell] = []
        cells.reserveCapacity(pairs.count)
        for row in 0..<count {
            for step in sorted.steps(row) {
                let pair = Int(sorted.edges[step])
                var tally = Tally()
                let its = Int(begins[pair])..<Int(begins[pair + 1])
                for link in its { tally.add(found[link], slack(found[link].edge)) }
                tally.money = worth.sum(of: programmes[its], number: pair)
                cells.append(
                    Cell(
                        rowPlace: Int32(row), columnPlace: sorted.targets[step], tally: tally, firstLink: begins[pair],
                        endLink: begins[pair + 1]))
                asks[Int(needing[pair])].add(tally)
                owes[Int(giving[pair])].add(tally)
                total.add(tally)
            }
        }
        self.cells = cells
        self.total = total
        self.asks = order.places.map { asks[Int($0)] }
        self.owes = order.places.map { owes[Int($0)] }
        firsts = sorted.firsts.map { Int($0) }
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
        links[cell.links].sorted { portfolio.isBefore($0, $1) }
    }

    /// The links of a cell of which most is overdue: the latest on a day first, then by the ids of receivers and givers.
    public func links(of cell: Cell, latest most: Int, asOf today: Day, in portfolio: Portfolio) -> [Edge] {
        let found = links[cell.links].lazy.map { edge -> (edge: Edge, days: Int) in
            if case .late(let days) = Promise(edge, in: portfolio, asOf: today) { return (edge, days) }
            return (edge, 0)
        }
        return leading(most, of: found) { left, right in
            left.days != right.days ? left.days > right.days : portfolio.isBefore(left.edge, right.edge)
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

    /// How much it weighs by one measure, to put the heaviest first: little slack weighs much, and slack that is not known
    /// least.
    public func weight(_ measure: DepartmentMatrix.Measure) -> Double {
        guard let value = value(measure) else { return -.infinity }
        return measure == .leastSlack ? -value : value
    }

    /// Counts one link.
    mutating func add(_ link: DepartmentLink, _ slack: Int?) {
        links += 1
        if link.isOverdue { late += 1 }
        if link.isUnagreed { open += 1 }
        if let slack { self.slack = min(self.slack, Int32(clamping: slack)) }
    }

    /// Adds what was counted elsewhere, all but the money.
    fileprivate mutating func add(_ other: Self) {
        links += other.links
        late += other.late
        open += other.open
        slack = min(slack, other.slack)
    }
}
