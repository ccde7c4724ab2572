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
    public static func all(in portfolio: Portfolio) -> [SupplierConcentration] {
        var items: [Node: Set<Node>] = [:]
        portfolio.forEachLink(of: .responsible) { edge in
            let org = portfolio.from(edge)
            guard portfolio.has(edge, .role, "supplier") || portfolio.has(org, .type, "supplier") else { return }
            items[org, default: []].insert(portfolio.to(edge))
        }
        for org in portfolio.nodes(of: .org) where portfolio.has(org, .type, "supplier") {
            portfolio.forEachNeighbour(of: org, .downstream) { _, receiver in items[org, default: []].insert(receiver) }
        }
        guard !items.isEmpty else { return [] }
        var reached: [Node: [Node]] = [:]
        let all = portfolio.nodes(of: .mission)
        let rests = FlatGraph.rests(portfolio)
        let knots = Knots(rests)
        for first in stride(from: 0, to: all.count, by: 64) {
            let marks = knots.marks(of: all[first..<min(all.count, first + 64)], over: rests)
            for (org, served) in items {
                let word = served.reduce(0) { $0 | marks[Int($1.slot)] }
                forEachBit(word) { reached[org, default: []].append(all[first + $0]) }
            }
        }
        return items.map { SupplierConcentration(supplier: $0, items: $1.count, missions: reached[$0] ?? []) }
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

    /// Every programme of type platform: legacy ones first, then those of most items; ties by id.
    public static func all(in portfolio: Portfolio) -> [PlatformConcentration] {
        let platforms = portfolio.nodes(of: .programme).filter { portfolio.has($0, .type, "platform") }
        guard !platforms.isEmpty else { return [] }
        let rests = FlatGraph.rests(portfolio)
        // Marks travel from platforms to what rests on them, along the consequence graph.
        let onward = rests.reversed
        let knots = Knots(onward)
        var items = [Int](repeating: 0, count: platforms.count)
        for first in stride(from: 0, to: platforms.count, by: 64) {
            let marks = knots.marks(of: platforms[first..<min(platforms.count, first + 64)], over: onward)
            for kind in [Kind.milestone, .programme, .experiment] {
                for node in portfolio.nodes(of: kind) { forEachBit(marks[Int(node.slot)]) { items[first + $0] += 1 } }
            }
        }
        let found = platforms.indices.map { place -> PlatformConcentration in
            let platform = platforms[place]
            var receivers = 0
            portfolio.forEachNeighbour(of: platform, .downstream) { edge, _ in
                if portfolio.type(edge) == .needs { receivers += 1 }
            }
            // A platform marks itself.
            return PlatformConcentration(
                platform: platform, isLegacy: portfolio.has(platform, Field("legacy"), "true"),
                items: items[place] - 1, receivers: receivers)
        }
        return found.sorted { left, right in
            if left.isLegacy != right.isLegacy { return left.isLegacy }
            if left.items != right.items { return left.items > right.items }
            return portfolio.isBefore(left.platform, right.platform)
        }
    }
}
