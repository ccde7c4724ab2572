// Ways of fifty thousand links: asked, listed and left without waiting.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Long ways") struct LongWayStories {
    @Test("A way of fifty thousand links is told at once, its first links listed and the rest counted")
    func chain() throws {
        let count = 50_000
        let ids = (0..<count).map { "C\($0)" }
        var portfolio = Portfolio()
        try portfolio.apply(ids.map { .create(.item($0), kind: .milestone, fields: [:]) })
        try portfolio.apply(
            zip(ids, ids.dropFirst()).map { receiver, giver in
                .create(.link(LinkKey(.needs, from: receiver, to: giver)), kind: nil, fields: [:])
            })
        let answering = Answering(
            portfolio, asOf: Day(iso: "2026-04-01")!, width: 76, most: 500, plan: nil)
        let clock = ContinuousClock()
        let took = clock.measure {
            let answer = answering.why(ids[count - 1], ids[0])
            #expect(answer.sentence.hasPrefix("C0 waits on C49999, 49999 links away"))
            #expect(answer.rows[0].text.hasPrefix("1  49,999 links  C49999 > C49998 > "))
            #expect(answer.rows.contains { $0.text.contains("and 49499 more links: stocktake why lists all") })
            // A hop of a way that is too long to be walked leads to its item.
            #expect(answer.rows[1].target == "C49998" && answer.rows[1].way == ["C49999", "C49998"])
            #expect(answer.rows[400].target != nil && answer.rows[400].way.isEmpty && answer.rows[0].way.isEmpty)
        }
        #expect(took < .seconds(5))
    }
}
