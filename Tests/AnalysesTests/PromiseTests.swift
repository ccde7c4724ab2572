// Where a dependency stands on 31 March 2026, worked out by hand.

import Analyses
import Missions
import Testing

@Suite struct PromiseTests {
    static let table: [(Fields, Promise)] = [
        // Nothing promised.
        ([:], Promise.unpromised), ([.needBy: "2026-04-01"], .unpromised), ([.needBy: "2026-03-31"], .unpromised),
        ([.needBy: "2026-03-30"], .late(days: 1)), ([.needBy: "2026-03-01", .state: "proposed"], .late(days: 30)),
        // Promised.
        ([.promisedBy: "2026-04-10"], .inTime(slack: nil)), ([.promisedBy: "2026-03-31"], .inTime(slack: nil)),
        ([.promisedBy: "2026-03-30"], .late(days: 1)),
        ([.needBy: "2026-04-30", .promisedBy: "2026-04-10"], .inTime(slack: 20)),
        ([.needBy: "2026-04-10", .promisedBy: "2026-04-10"], .inTime(slack: 0)),
        ([.needBy: "2026-04-10", .promisedBy: "2026-04-11"], .late(days: 1)),
        // The promise has passed: expected today at best.
        ([.needBy: "2026-04-30", .promisedBy: "2026-03-21"], .late(days: 10)),
        ([.needBy: "2026-03-21", .promisedBy: "2026-03-11"], .late(days: 10)),
        ([.needBy: "2026-03-31", .promisedBy: "2026-03-31"], .inTime(slack: 0)),
        ([.needBy: "2026-03-30", .promisedBy: "2026-03-20", .state: "agreed"], .late(days: 1)),
        // Delivered, whatever was promised.
        ([.state: "delivered", .deliveredOn: "2026-03-10", .needBy: "2026-03-01"], .delivered(daysLate: 9)),
        ([.state: "delivered", .deliveredOn: "2026-02-10", .needBy: "2026-03-01"], .delivered(daysLate: 0)),
        ([.state: "delivered", .deliveredOn: "2026-02-10"], .delivered(daysLate: 0)),
        ([.state: "delivered"], .delivered(daysLate: 0)),
        // Refused and taken back.
        ([.state: "declined", .needBy: "2026-03-01"], .declined),
        ([.state: "withdrawn", .needBy: "2026-03-01"], .withdrawn),
    ]

    @Test(arguments: table) func aLinkStandsWhereItsDaysPutIt(fields: Fields, expected: Promise) {
        var network = Network()
        network.add(.milestone, "M1", "M2")
        network.link(.needs, "M2", "M1", fields)
        let edge = network.portfolio.edge(LinkKey(.needs, from: "M2", to: "M1"))!
        let promise = Promise(edge, in: network.portfolio, asOf: day("2026-03-31"))
        #expect(promise == expected)
        #expect(promise.isLive == network.portfolio.isLiveNeed(edge))
        if case .late = expected { #expect(promise.isLate) } else { #expect(!promise.isLate) }
    }
}
