// stocktake bottlenecks FILE: what everything goes through, and what nobody can do without.

import Analyses
import ArgumentParser
import Bench
import Missions

struct BottlenecksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bottlenecks", abstract: "Show what everything goes through, and the only ways to outcomes.",
        usage: "stocktake bottlenecks <file> [--as-of <date>] [--json]",
        discussion: """
            Sole routes: lose one and no work reaches the outcome. Articulation points: the network of needs falls apart \
            without them. Betweenness: through how many shortest paths of needs an item lies; exact up to \
            \(BetweennessCount.exactLimit) givers, beyond that from a sample, whose size and error are said.
            """)

    @OptionGroup var file: JudgedFile

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        var count = BetweennessCount(portfolio)
        while !count.isDone { count.advance(.max) }
        guard file.json else {
            JudgedFile.say(Answering(portfolio, asOf: today, width: Output.width).bottlenecks(count))
            Output.say("\n\(count.method)\n")
            return
        }
        let found = Bottlenecks(portfolio)
        let routes = portfolio.nodes(of: .outcome).map { ($0, found.soleRoutes(to: $0, in: portfolio)) }
            .filter { !$0.1.isEmpty }
        AnswerJSON.print(
            AnswerJSON.object([
                "betweenness": .array(
                    count.leaders(in: portfolio).map {
                        AnswerJSON.object(["id": .string(portfolio.id($0.node)), "value": AnswerJSON.number($0.value)])
                    }),
                "articulation_points": AnswerJSON.ids(found.articulationPoints(in: portfolio), portfolio),
                "sole_routes": .array(
                    routes.map {
                        AnswerJSON.object([
                            "outcome": .string(portfolio.id($0.0)), "ids": AnswerJSON.ids($0.1, portfolio),
                        ])
                    }),
            ]))
    }
}
