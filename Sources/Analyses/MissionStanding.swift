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
/// The links are read once, in the order in which they lie. Then 64 missions take one walk: each mission is one bit, and
/// an item tells what it rests on who reaches it once everything that rests on the item has told it. Only what runs in
/// circles is told again.
public struct StandingCount: Sendable {
    /// In the order of the missions; whole once the count is done.
    public private(set) var standings: [MissionStanding]
    /// Whether all is counted.
    public var isDone: Bool { first >= missions.count }

    private let missions: [Node]
    /// By slot, where the steps of what stands there begin in `sources`, which are the slots of what it rests on.
    private var firsts: [Int32] = []
    private var sources: [Int32] = []
    /// By slot, what is counted of the needs of what stands there.
    private var needs: [MissionStanding] = []
    /// How many places of links are read, and for each slot where its next step is written.
    private var linksRead = 0
    private var ends: [Int32] = []

    /// The first mission of the walk.
    private var first = 0
    /// By slot, the missions of the walk that what stands there is reached from, and those it is counted for.
    private var reaches: [UInt64] = []
    private var counted: [UInt64] = []
    /// By slot, how many steps have yet to tell it who reaches it.
    private var awaited: [Int32] = []
    /// What has heard all it will. The last to come is the first to go: what it rests on is mostly near in memory.
    private var waiting: [Int32] = []
    /// Whether only circles are left, where nothing is the last to tell.
    private var isCircling = false
    /// What was counted for the same missions, added up.
    private var tallies: [UInt64: MissionStanding] = [:]

    /// A count that has not begun.
    public init(_ missions: [Node], in portfolio: Portfolio) {
        self.missions = missions
        standings = [MissionStanding](repeating: MissionStanding(), count: missions.count)
        if isDone { return }
        firsts.reserveCapacity(portfolio.slotCount + 1)
        firsts.append(0)
        for slot in 0..<portfolio.slotCount {
            let steps = portfolio.liveNode(slot).map { portfolio.stepCounts($0).upstream } ?? 0
            firsts.append(firsts[slot] + Int32(steps))
        }
        ends = firsts
        sources = [Int32](repeating: 0, count: Int(firsts.last!))
        needs = [MissionStanding](repeating: MissionStanding(), count: portfolio.slotCount)
        begin(portfolio)
    }

    /// Follows about that many links, and one item's more at most.
    public mutating func advance(_ links: Int, in portfolio: Portfolio, asOf today: Day) {
        var left = links
        while left > 0, !isDone {
            if linksRead < portfolio.linkSlotCount {
                let slice = linksRead..<min(linksRead + left, portfolio.linkSlotCount)
                read(slice, portfolio, today)
                left -= slice.count
            } else if let slot = waiting.popLast() {
                left -= count(Int(slot))
            } else if !isCircling {
                isCircling = true
                waiting = reaches.indices.filter { reaches[$0] != counted[$0] }.map { Int32($0) }
            } else {
                end()
                if !isDone { begin(portfolio) }
            }
        }
    }

    /// Reads links in the order in which they lie: where they lead, and what they count for.
    private mutating func read(_ slice: Range<Int>, _ portfolio: Portfolio, _ today: Day) {
        linksRead = slice.upperBound
        portfolio.withGraph { graph in
            graph.forEachStepUpstream(in: slice) { bearing, node, source in
                let slot = Int(node.slot)
                sources[Int(ends[slot])] = source.slot
                ends[slot] += 1
                guard bearing.runsBack, !bearing.isDelivered else { return }
                let promise = Promise(undelivered: bearing, asOf: today)
                needs[slot].open += 1
                if promise.isLate { needs[slot].late += 1 }
                if promise == .unpromised { needs[slot].unpromised += 1 }
            }
        }
    }

    /// Begins a walk, at everything that nothing rests on.
    private mutating func begin(_ portfolio: Portfolio) {
        reaches = [UInt64](repeating: 0, count: portfolio.slotCount)
        counted = reaches
        awaited = [Int32](repeating: 0, count: portfolio.slotCount)
        (waiting, isCircling, tallies) = ([], false, [:])
        for node in portfolio.allNodes {
            let steps = portfolio.stepCounts(node).downstream
            awaited[Int(node.slot)] = Int32(steps)
            if steps == 0 { waiting.append(node.slot) }
        }
        for (bit, mission) in missions.dropFirst(first).prefix(64).enumerated() {
            reaches[Int(mission.slot)] |= 1 << UInt64(bit)
        }
    }

    /// Counts what an item needs, and tells what it rests on who reaches it; how many links that took.
    private mutating func count(_ slot: Int) -> Int {
        let bits = reaches[slot]
        let fresh = bits & ~counted[slot]
        if isCircling, fresh == 0 { return 1 }
        counted[slot] = bits
        let steps = Int(firsts[slot])..<Int(firsts[slot + 1])
        for step in steps {
            let source = Int(sources[step])
            let known = reaches[source]
            reaches[source] = known | bits
            awaited[source] -= 1
            if isCircling ? known | bits != known : awaited[source] == 0 { waiting.append(Int32(source)) }
        }
        if fresh != 0, needs[slot].open > 0 { tallies[fresh, default: MissionStanding()].add(needs[slot]) }
        return steps.count + 1
    }

    /// Ends a walk: adds up what was counted for each mission.
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
