// Whose deadline decides by when an item must finish.

import Missions

extension Schedule {
    /// The item whose deadline decides the late finish of another: its own, or that of what waits for it, however far; of
    /// several ways the first by id at each step. Nil where no deadline is downstream, and where it is done.
    public func deciding(_ node: Node, in portfolio: Portfolio) -> Node? {
        guard lateFinish(node) != nil else { return nil }
        var place = node.slot
        // Givers come before receivers in the order, so that this ends.
        while latest[Int(place)] != plan.timings[Int(place)].deadline {
            var next: Int32?
            for position in plan.receivers.steps(Int(place)) {
                let receiver = plan.receivers.targets[position]
                guard plan.ranks[Int(receiver)] > plan.ranks[Int(place)], decides(receiver, place) else { continue }
                if next.map({ portfolio.isBefore(receiver, $0) }) ?? true { next = receiver }
            }
            guard let next else { return nil }
            place = next
        }
        return Node(place: place)
    }

    /// Whether the late finish of a giver is what one of its receivers leaves it.
    private func decides(_ receiver: Int32, _ giver: Int32) -> Bool {
        let (timing, finish) = (plan.timings[Int(receiver)], latest[Int(receiver)])
        guard !timing.isDone, finish != Schedule.none else { return false }
        return plan.steps(Int(receiver)).contains { position in
            let step = plan.steps[position]
            return step.giver == giver && step.arrival == Plan.follows
                && Plan.later(finish, by: -timing.duration - step.lag) == latest[Int(giver)]
        }
    }
}
