// How many shortest ways lead through an item: betweenness, counted in slices or estimated from a sample.

import Missions

/// Betweenness on the digraph giver > receiver of live needs: over all pairs of other items, the share of their shortest
/// paths that lead through an item. Unweighted, not normalised, ends excluded (analysis A9). Brandes, "A Faster Algorithm
/// for Betweenness Centrality" (2001). The count can be laid aside and taken up again.
///
/// Exact where at most `exactLimit` items are joined by live needs. Beyond, paths are followed from a sample of the givers
/// only and scaled up (Brandes and Pich, "Centrality Estimation in Large Networks", 2007), with a standard error.
public struct BetweennessCount: Sendable {
    /// How many items joined by live needs are still counted exactly.
    public static let exactLimit = 5_000

    /// How many items have others waiting on them: where paths can begin.
    public let giverCount: Int
    /// From how many of them paths are followed.
    public var sampleCount: Int { sources.count }
    /// The seed of the sample.
    public let seed: UInt64
    /// Whether paths are followed from every giver, so that nothing is estimated.
    public var isExact: Bool { sources.count == giverCount }
    /// Whether all is counted.
    public var isDone: Bool { counted >= sources.count }
    /// How much of the count is done, 0 to 1.
    public var share: Double { sources.isEmpty ? 1 : Double(counted) / Double(sources.count) }

    /// By place in the portfolio, the place among the items that live needs join; -1 for others.
    private let places: [Int32]
    /// From each giver to its receivers, among those.
    private let graph: FlatGraph
    /// Where paths are followed from.
    private let sources: [Int32]
    private var counted = 0
    /// What was found so far, and the sum of its squares where there is a sample.
    private var sums: [Double]
    private var squares: [Double]

    // What one source needs, kept from one to the next, and where its count stands.
    private var distances: [Int32]
    private var paths: [Double]
    private var shares: [Double]
    private var order: [Int32] = []
    private var phase = Phase.ahead
    private var position = 0
    private var levelEnd = 0
    /// By level, what its numbers of paths were multiplied by, so that they never grow beyond what a number holds.
    private var factors = [1.0]

    /// What is done about one source, in turn.
    private enum Phase: Hashable { case ahead, back, clearing }

    /// A count that has yet to begin. The sample are the givers whose ids, mixed with the seed, give the smallest numbers,
    /// so that it hardly changes when the portfolio does.
    public init(_ portfolio: Portfolio, sample: Int = 512, seed: UInt64 = 1) {
        let needs = FlatGraph.needs(portfolio)
        var (places, nodes) = ([Int32](repeating: -1, count: needs.count), [Int32]())
        var isJoined = [Bool](repeating: false, count: needs.count)
        for place in 0..<needs.count {
            for step in needs.steps(place) { (isJoined[place], isJoined[Int(needs.targets[step])]) = (true, true) }
        }
        for place in isJoined.indices where isJoined[place] {
            places[place] = Int32(nodes.count)
            nodes.append(Int32(place))
        }
        var (givers, receivers): ([Int32], [Int32]) = ([], [])
        for place in nodes {
            for step in needs.steps(Int(place)) {
                givers.append(places[Int(needs.targets[step])])
                receivers.append(places[Int(place)])
            }
        }
        let graph = FlatGraph(count: nodes.count, sources: givers, targets: receivers, edges: receivers)
        var sources = nodes.indices.filter { !graph.steps($0).isEmpty }.map { Int32($0) }
        giverCount = sources.count
        if nodes.count > BetweennessCount.exactLimit, sources.count > max(2, sample) {
            let keys = nodes.map { slot in
                portfolio.liveNode(Int(slot)).map { Coin.mixed(portfolio.fingerprint($0) &+ seed &* Coin.gamma) } ?? 0
            }
            sources = leading(max(2, sample), of: sources) { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
        }
        (self.places, self.graph, self.sources, self.seed) = (places, graph, sources, seed)
        sums = [Double](repeating: 0, count: nodes.count)
        squares = sources.count == giverCount ? [] : sums
        distances = [Int32](repeating: -1, count: nodes.count)
        (paths, shares) = (sums, sums)
    }

    /// The betweenness of an item as counted so far: scaled up from the sources followed, exact at the end where
    /// `isExact`; 0 for what no live need joins.
    public func value(_ node: Node) -> Double {
        let place = Int(places[Int(node.slot)])
        return place < 0 || counted == 0 ? 0 : sums[place] * Double(giverCount) / Double(counted)
    }

    /// The standard error of `value`, from how much the sources differ: `N sqrt((1 - k/N) s^2 / k)` for k of N givers. 0
    /// where the count is exact.
    public func standardError(_ node: Node) -> Double {
        let place = Int(places[Int(node.slot)])
        let (k, n) = (Double(counted), Double(giverCount))
        guard place >= 0, !squares.isEmpty, counted > 1 else { return 0 }
        let variance = max(0, squares[place] - sums[place] * sums[place] / k) / (k - 1)
        return n * (max(0, 1 - k / n) * variance / k).squareRoot()
    }

    /// How the values were come by, in sentences for the screen.
    public var method: String {
        isExact
            ? "Betweenness is exact: shortest paths from all \(giverCount) givers."
            : "Betweenness is estimated by the shortest paths from \(sampleCount) of \(giverCount) givers (seed \(seed)); a "
                + "range is two standard errors either side, and unsure is an error as large as the value."
    }

    /// Follows about that many steps, and those of one item more at most.
    public mutating func advance(_ steps: Int) {
        var left = steps
        while left > 0, !isDone {
            switch phase {
            case .ahead: left -= goAhead(left)
            case .back: left -= comeBack(left)
            case .clearing: left -= clear(left)
            }
        }
    }

    /// Follows shortest paths from the source, level by level; how many steps that took.
    private mutating func goAhead(_ most: Int) -> Int {
        if order.isEmpty {
            let source = sources[counted]
            order.append(source)
            (distances[Int(source)], paths[Int(source)]) = (0, 1)
            (position, levelEnd, factors) = (0, 1, [1])
        }
        var (done, position, levelEnd) = (0, position, levelEnd)
        let graph = graph
        graph.targets.withUnsafeBufferPointer { targets in
            distances.withUnsafeMutableBufferPointer { distances in
                paths.withUnsafeMutableBufferPointer { paths in
                    while done < most {
                        if position == levelEnd {
                            let level = levelEnd..<order.count
                            if level.isEmpty { break }
                            var factor = 1.0
                            if level.contains(where: { paths[Int(order[$0])] > 1e150 }) {
                                factor = 1e-150
                                for position in level { paths[Int(order[position])] *= factor }
                            }
                            factors.append(factor)
                            levelEnd = level.upperBound
                        }
                        let place = Int(order[position])
                        let (beyond, number) = (distances[place] + 1, paths[place])
                        let steps = graph.steps(place)
                        done += steps.count + 1
                        for step in steps {
                            let target = Int(targets[step])
                            if distances[target] < 0 {
                                distances[target] = beyond
                                paths[target] = number
                                order.append(Int32(target))
                            } else if distances[target] == beyond {
                                paths[target] += number
                            }
                        }
                        position += 1
                    }
                }
            }
        }
        (self.position, self.levelEnd) = (position, levelEnd)
        if position == order.count { (phase, self.position) = (.back, order.count - 1) }
        return max(1, done)
    }

    /// Adds up what lies on the shortest paths, the farthest first; how many steps that took.
    private mutating func comeBack(_ most: Int) -> Int {
        var (done, position) = (0, position)
        let (graph, isSampled) = (graph, !squares.isEmpty)
        graph.targets.withUnsafeBufferPointer { targets in
            shares.withUnsafeMutableBufferPointer { shares in
                while done < most, position >= 0 {
                    let place = Int(order[position])
                    let beyond = distances[place] + 1
                    let steps = graph.steps(place)
                    done += steps.count + 1
                    var share = 0.0
                    for step in steps where distances[Int(targets[step])] == beyond {
                        share += shares[Int(targets[step])]
                    }
                    share *= paths[place]
                    if position > 0 {
                        sums[place] += share
                        if isSampled { squares[place] += share * share }
                    }
                    // What is kept is the share of one path that arrives here.
                    shares[place] = (1 + share) / paths[place] * factors[Int(distances[place])]
                    position -= 1
                }
            }
        }
        self.position = position
        if position < 0 { (phase, self.position) = (.clearing, 0) }
        return max(1, done)
    }

    /// Forgets what one source needed; how many items that were.
    private mutating func clear(_ most: Int) -> Int {
        let end = position + min(most, order.count - position)
        for place in order[position..<end] {
            (distances[Int(place)], paths[Int(place)], shares[Int(place)]) = (-1, 0, 0)
        }
        let done = end - position
        position = end
        if end == order.count {
            order.removeAll(keepingCapacity: true)
            (phase, position) = (.ahead, 0)
            counted += 1
        }
        return max(1, done)
    }
}
