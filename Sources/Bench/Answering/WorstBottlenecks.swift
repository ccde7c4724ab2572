// The worst bottlenecks of every kind, with what is said of each: found once, then put in lines at any width.

import Analyses
import Missions

/// The top of every list of bottlenecks.
package struct WorstBottlenecks: Sendable {
    struct Row {
        let facts: Bottlenecks.Row
        /// The outcomes and missions that it is a sole route to.
        let ends: [Node]
        /// The missions that it serves.
        let missions: [Node]
    }

    struct Kind {
        let reason: Bottlenecks.Reason
        let rows: [Row]
        /// How many there are, with those that are not among the rows.
        let count: Int
    }

    let kinds: [Kind]
    /// The suppliers that any mission hangs on, and how many those are.
    let suppliers: (rows: ArraySlice<SupplierConcentration>, count: Int)
    /// The platforms that anything hangs on, those missions with them, and how many those are.
    let platforms: (rows: [(platform: PlatformConcentration, missions: [Node])], count: Int)
    /// How betweenness was come by; nil where it is not counted yet.
    let method: String?

    /// The first `most` of every kind; without a count of betweenness what that ranks is left out.
    init(_ found: Bottlenecks, _ betweenness: BetweennessCount?, in portfolio: Portfolio, most: Int) {
        kinds = Bottlenecks.Reason.allCases.map { reason in
            let worst = found.worst(reason, in: portfolio, betweenness, limit: most)
            let ends =
                reason == .soleRoute
                ? found.soleEnds(of: worst.rows.map(\.node), in: portfolio) : worst.rows.map { _ in [] }
            let rows = zip(worst.rows, ends).map { row, ends in
                Row(facts: row, ends: ends, missions: found.missions(servedBy: row.node))
            }
            return Kind(reason: reason, rows: rows, count: worst.count)
        }
        let suppliers = found.suppliers.prefix { !$0.missions.isEmpty }
        self.suppliers = (suppliers.prefix(most), suppliers.count)
        let platforms = found.platforms.filter { $0.items > 0 }
        self.platforms = (
            platforms.prefix(most).map { ($0, found.missions(servedBy: $0.platform)) }, platforms.count
        )
        method = betweenness?.method
    }

    /// How many items are the only way to an outcome or a mission.
    var soleRouteCount: Int { kinds.first { $0.reason == .soleRoute }?.count ?? 0 }

    var isEmpty: Bool { kinds.allSatisfy { $0.count == 0 } && suppliers.count == 0 && platforms.count == 0 }
}
