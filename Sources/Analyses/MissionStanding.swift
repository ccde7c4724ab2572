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

/// A count of standings that can be laid aside and taken up again, as long as the portfolio and the day stay the same;
/// 64 missions take one pass over what they rest on.
public struct StandingCount: Sendable {
    /// In the order of the missions; whole once the count is done.
    public private(set) var standings: [MissionStanding]
    /// Whether all is counted.
    public var isDone: Bool { first >= missions.count }

    private let missions: [Node]
    /// The first mission of the pass: each mission of the pass is one bit.
    private var first = 0
    /// By slot, the missions of the pass that what stands there is reached from.
    private var reaches: [UInt64]
    /// Whose bits have changed since its neighbours heard of them, first in, first out from `heard` on.
    private var waiting: [Node] = []
    private var heard = 0
    /// Everything that was reached, and how much of it is counted.
    private var reached: [Node] = []
    private var counted = 0

    /// A count that has not begun.
    public init(_ missions: [Node], in portfolio: Portfolio) {
        self.missions = missions
        standings = [MissionStanding](repeating: MissionStanding(), count: missions.count)
        reaches = [UInt64](repeating: 0, count: missions.isEmpty ? 0 : portfolio.slotCount)
        begin()
    }

    /// Follows about that many links, and one item's more at most.
    public mutating func advance(_ links: Int, in portfolio: Portfolio, asOf today: Day) {
        var left = links
        while left > 0, !isDone {
            if heard < waiting.count {
                left -= spread(portfolio)
            } else if counted < reached.count {
                left -= count(portfolio, today)
            } else {
                for node in reached { reaches[Int(node.slot)] = 0 }
                first += 64
                begin()
            }
        }
    }

    private mutating func begin() {
        (waiting, heard, reached, counted) = ([], 0, [], 0)
        for (bit, mission) in missions.dropFirst(first).prefix(64).enumerated() {
            if reaches[Int(mission.slot)] == 0 { reached.append(mission) }
            reaches[Int(mission.slot)] |= 1 << UInt64(bit)
            waiting.append(mission)
        }
    }

    /// Tells what the next waiting item rests on who reaches it; how many links that took.
    private mutating func spread(_ portfolio: Portfolio) -> Int {
        let node = waiting[heard]
        heard += 1
        let bits = reaches[Int(node.slot)]
        var links = 1
        portfolio.forEachNeighbour(of: node, .upstream) { _, source in
            links += 1
            let known = reaches[Int(source.slot)]
            guard known | bits != known else { return }
            if known == 0 { reached.append(source) }
            reaches[Int(source.slot)] = known | bits
            waiting.append(source)
        }
        return links
    }

    /// Counts what the next item that was reached needs; how many links that took.
    private mutating func count(_ portfolio: Portfolio, _ today: Day) -> Int {
        let node = reached[counted]
        counted += 1
        let bits = reaches[Int(node.slot)]
        var links = 1
        portfolio.forEachLink(from: node, .needs) { edge in
            links += 1
            let promise = Promise(edge, in: portfolio, asOf: today)
            if !promise.isLive { return }
            if case .delivered = promise { return }
            var rest = bits
            while rest != 0 {
                let mission = first + rest.trailingZeroBitCount
                rest &= rest - 1
                standings[mission].open += 1
                if promise.isLate { standings[mission].late += 1 }
                if promise == .unpromised { standings[mission].unpromised += 1 }
            }
        }
        return links
    }
}
