// The order of a matrix: who gives before who needs, and what depends on each other side by side.

/// The places of a graph from needing to giving, partitioned into blocks of mutual dependence.
struct DepartmentOrder {
    /// The places, block by block; a lower place before a higher one inside a block.
    private(set) var places: [Int32] = []
    /// By place, its position in `places`.
    private(set) var positions: [Int32]
    /// The positions of each block.
    private(set) var blocks: [Range<Int>] = []

    /// Blocks are strongly connected components. Each comes after all it needs; among those that could come next, the one
    /// with the lowest place does (Kahn, "Topological Sorting of Large Networks", 1962).
    init(_ graph: FlatGraph) {
        let components = StronglyConnected(graph)
        positions = [Int32](repeating: 0, count: graph.count)
        var awaited = [Int](repeating: 0, count: components.count)
        for place in 0..<graph.count {
            for step in graph.steps(place) where !DepartmentOrder.isInside(place, step, graph, components) {
                awaited[Int(components.numbers[place])] += 1
            }
        }
        let back = graph.reversed
        var ready = LowestFirst()
        func enter(_ component: Int) { ready.insert(components.members[Int(components.firsts[component])]) }
        for component in 0..<components.count where awaited[component] == 0 { enter(component) }
        while let lowest = ready.removeLowest() {
            let members = components.members(of: Int(components.numbers[Int(lowest)]))
            blocks.append(places.count..<places.count + members.count)
            for place in members {
                positions[Int(place)] = Int32(places.count)
                places.append(place)
                for step in back.steps(Int(place)) where !DepartmentOrder.isInside(Int(place), step, back, components) {
                    let receiver = Int(components.numbers[Int(back.targets[step])])
                    awaited[receiver] -= 1
                    if awaited[receiver] == 0 { enter(receiver) }
                }
            }
        }
    }

    private static func isInside(_ place: Int, _ step: Int, _ graph: FlatGraph, _ components: StronglyConnected) -> Bool
    {
        components.numbers[place] == components.numbers[Int(graph.targets[step])]
    }
}

/// Numbers of which the lowest can be taken out: a binary heap.
struct LowestFirst {
    private var heap: [Int32] = []

    mutating func insert(_ number: Int32) {
        heap.append(number)
        var place = heap.count - 1
        while place > 0, heap[place] < heap[(place - 1) / 2] {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeLowest() -> Int32? {
        guard let lowest = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return lowest }
        heap[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child] < heap[least] {
                least = child
            }
            if least == place { return lowest }
            heap.swapAt(place, least)
            place = least
        }
    }
}
