// Items and panes as Markdown, to be pasted into minutes and mails.

import Analyses
import Missions

enum Markdown {
    /// The most links of one item that are written out; beyond, their number is said.
    private static let linkLimit = 200

    /// A heading, the facts, the fields and the links of an item.
    static func item(_ node: Node, _ portfolio: Portfolio, asOf: Day) -> String {
        let kind = portfolio.kind(node)
        var lines = ["## " + plain(Wording.name(node, portfolio)), ""]
        var facts = [Wording.words(Wording.kind(node, portfolio))]
        if let state = portfolio.text(node, .state) { facts.append(Wording.words(state)) }
        if let code = portfolio.latestJudgement(of: node)?.overall { facts.append("judged \(code)") }
        if let cell = portfolio.cell(node) { facts.append("L\(cell.likelihood) I\(cell.impact)") }
        lines += [facts.joined(separator: ", "), ""]
        for (field, text) in portfolio.fields(node) where field != .title && field != .state {
            let rule = Schema.row(field, of: kind)
            lines.append("- \(plain(rule?.label ?? field.name)): \(block(Wording.value(text, rule)))")
        }
        var count = 0
        var links: [String] = []
        func add(_ edge: Edge, outward: Bool) {
            count += 1
            if count <= linkLimit { links.append("- " + link(edge, outward: outward, portfolio, asOf: asOf)) }
        }
        portfolio.forEachLink(from: node) { add($0, outward: true) }
        portfolio.forEachLink(to: node) { add($0, outward: false) }
        if count > linkLimit { links.append("- and \(count - linkLimit) more links") }
        if !links.isEmpty { lines += [""] + links }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func link(_ edge: Edge, outward: Bool, _ portfolio: Portfolio, asOf: Day) -> String {
        let type = portfolio.type(edge)
        let other = outward ? portfolio.to(edge) : portfolio.from(edge)
        let promise = self.promise(edge, portfolio, asOf: asOf)
        return "\(outward ? type.verb : type.reverseVerb) \(plain(Wording.name(other, portfolio)))"
            + (promise.isEmpty ? "" : ": \(promise)")
    }

    /// `47 days late, needed by 15 Aug 2026, promised by 1 Oct 2026`; empty for links that are no promises.
    private static func promise(_ edge: Edge, _ portfolio: Portfolio, asOf: Day) -> String {
        guard portfolio.type(edge) == .needs else { return "" }
        var parts = [Wording.sentence(Promise(edge, in: portfolio, asOf: asOf)).text]
        if let day = portfolio.day(edge, .needBy) { parts.append("needed by \(day.spoken)") }
        if let day = portfolio.day(edge, .promisedBy) { parts.append("promised by \(day.spoken)") }
        return parts.joined(separator: ", ")
    }

    /// A row of the tree in full: the item, whose it is, how the promise stands.
    static func treeRow(_ row: TreeRow, _ portfolio: Portfolio, asOf: Day) -> String {
        var parts = [Wording.name(row.node, portfolio)]
        if let department = portfolio.leadDepartment(of: row.node) { parts.append(department) }
        if let edge = row.edge {
            let promise = promise(edge, portfolio, asOf: asOf)
            if !promise.isEmpty { parts.append(promise) }
        }
        return parts.joined(separator: "  ")
    }

    // MARK: Tables

    static func table(_ heads: [String], _ rows: some Sequence<[String]>) -> [String] {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        return [line(heads), "|" + String(repeating: "---|", count: heads.count)]
            + rows.map { row in line(row.map { plain($0).replacing("|", with: "\\|") }) }
    }

    /// On one line, with what Markdown would take for its own marked as ours.
    static func plain(_ text: String) -> String {
        var result = ""
        for character in text {
            if character.isNewline {
                result.append(" ")
            } else {
                if "\\`*<".contains(character) { result.append("\\") }
                result.append(character)
            }
        }
        return result
    }

    /// On as many lines as it has, the later ones under the first.
    private static func block(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { plain(String($0)) }
            .joined(separator: "  \n  ")
    }
}

extension Workbench {
    /// What a pane shows as Markdown, all of it and not only what is in sight.
    func markdown(of pane: Pane, _ world: World) -> String {
        let portfolio = world.portfolio
        var lines: [String]
        switch pane {
        case .missions:
            let heads = ["id", "title", "state", "lead", "judged"]
            let rows = (0..<list.count(world)).lazy.compactMap { row in list.node(at: row, world) }.map { node in
                [
                    portfolio.id(node), portfolio.title(node), Wording.words(portfolio.text(node, .state) ?? ""),
                    portfolio.text(node, .lead) ?? "", portfolio.latestJudgement(of: node)?.overall ?? "",
                ]
            }
            lines = ["# " + list.kind.plural.prefix(1).uppercased() + list.kind.plural.dropFirst(), ""]
            lines += Markdown.table(heads, rows)
        case .dependencies:
            let root = tree.root.flatMap { portfolio.node($0) }.map { Wording.name($0, portfolio) } ?? "nothing"
            lines = [
                tree.direction == .upstream
                    ? "# What \(Markdown.plain(root)) needs" : "# What waits on \(Markdown.plain(root))",
                "",
            ]
            for row in tree.rows {
                let note = row.place == .again ? "  (shown above)" : row.place == .cycle ? "  (leads back here)" : ""
                let dates = axis.isShown ? spokenDates(row, world).joined(separator: ", ") : ""
                let facts = Markdown.treeRow(row, portfolio, asOf: world.asOf) + (dates.isEmpty ? "" : "  " + dates)
                lines.append(String(repeating: "  ", count: row.depth) + "- " + Markdown.plain(facts) + note)
            }
        case .risks: lines = riskMarkdown(world)
        case .detail:
            return selected(world).map { Markdown.item($0, portfolio, asOf: world.asOf) } ?? "Nothing is selected.\n"
        case .history:
            lines = ["# History", ""]
            lines += Markdown.table(
                ["#", "when", "who", "what"],
                (0..<history.count(world)).map { history.line($0, world) }.map {
                    ["\($0.sequence)", $0.when, $0.who, ($0.isUndone ? "(undone) " : "") + $0.label]
                })
        case .library:
            lines = ["# Library", ""]
            lines += Markdown.table(
                ["shelf", "title", "about"], world.library.map { [$0.shelf.rawValue, $0.title, $0.about] })
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The grid, then what lies on it, worst first.
    private func riskMarkdown(_ world: World) -> [String] {
        let portfolio = world.portfolio
        let grid = (1...5).reversed().map { likelihood in
            ["L\(likelihood)"]
                + (1...5).map { impact in
                    let count = risks.counts[likelihood * 8 + impact]
                    return count == 0 ? "" : "\(count)"
                }
        }
        var scored: [(score: Int, node: Node)] = []
        for node in risks.rows?.nodes ?? portfolio.nodes(of: .raid) {
            if let cell = portfolio.cell(node) { scored.append((cell.likelihood * cell.impact, node)) }
        }
        scored.sort { $0.score > $1.score }
        return ["# Risks", ""] + Markdown.table(["", "I1", "I2", "I3", "I4", "I5"], grid) + [""]
            + Markdown.table(
                ["score", "id", "title", "lead"],
                scored.map { score, node in
                    ["\(score)", portfolio.id(node), portfolio.title(node), portfolio.text(node, .lead) ?? ""]
                })
    }
}
