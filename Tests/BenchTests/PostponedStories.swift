// What takes long after a change of a large portfolio: the key is answered at once, the rest while nothing is pressed.

import Analyses
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("What is left for when nothing is pressed") struct PostponedStories {
    /// A chain of more links than are looked through within a key.
    private static let chain: Portfolio = {
        var portfolio = Portfolio()
        let count = KnownBottlenecks.quick + 10
        try! portfolio.apply(
            (0..<count).map { .create(.item("M\($0)"), kind: .milestone, fields: [.durationDays: "1"]) })
        try! portfolio.apply([.set(.item("M0"), field: .forecastFinish, was: nil, now: "2026-03-01")])
        try! portfolio.apply(
            (1..<count).map { number in
                .create(.link(LinkKey(.needs, from: "M\(number)", to: "M\(number - 1)")), kind: nil, fields: [:])
            })
        return portfolio
    }()

    private func later(_ world: inout World, _ day: String) throws -> HistoryLine {
        let node = world.portfolio.node("M0")!
        let change = Change.set(
            .item("M0"), field: .forecastFinish, was: world.portfolio.text(node, .forecastFinish), now: day)
        try world.portfolio.apply([change])
        world.head += 1
        return HistoryLine(sequence: world.head, action: .do, who: "kt", when: "", label: "Later", changes: [change])
    }

    private func settle(_ bench: inout Workbench, _ world: World) {
        for _ in 0..<1_000 where bench.wantsIdle { _ = bench.update(.idle, world) }
        #expect(!bench.wantsIdle)
    }

    private func press(_ keys: String, _ bench: inout Workbench, _ world: World) {
        for played in try! Key.script(keys) { if case .key(let key) = played { _ = bench.update(.key(key), world) } }
        settle(&bench, world)
    }

    /// The chain on the screen, after some keys.
    private func opened(_ keys: String) -> (bench: Workbench, world: World) {
        let world = World(portfolio: Self.chain, today: Desk.today)
        var bench = Workbench(size: Desk.everyday, world: world)
        press(keys, &bench, world)
        return (bench, world)
    }

    @Test("The axis shows the dates of before until there is time, and then those of now")
    func axis() throws {
        var (bench, world) = opened("p text:M0 Enter > z t")
        let before = try #require(bench.plan?.madeAt)
        let painted = bench.paint(world).text
        let line = try later(&world, "2026-06-01")
        _ = bench.update(.committed(line), world)
        #expect(bench.plan?.madeAt == before && bench.postponed.axis && bench.wantsIdle)
        #expect(bench.dateAxis(world) != nil && bench.paint(world).text.contains("━"))
        _ = bench.update(.idle, world)
        #expect(bench.plan?.isTrue(of: world.portfolio, asOf: world.asOf) == true && bench.hasProgressed)
        settle(&bench, world)
        #expect(bench.paint(world).text != painted && bench.paint(world).text.contains("finish 1 Jun 2026"))
        // A question that needs the schedule at once has it at once.
        let other = try later(&world, "2026-07-01")
        _ = bench.update(.committed(other), world)
        for key in [Key.char("I"), .char("s")] { _ = bench.update(.key(key), world) }
        #expect(bench.plan?.isTrue(of: world.portfolio, asOf: world.asOf) == true)
        #expect(bench.paint(world).text.contains("M0 finishes 1 Jul 2026"))
        settle(&bench, world)
        #expect(!bench.postponed.isAny)
    }

    @Test("What is made or deleted meanwhile takes the old schedule away")
    func deleted() throws {
        var (bench, world) = opened("p text:M5 Enter < z t")
        _ = bench.update(.committed(try later(&world, "2026-06-01")), world)
        #expect(bench.postponed.axis)
        let step = try world.portfolio.deleting(.item("M4"))
        try world.portfolio.admit(step)
        world.head += 1
        let line = HistoryLine(
            sequence: world.head, action: .do, who: "kt", when: "", label: "Gone", changes: step.changes)
        _ = bench.update(.committed(line), world)
        #expect(!bench.postponed.axis && bench.plan?.isTrue(of: world.portfolio, asOf: world.asOf) == true)
        _ = bench.paint(world)
        settle(&bench, world)
    }

    @Test("The schedule that a question of time needs is made while the question is typed", arguments: ["W", "I h"])
    func ahead(keys: String) throws {
        var (bench, world) = opened("p text:M0 Enter")
        #expect(bench.plan == nil)
        press(keys, &bench, world)
        #expect(bench.plan?.isTrue(of: world.portfolio, asOf: world.asOf) == true)
        #expect((bench.plan?.ownership != nil) == (keys == "W"), "whom to ring is asked of a slip alone")
        _ = bench.update(.key(.escape), world)
        #expect(!bench.wantsIdle)
    }

    @Test("What was begun and refused meanwhile takes it away too: items may lie elsewhere in memory than it knows")
    func refused() throws {
        var (bench, world) = opened("p text:M5 Enter < z t")
        _ = bench.update(.committed(try later(&world, "2026-06-01")), world)
        #expect(bench.postponed.axis)
        let step = try world.portfolio.deleting(.item("M4"))
        try world.portfolio.admit(step)
        try world.portfolio.apply(step.changes.inverse)
        _ = bench.update(.refused("The disk is full."), world)
        #expect(!bench.postponed.axis && bench.plan?.isTrue(of: world.portfolio, asOf: world.asOf) == true)
        #expect(bench.message?.text == "The disk is full.")
        settle(&bench, world)
    }

    @Test("An answer on top is asked again once nothing is pressed; another size only breaks its lines anew")
    func answer() throws {
        var (bench, world) = opened("p text:M0 Enter I s")
        #expect(bench.paint(world).text.contains("M0 finishes 1 Mar 2026"), "\(bench.paint(world).text)")
        _ = bench.update(.committed(try later(&world, "2026-06-01")), world)
        #expect(bench.postponed.answer && bench.paint(world).text.contains("M0 finishes 1 Mar 2026"))
        settle(&bench, world)
        #expect(!bench.postponed.isAny && bench.paint(world).text.contains("M0 finishes 1 Jun 2026"))
        _ = bench.update(.resized(Size(width: 120, height: 36)), world)
        #expect(!bench.postponed.answer)
        _ = bench.update(.committed(try later(&world, "2026-07-01")), world)
        press("Esc", &bench, world)
        #expect(!bench.postponed.isAny && bench.overlay == nil)
    }
}
