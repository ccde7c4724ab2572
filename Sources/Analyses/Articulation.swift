// Single points of failure: items without which a network falls apart.

import Missions

extension FlatGraph {
    /// Every step both ways: lines without direction.
    var lines: FlatGraph {
        let sources = sources
        return FlatGraph(
            count: count, sources: sources + targets, targets: targets + sources, edges: edges + edges)
    }

    /// By place, whether a graph of `lines` falls into more pieces without it: its articulation points. Hopcroft and
    /// Tarjan, "Efficient Algorithms for Graph Manipulation" (1973), with a stack of our own.
    func articulations() -> [Bool] {
        var isPoint = [Bool](repeating: false, count: count)
        var (cursors, seen) = (firsts, [Int32](repeating: 0, count: count))
        var lowest = seen
        var way: [Int32] = []
        var number: Int32 = 0
        for root in 0..<count where seen[root] == 0 && !steps(root).isEmpty {
            var branches = 0
            number += 1
            (seen[root], lowest[root]) = (number, number)
            way.append(Int32(root))
            while let last = way.last {
                let place = Int(last)
                if cursors[place] < firsts[place + 1] {
                    let target = Int(targets[Int(cursors[place])])
                    cursors[place] += 1
                    if seen[target] == 0 {
                        number += 1
                        (seen[target], lowest[target]) = (number, number)
                        way.append(Int32(target))
                    } else {
                        // Going back along the line one came by finds nothing lower than where one came from, which
                        // changes nothing.
                        lowest[place] = min(lowest[place], seen[target])
                    }
                    continue
                }
                way.removeLast()
                guard let before = way.last.map({ Int($0) }) else { continue }
                lowest[before] = min(lowest[before], lowest[place])
                if before == root {
                    branches += 1
                } else if lowest[place] >= seen[before] {
                    isPoint[before] = true
                }
            }
            if branches > 1 { isPoint[root] = true }
        }
        return isPoint
    }
}
