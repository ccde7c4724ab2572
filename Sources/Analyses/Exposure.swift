// Exposure (analysis A6): how likely an item is hit, by its own risks or by what it needs.

import Missions

/// What can go wrong in a portfolio by itself, and the steps along which it travels (domain model, section 5.3). Made once
/// and kept until a change; asked for one item at a time here, for all items by `ExposureCount`.
///
/// `own(n) = 1 - product over open risks of n of (1 - p(residual likelihood))`. With hard links only,
/// `P(n) = 1 - product over the set of distinct a in {n} + upstream(n) of (1 - own(a))`: exact where causes are
/// independent, because a cause that arrives on two ways counts once. With soft links upstream, an estimate.
/// Upstream is what a reach tree shows: along live needs; from outcomes and missions also what contributes and belongs to
/// them, as if those links were hard.
public struct Exposure: Sendable {
    /// What must be said wherever these numbers are shown.
    public static let caveat = "indicative; assumes causes are independent"
    /// The kinds of item that risks can hit.
    public static let kinds: [Kind] = [.milestone, .programme, .experiment, .outcome, .mission]
    /// How often chance is tried where soft links lie upstream.
    public static let runs = 20_000
    /// How likely a receiver of a soft link without a number is hit when its giver is, 0 to 1.
    public static let softCoupling = 0.5

    /// The probability that stands for a likelihood of 1 to 5: 0.05, 0.20, 0.50, 0.80, 0.95 (domain model, section 2.3); 0
    /// for anything else.
    public static func probability(ofLikelihood likelihood: Int) -> Double {
        (1...5).contains(likelihood) ? [0.05, 0.20, 0.50, 0.80, 0.95][likelihood - 1] : 0
    }

    /// From each item to what can hit it. Links with coupling 0 are left out.
    let graph: FlatGraph
    /// By step, the coin that says whether a hit travels along it; empty where every link is hard.
    let coins: [Coin]
    /// By place, the probability that what stands there is not hit by its own risks.
    let spared: [Double]
    /// By place, the coin of its own risks; empty where every link is hard.
    let sparks: [Coin]

    /// Reads risks and links. An item of work without open risks has `baseRate` as its own probability (0 to 1), such as
    /// the share of projects that moved later in an `OutsideView`.
    public init(of portfolio: Portfolio, baseRate: Double = 0) {
        var spared = [Double](repeating: 1, count: portfolio.slotCount)
        portfolio.forEachLink(of: .affects) { edge in
            guard let chance = Exposure.chance(of: portfolio.from(edge), portfolio) else { return }
            spared[Int(portfolio.to(edge).slot)] *= 1 - chance
        }
        if baseRate > 0 {
            for kind in [Kind.milestone, .programme, .experiment] {
                for node in portfolio.nodes(of: kind) where spared[Int(node.slot)] == 1 {
                    spared[Int(node.slot)] = 1 - min(1, baseRate)
                }
            }
        }
        self.spared = spared
        let softs: [(edge: Int32, coupling: Double)]
        (graph, softs) = Exposure.steps(portfolio)
        guard !softs.isEmpty else {
            (coins, sparks) = ([], [])
            return
        }
        var couplings = [Double](repeating: 1, count: portfolio.linkSlotCount)
        for soft in softs { couplings[Int(soft.edge)] = soft.coupling }
        // A coin is known by the ids of what it stands for, and not by where that lies: the same file read again, or with
        // something else in it, throws the same.
        var names = [UInt64](repeating: 0, count: portfolio.slotCount)
        for node in portfolio.allNodes { names[Int(node.slot)] = portfolio.fingerprint(node) }
        sparks = names.indices.map { Coin(seed: 1 &+ Coin.mixed(names[$0]), probability: 1 - spared[$0]) }
        var coins = [Coin](repeating: Coin(seed: 0, probability: 1), count: graph.targets.count)
        for place in 0..<graph.count {
            for step in graph.steps(place) where couplings[Int(graph.edges[step])] < 1 {
                let name = Coin.mixed(names[place]) &+ names[Int(graph.targets[step])]
                coins[step] = Coin(
                    seed: 1 &+ Coin.mixed(name &+ Coin.gamma), probability: couplings[Int(graph.edges[step])])
            }
        }
        self.coins = coins
    }

    /// The probability that an item is hit by its own open risks and issues, 0 to 1.
    public func own(_ node: Node) -> Double { 1 - spared[Int(node.slot)] }

    /// How likely a risk or an issue that is open strikes; nil for what is closed, and for assumptions and challenges.
    /// An issue has happened and counts as likelihood 5. Residual likelihood, or inherent where nobody gave one.
    private static func chance(of raid: Node, _ portfolio: Portfolio) -> Double? {
        guard !portfolio.has(raid, .state, "closed"), !portfolio.has(raid, .state, "holds"),
            !portfolio.has(raid, .class, "assumption"), !portfolio.has(raid, .class, "challenge")
        else { return nil }
        if portfolio.has(raid, .class, "issue") { return probability(ofLikelihood: 5) }
        let likelihood = portfolio.text(raid, .residualLikelihood) ?? portfolio.text(raid, .inherentLikelihood)
        return likelihood.map { probability(ofLikelihood: Int($0) ?? 0) }
    }

    /// The steps upstream of everything, and which of them are soft.
    private static func steps(_ portfolio: Portfolio) -> (FlatGraph, [(edge: Int32, coupling: Double)]) {
        // By place, the links along which no hit travels, and the items of work.
        var isCut = [Bool](repeating: false, count: portfolio.linkSlotCount)
        var softs: [(edge: Int32, coupling: Double)] = []
        for (link, isHard, named) in portfolio.couplings() {
            // The chance that a hit travels along a need: its coupling where one is named, else 1, or `softCoupling`
            // where it says that it is not hard.
            let coupling = named.flatMap { $0.isFinite ? min(1, max(0, $0)) : nil } ?? (isHard ? 1 : softCoupling)
            if coupling <= 0 {
                isCut[Int(link)] = true
            } else if coupling < 1, portfolio.isLiveNeed(Edge(place: link)) {
                softs.append((link, coupling))
            }
        }
        var isProgramme = [Bool](repeating: false, count: portfolio.slotCount)
        for node in portfolio.nodes(of: .programme) { isProgramme[Int(node.slot)] = true }
        let graph = isCut.withUnsafeBufferPointer { isCut in
            isProgramme.withUnsafeBufferPointer { isProgramme in
                // Work is hit through what it needs, and not through its parts.
                FlatGraph(portfolio) { edge, bearing, from in
                    bearing.runsBack ? !isCut[Int(edge.slot)] : !isProgramme[Int(from.slot)]
                }
            }
        }
        return (graph, softs)
    }
}
