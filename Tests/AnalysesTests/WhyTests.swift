// Why one item matters to another, in sentences; and how far trouble travels.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct WhyTests {
    private static let today = day("2026-03-31")

    /// The worked example with titles, days and contacts on the way from M1 to M3.
    private static func network() -> Network {
        var network = Network.workedExampleInFull()
        func set(_ ref: Ref, _ field: Field, _ text: String) {
            try! network.portfolio.apply([.set(ref, field: field, was: nil, now: text)])
        }
        set(.item("M1"), .title, "Data-sharing regulations")
        set(.item("M2"), .title, "Family data service")
        set(.link(LinkKey(.needs, from: "M2", to: "M1")), .needBy, "2026-03-01")
        set(.link(LinkKey(.needs, from: "M2", to: "M1")), .promisedBy, "2026-04-03")
        set(.link(LinkKey(.responsible, from: "DSIT", to: "M1", mark: "lead")), Field("contact"), "Ana Bright")
        return network
    }

    private static func why(_ first: ItemID, _ second: ItemID, _ network: Network) -> Why {
        Why(from: network.node(first), to: network.node(second), in: network.portfolio, asOf: today)
    }

    @Test func theSentenceSaysWhatWaitsHowLateWhoseAndWhomToRing() {
        let network = Self.network()
        let why = Self.why("M1", "M3", network)
        #expect(why.relation == .causal && !why.isTruncated)
        #expect(why.paths.map { network.ids($0.nodes) } == [["M1", "M2", "M3"], ["M1", "M2", "M8", "M3"]])
        #expect(
            why.sentence
                == "M3 (DfE) waits on M1 Data-sharing regulations (DSIT), 2 links away; the latest link is 33 days late, "
                + "M2 needs M1; M1 is with DSIT: ring Ana Bright.")
        #expect(
            Why.sentences(why.paths[0], in: network.portfolio, asOf: Self.today) == [
                "M2 Family data service (DfE) needs M1 Data-sharing regulations (DSIT): 33 days late, "
                    + "need-by 1 Mar 2026, promised 3 Apr 2026.",
                "M3 (DfE) needs M2 Family data service (DfE): nothing promised yet.",
            ])
    }

    @Test func onWhatIsDoneNothingWaitsAndNobodyIsRung() {
        var network = Self.network()
        func finish(_ id: ItemID) {
            try! network.portfolio.apply([.set(.item(id), field: .actualFinish, was: nil, now: "2025-12-18")])
        }
        finish("M1")
        let over = "M1 is done since 18 Dec 2025: nothing waits on it any more."
        #expect(Self.why("M1", "M3", network).sentence == over)
        #expect(Why(from: network.node("M1"), in: network.portfolio, asOf: Self.today).sentence == over)
        #expect(Self.why("M3", "M1", network).sentence == over)
        let edge = network.portfolio.edge(LinkKey(.needs, from: "M2", to: "M1"))!
        #expect(
            network.portfolio.hopSentence(edge, asOf: Self.today).hasSuffix(
                ": M1 is done since 18 Dec 2025, need-by 1 Mar 2026, promised 3 Apr 2026."))
    }

    @Test func aGiverThatIsDoneOnTheWayIsLateForNobody() {
        var network = Network()
        network.add(.milestone, "A", "C")
        network.add(.milestone, "B", fields: [.actualFinish: "2026-01-01"])
        network.link(.needs, "B", "A", [.state: "delivered"])
        network.link(.needs, "C", "B", [.needBy: "2025-01-01"])
        #expect(Self.why("A", "C", network).sentence.contains("no promise on the way is late"))
    }

    @Test func theOtherWayRoundAndNoWayAtAllAreSaid() {
        let network = Self.network()
        let reversed = Self.why("M3", "M1", network)
        #expect(reversed.relation == .reversed)
        #expect(reversed.paths.map { network.ids($0.nodes) } == [["M1", "M2", "M3"], ["M1", "M2", "M8", "M3"]])
        #expect(reversed.sentence.hasPrefix("M3 (DfE) waits on M1"))
        let related = Self.why("M4", "M1", network)
        #expect(related.relation == .related)
        #expect(related.paths.map { network.ids($0.nodes) } == [["M4", "M5", "M2", "M1"]])
        #expect(
            related.sentence
                == "M4 (DHSC) and M1 Data-sharing regulations (DSIT) are related, not causal: 3 links apart, "
                + "and neither waits on the other.")
        let none = Self.why("M1", "DHSC", network)
        #expect(none.relation == .unjoined && none.paths.isEmpty)
        #expect(none.sentence == "Nothing joins M1 Data-sharing regulations (DSIT) and DHSC.")
        let same = Self.why("M4", "M4", network)
        #expect(same.relation == .causal && same.paths.map(\.hops) == [0])
        #expect(same.sentence == "M4 (DHSC) is one and the same.")
    }

    @Test func whatIsNotLateIsToldByWhatNobodyPromised() {
        let network = Self.network()
        #expect(
            Self.why("M4", "M5", network).sentence
                == "M5 (DHSC) waits on M4 (DHSC), directly; nothing is late, but nothing is promised yet where "
                + "M5 needs M4; M4 is with DHSC, where no contact is named.")
        #expect(
            Self.why("M7", "Growth", network).sentence
                == "Growth waits on M7 (MHCLG), directly; no promise on the way is late; M7 is with MHCLG, where no contact "
                + "is named.")
    }

    @Test func theMissionsThatWaitAreNamedAndTheNearestPathsListed() {
        let network = Self.network()
        let why = Why(from: network.node("M2"), in: network.portfolio, asOf: Self.today)
        #expect(network.ids(why.missions) == ["NHS", "Opportunity"])
        #expect(
            why.paths.map { network.ids($0.nodes) } == [
                ["M2", "Opportunity"], ["M2", "M3", "Opportunity"], ["M2", "M5", "NHS"], ["M2", "M8", "Opportunity"],
                ["M2", "M8", "M3", "Opportunity"],
            ])
        #expect(why.sentence.hasPrefix("2 missions wait on M2 Family data service (DfE) - NHS, Opportunity; nothing"))
        let none = Why(from: network.node("DfE"), in: network.portfolio, asOf: Self.today)
        #expect(none.relation == .unjoined && none.missions.isEmpty && none.sentence == "No mission waits on DfE.")
    }

    @Test func whatIsFartherThanTwelveHopsIsShownAloneAndSaysSo() {
        var network = Network()
        let ids = (10..<30).map { "M\($0)" }
        for id in ids { network.add(.milestone, id) }
        network.add(.mission, "MIS")
        for (giver, receiver) in zip(ids, ids.dropFirst()) { network.link(.needs, receiver, giver) }
        network.link(.contributes, "M29", "MIS")
        let far = Self.why("M10", "M29", network)
        #expect(far.isTruncated && far.paths.map { network.ids($0.nodes) } == [ids])
        let near = Self.why("M10", "M22", network)
        #expect(!near.isTruncated && near.paths.map(\.hops) == [12])
        let mission = Why(from: network.node("M10"), in: network.portfolio, asOf: Self.today)
        #expect(mission.isTruncated && mission.paths.map(\.hops) == [20])
    }

    @Test(arguments: UInt64(0)..<80) func pathsToMissionsAreThoseOfASearch(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Network.random(&dice, items: dice.pick([3, 6, 10, 14]))
        let steps = network.steps(false)
        let missions = Set(network.kinds.filter { $0.value == .mission }.keys)
        for id in network.kinds.keys.sorted() {
            let why = Why(from: network.node(id), in: network.portfolio, asOf: Self.today)
            let all = SlowPaths.all(steps, id, missions.subtracting([id]), most: 12)
            #expect(network.ids(why.missions) == Set(all.map { $0.last! }).sorted())
            #expect(why.paths.map { network.ids($0.nodes) } == Array(all.prefix(20)))
            #expect(why.sentence.hasSuffix("."))
        }
    }

    @Test func aLinkIsASentenceWhateverItJoins() {
        var network = Network()
        network.add(.programme, "P")
        network.add(.outcome, "O")
        network.add(.milestone, "M", "N")
        network.link(
            .contributes, "P", "O", [Field("sign"): "-", Field("strength"): "2", Field("confidence"): "asserted"])
        network.link(.partOf, "M", "P")
        network.link(
            .needs, "M", "N",
            [.state: "delivered", .deliveredOn: "2026-03-10", .needBy: "2026-03-01", .lagDays: "28", .hard: "false"])
        let sentences = network.links.map {
            network.portfolio.hopSentence(network.portfolio.edge($0.key)!, asOf: Self.today)
        }
        #expect(
            sentences == [
                "P contributes to O: hinders, strength 2 of 3, asserted.", "M is part of P.",
                "M needs N: delivered 9 days late, need-by 1 Mar 2026, delivered 10 Mar 2026, "
                    + "28 days more to take it up, soft.",
            ])
    }

    @Test func whomToRingIsNamedOnTheLinkOrOnTheLeadOrOnTheItem() {
        var network = Network()
        network.add(.milestone, "M", "N")
        network.add(.programme, "P", fields: [.lead: "Post"])
        network.add(.org, "D", "E")
        network.link(.needs, "M", "N")
        network.link(.partOf, "N", "P")
        let edge = network.portfolio.edge(network.links[0].key)!
        func contact() -> String? { network.portfolio.contact(for: network.node("N"), along: edge) }
        #expect(contact() == "Post")
        network.link(.responsible, "E", "N", [.role: "lead", Field("contact"): "Eve"])
        #expect(contact() == "Eve")
        network.link(.responsible, "D", "N", [.role: "lead"])
        #expect(contact() == nil, "D leads, and names nobody")
        try! network.portfolio.apply([.set(.item("N"), field: .lead, was: nil, now: "Nia")])
        #expect(contact() == "Nia")
        try! network.portfolio.apply([
            .set(.link(network.links[0].key), field: Field("giver_contact"), was: nil, now: "Gil")
        ])
        #expect(contact() == "Gil")
        #expect(network.portfolio.contact(for: network.node("M"), along: edge) == nil)
    }
}

@Suite struct BlastRadiusTests {
    @Test func theWorkedExampleIsCounted() {
        let network = Network.workedExampleInFull()
        let radius = BlastRadius(of: network.node("M1"), in: network.portfolio)
        #expect(radius.total == 9)
        #expect(radius.kinds.map { "\($0.kind) \($0.count)" } == ["mission 3", "milestone 6"])
        #expect(
            radius.departments.map { "\($0.department.map { network.portfolio.id($0) } ?? "-") \($0.count)" }
                == ["- 3", "DfE 2", "MHCLG 2", "DHSC 1", "Leeds 1"])
        // M2, M3 and M8 lead on to Opportunity, M2 and M5 to NHS, M6 and M7 to Growth.
        #expect(
            radius.missions.map { "\(network.portfolio.id($0.mission)) \($0.count)" }
                == ["Opportunity 3", "Growth 2", "NHS 2"])
        #expect(radius.withoutMission == 0)
    }

    @Test(arguments: UInt64(0)..<100) func aRadiusIsWhatCountingByHandGives(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Network.random(&dice, items: dice.pick([1, 5, 20, 60]))
        let portfolio = network.portfolio
        let steps = network.steps(false)
        func reached(_ from: ItemID) -> Set<ItemID> {
            var (known, waiting): (Set<ItemID>, [ItemID]) = ([], [from])
            while let id = waiting.popLast() {
                for next in steps[id] ?? [] where known.insert(next).inserted { waiting.append(next) }
            }
            return known
        }
        for _ in 0..<8 {
            let root = dice.pick(network.kinds.keys.sorted())
            let radius = BlastRadius(of: network.node(root), in: portfolio)
            let items = reached(root).subtracting([root])
            #expect(radius.total == items.count)
            for kind in Kind.allCases {
                let count = items.count { network.kinds[$0] == kind }
                #expect(radius.kinds.first { $0.kind == kind }?.count ?? 0 == count)
            }
            let missions = items.filter { network.kinds[$0] == .mission }
            let expected = missions.map { mission in
                (mission, items.count { $0 != mission && reached($0).contains(mission) })
            }.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
            #expect(radius.missions.map { portfolio.id($0.mission) } == expected.map(\.0))
            #expect(radius.missions.map(\.count) == expected.map(\.1))
            #expect(
                radius.withoutMission
                    == items.count { network.kinds[$0] != .mission && reached($0).isDisjoint(with: missions) })
            #expect(radius.departments.map(\.count).reduce(0, +) == items.count)
        }
    }

    @Test func moreMissionsThanBitsInAWordAreCounted() {
        var network = Network()
        network.add(.milestone, "A", "B")
        network.link(.needs, "B", "A")
        for number in 0..<150 {
            network.add(.mission, "MIS-\(number)")
            if number % 2 == 0 { network.link(.contributes, "B", "MIS-\(number)") }
        }
        let radius = BlastRadius(of: network.node("A"), in: network.portfolio)
        #expect(radius.missions.count == 75 && radius.missions.allSatisfy { $0.count == 1 })
        #expect(radius.missions.map { network.portfolio.id($0.mission) }.prefix(3) == ["MIS-0", "MIS-10", "MIS-100"])
    }
}

@Suite struct LongNetworkTests {
    @Test func aHubOfThousandsIsCountedAndItsFirstPathsListed() throws {
        let count = 3_000
        var changes: [Change] = (0...count).map { .create(.item("M\($0)"), kind: .milestone, fields: [:]) }
        changes += ["MIS-1", "MIS-2"].map { .create(.item($0), kind: .mission, fields: [:]) }
        func link(_ key: LinkKey) { changes.append(.create(.link(key), kind: nil, fields: [:])) }
        for number in 1...count {
            link(LinkKey(.needs, from: "M\(number)", to: "M0"))
            if number % 3 == 0 { link(LinkKey(.contributes, from: "M\(number)", to: "MIS-1")) }
        }
        link(LinkKey(.needs, from: "M1", to: "M9"))
        link(LinkKey(.contributes, from: "M1", to: "MIS-2"))
        var portfolio = Portfolio()
        try portfolio.apply(changes)
        let hub = portfolio.node("M0")!
        let radius = BlastRadius(of: hub, in: portfolio)
        #expect(radius.total == count + 2 && radius.withoutMission == count - 1_001)
        #expect(radius.missions.map(\.count) == [1_000, 2])
        let why = Why(from: hub, in: portfolio, asOf: day("2026-01-01"))
        #expect(why.missions.count == 2 && why.isTruncated && why.paths.count == 20)
        #expect(why.paths[0].nodes.map { portfolio.id($0) } == ["M0", "M1", "MIS-2"])
        #expect(why.paths[1].nodes.map { portfolio.id($0) } == ["M0", "M1002", "MIS-1"])
        let other = Why(from: hub, to: portfolio.node("MIS-2")!, in: portfolio, asOf: day("2026-01-01"))
        #expect(other.paths.map(\.hops) == [2, 3] && !other.isTruncated)
    }

    @Test func aChainAndARingOfFiftyThousandOverflowNothing() throws {
        let count = 50_000
        var portfolio = Portfolio()
        var changes: [Change] = (0..<count).map { .create(.item("C\($0)"), kind: .milestone, fields: [:]) }
        changes.append(.create(.item("MIS"), kind: .mission, fields: [:]))
        let end = LinkKey(.contributes, from: "C0", to: "MIS")
        changes.append(.create(.link(end), kind: nil, fields: [:]))
        for number in 1..<count {
            let key = LinkKey(.needs, from: "C\(number - 1)", to: "C\(number)")
            changes.append(.create(.link(key), kind: nil, fields: [:]))
        }
        try portfolio.apply(changes)
        let (first, last) = (portfolio.node("C0")!, portfolio.node("C\(count - 1)")!)
        #expect(Cycles(portfolio).deadlocks.isEmpty)
        let loop = Cycles.closing(receiver: last, giver: first, in: portfolio)
        #expect(loop?.count == count)
        let why = Why(from: last, in: portfolio, asOf: day("2026-01-01"))
        #expect(why.isTruncated && why.paths.map(\.hops) == [count])
        #expect(Why(from: first, to: last, in: portfolio, asOf: day("2026-01-01")).relation == .reversed)
        let radius = BlastRadius(of: last, in: portfolio)
        #expect(radius.total == count && radius.missions.map(\.count) == [count - 1])

        let back = LinkKey(.needs, from: "C\(count - 1)", to: "C0")
        try portfolio.apply([.create(.link(back), kind: nil, fields: [:])])
        let deadlocks = Cycles(portfolio).deadlocks
        #expect(deadlocks.map(\.members.count) == [count] && deadlocks[0].shortest.nodes.count == count)
        #expect(BlastRadius(of: last, in: portfolio).total == count)
        #expect(DepartmentMatrix(portfolio, asOf: day("2026-01-01")).leftOut.count == count)
    }
}

/// A risk stands outside the consequence graph, and leads into it through what it affects.
@Suite struct ThreatTests {
    private static let today = day("2026-03-31")

    private static func network() -> Network {
        var network = Network.workedExampleInFull()
        network.add(.raid, "R1", fields: [.class: "risk", .residualLikelihood: "4", .residualImpact: "5"])
        network.add(.raid, "R2", fields: [.class: "risk"])
        network.link(.affects, "R1", "M1")
        network.link(.affects, "R1", "M8")
        return network
    }

    @Test func aRiskThreatensTheMissionsOfWhatItAffectsShortestFirst() {
        let network = Self.network()
        let why = Why(from: network.node("R1"), in: network.portfolio, asOf: Self.today)
        let item = Why(from: network.node("M1"), in: network.portfolio, asOf: Self.today)
        #expect(why.relation == .causal && why.missions == item.missions && !why.isTruncated)
        #expect(why.paths.allSatisfy { $0.nodes[0] == network.node("R1") && $0.hops == $0.nodes.count - 1 })
        let hops = why.paths.map(\.hops)
        #expect(hops == hops.sorted())
        // Every way of what it threatens is one of its own, with one more link before it.
        let expected = ["M1", "M8"].flatMap { id in
            Why(from: network.node(id), in: network.portfolio, asOf: Self.today).paths.map {
                ["R1"] + network.ids($0.nodes)
            }
        }
        #expect(Set(why.paths.map { network.ids($0.nodes) }) == Set(expected) && why.paths.count == expected.count)
        #expect(why.sentence.hasPrefix("R1 threatens ") && why.sentence.contains("through 2 items"), "\(why.sentence)")
        let first = Why.sentences(why.paths[0], in: network.portfolio, asOf: Self.today)[0]
        #expect(first.hasPrefix("R1 affects M") && first.hasSuffix(": likelihood 4, impact 5."), "\(first)")
    }

    @Test func betweenARiskAndAnItemTheWayLeadsFromTheRisk() {
        let network = Self.network()
        func why(_ first: ItemID, _ second: ItemID) -> Why {
            Why(from: network.node(first), to: network.node(second), in: network.portfolio, asOf: Self.today)
        }
        let there = why("R1", "M3")
        #expect(there.relation == .causal)
        #expect(
            there.paths.map { network.ids($0.nodes) } == [
                ["R1", "M8", "M3"], ["R1", "M1", "M2", "M3"], ["R1", "M1", "M2", "M8", "M3"],
            ])
        #expect(there.sentence.hasPrefix("R1 threatens M3 (DfE) through 2 items; "), "\(there.sentence)")
        let back = why("M3", "R1")
        #expect(back.relation == .reversed && back.paths == there.paths && back.sentence == there.sentence)
        // What it threatens is joined to M4 by links that lead the other way.
        let beside = why("R1", "M4")
        let around = ["M1", "M8"].map { why($0, "M4") }.min { $0.paths[0].hops < $1.paths[0].hops }!
        #expect(around.relation == .related && beside.relation == .related)
        #expect(beside.paths.map(\.hops) == [around.paths[0].hops + 1])
        #expect(network.ids(beside.paths[0].nodes).first == "R1" && network.ids(beside.paths[0].nodes).last == "M4")
        #expect(beside.sentence.contains("are related, not causal: "), "\(beside.sentence)")
        #expect(why("R1", "R2").relation == .unjoined && why("R1", "R2").sentence == "Nothing joins R1 and R2.")
        var joined = network
        joined.link(.affects, "R2", "M1")
        let risks = Why(from: joined.node("R1"), to: joined.node("R2"), in: joined.portfolio, asOf: Self.today)
        #expect(risks.relation == .related && risks.paths.map { joined.ids($0.nodes) } == [["R1", "M1", "R2"]])
        #expect(why("R1", "M1").paths.map { network.ids($0.nodes) } == [["R1", "M1"]])
    }

    @Test func whatThreatensNothingOrIsClosedSaysSo() {
        var network = Self.network()
        func sentence(_ id: ItemID) -> String {
            Why(from: network.node(id), in: network.portfolio, asOf: Self.today).sentence
        }
        #expect(sentence("R2") == "R2 threatens nothing that is written down.")
        network.add(.milestone, "LONE")
        network.link(.affects, "R2", "LONE")
        #expect(sentence("R2") == "R2 threatens LONE, and no mission waits on that.")
        try! network.portfolio.apply([.set(.item("R1"), field: .state, was: nil, now: "closed")])
        #expect(sentence("R1") == "R1 is closed: it threatens nothing any more.")
        func why(to other: ItemID) -> Why {
            Why(from: network.node("R1"), to: network.node(other), in: network.portfolio, asOf: Self.today)
        }
        #expect(why(to: "M3").relation == .unjoined && why(to: "M3").paths.isEmpty)
        #expect(why(to: "M3").sentence == "R1 is closed: it threatens nothing any more.")
        #expect(Why(from: network.node("R1"), in: network.portfolio, asOf: Self.today).paths.isEmpty)
        try! network.portfolio.apply([.set(.item("R1"), field: .state, was: "closed", now: "holds")])
        #expect(sentence("R1") == "R1 holds: it threatens nothing.")
    }

    @Test func aWayTooLongToBeLookedForIsToldByItsShortest() {
        var network = Network()
        network.add(.raid, "R")
        network.add(.mission, "MIS")
        network.add(.outcome, "OUT")
        network.link(.partOf, "OUT", "MIS")
        for number in 0..<30 {
            network.add(.milestone, "N\(number)")
            if number > 0 { network.link(.needs, "N\(number)", "N\(number - 1)") }
        }
        network.link(.contributes, "N29", "OUT")
        network.link(.affects, "R", "N3")
        network.link(.affects, "R", "N1")
        let why = Why(from: network.node("R"), in: network.portfolio, asOf: Self.today)
        #expect(why.paths.count == 1 && why.isTruncated)
        #expect(network.ids(why.paths[0].nodes) == ["R"] + (3..<30).map { "N\($0)" } + ["OUT", "MIS"])
    }
}
