// stocktake exposure FILE [ID]: how likely items are hit by risks, their own and those upstream.

import Analyses
import ArgumentParser
import Bench
import Missions

struct ExposureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exposure", abstract: "Show how likely items are hit by risks, and which weigh most.",
        usage: "stocktake exposure <file> [<id>] [--as-of <date>] [--json]",
        discussion: """
            Own: that an open risk of the item's own comes about. Inherited: that any risk does, its own or of what it needs, \
            near or far, each cause counted once. Lift: how much lower that were without the cause. \
            Figures are \(Exposure.caveat).
            """)

    @OptionGroup var file: JudgedFile

    @Argument(help: "One item; without it, all that any risk reaches.")
    var id: String?

    /// Of more items the causes are not looked for: that is a walk for each.
    private static let mostWithCauses = 20_000

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        if let id {
            let node = try portfolio.item(id, in: file.place.file)
            guard file.json else {
                let answering = Answering(portfolio, asOf: today, width: Output.width)
                return JudgedFile.say(answering.exposure(portfolio.id(node)))
            }
            let found = Exposure(of: portfolio).of(node, in: portfolio)
            Output.write(JSONLines.array([json(found, portfolio)]))
            return
        }
        try all(portfolio)
    }

    private func all(_ portfolio: Portfolio) throws {
        let exposure = Exposure(of: portfolio)
        var count = ExposureCount(exposure)
        while !count.isDone { count.advance(.max) }
        let kinds: [Kind] = [.milestone, .programme, .experiment, .outcome, .mission]
        let nodes = kinds.flatMap { portfolio.nodes(of: $0) }.filter { count.inherited[Int($0.slot)] > 0 }
        let ranked = nodes.sorted { count.inherited[Int($0.slot)] > count.inherited[Int($1.slot)] }
        if ranked.isEmpty, file.json { return Output.write(JSONLines.array([])) }
        if ranked.isEmpty {
            throw Failure.nothing("No open risk with a likelihood affects anything in \(file.place.file).")
        }
        if file.json {
            let hasCauses = ranked.count <= ExposureCommand.mostWithCauses
            if !hasCauses { Output.complain("Causes are left out of so many items; ask for one of them.") }
            let objects = ranked.lazy.map { node in
                hasCauses
                    ? json(exposure.of(node, in: portfolio), portfolio)
                    : object(node, exposure.own(node), count.inherited[Int(node.slot)], [], portfolio)
            }
            return Output.write(JSONLines.array(objects))
        }
        var table = Table([
            Table.Column(title: "ID"), Table.Column(title: "Title", isFlexible: true),
            Table.Column(title: "Own", isNumber: true), Table.Column(title: "Inherited", isNumber: true),
        ])
        for node in ranked {
            let inherited = Answering.percent(count.inherited[Int(node.slot)])
            table.append([
                portfolio.id(node), portfolio.title(node), Answering.percent(exposure.own(node)),
                (count.isEstimated(node) ? "~" : "") + inherited,
            ])
        }
        Output.write(table.text(width: Output.width))
        Output.say("\nFigures are \(Exposure.caveat).\n")
    }

    private func json(_ found: ItemExposure, _ portfolio: Portfolio) -> JSON {
        let causes = found.causes.map { cause in
            AnswerJSON.object(["id": .string(portfolio.id(cause.node)), "lift": AnswerJSON.number(cause.lift)])
        }
        return object(found.node, found.own, found.inherited, causes, portfolio)
    }

    private func object(_ node: Node, _ own: Double, _ inherited: Double, _ causes: [JSON], _ portfolio: Portfolio)
        -> JSON
    {
        AnswerJSON.object([
            "id": .string(portfolio.id(node)), "own": AnswerJSON.number(own), "inherited": AnswerJSON.number(inherited),
            "causes": .array(causes),
        ])
    }
}
