// The schedule of the date axis, kept until a change touches it.

import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The schedule of the date axis") struct AxisKeepingStories {
    @Test("A note, a rating or a new risk leave the schedule as it was; a duration, a promise or undo make it anew")
    func keeping() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-303 Enter 2 z t")
        let made = try #require(desk.bench.plan?.madeAt)
        try desk.arrives(
            desk.portfolio.setting(.item("MIL-303"), [("note", "heard on Monday")])!, from: "ab")
        try desk.arrives(desk.portfolio.adding(.raid, id: "R-NEW", [("title", "Flood")]).step, from: "ab")
        desk.press("c t text:! Enter")
        #expect(desk.history.count == 3)
        #expect(desk.bench.plan?.madeAt == made)
        #expect(desk.bench.plan?.isTrue(of: desk.portfolio, asOf: desk.world.asOf) == true)
        let before = desk.screen
        try desk.arrives(desk.portfolio.setting(.item("MIL-604"), [("duration_days", "400")])!, from: "ab")
        let remade = try #require(desk.bench.plan?.madeAt)
        #expect(remade > made && desk.screen != before)
        // Ours, and back again.
        desk.press("c d C-u text:2027-03-01 Enter")
        let moved = try #require(desk.bench.plan?.madeAt)
        #expect(moved > remade && desk.history.count == 5)
        desk.press("u")
        #expect(try #require(desk.bench.plan?.madeAt) > moved)
        #expect(desk.bench.plan?.isTrue(of: desk.portfolio, asOf: desk.world.asOf) == true)
    }

    @Test("Whatever changes, the schedule kept is the schedule made anew", arguments: 1...12)
    func keptIsTrue(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var desk = Desk(Seeds.workedExample, size: Size(width: 160, height: 40))
        desk.press("p text:M3 Enter 2 z t")
        for _ in 0..<40 {
            let items = desk.portfolio.allNodes.map { desk.portfolio.id($0) }
            let item = dice.pick(Array(items))
            let day = (desk.world.asOf + dice.roll(-300...600)).iso
            let (field, text) = dice.pick([
                ("note", "note \(dice.roll(0...9))"), ("title", "Title \(dice.roll(0...9))"),
                ("duration_days", "\(dice.roll(0...90))"),
                ("forecast_finish", day), ("deadline", day),
            ])
            if let step = try? desk.portfolio.setting(.item(item), [(field, text)]) {
                try? desk.arrives(step, from: "ab")
            }
            if dice.chance(10) { desk.press("u") }
            if dice.chance(5), let step = try? desk.portfolio.deleting(.item(item)) {
                try? desk.arrives(step, from: "ab")
            }
            let kept = desk.canvas
            var fresh = desk
            fresh.forgetPlan()
            #expect(fresh.canvas == kept, "seed \(seed) \(item) \(field)\n\(kept.text)\n\(fresh.screen)")
        }
    }
}

extension Desk {
    /// The same desk with the schedule forgotten and made anew.
    fileprivate mutating func forgetPlan() {
        forget { $0.plan = nil }
        send(.waited)
    }
}
