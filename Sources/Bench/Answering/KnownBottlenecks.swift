// Bottlenecks while nothing is pressed: what is only found by following everything is counted in slices, and kept.

import Analyses
import Missions

/// What everything goes through, but for betweenness: sole routes, and where much hangs on one supplier or platform.
package struct SoleRoutes: Sendable {
    let bottlenecks: Bottlenecks
    /// The supplier on which most missions hang, where that is more than one.
    let supplier: SupplierConcentration?
    /// The legacy platform on which most items hang.
    let platform: PlatformConcentration?

    init(_ portfolio: Portfolio) {
        bottlenecks = Bottlenecks(portfolio)
        supplier = SupplierConcentration.all(in: portfolio).first { $0.missions.count > 1 }
        platform = PlatformConcentration.all(in: portfolio).first(where: \.isLegacy)
    }
}

/// What is known of bottlenecks: sole routes as long as nothing changes, betweenness as long as nothing touches a need.
struct KnownBottlenecks: Sendable {
    /// Links of the count of betweenness that are followed before keys are looked for again: a millisecond or two. Before
    /// it, the sole routes and the beginning of the count are each made in one go, for which a key may have to wait.
    private static let slice = 100_000
    /// With more links than this the first look, too, waits until nothing is pressed.
    static let quick = 20_000

    /// What the portfolio was changed to when each was begun.
    private var routes: (changes: Int, found: SoleRoutes)?
    private var flow: (changes: Int, count: BetweennessCount)?

    /// The sole routes of a portfolio, where they are known.
    func routes(of portfolio: Portfolio) -> SoleRoutes? {
        routes.flatMap { $0.changes == portfolio.changeCount ? $0.found : nil }
    }

    /// The count of betweenness, done or not, where it is one of this portfolio.
    func betweenness(of portfolio: Portfolio) -> BetweennessCount? {
        flow.flatMap { $0.changes == portfolio.changeCount ? $0.count : nil }
    }

    /// Whether all is counted.
    private(set) var isDone = false

    /// Begins to count what is not known any more. A small portfolio is counted at once.
    mutating func begin(_ portfolio: Portfolio) {
        isDone = routes(of: portfolio) != nil && betweenness(of: portfolio)?.isDone == true
        guard !isDone, portfolio.linkCount <= Self.quick else { return }
        // Sole routes, the beginning of the count, and its first slice.
        for _ in 0..<3 { count(portfolio) }
    }

    /// Counts one slice more.
    mutating func count(_ portfolio: Portfolio) {
        if routes(of: portfolio) == nil {
            routes = (portfolio.changeCount, SoleRoutes(portfolio))
        } else if betweenness(of: portfolio) == nil {
            flow = (portfolio.changeCount, BetweennessCount(portfolio))
        } else {
            // Where it lies: a copy of what is counted so far would cost more than the slice.
            flow!.count.advance(Self.slice)
        }
        isDone = flow.map { $0.changes == portfolio.changeCount && $0.count.isDone } ?? false
    }

    /// Keeps betweenness through changes that touch no need; begins anew after others.
    mutating func keep(through changes: [Change], _ portfolio: Portfolio) {
        guard let before = flow else { return }
        // Changes that nobody told of may have been anything.
        let isWhole = before.changes + changes.count == portfolio.changeCount
        let isTouched = changes.isEmpty || changes.contains { KnownBottlenecks.touchesNeeds($0) }
        if isWhole, !isTouched { flow!.changes = portfolio.changeCount } else { flow = nil }
    }

    /// Whether a change may make another network of live needs. Items that come and go may take others' places in memory.
    private static func touchesNeeds(_ change: Change) -> Bool {
        switch change {
        case .create(let ref, _, _), .delete(let ref, _, _):
            if case .link(let key) = ref { return key.type == .needs }
            if case .item = ref { return true }
            return false
        case .set(.link(let key), let field, _, _): return key.type == .needs && field == .state
        case .set: return false
        }
    }
}

extension Workbench {
    /// Whether something on top waits for what is counted while nothing is pressed.
    var countsOnTop: Bool {
        switch overlay {
        case .owing: owing.isAwaited
        case .answer(let answer): answer.question == .bottlenecks && !bottlenecks.isDone
        default: false
        }
    }

    /// Counts a slice of it, and shows how far that is.
    mutating func countOnTop(_ world: World) {
        switch overlay {
        case .owing: awaitOwing(world)
        case .answer(var answer) where answer.question == .bottlenecks:
            let wasKnown = bottlenecks.routes(of: world.portfolio) != nil
            bottlenecks.count(world.portfolio)
            if bottlenecks.isDone || !wasKnown {
                askAgain(world)
                hasProgressed = true
            } else {
                let progress = progress(world)
                hasProgressed = progress != answer.progress
                answer.progress = progress
                overlay = .answer(answer)
            }
        default: break
        }
    }

    /// `betweenness 43 %`; empty where all is counted.
    private func progress(_ world: World) -> String {
        guard !bottlenecks.isDone else { return "" }
        let share = bottlenecks.betweenness(of: world.portfolio)?.share ?? 0
        return "betweenness \(Int(share * 100)) %"
    }

    /// What everything goes through, as far as that is counted.
    func bottlenecks(_ answering: Answering, _ world: World) -> Answer {
        guard let routes = bottlenecks.routes(of: world.portfolio) else {
            return Answer(
                question: .bottlenecks, title: "Bottlenecks", progress: "counting",
                sentence: "What everything goes through is being counted.")
        }
        let count = bottlenecks.betweenness(of: world.portfolio)
        var answer = answering.bottlenecks(bottlenecks.isDone ? count : nil, routes)
        answer.progress = progress(world)
        if !bottlenecks.isDone, answer.rows.isEmpty {
            answer.sentence = "Nothing is the only way to a mission, and nothing joins parts."
        }
        let method =
            bottlenecks.isDone
            ? count?.method ?? "" : "Betweenness is being counted, and will rank these anew among their equals."
        answer.rows += Wording.wrap(method, answering.width).map { Answer.Row([($0, .dim)]) }
        return answer
    }

    /// Lays the count aside with its answer, and says so.
    mutating func layBottlenecksAside(_ world: World) {
        guard !bottlenecks.isDone, let count = bottlenecks.betweenness(of: world.portfolio) else { return }
        say("Betweenness was left at \(Int(count.share * 100)) %; \(key("bottlenecks")) goes on with it.")
    }
}
