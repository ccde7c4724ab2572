// What everything leads on to and whose everything is, found for all at once and counted once more one by one.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct GatheringTests {
    /// A graph of so many places with steps by chance; a chain in a muddled order among them, so that a few passes in the
    /// order of places are not enough.
    private func graph(_ dice: inout Dice, places: Int) -> FlatGraph {
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        let order = (0..<places).map { Int32($0) }.shuffled(using: &dice)
        if dice.chance(60) {
            sources = Array(order.dropLast())
            targets = Array(order.dropFirst())
        }
        for _ in 0..<dice.roll(0...places * 2) {
            sources.append(Int32(dice.roll(0..<places)))
            targets.append(Int32(dice.roll(0..<places)))
        }
        return FlatGraph(count: places, sources: sources, targets: targets, edges: targets)
    }

    @Test(arguments: UInt64(0)..<60) func bitsGoWhereStepsLead(seed: UInt64) {
        var dice = Dice(seed: seed)
        let places = dice.pick([1, 2, 10, 60])
        let graph = graph(&dice, places: places)
        let width = dice.pick([1, 2])
        var bits = [UInt64](repeating: 0, count: places * width)
        let ends = (0..<dice.roll(1...min(places, 64 * width))).map { _ in dice.roll(0..<places) }
        for (number, end) in ends.enumerated() { bits[end * width + number / 64] |= 1 << UInt64(number % 64) }
        graph.gather(&bits, width: width)
        for place in 0..<places {
            var (known, waiting): (Set<Int>, [Int]) = ([place], [place])
            while let next = waiting.popLast() {
                for step in graph.steps(next) where known.insert(Int(graph.targets[step])).inserted {
                    waiting.append(Int(graph.targets[step]))
                }
            }
            for (number, end) in ends.enumerated() {
                let isSet = bits[place * width + number / 64] >> UInt64(number % 64) & 1 == 1
                #expect(isSet == known.contains(end))
            }
        }
    }

    @Test func bitsAreCountedAsOneByOne() {
        var dice = Dice(seed: 1)
        var counts = BitCounts()
        var expected = [Int](repeating: 0, count: 64)
        for _ in 0..<1_000 {
            let word = dice.next() & dice.next()
            counts.add(word)
            for bit in 0..<64 where word >> UInt64(bit) & 1 == 1 { expected[bit] += 1 }
        }
        #expect((0..<64).map { counts[$0] } == expected)
    }

    @Test(arguments: UInt64(0)..<40) func whoLeadsOnEverythingIsWhoLeadsOnEach(seed: UInt64) {
        var dice = Dice(seed: seed)
        var network = Network.random(&dice, items: dice.pick([1, 10, 60]))
        let items = network.kinds.keys.sorted()
        let orgs = (0..<dice.roll(1...8)).map { "o\($0)" }
        for org in orgs { network.add(.org, org, fields: [.type: dice.pick(["department", "council", "agency"])]) }
        for (part, whole) in zip(orgs, orgs.dropFirst()) where dice.chance(60) {
            let days: Fields = dice.pick([
                [:], [.fromDate: "2026-01-01"], [.toDate: "2026-02-01"], [.toDate: "2027-01-01"],
            ])
            network.link(.partOf, part, whole, days)
        }
        for id in items where network.kinds[id] != .org && dice.chance(50) {
            network.link(.responsible, dice.pick(orgs), id, [.role: dice.pick(["lead", "lead", "support"])])
            network.link(.responsible, dice.pick(orgs), id, [.role: "lead"])
        }
        for asOf in [nil, "2026-03-01"] as [String?] {
            var portfolio = network.portfolio
            if asOf != nil { try! portfolio.apply([.set(.portfolio, field: .asOf, was: nil, now: asOf)]) }
            let table = LeadTable(portfolio)
            for node in portfolio.allNodes {
                #expect(
                    table.department(of: node) == portfolio.leadOrg(of: node).map { portfolio.department(of: $0) })
            }
        }
    }

    @Test func whoLeadsAtTheTopLeadsFiftyThousandDeep() {
        var network = Network()
        network.add(.org, "HO", fields: [.type: "department"])
        network.add(.org, "Agency")
        network.link(.partOf, "Agency", "HO")
        let depth = 50_000
        var changes: [Change] = []
        for level in 0..<depth {
            changes.append(.create(.item("P\(level)"), kind: .programme, fields: [:]))
            guard level > 0 else { continue }
            changes.append(
                .create(.link(LinkKey(.partOf, from: "P\(level)", to: "P\(level - 1)")), kind: nil, fields: [:]))
        }
        try! network.portfolio.apply(changes)
        #expect(LeadTable(network.portfolio).department(of: network.node("P\(depth - 1)")) == nil)
        network.link(.responsible, "Agency", "P0", [.role: "lead"])
        let table = LeadTable(network.portfolio)
        for level in stride(from: 0, to: depth, by: 1_234) + [depth - 1] {
            #expect(table.department(of: network.node("P\(level)")) == network.node("HO"))
        }
        // A way that comes round has no lead, and does not go round for ever.
        let (first, last) = (LinkKey(.responsible, from: "Agency", to: "P0", mark: "lead"), "P\(depth - 1)")
        guard let edge = network.portfolio.edge(first) else {
            Issue.record("no lead")
            return
        }
        try! network.portfolio.apply([
            .delete(.link(first), kind: nil, fields: network.portfolio.fields(edge)),
            .create(.link(LinkKey(.partOf, from: "P0", to: last)), kind: nil, fields: [:]),
        ])
        let circle = LeadTable(network.portfolio)
        for level in stride(from: 0, to: depth, by: 1_234) {
            #expect(circle.department(of: network.node("P\(level)")) == nil)
        }
    }
}
