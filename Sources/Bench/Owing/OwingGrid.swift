// Who owes whom, as a grid to walk in: departments against departments, and the cell under the cursor.

import Analyses
import Drawing
import Missions

/// The department matrix as it was last looked at: a row needs its columns. It is kept as long as nothing changes, and
/// its cursor remembers departments, so that it survives every change.
struct OwingGrid: Sendable {
    typealias Measure = DepartmentMatrix.Measure

    /// What the cells say.
    private(set) var measure = Measure.count
    /// Nil until it is looked at.
    private(set) var matrix: DepartmentMatrix?
    /// The ids of its departments, in its order.
    private(set) var ids: [ItemID] = []
    /// Of each department, the departments that it depends on and that depend on it: positions, itself among them.
    private(set) var blocks: [Range<Int>] = []
    /// The places in the matrix of those that ask anything, row by row, and of those that owe anything, column by column.
    private(set) var receivers: [Int] = []
    private(set) var givers: [Int] = []
    /// The columns of the longest id.
    private(set) var idColumns = 0
    /// The largest value of a cell, against which others are weighed.
    private(set) var largest = 0.0
    var rows = Scroller()
    var columns = Scroller()
    /// Who needs and who gives in the cell under the cursor.
    private(set) var receiver: ItemID?
    private(set) var giver: ItemID?
    /// Whether it is still to be counted, while nothing is pressed.
    private(set) var isAwaited = false
    private var changes = -1
    private var day = Day(number: 0)

    var row: Int { rows.cursor }
    var column: Int { columns.cursor }
    /// The place in the matrix that is under the cursor; nil where there is none.
    var place: (row: Int, column: Int)? {
        guard receivers.indices.contains(row), givers.indices.contains(column) else { return nil }
        return (receivers[row], givers[column])
    }
    /// The cell under the cursor; nil where nothing is needed.
    var cell: DepartmentMatrix.Cell? { place.flatMap { matrix?.cell($0.row, $0.column) } }

    func isTrue(of world: World) -> Bool {
        matrix != nil && changes == world.portfolio.changeCount && day == world.asOf
    }

    /// Counts the matrix and finds the cursor's departments in it again. At first the cursor is at the largest cell between
    /// two departments.
    mutating func refresh(_ world: World, _ schedule: Schedule) {
        let portfolio = world.portfolio
        let found = DepartmentMatrix(portfolio, asOf: world.asOf, slack: schedule.slackOfLinks(in: portfolio))
        let isNew = receiver == nil
        (matrix, changes, day, isAwaited) = (found, portfolio.changeCount, world.asOf, false)
        ids = found.departments.map { portfolio.id($0) }
        blocks = found.blocks.flatMap { block in block.map { _ in block } }
        receivers = ids.indices.filter { found.asks[$0].count > 0 }
        givers = ids.indices.filter { found.owes[$0].count > 0 }
        idColumns = ids.reduce(0) { max($0, displayWidth(of: $1)) }
        weigh()
        let first = isNew ? leaders(1).first : nil
        func position(_ places: [Int], _ id: ItemID?, _ place: Int?, _ before: Int) -> Int {
            if let place { return places.firstIndex(of: place) ?? 0 }
            return id.flatMap { id in places.firstIndex { ids[$0] == id } } ?? before
        }
        go(
            to: position(receivers, receiver, first?.row, row), position(givers, giver, first?.column, column),
            height: receivers.count, width: givers.count)
    }

    /// Forgets what is true no more until there is time to count it again. The cursor's departments are kept.
    mutating func postpone() {
        (matrix, ids, blocks, receivers, givers, isAwaited) = (nil, [], [], [], [], true)
    }

    /// Shows the next measure, or the one before.
    mutating func turn(_ steps: Int) {
        let all = Measure.allCases
        let place = all.firstIndex(of: measure)! + steps
        measure = all[(place % all.count + all.count) % all.count]
        weigh()
    }

    private mutating func weigh() {
        largest = matrix?.cells.reduce(0) { max($0, $1.tally.value(measure) ?? 0) } ?? 0
    }

    /// Puts the cursor on a cell, or the nearest there is.
    mutating func go(to row: Int, _ column: Int, height: Int, width: Int) {
        rows.go(to: row, count: receivers.count, height: height)
        columns.go(to: column, count: givers.count, height: width)
        guard let place else { return }
        (receiver, giver) = (ids[place.row], ids[place.column])
    }

    /// How much of the sign of a cell is filled, 1 to 4: in quarters of the largest cell, or by how little time is left. 0
    /// where there is nothing to weigh, nil where nothing is known.
    func weight(_ tally: DepartmentMatrix.Tally) -> Int? {
        guard let value = tally.value(measure) else { return nil }
        if measure == .leastSlack { return value < 0 ? 4 : value < 14 ? 3 : value < 91 ? 2 : 1 }
        guard value > 0, largest > 0 else { return 0 }
        return value < largest ? min(4, 1 + Int(value / largest * 4)) : 4
    }

    /// The cells that weigh most, those between two departments first.
    func leaders(_ most: Int) -> [DepartmentMatrix.Cell] {
        guard let matrix else { return [] }
        func weight(_ cell: DepartmentMatrix.Cell) -> Double { cell.tally.weight(measure) }
        var kept: [DepartmentMatrix.Cell] = []
        for cell in matrix.cells {
            let place = kept.firstIndex { other in
                let (isInside, otherIsInside) = (cell.row == cell.column, other.row == other.column)
                return isInside == otherIsInside ? weight(cell) > weight(other) : otherIsInside
            }
            guard kept.count < most || place != nil else { continue }
            kept.insert(cell, at: place ?? kept.count)
            if kept.count > most { kept.removeLast() }
        }
        return kept
    }
}
