// What waits on a cycle of needs: nobody can say when it finishes, and those who ask are told so.

import Missions

extension Schedule {
    /// A cycle of needs that an item waits on.
    public struct CycleUpstream: Sendable {
        /// The member that is fewest links away; of several, that whose id comes first.
        public let nearest: Node
        public let cycle: Cycles.Deadlock
    }

    /// The cycles that an item waits on, near or far, by needs that are not delivered and through what is not done, in
    /// the order of their smallest ids. Those of what is in a cycle itself are left out: it has no schedule at all.
    public func cycles(upstream goal: Node, in portfolio: Portfolio) -> [CycleUpstream] {
        guard !plan.cycleMembers.isEmpty, isOpen(goal) else { return [] }
        var found = [goal.slot]
        var distances: [Int32: Int] = [goal.slot: 0]
        var next = 0
        while next < found.count {
            let place = found[next]
            next += 1
            for position in plan.steps(Int(place)) where isOpenStep(position) {
                let giver = plan.steps[position].giver
                guard distances[giver] == nil else { continue }
                distances[giver] = distances[place]! + 1
                found.append(giver)
            }
        }
        guard found.contains(where: { isInCycle(Node(place: $0)) }) else { return [] }
        return Cycles.deadlocks(portfolio).compactMap { cycle in
            // Members come by id: the first of the nearest is the one.
            let nearest = cycle.members.filter { distances[$0.slot] != nil }
                .min { distances[$0.slot]! < distances[$1.slot]! }
            return nearest.map { CycleUpstream(nearest: $0, cycle: cycle) }
        }
    }

    /// The cycle of needs that an item is in; nil where it is in none.
    public func cycle(of node: Node, in portfolio: Portfolio) -> Cycles.Deadlock? {
        isInCycle(node) ? Cycles.deadlocks(portfolio).first { $0.members.contains(node) } : nil
    }

    /// Of some places, those that wait on a cycle, near or far. They must hold all that is upstream of each of them.
    func waitOnCycles(_ places: [Int32]) -> Set<Int32> {
        guard !plan.cycleMembers.isEmpty else { return [] }
        var waiting: Set<Int32> = []
        for place in places.sorted(by: { plan.ranks[Int($0)] < plan.ranks[Int($1)] }) {
            let waits = plan.steps(Int(place)).contains { position in
                let giver = plan.steps[position].giver
                return isOpenStep(position) && (waiting.contains(giver) || isInCycle(Node(place: giver)))
            }
            if waits { waiting.insert(place) }
        }
        return waiting
    }

    /// The cycles that wait on one of some items directly, by needs that are not delivered, in the order of their
    /// smallest ids.
    func cycles(fedBy isGiver: (Node) -> Bool, in portfolio: Portfolio) -> [Cycles.Deadlock] {
        var fed: Set<Node> = []
        for member in plan.cycleMembers where !plan.timings[Int(member)].isDone {
            let isFed = plan.steps(Int(member)).contains { position in
                isOpenStep(position) && isGiver(Node(place: plan.steps[position].giver))
            }
            if isFed { fed.insert(Node(place: member)) }
        }
        if fed.isEmpty { return [] }
        return Cycles.deadlocks(portfolio).filter { $0.members.contains(where: fed.contains) }
    }

    /// Whether a step still waits for work or for somebody: it is not delivered, and its giver not done.
    private func isOpenStep(_ position: Int) -> Bool {
        !plan.isDelivered[position] && !plan.timings[Int(plan.steps[position].giver)].isDone
    }

    /// `R is in a cycle (Q needs R needs Q)`, and of how many more that is so.
    public static func words(_ cycles: [CycleUpstream], in portfolio: Portfolio) -> String {
        guard let first = cycles.first else { return "" }
        let more = cycles.count == 1 ? "" : ", and so are \(counted(cycles.count - 1, "more giver"))"
        let cycle = Cycles.words(first.cycle.shortest.nodes, in: portfolio)
        return "\(portfolio.id(first.nearest)) is in a cycle (\(cycle))\(more)"
    }
}

extension Slip {
    /// What waits on cycles that what moves feeds, and so is not counted, in a sentence; nil where there is nothing such.
    public func notCounted(in portfolio: Portfolio) -> String? {
        let (first, before) = (item, schedule.finishes)
        let cycles = schedule.cycles(
            fedBy: { $0 == first || finishes[Int($0.slot)] > before[Int($0.slot)] }, in: portfolio)
        if cycles.isEmpty { return nil }
        let named = cycles.prefix(3).map { cycle in
            let ids = cycle.members.prefix(5).map { portfolio.id($0) }
            let rest = cycle.members.count - ids.count
            return ids.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
        }
        let more = cycles.count > named.count ? " and \(cycles.count - named.count) more" : ""
        return "Not counted: what waits on the \(cycles.count == 1 ? "cycle" : "cycles") "
            + named.joined(separator: "; ") + more + "."
    }
}
