// A slip in one sentence, to be said aloud.

import Missions

extension SlipAnswer {
    /// "If M1 (DSIT) is 6 weeks late: DfE, Leeds and MHCLG move; Opportunity misses its checkpoint by 7 days, Growth by 9;
    /// NHS is unmoved." First whose work moves, then which deadlines are missed, mission by mission in the order of the
    /// ids of what misses them, then the missions within reach that do not move. Long lists end with how many are left.
    public func sentence(_ ownership: Ownership, in portfolio: Portfolio) -> String {
        var parts: [String] = []
        var movers = departments.map { portfolio.shortName($0) }
        if leaderless > 0 {
            movers.append(leaderless == 1 ? "1 item that nobody leads" : "\(leaderless) items that nobody leads")
        }
        if slip.rows.isEmpty {
            parts.append("nothing moves")
        } else if movers.isEmpty {
            parts.append("nothing else moves")
        } else {
            let isOne = departments.count + leaderless == 1
            parts.append("\(listed(movers, most: 8)) \(isOne ? "moves" : "move")")
        }
        parts += missed(ownership, portfolio)
        if !unmoved.isEmpty {
            let names = unmoved.map { portfolio.shortName($0) }
            parts.append("\(listed(names, most: 4)) \(names.count == 1 ? "is" : "are") unmoved")
        }
        return "If \(subject(ownership, portfolio)) \(spell(slip.days)) late: " + parts.joined(separator: "; ") + "."
    }

    /// What misses its deadline, of each mission.
    private func missed(_ ownership: Ownership, _ portfolio: Portfolio) -> [String] {
        let late = slip.rows.filter { $0.breach > 0 }
        guard !late.isEmpty else { return slip.rows.isEmpty ? [] : ["no deadline is missed"] }
        // Of each mission, or each item that works for none: how many deadlines are missed, and the worst.
        var tallies: [Node: (count: Int, worst: Int)] = [:]
        var order: [Node] = []
        for row in late.sorted(by: { portfolio.isBefore($0.node.slot, $1.node.slot) }) {
            let missions = ownership.ownMissions(of: row.node)
            for key in missions.isEmpty ? [row.node] : missions {
                if tallies[key] == nil { order.append(key) }
                let known = tallies[key] ?? (0, 0)
                tallies[key] = (known.count + 1, max(known.worst, row.breach))
            }
        }
        var phrases: [String] = []
        var previous = ""
        for key in order.prefix(6) {
            let (count, worst) = tallies[key]!
            let what =
                portfolio.kind(key) == .mission
                ? count == 1 ? "misses its checkpoint by" : "misses \(count) checkpoints by up to"
                : "misses its deadline by"
            // What has just been said need not be said again.
            phrases.append(
                what == previous
                    ? "\(portfolio.shortName(key)) by \(worst)"
                    : "\(portfolio.shortName(key)) \(what) \(counted(worst, "day"))")
            previous = count == 1 ? what : ""
        }
        if order.count > 6 { phrases.append("and \(order.count - 6) more miss theirs") }
        return [phrases.joined(separator: ", ")]
    }

    private func subject(_ ownership: Ownership, _ portfolio: Portfolio) -> String {
        func named(_ node: Node) -> String {
            let department = ownership.department(of: node).map { portfolio.shortName($0) }
            return portfolio.id(node) + (department.map { " (\($0))" } ?? "")
        }
        switch slip.cause {
        case .item(let node): return "\(named(node)) is"
        case .need(let edge):
            return "what \(portfolio.id(portfolio.from(edge))) needs of \(named(portfolio.to(edge))) is"
        }
    }

    /// "6 weeks" where days are whole weeks, else days.
    private func spell(_ days: Int) -> String {
        days > 0 && days % 7 == 0 ? counted(days / 7, "week") : counted(days, "day")
    }

    /// "a, b and c"; of a longer list the first ones and how many more there are.
    private func listed(_ names: [String], most: Int) -> String {
        guard names.count > 1 else { return names.first ?? "" }
        if names.count > most + 1 {
            return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
        }
        return names.dropLast().joined(separator: ", ") + " and " + names.last!
    }
}

extension Portfolio {
    /// What people call a mission or an org: its id where somebody chose it, as in `DfE`; its title where the id is only
    /// the next number of its kind, as in `ORG-12`.
    func shortName(_ node: Node) -> String {
        let id = id(node)
        guard kind(node) == .mission || kind(node) == .org, id.hasPrefix(kind(node).prefix + "-") else { return id }
        let number = id.utf8.dropFirst(kind(node).prefix.utf8.count + 1)
        return !number.isEmpty && number.allSatisfy { $0 >= 48 && $0 <= 57 } ? title(node) : id
    }
}
