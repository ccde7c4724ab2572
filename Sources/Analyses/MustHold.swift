// The question backwards: what must hold for a milestone by a day.

import Missions

/// All that is upstream of an item, with the latest day on which each may finish so that the item finishes by a day
/// (domain model, section 5.2). A backward pass with that single constraint: other deadlines do not count.
public struct MustHold: Sendable {
    /// What must finish by when.
    public struct Row: Hashable, Sendable {
        public let node: Node
        /// LF, with LF(goal) = the day asked for.
        public let lateFinish: Day
        /// EF, as things stand.
        public let earlyFinish: Day
        /// LF - EF, days; below zero where it is too late as things stand.
        public var slack: Int { lateFinish - earlyFinish }
        /// Whether it waits, near or far, on a cycle of needs: then nobody can say when it finishes, and the early finish
        /// goes by what those in the cycle have promised, or leaves them out.
        public let waitsOnCycle: Bool
        /// Whether no date is known of it, so that the early finish is counted as if it began on the as-of day.
        public let isCounted: Bool
        /// Whether it holds as things stand; nil where it waits on a cycle.
        public var holds: Bool? { waitsOnCycle ? nil : slack >= 0 }
    }

    /// What somebody without a schedule - an org, or work inside a cycle - must deliver by when.
    public struct Delivery: Hashable, Sendable {
        public let need: Schedule.Need
        /// The last day on which it may arrive.
        public let lateArrival: Day
        /// Days between the promise and that day; nil where nothing is promised.
        public var slack: Int? { need.arrival.map { lateArrival - $0 } }
    }

    public let goal: Node
    public let day: Day
    /// The goal and what is upstream of it and not done, the earliest late finish first, then by id.
    public let rows: [Row]
    /// What must be delivered by those who have no schedule, the earliest first, then by the giver's id.
    public let deliveries: [Delivery]
    /// The cycles of needs that the goal waits on, near or far.
    public let cycles: [Schedule.CycleUpstream]

    /// What must hold for an item by a day; throws where the item has no schedule, or has finished.
    public init(for goal: Node, by day: Day, in schedule: Schedule, _ portfolio: Portfolio) throws(NoSchedule) {
        try schedule.check(goal, in: portfolio)
        if schedule.isDone(goal) {
            throw NoSchedule(
                sentence: "\(portfolio.id(goal)) finished on \(schedule.earlyFinish(goal)!.spoken). "
                    + "Nothing need hold for it any more.")
        }
        (self.goal, self.day) = (goal, min(max(day, .first), .last))
        var found: [Weighed] = []
        var deliveries: [Delivery] = []
        for (place, day) in schedule.latest(before: goal, on: self.day.number) {
            found.append(Weighed(place, Int64(day), in: portfolio))
            guard schedule.waitsForOthers(Int(place)) else { continue }
            for need in schedule.needs(of: Node(place: place))
            where !need.isDelivered && !schedule.isScheduled(need.giver) {
                let days = Int(schedule.plan.timings[Int(place)].duration) + need.lag
                deliveries.append(Delivery(need: need, lateArrival: Schedule.day(day) + -days))
            }
        }
        portfolio.sort(&found)
        cycles = schedule.cycles(upstream: goal, in: portfolio)
        let unsure = cycles.isEmpty ? [] : schedule.waitOnCycles(found.map(\.place))
        rows = found.map { item in
            Row(
                node: Node(place: item.place), lateFinish: Schedule.day(Int32(item.weight)),
                earlyFinish: Schedule.day(schedule.finishes[Int(item.place)]),
                waitsOnCycle: unsure.contains(item.place), isCounted: schedule.isCounted(Node(place: item.place)))
        }
        self.deliveries = deliveries.sorted { left, right in
            if left.lateArrival != right.lateArrival { return left.lateArrival < right.lateArrival }
            let (a, b) = (left.need, right.need)
            return a.giver == b.giver
                ? portfolio.isBefore(a.receiver, b.receiver) : portfolio.isBefore(a.giver, b.giver)
        }
    }

    /// The rows that are too late as things stand; not those that wait on a cycle.
    public var broken: [Row] { rows.filter { $0.holds == false } }

    /// "For M3 by 30 Sep 2026 4 items must hold, M1 first, by 5 May 2026. As things stand all do." Else how many are too
    /// late, and the worst of them. Where the goal waits on a cycle, that nobody can say.
    public func sentence(in portfolio: Portfolio) -> String {
        guard let first = rows.first else { return "" }
        let isOne = rows.count == 1
        let what = isOne ? "1 item must hold" : "\(rows.count) items must hold, \(portfolio.id(first.node)) first,"
        let start =
            "For \(portfolio.id(goal)) by \(day.spoken) \(what)\(isOne ? "," : "") by \(first.lateFinish.spoken)."
        let unsure =
            cycles.isEmpty
            ? ""
            : " \(Schedule.words(cycles, in: portfolio)): nobody can say whether \(portfolio.id(goal)) holds."
        let broken = broken
        guard var worst = broken.first else {
            return start + (unsure.isEmpty ? " As things stand \(isOne ? "it does" : "all do")." : unsure)
        }
        // Equally late, the first of them in the order of the rows.
        for row in broken where row.slack < worst.slack { worst = row }
        let count = broken.count
        return start + " As things stand \(count == 1 ? "1 is" : "\(count) are") too late, \(portfolio.id(worst.node)) "
            + "\(count == 1 ? "" : "most, ")by \(counted(-worst.slack, "day"))." + unsure
    }

    /// Whether it can be done at all: nothing must finish before the as-of day of the schedule.
    public func isPossible(in schedule: Schedule) -> Bool { rows.allSatisfy { $0.lateFinish >= schedule.asOf } }
}

/// Why a question about the schedule has no answer, as a sentence for people.
public struct NoSchedule: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentence: String
    public var description: String { sentence }
}

extension Schedule {
    /// Whether something arrives at a place that is not the finish of other work.
    fileprivate func waitsForOthers(_ place: Int) -> Bool {
        plan.steps(place).contains { plan.steps[$0].arrival != Plan.follows }
    }

    /// Throws where an item has no schedule, with which of the reasons it is.
    public func check(_ node: Node, in portfolio: Portfolio) throws(NoSchedule) {
        if isScheduled(node) { return }
        let id = portfolio.id(node)
        if let cycle = cycle(of: node, in: portfolio) {
            throw NoSchedule(
                sentence: "\(id) has no schedule: it is in a cycle of needs "
                    + "(\(Cycles.words(cycle.shortest.nodes, in: portfolio))), where nobody can start. "
                    + "Take back one need of the cycle first.")
        }
        throw NoSchedule(
            sentence: "\(id) is \(portfolio.kind(node).withArticle) and has no schedule. "
                + "Choose a milestone, a programme or an experiment.")
    }
}
