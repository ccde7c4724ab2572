// How far trouble with an item would travel: everything downstream of it, counted.

import Missions

/// The items downstream of an item in the consequence graph, counted by kind, department and mission (analysis A1).
public struct BlastRadius: Sendable {
    /// How many items are downstream; the item itself is not counted, also where it runs in a cycle.
    public let total: Int
    /// How many of each kind, in the order of the kinds; kinds without any are left out.
    public let kinds: [(kind: Kind, count: Int)]
    /// How many each department leads on, most first, then by id; nil stands for items on which nobody leads.
    public let departments: [(department: Node?, count: Int)]
    /// Of each mission downstream, how many of the items downstream lead on to it, the mission itself not counted; most
    /// first, then by id. An item that serves two missions counts for both.
    public let missions: [(mission: Node, count: Int)]
    /// How many items downstream are no missions and reach none.
    public let withoutMission: Int

    /// Counts what is downstream of an item.
    public init(of root: Node, in portfolio: Portfolio) {
        let region = Region(root, portfolio)
        let items = region.nodes.dropFirst()
        total = items.count
        kinds = region.kinds
        departments = BlastRadius.departments(items, portfolio)
        let served = region.served
        missions = served.counts.sorted { left, right in
            left.count != right.count ? left.count > right.count : portfolio.isBefore(left.mission, right.mission)
        }
        withoutMission = served.without
    }

    private static func departments(_ items: ArraySlice<Node>, _ portfolio: Portfolio) -> [(Node?, Int)] {
        // By place of an org; behind them, where nobody leads.
        var counts = [Int](repeating: 0, count: portfolio.slotCount + 1)
        func count(_ department: Node?) { counts[department.map { Int($0.slot) } ?? portfolio.slotCount] += 1 }
        if items.count > Downstream.few {
            // Of many, it is quicker to read all links once.
            let places = LeadTable(portfolio).places
            for node in items {
                let place = places[Int(node.slot)]
                counts[place < 0 ? portfolio.slotCount : Int(place)] += 1
            }
        } else {
            for node in items { count(portfolio.leadOrg(of: node).map { portfolio.department(of: $0) }) }
        }
        let met = counts.indices.filter { counts[$0] > 0 }.map { (portfolio.liveNode($0), counts[$0]) }
        return met.sorted { left, right in
            if left.1 != right.1 { return left.1 > right.1 }
            guard let a = left.0, let b = right.0 else { return right.0 == nil }
            return portfolio.isBefore(a, b)
        }
    }
}

/// What is downstream of an item, the item first, and the steps among it.
private struct Region {
    let nodes: [Node]
    /// The steps of what is downstream: of little a graph of its own, of much the graph of everything.
    private let graph: FlatGraph
    private let isOwn: Bool
    private let portfolio: Portfolio
    /// By place in the portfolio, the position in `nodes`; -1 for what is not downstream.
    private let positions: [Int32]

    init(_ root: Node, _ portfolio: Portfolio) {
        let downstream = Downstream(from: root, in: portfolio)
        (nodes, self.portfolio) = (downstream.nodes, portfolio)
        var positions = [Int32](repeating: -1, count: portfolio.slotCount)
        for (position, node) in downstream.nodes.enumerated() { positions[Int(node.slot)] = Int32(position) }
        self.positions = positions
        isOwn = downstream.flat == nil
        if let flat = downstream.flat {
            graph = flat
            return
        }
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        portfolio.withGraph { graph in
            for (position, node) in downstream.nodes.enumerated() {
                downstream.forEachStep(from: node, in: graph) { target in
                    sources.append(Int32(position))
                    targets.append(positions[Int(target)])
                }
            }
        }
        graph = FlatGraph(count: nodes.count, sources: sources, targets: targets, edges: targets)
    }

    /// How many items of each kind there are, the item itself left out.
    var kinds: [(kind: Kind, count: Int)] {
        let all = Kind.allCases
        var counts = [Int](repeating: 0, count: all.count)
        if isOwn {
            for node in nodes.dropFirst() {
                if let place = all.firstIndex(of: portfolio.kind(node)) { counts[place] += 1 }
            }
        } else {
            // Of many, it is quicker to look at what there is of each kind.
            for (place, kind) in all.enumerated() {
                counts[place] = portfolio.nodes(of: kind).count { positions[Int($0.slot)] > 0 }
            }
        }
        return zip(all, counts).filter { $1 > 0 }.map { (kind: $0, count: $1) }
    }

    /// Counts the items that lead on to each mission. 64 missions take one pass, a bit each; what runs in cycles is taken
    /// together.
    var served: (counts: [(mission: Node, count: Int)], without: Int) {
        let missions = portfolio.nodes(of: .mission).filter { positions[Int($0.slot)] > 0 }.sorted()
        guard !missions.isEmpty else { return ([], nodes.count - 1) }
        func place(_ node: Node) -> Int { isOwn ? Int(positions[Int(node.slot)]) : Int(node.slot) }
        var found: [(mission: Node, count: Int)] = []
        var serves = [Bool](repeating: false, count: nodes.count)
        for first in stride(from: 0, to: missions.count, by: 64) {
            let batch = missions[first...].prefix(64)
            var bits = [UInt64](repeating: 0, count: graph.count)
            for (bit, mission) in batch.enumerated() { bits[place(mission)] |= 1 << UInt64(bit) }
            graph.gather(&bits, width: 1)
            var counts = BitCounts()
            for position in 1..<nodes.count {
                let word = bits[place(nodes[position])]
                if word == 0 { continue }
                serves[position] = true
                counts.add(word)
            }
            // Each mission was counted as its own.
            for (bit, mission) in batch.enumerated() { found.append((mission, counts[bit] - 1)) }
        }
        return (found, serves.dropFirst().count { !$0 })
    }
}
