// The order in which work can be done, and the work that can never begin because it waits for itself.

import Missions

extension Plan {
    /// Places of work with givers first, and apart from them the members of cycles: of strongly connected components with
    /// more than one item, or with a link to itself (Kahn 1962).
    static func sorted(_ timings: [Timing], _ givers: FlatGraph, _ receivers: FlatGraph) -> (
        order: [Int32], members: [Int32]
    ) {
        var order: [Int32] = []
        order.reserveCapacity(timings.count)
        // How many givers are still to come; only work can hold anything up.
        var awaited = [Int32](repeating: 0, count: timings.count)
        var works = 0
        for place in timings.indices where timings[place].isWork {
            works += 1
            var count: Int32 = 0
            for step in givers.steps(place) where timings[Int(givers.targets[step])].isWork { count += 1 }
            awaited[place] = count
            if count == 0 { order.append(Int32(place)) }
        }
        var next = 0
        func release(_ place: Int) {
            for step in receivers.steps(place) {
                let receiver = Int(receivers.targets[step])
                awaited[receiver] -= 1
                if awaited[receiver] == 0 { order.append(Int32(receiver)) }
            }
        }
        func drain() {
            while next < order.count {
                release(Int(order[next]))
                next += 1
            }
        }
        drain()
        guard order.count < works else { return (order, []) }
        // What waits for a cycle goes on without it: its members are taken out, and never come back.
        let members = cycleMembers(among: { awaited[$0] > 0 && timings[$0].isWork }, givers)
        for member in members { awaited[Int(member)] = .max }
        for member in members { release(Int(member)) }
        drain()
        return (order, members)
    }

    /// The members of cycles among some places: strongly connected components with more than one place, or with a step to
    /// itself (Tarjan 1972), with a stack of its own instead of recursion.
    private static func cycleMembers(among isOne: (Int) -> Bool, _ graph: FlatGraph) -> [Int32] {
        var members: [Int32] = []
        var (indexes, lows) = ([Int32](repeating: 0, count: graph.count), [Int32](repeating: 0, count: graph.count))
        var isOpen = [Bool](repeating: false, count: graph.count)
        var open: [Int32] = []
        var path: [(place: Int, step: Int)] = []
        var last: Int32 = 0
        func enter(_ place: Int) {
            last += 1
            (indexes[place], lows[place]) = (last, last)
            isOpen[place] = true
            open.append(Int32(place))
            path.append((place, graph.steps(place).lowerBound))
        }
        for root in 0..<graph.count where indexes[root] == 0 && isOne(root) {
            enter(root)
            while let (place, step) = path.last {
                if step < graph.steps(place).upperBound {
                    path[path.count - 1].step += 1
                    let target = Int(graph.targets[step])
                    if indexes[target] == 0 {
                        if isOne(target) { enter(target) }
                    } else if isOpen[target] {
                        lows[place] = min(lows[place], indexes[target])
                    }
                    continue
                }
                path.removeLast()
                if let above = path.last?.place { lows[above] = min(lows[above], lows[place]) }
                guard lows[place] == indexes[place] else { continue }
                var component: [Int32] = []
                repeat {
                    component.append(open.removeLast())
                    isOpen[Int(component.last!)] = false
                } while component.last! != Int32(place)
                if component.count > 1 || graph.steps(place).contains(where: { graph.targets[$0] == Int32(place) }) {
                    members += component
                }
            }
        }
        return members
    }
}
