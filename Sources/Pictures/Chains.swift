// Arrows that pass columns are given a place in each of them, so that they go round boxes and not through.

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

    init(_ layers: Layers, arrows: [(from: Int32, to: Int32)]) {
        boxes = layers.columns.count
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
        for arrow in shortFirst {
            let (first, last) = ends[arrow]
            paths[arrow] = [first]
            if span(arrow) - 1 <= budget {
                budget -= span(arrow) - 1
                for step in 1..<max(1, span(arrow)) {
                    let place = Int32(columnOf.count)
                    columnOf.append(layers.columns[Int(first)] + Int32(step))
                    sources.append(paths[arrow][step - 1])
                    targets.append(place)
                    paths[arrow].append(place)
                }
                sources.append(paths[arrow][paths[arrow].count - 1])
                targets.append(last)
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
    }

    /// Whether an arrow passes here, and no box stands.
    func isPassing(_ place: Int32) -> Bool { place >= boxes }
}
