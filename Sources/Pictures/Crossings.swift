// In which order the places of a column stand, so that few arrows cross.

extension Chains {
    /// Puts each column in the order of the means of what its places lead to, to the left and to the right by turns
    /// (barycentre method), and keeps the order with the fewest crossings.
    mutating func untangle(sweeps: Int = 12) {
        guard columns.count > 1 else { return }
        var best = (columns: columns, crossings: crossings())
        var idle = 0
        for sweep in 0..<sweeps where best.crossings > 0 && idle < 4 {
            let isForward = sweep % 2 == 0
            var positions = self.positions
            for column in isForward ? Array(1..<columns.count) : (0..<columns.count - 1).reversed() {
                order(column, by: isForward ? left : right, &positions)
            }
            let found = crossings()
            idle += 1
            if found < best.crossings {
                best = (columns, found)
                idle = 0
            }
        }
        columns = best.columns
    }

    /// By place, its position in its column.
    private var positions: [Int32] {
        var positions = [Int32](repeating: 0, count: columnOf.count)
        for column in columns {
            for (position, place) in column.enumerated() { positions[Int(place)] = Int32(position) }
        }
        return positions
    }

    private mutating func order(_ column: Int, by steps: Steps, _ positions: inout [Int32]) {
        let places = columns[column]
        var keyed: [(key: Double, position: Int)] = []
        keyed.reserveCapacity(places.count)
        for (position, place) in places.enumerated() {
            var (sum, count) = (0, 0)
            for step in steps.range(Int(place)) {
                sum += Int(positions[Int(steps.targets[step])])
                count += 1
            }
            // What leads nowhere stays where it is.
            keyed.append((count == 0 ? Double(position) : Double(sum) / Double(count), position))
        }
        keyed.sort { $0.key != $1.key ? $0.key < $1.key : $0.position < $1.position }
        for (position, found) in keyed.enumerated() {
            columns[column][position] = places[found.position]
            positions[Int(places[found.position])] = Int32(position)
        }
    }

    /// How many pairs of arrows cross, counted between each two columns by a tree of sums (Barth, Jünger and Mutzel,
    /// "Simple and Efficient Bilayer Cross Counting", 2002).
    func crossings() -> Int {
        let positions = positions
        var crossings = 0
        var tree: [Int32] = []
        var ends: [Int32] = []
        for column in 0..<max(0, columns.count - 1) {
            tree.removeAll(keepingCapacity: true)
            tree.append(contentsOf: repeatElement(0, count: columns[column + 1].count + 1))
            var entered = 0
            for place in columns[column] {
                ends.removeAll(keepingCapacity: true)
                for step in right.range(Int(place)) { ends.append(positions[Int(right.targets[step])]) }
                for end in ends {
                    // Those entered before that end at or above here do not cross.
                    var (sum, node) = (Int32(0), Int(end) + 1)
                    while node > 0 {
                        sum += tree[node]
                        node &= node - 1
                    }
                    crossings += entered - Int(sum)
                }
                for end in ends {
                    var node = Int(end) + 1
                    while node < tree.count {
                        tree[node] += 1
                        node += node & -node
                    }
                }
                entered += ends.count
            }
        }
        return crossings
    }
}
