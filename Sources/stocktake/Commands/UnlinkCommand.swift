// stocktake unlink FILE TYPE FROM TO: removes the link between two items.

import ArgumentParser
import Missions

struct UnlinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlink", abstract: "Remove a link between two items.",
        usage: "stocktake unlink <file> <type> <from> <to> [<field=value>] [--why <text>] [--json]",
        discussion: "Where several links of the type join the same items, role=, benefit_key= or amount= says which.")

    @OptionGroup var place: FileArgument

    @Argument(help: "The type of link, such as needs.", completion: .list(LinkType.allCases.map(\.rawValue)))
    var type: String

    @Argument(help: "The id of the item it starts from.")
    var from: String

    @Argument(help: "The id of the item it leads to.")
    var to: String

    @Argument(help: ArgumentHelp("What tells it apart from others.", valueName: "field=value"))
    var fields: [String] = []

    @OptionGroup var reason: WhyOption
    @OptionGroup var output: JSONOption

    func run() throws {
        let type = try Words.linkType(type)
        let cells = try Words.cells(fields)
        try Changing.commit(place.file, why: reason.why, output.voice) { portfolio in
            let (key, rest) = try Joined.find(type, from, to, cells, portfolio, place.file)
            for cell in rest where try portfolio.setting(.link(key), [(cell.column, cell.text)]) != nil {
                throw Failure.badInput(
                    "\(Ref.link(key).spoken) does not have \(cell.column)=\(cell.text). Leave it out, or name another link."
                )
            }
            return try portfolio.deleting(.link(key))
        }
    }
}
