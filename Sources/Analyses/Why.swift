// Why one item matters to another: every way that lateness and value travel between them.

import Missions

/// The paths between two items, or from one to the missions, with one plain sentence above them (analysis A2).
public struct Why: Sendable {
    /// How the two ends are joined.
    public enum Relation: String, Sendable {
        /// The first leads to the second along the consequence graph: the second waits on the first.
        case causal
        /// Only the second leads to the first.
        case reversed
        /// Neither leads to the other; links join them if nobody asks which way.
        case related
        /// Nothing joins them.
        case unjoined = "none"
    }

    /// How the ends are joined.
    public let relation: Relation
    /// The shortest path first, then by the ids on them. Causal: from the first item; reversed: from the second; related:
    /// one path, whose links point either way. At most 20 (`SimplePaths`), of 12 hops at most; where even the shortest is
    /// longer, that one alone.
    public let paths: [Path]
    /// Whether there are more paths of at most 12 hops, the shortest is longer than that, or the search was given up.
    public let isTruncated: Bool
    /// Asked for missions: all that are reached, by id, also those to which no path is listed.
    public let missions: [Node]
    /// What waits on what, how late, whose it is and whom to ring.
    public let sentence: String

    /// Why `first` matters to `second`: all paths in the consequence graph; if there are none, those from `second` to
    /// `first`; if there are none, the shortest path that follows links either way. Lateness is judged as of a day.
    public init(from first: Node, to second: Node, in portfolio: Portfolio, asOf today: Day) {
        var finder = PathFinder()
        self.init(from: first, to: second, in: portfolio, asOf: today, finder: &finder)
    }

    /// The same with a finder kept from the last question.
    public init(
        from first: Node, to second: Node, in portfolio: Portfolio, asOf today: Day, finder: inout PathFinder
    ) {
        let telling = Telling(portfolio: portfolio, today: today)
        missions = []
        // A risk leads into the consequence graph and nothing leads to it.
        for (risk, other, direction) in [(first, second, Relation.causal), (second, first, .reversed)]
        where portfolio.kind(risk) == .raid && first != second {
            let downstream = Downstream(from: risk, threatening: portfolio.threatened(by: risk), in: portfolio)
            guard downstream.distance(other) > 0 else { continue }
            relation = direction
            (paths, isTruncated) = Why.threats(downstream, to: [other], portfolio)
            sentence = telling.threat(risk, to: [other], paths)
            return
        }
        if let path = finder.shortest(from: first, to: second, in: portfolio) {
            (paths, isTruncated) = Why.all(path, portfolio)
            relation = .causal
            sentence = telling.causal(first, second, paths)
        } else if let path = finder.shortest(from: second, to: first, in: portfolio) {
            (paths, isTruncated) = Why.all(path, portfolio)
            relation = .reversed
            // In its own direction it is as good an answer.
            sentence = telling.causal(second, first, paths)
        } else if let path = Why.related(first, second, portfolio, &finder) {
            (relation, paths, isTruncated) = (.related, [path], false)
            sentence = telling.related(first, second, path)
        } else {
            (relation, paths, isTruncated) = (.unjoined, [], false)
            sentence =
                telling.noThreat(first) ?? telling.noThreat(second)
                ?? "Nothing joins \(portfolio.named(first)) and \(portfolio.named(second))."
        }
    }

    /// Why an item matters: its paths to the missions that it reaches in the consequence graph; of a risk, those of what it
    /// threatens, with that link before them.
    public init(from node: Node, in portfolio: Portfolio, asOf today: Day) {
        let telling = Telling(portfolio: portfolio, today: today)
        let isRisk = portfolio.kind(node) == .raid
        let downstream = Downstream(from: node, threatening: portfolio.threatened(by: node), in: portfolio)
        missions = portfolio.inPlainOrder(downstream.nodes(of: .mission, in: portfolio))
        guard let nearest = missions.min(by: { downstream.distance($0) < downstream.distance($1) }) else {
            (relation, paths, isTruncated) = (.unjoined, [], false)
            sentence = isRisk ? telling.threat(node, to: [], []) : telling.missions(node, [], [])
            return
        }
        relation = .causal
        if isRisk {
            let found = Why.threats(downstream, to: missions, portfolio)
            paths = found.paths
            isTruncated = found.isTruncated || Set(paths.map { $0.nodes.last }).count < missions.count
            sentence = telling.threat(node, to: missions, paths)
            return
        }
        let found = SimplePaths(downstream, to: missions, in: portfolio)
        if found.paths.isEmpty {
            var finder = PathFinder()
            paths = [finder.shortest(from: node, to: nearest, in: portfolio)].compactMap { $0 }
        } else {
            paths = found.paths
        }
        isTruncated =
            found.isTruncated || found.paths.isEmpty || Set(paths.map { $0.nodes.last }).count < missions.count
        sentence = telling.missions(node, missions, paths)
    }

    /// Each hop of a path as a sentence from its link, in the order of the path.
    public static func sentences(_ path: Path, in portfolio: Portfolio, asOf today: Day) -> [String] {
        path.edges.map { portfolio.hopSentence($0, asOf: today) }
    }

    /// All paths between the ends of a shortest one.
    private static func all(_ shortest: Path, _ portfolio: Portfolio) -> ([Path], Bool) {
        guard shortest.hops > 0 else { return ([shortest], false) }
        guard shortest.hops <= SimplePaths.mostHops else { return ([shortest], true) }
        let ends = (shortest.nodes[0], shortest.nodes[shortest.nodes.count - 1])
        let found = SimplePaths(from: ends.0, to: [ends.1], in: portfolio)
        return (found.paths.isEmpty ? [shortest] : found.paths, found.isTruncated)
    }
}
