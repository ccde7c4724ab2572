// The order in which work can be done, and the work that can never begin because it waits for itself.

import Missions

extension Plan {
    /// Places of work with givers first, and apart from them the members of cycles: of strongly connected components with
    /// more than one item, or with a link to itself.
    ///
    /// Components come in topological order, and one that was found early in storage stands as early as it can. Givers
    /// mostly lie before their receivers, so that later passes mostly read forwards, too.
    static func sorted(_ timings: [Timing], _ givers: FlatGraph) -> (order: [Int32], members: [Int32]) {
        let components = StronglyConnected(givers)
        var (order, members): ([Int32], [Int32]) = ([], [])
        order.reserveCapacity(timings.count)
        // Steps lead from a receiver to a giver of the same component or a later one: the last comes first.
        for component in (0..<components.count).reversed() {
            let first = components.members[Int(components.firsts[component])]
            guard timings[Int(first)].isWork else { continue }
            if components.size(of: component) > 1 || givers.targets[givers.steps(Int(first))].contains(first) {
                members += components.members(of: component)
            } else {
                order.append(first)
            }
        }
        return (order, members)
    }
}
