// The rows of a list that is filtered, sorted or grouped. A list in its natural order has none of these: it asks the
// portfolio for each row.

import Analyses
import Missions

/// Items in the order in which a list shows them, with headings between them where they are grouped.
struct ListRows: Sendable {
    /// What the rows were made of: where this is the same, so are they.
    struct Key: Hashable, Sendable {
        let kind: Kind
        let look: ListLook
        let head: Int
        let asOf: Day
        let person: String

        init(_ kind: Kind, _ look: ListLook, _ world: World) {
            self.kind = kind
            self.look = look
            head = world.head
            asOf = world.asOf
            person = world.person
        }
    }

    struct Group: Sendable {
        let name: String
        /// The place of its first item among the items.
        let first: Int
        let count: Int
    }

    let key: Key
    private(set) var nodes: [Node]
    private(set) var groups: [Group] = []

    init(_ kind: Kind, _ look: ListLook, _ world: World) throws(QueryError) {
        key = Key(kind, look, world)
        nodes = world.portfolio.nodes(of: kind)
        let surroundings = Query.Surroundings(ofAll: world.portfolio, asOf: world.asOf, person: world.person)
        if !look.filter.isEmpty {
            let query = try Query(look.filter, about: .kind(kind), today: world.today)
            nodes = query.items(among: nodes, in: world.portfolio, surroundings)
        }
        if let sort = look.sort {
            nodes = sort.sorted(nodes, isReversed: look.isReversed, world)
        } else if look.isReversed {
            nodes.reverse()
        }
        if let group = look.group { (nodes, groups) = ListGroups.grouped(nodes, by: group, kind, surroundings, world) }
    }

    /// Rows, headings included.
    var count: Int { nodes.count + groups.count }

    /// How many headings stand at or above a row.
    private func headings(upTo row: Int) -> Int {
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].first + middle <= row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The place of a row's item among the items.
    func itemNumber(ofRow row: Int) -> Int { row - headings(upTo: row) }

    /// The item of a row; nil for a heading.
    func node(at row: Int) -> Node? {
        guard row >= 0, row < count else { return nil }
        let above = headings(upTo: row)
        if above > 0, groups[above - 1].first + above - 1 == row { return nil }
        return nodes[row - above]
    }

    /// The heading that is a row; nil for an item.
    func heading(at row: Int) -> Group? {
        let above = headings(upTo: row)
        guard above > 0, groups[above - 1].first + above - 1 == row else { return nil }
        return groups[above - 1]
    }

    /// The row of an item; nil where the filter leaves it out.
    func row(of node: Node) -> Int? {
        guard let place = nodes.firstIndex(of: node) else { return nil }
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].first <= place { low = middle + 1 } else { high = middle }
        }
        return place + low
    }
}

extension ListPane {
    /// The present look of the kind that is shown. Each kind keeps its own.
    var look: ListLook {
        get { looks[kind] ?? ListLook() }
        set { looks[kind] = newValue.isNatural ? nil : newValue }
    }

    /// Makes the rows anew where the look, the portfolio or the day is another one.
    mutating func makeRows(_ world: World) {
        let look = look
        guard !look.isNatural else {
            rows = nil
            return
        }
        guard rows?.key != ListRows.Key(kind, look, world) else { return }
        do { rows = try ListRows(kind, look, world) } catch {
            // A filter from elsewhere that makes no sense here is let go of.
            self.look.filter = ""
            makeRows(world)
        }
    }

    /// The row of an item; nil where it is not shown.
    func row(of node: Node, _ world: World) -> Int? {
        guard world.portfolio.kind(node) == kind else { return nil }
        if let rows { return rows.row(of: node) }
        return world.portfolio.position(of: node)
    }

    /// How many items are shown, headings not counted.
    func itemCount(_ world: World) -> Int { rows?.nodes.count ?? count(world) }

    /// The place of the cursor's item among the items.
    var itemNumber: Int { rows.map { $0.itemNumber(ofRow: scroller.cursor) } ?? scroller.cursor }

    /// The item at a place among the items.
    func item(_ number: Int, _ world: World) -> Node? {
        guard let rows else { return node(at: number, world) }
        return rows.nodes.indices.contains(number) ? rows.nodes[number] : nil
    }

    /// The items shown, all of them.
    func nodes(_ world: World) -> [Node] { rows?.nodes ?? world.portfolio.nodes(of: kind) }

    /// Puts the cursor off a heading, onto the next item the way it went, and keeps the heading above it in sight.
    mutating func leaveHeading(from before: Int, height: Int) {
        guard let rows, !rows.groups.isEmpty else { return }
        if rows.heading(at: scroller.cursor) != nil {
            let goesUp = scroller.cursor < before && scroller.cursor > 0
            scroller.go(to: scroller.cursor + (goesUp ? -1 : 1), count: rows.count, height: height)
        }
        if scroller.cursor == scroller.top, scroller.top > 0, height > 1, rows.heading(at: scroller.top - 1) != nil {
            scroller.top -= 1
        }
    }
}
