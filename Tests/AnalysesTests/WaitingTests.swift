// Who waits on whom, and on whom alone: counted once more by taking givers away.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct WaitingTests {
    /// From each receiver to the givers it waits for, from the links as they were asked for.
    private func givers(_ network: Network) -> [ItemID: Set<ItemID>] {
        var givers: [ItemID: Set<ItemID>] = [:]
        for (key, fields) in network.links where key.type == .needs && key.from != key.to {
            guard !["declined", "withdrawn", "delivered"].contains(fields[.state] ?? "") else { continue }
            givers[key.from, default: []].insert(key.to)
        }
        return givers
    }

    /// An item and all that it waits for, near or far, as if one item were not there.
    private func above(_ id: ItemID, _ givers: [ItemID: Set<ItemID>], without gone: ItemID? = nil) -> Set<ItemID> {
        var found: Set<ItemID> = [id]
        var next = [id]
        while let last = next.popLast() {
            for one in givers[last] ?? [] where one != gone && found.insert(one).inserted { next.append(one) }
        }
        return found
    }

    /// The items where work can begin: those that need nothing, or nothing that does not need them.
    private func beginnings(_ above: [ItemID: Set<ItemID>]) -> [ItemID] {
        above.keys.filter { id in above[id]!.allSatisfy { above[$0]!.contains(id) } }
    }

    @Test func theWorkedExampleWaits() {
        let network = Network.workedExample()
        let waiting = Waiting(network.portfolio)
        #expect(
            ["M1", "M2", "M4", "M6", "M8", "M3"].map { waiting.count(on: network.node($0)) } == [2, 3, 1, 1, 1, 0])
        #expect(["M1", "M2", "M4", "M6", "M8"].map { waiting.soleCount(on: network.node($0)) } == [2, 1, 0, 1, 0])
        let grid = WaitingOn(network.node("M1"), in: network.portfolio)
        // M5 waits for M4, too.
        #expect(grid.count == 6 && grid.soleCount == 5)
    }

    @Test(arguments: UInt64(0)..<100) func whatWaitsIsWhatCountingByHandGives(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<4 {
            let network = Network.random(&dice, items: dice.pick([1, 2, 5, 20, 60]))
            expectCounts(network)
        }
        if seed % 25 == 0 {
            // So much that every link is read.
            var network = Network.random(&dice, items: 50)
            network.add(.milestone, "hub")
            for number in 0..<400 {
                network.add(.milestone, "w\(number)")
                network.link(.needs, "w\(number)", dice.chance(80) || number == 0 ? "hub" : "w\(dice.roll(0..<number))")
                if dice.chance(20) { network.link(.needs, "w\(dice.roll(0...number))", "w\(dice.roll(0...number))") }
            }
            network.link(.needs, "hub", "w3")
            expectCounts(network, only: ["hub", "w0", "w3", "w7"])
        }
    }

    private func expectCounts(_ network: Network, only ids: [ItemID]? = nil) {
        let portfolio = network.portfolio
        let counted = Waiting(portfolio)
        let givers = givers(network)
        let above = Dictionary(uniqueKeysWithValues: network.kinds.keys.map { ($0, self.above($0, givers)) })
        let beginnings = beginnings(above)
        for id in ids ?? network.kinds.keys.sorted() {
            let node = network.node(id)
            #expect(counted.count(on: node) == givers.count { $0.value.contains(id) })
            #expect(counted.soleCount(on: node) == givers.count { $0.value == [id] })
            let all = givers.keys.filter { $0 != id && above[$0]!.contains(id) }
            // It is taken away, and what is cut off from every beginning that does not wait on it is counted.
            let others = beginnings.filter { !above[$0]!.contains(id) }
            let sole = all.filter { self.above($0, givers, without: id).isDisjoint(with: others) }
            let found = WaitingOn(node, in: portfolio)
            #expect(found.count == all.count && found.soleCount == sole.count, "\(id)")
        }
    }

    @Test func whatRunsInACycleThatOnlyOneFeedsWaitsOnThatAlone() {
        var network = Network()
        network.add(.milestone, "P", "Q", "R", "Z", "A", "B", "Y")
        for (receiver, giver) in [
            ("Q", "P"), ("Q", "R"), ("R", "Q"), ("Z", "R"), ("A", "B"), ("B", "A"), ("Y", "A"), ("Y", "Z"),
        ] { network.link(.needs, receiver, giver) }
        let found = WaitingOn(network.node("P"), in: network.portfolio)
        // Y waits on a cycle of its own, too.
        #expect(found.count == 4 && found.soleCount == 3)
    }

    @Test func nothingWaitsOnItselfOrOnWhatIsNewer() {
        var network = Network()
        network.add(.milestone, "A", "B")
        network.link(.needs, "A", "A")
        network.link(.needs, "A", "B")
        let waiting = Waiting(network.portfolio)
        #expect(waiting.count(on: network.node("A")) == 0 && waiting.soleCount(on: network.node("B")) == 1)
        #expect(WaitingOn(network.node("A"), in: network.portfolio).count == 0)
        let freed = WaitingOn(network.node("B"), in: network.portfolio)
        #expect(freed.count == 1 && freed.soleCount == 1)
        network.add(.milestone, "C")
        #expect(waiting.count(on: network.node("C")) == 0)
    }

    @Test func aLongChainAndManyReceiversAreCountedWithoutRecursion() {
        var changes: [Change] = (0..<20_000).map { .create(.item("C\($0)"), kind: .milestone, fields: [:]) }
        for number in 1..<20_000 {
            let giver = number < 10_000 ? number - 1 : 0
            changes.append(.create(.link(LinkKey(.needs, from: "C\(number)", to: "C\(giver)")), kind: nil, fields: [:]))
        }
        var portfolio = Portfolio()
        try! portfolio.apply(changes)
        let first = WaitingOn(portfolio.node("C0")!, in: portfolio)
        #expect(first.count == 19_999 && first.soleCount == 19_999)
        #expect(Waiting(portfolio).soleCount(on: portfolio.node("C0")!) == 10_001)
    }
}
