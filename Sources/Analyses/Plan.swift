// The work of a portfolio and what it waits for as flat arrays, in an order in which givers come first.

import Missions

/// What every pass over a schedule reads. Days are numbers counted from 1970-01-01; places are those of items
/// (`Node.slot`), steps those of `givers`.
struct Plan: Sendable {
    static let noDay = Timing.noDay
    /// The arrival of a step that comes when its giver finishes.
    static let follows = Int32.max
    /// What stands for the giver of a start that no giver determines.
    static let ownPlan: Int32 = -1
    static let nothingKnown: Int32 = -2
    static let theSlip: Int32 = -3

    let today: Int32
    /// By place.
    let timings: [Timing]
    /// From receivers to givers, and the same steps the other way, along live needs.
    let givers: FlatGraph
    let receivers: FlatGraph
    /// By step: days the receiver needs after arrival.
    let lags: [Int32]
    /// By step: the day of arrival where the giver's finish does not matter (delivered; promised by an org or by what is
    /// inside a cycle), `noDay` where it is unknown, else `follows`.
    let arrivals: [Int32]
    /// By step: whether it is delivered.
    let isDelivered: [Bool]
    /// The places of all work outside cycles, givers first.
    let order: [Int32]
    /// By place, the position in `order`; -1 for what is not in it.
    let ranks: [Int32]
    /// The places of work inside cycles, by id.
    let cycleMembers: [Int32]

    init(_ portfolio: Portfolio, asOf today: Day) {
        self.today = min(max(today, .first), .last).number
        timings = portfolio.timings()
        givers = FlatGraph.needs(portfolio)
        receivers = givers.reversed
        let sorted = Plan.sorted(timings, givers, receivers)
        order = sorted.order
        cycleMembers = sorted.members.sorted { portfolio.isBefore($0, $1) }
        var ranks = [Int32](repeating: -1, count: timings.count)
        for (rank, place) in sorted.order.enumerated() { ranks[Int(place)] = Int32(rank) }
        self.ranks = ranks
        let needs = portfolio.needTimings(givers.edges)
        lags = needs.map(\.lag)
        isDelivered = needs.map(\.isDelivered)
        // A giver with a place in the order has a finish.
        var arrivals = needs.map { $0.isDelivered ? $0.delivered : $0.promised }
        for step in arrivals.indices where !needs[step].isDelivered && ranks[Int(givers.targets[step])] >= 0 {
            arrivals[step] = Plan.follows
        }
        self.arrivals = arrivals
    }

    /// The day on which what a step is for arrives, or `noDay`.
    @inline(__always)
    func arrival(_ step: Int, _ finishes: UnsafeBufferPointer<Int32>) -> Int32 {
        let arrival = arrivals[step]
        return arrival == Plan.follows ? finishes[Int(givers.targets[step])] : arrival
    }

    /// When the work at a place can start, and the step that says so: the latest of its own plan and what it waits for.
    /// Its own plan wins ties, then the giver whose id comes first. `late` is a step that arrives some days later.
    func start(
        of place: Int, _ finishes: UnsafeBufferPointer<Int32>, in portfolio: Portfolio,
        late: (step: Int, days: Int32)? = nil
    ) -> (day: Int32, driver: Int32) {
        let timing = timings[place]
        let isPlanned = timing.forecast != Plan.noDay
        var start = isPlanned ? timing.forecast - timing.duration : Plan.noDay
        var driver = isPlanned ? Plan.ownPlan : Plan.nothingKnown
        for step in givers.steps(place) {
            var arrival = arrival(step, finishes)
            if arrival == Plan.noDay { continue }
            if let late, late.step == step { arrival = Plan.later(arrival, by: late.days) }
            let day = arrival + lags[step]
            if day < start { continue }
            if day > start || (driver >= 0 && portfolio.isBefore(givers.targets[step], givers.targets[Int(driver)])) {
                (start, driver) = (day, Int32(step))
            }
        }
        return start == Plan.noDay ? (today, driver) : (start, driver)
    }

    /// When the work at a place finishes that starts on a day: never before today, unless it has finished.
    @inline(__always)
    func finish(of place: Int, starting start: Int32) -> Int32 {
        let timing = timings[place]
        return timing.isDone ? timing.actual : min(max(today, start + timing.duration), Day.last.number)
    }

    /// A day that many days later, inside the calendar.
    @inline(__always)
    static func later(_ day: Int32, by days: Int32) -> Int32 { min(max(day + days, Day.first.number), Day.last.number) }
}

extension Portfolio {
    /// Whether the id at one place comes before that at another, in plain text order.
    func isBefore(_ left: Int32, _ right: Int32) -> Bool {
        idBytes(Node(place: left)).lexicographicallyPrecedes(idBytes(Node(place: right)))
    }
}
