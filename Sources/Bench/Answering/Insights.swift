// Insights: exposure to risks, cycles of needs and loops of contributions.

import Analyses
import Drawing
import Missions

extension Answering {
    package func exposure(_ item: ItemID) -> Answer {
        guard let node = portfolio.node(item) else { return gone(item, .exposure(item)) }
        let kind = portfolio.kind(node)
        guard Exposure.kinds.contains(kind) else {
            return Answer(
                question: .exposure(item), title: "Exposure of \(item)",
                sentence: "\(item) is \(kind.withArticle): only milestones, programmes, experiments, outcomes and "
                    + "missions are exposed to risks.")
        }
        if kind == .mission { return exposure(ofMission: node, Exposure(of: portfolio)) }
        let found: ItemExposure
        if case .exposure(let before)? = known {
            found = before
        } else {
            found = Exposure(of: portfolio).of(node, in: portfolio)
        }
        let about = found.isEstimated ? "about " : ""
        var rows: [Answer.Row] = []
        // What would change nothing in what is said weighs nothing.
        let causes = found.causes.filter { $0.lift >= Answering.leastLift }
        if !causes.isEmpty { rows.append(Answer.Row([("What weighs most", .heading)])) }
        rows += items(
            causes.map { cause in
                let own = Answering.column("own \(percent(cause.own))", 11)
                return (cause.node, own + "without it \(percent(found.inherited - cause.lift))", .label)
            })
        if causes.isEmpty, found.causeCount > 1 {
            let alone = "No cause weighs alone: without any one of them it is hit as likely."
            rows += Wording.wrap(alone, width).map { Answer.Row([($0, .dim)]) }
        }
        let answer = Answer(
            question: .exposure(item), title: "Exposure of \(item)",
            right: causes.count < found.causeCount
                ? "\(causes.count) of \(counted(found.causeCount, "cause"))" : counted(found.causeCount, "cause"),
            sentence: "\(item) is hit with a probability of \(about)\(percent(found.inherited)), "
                + "by its own risks alone \(percent(found.own)); \(Exposure.caveat).", rows: rows)
        return keeping(.exposure(found), answer)
    }

    /// The least by which a cause must raise a probability to be named among those that weigh: a tenth of one per cent.
    private static let leastLift = 0.0005

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
                    "by \(portfolio.id(cause))" + (portfolio.leadDepartment(of: cause).map { " (\($0))" } ?? "")
                }
                let about = row.isEstimated ? "~" : ""
                let words = Answering.column("\(about)\(percent(row.inherited)) x\(row.weight)", 10)
                return (row.node, words + (cause ?? ""), .label)
            })
        let isEstimated = table.rows.contains { $0.isEstimated }
        let about = isEstimated ? " ~ marks an estimate, because soft links lie upstream." : ""
        let most = table.rows.count < table.count ? "the \(table.rows.count) most exposed of " : ""
        return Answer(
            question: .exposure(id), title: "Exposure of \(id)", right: counted(table.count, "item"),
            sentence: table.rows.isEmpty
                ? "No open risk reaches a milestone or outcome of \(id)."
                : "What is likeliest hit of \(id), by probability and criticality: \(most)"
                    + "\(table.count) milestones and outcomes; \(Exposure.caveat).\(about)", rows: rows)
    }

    /// Cycles of needs, and loops of contributions.
    package func cycles() -> Answer {
        let found: Cycles
        if case .cycles(let before)? = known { found = before } else { found = Cycles(portfolio) }
        var rows: [Answer.Row] = []
        for deadlock in found.deadlocks.prefix(most) {
            rows += round(deadlock.shortest.nodes, "Cycle: ", " needs ", "", .late)
            let rest = deadlock.members.count - deadlock.shortest.nodes.count
            if rest > 0 {
                rows.append(
                    Answer.Row([("  \(counted(deadlock.members.count, "item")) wait on each other", .label)]))
            }
        }
        rows += more(found.deadlocks.count, "cycles")
        for feedback in found.loops.prefix(most) {
            let sign = feedback.sign == .reinforcing ? " reinforces itself (+)" : " balances itself (-)"
            rows += round(feedback.loop.nodes, "Loop: ", " > ", sign, .plain)
        }
        rows += more(found.loops.count, "cycles")
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

    /// How many more there are than are listed, and which command at the command line lists them.
    func more(_ count: Int, _ command: String) -> [Answer.Row] {
        guard count > most else { return [] }
        return [Answer.Row([("and \(grouped(count - most)) more: stocktake \(command) lists all", .dim)])]
    }

    /// Once round, each item with its title and department: in one line where that fits, else one hop a line. Of more than
    /// eight items those in the middle are counted.
    private func round(_ nodes: [Node], _ start: String, _ verb: String, _ end: String, _ ink: Ink) -> [Answer.Row] {
        let left = nodes.count > 8 ? nodes.count - 7 : 0
        var hops = nodes.map { (text: portfolio.named($0), node: $0) }
        if left > 0 { hops.replaceSubrange(5..<(5 + left), with: [("… \(left) more …", nodes[5])]) }
        hops.append((portfolio.id(nodes[0]), nodes[0]))
        let whole = start + hops.map(\.text).joined(separator: verb) + end
        if displayWidth(of: whole) <= width { return [Answer.Row([(whole, ink)], to: portfolio.id(nodes[0]))] }
        return hops.enumerated().flatMap { position, hop in
            let first = position == 0 ? start : String(verb.dropFirst())
            let text = first + hop.text + (position == hops.count - 1 ? end : "")
            return Wording.wrap(text, width - 4).enumerated().map { line, words in
                // What goes on stands below what it belongs to.
                let indent = line > 0 ? "    " : position > 0 ? "  " : ""
                return Answer.Row([(indent + words, ink)], to: portfolio.id(hop.node))
            }
        }
    }
}
