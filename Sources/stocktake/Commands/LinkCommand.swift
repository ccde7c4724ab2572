// stocktake link FILE TYPE FROM TO k=v…: joins two items.

import ArgumentParser
import Missions

struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Join two items.",
        usage: "stocktake link <file> <type> <from> <to> [<field=value> ...] [--why <text>] [--json]",
        discussion: LinkType.allCases.map { "\($0.rawValue): \($0.rule)" }.joined(separator: "\n"))

    @OptionGroup var place: FileArgument

    @Argument(help: "The type of link, such as needs.", completion: .list(LinkType.allCases.map(\.rawValue)))
    var type: String

    @Argument(help: "The id of the item it starts from; for needs the receiver.")
    var from: String

    @Argument(help: "The id of the item it leads to; for needs the giver.")
    var to: String

    @Argument(
        help: ArgumentHelp("Fields and what they hold, such as need_by=2026-06-30.", valueName: "field=value"),
        completion: Cell.completions)
    var fields: [String] = []

    @OptionGroup var reason: WhyOption
    @OptionGroup var output: JSONOption

    func run() throws {
        let type = try Words.linkType(type)
        let cells = try Words.cells(fields)
        try Changing.commit(place.file, why: reason.why, output.voice) { portfolio in
            _ = (try portfolio.item(from, in: place.file), try portfolio.item(to, in: place.file))
            return try portfolio.linking(type, from: from, to: to, cells.pairs, saidOn: Changing.day(portfolio)).step
        }
    }
}
