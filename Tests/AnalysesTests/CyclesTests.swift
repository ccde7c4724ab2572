// Deadlocks and loops against an enumeration of every loop there is.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct CyclesTests {
    /// Every simple loop, each once, beginning with its smallest id.
    private static func loops(_ steps: [ItemID: [ItemID]]) -> [[ItemID]] {
        var found: [[ItemID]] = []
        func walk(_ path: [ItemID]) {
            for next in Set(steps[path.last!] ?? []) {
                if next == path[0] { found.append(path) }
                if next > path[0], !path.contains(next) { walk(path + [next]) }
            }
        }
        for id in steps.keys { walk([id]) }
        return found.sorted(by: isBefore)
    }

    private static func isBefore(_ left: [ItemID], _ right: [ItemID]) -> Bool {
        left.count != right.count ? left.count < right.count : left.lexicographicallyPrecedes(right)
    }

    @Test(arguments: UInt64(0)..<150) func deadlocksAreWhatLoopsOfNeedsJoin(seed: UInt64) {
        var dice = Dice(seed: seed)
        var network = Network()
        let count = dice.pick([1, 2, 4, 6, 8])
        for number in 0..<count { network.add(.milestone, "M\(number)") }
        for _ in 0..<count * dice.pick([1, 2]) {
            let (receiver, giver) = ("M\(dice.roll(0..<count))", "M\(dice.roll(0..<count))")
            if receiver != giver {
                network.link(.needs, receiver, giver, [.state: dice.pick(["agreed", "delivered", "withdrawn"])])
            }
        }
        var steps: [ItemID: [ItemID]] = [:]
        for (key, fields) in network.links where fields[.state] != "withdrawn" {
            steps[key.from, default: []].append(key.to)
        }
        let loops = Self.loops(steps)
        // Loops that share an item are one deadlock.
        var groups: [Set<ItemID>] = []
        for loop in loops {
            let touching = groups.filter { !$0.isDisjoint(with: loop) }
            groups.removeAll { !$0.isDisjoint(with: loop) }
            groups.append(touching.reduce(Set(loop)) { $0.union($1) })
        }
        let cycles = Cycles(network.portfolio)
        #expect(cycles.deadlocks.map { network.ids($0.members) } == groups.map { $0.sorted() }.sorted { $0[0] < $1[0] })
        for deadlock in cycles.deadlocks {
            let ids = network.ids(deadlock.shortest.nodes)
            #expect(ids == loops.first { $0[0] == network.portfolio.id(deadlock.members[0]) })
            expectJoined(deadlock.shortest, network.portfolio, .needs)
        }
        #expect(cycles.loops.isEmpty && !cycles.isTruncated)

        // A link that closes a loop is one whose giver already waits on its receiver.
        for receiver in network.kinds.keys.sorted() {
            for giver in network.kinds.keys.sorted() {
                let closing = Cycles.closing(
                    receiver: network.node(receiver), giver: network.node(giver), in: network.portfolio)
                let back = SlowPaths.shortest(steps, giver, receiver)
                let expected = receiver == giver ? [receiver] : back.map { [receiver] + $0.dropLast() }
                #expect(closing.map { network.ids($0) } == expected)
            }
        }
    }

    private func expectJoined(_ loop: Loop, _ portfolio: Portfolio, _ type: LinkType) {
        #expect(loop.edges.count == loop.nodes.count)
        for (position, edge) in loop.edges.enumerated() {
            #expect(portfolio.type(edge) == type && portfolio.from(edge) == loop.nodes[position])
            #expect(portfolio.to(edge) == loop.nodes[(position + 1) % loop.nodes.count])
        }
    }

    @Test(arguments: UInt64(0)..<150) func eachContributionOnALoopIsOnOneListed(seed: UInt64) {
        var dice = Dice(seed: seed)
        var network = Network()
        let count = dice.pick([1, 3, 5, 7])
        for number in 0..<count { network.add(.outcome, "O\(number)") }
        var signs: [[ItemID]: String] = [:]
        for _ in 0..<count * dice.pick([1, 2]) {
            let pair = ["O\(dice.roll(0..<count))", "O\(dice.roll(0..<count))"]
            guard pair[0] != pair[1], signs[pair] == nil else { continue }
            signs[pair] = dice.pick(["+", "-", ""])
            network.link(.contributes, pair[0], pair[1], [Field("sign"): signs[pair]!])
        }
        var steps: [ItemID: [ItemID]] = [:]
        for pair in signs.keys { steps[pair[0], default: []].append(pair[1]) }
        func links(_ loop: [ItemID]) -> [[ItemID]] { loop.indices.map { [loop[$0], loop[($0 + 1) % loop.count]] } }
        let all = Self.loops(steps)
        let cycles = Cycles(network.portfolio)
        let found = cycles.loops.map { network.ids($0.loop.nodes) }
        #expect(Set(found).count == found.count && Set(found).isSubset(of: Set(all)))
        #expect(found == found.sorted(by: Self.isBefore))
        for pair in signs.keys {
            let through = { (loop: [ItemID]) in links(loop).contains(pair) }
            #expect(found.first(where: through)?.count == all.first(where: through)?.count)
        }
        for (ids, cycle) in zip(found, cycles.loops) {
            let product = links(ids).reduce(1) { $0 * (signs[$1] == "-" ? -1 : 1) }
            #expect(cycle.sign == (product > 0 ? .reinforcing : .balancing))
            expectJoined(cycle.loop, network.portfolio, .contributes)
            // Each is the shortest through one of its links.
            #expect(
                links(ids).contains { pair in all.first { links($0).contains(pair) }?.count == ids.count })
        }
        #expect(cycles.deadlocks.isEmpty)
    }

    @Test func theWorkedExampleHasNoCycleUntilOneIsClosed() {
        let network = Network.workedExample()
        #expect(Cycles(network.portfolio).deadlocks.isEmpty)
        func words(_ receiver: ItemID, _ giver: ItemID) -> String? {
            Cycles.closing(receiver: network.node(receiver), giver: network.node(giver), in: network.portfolio)
                .map { Cycles.words($0, in: network.portfolio) }
        }
        #expect(words("M1", "M3") == "M1 needs M3 needs M2 needs M1")
        #expect(words("M1", "M1") == "M1 needs M1")
        #expect(words("M3", "M1") == nil)
        #expect(words("M4", "M7") == nil)
    }

    @Test func aRingOfContributionsIsFoundOnce() {
        var network = Network()
        let ids = (0..<30).map { "O\($0)" }
        for id in ids { network.add(.outcome, id) }
        for (a, b) in zip(ids, ids.dropFirst() + ["O0"]) {
            network.link(.contributes, a, b, [Field("sign"): a == "O4" ? "-" : "+"])
        }
        let cycles = Cycles(network.portfolio)
        #expect(cycles.loops.map { network.ids($0.loop.nodes) } == [ids])
        #expect(cycles.loops.map(\.sign) == [.balancing])
        #expect(
            Cycles.words(cycles.loops[0].loop.nodes, in: network.portfolio)
                == "O0 needs O1 needs O2 needs O3 needs O4 needs … 23 more … needs O28 needs O29 needs O0")
    }
}
