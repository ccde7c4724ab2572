// The search for bottlenecks in slices, so that nobody waits for it.

import Missions

/// Finds `Bottlenecks` step by step. A slice takes a few milliseconds at 100,000 items and 300,000 links; the search can be
/// laid aside between two, and taken up again as long as the portfolio is the same.
public struct BottleneckSearch: Sendable {
    /// What was found, once all is.
    public private(set) var found: Bottlenecks?

    /// About how many steps of the search for dominators make a slice.
    private static let slice = 100_000

    private var stage = Stage.graph
    private var rests: FlatGraph?
    private var knots: Knots?
    private var search: DominatorSearch?
    private var dominators: Dominators?
    private var needs: FlatGraph?
    private var isArticulation: [Bool] = []
    private var openDependents: [Int32] = []
    private var soleMissions: [Int32] = []
    private var soleOutcomes: [Int32] = []
    private var reach = MissionMarks([])
    private var suppliers: [SupplierConcentration] = []
    private var platforms: PlatformSearch?

    /// What is done in turn.
    private enum Stage {
        case graph, turning, routes, needs, lines, articulations, outcomes, knots, missions, suppliers, platforms
    }

    /// A search that has yet to begin.
    public init() {}

    /// Goes a slice further.
    public mutating func advance(_ portfolio: Portfolio) {
        switch stage {
        case .graph:
            rests = .rests(portfolio)
            stage = .turning
        case .turning:
            search = DominatorSearch(rests!.reversed, rests!)
            stage = .routes
        case .routes:
            search!.advance(BottleneckSearch.slice)
            if search!.isDone { stage = .needs }
        case .needs:
            (dominators, search) = (search!.found, nil)
            needs = .needs(portfolio)
            openDependents = BottleneckSearch.openDependents(portfolio)
            stage = .lines
        case .lines:
            needs = needs!.lines
            stage = .articulations
        case .articulations:
            isArticulation = needs!.articulations()
            needs = nil
            stage = .outcomes
        case .outcomes:
            var ends = [Int32](repeating: 0, count: rests!.count)
            for outcome in portfolio.nodes(of: .outcome) { ends[Int(outcome.slot)] = 1 }
            soleOutcomes = dominators!.below(adding: ends)
            soleMissions = [Int32](repeating: 0, count: rests!.count)
            stage = .knots
        case .knots:
            knots = Knots(rests!)
            reach = MissionMarks(portfolio.nodes(of: .mission))
            stage = .missions
        case .missions:
            if reach.isDone { stage = .suppliers } else { markMissions(portfolio) }
        case .suppliers:
            suppliers = SupplierConcentration.all(in: portfolio, reach)
            platforms = PlatformSearch(portfolio)
            stage = .platforms
        case .platforms:
            platforms!.advance(portfolio)
            guard let platforms = platforms!.found else { return }
            found = Bottlenecks(
                dominators!, isArticulation: isArticulation, soleMissions: soleMissions, soleOutcomes: soleOutcomes,
                openDependents: openDependents, reach, suppliers, platforms)
        }
    }

    /// Marks what leads on to 64 missions more, and what is a sole route to them or to an outcome that leads on to them.
    private mutating func markMissions(_ portfolio: Portfolio) {
        let missions = reach.next
        let marks = knots!.marks(of: missions, over: rests!)
        var ends = [UInt64](repeating: 0, count: marks.count)
        for node in portfolio.nodes(of: .outcome) { ends[Int(node.slot)] = marks[Int(node.slot)] }
        for (bit, node) in missions.enumerated() { ends[Int(node.slot)] |= 1 << UInt64(bit) }
        // Sole routes to an end are its dominators: each tells the next what is below it.
        let below = dominators!.below(joining: ends)
        for place in below.indices { soleMissions[place] += Int32(below[place].nonzeroBitCount) }
        reach.append(marks)
    }

    private static func openDependents(_ portfolio: Portfolio) -> [Int32] {
        var counts = [Int32](repeating: 0, count: portfolio.slotCount)
        portfolio.withGraph { graph in
            graph.forEachStep(in: 0..<portfolio.linkSlotCount) { _, bearing, _, giver in
                if bearing.runsBack, !bearing.isDelivered { counts[Int(giver.slot)] += 1 }
            }
        }
        return counts
    }
}

extension Dominators {
    /// By place, the sum of some numbers over all that it is a sole route to.
    fileprivate func below(adding numbers: [Int32]) -> [Int32] {
        var below = [Int32](repeating: 0, count: numbers.count)
        for place in order.reversed() {
            let above = nearest[Int(place)]
            if above >= 0 { below[Int(above)] += below[Int(place)] + numbers[Int(place)] }
        }
        return below
    }

    /// By place, the bits of all that it is a sole route to.
    fileprivate func below(joining words: [UInt64]) -> [UInt64] {
        var below = [UInt64](repeating: 0, count: words.count)
        for place in order.reversed() {
            let above = nearest[Int(place)]
            if above >= 0 { below[Int(above)] |= below[Int(place)] | words[Int(place)] }
        }
        return below
    }
}
