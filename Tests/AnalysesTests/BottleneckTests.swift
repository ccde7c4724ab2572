// Bottlenecks against their definitions tried out: every pair of items joined, every item taken away.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct BottleneckTests {
    private static func small(_ dice: inout Dice) -> Network {
        Network.random(&dice, items: dice.pick([1, 2, 5, 12, 30]))
    }

    /// What each giver gives to, along live needs as asked for.
    private static func given(_ network: Network) -> [ItemID: [ItemID]] {
        var given: [ItemID: [ItemID]] = [:]
        for (key, fields) in network.links
        where key.type == .needs && !["declined", "withdrawn"].contains(fields[.state] ?? "") {
            given[key.to, default: []].append(key.from)
        }
        return given
    }

    @Test(arguments: UInt64(0)..<120) func betweennessIsTheShareOfShortestPathsOfAllPairs(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Self.small(&dice)
        let given = Self.given(network)
        let all = network.kinds.keys.sorted()
        // From each item, how far each other is and on how many shortest ways.
        var ways: [ItemID: [ItemID: (far: Int, number: Double)]] = [:]
        for source in all {
            var (found, frontier, far): ([ItemID: (far: Int, number: Double)], [ItemID], Int) = (
                [source: (0, 1)], [source], 0
            )
            while !frontier.isEmpty {
                far += 1
                var next: [ItemID: Double] = [:]
                for id in frontier {
                    for receiver in given[id] ?? [] where found[receiver] == nil {
                        next[receiver, default: 0] += found[id]!.number
                    }
                }
                for (id, number) in next { found[id] = (far, number) }
                frontier = next.keys.sorted()
            }
            ways[source] = found
        }
        var count = BetweennessCount(network.portfolio)
        while !count.isDone { count.advance(dice.roll(1...20)) }
        #expect(count.isExact && count.share == 1)
        for id in all {
            var expected = 0.0
            for source in all where source != id {
                guard let here = ways[source]![id] else { continue }
                for (target, whole) in ways[source]! where target != id && target != source {
                    guard let onward = ways[id]![target], here.far + onward.far == whole.far else { continue }
                    expected += here.number * onward.number / whole.number
                }
            }
            #expect(abs(count.value(network.node(id)) - expected) < 1e-9, "\(id)")
            #expect(count.standardError(network.node(id)) == 0)
        }
    }

    @Test func aSampleIsNearAndSaysHowNear() {
        let portfolio = longChain(6_000)
        var count = BetweennessCount(portfolio, sample: 120)
        #expect(!count.isExact && count.sampleCount == 120 && count.giverCount == 5_999)
        #expect(count.method.contains("120 of 5999 givers (seed 1)"))
        while !count.isDone { count.advance(1_000_000) }
        var outside = 0
        for (place, node) in portfolio.nodes(of: .milestone).enumerated() {
            let exact = Double(place * (5_999 - place))
            let error = count.standardError(node)
            if abs(count.value(node) - exact) > 3 * error { outside += 1 }
            #expect(abs(count.value(node) - exact) <= 6 * error + 1e-6 || place < 200 || place > 5_800)
        }
        #expect(outside < 300, "hardly any is three errors off")
    }

    @Test func soManyWaysThatNoNumberHoldsThemAreStillShared() {
        // Two items side by side, 1,200 times one after the other: 2 to the power of 1,200 ways.
        var changes: [Change] = []
        func need(_ receiver: ItemID, _ giver: ItemID) {
            changes.append(.create(.link(LinkKey(.needs, from: receiver, to: giver)), kind: nil, fields: [:]))
        }
        for level in 0...1_200 {
            changes.append(.create(.item("J\(level)"), kind: .milestone, fields: [:]))
            guard level > 0 else { continue }
            for side in ["A", "B"] {
                changes.append(.create(.item("\(side)\(level)"), kind: .milestone, fields: [:]))
                need("\(side)\(level)", "J\(level - 1)")
                need("J\(level)", "\(side)\(level)")
            }
        }
        var portfolio = Portfolio()
        try! portfolio.apply(changes)
        var count = BetweennessCount(portfolio)
        count.advance(20 * 7_200)
        let (a, b) = (count.value(portfolio.node("A1")!), count.value(portfolio.node("B1")!))
        #expect(a.isFinite && a == b && a > 0)
        let middle = count.value(portfolio.node("J600")!)
        #expect(middle.isFinite && middle > a)
    }

    @Test(arguments: UInt64(0)..<120) func anArticulationPointLeavesMorePieces(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Self.small(&dice)
        var lines: [ItemID: Set<ItemID>] = [:]
        for (giver, receivers) in Self.given(network) {
            for receiver in receivers {
                lines[giver, default: []].insert(receiver)
                lines[receiver, default: []].insert(giver)
            }
        }
        func pieces(without gone: ItemID?) -> Int {
            var (known, pieces): (Set<ItemID>, Int) = (gone.map { [$0] } ?? [], 0)
            for id in lines.keys where known.insert(id).inserted {
                pieces += 1
                var waiting = [id]
                while let next = waiting.popLast() {
                    for other in lines[next]! where known.insert(other).inserted { waiting.append(other) }
                }
            }
            return pieces
        }
        let whole = pieces(without: nil)
        let expected = lines.keys.filter { pieces(without: $0) > whole }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let found = Bottlenecks(network.portfolio).articulationPoints(in: network.portfolio)
        #expect(network.ids(found) == expected)
    }

    @Test(arguments: UInt64(0)..<120) func withoutASoleRouteNoWorkArrives(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Self.small(&dice)
        let portfolio = network.portfolio
        // The consequence graph from the links as asked for: `steps` follows them downstream.
        let steps = network.steps(false)
        let all = network.kinds.keys.sorted()
        let reached = Set(steps.values.flatMap { $0 })
        let beginnings = all.filter { !reached.contains($0) }
        func arrives(without gone: ItemID?) -> Set<ItemID> {
            var known = Set(beginnings.filter { $0 != gone })
            var waiting = Array(known)
            while let next = waiting.popLast() {
                for id in steps[next] ?? [] where id != gone && known.insert(id).inserted { waiting.append(id) }
            }
            return known
        }
        let whole = arrives(without: nil)
        var lost: [ItemID: Set<ItemID>] = [:]
        for gone in all { lost[gone] = whole.subtracting(arrives(without: gone)).subtracting([gone]) }
        let bottlenecks = Bottlenecks(portfolio)
        for id in all {
            let found = bottlenecks.soleRoutes(to: network.node(id), in: portfolio)
            #expect(Set(network.ids(found)) == Set(all.filter { lost[$0]!.contains(id) }), "\(id)")
            // Each stands after those it cannot do without itself.
            for (route, next) in zip(found, found.dropFirst()) {
                #expect(lost[portfolio.id(route)]!.contains(portfolio.id(next)))
            }
            let row = bottlenecks.row(of: network.node(id))
            let outcomes = lost[id]!.filter { network.kinds[$0] == .outcome }
            let missions = lost[id]!.filter { network.kinds[$0] == .mission }
            let served = outcomes.flatMap { network.ids(portfolio.missions(reachedFrom: network.node($0))) }
            #expect(row.soleOutcomes == outcomes.count)
            #expect(row.soleMissions == missions.union(served).count)
            #expect(row.missions == portfolio.missions(reachedFrom: network.node(id)).count)
            let open = network.links.filter {
                $0.key.type == .needs && $0.key.to == id
                    && !["declined", "withdrawn", "delivered"].contains($0.fields[.state] ?? "")
            }
            #expect(row.openDependents == open.count)
        }
        var count = BetweennessCount(portfolio)
        while !count.isDone { count.advance(.max) }
        for reason in Bottlenecks.Reason.allCases {
            let worst = bottlenecks.worst(reason, in: portfolio, count, limit: 7)
            let such = portfolio.allNodes.map { bottlenecks.row(of: $0, count) }.filter { row in
                switch reason {
                case .soleRoute: row.soleMissions > 0 || row.soleOutcomes > 0
                case .dependents: row.openDependents > 0
                case .articulation: row.isArticulation
                case .betweenness: row.betweenness > 0
                }
            }
            #expect(worst.count == such.count && worst.rows.count == min(7, such.count))
            // What stands first by a measure is never left out.
            if reason == .betweenness { #expect(worst.rows.first?.betweenness == such.map(\.betweenness).max()) }
            if reason == .dependents { #expect(worst.rows.first?.openDependents == such.map(\.openDependents).max()) }
            if reason == .soleRoute { #expect(worst.rows.first?.soleMissions == such.map(\.soleMissions).max()) }
            for (a, b) in zip(worst.rows, worst.rows.dropFirst()) {
                var keys = [
                    (Double(a.soleMissions), Double(b.soleMissions)),
                    (Double(a.openDependents), Double(b.openDependents)), (a.betweenness, b.betweenness),
                ]
                if reason == .dependents { keys.swapAt(0, 1) }
                if reason == .betweenness { keys.insert(keys.removeLast(), at: 0) }
                let first = keys.first { $0.0 != $0.1 }
                #expect(first.map { $0.0 > $0.1 } ?? portfolio.isBefore(a.node, b.node))
            }
        }
        let ends = bottlenecks.soleEnds(of: all.map { network.node($0) }, in: portfolio)
        for (id, found) in zip(all, ends) {
            let such = lost[id]!.filter { network.kinds[$0] == .outcome || network.kinds[$0] == .mission }
            #expect(Set(network.ids(found)) == such && network.kinds[id] != nil)
            #expect(
                bottlenecks.missions(servedBy: network.node(id)) == portfolio.missions(reachedFrom: network.node(id)))
        }
        #expect(count.leaders(in: portfolio).map(\.value) == count.leaders(in: portfolio).map(\.value).sorted(by: >))
    }

    @Test(arguments: UInt64(0)..<20) func aSearchInSlicesFindsWhatOneInOneGoDoes(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Network.random(&dice, items: 200)
        let (forward, backward) = (FlatGraph.waits(network.portfolio), FlatGraph.rests(network.portfolio))
        var search = DominatorSearch(forward, backward)
        while !search.isDone { search.advance(dice.roll(1...9)) }
        var whole = DominatorSearch(forward, backward)
        while !whole.isDone { whole.advance(.max) }
        #expect(search.found.nearest == whole.found.nearest && search.found.order == whole.found.order)
    }

    @Test func nothingAndALongChainHaveBottlenecks() {
        let empty = Bottlenecks(Portfolio())
        #expect(
            empty.articulationPoints(in: Portfolio()).isEmpty
                && empty.worst(.soleRoute, in: Portfolio(), limit: 9).rows.isEmpty)
        #expect(BetweennessCount(Portfolio()).isDone)
        var portfolio = longChain(50_000)
        try! portfolio.apply([
            .create(.item("OUT"), kind: .outcome, fields: [:]), .create(.item("MIS"), kind: .mission, fields: [:]),
            .create(.link(LinkKey(.contributes, from: "C000000", to: "OUT")), kind: nil, fields: [:]),
            .create(.link(LinkKey(.partOf, from: "OUT", to: "MIS")), kind: nil, fields: [:]),
        ])
        let bottlenecks = Bottlenecks(portfolio)
        #expect(bottlenecks.soleRoutes(to: portfolio.node("OUT")!, in: portfolio).count == 50_000)
        #expect(bottlenecks.articulationPoints(in: portfolio).count == 49_998)
        let worst = bottlenecks.worst(.soleRoute, in: portfolio, limit: 3)
        #expect(worst.rows.count == 3 && worst.count == 50_001)
        #expect(bottlenecks.row(of: portfolio.node("C000000")!).soleMissions == 1)
    }
}

@Suite struct ConcentrationTests {
    @Test func suppliersAndPlatformsSayWhatHangsOnThem() {
        var network = Network()
        network.add(.mission, "MIS-1", "MIS-2", "MIS-10")
        network.add(.milestone, "M1", "M2", "M3", "M4")
        network.add(.programme, "P1", fields: [.type: "platform", Field("legacy"): "true"])
        network.add(.programme, "P2", "P3", fields: [.type: "platform"])
        network.add(.programme, "P4", fields: [.type: "project", Field("legacy"): "true"])
        network.add(.org, "S1", "S2", fields: [.type: "supplier"])
        network.add(.org, "B1", fields: [.type: "business"])
        for (milestone, mission) in [("M1", "MIS-10"), ("M2", "MIS-2"), ("M3", "MIS-1")] {
            network.link(.contributes, milestone, mission)
        }
        network.link(.needs, "M1", "S1")
        network.link(.needs, "M4", "P1")
        network.link(.needs, "M3", "M4")
        network.link(.needs, "M2", "P2")
        network.link(.responsible, "S1", "M2", [.role: "contributor"])
        network.link(.responsible, "B1", "M3", [.role: "supplier"])
        network.link(.responsible, "B1", "M1", [.role: "contributor"])
        let found = Bottlenecks(network.portfolio)
        let suppliers = found.suppliers
        #expect(network.ids(suppliers.map(\.supplier)) == ["S1", "B1"])
        #expect(network.ids(suppliers[0].missions) == ["MIS-2", "MIS-10"])
        #expect(network.ids(suppliers[1].missions) == ["MIS-1"])
        #expect(suppliers.map(\.items) == [2, 1])
        let platforms = found.platforms
        #expect(network.ids(platforms.map(\.platform)) == ["P1", "P2", "P3"])
        #expect(platforms.map(\.isLegacy) == [true, false, false])
        #expect(platforms.map(\.items) == [2, 1, 0] && platforms.map(\.receivers) == [1, 1, 0])
        let empty = Bottlenecks(Portfolio())
        #expect(empty.suppliers.isEmpty && empty.platforms.isEmpty)
    }

    @Test(arguments: UInt64(0)..<30) func concentrationIsWhatWalksFind(seed: UInt64) {
        var dice = Dice(seed: seed)
        var network = Network.random(&dice, items: 60)
        let all = network.kinds.keys.sorted()
        for number in 0..<70 {
            network.add(.programme, "L\(number)", fields: [.type: "platform"])
            let receiver = dice.pick(all.filter { [.milestone, .programme].contains(network.kinds[$0]) })
            if dice.chance(60) { network.link(.needs, receiver, "L\(number)") }
        }
        let portfolio = network.portfolio
        for found in Bottlenecks(portfolio).platforms {
            let tree = ReachTree(from: found.platform, .downstream, in: portfolio)
            let work = Set(tree.places.dropFirst().filter { !$0.isSeen }.map(\.node)).filter {
                [.milestone, .programme, .experiment].contains(portfolio.kind($0))
            }
            #expect(found.items == work.count)
        }
    }
}
