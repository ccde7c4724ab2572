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

            With --json, an array of {id, own, inherited, causes: [{id, lift}]}, the most exposed first, five causes at most; \
            [] where no risk reaches anything. Probabilities are exact, but those behind soft links, which are estimates, \
            rounded to two decimals. Where soft links lie upstream, causes are tried by chance, which takes long: of very many such items the least \
            exposed are listed without causes, and that is said.
            """)

    @OptionGroup var file: JudgedFile

    @Argument(help: "One item; without it, all that any risk reaches.")
    var id: String?

    /// Steps of trials that are taken to look for causes behind soft links: some seconds.
    private static let mostSteps = 4_000_000_000

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        if let id {
            let node = try portfolio.item(id, in: file.place.file)
            guard file.json else {
                return JudgedFile.say(JudgedFile.answering(portfolio, today).exposure(portfolio.id(node)))
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
        let nodes = Exposure.kinds.flatMap { portfolio.nodes(of: $0) }.filter { count.inherited[Int($0.slot)] > 0 }
        let ranked = nodes.sorted { count.inherited[Int($0.slot)] > count.inherited[Int($1.slot)] }
        if file.json { return json(of: ranked, exposure, count, portfolio) }
        if ranked.isEmpty {
            return Output.say("No open risk with a likelihood affects anything in \(file.place.file).\n")
        }
        var table = Table([
            Table.Column(title: "ID"), Table.Column(title: "Title", isFlexible: true),
            Table.Column(title: "Own", isNumber: true), Table.Column(title: "Inherited", isNumber: true),
        ])
        for node in ranked {
            let inherited = percent(count.inherited[Int(node.slot)])
            table.append([
                portfolio.id(node), portfolio.title(node), percent(exposure.own(node)),
                (count.isEstimated(node) ? "~" : "") + inherited,
            ])
        }
        Output.write(table.text(width: Output.limit))
        let about =
            ranked.contains { count.isEstimated($0) } ? " ~ marks an estimate, because soft links lie upstream." : ""
        Output.say("\nFigures are \(Exposure.caveat).\(about)\n")
    }

    private func json(of ranked: [Node], _ exposure: Exposure, _ count: ExposureCount, _ portfolio: Portfolio) {
        let leading = LeadingCauses(count, in: portfolio)
        var left = ExposureCommand.mostSteps
        var omitted = 0
        /// Behind soft links chance is tried, item by item, the most exposed first; nil where that would take too long.
        func tried(_ node: Node) -> ItemExposure? {
            let isEstimated = count.isEstimated(node)
            // Where no step is left, not even the way upstream is walked.
            guard left > 0 || !isEstimated else { return nil }
            var trial = ExposureTrial(of: node, in: exposure)
            left -= trial.steps
            guard left > 0 || !isEstimated else { return nil }
            while !trial.isDone { trial.advance(.max) }
            return trial.result(in: portfolio)
        }
        let objects = ranked.lazy.map { node -> JSON in
            let (own, inherited) = (exposure.own(node), count.inherited[Int(node.slot)])
            let isEstimated = count.isEstimated(node)
            if let causes = leading.of(node) { return object(node, own, inherited, causes, isEstimated, portfolio) }
            if let found = tried(node) { return json(found, portfolio) }
            omitted += 1
            return object(node, own, inherited, [], isEstimated, portfolio)
        }
        Output.write(JSONLines.array(objects))
        if omitted > 0 {
            Output.complain(
                "No causes are listed for \(counted(omitted, "item")) behind soft links, the least exposed: ask for one by its id."
            )
        }
    }

    private func json(_ found: ItemExposure, _ portfolio: Portfolio) -> JSON {
        object(
            found.node, found.own, found.inherited, found.causes.map { ($0.node, $0.lift) }, found.isEstimated,
            portfolio)
    }

    private func object(
        _ node: Node, _ own: Double, _ inherited: Double, _ causes: [(node: Node, lift: Double)],
        _ isEstimated: Bool, _ portfolio: Portfolio
    ) -> JSON {
        let named = causes.map { cause in
            AnswerJSON.object([
                "id": .string(portfolio.id(cause.node)),
                "lift": AnswerJSON.probability(cause.lift, isEstimated: isEstimated),
            ])
        }
        return AnswerJSON.object([
            "id": .string(portfolio.id(node)), "own": AnswerJSON.number(own),
            "inherited": AnswerJSON.probability(inherited, isEstimated: isEstimated), "causes": .array(named),
        ])
    }
}
