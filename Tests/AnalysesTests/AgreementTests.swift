// If this room agrees one thing: each item's open dependencies gathered one by one, and the ranking by hand.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct AgreementTests {
    private static let today = day("2026-03-01")

    /// Two departments' work: what is agreed and what is not.
    private static func example() -> Network {
        var network = Network()
        network.add(.mission, "MIS-1", "MIS-2")
        network.add(.milestone, "A", "B", "C", "D", "E")
        network.add(.milestone, "Z", fields: [.state: "done"])
        network.add(.org, "DfE", "DSIT", "HO", fields: [.type: "department"])
        for (org, item) in [("DfE", "A"), ("DSIT", "B"), ("DfE", "C"), ("HO", "D")] {
            network.link(.responsible, org, item, [.role: "lead"])
        }
        let agreed: Fields = [.state: "agreed", .promisedBy: "2026-06-01"]
        network.link(.needs, "A", "B", [.state: "proposed"])
        network.link(.needs, "C", "A", agreed)
        network.link(.needs, "D", "C", [.state: "declined", .needBy: "2026-02-01"])
        network.link(.needs, "E", "D", agreed)
        network.link(.needs, "Z", "A", agreed)
        network.link(.contributes, "C", "MIS-1")
        network.link(.contributes, "D", "MIS-2")
        network.link(.contributes, "Z", "MIS-2")
        return network
    }

    @Test func oneAgreementSetsFreeWhatWaitsForItAlone() {
        let network = Self.example()
        let portfolio = network.portfolio
        let agreements = Agreements(portfolio, asOf: Self.today)
        #expect(agreements.openCount == 2)
        #expect(agreements.ranked.count == 1, "D and E wait for both, so that the refusal alone holds nothing")
        let first = agreements.ranked[0]
        #expect(
            network.ids([first.receiver, first.giver]) == ["A", "B"] && first.ask == .agree && first.daysLate == 0)
        #expect(network.ids(agreements.freed(by: first, in: portfolio)) == ["A", "C", "MIS-1"])
        #expect(first.items == 3 && first.missions == 2, "C alone leads on to both, once D gets what it asked for")
    }

    @Test func onlyWhoIsHereCanAgree() {
        let network = Self.example()
        func ranked(_ ids: ItemID...) -> Int {
            let present = Set(ids.map { network.node($0) })
            return Agreements(network.portfolio, asOf: Self.today, present: present).ranked.count
        }
        #expect(ranked("DfE", "DSIT") == 1 && ranked("DfE", "HO") == 0 && ranked("DSIT") == 0 && ranked() == 0)
    }

    @Test func eachReasonHasItsWord() {
        let table: [(Fields, Agreement.Ask?, Int)] = [
            ([:], .agree, 0), ([.state: "proposed", .needBy: "2026-02-27"], .agree, 2), ([.state: "agreed"], .date, 0),
            ([.state: "agreed", .promisedBy: "2026-02-19"], .date, 10),
            ([.state: "agreed", .promisedBy: "2026-03-09", .needBy: "2026-03-08"], .date, 1),
            ([.state: "agreed", .promisedBy: "2026-03-09"], nil, 0),
            ([.state: "declined", .needBy: "2026-02-01"], .unblock, 28), ([.state: "declined"], .unblock, 0),
            ([.state: "withdrawn"], nil, 0), ([.state: "delivered"], nil, 0),
        ]
        for (fields, ask, daysLate) in table {
            var network = Network()
            network.add(.milestone, "A", "B")
            network.link(.needs, "A", "B", fields)
            let ranked = Agreements(network.portfolio, asOf: Self.today).ranked
            #expect(ranked.map(\.ask) == (ask.map { [$0] } ?? []) && (ranked.first?.daysLate ?? 0) == daysLate)
        }
        #expect(Agreements.rule.hasPrefix("An item is set free"))
    }

    @Test(arguments: UInt64(0)..<150) func theRankingIsTheRuleCarriedOut(seed: UInt64) {
        var dice = Dice(seed: seed)
        let base = Network.random(&dice, items: dice.pick([2, 6, 20, 50]))
        // The same network with most needs settled and some items over, or nothing would ever come free.
        var network = Network()
        for (id, kind) in base.kinds.sorted(by: { $0.key < $1.key }) {
            network.add(kind, id, fields: kind == .milestone && dice.chance(10) ? [.state: "done"] : [:])
        }
        for (key, fields) in base.links {
            let isSettled = key.type == .needs && dice.chance(80)
            network.link(
                key.type, key.from, key.to, isSettled ? [.state: "agreed", .promisedBy: "2026-09-01"] : fields)
        }
        let today = Day(number: 105)
        let agreements = Agreements(network.portfolio, asOf: today, limit: .max)
        func isOver(_ id: ItemID) -> Bool { network.portfolio.fields(network.node(id))[.state] == "done" }
        // What each item rests on, with what is open about it.
        var rests: [ItemID: [(giver: ItemID, open: LinkKey?)]] = [:]
        let works: Set<Kind> = [.milestone, .programme, .experiment, .outcome, .mission]
        for (key, fields) in network.links {
            let (state, promised, needBy) = (fields[.state], fields.day(.promisedBy), fields.day(.needBy))
            switch key.type {
            case .needs where !["delivered", "withdrawn"].contains(state ?? "") && !isOver(key.from):
                let isLate = max(promised ?? today, today) > needBy ?? .last || promised ?? .last < today
                let isOpen = state != "agreed" || promised == nil || isLate
                rests[key.from, default: []].append((key.to, isOpen ? key : nil))
            case .contributes, .partOf:
                let joins =
                    key.type == .contributes || works.isSuperset(of: [key.from, key.to].map { network.kinds[$0]! })
                if joins, !isOver(key.to) { rests[key.to, default: []].append((key.from, nil)) }
            default: continue
            }
        }
        var (freed, reach): ([LinkKey: Set<ItemID>], [LinkKey: Set<ItemID>]) = ([:], [:])
        func onward(_ id: ItemID) -> Set<ItemID> {
            var (known, waiting): (Set<ItemID>, [ItemID]) = ([id], [id])
            while let next = waiting.popLast() {
                for (receiver, steps) in rests where steps.contains(where: { $0.giver == next }) {
                    if known.insert(receiver).inserted { waiting.append(receiver) }
                }
            }
            return known.filter { network.kinds[$0] == .mission }
        }
        for id in network.kinds.keys where !isOver(id) {
            var (known, waiting, open): (Set<ItemID>, [ItemID], Set<LinkKey>) = ([id], [id], [])
            while let next = waiting.popLast() {
                for step in rests[next] ?? [] {
                    if let key = step.open { open.insert(key) }
                    if known.insert(step.giver).inserted { waiting.append(step.giver) }
                }
            }
            if open.count == 1 {
                freed[open.first!, default: []].insert(id)
                reach[open.first!, default: []].formUnion(onward(id))
            }
        }
        #expect(agreements.ranked.count == freed.count && agreements.count == freed.count)
        for agreement in agreements.ranked {
            let key = network.portfolio.key(agreement.edge)
            #expect(agreement.items == freed[key]?.count && agreement.missions == reach[key]?.count)
            #expect(Set(network.ids(agreements.freed(by: agreement, in: network.portfolio))) == freed[key])
        }
        for (one, next) in zip(agreements.ranked, agreements.ranked.dropFirst()) {
            let keys = [(one.missions, next.missions), (one.items, next.items), (one.daysLate, next.daysLate)]
            let first = keys.first { $0.0 != $0.1 }
            #expect(first.map { $0.0 > $0.1 } ?? true)
        }
        let few = Agreements(network.portfolio, asOf: today, limit: 2)
        #expect(few.ranked == Array(agreements.ranked.prefix(2)))
        #expect(agreements.openCount == rests.values.joined().count { $0.open != nil })
    }

    @Test func nothingAndALongChainAreRanked() {
        #expect(Agreements(Portfolio(), asOf: Self.today).ranked.isEmpty)
        var portfolio = longChain(50_000, [.state: "agreed", .promisedBy: "2026-09-01"])
        let last = portfolio.id(portfolio.node(of: .milestone, at: 49_999))
        try! portfolio.apply([
            .create(.item("G"), kind: .milestone, fields: [:]),
            .create(.link(LinkKey(.needs, from: last, to: "G")), kind: nil, fields: [:]),
        ])
        #expect(Agreements(portfolio, asOf: Self.today).ranked.map(\.items) == [50_000])
    }
}
