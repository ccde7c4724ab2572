// Bottlenecks while nothing is pressed: what is only found by following everything is counted in slices, and kept.

import Analyses
import Missions

/// What is known of bottlenecks: sole routes as long as nothing changes, betweenness as long as nothing touches a need.
struct KnownBottlenecks: Sendable {
    /// Links of the count of betweenness that are followed before keys are looked for again: a millisecond or two.
    private static let slice = 100_000
    /// With more links than this the first look, too, waits until nothing is pressed.
    static let quick = 20_000

    /// What the portfolio was changed to when each was begun.
    private var routes: (changes: Int, search: BottleneckSearch)?
    private var flow: (changes: Int, count: BetweennessCount)?
    /// What there is to show, and whether betweenness is in it.
    private var known: (changes: Int, worst: WorstBottlenecks, hasFlow: Bool)?

    /// What there is to show of a portfolio, where anything is known.
    func worst(of portfolio: Portfolio) -> WorstBottlenecks? {
        known.flatMap { $0.changes == portfolio.changeCount ? $0.worst : nil }
    }

    /// The count of betweenness, done or not, where it is one of this portfolio.
    func betweenness(of portfolio: Portfolio) -> BetweennessCount? {
        flow.flatMap { $0.changes == portfolio.changeCount ? $0.count : nil }
    }

    /// Whether all is counted.
    private(set) var isDone = false

    /// Begins to count what is not known any more. A small portfolio is counted at once, a slice of betweenness included.
    mutating func begin(_ portfolio: Portfolio) {
        isDone = known.map { $0.changes == portfolio.changeCount && $0.hasFlow } ?? false
        guard !isDone, portfolio.linkCount <= Self.quick else { return }
        while worst(of: portfolio) == nil { count(portfolio) }
        for _ in 0..<3 where !isDone { count(portfolio) }
    }

    /// Counts one slice more: some milliseconds at most.
    mutating func count(_ portfolio: Portfolio) {
        let changes = portfolio.changeCount
        if routes?.changes != changes { routes = (changes, BottleneckSearch()) }
        guard let found = routes!.search.found else {
            // Where it lies, as below: a copy of what is counted so far would cost more than the slice.
            routes!.search.advance(portfolio)
            return
        }
        let hasFlow = flow.map { $0.changes == changes && $0.count.isDone } ?? false
        if known?.changes != changes || hasFlow {
            let worst = WorstBottlenecks(
                found, hasFlow ? flow?.count : nil, in: portfolio, most: Answering.mostOfKind)
            known = (changes, worst, hasFlow)
            isDone = hasFlow
        } else if flow?.changes != changes {
            flow = (changes, BetweennessCount(portfolio))
        } else {
            flow!.count.advance(Self.slice)
        }
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
        case .answer(let answer):
            switch answer.question {
            case .bottlenecks: !bottlenecks.isDone
            case .agree: agreements.found == nil
            default: false
            }
        default: false
        }
    }

    /// Counts a slice of it, and shows how far that is.
    mutating func countOnTop(_ world: World) {
        switch overlay {
        case .owing: awaitOwing(world)
        case .answer(var answer) where answer.question == .bottlenecks:
            let wasKnown = bottlenecks.worst(of: world.portfolio) != nil
            bottlenecks.count(world.portfolio)
            if bottlenecks.isDone || wasKnown != (bottlenecks.worst(of: world.portfolio) != nil) {
                askAgain(world)
                hasProgressed = true
            } else {
                let progress = progress(world)
                hasProgressed = progress != answer.progress
                answer.progress = progress
                overlay = .answer(answer)
            }
        case .answer(let answer) where answer.question == .agree:
            agreements.count(world.portfolio)
            guard agreements.found != nil else { return }
            askAgain(world)
            hasProgressed = true
        default: break
        }
    }

    /// `betweenness 43 %`; empty where all is counted.
    private func progress(_ world: World) -> String {
        if bottlenecks.isDone { return "" }
        guard bottlenecks.worst(of: world.portfolio) != nil else { return "counting" }
        let share = bottlenecks.betweenness(of: world.portfolio)?.share ?? 0
        return "betweenness \(Int(share * 100)) %"
    }

    /// What everything goes through, as far as that is counted.
    func bottlenecks(_ answering: Answering, _ world: World) -> Answer {
        guard let worst = bottlenecks.worst(of: world.portfolio) else {
            return Answer(
                question: .bottlenecks, title: "Bottlenecks", progress: "counting",
                sentence: "What everything goes through is being counted.")
        }
        var answer = answering.bottlenecks(worst)
        answer.progress = progress(world)
        return answer
    }

    /// Lays the count aside with its answer, and says so.
    mutating func layBottlenecksAside(_ world: World) {
        guard !bottlenecks.isDone, let count = bottlenecks.betweenness(of: world.portfolio) else { return }
        say("Betweenness was left at \(Int(count.share * 100)) %; \(key("bottlenecks")) goes on with it.")
    }
}
