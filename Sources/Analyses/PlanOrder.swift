// The order in which work can be done, and the work that can never begin because it waits for itself.

import Missions

extension Plan {
    /// Places of work with givers first, and apart from them the members of cycles: of strongly connected components with
    /// more than one item, or with a link to itself (Kahn 1962).
    static func sorted(_ timings: [Timing], _ givers: FlatGraph, _ receivers: FlatGraph) -> (
        order: [Int32], members: [Int32]
    ) {
        // How many givers are still to come; only work can hold anything up.
        var awaited = [Int32](repeating: 0, count: timings.count)
        for giver in timings.indices where timings[giver].isWork {
            for step in receivers.steps(giver) { awaited[Int(receivers.targets[step])] += 1 }
        }
        var order = timings.indices.filter { timings[$0].isWork && awaited[$0] == 0 }.map { Int32($0) }
        let works = timings.count { $0.isWork }
        order.reserveCapacity(works)
        release(from: 0, receivers, &awaited, &order)
        guard order.count < works else { return (order, []) }
        // What waits for a cycle goes on without it: its members are taken out, and never come back.
        let members = cycleMembers(among: { awaited[$0] > 0 && timings[$0].isWork }, givers)
        for member in members { awaited[Int(member)] = .max }
        let before = order.count
        order += members
        release(from: before, receivers, &awaited, &order)
        order.removeSubrange(before..<before + members.count)
        return (order, members)
    }

    /// Goes through an order from a position on, and adds to it what need not wait for any other any more.
    private static func release(
        from first: Int, _ receivers: FlatGraph, _ awaited: inout [Int32], _ order: inout [Int32]
    ) {
        var next = first
        awaited.withUnsafeMutableBufferPointer { awaited in
            receivers.targets.withUnsafeBufferPointer { targets in
                while next < order.count {
                    for step in receivers.steps(Int(order[next])) {
                        let receiver = Int(targets[step])
                        awaited[receiver] -= 1
                        if awaited[receiver] == 0 { order.append(Int32(receiver)) }
                    }
                    next += 1
                }
            }
        }
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
