// How far down each place stands: near what it is joined to, and never over another.

extension Chains {
    /// What a place takes from top to bottom, in pixels.
    func height(_ place: Int32) -> Int { isPassing(place) ? 10 : Layout.boxHeight }

    /// How far the middles of two neighbours stand apart at least.
    private func distance(_ upper: Int32, _ lower: Int32) -> Int {
        let gap = isPassing(upper) && isPassing(lower) ? 4 : Layout.rowGap
        return (height(upper) + height(lower)) / 2 + gap
    }

    /// By place, its middle; the highest box begins at 0. Columns are fitted to their left, then to their right neighbours,
    /// some times over.
    func middles(rounds: Int = 4) -> [Int] {
        var middles = [Double](repeating: 0, count: columnOf.count)
        for column in columns {
            var down = 0.0
            for (position, place) in column.enumerated() {
                if position > 0 { down += Double(distance(column[position - 1], place)) }
                middles[Int(place)] = down
            }
        }
        for round in 0..<rounds * 2 {
            let steps = round % 2 == 0 ? left : right
            for column in round % 2 == 0 ? Array(columns.indices) : columns.indices.reversed() {
                fit(columns[column], to: steps, &middles)
            }
        }
        let top = columns.joined().map { middles[Int($0)] - Double(height($0)) / 2 }.min() ?? 0
        var whole = middles.map { Int(($0 - top).rounded()) }
        // Rounding may have brought two too near.
        for column in columns {
            for (upper, lower) in zip(column, column.dropFirst()) {
                whole[Int(lower)] = max(whole[Int(lower)], whole[Int(upper)] + distance(upper, lower))
            }
        }
        return whole
    }

    /// Moves the places of a column as near as may be to the means of what they are joined to: the least sum of squares
    /// under which none comes nearer to the next than it may (pool adjacent violators; Ayer and others, 1955).
    private func fit(_ column: [Int32], to steps: Steps, _ middles: inout [Double]) {
        var pools: [(sum: Double, weight: Double, count: Int)] = []
        pools.reserveCapacity(column.count)
        var down = 0.0
        for (position, place) in column.enumerated() {
            if position > 0 { down += Double(distance(column[position - 1], place)) }
            var (sum, count) = (0.0, 0)
            for step in steps.range(Int(place)) {
                sum += middles[Int(steps.targets[step])]
                count += 1
            }
            let wanted = count == 0 ? middles[Int(place)] : sum / Double(count)
            // Arrows that pass are to be straight; what is joined to nothing here gives way.
            let weight = count == 0 ? 0.05 : isPassing(place) ? 3 : 1
            pools.append(((wanted - down) * weight, weight, 1))
            while pools.count > 1 {
                let (upper, lower) = (pools[pools.count - 2], pools[pools.count - 1])
                guard upper.sum * lower.weight > lower.sum * upper.weight else { break }
                pools.removeLast()
                pools[pools.count - 1] = (
                    upper.sum + lower.sum, upper.weight + lower.weight, upper.count + lower.count
                )
            }
        }
        var position = 0
        down = 0
        for pool in pools {
            for _ in 0..<pool.count {
                if position > 0 { down += Double(distance(column[position - 1], column[position])) }
                middles[Int(column[position])] = pool.sum / pool.weight + down
                position += 1
            }
        }
    }
}
