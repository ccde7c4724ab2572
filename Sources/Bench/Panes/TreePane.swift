// The dependency tree: what an item needs, or what waits on it, folded and unfolded.

import Analyses
import Missions

/// A row of the tree on screen.
struct TreeRow: Sendable {
    /// What a row shows of what is below it.
    enum Fold: Sendable {
        case leaf, open, closed
        /// Expanded further up.
        case seen
        /// An ancestor of itself.
        case cycle
    }

    /// What is known of a row before anyone asks how many steps lead on from it.
    enum Place: Sendable {
        /// Expanded here; its steps are the next rows.
        case expanded
        /// Where it would be expanded.
        case first
        /// It stands further up already.
        case again
        /// An ancestor of itself.
        case cycle
    }

    let node: Node
    /// The link that leads here; nil at the root.
    let edge: Edge?
    /// The row it hangs on; -1 at the root.
    let parent: Int32
    let depth: Int
    let place: Place
    /// Bit d is set where the ancestor at depth d has more rows after it, for the bars on the left.
    let bars: UInt64
    let isLast: Bool
}

/// A tree rooted at an item. Folds and the cursor remember ids, so that they survive every change.
struct TreePane: Sendable {
    var root: ItemID?
    var direction = Direction.upstream
    /// Rows nearer to the root than this are open unless closed by hand.
    var openDepth = 1
    var opened: Set<ItemID> = []
    var closed: Set<ItemID> = []
    /// Whether it is walked in columns, and whether the root itself still stands in the middle one.
    var isColumns = false
    var isAlone = true
    var rows: [TreeRow] = []
    /// Whether rows were left out because there are too many.
    var isCut = false
    var scroller = Scroller()
    /// The ids of the cursor's row and of the row it hangs on.
    var anchor: (parent: ItemID?, item: ItemID)?

    /// What the rows are narrowed to; nil shows everything.
    var focus: Neighbourhood?
    /// A query that rows must fit, or lead to one that does; empty shows every row.
    var filter = ""
    /// How many rows fit the filter, and how many there would be without it.
    var sifted: (fit: Int, of: Int)?

    /// The most rows a tree shows; beyond, it says that it goes on.
    static let limit = 50_000

    /// A tree as it was left: what was open, and where the cursor was.
    private struct Left: Sendable {
        var openDepth: Int
        var opened: Set<ItemID>
        var closed: Set<ItemID>
        var scroller: Scroller
        var anchor: (parent: ItemID?, item: ItemID)?
    }

    private struct Whose: Hashable, Sendable {
        let root: ItemID
        let direction: Direction
    }

    private var left: [Whose: Left] = [:]
    /// The next steps of everything, where so many rows were open that they were laid out.
    private var known: OrderedSteps?
    /// Whose tree the rows are.
    private var shown: Whose?
    /// The most trees that are remembered.
    private static let mostLeft = 500

    /// Looks at another item: as its tree was left, else two levels deep where that is little. The cursor begins at the
    /// root unless it is to return to where it was.
    mutating func look(at item: ItemID?, _ world: World, height: Int, returns: Bool = false) {
        if let shown {
            if left.count >= TreePane.mostLeft { left = [:] }
            left[shown] = Left(
                openDepth: openDepth, opened: opened, closed: closed, scroller: scroller, anchor: anchor)
        }
        root = item
        focus = nil
        isAlone = true
        opened = []
        closed = []
        openDepth = 1
        scroller = Scroller()
        anchor = item.map { (nil, $0) }
        shown = item.map { Whose(root: $0, direction: direction) }
        if let known = shown.flatMap({ left[$0] }) {
            (openDepth, opened, closed) = (known.openDepth, known.opened, known.closed)
            if returns { (scroller, anchor) = (known.scroller, known.anchor) }
        } else if let item, let node = world.portfolio.node(item) {
            let children = world.portfolio.neighbourCount(of: node, direction)
            if children <= 24 {
                var below = children
                world.portfolio.forEachNeighbour(of: node, direction) { _, child in
                    below += world.portfolio.neighbourCount(of: child, direction)
                }
                if below <= 40 { openDepth = 2 }
            }
        }
        refresh(world, height: height)
    }

    /// Builds the rows anew, unless only fields of items have changed, and finds the cursor again.
    mutating func refresh(_ world: World, height: Int, isSameShape: Bool = false) {
        if isSameShape, filter.isEmpty {
            scroller.keepInSight(count: rows.count, height: height)
            return
        }
        let parent = anchor?.parent
        let item = anchor?.item
        focus = focus?.asOf(world.portfolio)
        isColumns ? lineUp(world.portfolio) : build(world.portfolio)
        sift(world)
        if let item, let node = world.portfolio.node(item) {
            let exact = rows.indices.first { rows[$0].node == node && parentID(of: $0, world) == parent }
            if let row = exact ?? rows.indices.first(where: { rows[$0].node == node }) { scroller.cursor = row }
        }
        scroller.keepInSight(count: rows.count, height: height)
        remember(world)
    }

    mutating func go(to row: Int, _ world: World, height: Int) {
        scroller.go(to: row, count: rows.count, height: height)
        remember(world)
    }

    mutating func remember(_ world: World) {
        guard rows.indices.contains(scroller.cursor) else {
            anchor = nil
            return
        }
        anchor = (parentID(of: scroller.cursor, world), world.portfolio.id(rows[scroller.cursor].node))
    }

    /// On which side the other direction stands; columns show both themselves.
    var company: Layout.Company { isColumns ? .none : direction == .downstream ? .left : .right }

    var current: TreeRow? { rows.indices.contains(scroller.cursor) ? rows[scroller.cursor] : nil }

    /// How many steps lead on from an item, and how many lead back from it the other way.
    func steps(_ node: Node, _ portfolio: Portfolio) -> (on: Int, back: Int) {
        (
            neighbourCount(of: node, portfolio),
            portfolio.neighbourCount(of: node, direction == .upstream ? .downstream : .upstream)
        )
    }

    /// How a row is folded, and how many steps lead on from it.
    func fold(_ row: TreeRow, _ portfolio: Portfolio) -> (fold: TreeRow.Fold, steps: Int) {
        let steps = steps(row.node, portfolio).on
        switch row.place {
        case .expanded: return (.open, steps)
        case .first: return (steps > 0 ? .closed : .leaf, steps)
        case .again: return (steps > 0 ? .seen : .leaf, steps)
        case .cycle: return (.cycle, steps)
        }
    }

    /// The row a row hangs on; nil for the root, and where a filter has left no row.
    func parent(of row: Int) -> Int? {
        guard rows.indices.contains(row), rows[row].parent >= 0 else { return nil }
        return Int(rows[row].parent)
    }

    private func parentID(of row: Int, _ world: World) -> ItemID? {
        parent(of: row).map { world.portfolio.id(rows[$0].node) }
    }

    func isOpen(_ item: ItemID, depth: Int) -> Bool {
        opened.contains(item) || (depth < openDepth && !closed.contains(item))
    }

    mutating func setOpen(_ item: ItemID, _ open: Bool) {
        if open {
            opened.insert(item)
            closed.remove(item)
        } else {
            opened.remove(item)
            closed.insert(item)
        }
    }

    /// Walks the open part of the tree, depth first, without recursion: chains may be as deep as the portfolio is long.
    /// An item may have tens of thousands of steps, so a row costs no more than its place in the arrays.
    private mutating func build(_ portfolio: Portfolio) {
        rows.removeAll(keepingCapacity: true)
        isCut = false
        guard let root, let start = portfolio.node(root) else { return }
        let folds = Folds(opened: opened, closed: closed, openDepth: openDepth, portfolio)
        if known?.isTrue(of: portfolio, direction) != true { known = nil }
        var steps = known ?? OrderedSteps(portfolio, direction)
        // Nobody else holds them while they are put in order.
        known = nil
        var shown = NodeSet(portfolio)
        var onPath = NodeSet(portfolio)
        var path: [Node] = []
        var waiting = [(node: start, edge: Edge?.none, parent: Int32(-1), depth: 0, bars: UInt64(0), isLast: true)]
        portfolio.withGraph { graph in
            while let next = waiting.popLast() {
                if rows.count >= TreePane.limit {
                    isCut = true
                    return
                }
                while path.count > next.depth { onPath.remove(path.removeLast()) }
                var place = TreeRow.Place.first
                if onPath.contains(next.node) {
                    place = .cycle
                } else if !shown.insert(next.node) {
                    place = .again
                } else if folds.isOpen(next.node, depth: next.depth) {
                    var bars = next.bars
                    if !next.isLast, next.depth > 0, next.depth < 64 { bars |= 1 << UInt64(next.depth) }
                    let parent = Int32(rows.count)
                    let first = waiting.count
                    steps.forEach(from: next.node, portfolio, graph) { edge, node in
                        // No more than the limit can become rows; one more shows that there are more.
                        guard waiting.count - first <= TreePane.limit, focus?.contains(node) != false else { return }
                        waiting.append((node, edge, parent, next.depth + 1, bars, false))
                    }
                    if waiting.count > first {
                        waiting[waiting.count - 1].isLast = true
                        waiting[first...].reverse()
                        place = .expanded
                        path.append(next.node)
                        onPath.insert(next.node)
                    }
                }
                rows.append(
                    TreeRow(
                        node: next.node, edge: next.edge, parent: next.parent, depth: next.depth, place: place,
                        bars: next.bars, isLast: next.isLast))
            }
        }
        if steps.isLaidOut { known = steps }
    }
}

/// The folds of a tree by items instead of ids, while its rows are built.
private struct Folds {
    private let opened: Set<Node>
    private let closed: Set<Node>
    private let openDepth: Int

    init(opened: Set<ItemID>, closed: Set<ItemID>, openDepth: Int, _ portfolio: Portfolio) {
        self.opened = Set(opened.lazy.compactMap { portfolio.node($0) })
        self.closed = Set(closed.lazy.compactMap { portfolio.node($0) })
        self.openDepth = openDepth
    }

    func isOpen(_ node: Node, depth: Int) -> Bool {
        if depth < openDepth { return closed.isEmpty || !closed.contains(node) || opened.contains(node) }
        return !opened.isEmpty && opened.contains(node)
    }
}
