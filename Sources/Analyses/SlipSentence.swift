// A slip in one sentence, to be said aloud.

import Missions

extension SlipAnswer {
    /// "If M1 (DSIT) is 6 weeks late: DfE, Leeds and MHCLG move; Opportunity misses its checkpoint by 7 days, Growth by 9;
    /// NHS is unmoved." First whose work moves, then which deadlines are missed that were met before, by the mission whose
    /// own each is, in the order of the ids of what misses them, then how many more missions rest on those, the missions
    /// within reach that do not move, and last what was missed already. Long lists end with how many are left. Cycles of
    /// needs that it feeds are named at the end.
    public func sentence(in portfolio: Portfolio) -> String {
        var parts: [String] = []
        var movers = cut(departments, most: 5, portfolio)
        if leaderless > 0 {
            movers.append(
                leaderless == 1 ? "1 item that nobody leads" : "\(counted(leaderless, "item")) that nobody leads")
        }
        if slip.rows.isEmpty {
            parts.append("nothing moves")
        } else if movers.isEmpty {
            parts.append("nothing else moves")
        } else {
            let isOne = departments.count + leaderless == 1
            parts.append("\(listed(movers)) \(isOne ? "moves" : "move")")
        }
        parts += missed(portfolio)
        if !unmoved.isEmpty {
            parts.append("\(listed(cut(unmoved, most: most, portfolio))) \(unmoved.count == 1 ? "is" : "are") unmoved")
        }
        if let already = missedAlready() { parts.append(already) }
        let sentence = "If \(subject(portfolio)) \(spell(slip.days)) late: " + parts.joined(separator: "; ") + "."
        return sentence + (notCounted.map { " " + $0 } ?? "")
    }

    /// The deadlines that are newly missed in the work of one mission, or by one item that serves none.
    private struct Tally {
        let who: Node
        let isMission: Bool
        /// The item that misses one and whose id comes first.
        var first: Int32
        var count = 0
        var worst = 0

        consuming func adding(_ row: Slip.Row, _ portfolio: Portfolio) -> Tally {
            if row.node.slot != first, portfolio.isBefore(row.node.slot, first) { first = row.node.slot }
            count += 1
            worst = max(worst, row.breach)
            return self
        }
    }

    /// The rows that miss a deadline. The worst come first, so that those without a breach are all at the end.
    private var late: some Sequence<Slip.Row> { slip.rows.lazy.prefix { $0.breach > 0 } }

    /// What newly misses its deadline, mission by mission, then what serves none.
    private func missed(_ portfolio: Portfolio) -> [String] {
        var missions = [Tally?](repeating: nil, count: ownership.missions.count)
        var others: [Slip.Row] = []
        var rests = [Bool](repeating: false, count: missions.count)
        var missedCount = 0
        for row in late where row.isNewlyBroken {
            missedCount += 1
            let (nearest, further) = ownership.nearestMissions(of: row.node, in: portfolio)
            for position in nearest {
                let new = Tally(who: ownership.missions[position], isMission: true, first: row.node.slot)
                missions[position] = (missions[position] ?? new).adding(row, portfolio)
            }
            for position in further { rests[position] = true }
            if nearest.isEmpty { others.append(row) }
        }
        // Those further on have missed nothing of their own.
        let resting = rests.indices.count { rests[$0] && missions[$0] == nil }
        var tallies = missions.compactMap { $0 }
        let left = tallies.count - most
        if others.count <= most {
            for row in others {
                let tally = Tally(who: row.node, isMission: false, first: row.node.slot)
                tallies.append(tally.adding(row, portfolio))
            }
        }
        guard !tallies.isEmpty || !others.isEmpty else {
            if slip.rows.isEmpty { return [] }
            return [slip.rows[0].breach > 0 ? "no other deadline is missed" : "no deadline is missed"]
        }
        tallies.sort { portfolio.isBefore($0.first, $1.first) }
        // Of very many the worst are named, and what serves no mission after them.
        if left > 0 {
            // Of those it is as bad for, the mission first whose own work it is.
            var steps: [Node: Int] = [:]
            for tally in tallies where tally.isMission && steps[tally.who] == nil {
                portfolio.forEachMission(above: tally.first) { mission, distance in
                    steps[mission] = min(distance, steps[mission] ?? .max)
                }
            }
            tallies.sort { left, right in
                if left.isMission != right.isMission { return left.isMission }
                if left.worst != right.worst { return left.worst > right.worst }
                return (steps[left.who] ?? .max) < (steps[right.who] ?? .max)
            }
        }
        let named = left > 0 ? tallies[..<most] + tallies[(most + left)...] : tallies[...]
        var phrases: [String] = []
        var previous = ""
        for (position, tally) in named.enumerated() {
            let name = portfolio.shortName(tally.who)
            let what =
                tally.count > 1
                ? "misses \(counted(tally.count, "checkpoint")) by up to"
                : tally.isMission ? "misses its checkpoint by" : "misses its deadline by"
            // What has just been said need not be said again.
            phrases.append(
                what == previous
                    ? "\(name) by \(tally.worst)" : "\(name) \(what) \(counted(tally.worst, "day"))")
            previous = tally.count == 1 ? what : ""
            if left > 0, position == most - 1 {
                phrases.append(
                    left == 1 ? "and 1 more mission misses its" : "and \(grouped(left)) more missions miss theirs")
                previous = ""
            }
        }
        var parts = phrases.isEmpty ? [] : [phrases.joined(separator: ", ")]
        if others.count > most {
            let days = counted(others[0].breach, "day")
            parts.append("\(counted(others.count, "item")) of no mission miss their deadlines by up to \(days)")
        }
        if resting > 0 {
            let more = "\(counted(resting, "more mission")) \(resting == 1 ? "rests" : "rest")"
            parts.append("\(more) on \(missedCount == 1 ? "it" : "them")")
        }
        return parts
    }

    /// What was missed before the slip, and is missed by more.
    private func missedAlready() -> String? {
        var (count, worst) = (0, 0)
        for row in late where row.breachBefore > 0 {
            count += 1
            worst = max(worst, row.breach)
        }
        let days = counted(worst, "day")
        switch count {
        case 0: return nil
        case 1: return "1 deadline missed already is now missed by \(days)"
        default: return "\(counted(count, "deadline")) missed already are now missed by up to \(days)"
        }
    }

    /// How many are named before the rest are only counted.
    private var most: Int { 3 }

    private func subject(_ portfolio: Portfolio) -> String {
        func named(_ node: Node) -> String {
            if portfolio.kind(node) == .org { return portfolio.shortName(node) }
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

    /// The names of some orgs or missions; of very many the first ones and how many more there are.
    private func cut(_ nodes: [Node], most: Int, _ portfolio: Portfolio) -> [String] {
        let names = nodes.prefix(most).map { portfolio.shortName($0) }
        return names.count == nodes.count ? names : names + ["\(nodes.count - most) more"]
    }

    /// "a, b and c".
    private func listed(_ names: [String]) -> String {
        names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + names.last! : names.first ?? ""
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
