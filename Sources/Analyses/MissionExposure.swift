// What each mission should worry about most: its milestones and outcomes by exposure and weight.

import Missions

/// The most exposed milestones and outcomes of a mission. Say `Exposure.caveat` beside them.
public struct MissionExposure: Sendable {
    /// A milestone or an outcome that reaches the mission.
    public struct Row: Sendable {
        public let node: Node
        /// The probability that it is hit, 0 to 1.
        public let inherited: Double
        /// Whether that is an estimate, because soft links lie upstream.
        public let isEstimated: Bool
        /// How much hangs on it, 1 to 5: its criticality; else the largest impact of its open risks and issues; else 3,
        /// the middle of the scale.
        public let weight: Int
        /// `inherited` times `weight`: what rows are sorted by.
        public var score: Double { inherited * Double(weight) }
        /// The cause that shares most in it: the likeliest of all that can hit it, itself included; ties by id. With hard
        /// links that is the cause with the largest lift.
        public let cause: Node?
    }

    public let mission: Node
    /// The largest scores first; ties by id. Items that nothing can hit are left out.
    public let rows: [Row]
    /// How many milestones and outcomes reach the mission, hit or not.
    public let count: Int
}

extension ExposureCount {
    /// For each of the missions, in the order given, the `limit` milestones and outcomes with the largest scores. Asked
    /// once the count is done.
    public func table(of missions: [Node], in portfolio: Portfolio, limit: Int = 10) -> [MissionExposure] {
        let nodes = portfolio.nodes(of: .milestone) + portfolio.nodes(of: .outcome)
        let impacts = ExposureCount.impacts(portfolio)
        let weights = nodes.map { node -> Int in
            if let criticality = portfolio.text(node, Field("criticality")).flatMap({ Int($0) }),
                (1...5).contains(criticality)
            {
                return criticality
            }
            let impact = Int(impacts[Int(node.slot)])
            return impact > 0 ? impact : 3
        }
        let scores = nodes.indices.map { inherited[Int(nodes[$0].slot)] * Double(weights[$0]) }
        let ordered = nodes.indices.filter { scores[$0] > 0 }.sorted {
            scores[$0] != scores[$1] ? scores[$0] > scores[$1] : portfolio.isBefore(nodes[$0], nodes[$1])
        }
        let likeliest = likeliest(portfolio)
        let rests = FlatGraph.rests(portfolio)
        let above = Knots(rests)
        var tables: [MissionExposure] = []
        for first in stride(from: 0, to: missions.count, by: 64) {
            let batch = missions[first..<min(missions.count, first + 64)]
            let marks = above.marks(of: batch, over: rests)
            var (rows, counts) = ([[Int]](repeating: [], count: batch.count), [Int](repeating: 0, count: batch.count))
            for node in nodes { forEachBit(marks[Int(node.slot)]) { counts[$0] += 1 } }
            for position in ordered {
                forEachBit(marks[Int(nodes[position].slot)]) { if rows[$0].count < limit { rows[$0].append(position) } }
            }
            for (bit, mission) in batch.enumerated() {
                let found = rows[bit].map { position -> MissionExposure.Row in
                    let node = nodes[position]
                    let cause = likeliest[Int(knots.knots[Int(node.slot)])]
                    return MissionExposure.Row(
                        node: node, inherited: inherited[Int(node.slot)], isEstimated: isEstimated(node),
                        weight: weights[position], cause: cause < 0 ? nil : portfolio.liveNode(Int(cause)))
                }
                tables.append(MissionExposure(mission: mission, rows: found, count: counts[bit]))
            }
        }
        return tables
    }

    /// By knot, the place of the likeliest cause that reaches it; -1 for none.
    private func likeliest(_ portfolio: Portfolio) -> [Int32] {
        var best = [Int32](repeating: -1, count: knots.count)
        func takeUp(_ cause: Int32, _ knot: Int) {
            guard cause >= 0, cause != best[knot] else { return }
            guard best[knot] >= 0 else {
                best[knot] = cause
                return
            }
            let (mine, its) = (exposure.spared[Int(best[knot])], exposure.spared[Int(cause)])
            guard its == mine, let a = portfolio.liveNode(Int(cause)), let b = portfolio.liveNode(Int(best[knot]))
            else {
                if its < mine { best[knot] = cause }
                return
            }
            if portfolio.isBefore(a, b) { best[knot] = cause }
        }
        for knot in best.indices {
            for member in knots.range(knot) {
                let place = Int(knots.members[member])
                if exposure.spared[place] < 1 { takeUp(Int32(place), knot) }
                for step in exposure.graph.steps(place) {
                    takeUp(best[Int(knots.knots[Int(exposure.graph.targets[step])])], knot)
                }
            }
        }
        return best
    }

    /// By place, the largest impact of the open risks and issues that affect what stands there, 1 to 5; 0 for none.
    private static func impacts(_ portfolio: Portfolio) -> [Int8] {
        var impacts = [Int8](repeating: 0, count: portfolio.slotCount)
        portfolio.forEachLink(of: .affects) { edge in
            guard let cell = portfolio.cell(portfolio.from(edge)) else { return }
            let place = Int(portfolio.to(edge).slot)
            impacts[place] = max(impacts[place], Int8(cell.impact))
        }
        return impacts
    }
}

/// Calls `body` with the number of each bit that is set.
func forEachBit(_ word: UInt64, _ body: (Int) -> Void) {
    var rest = word
    while rest != 0 {
        body(rest.trailingZeroBitCount)
        rest &= rest - 1
    }
}
