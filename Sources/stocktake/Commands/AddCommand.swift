// stocktake add FILE KIND k=v…: adds an item and prints its id.

import ArgumentParser
import Missions

struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an item; prints its id.",
        usage: "stocktake add <file> <kind> [<field=value> ...] [--why <text>] [--json]",
        discussion: """
            Fields left out take their usual value; id=NAME chooses the id. Days may be said as in \
            a form - "12 jun", fri, +2w - and count from the portfolio's as-of day, else from today. The id goes to standard output, the line that \
            says what changed to standard error.
            """)

    @OptionGroup var place: FileArgument

    @Argument(help: "The kind of item, such as milestone.", completion: .list(Kind.allCases.map(\.rawValue)))
    var kind: String

    @Argument(
        help: ArgumentHelp("Fields and what they hold, such as title=\"New wing opens\".", valueName: "field=value"),
        completion: Cell.completions)
    var fields: [String] = []

    @OptionGroup var reason: WhyOption
    @OptionGroup var output: JSONOption

    func run() throws {
        let kind = try Words.kind(kind)
        let cells = try Words.cells(fields)
        let voice = output.voice == .people ? .peopleAndID : output.voice
        try Changing.commit(place.file, why: reason.why, voice) { portfolio in
            let id = cells.last { $0.column == "id" }?.text
            return try portfolio.adding(
                kind, id: id, cells.filter { $0.column != "id" }.pairs, saidOn: Changing.day(portfolio)
            ).step
        }
    }
}
