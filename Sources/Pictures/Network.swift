// Which items and links of a portfolio a picture shows: a tree, a neighbourhood, or everything that hangs together.

import Analyses
import Missions

/// Items and the links of the consequence graph between them. The same portfolio always gives the same network, wherever
/// its items lie.
package struct Network: Sendable {
    /// The items: the one it is about first, then the nearest; of equals, in natural order of ids.
    package let items: [Node]
    /// The links between them, each once.
    package let links: [Edge]
    /// The item it is about; nil where it is about everything.
    package let centre: Node?
    /// What it shows, as a title.
    package let about: String
    /// How many items belong to it but stayed out, because there were more than the limit.
    package let leftOut: Int
    /// How many items belong to it but may not be shown.
    package let withheld: Int

    /// How many items a picture shows unless more is asked for: what still can be read.
    package static let usualLimit = 500

    /// What an item needs, or what waits on it; `depth` limits the steps. Upstream as a reach tree goes: from work along
    /// live needs, from anything else along all that it rests on.
    package static func reached(
        from root: Node, _ direction: Direction, in portfolio: Portfolio, depth: Int = .max, limit: Int = usualLimit,
        isShown: (Node) -> Bool = { _ in true }
    ) -> Network {
        let id = portfolio.id(root)
        let isUpstream = direction == .upstream
        return Network(
            [isUpstream ? .upstream : .downstream], root, portfolio,
            isUpstream ? "What \(id) needs" : "What waits on \(id)",
            depth, limit, isShown)
    }

    /// What an item needs and what waits on it, together.
    package static func bothWays(
        from root: Node, in portfolio: Portfolio, depth: Int = .max, limit: Int = usualLimit,
        isShown: (Node) -> Bool = { _ in true }
    ) -> Network {
        Network(
            [.upstream, .downstream], root, portfolio, "What \(portfolio.id(root)) needs, and what waits on it", depth,
            limit, isShown)
    }

    /// What lies around an item: so many steps in any direction, and every link between what was found.
    package static func neighbourhood(
        of root: Node, steps: Int, in portfolio: Portfolio, limit: Int = usualLimit,
        isShown: (Node) -> Bool = { _ in true }
    ) -> Network {
        Network([.either], root, portfolio, "Around \(portfolio.id(root))", steps, limit, isShown)
    }

    /// Every item that a link of the consequence graph joins to another, and all work, missions and outcomes besides; kind
    /// by kind, by id.
    package static func whole(
        _ portfolio: Portfolio, limit: Int = .max, isShown: (Node) -> Bool = { _ in true }
    ) -> Network {
        let works: [Kind] = [.mission, .outcome, .programme, .milestone, .experiment]
        var (items, leftOut, withheld): ([Node], Int, Int) = ([], 0, 0)
        for kind in works + Kind.allCases.filter({ !works.contains($0) }) {
            for node in portfolio.nodes(of: kind) {
                guard works.contains(kind) || portfolio.stepCounts(node) != (0, 0) else { continue }
                if !isShown(node) {
                    withheld += 1
                } else if items.count < limit {
                    items.append(node)
                } else {
                    leftOut += 1
                }
            }
        }
        var isDrawn = [Bool](repeating: false, count: portfolio.slotCount)
        for node in items { isDrawn[Int(node.slot)] = true }
        var links: [Edge] = []
        for node in items {
            for step in portfolio.neighbours(of: node, .upstream) where isDrawn[Int(step.node.slot)] {
                links.append(step.edge)
            }
        }
        return Network(
            items: items, links: links, centre: nil, about: "Everything that hangs together", leftOut: leftOut,
            withheld: withheld)
    }

    private init(items: [Node], links: [Edge], centre: Node?, about: String, leftOut: Int, withheld: Int) {
        (self.items, self.links, self.centre) = (items, links, centre)
        (self.about, self.leftOut, self.withheld) = (about, leftOut, withheld)
    }
}

/// Which steps are taken from an item.
private enum Way: UInt8 {
    case upstream = 1
    case downstream = 2
    case either = 4

    /// The next steps, in natural order.
    func steps(from node: Node, _ portfolio: Portfolio) -> [(edge: Edge, node: Node)] {
        switch self {
        case .downstream: return portfolio.neighbours(of: node, .downstream)
        case .either: return portfolio.neighbours(of: node, .upstream) + portfolio.neighbours(of: node, .downstream)
        case .upstream:
            let steps = portfolio.neighbours(of: node, .upstream)
            return portfolio.kind(node).isWork ? steps.filter { portfolio.type($0.edge) == .needs } : steps
        }
    }

    /// Calls `body` with where each of them leads, in no particular order.
    func forEachStep(from node: Node, _ portfolio: Portfolio, _ body: (Node) -> Void) {
        portfolio.withGraph { graph in
            if self != .downstream {
                let isWork = self == .upstream && portfolio.kind(node).isWork
                graph.forEachStepUpstream(from: node) { _, bearing, far in if !isWork || bearing.runsBack { body(far) }
                }
            }
            if self != .upstream { graph.forEachStepDownstream(from: node) { _, _, far in body(far) } }
        }
    }
}

extension Network {
    /// Breadth first, all ways at once, so that what is drawn is what is nearest.
    private init(
        _ ways: [Way], _ root: Node, _ portfolio: Portfolio, _ about: String, _ depth: Int, _ limit: Int,
        _ isShown: (Node) -> Bool
    ) {
        // By place, the ways on which it was come to.
        var known = [UInt8](repeating: 0, count: portfolio.slotCount)
        var isDrawn = [Bool](repeating: false, count: portfolio.slotCount)
        isDrawn[Int(root.slot)] = true
        var items = [root]
        var (leftOut, withheld) = (0, 0)
        var queue: [(node: Node, way: Way, depth: Int)] = []
        for way in ways {
            known[Int(root.slot)] |= way.rawValue
            queue.append((root, way, 0))
        }
        var next = 0
        while next < queue.count {
            let (node, way, steps) = queue[next]
            next += 1
            guard steps < depth else { continue }
            func meet(_ far: Node) {
                if known[Int(far.slot)] & way.rawValue != 0 { return }
                let isNew = known[Int(far.slot)] == 0
                known[Int(far.slot)] |= way.rawValue
                guard isShown(far) else {
                    // Nor what lies behind it: how it hangs there would tell of it.
                    if isNew { withheld += 1 }
                    return
                }
                if isNew, items.count < limit {
                    items.append(far)
                    isDrawn[Int(far.slot)] = true
                } else if isNew {
                    leftOut += 1
                }
                queue.append((far, way, steps + 1))
            }
            // What is only counted is met in any order.
            if items.count < limit {
                for (_, far) in way.steps(from: node, portfolio) { meet(far) }
            } else {
                way.forEachStep(from: node, portfolio, meet)
            }
        }
        var isLinked = [Bool](repeating: false, count: portfolio.linkSlotCount)
        var links: [Edge] = []
        for node in items {
            for way in ways where known[Int(node.slot)] & way.rawValue != 0 {
                for (edge, far) in way.steps(from: node, portfolio)
                where isDrawn[Int(far.slot)] && known[Int(far.slot)] & way.rawValue != 0 && !isLinked[Int(edge.slot)] {
                    isLinked[Int(edge.slot)] = true
                    links.append(edge)
                }
            }
        }
        self.init(items: items, links: links, centre: root, about: about, leftOut: leftOut, withheld: withheld)
    }
}
