// stocktake add FILE KIND k=v…: adds an item and prints its id; with --template, adds what a template holds.

import ArgumentParser
import Interchange
import Missions

struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an item; prints its id.",
        usage: """
            stocktake add <file> <kind> [<field=value> ...] [--why <text>] [--json]
                   stocktake add <file> --template <name> [--to <id>] [--why <text>] [--json]
            """,
        discussion: """
            Fields left out take their usual value; id=NAME chooses the id. Days may be said as in \
            a form - "12 jun", fri, +2w - and count from the portfolio's as-of day, else from today. The id goes to \
            standard output, the line that says what changed to standard error. A template is tied to the item given \
            with --to, where that makes sense.
            """)

    @OptionGroup var place: FileArgument

    @Argument(help: "The kind of item, such as milestone.", completion: .list(Kind.allCases.map(\.rawValue)))
    var kind: String?

    @Argument(
        help: ArgumentHelp("Fields and what they hold, such as title=\"New wing opens\".", valueName: "field=value"),
        completion: Cell.completions)
    var fields: [String] = []

    @OptionGroup var template: TemplateOption

    @Option(help: ArgumentHelp("The item a template is tied to.", valueName: "id"))
    var to: String?

    @OptionGroup var reason: WhyOption
    @OptionGroup var output: JSONOption

    func validate() throws {
        if kind == nil, template.name == nil {
            throw ValidationError("Missing expected argument '<kind>': say what to add, or give a --template.")
        }
        if kind != nil, template.name != nil {
            throw ValidationError("A template brings its own kinds and fields: leave out \(kind!) or --template.")
        }
        if template.name == nil, to != nil { throw ValidationError("--to goes with --template only.") }
    }

    func run() throws {
        if let name = template.name { return try add(TemplateFiles.load(named: name)) }
        let kind = try Words.kind(kind!)
        let cells = try Words.cells(fields)
        let voice = output.voice == .people ? .peopleAndID : output.voice
        try Changing.commit(place.file, why: reason.why, voice) { portfolio in
            let id = cells.last { $0.column == "id" }?.text
            return try portfolio.adding(
                kind, id: id, cells.filter { $0.column != "id" }.pairs, saidOn: Changing.day(portfolio)
            ).step
        }
    }

    private func add(_ template: Template) throws {
        try Changing.commit(place.file, why: reason.why, output.voice) { portfolio in
            if let to { _ = try portfolio.item(to, in: place.file) }
            return try template.step(onto: portfolio, tiedTo: to)
        }
    }
}

/// A few items with their links, by the name of their file.
struct TemplateOption: ParsableArguments {
    @Option(
        name: .customLong("template"),
        help: ArgumentHelp("A template: mission, stocktake-pack, supplier-risk or one of your own.", valueName: "name"),
        completion: .custom { _, _, _ in TemplateFiles.all.map(\.name) })
    var name: String?
}
