// Out of the workbench: files beside the portfolio. Nothing is ever overwritten; each gets a new name.

import Drawing
import Missions

extension Command {
    static let exporting: [Command] = [
        Command(
            "export json", .export, ["x j"], "write the portfolio as a JSON document", run: { _, _ in [.export(.json)] }
        ),
        Command(
            "export folder", .export, ["x c"], "write the portfolio as a folder of CSV tables",
            run: { _, _ in [.export(.tables)] }),
        Command("export log", .export, ["x l"], "write the log, one record a line", run: { _, _ in [.export(.log)] }),
        Command(
            "export markdown", .export, ["x m"], "write what this pane shows as Markdown",
            run: { bench, world in [.export(.markdown(bench.markdown(of: bench.focus, world)))] }),
        picture("export dot", "x d", .dot, "write the tree at this item for Graphviz, walked as the tree pane walks"),
        picture("export mermaid", "x g", .mermaid, "write the tree at this item as a Mermaid flowchart"),
        picture("export svg", "x v", .svg, "draw the tree at this item as an SVG picture"),
        Command("export screen", .export, ["x t"], "write this screen as text", run: { _, _ in [.export(.screen)] }),
        Command(
            "snapshot", .export, ["F12"], "write this screen with its colours; cat shows it again",
            run: { _, _ in [.export(.snapshot)] }),
    ]

    private static func picture(_ name: String, _ keys: String, _ language: Export.Picture, _ about: String) -> Command
    {
        Command(
            name, .export, [keys], about, unless: noSelection,
            run: { bench, _ in
                // A narrowed tree shows what one item needs and what waits on it.
                if let item = bench.tree.focus?.item { return [.export(.picture(language, of: item, nil))] }
                // Two trees side by side show both ways, and so do columns: givers, here, receivers.
                let isBothWays = bench.arrangement.showsBoth || bench.tree.isColumns
                let direction = isBothWays ? nil : bench.tree.direction
                return bench.selection.map { [.export(.picture(language, of: $0, direction))] } ?? []
            })
    }
}
