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
            Sole routes: lose one and no work reaches the outcome, or the mission itself. Articulation points: the network of \
            needs falls apart without them. Betweenness: of how many pairs of items the shortest path of needs leads through \
            it; exact up to \(BetweennessCount.exactLimit) items joined by needs, beyond that from a sample, whose size and \
            error are said. The first of each kind are shown; the JSON has all: betweenness, articulation_points, sole_routes \
            by outcome, mission_routes by mission, open_dependents, suppliers and platforms with what hangs on them, and how \
            betweenness was counted as method.
            """)

    @OptionGroup var file: JudgedFile

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        var count = BetweennessCount(portfolio)
        while !count.isDone { count.advance(.max) }
        guard file.json else {
            return JudgedFile.say(Answering(portfolio, asOf: today, width: Output.width).bottlenecks(count))
        }
        let found = Bottlenecks(portfolio)
        let waiting = found.worst(.dependents, in: portfolio, count, limit: .max).rows
        AnswerJSON.print(
            AnswerJSON.object([
                "betweenness": .array(
                    count.leaders(in: portfolio).map {
                        AnswerJSON.object(["id": .string(portfolio.id($0.node)), "value": AnswerJSON.number($0.value)])
                    }),
                "articulation_points": AnswerJSON.ids(found.articulationPoints(in: portfolio), portfolio),
                "sole_routes": routes(to: .outcome, "outcome", found, portfolio),
                "mission_routes": routes(to: .mission, "mission", found, portfolio),
                "open_dependents": .array(
                    waiting.map {
                        AnswerJSON.object([
                            "id": .string(portfolio.id($0.node)), "value": AnswerJSON.number($0.openDependents),
                        ])
                    }),
                "suppliers": .array(
                    found.suppliers.map {
                        AnswerJSON.object([
                            "id": .string(portfolio.id($0.supplier)), "items": AnswerJSON.number($0.items),
                            "missions": AnswerJSON.ids($0.missions, portfolio),
                        ])
                    }),
                "platforms": .array(
                    found.platforms.map {
                        AnswerJSON.object([
                            "id": .string(portfolio.id($0.platform)), "items": AnswerJSON.number($0.items),
                            "is_legacy": .bool($0.isLegacy),
                        ])
                    }),
                "method": .string(count.method),
            ]))
    }

    /// The sole routes to every item of a kind that has any.
    private func routes(to kind: Kind, _ name: String, _ found: Bottlenecks, _ portfolio: Portfolio) -> JSON {
        let routes = portfolio.nodes(of: kind).map { ($0, found.soleRoutes(to: $0, in: portfolio)) }
        return .array(
            routes.filter { !$0.1.isEmpty }.map {
                AnswerJSON.object([name: .string(portfolio.id($0.0)), "ids": AnswerJSON.ids($0.1, portfolio)])
            })
    }
}
