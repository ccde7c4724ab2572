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
/// cycles is told again.
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
    private var needs: [Needs] = []
    /// How many places of links are read, and for each slot where its next step is written.
    private var linksRead = 0
    private var ends: [Int32] = []

    /// The first mission of the walk.
    private var first = 0
    /// By slot, what the walk knows of what stands there.
    private var marks: [Mark] = []
    /// By slot, the missions that what runs in cycles is counted for; what does not is counted once.
    private var counted: [UInt64] = []
    /// What has heard all it will. The last to come is the first to go: what it rests on is mostly near in memory.
    private var waiting: [Int32] = []
    /// Whether only cycles are left, where nothing is the last to tell.
    private var isCircling = false
    /// What was counted for the same missions, added up.
    private var tallies: [UInt64: MissionStanding] = [:]

    /// What a walk knows of an item, side by side because it is looked at together.
    private struct Mark {
        /// The missions of the walk that it is reached from.
        var reaches: UInt64 = 0
        /// How many steps have yet to tell it who reaches it.
        var awaited: Int32 = 0
    }

    /// What an item needs, counted.
    private struct Needs {
        var open: Int32 = 0
        var late: Int32 = 0
        var unpromised: Int32 = 0
    }

    /// A count that has not begun.
    public init(_ missions: [Node], in portfolio: Portfolio) {
        self.missions = missions
        standings = [MissionStanding](repeating: MissionStanding(), count: missions.count)
        if isDone { return }
        firsts.reserveCapacity(portfolio.slotCount + 1)
        firsts.append(0)
        portfolio.withGraph { graph in
            var end: Int32 = 0
            for slot in 0..<portfolio.slotCount {
                end += graph.stepCounts(at: slot).upstream
                firsts.append(end)
            }
        }
        ends = firsts
        sources = [Int32](repeating: 0, count: Int(firsts.last!))
        needs = [Needs](repeating: Needs(), count: portfolio.slotCount)
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
            } else if !waiting.isEmpty {
                left -= walk(left)
            } else if !isCircling {
                isCircling = true
                waiting = marks.indices.filter { marks[$0].awaited > 0 && marks[$0].reaches != 0 }.map { Int32($0) }
                counted = [UInt64](repeating: 0, count: waiting.isEmpty ? 0 : marks.count)
            } else {
                end()
                if !isDone { begin(portfolio) }
            }
        }
    }

    /// Reads links in the order in which they lie: where they lead, and what they count for.
    private mutating func read(_ slice: Range<Int>, _ portfolio: Portfolio, _ today: Day) {
        linksRead = slice.upperBound
        // Where they lie: whose an array is, is asked once and not at each link.
        portfolio.withGraph { graph in
            sources.withUnsafeMutableBufferPointer { sources in
                ends.withUnsafeMutableBufferPointer { ends in
                    needs.withUnsafeMutableBufferPointer { needs in
                        graph.forEachStep(in: slice) { _, bearing, node, source in
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
            }
        }
    }

    /// Begins a walk, at everything that nothing rests on.
    private mutating func begin(_ portfolio: Portfolio) {
        marks = [Mark](repeating: Mark(), count: portfolio.slotCount)
        (waiting, isCircling, tallies) = ([], false, [:])
        portfolio.withGraph { graph in
            for slot in marks.indices {
                let steps = graph.stepCounts(at: slot).downstream
                marks[slot].awaited = steps
                if steps == 0 { waiting.append(Int32(slot)) }
            }
        }
        for (bit, mission) in missions.dropFirst(first).prefix(64).enumerated() {
            marks[Int(mission.slot)].reaches |= 1 << UInt64(bit)
        }
    }

    /// Takes up what is waiting: counts what it needs, and tells what it rests on who reaches it. Ends after about that
    /// many links; how many it was.
    private mutating func walk(_ most: Int) -> Int {
        var done = 0
        var waiting: [Int32] = []
        swap(&waiting, &self.waiting)
        // What was counted for the same missions one after the other, as happens more often than not.
        var (latest, tally) = (UInt64(0), MissionStanding())
        var tallies: [UInt64: MissionStanding] = [:]
        swap(&tallies, &self.tallies)
        var counted: [UInt64] = []
        swap(&counted, &self.counted)
        let (isCircling, firsts, sources, needs) = (isCircling, firsts, sources, needs)
        marks.withUnsafeMutableBufferPointer { marks in
            while done < most, let next = waiting.popLast() {
                let slot = Int(next)
                let bits = marks[slot].reaches
                var fresh = bits
                done += 1
                if isCircling {
                    fresh &= ~counted[slot]
                    if fresh == 0 { continue }
                    counted[slot] = bits
                }
                let steps = Int(firsts[slot])..<Int(firsts[slot + 1])
                for step in steps {
                    let source = Int(sources[step])
                    let known = marks[source].reaches
                    marks[source].reaches = known | bits
                    marks[source].awaited -= 1
                    if isCircling ? known | bits != known : marks[source].awaited == 0 { waiting.append(Int32(source)) }
                }
                done += steps.count
                let needs = needs[slot]
                guard fresh != 0, needs.open > 0 else { continue }
                if fresh != latest {
                    tallies[latest, default: MissionStanding()].add(tally)
                    (latest, tally) = (fresh, MissionStanding())
                }
                tally.open += Int(needs.open)
                tally.late += Int(needs.late)
                tally.unpromised += Int(needs.unpromised)
            }
        }
        tallies[latest, default: MissionStanding()].add(tally)
        swap(&waiting, &self.waiting)
        swap(&tallies, &self.tallies)
        swap(&counted, &self.counted)
        return done
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
