// What a mission rests on, counted: how many dependencies, how many late, how many nobody has promised.

import Missions

/// Counts over the live, undelivered `needs` links whose receiver reaches a mission in the consequence graph.
public struct MissionStanding: Hashable, Sendable {
    public var open = 0
    public var late = 0
    public var unpromised = 0

    /// The standing of missions, in the order given; 64 of them take one pass over what they rest on.
    public static func of(_ missions: [Node], in portfolio: Portfolio, asOf today: Day) -> [MissionStanding] {
        stride(from: 0, to: missions.count, by: 64).flatMap {
            batch(missions[$0..<min($0 + 64, missions.count)], portfolio, today)
        }
    }

    private static func batch(_ missions: ArraySlice<Node>, _ portfolio: Portfolio, _ today: Day) -> [MissionStanding] {
        var standings = [MissionStanding](repeating: MissionStanding(), count: missions.count)
        // Each mission is one bit; bits travel against the graph until nothing is new.
        var reaches = [UInt64](repeating: 0, count: portfolio.slotCount)
        var waiting: [Node] = []
        for (bit, mission) in missions.enumerated() {
            reaches[Int(mission.slot)] |= 1 << UInt64(bit)
            waiting.append(mission)
        }
        while let node = waiting.popLast() {
            let bits = reaches[Int(node.slot)]
            portfolio.forEachNeighbour(of: node, .upstream) { _, source in
                let slot = Int(source.slot)
                if reaches[slot] | bits != reaches[slot] {
                    reaches[slot] |= bits
                    waiting.append(source)
                }
            }
        }
        for slot in reaches.indices where reaches[slot] != 0 {
            let bits = reaches[slot]
            guard let node = portfolio.liveNode(slot) else { continue }
            portfolio.forEachLink(from: node, .needs) { edge in
                let promise = Promise(edge, in: portfolio, asOf: today)
                if !promise.isLive { return }
                if case .delivered = promise { return }
                var rest = bits
                while rest != 0 {
                    let bit = rest.trailingZeroBitCount
                    rest &= rest - 1
                    standings[bit].open += 1
                    if promise.isLate { standings[bit].late += 1 }
                    if promise == .unpromised { standings[bit].unpromised += 1 }
                }
            }
        }
        return standings
    }
}
