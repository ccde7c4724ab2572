// What a risk threatens: it stands outside the consequence graph, and leads into it through what it affects.

import Missions

extension Portfolio {
    /// The steps of a raid item: what it affects, each item once, in plain order of ids; none of anything else. From there
    /// on trouble travels along the consequence graph.
    /// What is closed, or holds as was assumed, threatens nothing.
    package func threatened(by raid: Node) -> [(edge: Edge, node: Node)] {
        guard kind(raid) == .raid, !has(raid, .state, "closed"), !has(raid, .state, "holds") else { return [] }
        var found: [Node: Edge] = [:]
        forEachLink(from: raid, .affects) { edge in
            if to(edge) != raid, found[to(edge)] == nil { found[to(edge)] = edge }
        }
        return inPlainOrder(Array(found.keys)).map { (found[$0]!, $0) }
    }
}

extension Why {
    /// Why a risk matters to some goals: through what it threatens, in one step, and from there along the consequence graph;
    /// the shortest path first, then by the ids on them. Where even the shortest is too long to be looked for, that alone.
    static func threats(
        _ downstream: Downstream, to goals: [Node], _ portfolio: Portfolio
    ) -> (paths: [Path], isTruncated: Bool) {
        let found = SimplePaths(downstream, to: goals, in: portfolio)
        guard found.paths.isEmpty, let nearest = goals.min(by: { downstream.distance($0) < downstream.distance($1) })
        else { return (found.paths, found.isTruncated) }
        // Back along a shortest way to the one thing threatened that it leads through.
        var through = nearest
        while downstream.distance(through) > 1 {
            var before: Node?
            portfolio.forEachNeighbour(of: through, .upstream) { _, giver in
                guard downstream.distance(giver) == downstream.distance(through) - 1 else { return }
                if before.map({ portfolio.isBefore(giver, $0) }) ?? true { before = giver }
            }
            guard let before else { break }
            through = before
        }
        var finder = PathFinder()
        guard let first = downstream.threatened.first(where: { $0.node == through }),
            let rest = finder.shortest(from: through, to: nearest, in: portfolio)
        else { return ([], true) }
        return ([Path(nodes: [downstream.nodes[0]] + rest.nodes, edges: [first.edge] + rest.edges)], true)
    }
}

extension Why {
    /// The shortest way between two items along links either way. At an end that is a risk it begins with what the risk
    /// threatens; of several as short, the first in the order of ids that are threatened.
    static func related(_ first: Node, _ second: Node, _ portfolio: Portfolio, _ finder: inout PathFinder) -> Path? {
        func ends(_ node: Node) -> [(edges: [Edge], node: Node)] {
            portfolio.kind(node) == .raid ? portfolio.threatened(by: node).map { ([$0.edge], $0.node) } : [([], node)]
        }
        var shortest: Path?
        for start in ends(first) {
            for end in ends(second) {
                guard let path = finder.shortest(from: start.node, to: end.node, along: .related, in: portfolio)
                else { continue }
                let whole = Path(
                    nodes: (start.node == first ? [] : [first]) + path.nodes + (end.node == second ? [] : [second]),
                    edges: start.edges + path.edges + end.edges)
                if whole.hops < shortest?.hops ?? .max { shortest = whole }
            }
        }
        return shortest
    }
}

extension Telling {
    /// That a risk is closed, or an assumption holds; nil of others.
    func noThreat(_ raid: Node) -> String? {
        guard portfolio.kind(raid) == .raid else { return nil }
        if portfolio.has(raid, .state, "closed") {
            return "\(portfolio.named(raid)) is closed: it threatens nothing any more."
        }
        return portfolio.has(raid, .state, "holds") ? "\(portfolio.named(raid)) holds: it threatens nothing." : nil
    }

    /// `RSK-63 Regulations miss the last slot (DSIT) threatens 6 missions - MIS-1 Growth (HMT), MIS-2 Health (DHSC), MIS-3
    /// Safer streets (HO) and 3 more - through MIL-601 Data-sharing regulations (DSIT); no promise on the way is late; RSK-63
    /// is with DSIT: ring Ana Bright.`
    func threat(_ risk: Node, to goals: [Node], _ paths: [Path]) -> String {
        let threatened = portfolio.threatened(by: risk).map(\.node)
        if let over = noThreat(risk) { return over }
        if threatened.isEmpty { return "\(portfolio.named(risk)) threatens nothing that is written down." }
        let hit = threatened.count == 1 ? portfolio.named(threatened[0]) : "\(threatened.count) items"
        if goals.isEmpty { return "\(portfolio.named(risk)) threatens \(hit), and no mission waits on that." }
        let isMissions = goals.allSatisfy { portfolio.kind($0) == .mission }
        let whole = isMissions ? goals.filter { !portfolio.isVision($0) } : goals
        let goals = whole.isEmpty ? goals : whole
        let named = goals.prefix(goals.count == 4 ? 4 : 3).map { portfolio.named($0) }
        let rest = goals.count > named.count ? " and \(goals.count - named.count) more" : ""
        let list = named.joined(separator: ", ") + rest
        let what = isMissions ? "\(counted(goals.count, "mission")) - \(list)" : list
        let through = threatened.allSatisfy(goals.contains) ? "" : isMissions ? " - through \(hit)" : " through \(hit)"
        return "\(portfolio.named(risk)) threatens \(what)\(through); \(standing(risk, paths))."
    }
}
