// The forward pass of a what-if: from what slips to what moves, in topological order, and no further.

import Missions

/// One run of a what-if over a schedule. Only what waits for something that moved is computed again.
struct SlipPass {
    private let schedule: Schedule
    private let plan: Plan
    /// EF', by place.
    private var finishes: [Int32]
    /// What decides the start of what moved, by place; `unmoved` elsewhere.
    private var drivers: [Int32]
    private static let unmoved = Int32.min
    /// How many places have moved.
    private var count = 0
    /// The step that slips, if a link does.
    private(set) var late: (step: Int, days: Int32)?

    init(_ schedule: Schedule) {
        self.schedule = schedule
        plan = schedule.plan
        finishes = schedule.finishes
        drivers = [Int32](repeating: SlipPass.unmoved, count: finishes.count)
    }

    /// TF, also of what is done: how much later the work at a place may finish before a deadline is missed.
    func breakEven(ofFinish place: Int) -> Int? {
        let latest = schedule.latest[place]
        return latest == Schedule.none ? nil : Int(latest) - Int(schedule.finishes[place])
    }

    /// How much later a step may arrive before a deadline is missed.
    func breakEven(ofArrival step: Int, at receiver: Int) -> Int? {
        let timing = plan.timings[receiver]
        guard !timing.isDone, schedule.latest[receiver] != Schedule.none else { return nil }
        return Int(schedule.latest[receiver]) - Int(timing.duration + plan.steps[step].lag)
            - Int(schedule.arrival(step, finishes))
    }

    mutating func run(finish place: Int, later days: Int32, in portfolio: Portfolio) {
        let finish = Plan.later(finishes[place], by: days)
        guard finish > finishes[place] else { return }
        finishes[place] = finish
        drivers[place] = Plan.theSlip
        count += 1
        spread(from: plan.ranks[place], hasMoved: true, portfolio)
    }

    mutating func run(arrival step: Int, at receiver: Int, later days: Int32, in portfolio: Portfolio) {
        late = (step, days)
        spread(from: plan.ranks[receiver], hasMoved: false, portfolio)
    }

    /// Goes on from a position in the order: to what waits for it where it has moved already, else first to itself.
    private mutating func spread(from first: Int32, hasMoved: Bool, _ portfolio: Portfolio) {
        var waiting = RankSet(count: plan.order.count)
        waiting.insert(first)
        var rank = first
        let (plan, receivers) = (plan, plan.receivers)
        let (step, days) = (late?.step ?? -1, late?.days ?? 0)
        plan.withView { view in
            finishes.withUnsafeMutableBufferPointer { finishes in
                guard let finishes = finishes.baseAddress else { return }
                while let next = waiting.takeFirst(from: rank) {
                    rank = next
                    let place = Int(plan.order[Int(next)])
                    if next != first || !hasMoved {
                        // What has finished does not move.
                        if view.timings[place].isDone { continue }
                        let start = view.start(of: place, finishes, late: step, by: days, in: portfolio)
                        let finish = view.finish(of: place, starting: start.day)
                        guard finish > finishes[place] else { continue }
                        finishes[place] = finish
                        drivers[place] = start.driver
                        count += 1
                    }
                    for step in receivers.steps(place) {
                        let rank = plan.ranks[Int(receivers.targets[step])]
                        if rank >= 0 { waiting.insert(rank) }
                    }
                }
            }
        }
    }

    /// EF' of all, and what moved, the worst first: the longest breach, then what moved furthest, then by id.
    func result(in portfolio: Portfolio) -> (finishes: [Int32], rows: [Slip.Row]) {
        var sorted: [Weighed] = []
        sorted.reserveCapacity(count)
        // In the order in which items lie, their ids are near each other.
        for place in drivers.indices where drivers[place] != SlipPass.unmoved {
            let deadline = plan.timings[place].deadline
            let breach = deadline == Plan.noDay ? 0 : max(0, finishes[place] - deadline)
            let days = finishes[place] - schedule.finishes[place]
            sorted.append(Weighed(Int32(place), -(Int64(breach) << 32 | Int64(days)), in: portfolio))
        }
        portfolio.sort(&sorted)
        let rows = sorted.map { item in
            let place = Int(item.place)
            let timing = plan.timings[place]
            return Slip.Row(
                node: Node(place: item.place), driver: schedule.driver(drivers[place]),
                before: schedule.finishes[place], after: finishes[place],
                latest: timing.isDone ? Schedule.none : schedule.latest[place], due: timing.deadline)
        }
        return (finishes, rows)
    }
}
