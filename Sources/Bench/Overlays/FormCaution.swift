// Before a dependency is written that would close a circle, its form says which.

import Analyses
import Missions

extension Form {
    /// A form for new links of one type.
    init(_ purpose: Purpose, linking ends: [LinkEnds], _ type: LinkType, _ title: String, _ portfolio: Portfolio) {
        var fields = Fields()
        let rules = Schema.rows(of: type)
        for row in rules { fields[row.field] = row.initial }
        self.init(purpose, title, rules, fields)
        if type == .needs { caution = Form.circle(closedBy: ends, in: portfolio) }
    }

    /// The first circle that one of these dependencies would close, in words; nil where none does.
    static func circle(closedBy needs: [LinkEnds], in portfolio: Portfolio) -> String? {
        var finder = PathFinder()
        for ends in needs {
            guard let receiver = portfolio.node(ends.from), let giver = portfolio.node(ends.to),
                let loop = Cycles.closing(receiver: receiver, giver: giver, in: portfolio, finder: &finder)
            else { continue }
            return "This closes a circle: \(Cycles.words(loop, in: portfolio)). Nothing in it could begin."
        }
        return nil
    }

    /// A dependency that is dead and would close a circle were it live again, in words.
    static func circle(revivedBy key: LinkKey, in portfolio: Portfolio) -> String? {
        guard key.type == .needs, let edge = portfolio.edge(key), !portfolio.isLiveNeed(edge) else { return nil }
        return circle(closedBy: [LinkEnds(from: key.from, to: key.to)], in: portfolio)
            .map { "Live again it closes a circle: " + $0.split(separator: ": ", maxSplits: 1)[1] }
    }
}
