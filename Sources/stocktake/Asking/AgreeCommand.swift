// stocktake agree FILE: if this room agrees one thing, which sets most free.

import Analyses
import ArgumentParser
import Bench
import Missions

struct AgreeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree", abstract: "Rank single agreements by what they alone would set free.",
        usage: "stocktake agree <file> [--present <departments>] [--as-of <date>] [--json]",
        discussion: "\(Agreements.rule) \(Agreements.asks) The first 20 are shown; the JSON has all.")

    @OptionGroup var file: JudgedFile

    @Option(
        help: ArgumentHelp(
            "Only between these departments, parted by commas; a body stands for its own.", valueName: "departments"))
    var present: String?

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        var departments: Set<Node>?
        var here: Set<String> = []
        if let present {
            let ids = present.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
            guard !ids.isEmpty else {
                throw Failure.badInput(
                    "--present names nobody. Give departments, as in --present DfE,DSIT, or leave it out.")
            }
            var found: Set<Node> = []
            for id in ids {
                let node = try portfolio.item(String(id), in: file.place.file)
                guard portfolio.kind(node) == .org else {
                    throw Failure.badInput(
                        "\(portfolio.id(node)) is \(portfolio.kind(node).withArticle). Give departments or their bodies."
                    )
                }
                let department = portfolio.department(of: node)
                found.insert(department)
                let name = portfolio.id(department)
                here.insert(department == node ? name : "\(portfolio.id(node)) (\(name))")
            }
            departments = found
        }
        let found = Agreements(portfolio, asOf: today, present: departments, limit: file.json ? .max : 20)
        if file.json {
            let rows = found.ranked.map { agreement in
                AnswerJSON.object([
                    "receiver": .string(portfolio.id(agreement.receiver)),
                    "giver": .string(portfolio.id(agreement.giver)), "ask": .string(agreement.ask.rawValue),
                    "days_late": AnswerJSON.number(agreement.daysLate), "items": AnswerJSON.number(agreement.items),
                    "missions": AnswerJSON.number(agreement.missions),
                ])
            }
            return Output.write(JSONLines.array(rows))
        }
        JudgedFile.say(Answering(portfolio, asOf: today, width: Output.width).agree(found, present: here.sorted()))
    }
}
