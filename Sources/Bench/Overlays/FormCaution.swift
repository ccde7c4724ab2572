// Before a dependency is written that would close a cycle, its form says which.

import Analyses
import Missions

extension Form {
    /// A form for new links of one type.
    init(_ purpose: Purpose, linking type: LinkType, _ title: String, _ portfolio: Portfolio) {
        var fields = Fields()
        let rules = Schema.rows(of: type)
        for row in rules { fields[row.field] = row.initial }
        self.init(purpose, title, rules, fields)
        weigh(portfolio)
    }

    /// Looks anew at what saving would bring about.
    mutating func weigh(_ portfolio: Portfolio) {
        caution =
            switch purpose {
            case .link(.needs, let from, let to):
                Form.cycle(closedBy: [LinkEnds(from: from, to: to)], in: portfolio)
                    .map(ClosedCycle.sentence)
            case .linkMany(.needs, let ends):
                Form.cycle(closedBy: ends, in: portfolio)
                    .map(ClosedCycle.sentence)
            case .edit(.link(let key)) where key.type == .needs && Form.isDead(key, portfolio):
                Form.cycle(closedBy: [LinkEnds(from: key.from, to: key.to)], in: portfolio)
                    .map { "Live again it closes a cycle: \($0)." }
            default: nil
            }
    }

    private static func isDead(_ key: LinkKey, _ portfolio: Portfolio) -> Bool {
        portfolio.edge(key).map { !portfolio.isLiveNeed($0) } ?? false
    }

    /// The first cycle that one of these dependencies would close, in words; nil where none does. All of them have one
    /// end in common, as a form makes them.
    private static func cycle(closedBy needs: [LinkEnds], in portfolio: Portfolio) -> String? {
        guard let first = needs.first, let receiver = portfolio.node(first.from), let giver = portfolio.node(first.to)
        else { return nil }
        // What the common end needs, or what needs it, is looked for once, however many ends there are.
        let isOneGiver = needs.allSatisfy { $0.to == first.to }
        let reached =
            isOneGiver
            ? NodeSet(needsFrom: giver, .upstream, in: portfolio)
            : NodeSet(needsFrom: receiver, .downstream, in: portfolio)
        let closing = needs.first { ends in
            portfolio.node(isOneGiver ? ends.from : ends.to).map(reached.contains) ?? false
        }
        guard let closing, let one = portfolio.node(closing.from), let other = portfolio.node(closing.to),
            let cycle = Cycles.closing(receiver: one, giver: other, in: portfolio)
        else { return nil }
        return Cycles.words(cycle, in: portfolio)
    }
}

extension NodeSet {
    /// What an item needs, or what needs it, near or far, and the item.
    fileprivate init(needsFrom root: Node, _ direction: Direction, in portfolio: Portfolio) {
        self.init(portfolio)
        insertAll(from: root, direction, in: portfolio) { portfolio.type($0) == .needs }
    }
}
