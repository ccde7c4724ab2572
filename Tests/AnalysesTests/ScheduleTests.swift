// Schedules: the worked example by hand, the definitions once more the slow way, and the laws.

import Analyses
import Chance
import Missions
import Testing

@Suite struct ScheduleTests {
    @Test(arguments: UInt64(0)..<60) func aScheduleIsWhatTheDefinitionsSay(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<12 {
            let network = Network.scheduled(&dice, items: dice.pick([1, 2, 3, 5, 8, 14, 25]))
            let today = Day(number: Int32(dice.roll(95...115)))
            let oracle = ScheduleOracle(network, asOf: today)
            let (expected, latest) = (oracle.forward(), oracle.latest())
            let slacks = oracle.slacks(expected)
            let portfolio = network.portfolio
            let schedule = Schedule(portfolio, asOf: today)
            for (id, _) in network.kinds {
                let node = network.node(id)
                #expect(schedule.earlyStart(node).map { Int($0.number) } == expected.start[id], "\(id)")
                #expect(schedule.earlyFinish(node).map { Int($0.number) } == expected.finish[id], "\(id)")
                #expect(schedule.lateFinish(node).map { Int($0.number) } == latest[id], "\(id)")
                #expect(schedule.totalFloat(node) == latest[id].map { $0 - expected.finish[id]! })
                #expect(schedule.freeFloat(node) == slacks[id], "\(id)")
                #expect(schedule.isInCycle(node) == oracle.cyclic.contains(id))
                switch schedule.driver(node) {
                case nil: #expect(expected.finish[id] == nil)
                case .unknown: #expect(expected.finish[id] != nil && expected.driver[id] == nil)
                case .ownPlan: #expect(expected.driver[id] == "")
                case .slip: Issue.record("nothing slips")
                case .giver(let giver, let edge):
                    #expect(expected.driver[id] == portfolio.id(giver) && portfolio.to(edge) == giver)
                }
            }
            #expect(
                network.ids(schedule.inCycles) == oracle.cyclic.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            var known: Set<Node> = []
            for node in schedule.order {
                for need in schedule.needs(of: node) where schedule.isScheduled(need.giver) {
                    #expect(known.contains(need.giver), "givers come first")
                }
                known.insert(node)
            }
            #expect(known.count == oracle.items.count - oracle.cyclic.count)
        }
    }

    @Test(arguments: UInt64(0)..<40) func whatIsCriticalWouldBeMissedFirst(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<8 {
            let network = Network.scheduled(&dice, items: dice.pick([2, 6, 12, 20]))
            let today = Day(number: 100)
            let oracle = ScheduleOracle(network, asOf: today)
            let finish = oracle.forward().finish
            let schedule = Schedule(network.portfolio, asOf: today)
            guard let goal = finish.keys.sorted().randomElement(using: &dice) else { continue }
            let critical = schedule.critical(to: network.node(goal), in: network.portfolio)
            let expected = oracle.latest([goal: finish[goal]!])
            #expect(
                Dictionary(uniqueKeysWithValues: critical.map { (network.portfolio.id($0.node), $0.float) })
                    == expected.reduce(into: [:]) { $0[$1.key] = $1.value - finish[$1.key]! })
            #expect(critical.allSatisfy { $0.float >= 0 } && critical.map(\.float) == critical.map(\.float).sorted())
            #expect(critical.filter(\.isCritical).map(\.float).allSatisfy { $0 == 0 })
            #expect(
                schedule.critical(to: network.node(goal), within: Schedule.nearCritical, in: network.portfolio)
                    == critical.filter(\.isNearCritical))
            // And backwards from any other day.
            let day = Day(number: Int32(dice.roll(80...200)))
            guard oracle.items[goal]?.actual == nil else { continue }
            let hold = try! MustHold(for: network.node(goal), by: day, in: schedule, network.portfolio)
            let wanted = oracle.latest([goal: Int(day.number)])
            #expect(
                Dictionary(
                    uniqueKeysWithValues: hold.rows.map { (network.portfolio.id($0.node), Int($0.lateFinish.number)) })
                    == wanted)
            #expect(hold.rows.map(\.lateFinish) == hold.rows.map(\.lateFinish).sorted())
            #expect(hold.rows.allSatisfy { Int($0.earlyFinish.number) == finish[network.portfolio.id($0.node)] })
            // What holds is what finishes in time: the goal by its day, exactly when no row is broken.
            if !hold.rows.contains(where: { $0.slack < 0 }) { #expect(finish[goal]! <= Int(day.number)) }
            if finish[goal]! <= Int(day.number) { #expect(hold.broken.isEmpty) }
        }
    }

    @Test(arguments: UInt64(0)..<40) func theDrivingPathAddsUpToTheFinish(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<10 {
            let network = Network.scheduled(&dice, items: dice.pick([2, 6, 12, 20]), isClean: true)
            // Long before everything, so that no start is put off until today.
            let schedule = Schedule(network.portfolio, asOf: Day(number: 50))
            for goal in schedule.order {
                let path = schedule.drivingPath(to: goal)
                #expect(path.first?.node == goal)
                var length = 0
                for (position, step) in path.enumerated() {
                    length += schedule.duration(step.node)!
                    guard case .giver(let giver, let edge) = step.driver else {
                        #expect(position == path.count - 1)
                        continue
                    }
                    #expect(path[position + 1].node == giver)
                    length += schedule.needs(of: step.node).first { $0.edge == edge }!.lag
                    #expect(schedule.needs(of: step.node).first { $0.edge == edge }!.slack == 0)
                }
                #expect(schedule.earlyFinish(goal)! - schedule.earlyStart(path.last!.node)! == length)
                let critical = schedule.critical(to: goal, within: 0, in: network.portfolio).map(\.node)
                #expect(path.allSatisfy { critical.contains($0.node) }, "what drives may not slip")
            }
        }
    }

    @Test(arguments: UInt64(0)..<30) func jobsWithoutPlansFinishAfterTheLongestPath(seed: UInt64) {
        var dice = Dice(seed: seed)
        // As in the PSPLIB networks (Kolisch and Sprecher 1997): a source, jobs in layers with two or three predecessors,
        // a sink.
        let jobs = dice.roll(5...30)
        let lengths = [0] + (0..<jobs).map { _ in dice.roll(1...10) } + [0]
        var predecessors: [Int: Set<Int>] = [jobs + 1: Set(0...jobs)]
        for job in 1...jobs {
            predecessors[job] = Set((0..<dice.roll(1...3)).map { _ in dice.roll(max(0, job - 9)..<job) })
        }
        var network = Network()
        for job in 0...jobs + 1 { network.add(.milestone, "J\(job)", fields: [.durationDays: String(lengths[job])]) }
        for (job, others) in predecessors { for other in others { network.link(.needs, "J\(job)", "J\(other)") } }
        // Every path, one after the other.
        var longest = 0
        var paths: [(last: Int, length: Int)] = [(jobs + 1, 0)]
        var best: [Int: Int] = [:]
        while let (last, length) = paths.popLast() {
            let total = length + lengths[last]
            if let known = best[last], known >= total { continue }
            best[last] = total
            longest = max(longest, total)
            for other in predecessors[last] ?? [] { paths.append((other, total)) }
        }
        let schedule = Schedule(network.portfolio, asOf: Day(number: 0))
        #expect(schedule.earlyFinish(network.node("J\(jobs + 1)"))!.number == Int32(longest))
    }

    @Test func aChainOfFiftyThousandIsScheduledWithoutRecursion() throws {
        let count = 50_000
        var portfolio = chain(count)
        let today = day("2026-01-01")
        let schedule = Schedule(portfolio, asOf: today)
        let (first, last) = (portfolio.node("C0")!, portfolio.node("C\(count - 1)")!)
        #expect(schedule.earlyFinish(last)! - today == 2 * count)
        #expect(schedule.drivingPath(to: last).count == count)
        #expect(schedule.critical(to: last, in: portfolio).allSatisfy { $0.isCritical })
        let slip = try Slip(.item(first), by: 42, in: schedule, portfolio)
        #expect(slip.rows.count == count && slip.rows.allSatisfy { $0.moved == 42 })
        #expect(slip.crossed().count == count - 1)
        #expect(try MustHold(for: last, by: today, in: schedule, portfolio).rows.count == count)
        // And as one ring, in which nobody can start.
        try portfolio.apply([.create(.link(LinkKey(.needs, from: "C0", to: "C\(count - 1)")), kind: nil, fields: [:])])
        #expect(Schedule(portfolio, asOf: today).inCycles.count == count)
    }

    private func chain(_ count: Int) -> Portfolio {
        var changes: [Change] = (0..<count).map {
            .create(.item("C\($0)"), kind: .milestone, fields: [.durationDays: "2"])
        }
        for number in 1..<count {
            let key = LinkKey(.needs, from: "C\(number)", to: "C\(number - 1)")
            changes.append(.create(.link(key), kind: nil, fields: [:]))
        }
        var portfolio = Portfolio()
        try! portfolio.apply(changes)
        return portfolio
    }

    @Test func aVeryLongScheduleEndsWithTheCalendar() {
        var network = Network()
        for number in 0..<200 { network.add(.milestone, "M\(number)", fields: [.durationDays: "36525"]) }
        network.add(.milestone, "END", fields: [.deadline: "0001-01-01"])
        for number in 1..<200 { network.link(.needs, "M\(number)", "M\(number - 1)", [.lagDays: "36525"]) }
        network.link(.needs, "END", "M199")
        let schedule = Schedule(network.portfolio, asOf: day("2026-01-01"))
        #expect(schedule.earlyFinish(network.node("M199")) == .last)
        #expect(schedule.lateFinish(network.node("M0")) == .first)
        #expect(Schedule(Portfolio(), asOf: .last).order.isEmpty)
    }

    @Test func whatWaitsForACycleGoesByThePromise() {
        var network = Network()
        network.add(.milestone, "A", "B", "C", "D", fields: [.durationDays: "10"])
        network.add(.org, "HMT")
        network.add(.milestone, "E")
        network.link(.needs, "A", "B")
        network.link(.needs, "B", "A")
        network.link(.needs, "C", "A", [.promisedBy: "2026-05-01"])
        network.link(.needs, "D", "A")
        network.link(.needs, "D", "C", [.lagDays: "3"])
        network.link(.needs, "E", "HMT", [.promisedBy: "2026-06-01", .lagDays: "2"])
        let today = day("2026-01-01")
        let schedule = Schedule(network.portfolio, asOf: today)
        #expect(network.ids(schedule.inCycles) == ["A", "B"])
        #expect(schedule.earlyFinish(network.node("A")) == nil && schedule.driver(network.node("A")) == nil)
        #expect(schedule.earlyFinish(network.node("C")) == day("2026-05-11"))
        #expect(schedule.earlyFinish(network.node("D")) == day("2026-05-24"))
        #expect(schedule.earlyFinish(network.node("E")) == day("2026-06-03"))
        #expect(!schedule.isScheduled(network.node("HMT")))
        let unknown = network.portfolio.edge(LinkKey(.needs, from: "D", to: "A"))!
        #expect(Set(schedule.unknownArrivals).contains(unknown))
        #expect(network.ids(schedule.drivingPath(to: network.node("D")).map(\.node)) == ["D", "C", "A"])
        // What must be delivered by those who have no schedule is said, too.
        let hold = try! MustHold(for: network.node("E"), by: day("2026-05-20"), in: schedule, network.portfolio)
        #expect(hold.deliveries.map(\.lateArrival) == [day("2026-05-18")])
        #expect(hold.deliveries.map(\.slack) == [-14])
        #expect(hold.broken.count == 1 && hold.isPossible(in: schedule))
        // A finish that is only counted, because nobody knows a date, says so.
        #expect(hold.rows.map(\.isCounted) == [false])
        let later = try! MustHold(for: network.node("D"), by: day("2027-01-01"), in: schedule, network.portfolio)
        #expect(later.rows.allSatisfy { $0.isCounted == schedule.isCounted($0.node) })
        #expect(throws: NoSchedule.self) {
            try MustHold(for: network.node("A"), by: today, in: schedule, network.portfolio)
        }
        #expect(throws: NoSchedule.self) {
            try MustHold(for: network.node("HMT"), by: today, in: schedule, network.portfolio)
        }
    }
}
