// The forward pass of a what-if: from what slips to what moves, in topological order, and no further.

import Missions

/// One run of a what-if over a schedule. Only what waits for something that moved is computed again.
struct SlipPass {
    private let schedule: Schedule
    private let plan: Plan
    private let portfolio: Portfolio
    /// EF', by place.
    private var finishes: [Int32]
    private var waiting: RankSet
    /// What moved, with what decides its start now.
    private var moved: [(place: Int32, driver: Int32)] = []
    /// The step that slips, if a link does.
    private var late: (step: Int, days: Int32)?

    init(_ schedule: Schedule, _ portfolio: Portfolio) {
        (self.schedule, self.portfolio) = (schedule, portfolio)
        plan = schedule.plan
        finishes = schedule.finishes
        waiting = RankSet(count: plan.order.count)
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
        let arrival = finishes.withUnsafeBufferPointer { plan.arrival(step, $0) }
        return Int(schedule.latest[receiver]) - Int(timing.duration + plan.lags[step]) - Int(arrival)
    }

    mutating func run(finish place: Int, later days: Int32) {
        let finish = Plan.later(finishes[place], by: days)
        guard finish > finishes[place] else { return }
        move(place, to: finish, Plan.theSlip)
        spread(from: plan.ranks[place])
    }

    mutating func run(arrival step: Int, at receiver: Int, later days: Int32) {
        late = (step, days)
        waiting.insert(plan.ranks[receiver])
        spread(from: plan.ranks[receiver])
    }

    private mutating func spread(from first: Int32) {
        var rank = first
        while let next = waiting.takeFirst(from: rank) {
            rank = next
            let place = Int(plan.order[Int(next)])
            // What has finished does not move.
            if plan.timings[place].isDone { continue }
            let start = finishes.withUnsafeBufferPointer { plan.start(of: place, $0, in: portfolio, late: late) }
            let finish = plan.finish(of: place, starting: start.day)
            if finish > finishes[place] { move(place, to: finish, start.driver) }
        }
    }

    private mutating func move(_ place: Int, to finish: Int32, _ driver: Int32) {
        finishes[place] = finish
        moved.append((Int32(place), driver))
        for step in plan.receivers.steps(place) {
            let rank = plan.ranks[Int(plan.receivers.targets[step])]
            if rank >= 0 { waiting.insert(rank) }
        }
    }

    // MARK: What is shown

    /// The rows, the worst first, and the links that lateness crossed.
    func sortedRows(_ days: Int) -> (rows: [Slip.Row], crossed: [Edge]) {
        let order = moved.indices.sorted(by: worstFirst())
        var crossed: [Edge] = []
        let rows = order.map { position in
            let place = Int(moved[position].place)
            if moved[position].driver != Plan.theSlip { cross(to: place, &crossed) }
            return row(place, moved[position].driver, days)
        }
        return (rows, crossed)
    }

    /// Whether one position of `moved` comes before another. Sixteen bytes of an id tell most apart without following it
    /// to where it lies.
    private func worstFirst() -> (Int, Int) -> Bool {
        let keys = moved.map { [finishes, schedule, plan, portfolio] moved in
            let (place, deadline) = (Int(moved.place), plan.timings[Int(moved.place)].deadline)
            let breach = deadline == Plan.noDay ? 0 : max(0, finishes[place] - deadline)
            let days = finishes[place] - schedule.finishes[place]
            return (worst: UInt64(breach) << 32 | UInt64(days), id: IDKey(portfolio, moved.place))
        }
        return { [moved, portfolio] left, right in
            if keys[left].worst != keys[right].worst { return keys[left].worst > keys[right].worst }
            if keys[left].id != keys[right].id { return keys[left].id < keys[right].id }
            return portfolio.isBefore(moved[left].place, moved[right].place)
        }
    }

    private func row(_ place: Int, _ driver: Int32, _ days: Int) -> Slip.Row {
        let timing = plan.timings[place]
        let (before, after, latest) = (schedule.finishes[place], finishes[place], schedule.latest[place])
        let hasDeadline = timing.deadline != Plan.noDay
        return Slip.Row(
            node: Node(place: Int32(place)), moved: Int(after - before), absorbed: days - Int(after - before),
            earlyFinish: Schedule.day(after),
            float: timing.isDone || latest == Schedule.none ? nil : Int(latest - after),
            deadline: hasDeadline ? Day(number: timing.deadline) : nil,
            breach: hasDeadline ? Int(max(0, after - timing.deadline)) : 0,
            breachBefore: hasDeadline ? Int(max(0, before - timing.deadline)) : 0,
            driver: schedule.driver(driver))
    }

    private func cross(to place: Int, _ crossed: inout [Edge]) {
        let before = schedule.finishes[place] - plan.timings[place].duration
        for step in plan.givers.steps(place) {
            let giver = Int(plan.givers.targets[step])
            var arrival = plan.arrivals[step]
            if arrival == Plan.follows {
                guard finishes[giver] > schedule.finishes[giver] || late?.step == step else { continue }
                arrival = finishes[giver]
            } else if late?.step != step {
                continue
            }
            if let late, late.step == step { arrival = Plan.later(arrival, by: late.days) }
            if arrival + plan.lags[step] > before { crossed.append(Edge(place: plan.givers.edges[step])) }
        }
    }
}

/// The first sixteen bytes of an id as numbers that compare as its text does.
struct IDKey: Comparable {
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    init(_ portfolio: Portfolio, _ place: Int32) {
        let id = portfolio.idBytes(Node(place: place))
        for position in 0..<min(8, id.count) { high |= UInt64(id[position]) << UInt64(56 - 8 * position) }
        guard id.count > 8 else { return }
        for position in 8..<min(16, id.count) { low |= UInt64(id[position]) << UInt64(120 - 8 * position) }
    }

    static func < (left: IDKey, right: IDKey) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}
