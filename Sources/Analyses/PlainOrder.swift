// Ids in plain text order: the order that breaks ties, so that results are the same every time.

import Missions

extension Portfolio {
    /// Whether the id of one item comes before that of another, byte by byte: `M10` before `M9`.
    func isBefore(_ left: Node, _ right: Node) -> Bool {
        idBytes(left).lexicographicallyPrecedes(idBytes(right))
    }

    /// The same of the items at two places.
    func isBefore(_ left: Int32, _ right: Int32) -> Bool { isBefore(Node(place: left), Node(place: right)) }

    /// Whether one link comes before another: by the item it leads from, then by that to which it leads.
    func isBefore(_ left: Edge, _ right: Edge) -> Bool {
        from(left) != from(right) ? isBefore(from(left), from(right)) : isBefore(to(left), to(right))
    }

    /// Items by their ids, byte by byte.
    package func inPlainOrder(_ nodes: [Node]) -> [Node] {
        guard nodes.count > 1 else { return nodes }
        // The first eight bytes as a number settle most comparisons without a look at the ids.
        let keyed = nodes.map { node in
            let id = idBytes(node)
            var key: UInt64 = 0
            for place in 0..<8 { key = key << 8 | (place < id.count ? UInt64(id[place]) : 0) }
            return (key: key, node: node)
        }
        return keyed.sorted { $0.key != $1.key ? $0.key < $1.key : isBefore($0.node, $1.node) }.map(\.node)
    }
}
