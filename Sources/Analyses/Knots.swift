// What runs in circles taken as one: the order in which walks over everything may go, givers first.

import Missions

/// The strongly connected components of a graph in an order in which every component comes after all it leads to.
/// Tarjan, "Depth-First Search and Linear Graph Algorithms" (1972), with a stack of our own.
struct Knots: Sendable {
    /// All places, those of a component side by side, components in order.
    let members: [Int32]
    /// By component, where it begins in `members`; one more than there are components.
    let firsts: [Int32]
    /// By place, its component.
    let knots: [Int32]

    var count: Int { firsts.count - 1 }

    /// The positions of a component's places in `members`.
    func range(_ knot: Int) -> Range<Int> { Int(firsts[knot])..<Int(firsts[knot + 1]) }

    init(_ graph: FlatGraph) {
        let count = graph.count
        var (knots, cursors) = ([Int32](repeating: -1, count: count), graph.firsts)
        var seen = [Int32](repeating: 0, count: count)
        var lowest = seen
        var (members, firsts): ([Int32], [Int32]) = ([], [0])
        members.reserveCapacity(count)
        firsts.reserveCapacity(count + 1)
        // The way from the root, and what has been met but has no component yet.
        var (way, open): ([Int32], [Int32]) = ([], [])
        var number: Int32 = 0
        for root in 0..<count where seen[root] == 0 {
            number += 1
            (seen[root], lowest[root]) = (number, number)
            way.append(Int32(root))
            open.append(Int32(root))
            while let last = way.last {
                let place = Int(last)
                if cursors[place] < graph.firsts[place + 1] {
                    let target = Int(graph.targets[Int(cursors[place])])
                    cursors[place] += 1
                    if seen[target] == 0 {
                        number += 1
                        (seen[target], lowest[target]) = (number, number)
                        way.append(Int32(target))
                        open.append(Int32(target))
                    } else if knots[target] < 0 {
                        lowest[place] = min(lowest[place], seen[target])
                    }
                    continue
                }
                way.removeLast()
                if let before = way.last { lowest[Int(before)] = min(lowest[Int(before)], lowest[place]) }
                guard lowest[place] == seen[place] else { continue }
                let knot = Int32(firsts.count - 1)
                while let member = open.popLast() {
                    knots[Int(member)] = knot
                    members.append(member)
                    if member == last { break }
                }
                firsts.append(Int32(members.count))
            }
        }
        (self.members, self.firsts, self.knots) = (members, firsts, knots)
    }

    /// The steps between components, by component; those inside one are left out.
    func steps(of graph: FlatGraph) -> FlatGraph {
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        sources.reserveCapacity(graph.targets.count)
        targets.reserveCapacity(graph.targets.count)
        for place in members {
            let knot = knots[Int(place)]
            for step in graph.steps(Int(place)) {
                let target = knots[Int(graph.targets[step])]
                guard target != knot else { continue }
                sources.append(knot)
                targets.append(target)
            }
        }
        return FlatGraph(
            count: count, sources: sources, targets: targets, edges: [Int32](repeating: -1, count: targets.count))
    }

    /// By place, which of up to 64 ends it leads on to, itself included: one bit for each, in their order. Ends lie where
    /// the graph comes from, places where it leads to, so that marks travel along its steps.
    func marks(of ends: ArraySlice<Node>, over graph: FlatGraph) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: count)
        for (bit, end) in ends.prefix(64).enumerated() { words[Int(knots[Int(end.slot)])] |= 1 << UInt64(bit) }
        for knot in stride(from: count - 1, through: 0, by: -1) {
            let word = words[knot]
            if word == 0 { continue }
            for member in range(knot) {
                for step in graph.steps(Int(members[member])) { words[Int(knots[Int(graph.targets[step])])] |= word }
            }
        }
        return knots.map { words[Int($0)] }
    }
}
