// Why an item matters: every way from it to the missions, or to a marked item, each link a sentence.

import Analyses
import Drawing
import Missions

extension Command {
    static let asking: [Command] = [
        Command(
            "why", .tree, ["w"], "every way from here to the missions, or to the one marked item", hint: "why",
            unless: noSelection,
            run: { bench, world in
                guard let item = bench.selection else { return [] }
                let others = bench.markedNodes(world).map { world.portfolio.id($0) }.filter { $0 != item }
                guard others.count <= 1 else {
                    bench.fail("Why to which of the \(others.count) marked items? Mark one.")
                    return []
                }
                bench.ask(.why(item, others.first), world)
                return []
            }),
        Command(
            "slip", .tree, ["W"], "what moves if this is late, whose it is and whom to ring; writes nothing",
            unless: Workbench.nothingLate,
            run: { bench, world in
                bench.openSlip(world)
                return []
            }),
        Command(
            "schedule", .tree, ["I s"], "when this can finish, when it must, and what drives it", unless: noSelection,
            run: { bench, world in bench.askOfSelection(world) { .schedule($0) } }),
        Command(
            "must-hold", .tree, ["I h"], "what must finish by when for this to finish by a day", unless: noWork,
            run: { bench, world in
                if let item = bench.selection { bench.open(bench.dayPicker(item, world), world) }
                return []
            }),
        Command(
            "exposure", .tree, ["I e"], "how likely this is hit by risks, its own and others', and which weigh most",
            unless: noSelection, run: { bench, world in bench.askOfSelection(world) { .exposure($0) } }),
        Command(
            "bottlenecks", .tree, ["I b"], "what everything goes through, and what nobody can do without",
            run: { bench, world in
                bench.ask(.bottlenecks, world)
                return []
            }),
        Command(
            "cycles", .tree, ["I c"], "cycles of needs, in which nobody can begin, and loops of contributions",
            run: { bench, world in
                bench.ask(.cycles, world)
                return []
            }),
        Command(
            "who owes whom", .tree, ["I m"], "departments against departments: who needs how much from whom",
            run: { bench, world in
                bench.openOwing(world)
                return []
            }),
        Command(
            "agree", .tree, ["I a"], "if this room agrees one thing: which agreement sets most free",
            run: { bench, world in
                bench.ask(.agree, world)
                return []
            }),
    ]

    /// Only work finishes by a day.
    private static func noWork(_ bench: Workbench, _ world: World) -> String? {
        guard let node = bench.selected(world) else { return noSelection(bench, world) }
        let kind = world.portfolio.kind(node)
        if kind.isWork { return nil }
        return
            "\(bench.selection ?? "") is \(kind.withArticle): only milestones, programmes and experiments have dates."
    }
}

extension Answering {
    package func why(_ item: ItemID, _ other: ItemID?) -> Answer {
        let title = "Why \(item)" + (other.map { " and \($0)" } ?? "")
        guard let node = portfolio.node(item) else { return gone(item, .why(item, other)) }
        let found: Why
        if case .why(let before)? = known {
            found = before
        } else if let other {
            guard let end = portfolio.node(other) else { return gone(other, .why(item, other)) }
            found = Why(from: node, to: end, in: portfolio, asOf: today)
        } else {
            found = Why(from: node, in: portfolio, asOf: today)
        }
        var rows: [Answer.Row] = []
        for (number, path) in found.paths.enumerated() where path.hops > 0 {
            rows.append(heading(of: path, number + 1, found.relation == .related ? " - " : " > "))
            // A longer way cannot be walked, and its beginnings would take more room than the portfolio.
            let walked = path.nodes.prefix(SimplePaths.mostHops + 1).map { portfolio.id($0) }
            for (hop, edge) in path.edges.prefix(most).enumerated() {
                let sentence = portfolio.hopSentence(edge, asOf: today)
                let isNeed = portfolio.type(edge) == .needs
                let ink =
                    isNeed && portfolio.owes(edge) ? Wording.ink(Promise(edge, in: portfolio, asOf: today)) : .plain
                let way = hop + 2 > walked.count ? [] : Array(walked[...(hop + 1)])
                for line in Wording.wrap(sentence, width - 5) {
                    rows.append(
                        Answer.Row([("     " + line, ink)], to: portfolio.id(path.nodes[hop + 1]), along: way))
                }
            }
            if path.hops > most {
                rows.append(
                    Answer.Row([("     and \(path.hops - most) more links: stocktake why lists all", .dim)]))
            }
        }
        if found.isTruncated {
            let rest = other == nil ? "with one mission as the other end" : "from or to an item on the way"
            rows += Wording.wrap("There are more ways than these: ask again \(rest).", width)
                .map { Answer.Row([($0, .warning)]) }
        }
        let answer = Answer(
            question: .why(item, other), title: title,
            right: found.paths.isEmpty ? "" : "\(counted(found.paths.count, "path"))\(found.isTruncated ? "+" : "")",
            sentence: found.sentence + (other == nil ? waiting(on: node) : ""), rows: rows)
        return keeping(.why(found), answer)
    }

    /// How many wait on an item, near or far, and how many of them on nothing else.
    private func waiting(on node: Node) -> String {
        // Of what is done the sentence has said so.
        if portfolio.finished(node) != nil { return "" }
        let found = WaitingOn(node, in: portfolio)
        if found.count == 0 { return "" }
        let only =
            found.soleCount == 0
            ? "none of them only on this" : "\(grouped(found.soleCount)) of them only on this"
        return found.count == 1
            ? " One item waits on it, near or far\(found.soleCount == 1 ? ", and on nothing else" : "")."
            : " \(grouped(found.count)) items wait on it, near or far, \(only)."
    }

    /// `2  3 links  MIL-601 > MIL-602 > MIL-104 > OUT-12`, each waiting on the one before; `MIL-601 - OUT-41` where they
    /// are linked and neither waits on the other. Of a long path the middle is left out.
    private func heading(of path: Path, _ number: Int, _ sign: String) -> Answer.Row {
        let start = "\(number)  \(counted(path.hops, "link"))  "
        // Of what no line has room for no more is looked at than one could hold.
        let most = width / 4 + 1
        func line(ends: Int) -> String {
            let whole = path.nodes.count <= 2 * ends
            let head = path.nodes.prefix(whole ? path.nodes.count : ends).map { portfolio.id($0) }
            let tail = whole ? [] : ["…"] + path.nodes.suffix(ends).map { portfolio.id($0) }
            return (head + tail).joined(separator: sign)
        }
        let lines = (1...most).reversed().lazy.map(line)
        let ids = lines.first { displayWidth(of: start + $0) <= width } ?? line(ends: 1)
        return Answer.Row(
            [(start, .heading), (ids, .accent)], to: path.nodes.last.map { portfolio.id($0) },
            along: path.hops > SimplePaths.mostHops ? [] : path.nodes.map { portfolio.id($0) })
    }
}
