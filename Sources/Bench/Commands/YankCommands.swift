// To the clipboard: the row, its id, its link, the item as Markdown or JSON.

import Analyses
import Drawing
import Missions

extension Command {
    static let yanking: [Command] = [
        Command(
            "copy row", .yank, ["y y"], "copy the row as text; with marks, what is marked",
            unless: { bench, world in
                !bench.hasMarks && bench.rowText(world) == nil ? "There is no row to copy here." : nil
            },
            run: { bench, world in
                if !bench.hasMarks { return bench.rowText(world).map { [.copy($0)] } ?? [] }
                let names = bench.markedNodes(world).map { Wording.name($0, world.portfolio) }
                return [.copy(names.joined(separator: "\n"))]
            }),
        Command(
            "copy id", .yank, ["y i"], "copy the id",
            unless: { bench, world in !bench.hasMarks ? noSelection(bench, world) : nil },
            run: { bench, world in [.copy(bench.yanked(world).joined(separator: "\n"))] }),
        Command(
            "copy link", .yank, ["y l"], "copy the link that leads to this row, as A needs B",
            unless: { bench, world in
                bench.linkAtCursor(world) == nil
                    ? "No link leads to this row: stand on a row of the tree, or on a link in the detail." : nil
            },
            run: { bench, world in bench.linkAtCursor(world).map { [.copy(Ref.link($0).spoken)] } ?? [] }),
        Command(
            "copy markdown", .yank, ["y m"], "copy the item as Markdown",
            unless: { $0.tooMany($1) },
            run: { bench, world in
                let nodes = bench.yanked(world).compactMap { world.portfolio.node($0) }
                let texts = nodes.map { Markdown.item($0, world.portfolio, asOf: world.asOf) }
                return [.copy(texts.joined(separator: "\n"))]
            }),
        Command(
            "copy json", .yank, ["y j"], "copy the item as JSON, as the command line shows it",
            unless: { $0.tooMany($1) },
            run: { bench, world in [.copyJSON(bench.yanked(world))] }),
    ]
}

extension Workbench {
    /// The items that are copied: those that are marked, else the one that is selected.
    func yanked(_ world: World) -> [ItemID] {
        let marked = markedNodes(world)
        if !marked.isEmpty { return marked.map { world.portfolio.id($0) } }
        return selected(world) == nil ? [] : selection.map { [$0] } ?? []
    }

    /// The most items that are written out for the clipboard.
    static let mostYanked = 200

    fileprivate func tooMany(_ world: World) -> String? {
        if marks.count > Workbench.mostYanked {
            return "\(marks.count) marked items are too many to copy at once; \(key("export json")) writes a file."
        }
        return !hasMarks ? Command.noSelection(self, world) : nil
    }

    /// The row under the cursor in full; nil where there is none.
    func rowText(_ world: World) -> String? {
        let portfolio = world.portfolio
        switch focus {
        case .missions:
            guard let item = list.anchor, let node = portfolio.node(item) else { return nil }
            var parts = [Wording.name(node, portfolio)]
            if let code = portfolio.latestJudgement(of: node)?.overall { parts.append("[\(code)]") }
            if let standing = list.standings[item], standing.open > 0 {
                parts.append("\(standing.late) late of \(standing.open) open")
            }
            return parts.joined(separator: "  ")
        case .dependencies:
            guard let row = tree.current else { return nil }
            return Markdown.treeRow(row, portfolio, asOf: world.asOf)
        case .risks:
            guard risks.isList, let item = risks.anchor, let node = portfolio.node(item) else {
                let count = risks.counts[risks.likelihood * 8 + risks.impact]
                return "L\(risks.likelihood) I\(risks.impact): \(counted(count, "risk"))"
            }
            let score = portfolio.cell(node).map { "  L\($0.likelihood) I\($0.impact)" } ?? ""
            return Wording.name(node, portfolio) + score
        case .detail:
            guard let line = detail.current else { return nil }
            let text = line.spans.map(\.text).joined()
            return text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        case .history:
            return history.current(world).map { "#\($0.sequence) \($0.when) \($0.who): \($0.label)" }
        case .library: return library.current(world).map(\.text)
        }
    }
}
