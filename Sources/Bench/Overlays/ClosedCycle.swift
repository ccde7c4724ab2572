// What a dependency closes: the words for it, the first cycle that changes have closed, and the first that others would.

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
        return words(through: needs.map { (portfolio.from($0), portfolio.to($0)) }, in: portfolio)
    }

    /// The first cycle, in words, that one of these needs would close if they were drawn; nil where none does. All of
    /// them have one end in common, as a form makes them.
    static func words(drawing needs: [LinkEnds], in portfolio: Portfolio) -> String? {
        guard let first = needs.first, let receiver = portfolio.node(first.from), let giver = portfolio.node(first.to)
        else { return nil }
        // What the common end needs, or what needs it, is looked for once, however many ends there are.
        let isOneGiver = needs.allSatisfy { $0.to == first.to }
        var reached = NodeSet(portfolio)
        reached.insertAll(from: isOneGiver ? giver : receiver, isOneGiver ? .upstream : .downstream, in: portfolio) {
            portfolio.type($0) == .needs
        }
        let closing = needs.first { ends in
            portfolio.node(isOneGiver ? ends.from : ends.to).map(reached.contains) ?? false
        }
        guard let closing, let one = portfolio.node(closing.from), let other = portfolio.node(closing.to) else {
            return nil
        }
        return words(through: [(one, other)], in: portfolio)
    }

    /// The first cycle, in words, through a need between two of these; nil where there is none.
    private static func words(
        through needs: [(receiver: Node, giver: Node)], in portfolio: Portfolio
    ) -> String? {
        var finder = PathFinder()
        for (receiver, giver) in needs {
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
