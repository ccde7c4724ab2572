// Which missions everything reaches, found for all missions at once.

import Missions

/// Which missions each place reaches, a bit for each mission.
struct MissionReach: Sendable {
    private let width: Int
    private var bits: [UInt64]

    /// Nothing reaches any of so many missions yet.
    init(_ missions: Int, places: Int) {
        width = (missions + 63) / 64
        bits = [UInt64](repeating: 0, count: width * places)
    }

    mutating func insert(_ position: Int, at node: Node) {
        bits[Int(node.slot) * width + position / 64] |= 1 << UInt64(position % 64)
    }

    /// What each place leads on to along `graph`, whose steps lead from what serves to what is served.
    init(of missions: [Node], along graph: FlatGraph) {
        self.init(missions.count, places: graph.count)
        for (position, mission) in missions.enumerated() { insert(position, at: mission) }
        graph.gather(&bits, width: width)
    }

    /// Calls `body` with the positions of the missions that a place reaches, in order.
    @inline(__always)
    func forEach(of node: Node, _ body: (Int) -> Void) {
        // What came after this was found reaches nothing yet.
        guard (Int(node.slot) + 1) * width <= bits.count else { return }
        for word in 0..<width {
            var rest = bits[Int(node.slot) * width + word]
            while rest != 0 {
                body(word * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    /// The same as a list.
    func positions(of node: Node) -> [Int] {
        var positions: [Int] = []
        forEach(of: node) { positions.append($0) }
        return positions
    }
}
