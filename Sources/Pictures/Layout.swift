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
    /// it is curved, from there to the next pair straight.
    private(set) var paths: [[Point]] = []
    private(set) var width = 0
    private(set) var height = 0

    init(_ sketch: Sketch) {
        let arrows = sketch.arrows.map { (from: $0.from, to: $0.to) }
        let layers = Layers(boxes: sketch.boxes.count, arrows: arrows)
        var chains = Chains(layers, arrows: arrows)
        chains.untangle()
        let middles = chains.middles()
        corners = layers.columns.indices.map { box in
            Point(
                x: Int(layers.columns[box]) * (Layout.boxWidth + Layout.columnGap),
                y: middles[box] - Layout.boxHeight / 2)
        }
        let joined = layers.columns.indices.filter { layers.columns[$0] >= 0 }
        height = joined.map { corners[$0].y + Layout.boxHeight }.max() ?? 0
        for column in chains.columns {
            for place in column { height = max(height, middles[Int(place)] + chains.height(place) / 2) }
        }
        // What is joined to nothing stands in rows below.
        let alone = layers.columns.indices.filter { layers.columns[$0] < 0 }
        var across = 1
        while across * across * 3 < alone.count { across += 1 }
        across = max(across, min(layers.count, 12))
        let top = height == 0 ? 0 : height + 3 * Layout.rowGap
        for (number, box) in alone.enumerated() {
            corners[box] = Point(
                x: number % across * (Layout.boxWidth + 32),
                y: top + number / across * (Layout.boxHeight + Layout.rowGap))
        }
        route(chains, layers, arrows, middles)
        width = (corners.map(\.x).max() ?? -Layout.boxWidth) + Layout.boxWidth
        height = max(height, (corners.map(\.y).max() ?? -Layout.boxHeight) + Layout.boxHeight)
    }

    private mutating func route(
        _ chains: Chains, _ layers: Layers, _ arrows: [(from: Int32, to: Int32)], _ middles: [Int]
    ) {
        // At each side of a box, the arrows that end there, from the top: first by where they come from.
        var sides = (
            left: [[(y: Int, arrow: Int)]](repeating: [], count: corners.count),
            right: [[(y: Int, arrow: Int)]](repeating: [], count: corners.count)
        )
        for (arrow, path) in chains.paths.enumerated() where path.count > 1 {
            sides.right[Int(path[0])].append((middles[Int(path[1])], arrow))
            sides.left[Int(path[path.count - 1])].append((middles[Int(path[path.count - 2])], arrow))
        }
        var ends = [(first: Point, last: Point)](
            repeating: (Point(x: 0, y: 0), Point(x: 0, y: 0)), count: arrows.count)
        for box in corners.indices {
            for isRight in [true, false] {
                let arriving = (isRight ? sides.right[box] : sides.left[box]).sorted {
                    $0.y != $1.y ? $0.y < $1.y : $0.arrow < $1.arrow
                }
                for (position, end) in arriving.enumerated() {
                    let y = corners[box].y + Layout.boxHeight * (position + 1) / (arriving.count + 1)
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
            for place in path.dropFirst().dropLast() {
                let x = Int(chains.columnOf[Int(place)]) * (Layout.boxWidth + Layout.columnGap)
                points.append(Point(x: x, y: middles[Int(place)]))
                points.append(Point(x: x + Layout.boxWidth, y: middles[Int(place)]))
            }
            points.append(ends[arrow].last)
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
