// Insights: exposure to risks, bottlenecks, cycles, and the agreement that would set most free.

import Analyses
import Drawing
import Missions

extension Answering {
    func exposure(_ item: ItemID) -> Answer {
        guard let node = portfolio.node(item) else { return gone(item, .exposure(item)) }
        if portfolio.kind(node) == .mission { return exposure(ofMission: node, Exposure(of: portfolio)) }
        let found: ItemExposure
        if case .exposure(let before)? = known {
            found = before
        } else {
            found = Exposure(of: portfolio).of(node, in: portfolio)
        }
        let about = found.isEstimated ? "about " : ""
        var rows: [Answer.Row] = []
        if !found.causes.isEmpty { rows.append(Answer.Row([("What weighs most", .heading)])) }
        rows += items(
            found.causes.map { cause in
                let own = Answering.column("own \(Answering.percent(cause.own))", 11)
                return (cause.node, own + "without it \(Answering.percent(found.inherited - cause.lift))", .label)
            })
        let answer = Answer(
            question: .exposure(item), title: "Exposure of \(item)",
            right: counted(found.causeCount, "cause"),
            sentence: "\(item) is hit with a probability of \(about)\(Answering.percent(found.inherited)), "
                + "by its own risks alone \(Answering.percent(found.own)); \(Exposure.caveat).", rows: rows)
        return keeping(.exposure(found), answer)
    }

    /// What of a mission is most exposed, by probability and how much hangs on it, each with its likeliest cause.
    private func exposure(ofMission mission: Node, _ exposure: Exposure) -> Answer {
        var count = ExposureCount(exposure)
        while !count.isDone { count.advance(.max) }
        let id = portfolio.id(mission)
        let table = count.table(of: [mission], in: portfolio)[0]
        var rows: [Answer.Row] = []
        if !table.rows.isEmpty { rows.append(Answer.Row([("Probability, weight of 5, likeliest cause", .heading)])) }
        rows += items(
            table.rows.map { row in
                let cause = row.cause.map { cause in
                    let org =
                        portfolio.leadOrg(of: cause).map { " (\(portfolio.id(portfolio.department(of: $0))))" } ?? ""
                    return "by \(portfolio.id(cause))\(org)"
                }
                let about = row.isEstimated ? "~" : ""
                let words = Answering.column("\(about)\(Answering.percent(row.inherited)) x\(row.weight)", 10)
                return (row.node, words + (cause ?? ""), .label)
            })
        let most = table.rows.count < table.count ? "the \(table.rows.count) most exposed of " : ""
        return Answer(
            question: .exposure(id), title: "Exposure of \(id)", right: counted(table.count, "item"),
            sentence: table.rows.isEmpty
                ? "No open risk reaches a milestone or outcome of \(id)."
                : "What is likeliest hit of \(id), by probability and criticality: \(most)"
                    + "\(table.count) milestones and outcomes; \(Exposure.caveat).", rows: rows)
    }

    package static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// Cycles of needs, and loops of contributions.
    package func cycles() -> Answer {
        let found: Cycles
        if case .cycles(let before)? = known { found = before } else { found = Cycles(portfolio) }
        var rows: [Answer.Row] = []
        for deadlock in found.deadlocks.prefix(most) {
            let cycle = Cycles.words(deadlock.shortest.nodes, in: portfolio)
            rows += lines("Cycle: \(cycle)", .late, to: deadlock.members[0])
            let rest = deadlock.members.count - deadlock.shortest.nodes.count
            if rest > 0 {
                rows.append(
                    Answer.Row([("  \(counted(deadlock.members.count, "item")) wait on each other", .label)]))
            }
        }
        rows += more(found.deadlocks.count)
        for feedback in found.loops.prefix(most) {
            let ids = (feedback.loop.nodes + feedback.loop.nodes.prefix(1)).map { portfolio.id($0) }
            let sign = feedback.sign == .reinforcing ? "reinforces itself (+)" : "balances itself (-)"
            rows += lines("Loop: \(ids.joined(separator: " > ")) \(sign)", .plain, to: feedback.loop.nodes[0])
        }
        rows += more(found.loops.count)
        if found.isTruncated { rows.append(Answer.Row([("There are more loops than were looked for.", .warning)])) }
        let (knots, loops) = (found.deadlocks.count, found.loops.count)
        let cycles =
            knots == 0 ? "No needs run in a cycle" : "\(counted(knots, "cycle")) of needs: nobody in it can begin"
        let feedback =
            loops == 0 ? "" : "; \(counted(loops, "loop")) of contributions\(found.isTruncated ? " and more" : "")"
        return keeping(
            .cycles(found),
            Answer(question: .cycles, title: "Cycles and loops", sentence: cycles + feedback + ".", rows: rows))
    }

    /// How many more there are than are listed.
    func more(_ count: Int) -> [Answer.Row] { count > most ? [Answer.Row([("and \(count - most) more", .dim)])] : [] }

    private func lines(_ text: String, _ ink: Ink, to node: Node) -> [Answer.Row] {
        Wording.wrap(text, width - 2).enumerated().map { position, line in
            Answer.Row([((position == 0 ? "" : "  ") + line, ink)], to: portfolio.id(node))
        }
    }

    /// What everything goes through, betweenness among what ranks it where that has been counted.
    package func bottlenecks(_ betweenness: BetweennessCount?, _ known: SoleRoutes? = nil) -> Answer {
        let routes = known ?? SoleRoutes(portfolio)
        let found = routes.bottlenecks.rows(in: portfolio, betweenness, limit: min(most, 100))
        var facts: [Fact] = found.map { row in
            var words: [String] = []
            if row.soleMissions > 0 { words.append("only way to \(counted(row.soleMissions, "mission"))") }
            if row.openDependents > 0 { words.append("\(row.openDependents) wait") }
            if row.isArticulation { words.append("joins parts") }
            if words.isEmpty { words.append("serves \(counted(row.missions, "mission"))") }
            if width >= 76, let pairs = Answering.pairs(row) { words.append(pairs) }
            return (row.node, words.joined(separator: ", "), row.soleMissions > 0 ? .late : .label)
        }
        if let first = routes.supplier {
            facts.append((first.supplier, "supplies \(counted(first.missions.count, "mission"))", .warning))
        }
        if let first = routes.platform {
            facts.append((first.platform, "legacy, \(counted(first.items, "item")) on it", .warning))
        }
        let rows = items(facts)
        let sole = found.count { $0.soleMissions > 0 }
        return Answer(
            question: .bottlenecks, title: "Bottlenecks", right: counted(found.count, "item"),
            sentence: found.isEmpty
                ? "Nothing is a bottleneck."
                : sole == 0
                    ? "No item is the only way to a mission; these carry most."
                    : "\(counted(sole, "item")) \(sole == 1 ? "is the" : "are each the") only way to a mission: lose one and "
                        + "no work reaches it.", rows: rows)
    }

    /// Between how many pairs of others it lies, and how far that may be out where it is estimated.
    private static func pairs(_ row: Bottlenecks.Row) -> String? {
        guard row.betweenness >= 0.5 else { return nil }
        func rounded(_ number: Double) -> String { number < 1e15 ? "\(Int(number.rounded()))" : "very many" }
        let isExact = row.standardError == 0
        return "between \(isExact ? "" : "about ")\(rounded(row.betweenness)) pair\(row.betweenness < 1.5 ? "" : "s")"
            + (isExact ? "" : " ± \(rounded(row.standardError))")
    }

    /// The answer to a ranking, between the departments present where it is limited to those.
    package func agree(_ found: Agreements, present: [ItemID]) -> Answer {
        let rows = found.ranked.flatMap { agreement -> [Answer.Row] in
            let (receiver, giver) = (portfolio.id(agreement.receiver), portfolio.id(agreement.giver))
            let ask =
                switch agreement.ask {
                case .unblock: "unblock"
                case .agree: "agree"
                case .date: "date"
                case .hasten: "bring forward"
                }
            let frees = "frees \(counted(agreement.items, "item")), \(counted(agreement.missions, "mission"))"
            let late = agreement.daysLate > 0 ? ", \(counted(agreement.daysLate, "day")) late" : ""
            return [
                Answer.Row(
                    [("\(ask): ", .heading), ("\(receiver) needs \(giver)", .accent), ("  \(frees)\(late)", .label)],
                    to: receiver)
            ]
        }
        let room = Answering.named(present)
        let open = "\(found.openCount) \(found.openCount == 1 ? "dependency is" : "dependencies are") open"
        let sentence =
            found.ranked.isEmpty
            ? "No single agreement \(present.isEmpty ? "" : "among those present ")sets anything free; \(found.openCount) are open."
            : "\(open). If this room agrees one thing, the first of these sets most free."
        let limit =
            present.isEmpty
            ? ""
            : " Present: \(room). Only agreements whose receiver and giver are both led by departments present are ranked."
        let rule = Wording.wrap(Agreements.rule, width).map { Answer.Row([($0, .dim)]) }
        let answer = Answer(
            question: .agree, title: "If this room agrees one thing" + (present.isEmpty ? "" : ": \(room)"),
            right: counted(found.ranked.count, "agreement"), sentence: sentence + limit, rows: rows + rule)
        return keeping(.agreements(found), answer)
    }

    /// `DfE, DHSC and DSIT`; of many the first ones and how many more.
    private static func named(_ ids: [ItemID]) -> String {
        let few = ids.count > 8 ? ids.prefix(7) + ["\(ids.count - 7) more"] : ids[...]
        return few.count > 1 ? few.dropLast().joined(separator: ", ") + " and " + few.last! : few.first ?? ""
    }
}
