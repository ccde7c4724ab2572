// stocktake delete FILE ID: removes an item with everything that hangs on it.

import ArgumentParser
import Missions

struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove an item with its links, points and assessments.")

    @OptionGroup var place: FileArgument

    @Argument(help: "The item's id.")
    var id: String

    @OptionGroup var reason: WhyOption
    @OptionGroup var output: JSONOption

    func run() throws {
        try Changing.commit(place.file, why: reason.why, output.voice) { portfolio in
            _ = try portfolio.item(id, in: place.file)
            return try portfolio.deleting(.item(id))
        }
    }
}
