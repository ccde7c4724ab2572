// Components and paths against searches written down once more, on the links as they were asked for.

import Chance
import Missions
import Testing

@testable import Analyses

@Suite struct StronglyConnectedTests {
    @Test(arguments: UInt64(0)..<150) func whatReachesEachOtherIsOneComponent(seed: UInt64) {
        var dice = Dice(seed: seed)
        let count = dice.pick([0, 1, 2, 3, 8, 25])
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        for _ in 0..<(count * dice.pick([1, 2, 3])) {
            sources.append(Int32(dice.roll(0..<count)))
            targets.append(Int32(dice.roll(0..<count)))
        }
        // Every place with every place, by Warshall's closure.
        var reaches = (0..<count).map { row in (0..<count).map { $0 == row } }
        for (source, target) in zip(sources, targets) { reaches[Int(source)][Int(target)] = true }
        for middle in 0..<count {
            for row in 0..<count where reaches[row][middle] {
                for column in 0..<count where reaches[middle][column] { reaches[row][column] = true }
            }
        }
        let graph = FlatGraph(count: count, sources: sources, targets: targets, edges: targets)
        let components = StronglyConnected(graph)
        for row in 0..<count {
            for column in 0..<count {
                let isOne = components.numbers[row] == components.numbers[column]
                #expect(isOne == (reaches[row][column] && reaches[column][row]))
                if reaches[row][column] { #expect(components.numbers[row] <= components.numbers[column]) }
            }
        }
        #expect(components.members.sorted() == (0..<Int32(count)).map { $0 })
        for component in 0..<components.count {
            let members = components.members(of: component)
            #expect(!members.isEmpty && members.elementsEqual(members.sorted()))
            #expect(members.count == components.size(of: component))
            #expect(members.allSatisfy { components.numbers[Int($0)] == Int32(component) })
        }
    }

    @Test(arguments: UInt64(0)..<8) func twoThousandPlacesAreParted(seed: UInt64) {
        var dice = Dice(seed: seed)
        let count = 2_000
        var steps: [[Int]] = Array(repeating: [], count: count)
        var back = steps
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        for _ in 0..<(count * (1 + Int(seed) % 3)) {
            let (source, target) = (dice.roll(0..<count), dice.roll(0..<count))
            steps[source].append(target)
            back[target].append(source)
            sources.append(Int32(source))
            targets.append(Int32(target))
        }
        // Kosaraju: in the order in which a search leaves places, what leads to them and is not taken yet.
        var (left, known): ([Int], Set<Int>) = ([], [])
        for root in 0..<count where known.insert(root).inserted {
            var trail = [(root, 0)]
            while let (place, next) = trail.last {
                if next == steps[place].count {
                    left.append(place)
                    trail.removeLast()
                } else {
                    trail[trail.count - 1].1 += 1
                    if known.insert(steps[place][next]).inserted { trail.append((steps[place][next], 0)) }
                }
            }
        }
        var taken: Set<Int> = []
        var expected: Set<Set<Int32>> = []
        for root in left.reversed() where taken.insert(root).inserted {
            var (component, waiting): (Set<Int32>, [Int]) = ([], [root])
            while let place = waiting.popLast() {
                component.insert(Int32(place))
                for source in back[place] where taken.insert(source).inserted { waiting.append(source) }
            }
            expected.insert(component)
        }
        let components = StronglyConnected(FlatGraph(count: count, sources: sources, targets: targets, edges: targets))
        #expect(Set((0..<components.count).map { Set(components.members(of: $0)) }) == expected)
    }
}

/// Paths as lists of ids, found the slow way.
enum SlowPaths {
    /// The shortest path, of several the first by ids: the best path to each item, round by round.
    static func shortest(_ steps: [ItemID: [ItemID]], _ start: ItemID, _ goal: ItemID) -> [ItemID]? {
        var best: [ItemID: [ItemID]] = [start: [start]]
        var round = [start]
        while best[goal] == nil, !round.isEmpty {
            var next: [ItemID: [ItemID]] = [:]
            for id in round {
                for step in steps[id] ?? [] where best[step] == nil {
                    let path = best[id]! + [step]
                    if next[step].map({ path.lexicographicallyPrecedes($0) }) ?? true { next[step] = path }
                }
            }
            best.merge(next) { old, _ in old }
            round = Array(next.keys)
        }
        return best[goal]
    }

    /// All simple paths to any of the goals, the shortest first and then by ids.
    static func all(
        _ steps: [ItemID: [ItemID]], _ start: ItemID, _ goals: Set<ItemID>, most: Int
    ) -> [[ItemID]] {
        var found: [[ItemID]] = []
        func walk(_ path: [ItemID]) {
            if path.count > 1, goals.contains(path.last!) { found.append(path) }
            guard path.count <= most else { return }
            for next in Set(steps[path.last!] ?? []) where !path.contains(next) { walk(path + [next]) }
        }
        walk([start])
        return found.sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
    }
}

@Suite struct PathTests {
    @Test(arguments: UInt64(0)..<120) func theShortestPathIsFoundFromBothEndsAtOnce(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Network.random(&dice, items: dice.pick([1, 2, 5, 12, 40]))
        let portfolio = network.portfolio
        let down = network.steps(false)
        var needs: [ItemID: [ItemID]] = [:]
        for (key, fields) in network.links where key.type == .needs {
            if !["declined", "withdrawn"].contains(fields[.state] ?? "") {
                needs[key.from, default: []].append(key.to)
            }
        }
        var both = down
        for (id, steps) in down { for step in steps { both[step, default: []].append(id) } }
        let ids = network.kinds.keys.sorted()
        var finder = PathFinder()
        for _ in 0..<60 {
            let (start, goal) = (dice.pick(ids), dice.pick(ids))
            for (way, steps) in [(Way.consequence, down), (.needs, needs), (.related, both)] {
                let path = finder.shortest(
                    from: network.node(start), to: network.node(goal), along: way, in: portfolio)
                #expect(path.map { network.ids($0.nodes) } == SlowPaths.shortest(steps, start, goal))
                guard let path else { continue }
                #expect(path.hops == path.nodes.count - 1)
                for (hop, edge) in path.edges.enumerated() {
                    #expect(
                        Set([portfolio.from(edge), portfolio.to(edge)]) == Set([path.nodes[hop], path.nodes[hop + 1]]))
                }
            }
        }
    }

    @Test(arguments: UInt64(0)..<150) func allSimplePathsAreListedTheShortestFirst(seed: UInt64) {
        var dice = Dice(seed: seed)
        let network = Network.random(&dice, items: dice.pick([1, 3, 6, 9, 12]))
        let steps = network.steps(false)
        let ids = network.kinds.keys.sorted()
        for _ in 0..<12 {
            let start = dice.pick(ids)
            let goals = (0..<dice.roll(1...3)).map { _ in dice.pick(ids) }
            let (hops, most) = (dice.pick([12, 12, 3, 1]), dice.pick([20, 20, 2]))
            let expected = SlowPaths.all(steps, start, Set(goals).subtracting([start]), most: hops)
            let found = SimplePaths(
                from: network.node(start), to: goals.map { network.node($0) }, in: network.portfolio, mostHops: hops,
                mostPaths: most)
            #expect(found.paths.map { network.ids($0.nodes) } == Array(expected.prefix(most)))
            #expect(found.isTruncated == (expected.count > most))
        }
    }

    @Test func aHopIsToldByTheLinkThatSaysMost() {
        var network = Network()
        network.add(.milestone, "M")
        network.add(.programme, "P")
        network.link(.partOf, "M", "P")
        network.link(.needs, "P", "M")
        var finder = PathFinder()
        let path = finder.shortest(from: network.node("M"), to: network.node("P"), in: network.portfolio)
        #expect(path?.edges.map { network.portfolio.type($0) } == [.needs])
        let all = SimplePaths(from: network.node("M"), to: [network.node("P")], in: network.portfolio)
        #expect(all.paths == [path])
    }

    @Test func ofVeryManyPathsTheFirstAreListed() {
        var network = Network()
        let ids = (0..<30).map { "M\($0)" }
        for id in ids { network.add(.milestone, id) }
        for receiver in ids { for giver in ids where receiver != giver { network.link(.needs, receiver, giver) } }
        let found = SimplePaths(from: network.node("M0"), to: [network.node("M1")], in: network.portfolio)
        #expect(found.isTruncated && found.paths.map(\.hops) == [1] + Array(repeating: 2, count: 19))
        #expect(network.ids(found.paths[1].nodes) == ["M0", "M10", "M1"])
    }

    @Test func aSearchThatFindsNothingMoreIsGivenUpAndSaysSo() {
        // One gate leads on to the goal and into a tangle that leads back to it: no path goes through it twice.
        var network = Network()
        let tangle = (0..<20).map { "M\($0)" }
        network.add(.milestone, "A", "GATE", "Z")
        for id in tangle { network.add(.milestone, id) }
        network.link(.needs, "GATE", "A")
        network.link(.needs, "Z", "GATE")
        for receiver in tangle {
            network.link(.needs, receiver, "GATE")
            network.link(.needs, "GATE", receiver)
            for giver in tangle where receiver != giver { network.link(.needs, receiver, giver) }
        }
        let downstream = Downstream(from: network.node("A"), in: network.portfolio)
        let found = SimplePaths(downstream, to: [network.node("Z")], in: network.portfolio, budget: 20_000)
        #expect(found.paths.map { network.ids($0.nodes) } == [["A", "GATE", "Z"]] && found.isTruncated)
    }
}
