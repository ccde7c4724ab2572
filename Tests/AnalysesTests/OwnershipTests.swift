// Whose items are and which missions they serve, and the answers grouped by them, found again one by one.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct OwnershipTests {
    @Test(arguments: UInt64(0)..<60) func itIsWhatWalksFromEveryItemFind(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Self.owned(&dice, missions: dice.pick([0, 3, 70]))
        let portfolio = network.portfolio
        let ownership = Ownership(portfolio)
        for (id, _) in network.kinds {
            let node = network.node(id)
            #expect(ownership.department(of: node) == portfolio.leadOrg(of: node).map { portfolio.department(of: $0) })
            #expect(network.ids(ownership.missions(reachedBy: node)) == Self.missions(from: id, network, isOwn: false))
            #expect(network.ids(ownership.ownMissions(of: node)) == Self.missions(from: id, network, isOwn: true))
        }
        var later = network
        later.add(.milestone, "LATER")
        #expect(ownership.department(of: later.node("LATER")) == nil)
        #expect(ownership.ownMissions(of: later.node("LATER")).isEmpty)
    }

    /// A network with schedules, orgs that lead, outcomes, missions and visions.
    static func owned(_ dice: inout Dice, missions: Int) -> Network {
        var network = Network.scheduled(&dice, items: dice.pick([4, 12, 25]))
        let works = network.kinds.filter { $0.value != .org }.keys.sorted()
        for number in 0..<missions {
            network.add(.mission, "MIS-\(number)", fields: [.tier: number % 5 == 4 ? "vision" : "mission"])
        }
        for number in 0..<4 { network.add(.org, "D\(number)", fields: [.type: "department"]) }
        for number in 0..<4 {
            network.add(.org, "T\(number)", fields: [.type: "team"])
            if dice.chance(70) { network.link(.partOf, "T\(number)", "D\(dice.roll(0..<4))") }
        }
        for number in 0..<4 { network.add(.outcome, "OUT-\(number)") }
        for id in works + (0..<4).map({ "OUT-\($0)" }) {
            if dice.chance(60) {
                network.link(.responsible, dice.pick(["D0", "D1", "D2", "T0", "T1", "T3"]), id, [.role: "lead"])
            }
            if dice.chance(30) { network.link(.contributes, id, "OUT-\(dice.roll(0..<4))") }
            if missions > 0, dice.chance(30) { network.link(.contributes, id, "MIS-\(dice.roll(0..<missions))") }
            if let whole = works.randomElement(using: &dice), id != whole, network.kinds[whole] == .programme,
                LinkType.partOf.joins(network.kinds[id]!, to: .programme)
            {
                network.link(.partOf, id, whole)
            }
        }
        return network
    }

    static func missions(from id: ItemID, _ network: Network, isOwn: Bool) -> [ItemID] {
        let works: Set<Kind> = [.milestone, .programme, .experiment, .outcome, .mission]
        var steps = network.steps(false)
        if isOwn {
            steps = [:]
            for (key, _) in network.links where key.type == .contributes || key.type == .partOf {
                let ends = [network.kinds[key.from]!, network.kinds[key.to]!]
                if key.type == .contributes || works.isSuperset(of: ends) {
                    steps[key.from, default: []].append(key.to)
                }
            }
        }
        var known: Set<ItemID> = [id]
        var waiting = [id]
        while let next = waiting.popLast() {
            for step in steps[next] ?? [] where known.insert(step).inserted { waiting.append(step) }
        }
        return known.filter { network.kinds[$0] == .mission }
            .filter { network.portfolio.text(network.node($0), .tier) != "vision" }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    @Test(arguments: UInt64(0)..<60) func anAnswerHoldsEveryRowWhereItBelongs(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for _ in 0..<4 {
            let network = Self.owned(&dice, missions: dice.pick([0, 3, 9]))
            let portfolio = network.portfolio
            let ownership = Ownership(portfolio)
            let schedule = Schedule(portfolio, asOf: Day(number: 100))
            guard let node = Array(schedule.order).randomElement(using: &dice) else { continue }
            let slip = try Slip(.item(node), by: dice.pick([0, 7, 60]), in: schedule, portfolio)
            let answer = SlipAnswer(slip, ownership, in: portfolio)
            var found: Set<Int> = []
            var firsts: [Int] = []
            for group in answer.groups {
                firsts.append(group.departments.flatMap(\.rows).min()!)
                #expect(group.departments.map { $0.rows.first! } == group.departments.map { $0.rows.first! }.sorted())
                for share in group.departments {
                    #expect(Array(share.rows) == share.rows.sorted())
                    for position in share.rows {
                        let node = slip.rows[position].node
                        #expect(ownership.department(of: node) == share.department)
                        let missions = ownership.ownMissions(of: node)
                        switch group.purpose {
                        case .mission(let mission): #expect(missions == [mission])
                        case .severalMissions: #expect(missions.count > 1)
                        case .none: #expect(missions.isEmpty)
                        }
                        #expect(found.insert(position).inserted)
                    }
                }
            }
            #expect(firsts == firsts.sorted())
            #expect(found == Set(slip.rows.indices.filter { slip.rows[$0].node != node }))
            let others = slip.rows.map(\.node).filter { $0 != node }
            #expect(Set(answer.departments) == Set(others.compactMap { ownership.department(of: $0) }))
            #expect(answer.leaderless == others.count { ownership.department(of: $0) == nil })
            let own = Set(slip.rows.flatMap { ownership.ownMissions(of: $0.node) })
            #expect(answer.unmoved == ownership.missions(reachedBy: node).filter { !own.contains($0) })
            let sentence = answer.sentence(in: portfolio)
            #expect(sentence.hasPrefix("If \(portfolio.id(node))") && sentence.hasSuffix("."))
            // And the same with only what is needed found out.
            let short = SlipAnswer(slip, in: portfolio)
            #expect(short.groups == answer.groups && short.departments == answer.departments)
            #expect(slip.rows.allSatisfy { short.department(of: $0) == ownership.department(of: $0.node) })
            #expect(short.unmoved == answer.unmoved && short.leaderless == answer.leaderless)
            #expect(short.sentence(in: portfolio) == sentence)
            if let edge = slip.crossed().first, let late = try? Slip(.need(edge), by: 9, in: schedule, portfolio) {
                #expect(
                    SlipAnswer(late, in: portfolio).sentence(in: portfolio)
                        == SlipAnswer(late, ownership, in: portfolio).sentence(in: portfolio))
            }
            for most in [0, 1, 2, 5] {
                let few = answer.contacts(first: most, in: portfolio)
                #expect(few.links.map(\.edge) == Array(slip.crossed().prefix(most)))
                #expect(few.links.count + few.left == slip.crossed().count)
            }
        }
    }

    @Test(arguments: UInt64(0)..<40) func whatNoChangeTouchesStaysAsItIs(seed: UInt64) {
        var dice = Dice(seed: seed)
        var portfolio = Self.owned(&dice, missions: 3).portfolio
        let today = Day(number: 100)
        var (schedule, ownership) = (Schedule(portfolio, asOf: today), Ownership(portfolio))
        for _ in 0..<30 {
            guard let change = Self.change(&dice, portfolio), (try? portfolio.apply([change])) != nil else { continue }
            let fresh = (schedule: Schedule(portfolio, asOf: today), ownership: Ownership(portfolio))
            if !Schedule.isTouched(by: change) {
                for node in portfolio.allNodes {
                    #expect(schedule.earlyStart(node) == fresh.schedule.earlyStart(node))
                    #expect(schedule.earlyFinish(node) == fresh.schedule.earlyFinish(node))
                    #expect(schedule.lateFinish(node) == fresh.schedule.lateFinish(node))
                    #expect(schedule.freeFloat(node) == fresh.schedule.freeFloat(node))
                    #expect(schedule.driver(node) == fresh.schedule.driver(node))
                    #expect(schedule.isInCycle(node) == fresh.schedule.isInCycle(node))
                    #expect(schedule.needs(of: node) == fresh.schedule.needs(of: node))
                }
            }
            if !Ownership.isTouched(by: change) {
                for node in portfolio.allNodes {
                    #expect(ownership.department(of: node) == fresh.ownership.department(of: node))
                    #expect(ownership.ownMissions(of: node) == fresh.ownership.ownMissions(of: node))
                    #expect(ownership.missions(reachedBy: node) == fresh.ownership.missions(reachedBy: node))
                }
            }
            (schedule, ownership) = fresh
        }
    }

    private static func change(_ dice: inout Dice, _ portfolio: Portfolio) -> Change? {
        if dice.chance(30) { return dice.change(to: portfolio) }
        let texts: [String?] = [
            "2026-02-01", "3", "agreed", "delivered", "declined", "lead", "department", "vision", nil,
        ]
        let now = dice.pick(texts)
        if dice.chance(40), let node = Array(portfolio.allNodes).randomElement(using: &dice) {
            let field = dice.pick([
                Field.title, .durationDays, .forecastFinish, .deadline, .decisionDue, .actualFinish, .type, .tier,
                .lead,
            ])
            return .set(.item(portfolio.id(node)), field: field, was: portfolio.text(node, field), now: now)
        }
        guard let edge = Array(portfolio.allEdges).randomElement(using: &dice) else { return nil }
        let ref = Ref.link(portfolio.key(edge))
        if dice.chance(20) { return .delete(ref, kind: nil, fields: portfolio.fields(edge)) }
        let field = dice.pick([Field.state, .lagDays, .promisedBy, .deliveredOn, .needBy, .what, .fromDate, .toDate])
        return .set(ref, field: field, was: portfolio.text(edge, field), now: now)
    }
}
