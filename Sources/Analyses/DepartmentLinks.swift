// Links between departments, gathered in one pass where they lie.

import Missions

/// A live undelivered need and what a matrix counts of it.
struct DepartmentLink {
    let edge: Edge
    /// The item that needs.
    let receiver: Int32
    let isOverdue: Bool
    let isUnagreed: Bool
}

/// Live undelivered needs by the departments at both ends.
struct DepartmentLinks {
    /// The departments that have any, by id.
    let departments: [Node]
    /// In the order in which they lie.
    private(set) var links: [DepartmentLink] = []
    /// Those with an end on which nobody leads.
    private(set) var leftOut: [Edge] = []
    /// Of each link, who needs and who gives: positions in `departments`.
    private var rows: [Int32] = []
    private var columns: [Int32] = []

    /// By place, what is `hidden` counts as if it were not there; nothing is where that is empty.
    init(_ portfolio: Portfolio, asOf today: Day, without hidden: [Bool] = []) {
        let homes = LeadTable(portfolio, without: hidden).places
        let agreed = portfolio.agreedNeeds()
        var (links, leftOut, rows, columns): ([DepartmentLink], [Edge], [Int32], [Int32]) = ([], [], [], [])
        links.reserveCapacity(portfolio.linkCount)
        rows.reserveCapacity(portfolio.linkCount)
        columns.reserveCapacity(portfolio.linkCount)
        homes.withUnsafeBufferPointer { homes in
            portfolio.withGraph { graph in
                graph.forEachStep(in: 0..<portfolio.linkSlotCount) { edge, bearing, receiver, giver in
                    guard bearing.runsBack, !bearing.isDelivered else { return }
                    if !hidden.isEmpty, hidden[Int(receiver.slot)] || hidden[Int(giver.slot)] { return }
                    let (row, column) = (homes[Int(receiver.slot)], homes[Int(giver.slot)])
                    guard row >= 0, column >= 0 else {
                        leftOut.append(edge)
                        return
                    }
                    rows.append(row)
                    columns.append(column)
                    links.append(
                        DepartmentLink(
                            edge: edge, receiver: receiver.slot,
                            isOverdue: Promise(undelivered: bearing, asOf: today).isLate,
                            isUnagreed: !agreed[Int(edge.slot)]))
                }
            }
        }
        var positions = [Int32](repeating: -1, count: portfolio.slotCount)
        for place in rows { positions[Int(place)] = 0 }
        for place in columns { positions[Int(place)] = 0 }
        departments = portfolio.inPlainOrder(
            positions.indices.filter { positions[$0] == 0 }.compactMap { portfolio.liveNode($0) })
        for (position, node) in departments.enumerated() { positions[Int(node.slot)] = Int32(position) }
        for link in rows.indices {
            rows[link] = positions[Int(rows[link])]
            columns[link] = positions[Int(columns[link])]
        }
        (self.rows, self.columns) = (rows, columns)
        (self.links, self.leftOut) = (links, leftOut)
    }

    /// From who gives to who needs. The edge of a step is the position of its link in `links`.
    var needsByColumn: FlatGraph {
        FlatGraph(count: departments.count, sources: columns, targets: rows, edges: links.indices.map { Int32($0) })
    }
}
