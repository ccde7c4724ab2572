// The links of an item at one look. The detail lists them and the grid marks the risks among them, at every key.

import Missions

/// What links an item has, found in one walk over them.
struct Ties: Sendable {
    /// Those of one type that leave an item, or arrive at it. Of more than are listed only the number is kept.
    struct Bundle: Sendable {
        var count = 0
        var edges: [Edge] = []

        fileprivate mutating func add(_ edge: Edge) {
            count += 1
            if count <= DetailWriter.linkLimit { edges.append(edge) } else { edges = [] }
        }
    }

    /// By the code of their type.
    private(set) var out = [Bundle](repeating: Bundle(), count: LinkType.allCases.count)
    private(set) var into = [Bundle](repeating: Bundle(), count: LinkType.allCases.count)
    /// The open risks and issues that affect it, scored or not.
    private(set) var threats: [Node] = []

    init(_ node: Node, _ portfolio: Portfolio) {
        portfolio.forEachLink(from: node) { out[Int(portfolio.type($0).code)].add($0) }
        portfolio.forEachLink(to: node) { edge in
            let type = portfolio.type(edge)
            into[Int(type.code)].add(edge)
            if type == .affects, portfolio.isThreat(portfolio.from(edge)) { threats.append(portfolio.from(edge)) }
        }
    }
}

/// The ties of the selected item, and of what thousands are linked to that has been selected before: those are worth
/// keeping, as long as nothing changes.
struct KnownTies: Sendable {
    private var head = 0
    private var item: ItemID?
    private var ties: Ties?
    private var hubs: [ItemID: Ties] = [:]
    /// From how many links on an item's ties are kept.
    private static let many = 500

    /// Looks at an item, unless that has been done.
    mutating func look(at item: ItemID?, _ world: World) {
        if head != world.head { self = KnownTies() }
        guard item != self.item else { return }
        (head, self.item) = (world.head, item)
        ties = item.flatMap { hubs[$0] }
        guard ties == nil, let item, let node = world.portfolio.node(item) else { return }
        ties = Ties(node, world.portfolio)
        let degree = world.portfolio.degree(node)
        if degree.in + degree.out > Self.many { hubs[item] = ties }
    }

    /// The ties of an item.
    func of(_ item: ItemID, _ node: Node, _ world: World) -> Ties {
        if item == self.item, head == world.head, let ties { return ties }
        return Ties(node, world.portfolio)
    }
}
