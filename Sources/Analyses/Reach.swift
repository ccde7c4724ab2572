// Reach trees: what an item needs, and what waits on it, level by level, nothing shown twice.

import Missions

/// A tree of what can be reached from an item, breadth first: an item is expanded at the first place found, later
/// places are leaves marked as seen (analysis A1).
public struct ReachTree: Sendable {
    /// A place in the tree: an item, and how it was come to.
    public struct Place: Sendable {
        public let node: Node
        /// The link by which it was reached; nil for the root.
        public let edge: Edge?
        /// Steps from the root.
        public let depth: Int
        /// Whether the item is expanded elsewhere.
        public let isSeen: Bool
        /// Positions of the places below it, in `places`, side by side.
        public internal(set) var children: Range<Int>
    }

    /// All places, the root first, then level by level.
    public private(set) var places: [Place]

    /// The items reachable from `root`: upstream along live `needs` links from receiver to giver, downstream in the
    /// consequence graph. Missions, outcomes and others that no `needs` link can join are followed upstream against the
    /// consequence graph instead. `depth` limits the steps from the root.
    public init(from root: Node, _ direction: Direction, in portfolio: Portfolio, depth limit: Int = .max) {
        places = [Place(node: root, edge: nil, depth: 0, isSeen: false, children: 0..<0)]
        var found = [Bool](repeating: false, count: portfolio.slotCount)
        found[Int(root.slot)] = true
        var next = 0
        while next < places.count {
            let place = places[next]
            if !place.isSeen, place.depth < limit {
                let first = places.count
                for (edge, node) in ReachTree.steps(from: place.node, direction, portfolio) {
                    let isSeen = found[Int(node.slot)]
                    found[Int(node.slot)] = true
                    places.append(
                        Place(node: node, edge: edge, depth: place.depth + 1, isSeen: isSeen, children: 0..<0))
                }
                places[next].children = first..<places.count
            }
            next += 1
        }
    }

    /// How many different items were reached, the root not counted.
    public var reached: Int { places.count { !$0.isSeen } - 1 }

    private static func steps(from node: Node, _ direction: Direction, _ portfolio: Portfolio) -> [(
        edge: Edge, node: Node
    )] {
        let steps = portfolio.neighbours(of: node, direction)
        guard direction == .upstream else { return steps }
        switch portfolio.kind(node) {
        case .milestone, .programme, .experiment: return steps.filter { portfolio.type($0.edge) == .needs }
        default: return steps
        }
    }
}
