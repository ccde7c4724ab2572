// Where everything of a network stands: boxes in columns from givers to receivers, arrows between them.

/// A layered drawing, in pixels from its upper left corner.
struct Layout {
    static let boxWidth = 212
    static let boxHeight = 78
    static let columnGap = 104
    static let rowGap = 16

    struct Point: Hashable {
        var x: Int
        var y: Int
    }

    /// The upper left corner of each box.
    private(set) var corners: [Point] = []
    /// By arrow, the points it goes through from its beginning to its end, in pairs: from the first of a pair to the second
    /// it is curved, unless both are as high, from there to the next pair straight.
    private(set) var paths: [[Point]] = []
    private(set) var width = 0
    private(set) var height = 0
    /// By arrow, whether what it says belongs beside its beginning: many end where it ends.
    private(set) var isSaidFirst: [Bool] = []

    init(_ sketch: Sketch) {
        let arrows = sketch.arrows.map { (from: $0.from, to: $0.to) }
        var layers = Layers(boxes: sketch.boxes.count, arrows: arrows)
        layers.spread()
        var chains = Chains(layers, arrows: arrows)
        chains.untangle()
        var middles = chains.middles()
        let folding = Folding(chains, middles)
        for place in middles.indices where chains.columnOf[place] >= 0 {
            middles[place] = folding.y(middles[place], inColumn: chains.columnOf[place])
        }
        corners = layers.columns.indices.map { box in
            layers.columns[box] < 0
                ? Point(x: 0, y: 0)
                : Point(x: folding.x(ofColumn: layers.columns[box]), y: middles[box] - Layout.boxHeight / 2)
        }
        height = folding.height
        // What is joined to nothing stands in rows below.
        let alone = layers.columns.indices.filter { layers.columns[$0] < 0 }
        var across = 1
        while across * across * 3 < alone.count { across += 1 }
        across = max(across, min(folding.columns, 12))
        let top = height == 0 ? 0 : height + 3 * Layout.rowGap
        for (number, box) in alone.enumerated() {
            corners[box] = Point(
                x: number % across * (Layout.boxWidth + 32),
                y: top + number / across * (Layout.boxHeight + Layout.rowGap))
        }
        route(chains, layers, arrows, middles, folding)
        width = (corners.map(\.x).max() ?? -Layout.boxWidth) + Layout.boxWidth
        for path in paths { for point in path where path.count != 3 { width = max(width, point.x) } }
        height = max(height, (corners.map(\.y).max() ?? -Layout.boxHeight) + Layout.boxHeight)
    }

    private mutating func route(
        _ chains: Chains, _ layers: Layers, _ arrows: [(from: Int32, to: Int32)], _ middles: [Int], _ folding: Folding
    ) {
        // At each side of a box, the arrows that end there, from the top: first by where they come from.
        var sides = (
            left: [[(y: Int, by: Int32, arrow: Int)]](repeating: [], count: corners.count),
            right: [[(y: Int, by: Int32, arrow: Int)]](repeating: [], count: corners.count)
        )
        for (arrow, path) in chains.paths.enumerated() where path.count > 1 {
            let (second, beforeLast) = (path[1], path[path.count - 2])
            sides.right[Int(path[0])].append((middles[Int(second)], second, arrow))
            sides.left[Int(path[path.count - 1])].append((middles[Int(beforeLast)], beforeLast, arrow))
        }
        isSaidFirst = chains.paths.indices.map { arrow in
            let path = chains.paths[arrow]
            guard path.count > 2, !layers.isBackward[arrow] else { return false }
            return sides.left[Int(path[path.count - 1])].count > sides.right[Int(path[0])].count
        }
        var ends = [(first: Point, last: Point)](
            repeating: (Point(x: 0, y: 0), Point(x: 0, y: 0)), count: arrows.count)
        for box in corners.indices {
            for isRight in [true, false] {
                let arriving = (isRight ? sides.right[box] : sides.left[box]).sorted {
                    $0.y != $1.y ? $0.y < $1.y : $0.by != $1.by ? $0.by < $1.by : $0.arrow < $1.arrow
                }
                // Those that pass a column together arrive together.
                func isTogether(_ one: Int, _ next: Int) -> Bool {
                    arriving[one].by == arriving[next].by && chains.isPassing(arriving[one].by)
                }
                let count = arriving.indices.count { $0 == 0 || !isTogether($0 - 1, $0) }
                var number = 0
                for (position, end) in arriving.enumerated() {
                    if position == 0 || !isTogether(position - 1, position) { number += 1 }
                    let y = corners[box].y + Layout.boxHeight * number / (count + 1)
                    if isRight {
                        ends[end.arrow].first = Point(x: corners[box].x + Layout.boxWidth, y: y)
                    } else {
                        ends[end.arrow].last = Point(x: corners[box].x, y: y)
                    }
                }
            }
        }
        paths = chains.paths.enumerated().map { arrow, path in
            guard path.count > 1 else { return loop(at: corners[Int(arrows[arrow].from)]) }
            var points = [ends[arrow].first]
            for (position, place) in path.enumerated().dropFirst() {
                let isLast = position == path.count - 1
                let x = folding.x(ofColumn: chains.columnOf[Int(place)])
                let next = isLast ? ends[arrow].last : Point(x: x, y: middles[Int(place)])
                let before = points[points.count - 1]
                points += folding.turn(path[position - 1], place, in: chains, leaving: before.y, arriving: next.y)
                points.append(next)
                if !isLast { points.append(Point(x: x + Layout.boxWidth, y: next.y)) }
            }
            return layers.isBackward[arrow] ? points.reversed() : points
        }
    }

    /// From a box back to itself: three points at its upper right corner.
    private func loop(at corner: Point) -> [Point] {
        let right = corner.x + Layout.boxWidth
        return [
            Point(x: right, y: corner.y + 26), Point(x: right + 34, y: corner.y + 16), Point(x: right, y: corner.y + 8),
        ]
    }
}
