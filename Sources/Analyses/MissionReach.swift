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

    /// Spreads missions along `graph`, whose steps lead from what is served to what serves it.
    init(of missions: [Node], along graph: FlatGraph) {
        let width = (missions.count + 63) / 64
        var bits = [UInt64](repeating: 0, count: width * graph.count)
        for (position, mission) in missions.enumerated() {
            bits[Int(mission.slot) * width + position / 64] |= 1 << UInt64(position % 64)
        }
        let components = StronglyConnected(graph)
        bits.withUnsafeMutableBufferPointer { bits in
            /// Gives a place all that another reaches.
            func spread(_ from: Int32, to place: Int32) {
                for word in 0..<width { bits[Int(place) * width + word] |= bits[Int(from) * width + word] }
            }
            // What serves comes after what it serves; those inside a cycle reach the same.
            for component in 0..<components.count {
                let members = components.members(of: component)
                if members.count > 1 {
                    for member in members { spread(member, to: members.first!) }
                    for member in members { spread(members.first!, to: member) }
                }
                for member in members {
                    for step in graph.steps(Int(member)) { spread(member, to: graph.targets[step]) }
                }
            }
        }
        (self.width, self.bits) = (width, bits)
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
