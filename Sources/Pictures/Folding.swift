// A picture that would be much wider than high is folded: its columns stand in bands, one below the other.

/// Which columns stand in which band, and how arrows get from one band to the next: out at the right, back to the left in the
/// gap between the bands, and in again.
struct Folding {
    /// How many columns a band has.
    let columns: Int
    /// By band, what is added to the heights of its places.
    private(set) var shifts: [Int] = [0]
    /// By band, where the gap below it begins.
    private var gaps: [Int] = []
    /// The lane of each step from a place in one band to a place in a later one.
    private var lanes: [Step: Int] = [:]
    /// What is free at the left of the first column, for arrows that come back.
    private(set) var left = 0
    /// Where the last band ends.
    private(set) var height = 0

    private struct Step: Hashable {
        let from: Int32
        let to: Int32
    }

    /// The fewest columns that are folded, and the most arrows that may run between two bands.
    private static let (least, mostLanes) = (13, 400)
    /// What is free around a band, between two arrows, and before a box for what the arrow that comes back to it says.
    private static let (margin, laneGap, said) = (24, 6, 72)
    private static let columnStep = Layout.boxWidth + Layout.columnGap

    init(_ chains: Chains, _ middles: [Int]) {
        let count = chains.columns.count
        let spans = chains.columns.map { column in
            column.reduce((top: Int.max, bottom: Int.min)) { span, place in
                let (middle, half) = (middles[Int(place)], chains.height(place) / 2)
                return (min(span.top, middle - half), max(span.bottom, middle + half))
            }
        }
        height = spans.reduce(0) { max($0, $1.bottom) }
        let width = count * Folding.columnStep
        // Twice as wide as high is what screens and pages are.
        let bands = (Double(width) / Double(2 * (height + 100))).squareRoot().rounded(.up)
        let folded = max(1, (count + Int(bands) - 1) / max(1, Int(bands)))
        guard count >= Folding.least, width > 3 * height, folded < count else {
            columns = max(1, count)
            return
        }
        var lanes: [Step: Int] = [:]
        var used = [Int](repeating: 0, count: (count + folded - 1) / folded)
        for path in chains.paths {
            for (from, to) in zip(path, path.dropFirst()) {
                let band = Int(chains.columnOf[Int(from)]) / folded
                guard band != Int(chains.columnOf[Int(to)]) / folded, lanes[Step(from: from, to: to)] == nil
                else { continue }
                lanes[Step(from: from, to: to)] = used[band]
                used[band] += 1
            }
        }
        guard used.allSatisfy({ $0 <= Folding.mostLanes }) else {
            columns = max(1, count)
            return
        }
        (columns, self.lanes) = (folded, lanes)
        left = Folding.said + Folding.laneGap * (used.max() ?? 0)
        var down = 0
        shifts = []
        for band in used.indices {
            let own = spans[(band * folded)..<min(count, (band + 1) * folded)]
            let (top, bottom) = (own.map(\.top).min() ?? 0, own.map(\.bottom).max() ?? 0)
            shifts.append(down - top)
            height = down + bottom - top
            gaps.append(height + Folding.margin)
            down = height + 2 * Folding.margin + Folding.laneGap * used[band]
        }
    }

    /// Where a column begins, and the middle of a place in it.
    func x(ofColumn column: Int32) -> Int { left + Int(column) % columns * Folding.columnStep }
    func y(_ middle: Int, inColumn column: Int32) -> Int { middle + shifts[Int(column) / columns] }

    /// The points through which an arrow gets from one band to a later one, in pairs with its ends before and behind them;
    /// none within a band.
    func turn(
        _ from: Int32, _ to: Int32, in chains: Chains, leaving start: Int, arriving end: Int
    ) -> [Layout.Point] {
        guard let lane = lanes[Step(from: from, to: to)] else { return [] }
        let way = Folding.laneGap * lane
        let right = left + columns * Folding.columnStep - Layout.columnGap + Folding.margin + way
        let back = left - Folding.said - way
        let gap = gaps[Int(chains.columnOf[Int(from)]) / columns] + way
        return [
            Layout.Point(x: right, y: start), Layout.Point(x: right, y: gap), Layout.Point(x: back, y: gap),
            Layout.Point(x: back, y: end),
        ]
    }
}
