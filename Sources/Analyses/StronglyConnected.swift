// Strongly connected components: what can be reached from each other, taken together, and in an order.

/// The strongly connected components of a flat graph (Tarjan, "Depth-First Search and Linear Graph Algorithms", 1972),
/// found without recursion in one look at each step.
public struct StronglyConnected: Sendable {
    /// By place, the number of its component, counted from 0. In topological order: every step leads to a component of
    /// the same number or a higher one. A place without steps is a component of its own.
    public let numbers: [Int32]
    /// By component, where its members begin in `members`; one more than there are components.
    public let firsts: [Int32]
    /// The places of the first component, then of the second; those of a component rise.
    public let members: [Int32]

    /// How many components there are.
    public var count: Int { firsts.count - 1 }

    /// The places of a component, rising.
    public func members(of component: Int) -> ArraySlice<Int32> {
        members[Int(firsts[component])..<Int(firsts[component + 1])]
    }

    /// How many places a component has.
    public func size(of component: Int) -> Int { Int(firsts[component + 1] - firsts[component]) }

    /// Finds the components of a graph, with steps from a place to itself or without.
    public init(_ graph: FlatGraph) {
        let count = graph.count
        var numbers = [Int32](repeating: -1, count: count)
        let components = StronglyConnected.number(graph, &numbers)
        // Tarjan ends with what nothing leads out of first: the last to end comes first.
        var firsts = [Int32](repeating: 0, count: components + 1)
        for place in 0..<count {
            numbers[place] = Int32(components) - 1 - numbers[place]
            firsts[Int(numbers[place]) + 1] += 1
        }
        for component in 0..<components { firsts[component + 1] += firsts[component] }
        var ends = firsts
        var members = [Int32](repeating: 0, count: count)
        for place in 0..<count {
            let component = Int(numbers[place])
            members[Int(ends[component])] = Int32(place)
            ends[component] += 1
        }
        (self.numbers, self.firsts, self.members) = (numbers, firsts, members)
    }

    /// What Tarjan's search knows of a place, side by side because it is looked at together.
    private struct Mark {
        /// When it was come to, counted from 1; 0 before.
        var found: Int32 = 0
        /// The earliest place known to be reached from it whose component is still open.
        var low: Int32 = 0
        /// The step to look at next.
        var next: Int32
        /// The place from which it was come to; -1 for the first.
        var previous: Int32 = -1
    }

    /// Numbers components as they end; how many there are.
    private static func number(_ graph: FlatGraph, _ numbers: inout [Int32]) -> Int {
        var marks = graph.firsts.dropLast().map { Mark(next: $0) }
        var open: [Int32] = []
        var (clock, components) = (Int32(0), Int32(0))
        graph.firsts.withUnsafeBufferPointer { firsts in
            graph.targets.withUnsafeBufferPointer { targets in
                marks.withUnsafeMutableBufferPointer { marks in
                    numbers.withUnsafeMutableBufferPointer { numbers in
                        for root in 0..<marks.count where marks[root].found == 0 {
                            var place = root
                            clock += 1
                            (marks[place].found, marks[place].low) = (clock, clock)
                            open.append(Int32(place))
                            while true {
                                if marks[place].next < firsts[place + 1] {
                                    let target = Int(targets[Int(marks[place].next)])
                                    marks[place].next += 1
                                    if marks[target].found == 0 {
                                        clock += 1
                                        (marks[target].found, marks[target].low) = (clock, clock)
                                        marks[target].previous = Int32(place)
                                        open.append(Int32(target))
                                        place = target
                                    } else if numbers[target] < 0 {
                                        marks[place].low = min(marks[place].low, marks[target].found)
                                    }
                                    continue
                                }
                                let mark = marks[place]
                                if mark.low == mark.found {
                                    while let last = open.popLast() {
                                        numbers[Int(last)] = components
                                        if Int(last) == place { break }
                                    }
                                    components += 1
                                }
                                guard mark.previous >= 0 else { break }
                                place = Int(mark.previous)
                                marks[place].low = min(marks[place].low, mark.low)
                            }
                        }
                    }
                }
            }
        }
        return Int(components)
    }
}
