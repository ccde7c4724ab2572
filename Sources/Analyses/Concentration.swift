// Concentration: how much hangs on one supplier or on one platform.

import Missions

/// A supplier, and the missions that hang on it.
public struct SupplierConcentration: Sendable {
    public let supplier: Node
    /// How many items it gives to or is responsible for.
    public let items: Int
    /// The missions those lead on to in the consequence graph, in natural order of ids.
    public let missions: [Node]

    /// Every supplier with something hanging on it, those of most missions first, then of most items; ties by id. A supplier
    /// is an org of that type, with all that needs it and all it is responsible for, or any org with the role of supplier,
    /// with what it has that role for.
    static func all(in portfolio: Portfolio, _ reach: MissionMarks) -> [SupplierConcentration] {
        var items: [Node: Set<Node>] = [:]
        portfolio.forEachLink(of: .responsible) { edge in
            let org = portfolio.from(edge)
            guard portfolio.has(edge, .role, "supplier") || portfolio.has(org, .type, "supplier") else { return }
            items[org, default: []].insert(portfolio.to(edge))
        }
        for org in portfolio.nodes(of: .org) where portfolio.has(org, .type, "supplier") {
            portfolio.forEachNeighbour(of: org, .downstream) { _, receiver in items[org, default: []].insert(receiver) }
        }
        return items.map { SupplierConcentration(supplier: $0, items: $1.count, missions: reach.missions(of: $1)) }
            .sorted { left, right in
                if left.missions.count != right.missions.count { return left.missions.count > right.missions.count }
                if left.items != right.items { return left.items > right.items }
                return portfolio.isBefore(left.supplier, right.supplier)
            }
    }
}

/// A platform, and what hangs on it.
public struct PlatformConcentration: Sendable {
    public let platform: Node
    /// Whether it rests on a legacy system.
    public let isLegacy: Bool
    /// How many milestones, programmes and experiments lie downstream of it in the consequence graph.
    public let items: Int
    /// How many live needs lead to it itself, delivered or not.
    public let receivers: Int
}

/// What hangs on every platform, counted 64 platforms at a time.
struct PlatformSearch: Sendable {
    /// Every programme of type platform: legacy ones first, then those of most items; ties by id. Nil until all is counted.
    private(set) var found: [PlatformConcentration]?
    private let platforms: [Node]
    /// The consequence graph along its arrows, by which marks travel from platforms to what rests on them.
    private var onward: (graph: FlatGraph, knots: Knots)?
    private var items: [Int] = []

    init(_ portfolio: Portfolio) {
        platforms = portfolio.nodes(of: .programme).filter { portfolio.has($0, .type, "platform") }
        if platforms.isEmpty { found = [] }
    }

    /// First reads the graph, then counts what hangs on some more.
    mutating func advance(_ portfolio: Portfolio) {
        guard found == nil else { return }
        guard let onward else {
            let graph = FlatGraph.waits(portfolio)
            onward = (graph, Knots(graph))
            return
        }
        let some = platforms[items.count..<min(platforms.count, items.count + 64)]
        let marks = onward.knots.marks(of: some, over: onward.graph)
        var counts = [Int](repeating: 0, count: some.count)
        for kind in [Kind.milestone, .programme, .experiment] {
            for node in portfolio.nodes(of: kind) { forEachBit(marks[Int(node.slot)]) { counts[$0] += 1 } }
        }
        items += counts
        if items.count == platforms.count { found = sorted(portfolio) }
    }

    private func sorted(_ portfolio: Portfolio) -> [PlatformConcentration] {
        let found = zip(platforms, items).map { platform, items -> PlatformConcentration in
            var receivers = 0
            portfolio.forEachNeighbour(of: platform, .downstream) { edge, _ in
                if portfolio.type(edge) == .needs { receivers += 1 }
            }
            // A platform marks itself.
            return PlatformConcentration(
                platform: platform, isLegacy: portfolio.has(platform, Field("legacy"), "true"), items: items - 1,
                receivers: receivers)
        }
        return found.sorted { left, right in
            if left.isLegacy != right.isLegacy { return left.isLegacy }
            if left.items != right.items { return left.items > right.items }
            return portfolio.isBefore(left.platform, right.platform)
        }
    }
}
