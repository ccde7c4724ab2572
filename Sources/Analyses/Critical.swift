// What leads to one milestone: the path that drives it, and what is critical or nearly so.

import Missions

extension Schedule {
    /// A place on a driving path.
    public struct PathStep: Hashable, Sendable {
        public let node: Node
        /// What decides when it can start; nil for what has no schedule: an org, or work inside a cycle.
        public let driver: Driver?
    }

    /// The driving path to an item: from it back along what decides each start, until that is its own plan or nobody knows
    /// (nothing, an org's promise, what is inside a cycle). The item itself comes first; empty where it has no schedule.
    public func drivingPath(to goal: Node) -> [PathStep] {
        guard isScheduled(goal) else { return [] }
        var path: [PathStep] = []
        var next: Node? = goal
        // Givers come before receivers in the order, so that this ends.
        while let node = next {
            let driver = driver(node)
            path.append(PathStep(node: node, driver: driver))
            next = if case .giver(let giver, _) = driver { giver } else { nil }
        }
        return path
    }

    /// How far an item may slip before a given one finishes later.
    public struct Critical: Hashable, Sendable {
        public let node: Node
        /// TF_M, days: late finish with the single constraint LF(M) = EF(M), less early finish.
        public let float: Int
        /// Whether it may not slip at all.
        public var isCritical: Bool { float == 0 }
        /// Whether it may slip by two weeks at most.
        public var isNearCritical: Bool { float <= Schedule.nearCritical }
    }

    /// The float up to which an item is near-critical, days.
    public static let nearCritical = 14

    /// What holds up an item when it slips far enough, with the days it may slip before that: itself and upstream of it
    /// what is not done, along links that are not delivered. The most critical first, then by early finish and id; empty
    /// where the item is done or has no schedule. With `within`, only floats up to that many days.
    public func critical(to goal: Node, within most: Int = .max, in portfolio: Portfolio) -> [Critical] {
        guard isOpen(goal) else { return [] }
        var found: [Weighed] = []
        for (place, day) in latest(before: goal, on: finishes[Int(goal.slot)]) {
            let (float, finish) = (Int64(day - finishes[Int(place)]), Int64(finishes[Int(place)]))
            if float <= most { found.append(Weighed(place, float << 32 + finish, in: portfolio)) }
        }
        portfolio.sort(&found)
        return found.map { item in
            let finish = Int64(finishes[Int(item.place)])
            return Critical(node: Node(place: item.place), float: Int((item.weight - finish) >> 32))
        }
    }

    /// The latest finish of an item and of all that is upstream of it, with the single constraint that the item finishes
    /// on a day, in the order of their places. What is done and what is delivered constrains nothing.
    func latest(before goal: Node, on day: Int32) -> [(place: Int32, day: Int32)] {
        var days = [Int32](repeating: Schedule.none, count: plan.timings.count)
        var waiting = RankSet(count: plan.order.count)
        var rank = plan.ranks[Int(goal.slot)]
        days[Int(goal.slot)] = day
        waiting.insert(rank)
        plan.withView { view in
            while let next = waiting.takeLast(upTo: rank) {
                rank = next
                let place = Int(plan.order[Int(next)])
                let timing = view.timings[place]
                if timing.isDone { continue }
                for position in view.steps(place) where view.steps[position].arrival == Plan.follows {
                    let step = view.steps[position]
                    let giver = Int(step.giver)
                    days[giver] = min(days[giver], view.later(days[place], by: -timing.duration - step.lag))
                    waiting.insert(plan.ranks[giver])
                }
            }
        }
        return days.indices.lazy.filter { days[$0] != Schedule.none && !plan.timings[$0].isDone }
            .map { (Int32($0), days[$0]) }
    }
}
