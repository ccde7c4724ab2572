// Whose every item is, found in one pass over the links: what a filter over everything needs.

import Missions

/// The department of every item, by place. Asking `leadOrg` and `department` of 100,000 items one by one follows the
/// links of each; this reads all links once, where they lie.
package struct LeadTable: Sendable {
    /// By place, the place of what `leadOrg` and then `department` answer; -1 where nobody leads.
    let places: [Int32]

    /// By place, what is `hidden` counts as if it were not there; nothing is where that is empty.
    package init(_ portfolio: Portfolio, without hidden: [Bool] = []) {
        let (leads, parents) = portfolio.leadsAndParents(without: hidden)
        let orgs = portfolio.nodes(of: .org)
        // Of every org, the nearest department at or above it, else itself.
        var departments = [Int32](repeating: -1, count: leads.count)
        for org in orgs where portfolio.has(org, .type, "department") { departments[Int(org.slot)] = org.slot }
        departments = LeadTable.nearest(departments, parents)
        func top(of org: Int32) -> Int32 { departments[Int(org)] >= 0 ? departments[Int(org)] : org }
        var places = LeadTable.nearest(leads.map { $0 >= 0 ? top(of: $0) : -1 }, parents)
        // An org is its own.
        for org in orgs { places[Int(org.slot)] = top(of: org.slot) }
        self.places = places
    }

    /// What `leadOrg` and then `department` answer.
    package func department(of node: Node) -> Node? {
        // What came after this was read has nobody who leads yet.
        guard places.indices.contains(Int(node.slot)), places[Int(node.slot)] >= 0 else { return nil }
        return Node(place: places[Int(node.slot)])
    }

    /// By place, the first answer there is on the way up from it, its own included; -1 where there is none. What was found
    /// on the way is not looked for again.
    private static func nearest(_ own: [Int32], _ parents: [Int32]) -> [Int32] {
        var found = [Int32](repeating: -2, count: own.count)
        var path: [Int] = []
        found.withUnsafeMutableBufferPointer { found in
            for place in 0..<found.count where found[place] == -2 {
                var current = place
                var answer: Int32 = -1
                path.removeAll(keepingCapacity: true)
                while true {
                    if found[current] != -2 {
                        // A damaged log may let a way come round: there is no answer on it.
                        answer = found[current] == isOnPath ? -1 : found[current]
                        break
                    }
                    path.append(current)
                    if own[current] >= 0 {
                        answer = own[current]
                        break
                    }
                    found[current] = isOnPath
                    guard parents[current] >= 0 else { break }
                    current = Int(parents[current])
                }
                for place in path { found[place] = answer }
            }
        }
        return found
    }

    /// What is on the way up that is being looked at.
    private static let isOnPath: Int32 = -3
}
