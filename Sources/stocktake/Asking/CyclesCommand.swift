// stocktake cycles FILE: cycles of needs, and loops of contributions.

import Analyses
import ArgumentParser
import Bench
import Missions

struct CyclesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cycles", abstract: "List cycles of needs and loops of contributions.",
        usage: "stocktake cycles <file> [--as-of <date>] [--json]",
        discussion: """
            In a cycle items need each other, so that none can begin; the shortest way round is shown. In the JSON those are \
            the deadlocks, each with all its items. A loop of contributions is no error: it reinforces (+) or balances (-) \
            itself.
            """)

    @OptionGroup var file: JudgedFile

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        guard file.json else {
            return JudgedFile.say(Answering(portfolio, asOf: today, width: Output.width).cycles())
        }
        let cycles = Cycles(portfolio)
        AnswerJSON.print(
            AnswerJSON.object([
                "deadlocks": .array(cycles.deadlocks.map { AnswerJSON.ids($0.members, portfolio) }),
                "loops": .array(
                    cycles.loops.map {
                        AnswerJSON.object([
                            "ids": AnswerJSON.ids($0.loop.nodes, portfolio), "sign": .string($0.sign.rawValue),
                        ])
                    }),
            ]))
    }
}
