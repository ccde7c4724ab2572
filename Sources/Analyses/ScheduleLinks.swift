// What a schedule says of links: when what is needed arrives, and how much later it could.

import Missions

extension Schedule {
    /// What a schedule says of one live `needs` link between work.
    public struct Need: Hashable, Sendable {
        public let edge: Edge
        public let receiver: Node
        public let giver: Node
        /// Days the receiver needs after arrival.
        public let lag: Int
        /// a: the day of delivery; else the giver's early finish; else, where the giver has none, the promise. Nil where
        /// nobody knows: the link is left out of the schedule.
        public let arrival: Day?
        /// S(receiver) - lag - a, days: how much later it could arrive before its receiver starts later. Nil where either
        /// is unknown.
        public let slack: Int?
        /// Whether it is delivered, so that no slip of its giver matters any more.
        public let isDelivered: Bool
    }

    /// The links by which an item waits for others, in the order in which they lie.
    public func needs(of receiver: Node) -> [Need] {
        guard plan.timings.indices.contains(Int(receiver.slot)) else { return [] }
        return plan.steps(Int(receiver.slot)).map { need($0, of: receiver) }
    }

    /// What `needs` says of slack, for asking link by link: days, nil where it is not known. One pass, then a look-up.
    public func slackOfLinks(in portfolio: Portfolio) -> (Edge) -> Int? {
        var slacks = [Int32](repeating: .min, count: portfolio.linkSlotCount)
        for place in plan.timings.indices where isScheduled(Node(place: Int32(place))) {
            for position in plan.steps(place) {
                let arrival = arrival(position, finishes)
                guard arrival != Plan.noDay else { continue }
                let step = plan.steps[position]
                slacks[Int(step.edge)] = starts[place] - step.lag - arrival
            }
        }
        return { edge in
            guard slacks.indices.contains(Int(edge.slot)), slacks[Int(edge.slot)] != .min else { return nil }
            return Int(slacks[Int(edge.slot)])
        }
    }

    /// The live `needs` links of which nobody knows when they will arrive: neither finish nor promise. They are left out,
    /// and the check DE01 names them.
    public var unknownArrivals: [Edge] {
        plan.steps.indices.filter { plan.steps[$0].arrival == Plan.noDay && !plan.isDelivered[$0] }
            .map { Edge(place: plan.steps[$0].edge) }
    }

    /// The step that stands for a live `needs` link.
    func step(of edge: Edge, to receiver: Node) -> Int? {
        guard plan.timings.indices.contains(Int(receiver.slot)) else { return nil }
        return plan.steps(Int(receiver.slot)).first { plan.steps[$0].edge == edge.slot }
    }

    /// The day on which what a step is for arrives, given all finishes; `Plan.noDay` where nobody knows.
    func arrival(_ step: Int, _ finishes: [Int32]) -> Int32 {
        let step = plan.steps[step]
        return step.arrival == Plan.follows ? finishes[Int(step.giver)] : step.arrival
    }

    private func need(_ position: Int, of receiver: Node) -> Need {
        let step = plan.steps[position]
        let arrival = arrival(position, finishes)
        let isKnown = arrival != Plan.noDay
        return Need(
            edge: Edge(place: step.edge), receiver: receiver, giver: Node(place: step.giver), lag: Int(step.lag),
            arrival: isKnown ? Schedule.day(arrival) : nil,
            slack: isKnown && isScheduled(receiver) ? Int(starts[Int(receiver.slot)] - step.lag - arrival) : nil,
            isDelivered: plan.isDelivered[position])
    }
}
