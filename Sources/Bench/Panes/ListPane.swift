// The list: the items of one kind, missions first of all.

import Analyses
import Missions

/// The items of one kind, in natural order unless a look asks for another. The cursor remembers an id, so that it
/// survives every change.
struct ListPane: Sendable {
    var kind = Kind.mission
    /// How each kind is looked at, where not in its natural order.
    var looks: [Kind: ListLook] = [:]
    /// The rows, where they are filtered, sorted or grouped; nil for natural order, which needs none.
    var rows: ListRows?
    var scroller = Scroller()
    /// The item under the cursor.
    var anchor: ItemID?
    /// What each mission rests on, counted; absent until there was time to count.
    var standings: [ItemID: MissionStanding] = [:]
    /// Whether the counts are of the present state.
    var isCounted = false {
        didSet { if !isCounted { counting = nil } }
    }
    /// The rows that are counted, or are being counted.
    private var countedRows = 0..<0
    /// A count under way, and of whom.
    private var counting: (nodes: [Node], count: StandingCount)?
    /// Links that are followed before keys are looked for again: a millisecond or less.
    private static let slice = 30_000

    /// How many rows there are, headings included.
    func count(_ world: World) -> Int { rows?.count ?? world.portfolio.count(of: kind) }

    /// Shows the items of another kind, from the first on, in the look they had last.
    mutating func turn(to kind: Kind, _ world: World) {
        guard kind != self.kind else { return }
        self.kind = kind
        makeRows(world)
        scroller = Scroller()
        anchor = nil
        standings = [:]
        isCounted = false
    }

    /// The item of a row; nil for a heading, and beyond the ends.
    func node(at row: Int, _ world: World) -> Node? {
        if let rows { return rows.node(at: row) }
        return row >= 0 && row < count(world) ? world.portfolio.node(of: kind, at: row) : nil
    }

    /// Finds the cursor's item again after a change; the nearest row where it is gone.
    mutating func refresh(_ world: World, height: Int) {
        makeRows(world)
        if let anchor, let node = world.portfolio.node(anchor), let row = row(of: node, world) {
            scroller.cursor = row
        }
        scroller.keepInSight(count: count(world), height: height)
        leaveHeading(from: 0, height: height)
        anchor = node(at: scroller.cursor, world).map { world.portfolio.id($0) }
    }

    mutating func go(to row: Int, _ world: World, height: Int) {
        let before = scroller.cursor
        scroller.go(to: row, count: count(world), height: height)
        leaveHeading(from: before, height: height)
        anchor = node(at: scroller.cursor, world).map { world.portfolio.id($0) }
    }

    /// Counts what the missions in sight rest on, a slice at a time, so that no key has to wait for it.
    mutating func count(_ world: World, height: Int) {
        guard kind == .mission || kind == .outcome || kind == .programme else {
            countedRows = rowsInSight(world, height: height)
            isCounted = true
            return
        }
        // Where it lies: a copy of what is known so far would cost more than the slice.
        if counting == nil {
            countedRows = rowsInSight(world, height: height)
            counting = begun(world)
        }
        counting!.count.advance(Self.slice, in: world.portfolio, asOf: world.asOf)
        guard let (nodes, count) = counting, count.isDone else { return }
        standings = Dictionary(uniqueKeysWithValues: zip(nodes, count.standings).map { (world.portfolio.id($0), $1) })
        isCounted = true
        counting = nil
    }

    private func rowsInSight(_ world: World, height: Int) -> Range<Int> {
        scroller.rows(count: count(world), height: min(height, 64))
    }

    /// Counts anew where other rows have come in sight than were counted.
    mutating func noticeSight(_ world: World, height: Int) {
        if isCounted, countedRows != rowsInSight(world, height: height) { isCounted = false }
    }

    private func begun(_ world: World) -> (nodes: [Node], count: StandingCount) {
        let nodes = countedRows.compactMap { node(at: $0, world) }
        return (nodes, StandingCount(nodes, in: world.portfolio))
    }
}
