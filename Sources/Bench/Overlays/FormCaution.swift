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
                ClosedCycle.words(drawing: [LinkEnds(from: from, to: to)], in: portfolio).map(ClosedCycle.sentence)
            case .linkMany(.needs, let ends):
                ClosedCycle.words(drawing: ends, in: portfolio).map(ClosedCycle.sentence)
            case .edit(.link(let key)) where key.type == .needs && Form.isDead(key, portfolio):
                ClosedCycle.words(drawing: [LinkEnds(from: key.from, to: key.to)], in: portfolio)
                    .map { "Live again it closes a cycle: \($0)." }
            default: nil
            }
    }

    private static func isDead(_ key: LinkKey, _ portfolio: Portfolio) -> Bool {
        portfolio.edge(key).map { !portfolio.isLiveNeed($0) } ?? false
    }
}
