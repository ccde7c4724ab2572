// The order in which work can be done, and the work that can never begin because it waits for itself.

import Missions

extension Plan {
    /// Places of work with givers first, and apart from them the members of cycles: of strongly connected components with
    /// more than one item, or with a link to itself.
    ///
    /// Tarjan's search (1972) from receivers to givers, with a stack of its own instead of recursion: it leaves each
    /// component after all that the component waits for, which is a topological order. It begins at each place in the
    /// order of storage, where givers mostly come first; so later passes mostly read forwards, too.
    static func sorted(_ timings: [Timing], _ givers: FlatGraph) -> (order: [Int32], members: [Int32]) {
        var search = Search(timings, givers)
        for place in timings.indices where timings[place].isWork { search.visit(place) }
        return (search.order, search.members)
    }

    private struct Search {
        let timings: [Timing]
        let graph: FlatGraph
        var order: [Int32] = []
        var members: [Int32] = []
        /// By place, the number under which it was found; 0 before that, `left` once its component is left.
        private var numbers: [Int32]
        /// The lowest number that can be come to from there.
        private var lows: [Int32]
        private var last: Int32 = 0
        /// What is found and not left.
        private var open: [Int32] = []
        private var path: [(place: Int, step: Int)] = []
        private static var left: Int32 { .max }

        init(_ timings: [Timing], _ graph: FlatGraph) {
            (self.timings, self.graph) = (timings, graph)
            numbers = [Int32](repeating: 0, count: timings.count)
            lows = numbers
            order.reserveCapacity(timings.count)
            // Only work is looked at; what else gives cannot be waited for.
            for place in timings.indices where !timings[place].isWork { numbers[place] = Search.left }
        }

        mutating func visit(_ root: Int) {
            guard numbers[root] == 0 else { return }
            if graph.steps(root).allSatisfy({ numbers[Int(graph.targets[$0])] == Search.left }) {
                numbers[root] = Search.left
                order.append(Int32(root))
                return
            }
            enter(root)
            while let (place, step) = path.last {
                if step < graph.steps(place).upperBound {
                    path[path.count - 1].step += 1
                    let target = Int(graph.targets[step])
                    if numbers[target] == 0 { enter(target) } else { lows[place] = min(lows[place], numbers[target]) }
                    continue
                }
                path.removeLast()
                if let above = path.last?.place { lows[above] = min(lows[above], lows[place]) }
                if lows[place] == numbers[place] { leave(place) }
            }
        }

        private mutating func enter(_ place: Int) {
            last += 1
            (numbers[place], lows[place]) = (last, last)
            open.append(Int32(place))
            path.append((place, graph.steps(place).lowerBound))
        }

        /// Leaves the component that was found first at a place.
        private mutating func leave(_ place: Int) {
            let first = open.lastIndex(of: Int32(place))!
            let component = open[first...]
            for member in component { numbers[Int(member)] = Search.left }
            if component.count == 1, !graph.steps(place).contains(where: { graph.targets[$0] == Int32(place) }) {
                order.append(Int32(place))
            } else {
                members += component
            }
            open.removeSubrange(first...)
        }
    }
}
