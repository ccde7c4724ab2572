// What moves when something is late: a what-if that writes nothing.

import Missions

/// The answer to "what if this slips by so many days" (analysis A5): the forward pass of the schedule once more with a
/// floor, over what is affected and nothing else. moved(n) = EF'(n) - EF(n), between 0 and the days asked for.
///
/// What has finished and what has been delivered slips as if it had not, where it is what was asked about; further on it
/// does not move.
public struct Slip: Sendable {
    /// What is late.
    public enum Cause: Hashable, Sendable {
        /// An item finishes later: EF'(x) = EF(x) + D.
        case item(Node)
        /// What a live `needs` link is for arrives later: a'(l) = a(l) + D.
        case need(Edge)
    }

    /// An item that moves.
    public struct Row: Hashable, Sendable {
        public let node: Node
        /// What decides its start now.
        public let driver: Schedule.Driver
        // Days as numbers: there may be a hundred thousand rows.
        let before: Int32
        let after: Int32
        let latest: Int32
        let due: Int32

        /// EF' - EF, days; at least 1.
        public var moved: Int { Int(after - before) }
        /// EF'.
        public var earlyFinish: Day { Schedule.day(after) }
        /// LF - EF', days: what float is left; nil where no deadline is downstream, or where it is done.
        public var float: Int? { latest == Schedule.none ? nil : Int(latest - after) }
        public var deadline: Day? { due == Plan.noDay ? nil : Day(number: due) }
        /// max(0, EF' - deadline), days; 0 without a deadline.
        public var breach: Int { due == Plan.noDay ? 0 : Int(max(0, after - due)) }
        /// The same before the slip: a deadline that was missed already is not newly broken.
        public var breachBefore: Int { due == Plan.noDay ? 0 : Int(max(0, before - due)) }
        /// Whether it met its deadline before the slip and misses it now.
        public var isNewlyBroken: Bool { breach > 0 && breachBefore == 0 }
    }

    /// Slips that are asked about often, days: two weeks, six weeks, three months, and the median of the real major
    /// projects that moved later within a year (domain model, section 5.9).
    public static let presets: [(name: String, days: Int)] = [
        ("2 weeks", 14), ("6 weeks", 42), ("3 months", 91), ("13 months", 393),
    ]
    /// A hundred years: no slip is longer.
    public static let longest = 36_525

    public let cause: Cause
    /// D, the days asked about.
    public let days: Int
    /// What moves, the cause included: the worst breach first, then what moves furthest, then by id.
    public let rows: [Row]
    /// The most days it may slip before a deadline is missed, TF(x); below zero where one is missed already, nil where no
    /// deadline is downstream. One day more breaks the first, where all downstream are met without it.
    public let breakEven: Int?
    let schedule: Schedule
    /// EF', by place.
    let finishes: [Int32]
    private let late: (step: Int, days: Int32)?

    /// What moves when an item or a link slips by some days. Throws where there is nothing to slip: an item without a
    /// schedule, a link that is no live need of work or of which nobody knows when it arrives, days below zero.
    public init(_ cause: Cause, by days: Int, in schedule: Schedule, _ portfolio: Portfolio) throws(NoSchedule) {
        guard (0...Slip.longest).contains(days) else {
            throw NoSchedule(sentence: "\(days) days is no slip. Give a number from 0 to \(Slip.longest).")
        }
        var pass = SlipPass(schedule)
        switch cause {
        case .item(let node):
            try schedule.check(node, in: portfolio)
            breakEven = pass.breakEven(ofFinish: Int(node.slot))
            pass.run(finish: Int(node.slot), later: Int32(days), in: portfolio)
        case .need(let edge):
            let step = try schedule.step(toSlip: edge, portfolio)
            let receiver = Int(portfolio.from(edge).slot)
            breakEven = pass.breakEven(ofArrival: step, at: receiver)
            pass.run(arrival: step, at: receiver, later: Int32(days), in: portfolio)
        }
        (self.cause, self.days) = (cause, days)
        self.schedule = schedule
        late = pass.late
        (finishes, rows) = pass.result(in: portfolio)
    }

    /// The most days it may slip without any deadline being missed by more than it is. That is the break-even, unless
    /// what waits on it is late already by another way and catches more; nil where no slip does harm.
    package func harmless(in portfolio: Portfolio) -> Int? {
        guard let breakEven, breakEven >= 0 else { return breakEven }
        func doesHarm(_ days: Int) -> Bool {
            guard days <= Slip.longest, let slip = try? Slip(cause, by: days, in: schedule, portfolio) else {
                return false
            }
            return slip.rows.contains { $0.breach > $0.breachBefore }
        }
        if doesHarm(breakEven + 1) { return breakEven }
        guard doesHarm(Slip.longest) else { return nil }
        // More days never do less.
        var (least, most) = (breakEven + 1, Slip.longest)
        while most - least > 1 {
            let middle = (least + most) / 2
            if doesHarm(middle) { most = middle } else { least = middle }
        }
        return least
    }

    /// Where lateness begins: the item that slips, or the receiver of the link.
    func start(in portfolio: Portfolio) -> Node {
        switch cause {
        case .item(let node): node
        case .need(let edge): portfolio.from(edge)
        }
    }

    /// What was caught on the way to an item: the days asked for less the days moved.
    public func absorbed(_ row: Row) -> Int { days - row.moved }
}

extension Slip {
    /// That what is done or delivered cannot be late any more, in a sentence; nil of what can.
    public func over(in portfolio: Portfolio) -> String? {
        switch cause {
        case .item(let node):
            guard schedule.isDone(node), let day = schedule.earlyFinish(node) else { return nil }
            return "\(portfolio.id(node)) is done since \(day.spoken): nothing can move."
        case .need(let edge):
            guard portfolio.bearing(edge).isDelivered else { return nil }
            let (receiver, giver) = (portfolio.id(portfolio.from(edge)), portfolio.id(portfolio.to(edge)))
            let day = portfolio.day(edge, .deliveredOn).map { " since \($0.spoken)" } ?? ""
            return "What \(receiver) needs of \(giver) is delivered\(day): nothing can move."
        }
    }

    /// The links that lateness crosses: those that arrive later than before, late enough to move their receivers alone.
    /// The nearest to what is late first, then by receiver in the order of `rows`.
    public func crossed() -> [Edge] { nearest().edges }

    /// The first so many of the links that lateness crosses, and how many there are.
    func nearest(_ most: Int = .max) -> (edges: [Edge], count: Int) {
        let plan = schedule.plan
        var positions = [Int32](repeating: -1, count: finishes.count)
        for (position, row) in rows.enumerated() where row.driver != .slip {
            positions[Int(row.node.slot)] = Int32(position)
        }
        // How many links lateness has crossed to a place; nothing before what is late itself.
        var distances = [Int32](repeating: 0, count: finishes.count)
        var found: [(distance: Int32, position: Int32, step: Int)] = []
        // Givers come before receivers in the order.
        for place in plan.order where positions[Int(place)] >= 0 {
            let place = Int(place)
            let start = schedule.finishes[place] - plan.timings[place].duration
            var least = Int32.max
            for step in plan.steps(place) {
                let (before, after) = (schedule.arrival(step, schedule.finishes), schedule.arrival(step, finishes))
                let isLate = late?.step == step
                guard isLate || after > before, after != Plan.noDay else { continue }
                if Plan.later(after, by: isLate ? late!.days : 0) + plan.steps[step].lag > start {
                    let distance = isLate ? 0 : distances[Int(plan.steps[step].giver)]
                    found.append((distance, positions[place], step))
                    least = min(least, distance)
                }
            }
            if least < .max { distances[place] = least + 1 }
        }
        let count = found.count
        if most < count {
            // Of very many, only what is near enough to be among the first is put in order.
            var counts: [Int] = []
            for link in found {
                while counts.count <= Int(link.distance) { counts.append(0) }
                counts[Int(link.distance)] += 1
            }
            var (near, last) = (0, 0)
            while near < most {
                near += counts[last]
                last += 1
            }
            found.removeAll { $0.distance >= last }
        }
        found.sort { $0 < $1 }
        return (found.prefix(most).map { Edge(place: plan.steps[$0.step].edge) }, count)
    }
}

extension Schedule {
    /// The step of a link that can slip.
    fileprivate func step(toSlip edge: Edge, _ portfolio: Portfolio) throws(NoSchedule) -> Int {
        let receiver = portfolio.from(edge)
        let name = "\(portfolio.id(receiver)) \(portfolio.type(edge).verb) \(portfolio.id(portfolio.to(edge)))"
        guard let step = step(of: edge, to: receiver) else {
            throw NoSchedule(
                sentence: "\"\(name)\" carries no lateness. Choose a need that is not declined or withdrawn.")
        }
        try check(receiver, in: portfolio)
        guard arrival(step, finishes) != Plan.noDay else {
            if portfolio.bearing(edge).isDelivered {
                throw NoSchedule(
                    sentence: "\"\(name)\" is delivered, and nobody wrote down when. Set delivered_on first.")
            }
            throw NoSchedule(
                sentence: "Nobody knows when \"\(name)\" arrives, so it cannot be later. Set promised_by first.")
        }
        return step
    }
}
