// In which column each box stands: givers left of receivers, as far as cycles allow.

/// Steps between places as flat lists: for each place, those that follow it.
struct Steps {
    let firsts: [Int32]
    let targets: [Int32]

    init(_ count: Int, _ sources: [Int32], _ targets: [Int32]) {
        var firsts = [Int32](repeating: 0, count: count + 1)
        for source in sources { firsts[Int(source) + 1] += 1 }
        for place in 0..<count { firsts[place + 1] += firsts[place] }
        var ends = firsts
        var ordered = [Int32](repeating: 0, count: sources.count)
        for step in sources.indices {
            ordered[Int(ends[Int(sources[step])])] = targets[step]
            ends[Int(sources[step])] += 1
        }
        (self.firsts, self.targets) = (firsts, ordered)
    }

    subscript(place: Int) -> ArraySlice<Int32> { targets[Int(firsts[place])..<Int(firsts[place + 1])] }
    func range(_ place: Int) -> Range<Int> { Int(firsts[place])..<Int(firsts[place + 1]) }
}

/// The column of every box: the first phase of a layered drawing (Sugiyama, Tagawa and Toda, "Methods for Visual
/// Understanding of Hierarchical System Structures", 1981).
struct Layers {
    /// By box; -1 for a box that no arrow joins to another.
    private(set) var columns: [Int32]
    /// How many columns there are.
    private(set) var count = 0
    /// By arrow, whether it runs from right to left, because it closes a cycle.
    private(set) var isBackward: [Bool]

    init(boxes: Int, arrows: [(from: Int32, to: Int32)]) {
        isBackward = Layers.backward(boxes, arrows)
        columns = [Int32](repeating: -1, count: boxes)
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        for (position, arrow) in arrows.enumerated() where arrow.from != arrow.to {
            sources.append(isBackward[position] ? arrow.to : arrow.from)
            targets.append(isBackward[position] ? arrow.from : arrow.to)
        }
        let after = Steps(boxes, sources, targets)
        // Each as far to the left as what gives to it allows: the longest path that leads to it.
        var awaited = [Int32](repeating: 0, count: boxes)
        for target in targets { awaited[Int(target)] += 1 }
        var order: [Int32] = []
        for box in 0..<boxes where awaited[box] == 0 && !after[box].isEmpty {
            columns[box] = 0
            order.append(Int32(box))
        }
        var incoming = awaited
        var next = 0
        while next < order.count {
            let box = Int(order[next])
            next += 1
            for target in after[box] {
                columns[Int(target)] = max(columns[Int(target)], columns[box] + 1)
                awaited[Int(target)] -= 1
                if awaited[Int(target)] == 0 { order.append(target) }
            }
        }
        for box in 0..<boxes { incoming[box] -= Int32(after[box].count) }
        // Then what leads to more than leads to it moves up to the first that needs it, so that arrows are short.
        for box in order.reversed() where incoming[Int(box)] < 0 {
            if let first = after[Int(box)].map({ columns[Int($0)] }).min() { columns[Int(box)] = first - 1 }
        }
        count = Int((columns.max() ?? -1) + 1)
    }

    /// Parts columns of very many boxes into several, side by side: then the whole is about as wide as high.
    mutating func spread() {
        var sizes = [Int](repeating: 0, count: count)
        for column in columns where column >= 0 { sizes[Int(column)] += 1 }
        /// The columns there are when each holds so many boxes at most.
        func parts(_ size: Int, _ most: Int) -> Int { (size + most - 1) / most }
        var most = Layers.tall
        func isWide() -> Bool {
            let across = sizes.reduce(0) { $0 + parts($1, most) }
            return across * (Layout.boxWidth + Layout.columnGap) > most * (Layout.boxHeight + Layout.rowGap) * 3 / 2
        }
        guard sizes.contains(where: { $0 > most }) else { return }
        while isWide(), sizes.contains(where: { $0 > most }) { most += 1 }
        var firsts: [Int32] = []
        var next: Int32 = 0
        for size in sizes {
            firsts.append(next)
            next += Int32(parts(size, most))
        }
        var ranks = [Int](repeating: 0, count: count)
        for box in columns.indices where columns[box] >= 0 {
            let column = Int(columns[box])
            // Row by row: what stands beside each other may be joined to the same, and be as high as that.
            columns[box] = firsts[column] + Int32(ranks[column] % parts(sizes[column], most))
            ranks[column] += 1
        }
        count = Int(next)
    }

    /// So many boxes may stand in one column in any case.
    private static let tall = 40

    /// The arrows that lead back to what a search depth first still has open: turned round, no cycle is left.
    private static func backward(_ boxes: Int, _ arrows: [(from: Int32, to: Int32)]) -> [Bool] {
        var isBackward = [Bool](repeating: false, count: arrows.count)
        // By box, the positions of the arrows that leave it.
        let leaving = Steps(boxes, arrows.map(\.from), arrows.indices.map { Int32($0) })
        var incoming = [Int32](repeating: 0, count: boxes)
        for arrow in arrows where arrow.from != arrow.to { incoming[Int(arrow.to)] += 1 }
        enum State { case new, open, left }
        var states = [State](repeating: .new, count: boxes)
        // What nothing leads to comes first: beginning there, little has to be turned round.
        let roots = (0..<boxes).filter { incoming[$0] == 0 } + (0..<boxes).filter { incoming[$0] > 0 }
        for root in roots where states[root] == .new {
            states[root] = .open
            var path: [(box: Int, next: Int)] = [(root, leaving.range(root).lowerBound)]
            while let (box, next) = path.last {
                guard next < leaving.range(box).upperBound else {
                    states[box] = .left
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let arrow = Int(leaving.targets[next])
                let target = Int(arrows[arrow].to)
                switch states[target] {
                case .open: isBackward[arrow] = target != box
                case .left: break
                case .new:
                    states[target] = .open
                    path.append((target, leaving.range(target).lowerBound))
                }
            }
        }
        return isBackward
    }
}
