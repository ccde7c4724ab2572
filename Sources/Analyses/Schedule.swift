// When everything can finish, when it must, and what decides it: the critical path method over live needs.

import Missions

/// The schedule of a portfolio as of a day (analysis A4): early start, early and late finish, float and driver of every
/// milestone, programme and experiment. Forward and backward pass after Kelley and Walker, "Critical-Path Planning and
/// Scheduling" (1959). All days are calendar days; links are finish to start with a lag.
///
/// A value, made in one pass and kept until the portfolio changes. Questions about what takes no part - other kinds, and
/// work inside a cycle of needs - are answered with nil.
public struct Schedule: Sendable {
    /// What decides when work can start.
    public enum Driver: Hashable, Sendable {
        /// Its own forecast.
        case ownPlan
        /// The giver of a `needs` link.
        case giver(Node, Edge)
        /// In a what-if, the slip that was asked about.
        case slip
        /// Nothing is known: it starts on the as-of day.
        case unknown
    }

    let plan: Plan
    // By place.
    let starts: [Int32]
    let finishes: [Int32]
    let drivers: [Int32]
    /// The latest finish that breaks no deadline; `none` where no deadline is downstream.
    let latest: [Int32]
    /// The least slack of the links to receivers; `none` without any.
    let slacks: [Int32]

    static var none: Int32 { .max }

    /// The schedule of all work of a portfolio as of a day.
    ///
    /// Bad data never stops it. Work inside a cycle is left out and listed; its receivers go by what it has promised. A
    /// link of which nobody knows when it will arrive is left out and listed. What is delivered with no day is here.
    public init(_ portfolio: Portfolio, asOf today: Day) {
        plan = Plan(portfolio, asOf: today)
        (starts, finishes, drivers) = Schedule.forward(plan, portfolio)
        (latest, slacks) = Schedule.backward(plan, starts, finishes)
    }

    private static func forward(_ plan: Plan, _ portfolio: Portfolio) -> ([Int32], [Int32], [Int32]) {
        var starts = [Int32](repeating: Plan.noDay, count: plan.timings.count)
        var finishes = starts
        var drivers = [Int32](repeating: Plan.nothingKnown, count: starts.count)
        // Where they lie: whose an array is, is asked once and not at each item.
        starts.withUnsafeMutableBufferPointer { starts in
            finishes.withUnsafeMutableBufferPointer { finishes in
                drivers.withUnsafeMutableBufferPointer { drivers in
                    plan.withView { view in
                        for place in plan.order {
                            let place = Int(place)
                            let start = view.start(of: place, finishes.baseAddress!, in: portfolio)
                            (starts[place], drivers[place]) = start
                            finishes[place] = view.finish(of: place, starting: start.day)
                        }
                    }
                }
            }
        }
        return (starts, finishes, drivers)
    }

    private static func backward(_ plan: Plan, _ starts: [Int32], _ finishes: [Int32]) -> ([Int32], [Int32]) {
        // What is in no order has no deadline that counts, and is not asked.
        var latest = plan.timings.map { $0.deadline == Plan.noDay ? none : $0.deadline }
        var slacks = [Int32](repeating: none, count: latest.count)
        latest.withUnsafeMutableBufferPointer { latest in
            slacks.withUnsafeMutableBufferPointer { slacks in
                finishes.withUnsafeBufferPointer { finishes in
                    plan.withView { view in
                        for place in plan.order.reversed() {
                            let timing = view.timings[Int(place)]
                            // What is done waits for nothing any more.
                            if timing.isDone { continue }
                            let (start, finish) = (starts[Int(place)], latest[Int(place)])
                            for position in view.steps(Int(place)) {
                                let step = view.steps[position]
                                guard step.arrival == Plan.follows else { continue }
                                let giver = Int(step.giver)
                                slacks[giver] = min(slacks[giver], start - step.lag - finishes[giver])
                                guard finish != none else { continue }
                                latest[giver] = min(
                                    latest[giver], view.later(finish, by: -timing.duration - step.lag))
                            }
                        }
                    }
                }
            }
        }
        return (latest, slacks)
    }

    /// The day it is made for.
    public var asOf: Day { Day(number: plan.today) }

    /// The items that have a schedule, givers before their receivers.
    public var order: some RandomAccessCollection<Node> { plan.order.lazy.map { Node(place: $0) } }

    /// The items inside cycles of needs, which have none, by id: nobody of them can start.
    public var inCycles: [Node] { plan.cycleMembers.map { Node(place: $0) } }

    /// Whether an item is inside a cycle of needs.
    public func isInCycle(_ node: Node) -> Bool {
        plan.timings.indices.contains(Int(node.slot)) && plan.timings[Int(node.slot)].isWork && !isScheduled(node)
    }

    /// Whether an item has a schedule.
    public func isScheduled(_ node: Node) -> Bool {
        plan.ranks.indices.contains(Int(node.slot)) && plan.ranks[Int(node.slot)] >= 0
    }

    /// S: the later of its own plan (forecast less duration) and the last arrival with its lag; the as-of day where
    /// neither is known.
    public func earlyStart(_ node: Node) -> Day? { isScheduled(node) ? Schedule.day(starts[Int(node.slot)]) : nil }

    /// EF: the actual finish where it is done; else early start and duration, never before the as-of day.
    public func earlyFinish(_ node: Node) -> Day? { isScheduled(node) ? Schedule.day(finishes[Int(node.slot)]) : nil }

    /// LF: the latest finish with which no deadline of its own or downstream is missed; nil where there is no such
    /// deadline, or where it is done.
    public func lateFinish(_ node: Node) -> Day? {
        guard isOpen(node), latest[Int(node.slot)] != Schedule.none else { return nil }
        return Schedule.day(latest[Int(node.slot)])
    }

    /// TF = LF - EF, days: how far it may slip before a deadline is missed; below zero where one is missed already.
    public func totalFloat(_ node: Node) -> Int? {
        guard let late = lateFinish(node), let early = earlyFinish(node) else { return nil }
        return late - early
    }

    /// FF, days: how far it may slip before any receiver starts later; nil where nobody waits for it, or where it is done.
    public func freeFloat(_ node: Node) -> Int? {
        guard isOpen(node), slacks[Int(node.slot)] != Schedule.none else { return nil }
        return Int(slacks[Int(node.slot)])
    }

    /// What gives the early start: its own plan before a giver, the giver whose id comes first before others.
    public func driver(_ node: Node) -> Driver? { isScheduled(node) ? driver(drivers[Int(node.slot)]) : nil }

    /// The days of its own work, 0 where none are named.
    public func duration(_ node: Node) -> Int? { isScheduled(node) ? Int(plan.timings[Int(node.slot)].duration) : nil }

    /// When it must be finished; of an experiment, when it must be decided.
    public func deadline(_ node: Node) -> Day? {
        guard isScheduled(node), plan.timings[Int(node.slot)].deadline != Plan.noDay else { return nil }
        return Day(number: plan.timings[Int(node.slot)].deadline)
    }

    /// Days from the deadline to the early finish; 0 where it is met, nil where there is none.
    public func breach(_ node: Node) -> Int? {
        guard let deadline = deadline(node), let finish = earlyFinish(node) else { return nil }
        return max(0, finish - deadline)
    }

    /// Whether an actual finish is named.
    public func isDone(_ node: Node) -> Bool { isScheduled(node) && plan.timings[Int(node.slot)].isDone }

    /// Whether no date is known of open work, neither its own nor a giver's: it is counted as if it began on the as-of day.
    public func isCounted(_ node: Node) -> Bool { isOpen(node) && driver(node) == .unknown }

    func isOpen(_ node: Node) -> Bool { isScheduled(node) && !isDone(node) }

    func driver(_ step: Int32) -> Driver {
        switch step {
        case Plan.ownPlan: .ownPlan
        case Plan.theSlip: .slip
        case Plan.nothingKnown: .unknown
        default:
            .giver(Node(place: plan.steps[Int(step)].giver), Edge(place: plan.steps[Int(step)].edge))
        }
    }

    /// A day inside the calendar, so that it has a text.
    static func day(_ number: Int32) -> Day { Day(number: min(max(number, Day.first.number), Day.last.number)) }
}
