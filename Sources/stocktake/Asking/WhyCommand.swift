// stocktake why FILE A [B]: every way from an item to the missions, or to another item.

import Analyses
import ArgumentParser
import Bench
import Missions

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Show every way from an item to the missions, or to another item.",
        usage: "stocktake why <file> <id> [<other>] [--as-of <date>] [--json]",
        discussion: """
            A path goes the way lateness and value travel: from what is needed to who needs it, from a part to the whole. \
            The shortest come first, \(SimplePaths.mostPaths) at most, of \(SimplePaths.mostHops) links at most. Where no path leads on, one that leads \
            back is shown, else one of links either way, and the answer says so. From a risk the first link is to what it \
            threatens.

            With --json, {direction, paths, truncated, sentence}: direction is causal, reversed, related or none, and a path \
            its ids from end to end.
            """)

    @OptionGroup var file: JudgedFile

    @Argument(help: "The item to begin at.")
    var id: String

    @Argument(help: "The item to end at; without it, the missions.")
    var other: String?

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        let start = try portfolio.item(id, in: file.place.file)
        let end = try other.map { try portfolio.item($0, in: file.place.file) }
        guard file.json else {
            let answering = Answering(portfolio, asOf: today, width: Output.width)
            return JudgedFile.say(answering.why(portfolio.id(start), end.map { portfolio.id($0) }))
        }
        let why =
            end.map { Why(from: start, to: $0, in: portfolio, asOf: today) }
            ?? Why(from: start, in: portfolio, asOf: today)
        AnswerJSON.print(
            AnswerJSON.object([
                "direction": .string(why.relation.rawValue),
                "paths": .array(why.paths.map { AnswerJSON.ids($0.nodes, portfolio) }),
                "truncated": .bool(why.isTruncated), "sentence": .string(why.sentence),
            ]))
    }
}
