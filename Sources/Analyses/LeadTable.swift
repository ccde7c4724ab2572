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
        var isDepartment = [Bool](repeating: false, count: leads.count)
        for org in orgs where portfolio.has(org, .type, "department") { isDepartment[Int(org.slot)] = true }
        func top(of org: Int32) -> Int32 {
            var current = Int(org)
            for _ in 0..<LeadTable.tallest {
                if isDepartment[current] { return Int32(current) }
                guard parents[current] >= 0 else { break }
                current = Int(parents[current])
            }
            return org
        }
        var tops = [Int32](repeating: -1, count: leads.count)
        for org in orgs { tops[Int(org.slot)] = top(of: org.slot) }
        places = LeadTable.spread(leads, parents, tops, orgs)
    }

    /// What `leadOrg` and then `department` answer.
    package func department(of node: Node) -> Node? {
        // What came after this was read has nobody who leads yet.
        guard places.indices.contains(Int(node.slot)), places[Int(node.slot)] >= 0 else { return nil }
        return Node(place: places[Int(node.slot)])
    }

    /// The department of the first that leads, up from each item; what was found on the way is not looked for again.
    private static func spread(_ leads: [Int32], _ parents: [Int32], _ tops: [Int32], _ orgs: [Node]) -> [Int32] {
        var found = [Int32](repeating: -2, count: leads.count)
        var path: [Int] = []
        found.withUnsafeMutableBufferPointer { found in
            for place in 0..<found.count where found[place] == -2 {
                var current = place
                var answer: Int32 = -1
                path.removeAll(keepingCapacity: true)
                while true {
                    if leads[current] >= 0 {
                        answer = tops[Int(leads[current])]
                        path.append(current)
                        break
                    }
                    if found[current] != -2 {
                        answer = found[current]
                        break
                    }
                    path.append(current)
                    guard parents[current] >= 0, path.count < tallest else { break }
                    current = Int(parents[current])
                }
                for place in path { found[place] = answer }
            }
        }
        // An org is its own.
        for org in orgs { found[Int(org.slot)] = tops[Int(org.slot)] }
        return found
    }

    /// No tree of the state is taller; a loop that came in with a damaged log ends here.
    private static let tallest = 1_000
}
