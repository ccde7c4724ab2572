// One row of a pane as one sentence, the important word first.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// `MIS-2 An NHS fit for the future, amber-red, 8 of 45 late`.
    func spoken(listed node: Node, _ world: World) -> String {
        let portfolio = world.portfolio
        var parts = [Wording.name(node, portfolio)]
        if [.mission, .outcome, .programme].contains(list.kind) {
            parts.append(Spoken.rating(portfolio.latestJudgement(of: node)))
        } else if list.kind == .raid {
            parts.append(score(of: node, world))
        }
        if let standing = list.standings[portfolio.id(node)], standing.open > 0 {
            parts.append("\(standing.late) of \(standing.open) late")
        }
        return Spoken.sentence(parts)
    }

    /// `GRID-1 Grid reform, OFGEM, 47 days late, level 2, is needed by MIL-9, shared by 3, 4 folded below`.
    func spoken(_ row: TreeRow, _ world: World, withDates: Bool = false) -> String {
        let portfolio = world.portfolio
        let (fold, steps) = tree.fold(row, portfolio)
        var parts = [Wording.name(row.node, portfolio)]
        switch fold {
        case .seen: parts.append("shown above")
        case .cycle: parts.append("a cycle, leads back to itself")
        case .leaf, .open, .closed: break
        }
        if let department = portfolio.leadDepartment(of: row.node), department != portfolio.id(row.node) {
            parts.append(department)
        }
        if let edge = row.edge, portfolio.type(edge) == .needs {
            parts.append(Wording.sentence(Promise(edge, in: portfolio, asOf: world.asOf)).text)
            if portfolio.has(edge, .hard, "false") { parts.append("soft") }
            if withDates {
                let days = [("needed by", Field.needBy), ("promised for", .promisedBy)]
                parts += days.compactMap { words, field in portfolio.day(edge, field).map { "\(words) \($0.spoken)" } }
            }
        } else if let judged = portfolio.latestJudgement(of: row.node) {
            parts.append(Spoken.rating(judged))
        }
        if axis.isShown { parts += spokenDates(row, world).filter { !parts.contains($0) } }
        if let waiting {
            let (all, sole) = (waiting.count(on: row.node), waiting.soleCount(on: row.node))
            if all > 1 || sole > 0 {
                parts.append("\(all) \(all == 1 ? "waits" : "wait") on it, \(sole) on nothing else")
            }
        }
        if tree.isColumns {
            let (needs, waits) = (
                portfolio.neighbourCount(of: row.node, .upstream), portfolio.neighbourCount(of: row.node, .downstream)
            )
            parts.append("needs \(needs), \(waits) waiting on it")
            return Spoken.sentence(parts)
        }
        if row.depth > 0 {
            parts.append("level \(row.depth)")
            if let edge = row.edge { parts.append(tie(of: row.node, edge, portfolio)) }
            let others = tree.steps(row.node, portfolio).back
            if others > 1 { parts.append("shared by \(others)") }
        } else {
            parts.append("the root")
        }
        switch fold {
        case .closed: parts.append("\(steps) folded below")
        case .open: parts.append("open, \(steps) below")
        case .leaf, .seen, .cycle: break
        }
        return Spoken.sentence(parts)
    }

    /// How a row hangs on the one above it: `is needed by MIL-9`.
    private func tie(of node: Node, _ edge: Edge, _ portfolio: Portfolio) -> String {
        let type = portfolio.type(edge)
        return portfolio.from(edge) == node
            ? "\(type.verb) \(portfolio.id(portfolio.to(edge)))"
            : "\(type.reverseVerb) \(portfolio.id(portfolio.from(edge)))"
    }

    /// `score 20, likelihood 5, impact 4`.
    func score(of risk: Node, _ world: World) -> String {
        guard let cell = world.portfolio.cell(risk) else { return "not scored" }
        return "score \(cell.likelihood * cell.impact), likelihood \(cell.likelihood), impact \(cell.impact)"
    }

    func spoken(risk: Node, _ world: World) -> String {
        Spoken.sentence([Wording.name(risk, world.portfolio), score(of: risk, world)])
    }

    /// `4 risks at likelihood 5, impact 4: RSK-1 ...; RSK-2 ...`. A few by name; Enter lists them all.
    func spokenCell(_ likelihood: Int, _ impact: Int, _ risks: [Node], count: Int, _ world: World) -> String {
        let what = count == 0 ? "No risk" : counted(count, "risk")
        var said = "\(what) at likelihood \(likelihood), impact \(impact)"
        if !risks.isEmpty {
            said += ": " + risks.prefix(3).map { Wording.name($0, world.portfolio) }.joined(separator: "; ")
        }
        if count > 3, !risks.isEmpty { said += "; and \(count - 3) more" }
        return Spoken.sentence(said)
    }

    /// A line of the detail: its label, a colon, what it says.
    func spoken(_ line: DetailLine) -> String {
        var spans = line.spans.map(\.text)
        var said = ""
        if line.field != nil, line.spans.count > 1, line.spans[0].ink == .label {
            let label = spans.removeFirst()
            if label.contains(where: { $0 != " " }) { said = Spoken.text(label) + ": " }
        }
        let parts = spans.joined().split(separator: "  ").map { part in
            part.split(separator: " ", omittingEmptySubsequences: true).map { word($0) }.joined(separator: " ")
        }
        said += parts.filter { !$0.isEmpty }.joined(separator: ", ")
        return Spoken.sentence(said.isEmpty ? "Empty line" : said)
    }

    /// A word of the detail, where it is a sign: `[AR]`, `L5`, `I4`, `|`.
    private func word(_ word: Substring) -> String {
        if word == "--" { return "not rated" }
        if word == "=" { return "score" }
        if word == "|" { return "," }
        if word.hasPrefix("["), word.hasSuffix("]") { return Spoken.rating(String(word.dropFirst().dropLast())) }
        if word.count == 2, let digit = word.last, "12345".contains(digit) {
            if word.hasPrefix("L") { return "likelihood \(digit)" }
            if word.hasPrefix("I") { return "impact \(digit)" }
        }
        return String(word)
    }

    /// A shelf of the library with how much stands on it, or something that stands there.
    func spoken(_ row: LibraryPane.Row, _ world: World) -> String {
        switch row {
        case .shelf(let shelf):
            let count = world.library.count { $0.shelf == shelf }
            let state =
                count == 0 ? shelf.whenEmpty : library.folded.contains(shelf) ? "\(count) folded" : "\(count) below"
            return Spoken.sentence([shelf.rawValue, state])
        case .line(let line):
            let records = line.records.map { counted($0, "record") } ?? ""
            return Spoken.sentence([line.title, line.isGone ? "gone" : line.when, records, line.about])
        }
    }

    /// `Record 12, 14:22, kt: Set title of MIS-1, undone`.
    func spoken(_ line: HistoryLine) -> String {
        let undone = line.isUndone ? ", undone" : ""
        return Spoken.sentence("Record \(line.sequence), \(line.when), \(line.who): \(line.label)\(undone)")
    }
}
