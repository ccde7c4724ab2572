// What missions rest on, counted once more the slow way; and whose an item is.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct MissionStandingTests {
    @Test(arguments: UInt64(0)..<80) func standingIsWhatCountingByHandGives(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Network.random(&dice, items: dice.pick([5, 30, 80]))
        let portfolio = network.portfolio
        let today = Day(number: Int32(dice.roll(100...110)))
        let missions = portfolio.nodes(of: .mission)
        let standings = MissionStanding.of(missions, in: portfolio, asOf: today)
        let steps = network.steps(false)
        for (mission, standing) in zip(network.ids(missions), standings) {
            var counted = MissionStanding()
            for (key, fields) in network.links where key.type == .needs {
                guard !["declined", "withdrawn", "delivered"].contains(fields[.state] ?? "") else { continue }
                guard reaches(key.from, mission, steps) else { continue }
                let (needBy, promised) = (fields.day(.needBy), fields.day(.promisedBy))
                counted.open += 1
                let isMissed = promised.map { $0 < today } ?? false
                let isTooLate = needBy.map { max(promised ?? today, today) > $0 } ?? false
                if isMissed || isTooLate { counted.late += 1 }
                if promised == nil, !isTooLate { counted.unpromised += 1 }
            }
            #expect(standing == counted, "\(mission)")
        }
    }

    @Test(arguments: UInt64(0)..<20) func aCountLaidAsideAndTakenUpGivesTheSame(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolio = Network.random(&dice, items: 60).portfolio
        let today = Day(number: 105)
        let missions = portfolio.nodes(of: .mission)
        var count = StandingCount(missions, in: portfolio)
        while !count.isDone { count.advance(dice.roll(1...9), in: portfolio, asOf: today) }
        #expect(count.standings == MissionStanding.of(missions, in: portfolio, asOf: today))
    }

    @Test(arguments: UInt64(0)..<40) func aMissionIsLateWhereItsStandingSaysSo(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let portfolio = Network.random(&dice, items: dice.pick([5, 30, 80])).portfolio
        let today = Day(number: Int32(dice.roll(100...110)))
        let missions = portfolio.nodes(of: .mission) + portfolio.nodes(of: .outcome)
        let query = try Query("late", about: .items)
        let one = Query.Surroundings(of: portfolio, asOf: today)
        let all = Query.Surroundings(ofAll: portfolio, asOf: today)
        for (mission, standing) in zip(missions, MissionStanding.of(missions, in: portfolio, asOf: today)) {
            #expect(query.matches(.item(mission), in: portfolio, one) == (standing.late > 0))
            #expect(query.matches(.item(mission), in: portfolio, all) == (standing.late > 0))
        }
    }

    private func reaches(_ from: ItemID, _ goal: ItemID, _ steps: [ItemID: [ItemID]]) -> Bool {
        var known: Set<ItemID> = [from]
        var waiting = [from]
        while let id = waiting.popLast() {
            if id == goal { return true }
            for next in steps[id] ?? [] where known.insert(next).inserted { waiting.append(next) }
        }
        return false
    }

    @Test func anyNumberOfMissionsHasAStanding() {
        var network = Network()
        network.add(.milestone, "M1", "M2")
        network.add(.outcome, "OUT")
        network.link(.needs, "M2", "M1")
        network.link(.contributes, "M2", "OUT")
        for number in 0..<150 {
            network.add(.mission, "MIS-\(number)")
            if number % 2 == 0 { network.link(.contributes, "OUT", "MIS-\(number)") }
        }
        let missions = network.portfolio.nodes(of: .mission)
        let standings = MissionStanding.of(missions, in: network.portfolio, asOf: day("2026-01-01"))
        #expect(standings.map(\.open) == (0..<150).map { $0 % 2 == 0 ? 1 : 0 })
        #expect(standings.map(\.unpromised) == standings.map(\.open))
        #expect(MissionStanding.of([], in: network.portfolio, asOf: day("2026-01-01")).isEmpty)
    }
}

@Suite struct DepartmentTests {
    @Test func theLeadIsNamedOnTheItemOrAboveIt() {
        var network = Network()
        network.add(.programme, "P1", "P2")
        network.add(.milestone, "M1", "M2")
        network.add(.org, "DfE", "DSIT", "AAA")
        network.link(.partOf, "M1", "P1")
        network.link(.partOf, "P1", "P2")
        network.link(.responsible, "DfE", "P2", [.role: "lead"])
        network.link(.responsible, "AAA", "M1", [.role: "contributor"])
        func lead(_ id: ItemID) -> ItemID? {
            network.portfolio.leadOrg(of: network.node(id)).map { network.portfolio.id($0) }
        }
        #expect(lead("M1") == "DfE")
        #expect(lead("M2") == nil)
        #expect(lead("DSIT") == "DSIT")
        network.link(.responsible, "DSIT", "M1", [.role: "lead"])
        #expect(lead("M1") == "DSIT")
        network.link(.responsible, "AAA", "M1", [.role: "lead"])
        #expect(lead("M1") == "AAA", "ties go to the first id in plain text order")
    }

    @Test func theDepartmentIsTheNearestAboveOnTheDay() {
        var network = Network()
        network.add(.org, "DfE", "DSIT", fields: [.type: "department"])
        network.add(.org, "Unit", "Team", "Leeds", fields: [.type: "team"])
        network.link(.partOf, "Team", "Unit")
        network.link(.partOf, "Unit", "DfE", [.toDate: "2026-03-31"])
        network.link(.partOf, "Unit", "DSIT", [Field("from_date"): "2026-04-01"])
        func department(_ id: ItemID) -> ItemID {
            network.portfolio.id(network.portfolio.department(of: network.node(id)))
        }
        #expect(department("Team") == "DSIT", "without an as-of day, what has no end counts")
        try! network.portfolio.apply([.set(.portfolio, field: .asOf, was: nil, now: "2026-03-31")])
        #expect(department("Team") == "DfE")
        try! network.portfolio.apply([.set(.portfolio, field: .asOf, was: "2026-03-31", now: "2026-04-01")])
        #expect(department("Team") == "DSIT")
        #expect(department("DfE") == "DfE")
        #expect(department("Leeds") == "Leeds")
    }

    @Test func aTallTreeIsClimbedToItsTop() {
        var network = Network()
        network.add(.org, "D", fields: [.type: "department"])
        for level in 0..<50 {
            network.add(.org, "O\(level)")
            network.link(.partOf, "O\(level)", level == 0 ? "D" : "O\(level - 1)")
        }
        #expect(network.portfolio.department(of: network.node("O49")) == network.node("D"))
    }
}
