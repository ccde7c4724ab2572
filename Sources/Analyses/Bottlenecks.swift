// Bottlenecks (analysis A9): what everything goes through, and what nobody can do without.

import Missions

/// Sole routes, articulation points and concentration in a portfolio, with the missions they serve (domain model, section
/// 5.6). `BottleneckSearch` finds them; betweenness, which takes longer, is counted by `BetweennessCount`.
public struct Bottlenecks: Sendable {
    /// Every supplier with something hanging on it, those of most missions first.
    public let suppliers: [SupplierConcentration]
    /// Every programme of type platform: legacy ones first, then those of most items.
    public let platforms: [PlatformConcentration]
    /// By place, the nearest sole route; see `Dominators`.
    let dominators: Dominators
    let isArticulation: [Bool]
    /// By place, to how many missions and outcomes it is a sole route.
    let soleMissions: [Int32]
    let soleOutcomes: [Int32]
    /// By place, the live needs that are not delivered and wait on what stands there.
    let openDependents: [Int32]
    let reach: MissionMarks

    /// Reads the consequence graph and the live needs of a portfolio.
    public init(_ portfolio: Portfolio) {
        var search = BottleneckSearch()
        while search.found == nil { search.advance(portfolio) }
        self = search.found!
    }

    init(
        _ dominators: Dominators, isArticulation: [Bool], soleMissions: [Int32], soleOutcomes: [Int32],
        openDependents: [Int32], _ reach: MissionMarks, _ suppliers: [SupplierConcentration],
        _ platforms: [PlatformConcentration]
    ) {
        (self.dominators, self.isArticulation, self.reach) = (dominators, isArticulation, reach)
        (self.soleMissions, self.soleOutcomes) = (soleMissions, soleOutcomes)
        (self.openDependents, self.suppliers, self.platforms) = (openDependents, suppliers, platforms)
    }

    /// The items that every way of work to an outcome leads through, from the beginning to the one nearest to it: lose one
    /// and no work reaches the outcome. Dominators in the consequence graph with a source before every item that nothing
    /// leads to; source and outcome themselves are left out. None where no way begins, as where only a cycle leads there.
    /// May be asked of any item.
    public func soleRoutes(to outcome: Node, in portfolio: Portfolio) -> [Node] {
        var routes: [Node] = []
        var place = dominators.nearest[Int(outcome.slot)]
        while place >= 0 {
            if let node = portfolio.liveNode(Int(place)) { routes.append(node) }
            place = dominators.nearest[Int(place)]
        }
        return routes.reversed()
    }

    /// The outcomes and the missions that some items are each a sole route to, outcomes first, each in natural order of ids.
    public func soleEnds(of items: [Node], in portfolio: Portfolio) -> [[Node]] {
        var ends = [[Node]](repeating: [], count: items.count)
        for first in stride(from: 0, to: items.count, by: 64) {
            // By place, which of the items every way to it leads through, or that it is one itself.
            var words = [UInt64](repeating: 0, count: dominators.nearest.count)
            for (bit, item) in items[first..<min(items.count, first + 64)].enumerated() {
                words[Int(item.slot)] |= 1 << UInt64(bit)
            }
            for place in dominators.order {
                let above = dominators.nearest[Int(place)]
                if above >= 0 { words[Int(place)] |= words[Int(above)] }
            }
            for kind in [Kind.outcome, .mission] {
                for end in portfolio.nodes(of: kind) {
                    forEachBit(words[Int(end.slot)]) { bit in
                        if items[first + bit] != end { ends[first + bit].append(end) }
                    }
                }
            }
        }
        return ends
    }

    /// The articulation points of the undirected simple projection of live needs: without one, what was joined is in more
    /// pieces. In plain text order of ids.
    public func articulationPoints(in portfolio: Portfolio) -> [Node] {
        portfolio.inPlainOrder(
            isArticulation.indices.filter { isArticulation[$0] }.compactMap { portfolio.liveNode($0) })
    }

    /// The missions an item leads on to in the consequence graph, itself left out, in natural order of ids.
    public func missions(servedBy node: Node) -> [Node] { reach.missions(of: node).filter { $0 != node } }
}

/// Which missions everything leads on to: by 64 missions, a word for each place with a bit for each of them.
struct MissionMarks: Sendable {
    let missions: [Node]
    private(set) var rounds: [[UInt64]] = []

    private let known: Set<Node>

    init(_ missions: [Node]) { (self.missions, known) = (missions, Set(missions)) }

    func isMission(_ node: Node) -> Bool { known.contains(node) }

    var isDone: Bool { rounds.count * 64 >= missions.count }

    /// The missions that are marked next.
    var next: ArraySlice<Node> { missions[(rounds.count * 64)..<min(missions.count, rounds.count * 64 + 64)] }

    mutating func append(_ words: [UInt64]) { rounds.append(words) }

    /// How many missions an item leads on to, itself among them where it is one.
    func count(of node: Node) -> Int { rounds.reduce(0) { $0 + $1[Int(node.slot)].nonzeroBitCount } }

    /// The missions that any of some items leads on to, in natural order of ids.
    func missions(of nodes: some Sequence<Node>) -> [Node] {
        var found: [Node] = []
        let nodes = Array(nodes)
        for (round, words) in rounds.enumerated() {
            forEachBit(nodes.reduce(0) { $0 | words[Int($1.slot)] }) { found.append(missions[round * 64 + $0]) }
        }
        return found
    }

    func missions(of node: Node) -> [Node] { missions(of: CollectionOfOne(node)) }
}

extension Portfolio {
    /// The missions an item leads on to in the consequence graph, itself left out, in natural order of ids: mission(n).
    public func missions(reachedFrom node: Node) -> [Node] {
        var known = [Bool](repeating: false, count: slotCount)
        var (waiting, missions): ([Node], [Node]) = ([node], [])
        known[Int(node.slot)] = true
        withGraph { graph in
            while let next = waiting.popLast() {
                graph.forEachStepDownstream(from: next) { _, _, receiver in
                    guard !known[Int(receiver.slot)] else { return }
                    known[Int(receiver.slot)] = true
                    waiting.append(receiver)
                    if kind(receiver) == .mission { missions.append(receiver) }
                }
            }
        }
        return missions.sorted { position(of: $0) < position(of: $1) }
    }
}
