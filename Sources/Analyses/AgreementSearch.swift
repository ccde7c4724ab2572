// The search for single agreements in slices, so that nobody waits for it.

import Missions

/// Ranks `Agreements` step by step. A slice takes a few milliseconds at 100,000 items and 300,000 links; the search can be
/// laid aside between two, and taken up again as long as the portfolio is the same.
public struct AgreementSearch: Sendable {
    /// What was found, once all is.
    public private(set) var found: Agreements?

    /// How many links are looked at in a slice.
    private static let slice = 50_000
    private static let several: Int32 = -2

    private let today: Day
    private let present: Set<Node>?
    private let limit: Int
    private var stage = Stage.over
    private var isOver: [Bool] = []
    private var sources: [Int32] = []
    private var targets: [Int32] = []
    private var edges: [Int32] = []
    /// What is open about a link, by link.
    private var asks: [Open?] = []
    private var position = 0
    private var graph: FlatGraph?
    private var knots: Knots?
    /// By place, the one link that an item waits for and that sets it free.
    private var freed: [Int32] = []
    /// By link, how many items and missions it sets free.
    private var items: [Int32] = []
    private var missions: [Int32] = []
    private var marked = 0

    /// What is done in turn.
    private enum Stage { case over, links, graph, knots, waits, missions, ranking }

    /// What is open about a link.
    private struct Open {
        let ask: Agreement.Ask
        let daysLate: Int32
    }

    /// A search that has yet to begin.
    public init(asOf today: Day, present: Set<Node>? = nil, limit: Int = 20) {
        (self.today, self.present, self.limit) = (today, present, limit)
    }

    /// Goes a slice further.
    public mutating func advance(_ portfolio: Portfolio) {
        switch stage {
        case .over:
            isOver = AgreementSearch.over(portfolio)
            asks = [Open?](repeating: nil, count: portfolio.linkSlotCount)
            stage = .links
        case .links:
            readLinks(portfolio)
            if position == asks.count { stage = .graph }
        case .graph:
            graph = FlatGraph(count: portfolio.slotCount, sources: sources, targets: targets, edges: edges)
            (sources, targets, edges) = ([], [], [])
            stage = .knots
        case .knots:
            knots = Knots(graph!)
            stage = .waits
        case .waits:
            let waits = AgreementSearch.waits(graph!, knots!, asks)
            freed = waits.indices.map { waits[$0] >= 0 && !isOver[$0] ? waits[$0] : -1 }
            items = [Int32](repeating: 0, count: asks.count)
            missions = items
            for link in freed where link >= 0 { items[Int(link)] += 1 }
            stage = .missions
        case .missions:
            if !countMissions(portfolio) { stage = .ranking }
        case .ranking:
            if found == nil { rank(portfolio) }
        }
    }

    /// The steps from each item to what it still rests on, and by link what is open about it.
    private mutating func readLinks(_ portfolio: Portfolio) {
        let end = min(asks.count, position + AgreementSearch.slice)
        while position < end {
            defer { position += 1 }
            guard let edge = portfolio.liveEdge(position) else { continue }
            let bearing = portfolio.bearing(edge)
            if bearing.runsOn {
                let target = portfolio.to(edge)
                if !isOver[Int(target.slot)] { add(edge, target, portfolio.from(edge)) }
            } else if portfolio.type(edge) == .needs {
                let receiver = portfolio.from(edge)
                guard !bearing.isDelivered, !bearing.isWithdrawn, !isOver[Int(receiver.slot)] else { continue }
                asks[position] = open(edge, bearing, portfolio)
                add(edge, receiver, portfolio.to(edge))
            }
        }
    }

    private mutating func add(_ edge: Edge, _ source: Node, _ target: Node) {
        sources.append(source.slot)
        targets.append(target.slot)
        edges.append(edge.slot)
    }

    private func open(_ edge: Edge, _ bearing: Bearing, _ portfolio: Portfolio) -> Open? {
        if bearing.isDeclined {
            let days = bearing.needByDay.map { max(0, today - $0) } ?? 0
            return Open(ask: .unblock, daysLate: Int32(clamping: days))
        }
        var daysLate: Int32?
        if case .late(let days) = Promise(undelivered: bearing, asOf: today) { daysLate = Int32(clamping: days) }
        if !portfolio.has(edge, .state, "agreed") { return Open(ask: .agree, daysLate: daysLate ?? 0) }
        guard bearing.promisedByDay == nil || daysLate != nil else { return nil }
        return Open(ask: .date, daysLate: daysLate ?? 0)
    }

    /// Counts 64 missions more that what comes free leads on to; false where all are counted.
    private mutating func countMissions(_ portfolio: Portfolio) -> Bool {
        let all = portfolio.nodes(of: .mission)
        guard marked < all.count else { return false }
        let marks = knots!.marks(of: all[marked..<min(all.count, marked + 64)], over: graph!)
        var served = [UInt64](repeating: 0, count: asks.count)
        for (place, link) in freed.enumerated() where link >= 0 { served[Int(link)] |= marks[place] }
        for link in served.indices { missions[link] += Int32(served[link].nonzeroBitCount) }
        marked += 64
        return true
    }

    private mutating func rank(_ portfolio: Portfolio) {
        let present = present
        let leads = LeadTable(portfolio)
        func isHere(_ node: Node) -> Bool {
            guard let present else { return true }
            return leads.department(of: node).map { present.contains($0) } ?? false
        }
        var departments: Set<Node> = []
        var bodies: Set<Node> = []
        var count = 0
        let such = asks.indices.lazy.compactMap { [items, missions, asks] link -> Agreement? in
            guard items[link] > 0, let open = asks[link], let edge = portfolio.liveEdge(link) else { return nil }
            let (receiver, giver) = (portfolio.from(edge), portfolio.to(edge))
            for end in [receiver, giver] {
                guard let department = leads.department(of: end) else { continue }
                departments.insert(department)
                if portfolio.kind(end) == .org, end != department { bodies.insert(end) }
            }
            guard isHere(receiver), isHere(giver) else { return nil }
            count += 1
            return Agreement(
                edge: edge, receiver: receiver, giver: giver, ask: open.ask, daysLate: Int(open.daysLate),
                items: Int(items[link]), missions: Int(missions[link]))
        }
        let ranked = leading(limit, of: such) { left, right in
            if left.missions != right.missions { return left.missions > right.missions }
            if left.items != right.items { return left.items > right.items }
            if left.daysLate != right.daysLate { return left.daysLate > right.daysLate }
            return portfolio.isBefore(left.edge, right.edge)
        }
        found = Agreements(
            ranked, count: count, openCount: asks.count { $0 != nil }, waits: freed,
            departments: portfolio.inPlainOrder(Array(departments)),
            bodies: portfolio.inPlainOrder(Array(bodies)))
    }

    /// By place, the one link that an item waits for, or that there are none or several. Givers come first; what runs in
    /// cycles waits for all that any of it waits for.
    private static func waits(
        _ graph: FlatGraph, _ knots: Knots, _ asks: [Open?]
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

    /// By place, whether what stands there is over.
    private static func over(_ portfolio: Portfolio) -> [Bool] {
        var isOver = [Bool](repeating: false, count: portfolio.slotCount)
        for kind in Kind.ending {
            for node in portfolio.nodes(of: kind) { isOver[Int(node.slot)] = portfolio.isOver(node) }
        }
        return isOver
    }
}
