// Slips: the worked example to the last digit, the laws, and the definitions once more the slow way.

import Analyses
import Chance
import Missions
import Testing

@Suite struct SlipTests {
    @Test(arguments: UInt64(0)..<100) func whatMovesIsWhatANewScheduleSays(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<10 {
            let network = Network.scheduled(&dice, items: dice.pick([1, 2, 4, 8, 14, 22]))
            let portfolio = network.portfolio
            let today = Day(number: Int32(dice.roll(95...115)))
            let oracle = ScheduleOracle(network, asOf: today)
            let before = oracle.forward()
            let schedule = Schedule(portfolio, asOf: today)
            let days = dice.pick([0, 1, 5, 14, 42])
            if let id = before.finish.keys.sorted().randomElement(using: &dice) {
                let after = oracle.forward(floor: [id: before.finish[id]! + days])
                let slip = try! Slip(.item(network.node(id)), by: days, in: schedule, portfolio)
                expect(slip, before, after, oracle, network, cause: id)
                #expect(slip.rows.first { $0.node == network.node(id) }?.moved == (days > 0 ? days : nil))
                if oracle.items[id]?.actual == nil {
                    #expect(slip.breakEven == schedule.totalFloat(network.node(id)))
                }
            }
            guard let need = oracle.needs.randomElement(using: &dice) else { continue }
            let isKnown =
                (need.isDelivered ? need.delivered : before.finish[need.giver] ?? need.promised) != nil
                && before.finish[need.receiver] != nil
            let slip = try? Slip(.need(portfolio.edge(need.key)!), by: days, in: schedule, portfolio)
            #expect((slip != nil) == isKnown)
            guard let slip else { continue }
            expect(slip, before, oracle.forward(late: [need.key: days]), oracle, network, cause: nil)
        }
    }

    private func expect(
        _ slip: Slip, _ before: ScheduleOracle.Result, _ after: ScheduleOracle.Result, _ oracle: ScheduleOracle,
        _ network: Network, cause: ItemID?
    ) {
        let latest = oracle.latest()
        let moved = before.finish.keys.filter { after.finish[$0]! != before.finish[$0]! }
        #expect(Set(slip.rows.map(\.node)) == Set(moved.map { network.node($0) }))
        for row in slip.rows {
            let id = network.portfolio.id(row.node)
            let finish = after.finish[id]!
            let deadline = oracle.items[id]!.deadline
            #expect(row.moved == finish - before.finish[id]! && row.moved + slip.absorbed(row) == slip.days)
            #expect(Int(row.earlyFinish.number) == finish)
            #expect(row.float == latest[id].map { $0 - finish })
            #expect(row.deadline.map { Int($0.number) } == deadline)
            #expect(row.breach == deadline.map { max(0, finish - $0) } ?? 0)
            #expect(row.breachBefore == deadline.map { max(0, before.finish[id]! - $0) } ?? 0)
            switch row.driver {
            case .giver(let giver, _): #expect(network.portfolio.id(giver) == after.driver[id])
            case .slip: #expect(id == cause)
            case .ownPlan, .unknown: Issue.record("\(id) moves by itself")
            }
        }
        for (one, next) in zip(slip.rows, slip.rows.dropFirst()) {
            let ids = (network.portfolio.id(one.node), network.portfolio.id(next.node))
            #expect(
                (one.breach, one.moved) == (next.breach, next.moved)
                    ? ids.0.utf8.lexicographicallyPrecedes(ids.1.utf8)
                    : (one.breach, one.moved) > (next.breach, next.moved))
        }
        // Lateness crosses a link exactly when the link alone, all others being in time, would move its receiver.
        let crossed = Set(slip.crossed().map { network.portfolio.key($0) })
        for need in oracle.needs where moved.contains(need.receiver) && need.receiver != cause {
            var late = slip.cause == .need(network.portfolio.edge(need.key)!) ? slip.days : 0
            if !need.isDelivered, let giver = before.finish[need.giver] { late += after.finish[need.giver]! - giver }
            let alone = oracle.forward(late: [need.key: late]).finish[need.receiver]!
            #expect(crossed.contains(need.key) == (alone > before.finish[need.receiver]!))
        }
        #expect(crossed.allSatisfy { key in moved.contains(key.from) })
    }

    @Test(arguments: UInt64(0)..<100) func theLawsOfSlipsHold(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<30 {
            var network = Network.scheduled(&dice, items: dice.pick([2, 5, 10, 20]), isClean: true)
            let today = Day(number: 100)
            // All deadlines are met before, so that a broken one is newly broken.
            let plan = Schedule(network.portfolio, asOf: today)
            for node in plan.order {
                guard let deadline = plan.deadline(node), let finish = plan.earlyFinish(node), finish > deadline else {
                    continue
                }
                let late = Change.set(
                    .item(network.portfolio.id(node)), field: .deadline, was: deadline.iso,
                    now: (finish + dice.roll(0...9)).iso)
                try! network.portfolio.apply([late])
            }
            let portfolio = network.portfolio
            let schedule = Schedule(portfolio, asOf: today)
            let node = dice.pick(Array(schedule.order))
            let tree = ReachTree(from: node, .downstream, in: portfolio)
            let downstream = Set(tree.places.map(\.node))
            func slip(_ days: Int) -> Slip { try! Slip(.item(node), by: days, in: schedule, portfolio) }
            var known: [Node: Int] = [:]
            for days in [0, 1, 3, 9, 27, 81] {
                let slip = slip(days)
                var moved: [Node: Int] = [:]
                for row in slip.rows {
                    #expect(row.moved > 0 && row.moved <= days, "between 0 and the days asked for")
                    #expect(downstream.contains(row.node), "only what is downstream moves")
                    moved[row.node] = row.moved
                }
                #expect(moved[node] ?? 0 == days, "what slips moves by as much")
                #expect(known.allSatisfy { moved[$0.key] ?? 0 >= $0.value }, "more moves more")
                known = moved
                let breaks = slip.rows.contains { $0.isNewlyBroken }
                #expect(breaks == (schedule.totalFloat(node).map { days > $0 } ?? false), "the float says what breaks")
            }
            if let float = slip(0).breakEven {
                #expect(!slip(float).rows.contains { $0.isNewlyBroken })
                #expect(slip(float + 1).rows.contains { $0.isNewlyBroken })
                if float >= 0 { #expect(slip(0).harmless(in: portfolio) == float) }
            }
            // And the same of a link.
            guard let need = schedule.needs(of: node).randomElement(using: &dice) else { continue }
            func late(_ days: Int) -> Slip { try! Slip(.need(need.edge), by: days, in: schedule, portfolio) }
            let slack = try! #require(need.slack)
            #expect(late(slack).rows.isEmpty, "what is late by its slack moves nothing")
            guard let float = late(0).breakEven else { continue }
            #expect(!late(float).rows.contains { $0.isNewlyBroken })
            #expect(late(float + 1).rows.contains { $0.isNewlyBroken })
            #expect(float >= slack)
        }
    }

    @Test func whatIsLateAlreadyByAnotherWayCatchesMore() throws {
        var network = Network()
        network.add(.milestone, "A", fields: [.forecastFinish: "2026-03-04"])
        network.add(.milestone, "B", fields: [.forecastFinish: "2026-04-30"])
        network.add(.milestone, "C", fields: [.deadline: "2026-03-10"])
        network.link(.needs, "C", "A")
        network.link(.needs, "C", "B")
        let schedule = Schedule(network.portfolio, asOf: day("2026-02-25"))
        let slip = try Slip(.item(network.node("A")), by: 7, in: schedule, network.portfolio)
        #expect(slip.breakEven == 6 && network.ids(slip.rows.map(\.node)) == ["A"], "nothing else moves")
        #expect(slip.harmless(in: network.portfolio) == 57)
        func breaches(_ days: Int) throws -> [Int] {
            try Slip(.item(network.node("A")), by: days, in: schedule, network.portfolio).rows.map(\.breach)
        }
        #expect(try breaches(57) == [0] && breaches(58) == [52, 0])
        let late = try Slip(.item(network.node("B")), by: 1, in: schedule, network.portfolio)
        #expect(late.breakEven == -51 && late.harmless(in: network.portfolio) == -51)
    }

    @Test func whatIsDoneDoesNotMoveButMayBeAskedAbout() throws {
        var network = Network()
        network.add(.milestone, "A", fields: [.actualFinish: "2026-02-01", .state: "done"])
        network.add(.milestone, "B", fields: [.deadline: "2026-03-10", .durationDays: "5"])
        network.add(.milestone, "C", fields: [.actualFinish: "2026-02-20"])
        network.add(.milestone, "D", fields: [.forecastFinish: "2026-04-01"])
        network.link(.needs, "B", "A", [.lagDays: "10"])
        network.link(.needs, "C", "A")
        network.link(.needs, "D", "C")
        network.link(.needs, "D", "A", [.state: "delivered", .deliveredOn: "2026-02-01"])
        let schedule = Schedule(network.portfolio, asOf: day("2026-02-25"))
        #expect(schedule.earlyFinish(network.node("A")) == day("2026-02-01") && schedule.isDone(network.node("A")))
        #expect(schedule.lateFinish(network.node("A")) == nil && schedule.freeFloat(network.node("A")) == nil)
        #expect(schedule.earlyFinish(network.node("B")) == day("2026-02-25"))
        let slip = try Slip(.item(network.node("A")), by: 40, in: schedule, network.portfolio)
        #expect(network.ids(slip.rows.map(\.node)) == ["B", "A"])
        #expect(slip.breakEven == 22 && slip.rows.map(\.breach) == [18, 0] && slip.rows[1].float == nil)
        let need = network.portfolio.edge(LinkKey(.needs, from: "D", to: "A"))!
        #expect(try Slip(.need(need), by: 59, in: schedule, network.portfolio).rows.isEmpty)
        #expect(try Slip(.need(need), by: 60, in: schedule, network.portfolio).rows.map(\.moved) == [1])
    }

    @Test func whatIsDeliveredSlipsFromTheDayOfDeliveryAndNotFromItsPromise() throws {
        for delivered in [true, false] {
            var network = Network()
            network.add(.milestone, "Giver", fields: [.forecastFinish: "2026-09-01"])
            network.add(
                .milestone, "Receiver",
                fields: [.forecastFinish: "2026-05-01", .durationDays: "10", .deadline: "2026-05-20"])
            network.add(.milestone, "Next", fields: [.durationDays: "5", .deadline: "2026-06-01"])
            var fields: Fields = [.state: "delivered", .promisedBy: "2026-08-01", .lagDays: "7"]
            if delivered { fields[.deliveredOn] = "2026-03-01" }
            network.link(.needs, "Receiver", "Giver", fields)
            network.link(.needs, "Next", "Receiver")
            let schedule = Schedule(network.portfolio, asOf: day("2026-03-11"))
            let need = network.portfolio.edge(LinkKey(.needs, from: "Receiver", to: "Giver"))!
            // It is here: neither its promise nor its giver's own late finish holds anybody up.
            #expect(schedule.earlyFinish(network.node("Receiver")) == day("2026-05-01"))
            #expect(try Slip(.item(network.node("Giver")), by: 300, in: schedule, network.portfolio).rows.count == 1)
            guard delivered else {
                let refusal = #expect(throws: NoSchedule.self) {
                    try Slip(.need(need), by: 7, in: schedule, network.portfolio)
                }
                #expect(
                    refusal?.sentence.hasSuffix("is delivered, and nobody wrote down when. Set delivered_on first.")
                        == true)
                continue
            }
            // The receiver starts on 21 April; from 1 March and a week there are 44 days until then.
            #expect(try Slip(.need(need), by: 44, in: schedule, network.portfolio).rows.isEmpty)
            let slip = try Slip(.need(need), by: 74, in: schedule, network.portfolio)
            #expect(network.ids(slip.rows.map(\.node)) == ["Receiver", "Next"])
            #expect(slip.rows.map(\.moved) == [30, 30] && slip.rows.map(\.breach) == [11, 4])
        }
    }
}
