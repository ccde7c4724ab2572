// The schedule that is kept between questions, held against one made afresh after every change.

import Analyses
import Chance
import Missions
import Testing

@testable import Bench

@Suite("Laws of the schedule that is kept") struct KnownPlanLaws {
    private static let today = Desk.today

    @Test("After any change it is the schedule made afresh, or it says that it is not", arguments: UInt64(1)...20)
    func kept(seed: UInt64) {
        var dice = Dice(seed: seed)
        var portfolio = Portfolio()
        for number in 0..<12 { try? portfolio.apply([.create(.item("M\(number)"), kind: .milestone, fields: [:])]) }
        var plan = KnownPlan(portfolio, asOf: Self.today)
        plan.learnOwners(portfolio)
        var waiting = Waiting(portfolio)
        var around = Neighbourhood(of: "M0", in: portfolio)
        var (kept, dropped) = (0, 0)
        for _ in 0..<600 {
            let changes = (0..<dice.roll(1...2)).map { _ in Self.change(&dice, portfolio) }
            guard (try? portfolio.apply(changes)) != nil else { continue }
            Self.expectSame(&waiting, &around, changes, portfolio)
            if plan.outlives(changes, portfolio), plan.isTrue(of: portfolio, asOf: portfolio.asOf ?? Self.today) {
                kept += 1
                Self.expectSame(plan, portfolio, "seed \(seed), \(changes)")
            } else {
                dropped += 1
                plan = KnownPlan(portfolio, asOf: portfolio.asOf ?? Self.today)
            }
            plan.learnOwners(portfolio)
            #expect(plan.isTrue(of: portfolio, asOf: portfolio.asOf ?? Self.today))
            #expect(!plan.isTrue(of: portfolio, asOf: Self.today + 1_000))
        }
        #expect(kept > 50 && dropped > 50, "\(kept) \(dropped)")
    }

    @Test("Changes that it was not told of make it untrue")
    func untold() throws {
        var portfolio = Seeds.workedExample
        var plan = KnownPlan(portfolio, asOf: Self.today)
        let note = Change.set(.item("M1"), field: Field("note"), was: nil, now: "heard")
        try portfolio.apply([note, .set(.item("M1"), field: Field("note"), was: "heard", now: "heard again")])
        #expect(!plan.isTrue(of: portfolio, asOf: Self.today) && !plan.outlives([note], portfolio))
    }

    /// How many wait, and what is around an item: kept or not, they are those of the portfolio as it is.
    private static func expectSame(
        _ waiting: inout Waiting, _ around: inout Neighbourhood?, _ changes: [Change], _ portfolio: Portfolio
    ) {
        let fresh = Waiting(portfolio)
        if changes.contains(where: Waiting.isTouched) { waiting = fresh }
        around?.keep(through: changes, portfolio)
        around = around?.asOf(portfolio) ?? Neighbourhood(of: "M0", in: portfolio)
        let now = Neighbourhood(of: "M0", in: portfolio)
        #expect((now == nil) == (around == nil))
        for node in portfolio.allNodes {
            #expect(waiting.count(on: node) == fresh.count(on: node), "\(changes)")
            #expect(waiting.soleCount(on: node) == fresh.soleCount(on: node), "\(changes)")
            if let now, let around { #expect(now.contains(node) == around.contains(node), "\(changes)") }
        }
    }

    private static func expectSame(_ plan: KnownPlan, _ portfolio: Portfolio, _ context: String) {
        let (old, new) = (plan.schedule, Schedule(portfolio, asOf: plan.schedule.asOf))
        for node in portfolio.allNodes {
            let isSame =
                old.earlyStart(node) == new.earlyStart(node) && old.earlyFinish(node) == new.earlyFinish(node)
                && old.lateFinish(node) == new.lateFinish(node) && old.freeFloat(node) == new.freeFloat(node)
                && old.deadline(node) == new.deadline(node) && old.isDone(node) == new.isDone(node)
                && old.isInCycle(node) == new.isInCycle(node) && old.isScheduled(node) == new.isScheduled(node)
                && old.duration(node) == new.duration(node) && old.driver(node) == new.driver(node)
            #expect(isSame, "\(portfolio.id(node)), \(context)")
        }
        guard let owners = plan.ownership else { return }
        let fresh = Ownership(portfolio)
        for node in portfolio.allNodes {
            #expect(owners.department(of: node) == fresh.department(of: node), "\(context)")
            #expect(owners.missions(reachedBy: node) == fresh.missions(reachedBy: node), "\(context)")
        }
    }

    /// A change of what schedules are made of, or of what they are not.
    private static func change(_ dice: inout Dice, _ portfolio: Portfolio) -> Change {
        let ids = (0..<16).map { "M\($0)" } + ["P1", "P2", "R1", "O1", "MIS1"]
        let (id, other) = (dice.pick(ids), dice.pick(ids))
        func day(_ dice: inout Dice) -> String { (today + dice.roll(-200...500)).iso }
        if dice.chance(1) {
            return .set(.portfolio, field: .asOf, was: portfolio.settings[.asOf], now: day(&dice))
        }
        if dice.chance(40) {
            let type = dice.pick([LinkType.needs, .needs, .needs, .contributes, .partOf, .responsible, .affects])
            let fields: Fields = type == .responsible ? [.role: "lead"] : [:]
            let key = LinkKey(type, from: id, to: other, fields: fields)
            guard let edge = portfolio.edge(key) else {
                var fields = fields
                if type == .needs, dice.chance(60) { fields[.promisedBy] = day(&dice) }
                return .create(.link(key), kind: nil, fields: fields)
            }
            if dice.chance(30) { return .delete(.link(key), kind: nil, fields: portfolio.fields(edge)) }
            let (field, now) = dice.pick([
                (Field.promisedBy, day(&dice)), (.needBy, day(&dice)), (.lagDays, "\(dice.roll(0...40))"),
                (.state, dice.pick(["proposed", "agreed", "declined", "withdrawn", "delivered"])),
                (.deliveredOn, day(&dice)), (.hard, "false"), (Field("note"), "n\(dice.roll(0...9))"),
            ])
            return .set(.link(key), field: field, was: portfolio.fields(edge)[field], now: dice.chance(20) ? nil : now)
        }
        guard let node = portfolio.node(id) else {
            let kind: Kind =
                switch id.first {
                case "P": .programme
                case "R": .raid
                case "O": .org
                default: id == "MIS1" ? .mission : .milestone
                }
            return .create(.item(id), kind: kind, fields: dice.chance(50) ? [.forecastFinish: day(&dice)] : [:])
        }
        if dice.chance(12) {
            return .delete(.item(id), kind: portfolio.kind(node), fields: portfolio.fields(node))
        }
        let (field, now) = dice.pick([
            (Field.forecastFinish, day(&dice)), (.deadline, day(&dice)), (.durationDays, "\(dice.roll(0...90))"),
            (.actualFinish, day(&dice)), (.title, "T\(dice.roll(0...9))"), (Field("note"), "n\(dice.roll(0...9))"),
            (Field("baseline_finish"), day(&dice)), (Field("criticality"), "\(dice.roll(1...5))"),
            (.state, dice.pick(["planned", "done", "dropped"])),
        ])
        return .set(.item(id), field: field, was: portfolio.text(node, field), now: dice.chance(25) ? nil : now)
    }
}
