// Cycles of needs, in which nobody can begin, and loops of contributions.

import Missions

/// The cycles of a portfolio (analysis A3).
public struct Cycles: Sendable {
    /// Items that wait on each other, so that none can begin: a strongly connected component of live `needs` links with
    /// more than one item, or an item that needs itself (Tarjan 1972).
    public struct Deadlock: Sendable {
        /// All the items, by id.
        public let members: [Node]
        /// The shortest cycle through the smallest id, from receiver to giver; of several, the first by ids.
        public let shortest: Loop
    }

    /// A loop of `contributes` links: what is moved comes back to what moved it. Never an error.
    public struct Feedback: Sendable {
        /// What a change does when it has come round.
        public enum Sign: String, Sendable {
            /// It grows: the product of the links' signs is positive.
            case reinforcing = "+"
            /// It is held back: the product is negative.
            case balancing = "-"
        }
        /// The items, in the direction of the links.
        public let loop: Loop
        /// The product of the signs of the links; a link without a sign counts as +.
        public let sign: Sign
    }

    /// By their smallest ids.
    public let deadlocks: [Deadlock]
    /// For each `contributes` link that lies on a loop, the shortest loop through it, each loop once: together they show
    /// every such link (geodetic loops, after Oliva, "Model Structure Analysis through Graph Theory", 2004). The shorter
    /// first, then by ids.
    public let loops: [Feedback]
    /// Whether the search for loops was given up, after two million steps.
    public let isTruncated: Bool

    /// How many steps the search for loops may take: some tens of milliseconds.
    static let budget = 2_000_000

    /// Finds the cycles of a portfolio; in one without any that costs a look at each link.
    public init(_ portfolio: Portfolio) {
        deadlocks = Cycles.deadlocks(portfolio)
        (loops, isTruncated) = Cycles.loops(portfolio)
    }

    static func deadlocks(_ portfolio: Portfolio) -> [Deadlock] {
        var finder = LoopFinder(.needs(portfolio), portfolio)
        let found = finder.knots.map { component in
            let members = finder.members(of: component)
            finder.measure(backTo: members[0])
            return Deadlock(
                members: members.compactMap { portfolio.liveNode(Int($0)) }, shortest: finder.loop(finder.descend()))
        }
        return found.sorted { portfolio.isBefore($0.members[0], $1.members[0]) }
    }

    private static func loops(_ portfolio: Portfolio) -> ([Feedback], Bool) {
        var finder = LoopFinder(.contributions(portfolio), portfolio)
        var found: Set<Loop> = []
        for component in finder.knots {
            let members = finder.members(of: component)
            let isRing = members.allSatisfy { finder.stepsInside($0).count == 1 }
            for start in isRing ? members.prefix(1) : members[...] where finder.steps < budget {
                finder.measure(backTo: start)
                for step in finder.stepsInside(start) { found.insert(finder.loop(finder.descend(step))) }
            }
        }
        let feedback = found.sorted(by: finder.isBefore).map { loop in
            let hinders = loop.edges.count { portfolio.has($0, Field("sign"), "-") }
            return Feedback(loop: loop, sign: hinders % 2 == 0 ? .reinforcing : .balancing)
        }
        return (feedback, finder.steps >= budget)
    }

    /// The shortest cycle that a new `needs` link from a receiver to a giver would close: the receiver, the giver, what
    /// that needs, and so on, each once; nil where it closes none. Of several, the first by ids.
    public static func closing(receiver: Node, giver: Node, in portfolio: Portfolio) -> [Node]? {
        var finder = PathFinder()
        return closing(receiver: receiver, giver: giver, in: portfolio, finder: &finder)
    }

    /// The same with a finder kept from the last question, for a form that asks at every key.
    public static func closing(
        receiver: Node, giver: Node, in portfolio: Portfolio, finder: inout PathFinder
    ) -> [Node]? {
        if receiver == giver { return [receiver] }
        guard let path = finder.shortest(from: giver, to: receiver, along: .needs, in: portfolio) else { return nil }
        return [receiver] + path.nodes.dropLast()
    }

    /// A cycle of needs in words: `M1 needs M2 needs M1`. Of more than eight items those in the middle are counted.
    public static func words(_ nodes: [Node], in portfolio: Portfolio) -> String {
        var ids = nodes.map { portfolio.id($0) }
        if ids.count > 8 { ids.replaceSubrange(5..<(ids.count - 2), with: ["… \(ids.count - 7) more …"]) }
        return (ids + ids.prefix(1)).joined(separator: " needs ")
    }
}
