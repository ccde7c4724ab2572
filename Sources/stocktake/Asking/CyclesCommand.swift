// stocktake cycles FILE: what waits in circles, and what feeds back.

import Analyses
import ArgumentParser
import Missions

struct CyclesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cycles", abstract: "List what waits in circles, and loops of contributions.",
        usage: "stocktake cycles <file> [--json]",
        discussion: """
            A deadlock is items that need each other, so that none can begin; its shortest loop is shown. A loop of \
            contributions is no error: it reinforces (+) or balances (-) itself.
            """)

    @OptionGroup var file: JudgedFile

    func run() throws {
        let (library, portfolio, _) = try file.open()
        defer { library.close() }
        let cycles = Cycles(portfolio)
        if file.json {
            return AnswerJSON.print(
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
        if cycles.deadlocks.isEmpty { Output.say("Nothing waits in a circle.\n") }
        for deadlock in cycles.deadlocks {
            let rest = deadlock.members.count - deadlock.shortest.nodes.count
            let more = rest > 0 ? " (\(counted(deadlock.members.count, "item")) wait on each other)" : ""
            Output.say("Deadlock: \(Cycles.words(deadlock.shortest.nodes, in: portfolio))\(more)\n")
        }
        for loop in cycles.loops {
            let ids = (loop.loop.nodes + loop.loop.nodes.prefix(1)).map { portfolio.id($0) }
            let sign = loop.sign == .reinforcing ? "reinforces itself (+)" : "balances itself (-)"
            Output.say("Loop: \(ids.joined(separator: " > ")) \(sign)\n")
        }
        if cycles.isTruncated { Output.say("There are more loops than were looked for.\n") }
    }
}
