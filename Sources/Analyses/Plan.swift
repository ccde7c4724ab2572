// The work of a portfolio and what it waits for as flat arrays, in an order in which givers come first.

import Missions

/// What every pass over a schedule reads. Days are numbers counted from 1970-01-01, inside the calendar; places are those
/// of items (`Node.slot`).
struct Plan: Sendable {
    /// One thing that work waits for: a live `needs` link of it.
    struct Step: BitwiseCopyable, Sendable {
        /// The place of the giver.
        var giver: Int32
        /// Days the receiver needs after arrival.
        var lag: Int32
        /// The day of arrival where the giver's finish does not matter (delivered; promised by an org or by what is inside
        /// a cycle), `noDay` where it is unknown, else `follows`.
        var arrival: Int32
        /// The place of the link.
        var edge: Int32
    }

    static var noDay: Int32 { Timing.noDay }
    /// The arrival of a step that comes when its giver finishes.
    static var follows: Int32 { .max }
    /// What stands for the step that determines a start where no step does.
    static var ownPlan: Int32 { -1 }
    static var nothingKnown: Int32 { -2 }
    static var theSlip: Int32 { -3 }

    let today: Int32
    /// By place.
    let timings: [Timing]
    /// By place, where its steps begin in `steps`; one more than there are places.
    let firsts: [Int32]
    let steps: [Step]
    /// By step: whether it is delivered.
    let isDelivered: [Bool]
    /// From givers to receivers, along the same links.
    let receivers: FlatGraph
    /// The places of all work outside cycles, givers first.
    let order: [Int32]
    /// By place, the position in `order`; -1 for what is not in it.
    let ranks: [Int32]
    /// The places of work inside cycles, by id.
    let cycleMembers: [Int32]

    init(_ portfolio: Portfolio, asOf today: Day) {
        self.today = min(max(today, .first), .last).number
        timings = portfolio.timings()
        let givers = FlatGraph.needs(portfolio)
        firsts = givers.firsts
        receivers = givers.reversed
        let sorted = Plan.sorted(timings, givers)
        order = sorted.order
        var members = sorted.members.map { Weighed($0, 0, in: portfolio) }
        portfolio.sort(&members)
        cycleMembers = members.map(\.place)
        var ranks = [Int32](repeating: -1, count: timings.count)
        for (rank, place) in sorted.order.enumerated() { ranks[Int(place)] = Int32(rank) }
        self.ranks = ranks
        let needs = portfolio.needTimings(givers.edges)
        isDelivered = needs.map(\.isDelivered)
        steps = needs.indices.map { step in
            let (need, giver) = (needs[step], givers.targets[step])
            // A giver with a place in the order has a finish.
            let arrival =
                need.isDelivered ? need.delivered : ranks[Int(giver)] >= 0 ? Plan.follows : need.promised
            return Step(giver: giver, lag: need.lag, arrival: arrival, edge: givers.edges[step])
        }
    }

    /// The positions in `steps` of what the work at a place waits for.
    func steps(_ place: Int) -> Range<Int> { Int(firsts[place])..<Int(firsts[place + 1]) }

    /// Runs `body` on what passes read, where it lies.
    func withView<Result>(_ body: (PlanView) throws -> Result) rethrows -> Result {
        try timings.withUnsafeBufferPointer { timings in
            try firsts.withUnsafeBufferPointer { firsts in
                try steps.withUnsafeBufferPointer { steps in
                    try body(
                        PlanView(
                            today: today, calendar: Day.first.number...Day.last.number, timings: timings,
                            firsts: firsts,
                            steps: steps))
                }
            }
        }
    }

    /// A day that many days later, inside the calendar.
    static func later(_ day: Int32, by days: Int32) -> Int32 { min(max(day + days, Day.first.number), Day.last.number) }
}

/// A plan where it lies: valid inside the body of `Plan.withView` only.
struct PlanView {
    let today: Int32
    let calendar: ClosedRange<Int32>
    let timings: UnsafeBufferPointer<Timing>
    let firsts: UnsafeBufferPointer<Int32>
    let steps: UnsafeBufferPointer<Plan.Step>

    @inline(__always)
    func steps(_ place: Int) -> Range<Int> { Int(firsts[place])..<Int(firsts[place + 1]) }

    /// When the work at a place can start, and the step that says so: the latest of its own plan and what it waits for.
    /// Its own plan wins ties, then the giver whose id comes first. `late` is a step that arrives some days later, -1
    /// for none.
    @inline(__always)
    func start(
        of place: Int, _ finishes: UnsafeMutablePointer<Int32>, late: Int = -1, by days: Int32 = 0,
        in portfolio: borrowing Portfolio
    ) -> (day: Int32, driver: Int32) {
        let timing = timings[place]
        let isPlanned = timing.forecast != Plan.noDay
        var start = isPlanned ? timing.forecast - timing.duration : Plan.noDay
        var driver = isPlanned ? Plan.ownPlan : Plan.nothingKnown
        var isTied = false
        for position in steps(place) {
            let day = arrival(position, finishes, late, days)
            if day == Plan.noDay || day < start { continue }
            if day > start {
                (start, driver, isTied) = (day, Int32(position), false)
            } else if driver >= 0 {
                isTied = true
            }
        }
        if isTied { driver = tied(place, start, finishes, late, days, portfolio) }
        return start == Plan.noDay ? (today, driver) : (start, driver)
    }

    /// The day from which a step lets its receiver start: its arrival and lag. `noDay` where nobody knows.
    @inline(__always)
    private func arrival(_ position: Int, _ finishes: UnsafeMutablePointer<Int32>, _ late: Int, _ days: Int32) -> Int32
    {
        let step = steps[position]
        var arrival = step.arrival == Plan.follows ? finishes[Int(step.giver)] : step.arrival
        if arrival == Plan.noDay { return arrival }
        if position == late { arrival = later(arrival, by: days) }
        return arrival + step.lag
    }

    /// Of the steps that say the same day, the one whose giver's id comes first.
    @inline(never)
    private func tied(
        _ place: Int, _ start: Int32, _ finishes: UnsafeMutablePointer<Int32>, _ late: Int, _ days: Int32,
        _ portfolio: borrowing Portfolio
    ) -> Int32 {
        var first = -1
        for position in steps(place) where arrival(position, finishes, late, days) == start {
            if first < 0 || portfolio.isBefore(steps[position].giver, steps[first].giver) { first = position }
        }
        return Int32(first)
    }

    /// When the work at a place finishes that starts on a day: never before today, unless it has finished.
    @inline(__always)
    func finish(of place: Int, starting start: Int32) -> Int32 {
        let timing = timings[place]
        return timing.isDone ? timing.actual : min(max(today, start + timing.duration), calendar.upperBound)
    }

    /// A day that many days later, inside the calendar.
    @inline(__always)
    func later(_ day: Int32, by days: Int32) -> Int32 {
        min(max(day + days, calendar.lowerBound), calendar.upperBound)
    }
}
