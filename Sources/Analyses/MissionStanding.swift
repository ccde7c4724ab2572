// What a mission rests on, counted: how many dependencies, how many late, how many nobody has promised.

import Missions

/// Counts over the live, undelivered `needs` links whose receiver reaches a mission in the consequence graph.
public struct MissionStanding: Hashable, Sendable {
    /// Live and not delivered.
    public var open = 0
    /// Of those, late as of the day.
    public var late = 0
    /// Of those, neither promised nor late yet.
    public var unpromised = 0

    public init() {}

    /// The standing of missions, in the order given.
    public static func of(_ missions: [Node], in portfolio: Portfolio, asOf today: Day) -> [MissionStanding] {
        var count = StandingCount(missions, in: portfolio)
        while !count.isDone { count.advance(.max, in: portfolio, asOf: today) }
        return count.standings
    }
}

/// A count of standings that can be laid aside and taken up again, as long as the portfolio and the day stay the same.
/// 64 missions take one pass over the links: each mission is one bit, and an item tells what it rests on who reaches it
/// once everything that rests on the item has told it. Only what runs in circles is told again.
public struct StandingCount: Sendable {
    /// In the order of the missions; whole once the count is done.
    public private(set) var standings: [MissionStanding]
    /// Whether all is counted.
    public var isDone: Bool { first >= missions.count }

    private let missions: [Node]
    /// The first mission of the pass.
    private var first = 0
    /// By slot, the missions of the pass that what stands there is reached from, and those it is counted for.
    private var reaches: [UInt64] = []
    private var counted: [UInt64] = []
    /// By slot, how many steps have yet to tell it who reaches it.
    private var awaited: [Int32] = []
    /// What has heard all it will. The last to come is the first to go: what it rests on is mostly near in memory.
    private var waiting: [Node] = []
    /// Whether only circles are left, where nothing is the last to tell.
    private var isCircling = false
    /// What was counted for the same missions, added up.
    private var tallies: [UInt64: MissionStanding] = [:]

    /// A count that has not begun.
    public init(_ missions: [Node], in portfolio: Portfolio) {
        self.missions = missions
        standings = [MissionStanding](repeating: MissionStanding(), count: missions.count)
        if !isDone { begin(portfolio) }
    }

    /// Follows about that many links, and one item's more at most.
    public mutating func advance(_ links: Int, in portfolio: Portfolio, asOf today: Day) {
        var left = links
        while left > 0, !isDone {
            if !waiting.isEmpty {
                portfolio.withGraph { graph in
                    while left > 0, let node = waiting.popLast() { left -= count(node, graph, today) }
                }
            } else if !isCircling {
                isCircling = true
                waiting = portfolio.allNodes.filter { reaches[Int($0.slot)] != counted[Int($0.slot)] }
            } else {
                end()
                if !isDone { begin(portfolio) }
            }
        }
    }

    private mutating func begin(_ portfolio: Portfolio) {
        reaches = [UInt64](repeating: 0, count: portfolio.slotCount)
        counted = reaches
        awaited = [Int32](repeating: 0, count: portfolio.slotCount)
        (waiting, isCircling, tallies) = ([], false, [:])
        for node in portfolio.allNodes {
            let steps = portfolio.stepCounts(node).downstream
            awaited[Int(node.slot)] = Int32(steps)
            if steps == 0 { waiting.append(node) }
        }
        for (bit, mission) in missions.dropFirst(first).prefix(64).enumerated() {
            reaches[Int(mission.slot)] |= 1 << UInt64(bit)
        }
    }

    /// Counts what an item needs, and tells what it rests on who reaches it; how many links that took.
    private mutating func count(_ node: Node, _ graph: Graph, _ today: Day) -> Int {
        let bits = reaches[Int(node.slot)]
        let fresh = bits & ~counted[Int(node.slot)]
        if isCircling, fresh == 0 { return 1 }
        counted[Int(node.slot)] = bits
        var links = 1
        var tally = MissionStanding()
        graph.forEachStepUpstream(from: node) { _, bearing, source in
            links += 1
            let slot = Int(source.slot)
            let known = reaches[slot]
            reaches[slot] = known | bits
            awaited[slot] -= 1
            if isCircling ? known | bits != known : awaited[slot] == 0 { waiting.append(source) }
            if fresh == 0 || !bearing.runsBack || bearing.isDelivered { return }
            let promise = Promise(undelivered: bearing, asOf: today)
            tally.open += 1
            if promise.isLate { tally.late += 1 }
            if promise == .unpromised { tally.unpromised += 1 }
        }
        if tally.open > 0 { tallies[fresh, default: MissionStanding()].add(tally) }
        return links
    }

    /// Ends a pass: adds up what was counted for each mission.
    private mutating func end() {
        for (bits, tally) in tallies {
            var rest = bits
            while rest != 0 {
                standings[first + rest.trailingZeroBitCount].add(tally)
                rest &= rest - 1
            }
        }
        first += 64
    }
}

extension MissionStanding {
    fileprivate mutating func add(_ other: MissionStanding) {
        open += other.open
        late += other.late
        unpromised += other.unpromised
    }
}
