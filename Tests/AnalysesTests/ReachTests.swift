// Reach trees against a search written down once more.

import Analyses
import Chance
import Missions
import Testing

@Suite struct ReachTests {
    @Test func theWorkedExampleIsReachedAsTheDomainModelSays() {
        let network = Network.workedExample()
        func reach(_ id: ItemID, _ direction: Direction) -> [ItemID] {
            let tree = ReachTree(from: network.node(id), direction, in: network.portfolio)
            return network.ids(tree.places.dropFirst().filter { !$0.isSeen }.map(\.node))
        }
        #expect(reach("M3", .upstream) == ["M2", "M8", "M1"])
        #expect(reach("M1", .upstream) == [])
        #expect(reach("M1", .downstream) == ["M2", "M6", "M3", "M5", "M8", "M7"])
        let tree = ReachTree(from: network.node("M3"), .upstream, in: network.portfolio)
        #expect(network.ids(tree.places.map(\.node)) == ["M3", "M2", "M8", "M1", "M2"])
        #expect(tree.places.map(\.isSeen) == [false, false, false, false, true])
        #expect(tree.places.map(\.depth) == [0, 1, 1, 2, 2])
        #expect(tree.places.map { Array($0.children) } == [[1, 2], [3], [4], [], []])
        #expect(tree.reached == 3)
        #expect(ReachTree(from: network.node("M3"), .upstream, in: network.portfolio, depth: 1).reached == 2)
        #expect(ReachTree(from: network.node("M3"), .upstream, in: network.portfolio, depth: 0).places.count == 1)
    }

    /// The first few are looked for link by link, the others are laid side by side.
    @Test(arguments: UInt64(0)..<20) func stepsInOrderAreTheNeighboursHoweverOftenTheyAreAskedFor(seed: UInt64) {
        var dice = Dice(seed: seed)
        var portfolio = Network.random(&dice, items: dice.pick([2, 20, 200])).portfolio
        // Ids whose first signs do not tell them apart.
        let giver = "GIVER-OF-MUCH-0" as ItemID
        try! portfolio.apply([.create(.item(giver), kind: .milestone, fields: [:])])
        for number in 1..<8 {
            let id = ItemID("GIVER-OF-MUCH-\(number * 7 % 8)")
            let key = LinkKey(.needs, from: id, to: giver)
            try! portfolio.apply([
                .create(.item(id), kind: .milestone, fields: [:]), .create(.link(key), kind: nil, fields: [:]),
            ])
        }
        let nodes = Array(portfolio.allNodes)
        for direction in Direction.allCases {
            var steps = OrderedSteps(portfolio, direction)
            for turn in 0..<4_000 {
                let node = dice.pick(nodes)
                let all = portfolio.neighbours(of: node, direction)
                let onlyNeeds = dice.chance(30)
                let wanted = onlyNeeds ? all.filter { portfolio.type($0.edge) == .needs } : all
                var found: [(edge: Edge, node: Node)] = []
                portfolio.withGraph { graph in
                    steps.forEach(from: node, onlyNeeds: onlyNeeds, portfolio, graph) { found.append(($0, $1)) }
                }
                #expect(found.map(\.edge) == wanted.map(\.edge) && found.map(\.node) == wanted.map(\.node))
                #expect(steps.isLaidOut == (turn >= 2_000))
            }
            #expect(steps.isTrue(of: portfolio, direction))
        }
    }

    @Test(arguments: UInt64(0)..<100) func aTreeIsABreadthFirstSearch(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<14 { expectSearches(&dice, items: dice.pick([1, 2, 3, 5, 8, 20, 40])) }
        if seed % 10 == 0 { expectSearches(&dice, items: seed % 50 == 0 ? 2000 : 200) }
    }

    private func expectSearches(_ dice: inout Dice, items: Int) {
        let network = Network.random(&dice, items: items)
        let all = network.kinds.keys.sorted()
        for isUpstream in [true, false] {
            let steps = network.steps(isUpstream)
            for _ in 0..<6 {
                let root = dice.pick(all)
                let limit = dice.pick([Int.max, Int.max, 0, 1, 2, 5])
                let tree = ReachTree(
                    from: network.node(root), isUpstream ? .upstream : .downstream, in: network.portfolio, depth: limit)
                expectSearch(tree, network, root, steps, limit)
            }
        }
    }

    private func expectSearch(
        _ tree: ReachTree, _ network: Network, _ root: ItemID, _ steps: [ItemID: [ItemID]], _ limit: Int
    ) {
        // Distances by rounds: everything one step beyond what is already known.
        var distance = [root: 0]
        var frontier = [root]
        while !frontier.isEmpty, distance[frontier[0]]! < limit {
            var next: [ItemID] = []
            for id in frontier {
                for step in steps[id] ?? [] where distance[step] == nil {
                    distance[step] = distance[id]! + 1
                    next.append(step)
                }
            }
            frontier = next
        }
        let portfolio = network.portfolio
        var expanded: [ItemID: Int] = [:]
        for (position, place) in tree.places.enumerated() {
            let id = portfolio.id(place.node)
            if place.isSeen {
                #expect(place.children.isEmpty && expanded[id] != nil)
            } else {
                #expect(expanded.updateValue(position, forKey: id) == nil, "\(id) is expanded once")
                #expect(place.depth == distance[id])
                let children = network.ids(place.children.map { tree.places[$0].node })
                #expect(children.sorted() == (place.depth < limit ? (steps[id] ?? []).sorted() : []))
            }
            for child in place.children {
                #expect(child > position && tree.places[child].depth == place.depth + 1)
                #expect(
                    tree.places[child].edge.map { [portfolio.from($0), portfolio.to($0)].contains(place.node) } == true)
            }
        }
        #expect(Set(expanded.keys) == Set(distance.keys))
        #expect(tree.reached == distance.count - 1)
        #expect(tree.places.map(\.depth) == tree.places.map(\.depth).sorted(), "level by level")
    }

    @Test(arguments: UInt64(0)..<20) func neighboursAreTheSameInOrderAndOutOfIt(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Network.random(&dice, items: 40)
        let portfolio = network.portfolio
        for node in portfolio.allNodes {
            for direction in Direction.allCases {
                let ordered = portfolio.neighbours(of: node, direction)
                var loose: [Edge] = []
                portfolio.forEachNeighbour(of: node, direction) { edge, far in
                    loose.append(edge)
                    #expect([portfolio.from(edge), portfolio.to(edge)].contains(far) && far != node)
                }
                #expect(Set(loose) == Set(ordered.map(\.edge)))
                #expect(portfolio.neighbourCount(of: node, direction) == ordered.count)
            }
        }
    }

    @Test func aRingAndADoubleLinkEndInSeenLeaves() {
        var network = Network()
        network.add(.milestone, "A", "B")
        network.add(.programme, "P")
        network.link(.needs, "A", "B")
        network.link(.needs, "B", "A")
        network.link(.partOf, "A", "P")
        network.link(.needs, "P", "A")
        let tree = ReachTree(from: network.node("A"), .downstream, in: network.portfolio)
        #expect(network.ids(tree.places.map(\.node)) == ["A", "B", "P", "P", "A"])
        #expect(tree.places.map(\.isSeen) == [false, false, false, true, true])
        #expect(tree.reached == 2)
    }

    @Test func aLongChainIsWalkedWithoutRecursion() {
        var network = Network()
        network.portfolio = chain(3000)
        let tree = ReachTree(from: network.node("C0"), .upstream, in: network.portfolio)
        #expect(tree.reached == 2999)
        #expect(tree.places.last?.depth == 2999)
    }

    private func chain(_ count: Int) -> Portfolio {
        var changes: [Change] = (0..<count).map { .create(.item("C\($0)"), kind: .milestone, fields: [:]) }
        for number in 1..<count {
            changes.append(
                .create(.link(LinkKey(.needs, from: "C\(number - 1)", to: "C\(number)")), kind: nil, fields: [:]))
        }
        var portfolio = Portfolio()
        try! portfolio.apply(changes)
        return portfolio
    }
}
