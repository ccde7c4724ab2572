// What a dependency closes: the words for it, and the first cycle that changes have closed.

import Analyses
import Missions

package enum ClosedCycle {
    /// A cycle, as a form or a command says that it comes about.
    package static func sentence(_ cycle: String) -> String {
        "This closes a cycle: \(cycle). Nothing in it could begin."
    }

    /// So many needs are looked at one by one; of more, first which lie on a cycle at all.
    private static let few = 8

    /// The first cycle, in words, through a need that changes have made or brought back to life; nil where they close
    /// none. `portfolio` is the one after the changes.
    package static func words(closedBy changes: [Change], in portfolio: Portfolio) -> String? {
        var needs = changes.compactMap { need(madeBy: $0, in: portfolio) }
        if needs.count > few {
            let knots = StronglyConnected(.needs(portfolio)).numbers
            func knot(_ node: Node) -> Int32 { knots[Int(node.slot)] }
            needs = needs.first { knot(portfolio.from($0)) == knot(portfolio.to($0)) }.map { [$0] } ?? []
        }
        var finder = PathFinder()
        for need in needs {
            let (receiver, giver) = (portfolio.from(need), portfolio.to(need))
            if let loop = Cycles.closing(receiver: receiver, giver: giver, in: portfolio, finder: &finder) {
                return Cycles.words(loop, in: portfolio)
            }
        }
        return nil
    }

    /// The live need that was not there, or was not live, before a change.
    private static func need(madeBy change: Change, in portfolio: Portfolio) -> Edge? {
        guard case .link(let key) = change.ref, key.type == .needs else { return nil }
        switch change {
        case .create: break
        case .set(_, .state, let was, _) where was == "declined" || was == "withdrawn": break
        case .set, .delete: return nil
        }
        return portfolio.edge(key).flatMap { portfolio.isLiveNeed($0) ? $0 : nil }
    }
}
