// What is kept beside links and items for quick walks, read once more from the fields the slow way.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct BearingTests {
    @Test(arguments: UInt64(0)..<40) func whatLiesBesideALinkIsWhatItsFieldsSay(seed: UInt64) {
        var dice = Dice(seed: seed)
        var portfolio = Network.random(&dice, items: dice.pick([6, 30])).portfolio
        agrees(portfolio)
        for _ in 0..<30 {
            let change = Self.change(&dice, portfolio)
            guard let change, (try? portfolio.apply([change])) != nil else { continue }
            agrees(portfolio)
            if dice.chance(40) {
                try! portfolio.apply([change.inverse])
                agrees(portfolio)
            }
        }
    }

    /// A change that may turn the way of a link, or take it away, or anything else.
    private static func change(_ dice: inout Dice, _ portfolio: Portfolio) -> Change? {
        let edges = Array(portfolio.allEdges)
        guard !edges.isEmpty, dice.chance(80) else { return dice.change(to: portfolio) }
        let edge = dice.pick(edges)
        let ref = Ref.link(portfolio.key(edge))
        if dice.chance(20) { return .delete(ref, kind: nil, fields: portfolio.fields(edge)) }
        let states: [String?] = ["proposed", "agreed", "delivered", "declined", "withdrawn", nil]
        let days: [String?] = ["2026-02-01", "2026-03-01", "not a day", nil]
        let field = dice.pick([Field.state, .state, .needBy, .promisedBy, .deliveredOn])
        return .set(
            ref, field: field, was: portfolio.fields(edge)[field], now: dice.pick(field == .state ? states : days))
    }

    private func agrees(_ portfolio: Portfolio) {
        var counts: [Node: (upstream: Int, downstream: Int)] = [:]
        for edge in portfolio.allEdges {
            let (fields, type) = (portfolio.fields(edge), portfolio.type(edge))
            let (from, to) = (portfolio.from(edge), portfolio.to(edge))
            let bearing = portfolio.bearing(edge)
            #expect(bearing.needByDay == fields.day(.needBy) && bearing.promisedByDay == fields.day(.promisedBy))
            let isOff = ["declined", "withdrawn"].contains(fields[.state])
            let works: [Kind] = [.milestone, .experiment, .programme, .outcome, .mission]
            let joinsWorks = works.contains(portfolio.kind(from)) && works.contains(portfolio.kind(to))
            #expect(bearing.runsBack == (type == .needs && !isOff))
            #expect(bearing.runsOn == (type == .contributes || (type == .partOf && joinsWorks)))
            if bearing.runsBack {
                counts[from, default: (0, 0)].upstream += 1
                counts[to, default: (0, 0)].downstream += 1
            } else if bearing.runsOn {
                counts[to, default: (0, 0)].upstream += 1
                counts[from, default: (0, 0)].downstream += 1
            }
        }
        for node in portfolio.allNodes { #expect(portfolio.stepCounts(node) == counts[node] ?? (0, 0)) }
    }
}
