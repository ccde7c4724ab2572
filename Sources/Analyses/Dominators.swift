// Sole routes: what every way from the beginnings of a graph to an item leads through.

import Missions

/// The dominator tree of a graph with a source before every place that no step leads to. Lengauer and Tarjan, "A Fast
/// Algorithm for Finding Dominators in a Flowgraph" (1979), the simple version, with stacks of our own: its cost does not
/// depend on how deep the graph is.
struct Dominators: Sendable {
    /// By place, the nearest place that every way to it leads through; `source` where there is none but the source; -1
    /// where no way leads from the source, as with what only cycles lead to.
    let nearest: [Int32]
    /// What can be reached from the source, each after its nearest dominator.
    let order: [Int32]
    /// Stands for the source.
    static let source: Int32 = -2

    /// Of a graph given by its steps forward and the same steps backward.
    init(_ forward: FlatGraph, _ backward: FlatGraph) {
        // Places by number, in the order in which a walk in depth meets them; 0 is the source.
        var (vertices, parents): ([Int32], [Int32]) = ([Dominators.source], [0])
        var numbers = [Int32](repeating: -1, count: forward.count)
        var cursors = forward.firsts
        var way: [Int32] = []
        func meet(_ place: Int32, from parent: Int32) {
            numbers[Int(place)] = Int32(vertices.count)
            vertices.append(place)
            parents.append(parent)
            way.append(place)
        }
        for root in 0..<forward.count where backward.steps(root).isEmpty && !forward.steps(root).isEmpty {
            meet(Int32(root), from: 0)
            while let last = way.last {
                let place = Int(last)
                if cursors[place] < forward.firsts[place + 1] {
                    let target = forward.targets[Int(cursors[place])]
                    cursors[place] += 1
                    if numbers[Int(target)] < 0 { meet(target, from: numbers[place]) }
                } else {
                    way.removeLast()
                }
            }
        }
        let count = vertices.count
        var semi = (0..<count).map { Int32($0) }
        var labels = semi
        var (ancestors, dominators) = ([Int32](repeating: -1, count: count), [Int32](repeating: 0, count: count))
        // The numbers whose semidominator is a number: the first of them, and for each the next.
        var (buckets, others) = (ancestors, ancestors)
        var path: [Int32] = []
        func best(_ vertex: Int32) -> Int32 {
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
        for vertex in stride(from: count - 1, to: 0, by: -1) {
            let place = Int(vertices[vertex])
            if backward.steps(place).isEmpty { semi[vertex] = 0 }
            for step in backward.steps(place) {
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
        }
        var nearest = [Int32](repeating: -1, count: forward.count)
        for vertex in 1..<max(1, count) {
            if dominators[vertex] != semi[vertex] { dominators[vertex] = dominators[Int(dominators[vertex])] }
            nearest[Int(vertices[vertex])] = vertices[Int(dominators[vertex])]
        }
        self.nearest = nearest
        order = Array(vertices.dropFirst())
    }
}
