// Exposure: the worked example, the definition written down once more, and every combination of chances counted out.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct ExposureTests {
    /// The worked example with its eight risks, by likelihood.
    private static func example(softening: Bool = false) -> Network {
        var network = Network()
        network.add(.milestone, "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8")
        for (receiver, giver) in [
            ("M2", "M1"), ("M3", "M2"), ("M5", "M4"), ("M5", "M2"), ("M6", "M1"), ("M7", "M6"), ("M8", "M2"),
            ("M3", "M8"),
        ] {
            let isSoft = softening && receiver == "M3" && giver == "M8"
            network.link(.needs, receiver, giver, isSoft ? [.hard: "false", .coupling: "0.5"] : [.hard: "true"])
        }
        for (place, likelihood) in [3, 2, 1, 2, 1, 1, 2, 2].enumerated() {
            let (risk, item) = ("RSK-\(place + 1)", "M\(place + 1)")
            network.add(.raid, risk, fields: [.class: "risk", .state: "open", .residualLikelihood: "\(likelihood)"])
            network.link(.affects, risk, item)
        }
        network.add(.org, "DSIT", fields: [.type: "department"])
        network.link(.responsible, "DSIT", "M1", [.role: "lead"])
        return network
    }

    @Test func theWorkedExampleIsExposedAsTheDomainModelSays() {
        let network = Self.example()
        let exposure = Exposure(of: network.portfolio)
        let own = ["M1": 0.5, "M2": 0.2, "M8": 0.2, "M3": 0.05, "M4": 0.2, "M5": 0.05, "M6": 0.05, "M7": 0.2]
        let expected = [
            "M2": 0.60, "M8": 0.68, "M3": 0.696, "M5": 0.696, "M6": 0.525, "M7": 0.62, "M1": 0.5, "M4": 0.2,
        ]
        for (id, probability) in expected {
            let found = exposure.of(network.node(id), in: network.portfolio)
            #expect(abs(found.inherited - probability) < 1e-12 && !found.isEstimated, "\(id)")
            #expect(abs(found.own - own[id]!) < 1e-12)
        }
        let causes = exposure.of(network.node("M3"), in: network.portfolio).causes
        #expect(network.ids(causes.map(\.node)) == ["M1", "M2", "M8", "M3"])
        #expect(abs(causes[0].lift - 0.304) < 1e-12)
        #expect(causes.map { $0.department.map { network.portfolio.id($0) } } == ["DSIT", nil, nil, nil])
        #expect(exposure.of(network.node("M3"), in: network.portfolio, causes: 2).causes.count == 2)
        #expect(exposure.of(network.node("M3"), in: network.portfolio, causes: 2).causeCount == 4)
    }

    @Test func aSoftLinkInTheWorkedExampleIsTried() {
        let network = Self.example(softening: true)
        let exposure = Exposure(of: network.portfolio)
        let found = exposure.of(network.node("M3"), in: network.portfolio)
        #expect(found.isEstimated && abs(found.inherited - 0.658) < 0.015)
        #expect(network.portfolio.id(found.causes[0].node) == "M1")
        // Without M1: own .05, M2 .2, and M8's .2 with half a chance. 1 - .95 x .8 x .9
        #expect(abs(found.causes[0].lift - (0.658 - 0.316)) < 0.015)
        #expect(!exposure.of(network.node("M5"), in: network.portfolio).isEstimated, "no soft link lies upstream of it")
    }

    @Test func whatIsOpenCountsAndWhatIsClosedDoesNot() {
        var network = Network()
        network.add(.milestone, "A", "B", "C", "D", "E", "F")
        let table: [(ItemID, Fields, Double)] = [
            ("A", [.class: "issue", .state: "open"], 0.95),
            ("B", [.class: "risk", .state: "closed", .residualLikelihood: "5"], 0),
            ("C", [.class: "assumption", .state: "untested", .residualLikelihood: "5"], 0),
            ("D", [.class: "risk", .state: "treating", .inherentLikelihood: "4"], 0.80),
            ("E", [.state: "accepted", .inherentLikelihood: "4", .residualLikelihood: "2"], 0.20),
            ("F", [.class: "risk", .residualLikelihood: "9"], 0),
        ]
        for (item, fields, _) in table {
            network.add(.raid, "R-\(item)", fields: fields)
            network.link(.affects, "R-\(item)", item)
        }
        let exposure = Exposure(of: network.portfolio)
        for (item, _, own) in table { #expect(abs(exposure.own(network.node(item)) - own) < 1e-12, "\(item)") }
        let based = Exposure(of: network.portfolio, baseRate: 0.296)
        #expect(abs(based.own(network.node("B")) - 0.296) < 1e-12 && abs(based.own(network.node("A")) - 0.95) < 1e-12)
    }

    @Test func manyCertainCausesAreNoTrouble() {
        var network = Network()
        network.add(.milestone, "A", "B")
        network.link(.needs, "B", "A")
        for number in 0..<300 {
            network.add(.raid, "R\(number)", fields: [.class: "issue", .state: "open"])
            network.link(.affects, "R\(number)", "A")
        }
        let exposure = Exposure(of: network.portfolio)
        let found = exposure.of(network.node("B"), in: network.portfolio)
        #expect(found.inherited == 1 && found.causes.map(\.lift) == [1])
    }

    /// Risks on some items, and some soft links between milestones.
    static func exposed(_ dice: inout Dice, items: Int, risks: Int, softs: Int) -> Network {
        var network = Network.random(&dice, items: items)
        let all = network.kinds.keys.sorted()
        let milestones = all.filter { network.kinds[$0] == .milestone }
        for number in 0..<risks {
            network.add(
                .raid, "RSK-\(number)",
                fields: [
                    .class: dice.pick(["risk", "risk", "issue"]), .state: dice.pick(["open", "treating", "closed"]),
                    .residualLikelihood: "\(dice.roll(1...5))", .residualImpact: "\(dice.roll(1...5))",
                ])
            network.link(.affects, "RSK-\(number)", dice.pick(all))
        }
        for _ in 0..<softs where milestones.count > 1 {
            let (from, to) = (dice.pick(milestones), dice.pick(milestones))
            guard from != to else { continue }
            let coupling = dice.pick(["0.5", "0.25", "0.9", "0", "1"])
            network.link(.needs, from, to, dice.chance(70) ? [.coupling: coupling] : [.hard: "false"])
        }
        return network
    }

    /// The probability that an item's own risks hit it, from the links as asked for.
    private static func own(_ id: ItemID, _ network: Network) -> Double {
        var spared = 1.0
        for (key, _) in network.links where key.type == .affects && key.to == id {
            let fields = network.portfolio.fields(network.node(key.from))
            guard fields[.state] != "closed" else { continue }
            let likelihood = fields[.class] == "issue" ? 5 : Int(fields[.residualLikelihood]!)!
            spared *= 1 - [0, 0.05, 0.2, 0.5, 0.8, 0.95][likelihood]
        }
        return 1 - spared
    }

    @Test(arguments: UInt64(0)..<120) func withHardLinksItIsTheSetOfDistinctCauses(seed: UInt64) {
        var dice = Dice(seed: seed)
        let size = dice.pick([1, 2, 6, 20, 60])
        let network = Self.exposed(&dice, items: size, risks: size, softs: 0)
        let exposure = Exposure(of: network.portfolio)
        var count = ExposureCount(exposure)
        while !count.isDone {
            #expect(count.share >= 0 && count.share < 1)
            count.advance(dice.roll(1...50))
        }
        let leading = LeadingCauses(count, in: network.portfolio)
        let steps = network.steps(true)
        let owns = network.kinds.keys.reduce(into: [:]) { $0[$1] = Self.own($1, network) }
        for id in network.kinds.keys.sorted() {
            var (known, waiting): (Set<ItemID>, [ItemID]) = ([id], [id])
            while let next = waiting.popLast() {
                for giver in steps[next] ?? [] where known.insert(giver).inserted { waiting.append(giver) }
            }
            func probability(without: ItemID? = nil) -> Double {
                1 - known.filter { $0 != without }.reduce(1) { $0 * (1 - owns[$1]!) }
            }
            let found = exposure.of(network.node(id), in: network.portfolio)
            #expect(!found.isEstimated && abs(found.inherited - probability()) < 1e-9, "\(id)")
            #expect(abs(count.inherited[Int(network.node(id).slot)] - found.inherited) < 1e-9)
            let lifts = known.map { (id: $0, lift: probability() - probability(without: $0)) }.filter { $0.lift > 1e-9 }
            let largest = lifts.map(\.lift).sorted(by: >).prefix(5)
            let atOnce = leading.of(network.node(id)) ?? []
            #expect(atOnce.count == found.causes.count && Set(atOnce.map(\.node)).count == atOnce.count)
            #expect(zip(atOnce, found.causes).allSatisfy { abs($0.lift - $1.lift) < 1e-9 })
            #expect(atOnce.allSatisfy { abs(owns[network.portfolio.id($0.node)]! - exposure.own($0.node)) < 1e-9 })
            #expect(atOnce.allSatisfy { known.contains(network.portfolio.id($0.node)) })
            #expect(zip(found.causes, largest).allSatisfy { abs($0.lift - $1) < 1e-9 })
            #expect(found.causes.count(where: { $0.lift > 1e-9 }) == largest.count)
            for (cause, next) in zip(found.causes, found.causes.dropFirst()) where cause.lift == next.lift {
                let (a, b) = (network.portfolio.id(cause.node), network.portfolio.id(next.node))
                #expect(a.utf8.lexicographicallyPrecedes(b.utf8))
            }
        }
    }

    @Test(arguments: UInt64(0)..<12) func withSoftLinksItIsNearEveryCombinationCountedOut(seed: UInt64) {
        var dice = Dice(seed: seed)
        var network = Network()
        let ids = (0..<6).map { "M\($0)" }
        for id in ids { network.add(.milestone, id) }
        for _ in 0..<8 {
            let (from, to) = (dice.pick(ids), dice.pick(ids))
            if from != to { network.link(.needs, from, to, dice.chance(60) ? [.coupling: "0.5"] : [:]) }
        }
        for number in 0..<3 {
            network.add(.raid, "R\(number)", fields: [.class: "risk", .residualLikelihood: "\(dice.roll(2...4))"])
            network.link(.affects, "R\(number)", ids[number * 2])
        }
        let exposure = Exposure(of: network.portfolio)
        var count = ExposureCount(exposure)
        while !count.isDone { count.advance(100_000) }
        let (exact, without) = (Self.counted(network, ids, gone: nil), ids.map { Self.counted(network, ids, gone: $0) })
        for (place, id) in ids.enumerated() {
            let found = exposure.of(network.node(id), in: network.portfolio)
            #expect(abs(found.inherited - exact[place]) < 0.015, "\(id)")
            #expect(abs(count.inherited[Int(network.node(id).slot)] - found.inherited) < 1e-12)
            #expect(count.isEstimated(network.node(id)) == found.isEstimated)
            for cause in found.causes {
                let gone = ids.firstIndex(of: network.portfolio.id(cause.node))!
                #expect(abs(cause.lift - (exact[place] - without[gone][place])) < 0.015)
            }
        }
    }

    /// The exact probability of each milestone, every combination of risks and coins tried once.
    private static func counted(_ network: Network, _ ids: [ItemID], gone: ItemID?) -> [Double] {
        let causes = ids.map { (id: $0, own: $0 == gone ? 0 : own($0, network)) }.filter { $0.own > 0 }
        let needs = network.links.filter { $0.key.type == .needs }
        let soft = needs.indices.filter { needs[$0].fields[.coupling] != nil }
        var totals = [Double](repeating: 0, count: ids.count)
        for draw in 0..<1 << (causes.count + soft.count) {
            var weight = 1.0
            var hit: Set<ItemID> = []
            for (bit, cause) in causes.enumerated() {
                weight *= draw >> bit & 1 == 1 ? cause.own : 1 - cause.own
                if draw >> bit & 1 == 1 { hit.insert(cause.id) }
            }
            weight *= (0..<soft.count).reduce(1) { product, _ in product * 0.5 }
            let falls = needs.indices.filter { link in
                soft.firstIndex(of: link).map { draw >> (causes.count + $0) & 1 == 1 } ?? true
            }
            for _ in ids {
                for link in falls where hit.contains(needs[link].key.to) { hit.insert(needs[link].key.from) }
            }
            for (place, id) in ids.enumerated() where hit.contains(id) { totals[place] += weight }
        }
        return totals
    }

    @Test(arguments: UInt64(0)..<6) func allAtOnceAndOneByOneAreTheSameTrials(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Self.exposed(&dice, items: 30, risks: 12, softs: 25)
        let exposure = Exposure(of: network.portfolio)
        var count = ExposureCount(exposure)
        while !count.isDone { count.advance(dice.roll(1...90_000)) }
        for node in network.portfolio.allNodes where dice.chance(40) {
            let found = exposure.of(node, in: network.portfolio)
            #expect(abs(found.inherited - count.inherited[Int(node.slot)]) < 1e-12)
            #expect(found.isEstimated == count.isEstimated(node))
            // Where nothing is soft the causes of all are known at once, and elsewhere left to trials.
            let causes = LeadingCauses(count, in: network.portfolio).of(node)
            #expect(
                (causes == nil) == found.isEstimated
                    && causes.map { $0.map(\.node) == found.causes.map(\.node) } != false)
        }
    }

    @Test func aTrialGrowsSurerInSlices() {
        let network = Self.example(softening: true)
        let exposure = Exposure(of: network.portfolio)
        var trial = ExposureTrial(of: network.node("M3"), in: exposure)
        #expect(!trial.isDone && trial.share == 0 && trial.result(in: network.portfolio).inherited == 0)
        trial.advance(1)
        #expect(trial.runs == 64 && abs(trial.result(in: network.portfolio).inherited - 0.658) < 0.25)
        while !trial.isDone { trial.advance(1_000) }
        let (inSlices, atOnce) = (
            trial.result(in: network.portfolio), exposure.of(network.node("M3"), in: network.portfolio)
        )
        #expect(inSlices.inherited == atOnce.inherited && inSlices.causes == atOnce.causes)
        #expect(trial.share == 1 && trial.runs == Exposure.runs)
        #expect(ExposureTrial(of: network.node("M5"), in: exposure).isDone)
    }

    @Test func anotherItemChangesNoTrial() {
        var network = Self.example(softening: true)
        let before = Exposure(of: network.portfolio).of(network.node("M3"), in: network.portfolio).inherited
        network.add(.milestone, "A0")
        #expect(Exposure(of: network.portfolio).of(network.node("M3"), in: network.portfolio).inherited == before)
    }

    @Test(arguments: UInt64(0)..<30) func missionsAreShownTheirWorst(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Self.exposed(&dice, items: 40, risks: 20, softs: 0)
        let portfolio = network.portfolio
        var count = ExposureCount(Exposure(of: portfolio))
        while !count.isDone { count.advance(.max) }
        let missions = portfolio.nodes(of: .mission)
        let tables = count.table(of: missions, in: portfolio, limit: 4)
        #expect(tables.map(\.mission) == missions)
        for table in tables {
            var rows: [(ItemID, Double)] = []
            var reaching = 0
            for node in portfolio.nodes(of: .milestone) + portfolio.nodes(of: .outcome)
            where portfolio.missions(reachedFrom: node).contains(table.mission) {
                reaching += 1
                let impacts = portfolio.links(to: node, .affects).compactMap {
                    portfolio.cell(portfolio.from($0))?.impact
                }
                let score = count.inherited[Int(node.slot)] * Double(impacts.max() ?? 3)
                if score > 0 { rows.append((portfolio.id(node), score)) }
            }
            rows.sort { $0.1 == $1.1 ? $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) : $0.1 > $1.1 }
            #expect(table.count == reaching)
            #expect(network.ids(table.rows.map(\.node)) == rows.prefix(4).map(\.0))
            for row in table.rows {
                let likeliest = count.exposure.of(row.node, in: portfolio).causes.first?.node
                #expect(row.cause == likeliest && !row.isEstimated)
            }
        }
    }

    @Test func nothingAndALongChainAreCounted() {
        let empty = ExposureCount(Exposure(of: Portfolio()))
        #expect(empty.isDone && empty.share == 1 && empty.table(of: [], in: Portfolio()).isEmpty)
        for isSoft in [false, true] {
            var portfolio = longChain(isSoft ? 2_000 : 50_000, [.coupling: isSoft ? "0.999" : "1"])
            let first = portfolio.node("C000000")!
            let last = portfolio.node(of: .milestone, at: portfolio.count(of: .milestone) - 1)
            try! portfolio.apply([
                .create(.item("R"), kind: .raid, fields: [.class: "risk", .residualLikelihood: "3"]),
                .create(.link(LinkKey(.affects, from: "R", to: portfolio.id(last))), kind: nil, fields: [:]),
            ])
            let found = Exposure(of: portfolio).of(first, in: portfolio)
            #expect(found.causes.map(\.node) == [last])
            #expect(isSoft ? found.inherited < 0.15 : found.inherited == 0.5)
            if !isSoft {
                var count = ExposureCount(Exposure(of: portfolio))
                while !count.isDone { count.advance(1_000_000) }
                #expect(count.inherited[Int(first.slot)] == 0.5)
            }
        }
    }
}

/// Milestones that each need the next.
func longChain(_ count: Int, _ fields: Fields = [:]) -> Portfolio {
    func id(_ number: Int) -> ItemID { "C" + String(String(1_000_000 + number).dropFirst()) }
    var changes: [Change] = (0..<count).map { .create(.item(id($0)), kind: .milestone, fields: [:]) }
    for number in 1..<count {
        changes.append(.create(.link(LinkKey(.needs, from: id(number - 1), to: id(number))), kind: nil, fields: fields))
    }
    var portfolio = Portfolio()
    try! portfolio.apply(changes)
    return portfolio
}
