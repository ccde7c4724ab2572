// What runs in cycles taken as one: the order in which walks over everything may go, givers first.

import Missions

/// The strongly connected components of a graph in an order in which every component comes after all it leads to.
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
        // The same components from the other end: there, steps lead on to what comes later.
        let found = StronglyConnected(graph)
        var (members, firsts): ([Int32], [Int32]) = ([], [0])
        members.reserveCapacity(found.members.count)
        firsts.reserveCapacity(found.count + 1)
        for component in stride(from: found.count - 1, through: 0, by: -1) {
            members += found.members(of: component)
            firsts.append(Int32(members.count))
        }
        let last = Int32(found.count) - 1
        (self.members, self.firsts, knots) = (members, firsts, found.numbers.map { last - $0 })
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
