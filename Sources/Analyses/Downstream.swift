// Everything that waits on an item, near or far; of a risk, on what it threatens.

import Missions

/// The items downstream of an item in the consequence graph, by breadth-first search; those of a risk where it is told what
/// the risk threatens.
package struct Downstream {
    /// The item itself, then what is downstream of it: little of it nearest first, much of it in the order in which it is
    /// stored, where looking at all of it is quicker.
    package private(set) var nodes: [Node]
    /// By place, steps from the item; -1 where none lead to.
    private(set) var distances: [Int32]
    /// What a risk threatens, one step from it; empty of anything else.
    let threatened: [(edge: Edge, node: Node)]
    /// The steps of everything, once so much was reached that it was worth laying them out.
    private(set) var flat: FlatGraph?

    /// How many items are walked to link by link. Links lie in the order in which they came: each is fetched from afar.
    static let few = 2_000

    package init(from root: Node, in portfolio: Portfolio, within limit: Int32 = .max) {
        self.init(from: root, threatening: [], in: portfolio, within: limit)
    }

    init(
        from root: Node, threatening threatened: [(edge: Edge, node: Node)], in portfolio: Portfolio,
        within limit: Int32 = .max
    ) {
        nodes = [root]
        self.threatened = threatened
        distances = [Int32](repeating: -1, count: portfolio.slotCount)
        distances[Int(root.slot)] = 0
        for (_, node) in threatened where limit > 0 {
            distances[Int(node.slot)] = 1
            nodes.append(node)
        }
        var next = 0
        portfolio.withGraph { graph in
            while next < nodes.count, nodes.count <= Downstream.few {
                let distance = distances[Int(nodes[next].slot)] + 1
                if distance > limit { return next = nodes.count }
                graph.forEachStepDownstream(from: nodes[next]) { _, _, receiver in
                    guard distances[Int(receiver.slot)] < 0 else { return }
                    distances[Int(receiver.slot)] = distance
                    nodes.append(receiver)
                }
                next += 1
            }
        }
        guard next < nodes.count else { return }
        let flat = FlatGraph.waits(portfolio)
        var places = nodes[next...].map(\.slot)
        places.reserveCapacity(portfolio.slotCount)
        distances.withUnsafeMutableBufferPointer { distances in
            next = 0
            while next < places.count {
                let place = Int(places[next])
                next += 1
                let distance = distances[place] + 1
                if distance > limit { break }
                for step in flat.steps(place) {
                    let target = flat.targets[step]
                    if distances[Int(target)] >= 0 { continue }
                    distances[Int(target)] = distance
                    places.append(target)
                }
            }
        }
        nodes = [root]
        nodes.reserveCapacity(portfolio.slotCount)
        for place in distances.indices where distances[place] > 0 { nodes.append(Node(place: Int32(place))) }
        self.flat = flat
    }

    /// Steps from the item; -1 where none lead to.
    package func distance(_ node: Node) -> Int32 { distances[Int(node.slot)] }

    /// The items of a kind downstream, in no particular order.
    func nodes(of kind: Kind, in portfolio: Portfolio) -> [Node] {
        nodes.count > Downstream.few
            ? portfolio.nodes(of: kind).filter { distance($0) > 0 }
            : nodes.dropFirst().filter { portfolio.kind($0) == kind }
    }

    /// Calls `body` with the place of each step from an item.
    func forEachStep(from node: Node, in graph: Graph, _ body: (Int32) -> Void) {
        if let flat {
            for step in flat.steps(Int(node.slot)) { body(flat.targets[step]) }
        } else {
            graph.forEachStepDownstream(from: node) { _, _, receiver in body(receiver.slot) }
        }
    }
}
