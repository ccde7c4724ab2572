// How many wait on whom, and how many of them on nobody else.

import Missions

/// For every giver, the items that wait on it directly, by live `needs` links that are not delivered. A value, made in one
/// pass over the links and kept until the portfolio changes.
public struct Waiting: Sendable {
    /// By place, how many items wait on what stands there, and of those how many wait on nothing else.
    private let all: [Int32]
    private let sole: [Int32]

    public init(_ portfolio: Portfolio) {
        var all = [Int32](repeating: 0, count: portfolio.slotCount)
        var sole = all
        // By place of a receiver, its one giver; -1 before one is met, -2 where there are several.
        var givers = [Int32](repeating: -1, count: portfolio.slotCount)
        all.withUnsafeMutableBufferPointer { all in
            givers.withUnsafeMutableBufferPointer { givers in
                portfolio.forEachOpenNeed { receiver, giver in
                    // Two items are joined by one need at most: no item counts twice.
                    all[Int(giver)] += 1
                    let known = givers[Int(receiver)]
                    givers[Int(receiver)] = known == -1 || known == giver ? giver : -2
                }
            }
        }
        for giver in givers where giver >= 0 { sole[Int(giver)] += 1 }
        (self.all, self.sole) = (all, sole)
    }

    /// How many items wait on an item directly.
    public func count(on giver: Node) -> Int { value(all, giver) }

    /// How many items wait directly on an item and on no other.
    public func soleCount(on giver: Node) -> Int { value(sole, giver) }

    private func value(_ counts: [Int32], _ node: Node) -> Int {
        // What came after this was counted has nobody waiting yet.
        counts.indices.contains(Int(node.slot)) ? Int(counts[Int(node.slot)]) : 0
    }
}

/// What waits on one item, near or far, by live `needs` links that are not delivered.
public struct WaitingOn: Sendable {
    /// How many items wait on it; it is not counted itself, also where it runs in a cycle.
    public let count: Int
    /// How many of those wait on nothing but it, near or far: every way to them from a beginning - from what needs nothing,
    /// or from a cycle that nothing outside it feeds - leads through it. Without it they are cut off from all beginnings;
    /// so is what runs in a cycle that only it feeds, though that cycle still has to be broken before anybody begins.
    /// These are the items it dominates in the graph of open needs with each cycle taken as one.
    public let soleCount: Int

    /// Little of it is walked to link by link; where much waits, it is quicker to read all links once.
    public init(_ giver: Node, in portfolio: Portfolio) {
        self = WaitingOn.walked(giver, portfolio) ?? WaitingOn.swept(giver, portfolio)
    }

    private init(count: Int, soleCount: Int) { (self.count, self.soleCount) = (count, soleCount) }

    /// The answer by one walk over what waits and its links; nil where that is too much to walk to.
    private static func walked(_ giver: Node, _ portfolio: Portfolio) -> WaitingOn? {
        portfolio.withGraph { graph in
            var known: Set<Node> = [giver]
            var found = [giver]
            var next = 0
            while next < found.count {
                let place = found[next]
                next += 1
                if found.count + portfolio.stepCounts(place).downstream > WaitingOn.few { return nil }
                graph.forEachStepDownstream(from: place) { _, bearing, receiver in
                    guard bearing.isOpenNeed, known.insert(receiver).inserted else { return }
                    found.append(receiver)
                }
            }
            // What waits on anything besides, and all that waits on that without going through it.
            var shared: Set<Node> = []
            var others: [Node] = []
            for place in found.dropFirst() {
                var isShared = false
                graph.forEachStepUpstream(from: place) { _, bearing, itsGiver in
                    if bearing.isOpenNeed, !known.contains(itsGiver) { isShared = true }
                }
                if isShared, shared.insert(place).inserted { others.append(place) }
            }
            while let place = others.popLast() {
                graph.forEachStepDownstream(from: place) { _, bearing, receiver in
                    guard bearing.isOpenNeed, receiver != giver, shared.insert(receiver).inserted else { return }
                    others.append(receiver)
                }
            }
            return WaitingOn(count: found.count - 1, soleCount: found.count - 1 - shared.count)
        }
    }

    /// The answer by one look at every link.
    private static func swept(_ giver: Node, _ portfolio: Portfolio) -> WaitingOn {
        let graph = FlatGraph(portfolio, isBackward: true) { _, bearing, _ in bearing.isOpenNeed }
        var known = [Bool](repeating: false, count: portfolio.slotCount)
        known[Int(giver.slot)] = true
        var found = [giver.slot]
        var next = 0
        while next < found.count {
            for step in graph.steps(Int(found[next])) where !known[Int(graph.targets[step])] {
                known[Int(graph.targets[step])] = true
                found.append(graph.targets[step])
            }
            next += 1
        }
        // What waits on anything besides, and all that waits on that without going through it.
        var shared = [Bool](repeating: false, count: portfolio.slotCount)
        var others: [Int32] = []
        var sharedCount = 0
        func share(_ receiver: Int32) {
            if receiver == giver.slot || shared[Int(receiver)] { return }
            shared[Int(receiver)] = true
            sharedCount += 1
            others.append(receiver)
        }
        for place in 0..<graph.count where !known[place] {
            for step in graph.steps(place) where known[Int(graph.targets[step])] { share(graph.targets[step]) }
        }
        while let place = others.popLast() {
            for step in graph.steps(Int(place)) { share(graph.targets[step]) }
        }
        return WaitingOn(count: found.count - 1, soleCount: found.count - 1 - sharedCount)
    }

    /// How many items are walked to link by link.
    private static let few = 200
}

extension Bearing {
    /// Whether the one end still waits for the other: a live `needs` that is not delivered.
    fileprivate var isOpenNeed: Bool { runsBack && !isDelivered }
}

extension Portfolio {
    /// Calls `body` with the places of receiver and giver of every live `needs` link that is not delivered. What a damaged
    /// log lets need itself is left out: nobody else could set it free.
    fileprivate func forEachOpenNeed(_ body: (Int32, Int32) -> Void) {
        withGraph { graph in
            graph.forEachStep(in: 0..<linkSlotCount) { _, bearing, receiver, giver in
                if bearing.isOpenNeed, receiver != giver { body(receiver.slot, giver.slot) }
            }
        }
    }
}
