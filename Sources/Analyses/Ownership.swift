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
        departments = LeadTable(portfolio).places
        missions = Ownership.missions(portfolio)
        own = MissionReach(
            of: missions, along: FlatGraph(portfolio, isBackward: true) { _, bearing, _ in bearing.runsOn })
        reached = MissionReach(of: missions, along: .waits(portfolio))
    }

    /// The same for what a slip moves, and of missions reached only what its cause reaches. Little of it is walked to item
    /// by item; for much of it everything is found.
    init(for slip: Slip, in portfolio: Portfolio) {
        guard slip.rows.count <= Downstream.few else {
            self = Ownership(portfolio)
            return
        }
        missions = Ownership.missions(portfolio)
        let positions = Dictionary(uniqueKeysWithValues: missions.enumerated().map { ($1, $0) })
        var departments = [Int32](repeating: -1, count: portfolio.slotCount)
        var own = MissionReach(missions.count, places: portfolio.slotCount)
        var reached = own
        for row in slip.rows {
            if let lead = portfolio.leadOrg(of: row.node) {
                departments[Int(row.node.slot)] = portfolio.department(of: lead).slot
            }
            for mission in portfolio.worksFor(row.node) {
                if let position = positions[mission] { own.insert(position, at: row.node) }
            }
        }
        let cause = slip.start(in: portfolio)
        for mission in Downstream(from: cause, in: portfolio).nodes(of: .mission, in: portfolio) {
            if let position = positions[mission] { reached.insert(position, at: cause) }
        }
        // Whose the giver of a late link is, is said, too.
        if case .need(let edge) = slip.cause, let lead = portfolio.leadOrg(of: portfolio.to(edge)) {
            departments[Int(portfolio.to(edge).slot)] = portfolio.department(of: lead).slot
        } else if let lead = portfolio.leadOrg(of: cause) {
            departments[Int(cause.slot)] = portfolio.department(of: lead).slot
        }
        (self.departments, self.own, self.reached) = (departments, own, reached)
    }

    private static func missions(_ portfolio: Portfolio) -> [Node] {
        portfolio.inPlainOrder(portfolio.nodes(of: .mission).filter { !portfolio.isVision($0) })
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

    /// The positions in `missions` of those whose own an item is, and of those that it works for further on, through them
    /// or through what it contributes to besides. Its own are the nearest ones.
    func nearestMissions(of node: Node, in portfolio: Portfolio) -> (own: [Int], further: [Int]) {
        var positions: [Int] = []
        forEachOwnMission(of: node) { positions.append($0) }
        if positions.count < 2 { return (positions, []) }
        var steps: [Node: Int] = [:]
        portfolio.forEachMission(above: node.slot) { steps[$0] = $1 }
        func distance(_ position: Int) -> Int { steps[missions[position]] ?? .max }
        let least = positions.map(distance).min()
        return (positions.filter { distance($0) == least }, positions.filter { distance($0) != least })
    }

    /// mission(n): the missions reachable from an item in the consequence graph, through the needs of others too; by id.
    public func missions(reachedBy node: Node) -> [Node] { positions(reachedBy: node).map { missions[$0] } }

    /// The positions in `missions` of those.
    func positions(reachedBy node: Node) -> [Int] { reached.positions(of: node) }
}

extension Portfolio {
    /// Calls `body` with each mission that an item reaches by `contributes` and `part_of` alone, the nearest first, and how
    /// many steps away it is.
    func forEachMission(above place: Int32, _ body: (Node, Int) -> Void) {
        var found = [(node: Node(place: place), distance: 0)]
        var known: Set<Node> = [found[0].node]
        withGraph { graph in
            var next = 0
            while next < found.count {
                let (node, distance) = found[next]
                next += 1
                if kind(node) == .mission { body(node, distance) }
                graph.forEachStepDownstream(from: node) { _, bearing, above in
                    if bearing.runsOn, known.insert(above).inserted { found.append((above, distance + 1)) }
                }
            }
        }
    }

    /// The missions that an item reaches by `contributes` and `part_of` alone, visions among them.
    fileprivate func worksFor(_ node: Node) -> [Node] {
        var missions: [Node] = []
        forEachMission(above: node.slot) { mission, _ in missions.append(mission) }
        return missions
    }
}
