// Sole routes: what every way from the beginnings of a graph to an item leads through.

import Missions

/// The dominator tree of a graph with a source before every place that no step leads to; `DominatorSearch` finds it.
struct Dominators: Sendable {
    /// By place, the nearest place that every way to it leads through; `source` where there is none but the source; -1
    /// where no way leads from the source, as with what only cycles lead to.
    let nearest: [Int32]
    /// What can be reached from the source, each after its nearest dominator.
    let order: [Int32]
    /// Stands for the source.
    static let source: Int32 = -2
}

/// The search for dominators, which can be laid aside and taken up again. Lengauer and Tarjan, "A Fast Algorithm for
/// Finding Dominators in a Flowgraph" (1979), the simple version, with stacks of our own: its cost does not depend on how
/// deep the graph is.
struct DominatorSearch: Sendable {
    private let forward: FlatGraph
    private let backward: FlatGraph
    // Places by number, in the order in which a walk in depth meets them; 0 is the source.
    private var vertices: [Int32] = [Dominators.source]
    private var parents: [Int32] = [0]
    private var numbers: [Int32]
    private var cursors: [Int32]
    private var way: [Int32] = []
    private var root = 0
    // By number.
    private var semi: [Int32] = []
    private var labels: [Int32] = []
    private var ancestors: [Int32] = []
    private var dominators: [Int32] = []
    /// The numbers whose semidominator is a number: the first of them, and for each the next.
    private var buckets: [Int32] = []
    private var others: [Int32] = []
    private var path: [Int32] = []
    private var vertex = 0
    private var phase = Phase.walking

    /// What is done in turn.
    private enum Phase { case walking, ranking, done }

    /// In a graph given by its steps forward and the same steps backward.
    init(_ forward: FlatGraph, _ backward: FlatGraph) {
        (self.forward, self.backward) = (forward, backward)
        numbers = [Int32](repeating: -1, count: forward.count)
        cursors = forward.firsts
    }

    var isDone: Bool { phase == .done }

    /// Follows about that many steps more.
    mutating func advance(_ steps: Int) {
        switch phase {
        case .walking: walk(steps)
        case .ranking: rank(steps)
        case .done: break
        }
    }

    /// Numbers what can be reached, in depth.
    private mutating func walk(_ most: Int) {
        var left = most
        while left > 0 {
            left -= 1
            if let last = way.last {
                let place = Int(last)
                if cursors[place] < forward.firsts[place + 1] {
                    let target = forward.targets[Int(cursors[place])]
                    cursors[place] += 1
                    if numbers[Int(target)] < 0 { meet(target, from: numbers[place]) }
                } else {
                    way.removeLast()
                }
            } else if root < forward.count {
                if backward.steps(root).isEmpty, !forward.steps(root).isEmpty { meet(Int32(root), from: 0) }
                root += 1
            } else {
                let count = vertices.count
                semi = (0..<count).map { Int32($0) }
                labels = semi
                ancestors = [Int32](repeating: -1, count: count)
                dominators = [Int32](repeating: 0, count: count)
                (buckets, others, vertex) = (ancestors, ancestors, count - 1)
                phase = .ranking
                return
            }
        }
    }

    private mutating func meet(_ place: Int32, from parent: Int32) {
        numbers[Int(place)] = Int32(vertices.count)
        vertices.append(place)
        parents.append(parent)
        way.append(place)
    }

    /// Finds semidominators, the last number first, and of each the dominator or one that has the same.
    private mutating func rank(_ most: Int) {
        var left = most
        while left > 0, vertex > 0 {
            let place = Int(vertices[vertex])
            let steps = backward.steps(place)
            left -= steps.count + 1
            if steps.isEmpty { semi[vertex] = 0 }
            for step in steps {
                let before = numbers[Int(backward.targets[step])]
                if before >= 0 { semi[vertex] = min(semi[vertex], semi[Int(best(before))]) }
            }
            let parent = Int(parents[vertex])
            others[vertex] = buckets[Int(semi[vertex])]
            buckets[Int(semi[vertex])] = Int32(vertex)
            ancestors[vertex] = Int32(parent)
            while buckets[parent] >= 0 {
                let waiting = buckets[parent]
                buckets[parent] = others[Int(waiting)]
                let found = best(waiting)
                dominators[Int(waiting)] = semi[Int(found)] < semi[Int(waiting)] ? found : Int32(parent)
            }
            vertex -= 1
        }
        if vertex <= 0 { phase = .done }
    }

    /// The number of the least semidominator on the way up from a number, as far as that is joined.
    private mutating func best(_ vertex: Int32) -> Int32 {
        guard ancestors[Int(vertex)] >= 0 else { return vertex }
        var current = vertex
        while ancestors[Int(ancestors[Int(current)])] >= 0 {
            path.append(current)
            current = ancestors[Int(current)]
        }
        while let next = path.popLast() {
            let above = Int(ancestors[Int(next)])
            if semi[Int(labels[above])] < semi[Int(labels[Int(next)])] { labels[Int(next)] = labels[above] }
            ancestors[Int(next)] = ancestors[above]
        }
        return labels[Int(vertex)]
    }

    /// What was found, once it is done.
    var found: Dominators {
        var dominators = dominators
        var nearest = [Int32](repeating: -1, count: forward.count)
        for vertex in 1..<max(1, vertices.count) {
            if dominators[vertex] != semi[vertex] { dominators[vertex] = dominators[Int(dominators[vertex])] }
            nearest[Int(vertices[vertex])] = vertices[Int(dominators[vertex])]
        }
        return Dominators(nearest: nearest, order: Array(vertices.dropFirst()))
    }
}
