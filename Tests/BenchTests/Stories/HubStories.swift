// Hubs: what thousands are linked to is remembered, and never wrong.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Hubs") struct HubStories {
    /// A milestone that many others wait on, with a risk to it, and one that nobody waits on.
    private static let crowd = Seeds.portfolio(
        ([
            "Hub milestone The one", "Alone milestone The other",
            "R1 raid Worry|residual_likelihood=5|residual_impact=4",
        ]
            + (1...600).flatMap { ["W\($0) milestone Waiting", "W\($0) needs Hub"] } + ["R1 affects Hub"])
            .joined(separator: "\n"))

    @Test("A hub's links are told as they are each time it is come back to, also after another window's change")
    func comingBack() throws {
        var desk = Desk(Self.crowd, size: Size(width: 200, height: 50))
        func isTold(_ count: Int, _ threats: String) -> Bool {
            desk.bench.detail.lines.contains { $0.spans.first?.text == "is needed by  \(count)" }
                && desk.screen.contains("to Hub itself: \(threats)")
        }
        desk.press("p text:Hub Enter")
        #expect(isTold(600, "1 open"))
        desk.press("p text:Alone Enter p text:Hub Enter")
        #expect(isTold(600, "1 open"))
        desk.press("p text:Alone Enter")
        let portfolio = desk.world.portfolio
        try desk.arrives(portfolio.linking(.needs, from: "Alone", to: "Hub", []).step, from: "ab")
        desk.press("p text:Hub Enter")
        #expect(isTold(601, "1 open"))
        desk.press("p text:Alone Enter")
        let risk = Ref.item("R1")
        let before = desk.world.portfolio.node("R1").flatMap { desk.world.portfolio.text($0, .state) }
        try desk.arrives(
            Step("Close R1", changes: [.set(risk, field: .state, was: before, now: "closed")]), from: "ab")
        desk.press("p text:Hub Enter")
        #expect(isTold(601, "none"))
    }
}
