// Portfolios with everything wrong at once: no analysis traps, none takes long, and what is impossible is never said.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct BadPortfolioTests {
    /// Days at the ends of the calendar, near today, and texts that are no days.
    private static let days = [
        "0001-01-01", "0001-01-02", "9999-12-31", "9999-12-30", "2026-03-31", "2026-04-01", "1970-01-01", "2026-02-30",
        "soon", "",
    ]
    /// Numbers of days that nobody means, and texts that are no numbers.
    private static let lengths = [
        "0", "1", "30", "100000", "-100000", "99999", "-1", "9223372036854775807", "2147483648", "a lot", "",
    ]
    private static let numbers = ["0", "1", "-1", "0.5", "1e308", "-1e308", "nan", "inf", "2", "x", ""]

    /// Items and links of every kind, whatever joins, with fields that contradict each other.
    private static func portfolio(_ dice: inout Dice, items: Int) -> Portfolio {
        var portfolio = Portfolio()
        func put(_ change: Change) { try? portfolio.apply([change]) }
        let ids = (0..<items).map { "\(["N", "n", "", "\u{fc}"][$0 % 4])\($0)" }
        let kinds: [Kind] = [
            .milestone, .milestone, .milestone, .programme, .experiment, .outcome, .mission, .org, .raid,
        ]
        for id in ids {
            var fields: Fields = [:]
            for field in [Field.forecastFinish, .actualFinish, .deadline, .decisionDue] where dice.chance(40) {
                fields[field] = dice.pick(days)
            }
            if dice.chance(50) { fields[.durationDays] = dice.pick(lengths) }
            if dice.chance(40) { fields[.class] = dice.pick(["risk", "issue", "assumption", "nothing"]) }
            if dice.chance(50) { fields[.residualLikelihood] = dice.pick(["1", "3", "5", "6", "-1", "x"]) }
            if dice.chance(30) { fields[.state] = dice.pick(["open", "closed", "done", "x"]) }
            if dice.chance(30) { fields[.type] = dice.pick(["department", "supplier", "platform"]) }
            put(.create(.item(id), kind: dice.pick(kinds), fields: fields))
        }
        for _ in 0..<items * dice.pick([0, 1, 3, 6]) {
            let type = dice.pick([LinkType.needs, .needs, .needs] + LinkType.allCases)
            var fields: Fields = [:]
            if dice.chance(60) { fields[.lagDays] = dice.pick(lengths) }
            for field in [Field.needBy, .promisedBy, .deliveredOn] where dice.chance(40) {
                fields[field] = dice.pick(days)
            }
            if dice.chance(40) {
                fields[.state] = dice.pick(["proposed", "agreed", "delivered", "declined", "withdrawn", "x"])
            }
            if dice.chance(40) { fields[.coupling] = dice.pick(numbers) }
            if dice.chance(30) { fields[.hard] = dice.pick(["true", "false", "x"]) }
            if dice.chance(30) { fields[.role] = dice.pick(["lead", "supplier", "x"]) }
            if dice.chance(30) { fields[Field("sign")] = dice.pick(["+", "-", "x"]) }
            // From an item to itself, too.
            let (from, to) = (dice.pick(ids), dice.chance(5) ? ids[0] : dice.pick(ids))
            put(.create(.link(LinkKey(type, from: from, to: to, fields: fields)), kind: nil, fields: fields))
        }
        // What is taken away again leaves holes.
        for id in ids where dice.chance(5) {
            guard let node = portfolio.node(id) else { continue }
            put(.delete(.item(id), kind: portfolio.kind(node), fields: portfolio.fields(node)))
        }
        return portfolio
    }

    @Test(
        "Whatever is wrong, every analysis ends, and moves nothing by more than was asked", arguments: UInt64(0)..<150)
    func everything(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let portfolio = Self.portfolio(&dice, items: dice.pick([0, 1, 2, 5, 20, 60]))
        let today = dice.pick([Day.first, .last, Day(iso: "2026-04-01")!, Day(number: .min), Day(number: .max)])
        let clock = ContinuousClock()
        let took = try clock.measure {
            try ofTime(portfolio, today, &dice)
            ofRisk(portfolio)
            ofNetwork(portfolio, today, &dice)
        }
        #expect(took < .seconds(20))
    }

    private func ofTime(_ portfolio: Portfolio, _ today: Day, _ dice: inout Dice) throws {
        let schedule = Schedule(portfolio, asOf: today)
        let ownership = Ownership(portfolio)
        _ = (schedule.unknownArrivals, schedule.slackOfLinks(in: portfolio))
        for node in portfolio.allNodes {
            let finish = schedule.earlyFinish(node)
            if let finish { #expect(finish >= .first && finish <= .last) }
            if let float = schedule.totalFloat(node) { #expect(schedule.lateFinish(node)! - finish! == float) }
            _ = (schedule.freeFloat(node), schedule.breach(node), schedule.driver(node), schedule.earlyStart(node)?.iso)
            #expect(schedule.drivingPath(to: node).count <= portfolio.itemCount)
            #expect(schedule.critical(to: node, in: portfolio).count <= portfolio.itemCount)
            _ = schedule.deciding(node, in: portfolio)
            for days in [0, 1, 42, Slip.longest] {
                guard let slip = try? Slip(.item(node), by: days, in: schedule, portfolio) else { continue }
                #expect(slip.rows.allSatisfy { $0.moved > 0 && $0.moved <= days && slip.absorbed($0) >= 0 })
                #expect(!SlipAnswer(slip, ownership, in: portfolio).sentence(in: portfolio).isEmpty)
            }
            for days in [-1, Int.min, Int.max, Slip.longest + 1] {
                #expect(throws: NoSchedule.self) { try Slip(.item(node), by: days, in: schedule, portfolio) }
            }
            for day in [Day.first, .last, today, Day(number: .min), Day(number: .max)] {
                guard let found = try? MustHold(for: node, by: day, in: schedule, portfolio) else { continue }
                #expect(found.rows.count <= portfolio.itemCount && !found.sentence(in: portfolio).isEmpty)
                #expect(
                    found.rows.allSatisfy {
                        $0.holds == ($0.waitsOnCycle ? nil : $0.slack >= 0) && $0.lateFinish <= .last
                    })
                #expect(found.deliveries.allSatisfy { $0.slack ?? 0 < .max && $0.lateArrival >= .first })
            }
        }
        for edge in portfolio.allEdges where portfolio.type(edge) == .needs {
            #expect(!Promise(edge, in: portfolio, asOf: today).words.isEmpty)
            #expect(!portfolio.hopSentence(edge, asOf: today).isEmpty)
            if let slip = try? Slip(.need(edge), by: 42, in: schedule, portfolio) {
                #expect(slip.rows.allSatisfy { $0.moved > 0 && $0.moved <= 42 })
                _ = SlipAnswer(slip, ownership, in: portfolio).contacts(in: portfolio)
            }
        }
    }

    private func ofRisk(_ portfolio: Portfolio) {
        let exposure = Exposure(of: portfolio)
        var count = ExposureCount(exposure)
        while !count.isDone { count.advance(10_000) }
        let leading = LeadingCauses(count, in: portfolio)
        for (number, node) in portfolio.allNodes.enumerated() {
            let inherited = count.inherited[Int(node.slot)]
            #expect(inherited >= 0 && inherited <= 1 && exposure.own(node) >= 0 && exposure.own(node) <= 1)
            #expect(leading.of(node).map { $0.allSatisfy { $0.lift >= 0 && $0.lift <= 1 } } != false)
            if number < 10 {
                #expect(abs(exposure.of(node, in: portfolio).inherited - inherited) < 1e-9)
            }
        }
        _ = count.table(of: portfolio.nodes(of: .mission), in: portfolio)
    }

    private func ofNetwork(_ portfolio: Portfolio, _ today: Day, _ dice: inout Dice) {
        let cycles = Cycles(portfolio)
        #expect(cycles.deadlocks.allSatisfy { !$0.members.isEmpty && !$0.shortest.nodes.isEmpty })
        var betweenness = BetweennessCount(portfolio)
        while !betweenness.isDone { betweenness.advance(1_000) }
        let narrow = Bottlenecks(portfolio)
        #expect(portfolio.allNodes.allSatisfy { narrow.row(of: $0, betweenness).betweenness >= 0 })
        _ = (narrow.articulationPoints(in: portfolio), betweenness.leaders(in: portfolio))
        _ = (narrow.suppliers, narrow.platforms)
        let slack = Schedule(portfolio, asOf: today).slackOfLinks(in: portfolio)
        let matrix = DepartmentMatrix(portfolio, asOf: today, slack: slack)
        #expect(matrix.crossShare.map { $0 >= 0 && $0 <= 1 } != false)
        for cell in matrix.cells { #expect(matrix.links(of: cell, in: portfolio).count == cell.tally.count) }
        let found = Agreements(portfolio, asOf: today)
        #expect(found.ranked.allSatisfy { $0.items > 0 })
        let waiting = Waiting(portfolio)
        let all = Array(portfolio.allNodes)
        for node in all {
            #expect(waiting.soleCount(on: node) <= waiting.count(on: node))
            for direction in Direction.allCases {
                let tree = ReachTree(from: node, direction, in: portfolio)
                #expect(tree.reached < max(1, portfolio.itemCount))
            }
            _ = BlastRadius(of: node, in: portfolio)
            #expect(!Why(from: node, in: portfolio, asOf: today).sentence.isEmpty)
            let why = Why(from: node, to: dice.pick(all), in: portfolio, asOf: today)
            #expect(!why.sentence.isEmpty && why.paths.allSatisfy { Set($0.nodes).count == $0.nodes.count })
        }
        for outcome in portfolio.nodes(of: .outcome) { _ = narrow.soleRoutes(to: outcome, in: portfolio) }
    }

    @Test("The tree's order is that of the neighbours, whatever the ids are like", arguments: UInt64(0)..<60)
    func treeOrder(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolio = Self.portfolio(&dice, items: 40)
        for root in portfolio.allNodes {
            for direction in Direction.allCases {
                let tree = ReachTree(from: root, direction, in: portfolio)
                for place in tree.places where !place.isSeen {
                    let kind = portfolio.kind(place.node)
                    let isWork = kind == .milestone || kind == .programme || kind == .experiment
                    let steps = portfolio.neighbours(of: place.node, direction).filter {
                        direction == .downstream || !isWork || portfolio.type($0.edge) == .needs
                    }
                    #expect(tree.places[place.children].map(\.edge) == steps.map(\.edge))
                }
            }
        }
    }
}
