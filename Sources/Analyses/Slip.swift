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
        /// EF' - EF, days; at least 1.
        public let moved: Int
        /// What was caught on the way here: the days asked for less the days moved.
        public let absorbed: Int
        /// EF'.
        public let earlyFinish: Day
        /// LF - EF', days: what float is left; nil where no deadline is downstream, or where it is done.
        public let float: Int?
        public let deadline: Day?
        /// max(0, EF' - deadline), days; 0 without a deadline.
        public let breach: Int
        /// The same before the slip: a deadline that was missed already is not newly broken.
        public let breachBefore: Int
        /// What decides its start now.
        public let driver: Schedule.Driver
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
    /// The links that lateness crosses: undelivered, and late enough to move their receivers alone. By receiver in the
    /// order of `rows`.
    public let crossed: [Edge]
    /// The most days it may slip before a deadline is missed, TF(x); below zero where one is missed already, nil where no
    /// deadline is downstream. One day more breaks the first.
    public let breakEven: Int?

    /// What moves when an item or a link slips by some days. Throws where there is nothing to slip: an item without a
    /// schedule, a link that is no live need of work or of which nobody knows when it arrives, days below zero.
    public init(_ cause: Cause, by days: Int, in schedule: Schedule, _ portfolio: Portfolio) throws(NoSchedule) {
        guard (0...Slip.longest).contains(days) else {
            throw NoSchedule(sentence: "\(days) days is no slip. Give a number from 0 to \(Slip.longest).")
        }
        var pass = SlipPass(schedule, portfolio)
        switch cause {
        case .item(let node):
            try schedule.check(node, in: portfolio)
            breakEven = pass.breakEven(ofFinish: Int(node.slot))
            pass.run(finish: Int(node.slot), later: Int32(days))
        case .need(let edge):
            let step = try schedule.step(toSlip: edge, portfolio)
            let receiver = Int(portfolio.from(edge).slot)
            breakEven = pass.breakEven(ofArrival: step, at: receiver)
            pass.run(arrival: step, at: receiver, later: Int32(days))
        }
        (self.cause, self.days) = (cause, days)
        let sorted = pass.sortedRows(days)
        rows = sorted.rows
        crossed = sorted.crossed
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
        let arrival = finishes.withUnsafeBufferPointer { plan.arrival(step, $0) }
        guard arrival != Plan.noDay else {
            throw NoSchedule(
                sentence: "Nobody knows when \"\(name)\" arrives, so it cannot be later. Set promised_by first.")
        }
        return step
    }
}
