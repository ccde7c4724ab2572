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
        var places = [Place(node: root, edge: nil, depth: 0, isSeen: false, children: 0..<0)]
        // Nothing of this is touched before it is used.
        places.reserveCapacity(portfolio.slotCount)
        var found = [Bool](repeating: false, count: portfolio.slotCount)
        found[Int(root.slot)] = true
        var steps = OrderedSteps(portfolio, direction)
        portfolio.withGraph { graph in
            var next = 0
            while next < places.count {
                let place = places[next]
                if !place.isSeen, place.depth < limit {
                    let first = places.count
                    let onlyNeeds = direction == .upstream && portfolio.kind(place.node).isWork
                    steps.forEach(from: place.node, onlyNeeds: onlyNeeds, portfolio, graph) { edge, node in
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
        self.places = places
    }

    /// How many different items were reached, the root not counted.
    public var reached: Int { places.count { !$0.isSeen } - 1 }
}
