// Which causes weigh most on every item at once, where the links are hard.

import Missions

/// The causes of the largest lift of all items, from one look at each step: what weighs most on an item is among its own
/// causes and what weighs most on what it needs. With hard links a cause lifts the more the likelier it is,
/// `lift(a, n) = (1 - P(n)) * own(a) / (1 - own(a))`, so that the likeliest few need be kept and no others. What it says
/// of an item is what `Exposure.of` says of it.
public struct LeadingCauses: Sendable {
    private let count: ExposureCount
    private let limit: Int
    /// What has risks of its own, the likeliest first, then by id.
    private let ranked: [Node]
    /// By knot, the places in `ranked` of its likeliest causes, rising; `nobody` behind the last.
    private let leading: [Int32]

    private static let nobody = Int32.max

    /// The `limit` largest of every item, by a count that is done.
    public init(_ count: ExposureCount, in portfolio: Portfolio, causes limit: Int = 5) {
        let (exposure, knots) = (count.exposure, count.knots)
        let struck = portfolio.allNodes.filter { exposure.spared[Int($0.slot)] < 1 }
        let ranked = struck.sorted { left, right in
            let (one, other) = (exposure.spared[Int(left.slot)], exposure.spared[Int(right.slot)])
            return one != other ? one < other : portfolio.isBefore(left, right)
        }
        var ranks = [Int32](repeating: LeadingCauses.nobody, count: exposure.graph.count)
        for (rank, node) in ranked.enumerated() { ranks[Int(node.slot)] = Int32(rank) }
        let graph = exposure.graph
        var leading = [Int32](repeating: LeadingCauses.nobody, count: knots.count * limit)
        leading.withUnsafeMutableBufferPointer { leading in
            /// Takes a cause in among the likeliest of a knot; says whether there was room.
            func take(_ rank: Int32, _ knot: Int) -> Bool {
                let last = (knot + 1) * limit - 1
                if rank >= leading[last] { return false }
                var place = last
                while place > knot * limit, leading[place - 1] > rank { place -= 1 }
                if place > knot * limit, leading[place - 1] == rank { return true }
                var behind = last
                while behind > place {
                    leading[behind] = leading[behind - 1]
                    behind -= 1
                }
                leading[place] = rank
                return true
            }
            // Givers come first.
            for knot in 0..<knots.count where limit > 0 {
                for member in knots.range(knot) {
                    let place = Int(knots.members[member])
                    _ = take(ranks[place], knot)
                    for step in graph.steps(place) {
                        let giver = Int(knots.knots[Int(graph.targets[step])])
                        if giver == knot { continue }
                        for kept in giver * limit..<(giver + 1) * limit where !take(leading[kept], knot) { break }
                    }
                }
            }
        }
        (self.count, self.limit, self.ranked, self.leading) = (count, limit, ranked, leading)
    }

    /// The causes that weigh most on an item, with their lifts; where so many strike that none counts alone, the
    /// likeliest. Nil where soft links lie upstream, or one cause alone is certain: those are asked of `Exposure.of`.
    public func of(_ node: Node) -> [(node: Node, lift: Double)]? {
        if count.isEstimated(node) { return nil }
        let knot = Int(count.knots.knots[Int(node.slot)])
        let found = leading[knot * limit..<(knot + 1) * limit].prefix { $0 != LeadingCauses.nobody }
            .map { ranked[Int($0)] }
        func without(_ place: Int) -> Double { count.exposure.spared[Int(found[place].slot)] }
        let certain = found.indices.prefix { without($0) <= 0 }.count
        if certain == 1 { return nil }
        let spared = certain > 0 ? 0 : count.spared(node)
        return found.indices.map { place in
            (found[place], spared > 0 ? spared / without(place) * (1 - without(place)) : 0)
        }
    }
}
