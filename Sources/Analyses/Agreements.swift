// If this room agrees one thing: which single agreement sets most free.

import Missions

/// One dependency that somebody could agree, date or unblock, and what that alone would set free.
public struct Agreement: Hashable, Sendable {
    /// What there is to do about a dependency; of several, the first that applies.
    public enum Ask: String, CaseIterable, Sendable {
        /// The giver said no: find another way to yes.
        case unblock
        /// It is only proposed, or says nothing: agree it, with a day.
        case agree
        /// It is agreed but no day is promised: name one.
        case date
        /// It is agreed and promised, but late: agree a day that holds, or deliver.
        case hasten
    }

    /// The `needs` link.
    public let edge: Edge
    public let receiver: Node
    public let giver: Node
    public let ask: Ask
    /// How many days it is late on the day, 0 where it is not.
    public let daysLate: Int
    /// How many items it alone would set free.
    public let items: Int
    /// How many missions those items lead on to, or are.
    public let missions: Int
}

/// The ranking of single agreements.
///
/// A dependency is open where it is undelivered and declined, unagreed, undated or late. An item waits for every open
/// dependency that it rests on, near or far: its own, and those of what it needs, of what contributes to it and of its
/// parts; nothing travels through what is delivered, and what is over waits for nothing. An agreement sets an item free
/// where it is the only one the item waits for.
public struct Agreements: Sendable {
    /// The rule, for beside the ranking.
    public static let rule =
        "An item is set free by an agreement when that is the only open one it rests on, near or far; open is what is "
        + "declined, unagreed, undated or late. Ranked by missions those items lead to, then by items, then by days late."

    /// The best first: most missions, then most items, then most days late, then receiver and giver by id. Agreements that
    /// alone set nothing free are left out.
    public let ranked: [Agreement]
    /// How many dependencies are open, wherever they are.
    public let openCount: Int
    /// By place, the link an item alone waits for; -1 where it waits for none, -2 where it waits for several.
    private let waits: [Int32]

    private static let several: Int32 = -2

    /// Ranks what is open on a day. `present` limits the ranking, not the rule, to agreements between departments that are
    /// in the room: both must be.
    public init(_ portfolio: Portfolio, asOf today: Day, present: Set<Node>? = nil, limit: Int = 20) {
        let isOver = Agreements.over(portfolio)
        let (graph, asks) = Agreements.steps(portfolio, isOver, today)
        let knots = Knots(graph)
        let waits = Agreements.waits(portfolio, graph, knots, asks)
        let freed = waits.indices.map { waits[$0] >= 0 && !isOver[$0] ? waits[$0] : -1 }
        var (items, missions) = ([Int32](repeating: 0, count: asks.count), [Int32](repeating: 0, count: asks.count))
        for link in freed where link >= 0 { items[Int(link)] += 1 }
        let all = portfolio.nodes(of: .mission)
        for first in stride(from: 0, to: all.count, by: 64) {
            let marks = knots.marks(of: all[first..<min(all.count, first + 64)], over: graph)
            var served = [UInt64](repeating: 0, count: asks.count)
            for (place, link) in freed.enumerated() where link >= 0 { served[Int(link)] |= marks[place] }
            for link in served.indices { missions[link] += Int32(served[link].nonzeroBitCount) }
        }
        let leads = present.map { _ in LeadTable(portfolio) }
        func isHere(_ node: Node) -> Bool {
            guard let present, let leads else { return true }
            return leads.department(of: node).map { present.contains($0) } ?? false
        }
        let found = asks.indices.lazy.compactMap { link -> Agreement? in
            guard items[link] > 0, let open = asks[link], let edge = portfolio.liveEdge(link) else { return nil }
            let (receiver, giver) = (portfolio.from(edge), portfolio.to(edge))
            guard isHere(receiver), isHere(giver) else { return nil }
            return Agreement(
                edge: edge, receiver: receiver, giver: giver, ask: open.ask, daysLate: Int(open.daysLate),
                items: Int(items[link]), missions: Int(missions[link]))
        }
        ranked = leading(limit, of: found) { left, right in
            if left.missions != right.missions { return left.missions > right.missions }
            if left.items != right.items { return left.items > right.items }
            if left.daysLate != right.daysLate { return left.daysLate > right.daysLate }
            if left.receiver != right.receiver { return portfolio.isBefore(left.receiver, right.receiver) }
            return portfolio.isBefore(left.giver, right.giver)
        }
        openCount = asks.count { $0 != nil }
        self.waits = freed
    }

    /// The items that an agreement alone sets free, in plain text order of ids.
    public func freed(by agreement: Agreement, in portfolio: Portfolio) -> [Node] {
        waits.indices.filter { waits[$0] == agreement.edge.slot }.compactMap { portfolio.liveNode($0) }
            .sorted { portfolio.isBefore($0, $1) }
    }

    /// What is open about a link.
    private struct Open {
        let ask: Agreement.Ask
        let daysLate: Int32
    }

    /// The steps from each item to what it still rests on, and by link what is open about it.
    private static func steps(_ portfolio: Portfolio, _ isOver: [Bool], _ today: Day) -> (FlatGraph, [Open?]) {
        var (sources, targets, edges): ([Int32], [Int32], [Int32]) = ([], [], [])
        var asks = [Open?](repeating: nil, count: portfolio.linkSlotCount)
        func add(_ edge: Edge, _ source: Node, _ target: Node) {
            sources.append(source.slot)
            targets.append(target.slot)
            edges.append(edge.slot)
        }
        portfolio.withGraph { graph in
            graph.forEachStep(in: 0..<portfolio.linkSlotCount) { edge, bearing, from, to in
                guard bearing.runsOn, !isOver[Int(from.slot)] else { return }
                add(edge, from, to)
            }
        }
        portfolio.forEachLink(of: .needs) { edge in
            let (bearing, receiver) = (portfolio.bearing(edge), portfolio.from(edge))
            guard !bearing.isDelivered, !bearing.isWithdrawn, !isOver[Int(receiver.slot)] else { return }
            asks[Int(edge.slot)] = open(edge, bearing, portfolio, today)
            add(edge, receiver, portfolio.to(edge))
        }
        return (FlatGraph(count: portfolio.slotCount, sources: sources, targets: targets, edges: edges), asks)
    }

    private static func open(_ edge: Edge, _ bearing: Bearing, _ portfolio: Portfolio, _ today: Day) -> Open? {
        if bearing.isDeclined {
            let days = bearing.needByDay.map { max(0, today - $0) } ?? 0
            return Open(ask: .unblock, daysLate: Int32(clamping: days))
        }
        var daysLate: Int32?
        if case .late(let days) = Promise(undelivered: bearing, asOf: today) { daysLate = Int32(clamping: days) }
        if !portfolio.has(edge, .state, "agreed") { return Open(ask: .agree, daysLate: daysLate ?? 0) }
        if bearing.promisedByDay == nil { return Open(ask: .date, daysLate: daysLate ?? 0) }
        return daysLate.map { Open(ask: .hasten, daysLate: $0) }
    }

    /// By place, the one link that an item waits for, or that there are none or several. Givers come first; what runs in
    /// cycles waits for all that any of it waits for.
    private static func waits(
        _ portfolio: Portfolio, _ graph: FlatGraph, _ knots: Knots, _ asks: [Open?]
    ) -> [Int32] {
        var waits = [Int32](repeating: -1, count: knots.count)
        for knot in waits.indices {
            var found: Int32 = -1
            func wait(_ link: Int32) {
                if link != -1, found != link { found = found == -1 ? link : several }
            }
            for member in knots.range(knot) where found != several {
                for step in graph.steps(Int(knots.members[member])) {
                    if asks[Int(graph.edges[step])] != nil { wait(graph.edges[step]) }
                    let giver = Int(knots.knots[Int(graph.targets[step])])
                    if giver != knot { wait(waits[giver]) }
                }
            }
            waits[knot] = found
        }
        return knots.knots.map { waits[Int($0)] }
    }

    /// By place, whether what stands there is over: done, dropped, stopped, decided, achieved or closed.
    private static func over(_ portfolio: Portfolio) -> [Bool] {
        let ends: [Kind: [StaticString]] = [
            .milestone: ["done", "dropped"], .programme: ["done", "stopped"], .experiment: ["decided"],
            .outcome: ["achieved", "dropped"], .mission: ["repurposed", "closed"],
        ]
        var isOver = [Bool](repeating: false, count: portfolio.slotCount)
        for (kind, states) in ends {
            for node in portfolio.nodes(of: kind) {
                guard let state = portfolio.bytes(node, .state) else { continue }
                isOver[Int(node.slot)] = states.contains { end in
                    state.elementsEqual(UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount))
                }
            }
        }
        return isOver
    }
}
