// Whose every item is and which missions it serves, found once for all of them: what tables of many rows are grouped by.

import Missions

/// The department of every item, and its missions. A value, made in one pass and kept until the portfolio changes.
public struct Ownership: Sendable {
    /// All missions but visions, by id.
    public let missions: [Node]
    /// By place; -1 where nobody leads.
    private let departments: [Int32]
    private let own: MissionReach
    private let reached: MissionReach

    public init(_ portfolio: Portfolio) {
        let leads = LeadTable(portfolio)
        departments = (0..<portfolio.slotCount).map { place in
            portfolio.liveNode(place).flatMap { leads.department(of: $0) }?.slot ?? -1
        }
        missions = portfolio.nodes(of: .mission).filter { !portfolio.has($0, .tier, "vision") }
            .sorted { portfolio.isBefore($0.slot, $1.slot) }
        var steps: (sources: [Int32], targets: [Int32]) = ([], [])
        portfolio.withGraph { graph in
            graph.forEachStep(in: 0..<portfolio.linkSlotCount) { _, bearing, from, to in
                guard bearing.runsOn else { return }
                steps.sources.append(from.slot)
                steps.targets.append(to.slot)
            }
        }
        let works = FlatGraph(
            count: portfolio.slotCount, sources: steps.sources, targets: steps.targets, edges: steps.targets)
        own = MissionReach(of: missions, along: works)
        reached = MissionReach(of: missions, along: .rests(portfolio))
    }

    /// The department that leads on an item, or the org itself that no department stands above; nil where nobody leads.
    public func department(of node: Node) -> Node? {
        let place = departmentPlace(of: node)
        return place < 0 ? nil : Node(place: place)
    }

    /// The place of that department; -1 where nobody leads.
    func departmentPlace(of node: Node) -> Int32 {
        departments.indices.contains(Int(node.slot)) ? departments[Int(node.slot)] : -1
    }

    /// The missions an item works for: those it reaches by `contributes` and `part_of` alone, without the needs of
    /// others; by id. What merely waits elsewhere for an item does not make it part of that mission's own work.
    public func ownMissions(of node: Node) -> [Node] { own.positions(of: node).map { missions[$0] } }

    /// Calls `body` with the position in `missions` of each mission an item works for.
    func forEachOwnMission(of node: Node, _ body: (Int) -> Void) { own.forEach(of: node, body) }

    /// mission(n): the missions reachable from an item in the consequence graph, through the needs of others too; by id.
    public func missions(reachedBy node: Node) -> [Node] { reached.positions(of: node).map { missions[$0] } }
}

/// Which missions each place reaches, a bit for each mission.
struct MissionReach: Sendable {
    private let width: Int
    private var bits: [UInt64]

    /// Spreads missions along `graph`, whose steps lead from what is served to what serves it.
    init(of missions: [Node], along graph: FlatGraph) {
        let width = (missions.count + 63) / 64
        var bits = [UInt64](repeating: 0, count: width * graph.count)
        for (position, mission) in missions.enumerated() {
            bits[Int(mission.slot) * width + position / 64] |= 1 << UInt64(position % 64)
        }
        // Each place is taken when all that it serves has been; what is inside a cycle or serves one, until nothing new
        // comes.
        var awaited = [Int32](repeating: 0, count: graph.count)
        for target in graph.targets { awaited[Int(target)] += 1 }
        var waiting = (0..<graph.count).filter { awaited[$0] == 0 }.map { Int32($0) }
        func spread(_ place: Int, _ body: (Int, Bool) -> Void) {
            for step in graph.steps(place) {
                let target = Int(graph.targets[step])
                var isNew = false
                for word in 0..<width {
                    let (known, new) = (bits[target * width + word], bits[place * width + word])
                    guard known | new != known else { continue }
                    bits[target * width + word] = known | new
                    isNew = true
                }
                body(target, isNew)
            }
        }
        while let place = waiting.popLast() {
            spread(Int(place)) { target, _ in
                awaited[target] -= 1
                if awaited[target] == 0 { waiting.append(Int32(target)) }
            }
        }
        waiting = (0..<graph.count).filter { awaited[$0] > 0 }.map { Int32($0) }
        while let place = waiting.popLast() {
            spread(Int(place)) { target, isNew in if isNew { waiting.append(Int32(target)) } }
        }
        (self.width, self.bits) = (width, bits)
    }

    /// Calls `body` with the positions of the missions that a place reaches, in order.
    @inline(__always)
    func forEach(of node: Node, _ body: (Int) -> Void) {
        // What came after this was found reaches nothing yet.
        guard (Int(node.slot) + 1) * width <= bits.count else { return }
        for word in 0..<width {
            var rest = bits[Int(node.slot) * width + word]
            while rest != 0 {
                body(word * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    /// The same as a list.
    func positions(of node: Node) -> [Int] {
        var positions: [Int] = []
        forEach(of: node) { positions.append($0) }
        return positions
    }
}
