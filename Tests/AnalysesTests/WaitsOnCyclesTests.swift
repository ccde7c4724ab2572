// What waits on a cycle of needs is never said to be safe.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct WaitsOnCyclesTests {
    /// P; Q and R need each other, and Q needs P; Z needs R, and is due.
    private func network() -> Network {
        var network = Network()
        network.add(.milestone, "P", "Q", "R", "A")
        network.add(.milestone, "Z", fields: [.deadline: "2026-08-10"])
        for (receiver, giver) in [("Q", "P"), ("Q", "R"), ("R", "Q"), ("Z", "R"), ("Z", "A")] {
            network.link(.needs, receiver, giver)
        }
        return network
    }

    private let today = day("2026-06-01")

    @Test func whatWaitsOnACycleIsNotVouchedFor() throws {
        let network = network()
        let schedule = Schedule(network.portfolio, asOf: today)
        let hold = try MustHold(for: network.node("Z"), by: day("2026-08-10"), in: schedule, network.portfolio)
        #expect(hold.rows.map { network.portfolio.id($0.node) } == ["A", "Z"])
        #expect(hold.rows.map(\.holds) == [true, nil])
        #expect(
            hold.sentence(in: network.portfolio)
                == "For Z by 10 Aug 2026 2 items must hold, A first, by 10 Aug 2026. "
                + "R is in a cycle (Q needs R needs Q): nobody can say whether Z holds.")
        // What is late for another reason is late all the same.
        let early = try MustHold(for: network.node("Z"), by: day("2026-05-30"), in: schedule, network.portfolio)
        #expect(
            early.sentence(in: network.portfolio).hasSuffix(
                "As things stand 1 is too late, A by 2 days. "
                    + "R is in a cycle (Q needs R needs Q): nobody can say whether Z holds."))
        let safe = try MustHold(for: network.node("A"), by: day("2026-08-10"), in: schedule, network.portfolio)
        #expect(safe.sentence(in: network.portfolio).hasSuffix("As things stand it does.") && safe.cycles.isEmpty)
    }

    @Test func aSlipSaysWhichCyclesItFeeds() throws {
        let network = network()
        let schedule = Schedule(network.portfolio, asOf: today)
        func sentence(_ id: ItemID, _ days: Int) throws -> String {
            let slip = try Slip(.item(network.node(id)), by: days, in: schedule, network.portfolio)
            return SlipAnswer(slip, in: network.portfolio).sentence(in: network.portfolio)
        }
        #expect(
            try sentence("P", 393) == "If P is 393 days late: nothing else moves; no deadline is missed. "
                + "Not counted: what waits on the cycle Q, R.")
        #expect(try !sentence("A", 393).contains("Not counted"))
    }

    @Test func whatIsDeliveredOrDoneWaitsOnNoCycle() {
        var network = Network()
        network.add(.milestone, "Q", "R", "Y", "Z")
        network.add(.milestone, "X", fields: [.actualFinish: "2026-05-01"])
        for (receiver, giver) in [("Q", "R"), ("R", "Q"), ("X", "Q"), ("Y", "X")] {
            network.link(.needs, receiver, giver)
        }
        network.link(.needs, "Z", "Q", [.state: "delivered", .deliveredOn: "2026-05-01"])
        let schedule = Schedule(network.portfolio, asOf: today)
        for id in ["X", "Y", "Z", "Q"] {
            #expect(schedule.cycles(upstream: network.node(id), in: network.portfolio).isEmpty, "\(id)")
        }
        // And cannot be late any more.
        func over(_ cause: Slip.Cause) -> String? {
            (try? Slip(cause, by: 42, in: schedule, network.portfolio))?.over(in: network.portfolio)
        }
        #expect(over(.item(network.node("X"))) == "X is done since 1 May 2026: nothing can move.")
        #expect(over(.item(network.node("Y"))) == nil)
        let delivered = network.portfolio.edge(LinkKey(.needs, from: "Z", to: "Q"))!
        #expect(
            over(.need(delivered)) == "What Z needs of Q is delivered since 1 May 2026: nothing can move.")
    }

    @Test(arguments: UInt64(0)..<40) func whatWaitsOnACycleIsWhatWalkingUpFinds(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<8 {
            let network = Network.scheduled(&dice, items: dice.pick([3, 6, 12, 20]))
            let (portfolio, schedule) = (network.portfolio, Schedule(network.portfolio, asOf: Day(number: 100)))
            // One item after the other, without an order.
            var waits: Set<Node> = []
            var isNew = true
            while isNew {
                isNew = false
                for node in portfolio.allNodes where schedule.isOpen(node) && !waits.contains(node) {
                    let does = schedule.needs(of: node).contains { need in
                        !need.isDelivered && portfolio.day(need.giver, .actualFinish) == nil
                            && (schedule.isInCycle(need.giver) || waits.contains(need.giver))
                    }
                    if does {
                        waits.insert(node)
                        isNew = true
                    }
                }
            }
            for node in schedule.order where !schedule.isDone(node) {
                #expect(schedule.cycles(upstream: node, in: portfolio).isEmpty != waits.contains(node))
                guard let hold = try? MustHold(for: node, by: Day(number: 120), in: schedule, portfolio) else {
                    continue
                }
                for row in hold.rows {
                    #expect(row.waitsOnCycle == waits.contains(row.node))
                    #expect((row.holds == nil) == row.waitsOnCycle)
                }
            }
        }
    }
}
