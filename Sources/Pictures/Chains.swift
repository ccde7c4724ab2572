// Arrows that pass columns are given a place in each of them, so that they go round boxes and not through. Those of a box with
// very many pass together.

/// What stands in columns: boxes, and the places where arrows pass.
struct Chains {
    /// The places of each column, from the top.
    var columns: [[Int32]] = []
    /// How many places are boxes: those come first, numbered as the boxes are.
    let boxes: Int
    /// By place, its column; -1 for a box that stands in none.
    private(set) var columnOf: [Int32]
    /// By arrow, the places it goes through, from left to right, its ends included; empty for a box's arrow to itself.
    private(set) var paths: [[Int32]]
    /// Steps from column to column, to the right and to the left.
    let right: Steps
    let left: Steps

    /// The most passing places. Where more would be needed, the longest arrows go behind boxes: hundreds of columns wide,
    /// they would push everything apart.
    private static func most(_ boxes: Int) -> Int { 1_000 + 8 * boxes }

    /// From how many arrows on those that end, or else begin, at one box share the places they pass.
    private static let many = 24

    /// Where the arrows of one box pass a column together.
    private struct Shared: Hashable {
        let box: Int32
        let column: Int32
        let isEnd: Bool
    }

    init(_ layers: Layers, arrows: [(from: Int32, to: Int32)]) {
        let boxes = layers.columns.count
        self.boxes = boxes
        columnOf = layers.columns
        paths = [[Int32]](repeating: [], count: arrows.count)
        let ends = arrows.indices.map { arrow in
            layers.isBackward[arrow] ? (arrows[arrow].to, arrows[arrow].from) : (arrows[arrow].from, arrows[arrow].to)
        }
        func span(_ arrow: Int) -> Int { Int(layers.columns[Int(ends[arrow].1)] - layers.columns[Int(ends[arrow].0)]) }
        var budget = Chains.most(boxes)
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        let shortFirst = arrows.indices.filter { ends[$0].0 != ends[$0].1 }.sorted {
            span($0) != span($1) ? span($0) < span($1) : $0 < $1
        }
        var counts = (leaving: [Int32](repeating: 0, count: boxes), arriving: [Int32](repeating: 0, count: boxes))
        for arrow in shortFirst {
            counts.leaving[Int(ends[arrow].0)] += 1
            counts.arriving[Int(ends[arrow].1)] += 1
        }
        var shared: [Shared: Int32] = [:]
        // Two places are joined once, however many arrows pass from one to the other together.
        var joined: Set<Int64> = []
        func join(_ from: Int32, _ to: Int32) {
            guard from < boxes && to < boxes || joined.insert(Int64(from) << 32 | Int64(to)).inserted else { return }
            sources.append(from)
            targets.append(to)
        }
        for arrow in shortFirst {
            let (first, last) = ends[arrow]
            paths[arrow] = [first]
            let (leaving, arriving) = (counts.leaving[Int(first)], counts.arriving[Int(last)])
            let isShared = max(leaving, arriving) >= Chains.many
            if isShared || span(arrow) - 1 <= budget {
                if !isShared { budget -= span(arrow) - 1 }
                let isEnd = arriving >= leaving
                for step in 1..<max(1, span(arrow)) {
                    let key = Shared(
                        box: isEnd ? last : first, column: layers.columns[Int(first)] + Int32(step), isEnd: isEnd)
                    let known = isShared ? shared[key] : nil
                    let place = known ?? Int32(columnOf.count)
                    if known == nil {
                        columnOf.append(key.column)
                        if isShared { shared[key] = place }
                    }
                    join(paths[arrow][step - 1], place)
                    paths[arrow].append(place)
                }
                join(paths[arrow][paths[arrow].count - 1], last)
            }
            paths[arrow].append(last)
        }
        right = Steps(columnOf.count, sources, targets)
        left = Steps(columnOf.count, targets, sources)
        // In the order of a search depth first, so that what hangs together begins together.
        columns = [[Int32]](repeating: [], count: layers.count)
        var isKnown = [Bool](repeating: false, count: columnOf.count)
        var waiting: [Int32] = []
        for root in 0..<boxes where columnOf[root] >= 0 && !isKnown[root] {
            waiting.append(Int32(root))
            while let place = waiting.popLast() {
                if isKnown[Int(place)] { continue }
                isKnown[Int(place)] = true
                columns[Int(columnOf[Int(place)])].append(place)
                waiting += left[Int(place)].reversed()
                waiting += right[Int(place)].reversed()
            }
        }
        if !shared.isEmpty { centre(Set(shared.values)) }
    }

    /// Moves places that arrows share to the middle of their columns, from where all have about as far to them.
    private mutating func centre(_ shared: Set<Int32>) {
        for column in columns.indices {
            let middle = columns[column].filter(shared.contains)
            if middle.isEmpty { continue }
            var others = columns[column].filter { !shared.contains($0) }
            others.insert(contentsOf: middle, at: others.count / 2)
            columns[column] = others
        }
    }

    /// Whether an arrow passes here, and no box stands.
    func isPassing(_ place: Int32) -> Bool { place >= boxes }
}
