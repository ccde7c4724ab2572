// stocktake set FILE ID k=v…: gives fields of an item, of a link or of the portfolio other values.

import ArgumentParser
import Missions

struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change fields of an item, a link or the portfolio's settings.",
        usage: """
            stocktake set <file> <id> <field=value> ... [--why <text>] [--json]
            stocktake set <file> portfolio <field=value> ...
            stocktake set <file> --link <type> <from> <to> <field=value> ...
            """,
        discussion: """
            Nothing after the sign clears a field. Days may be said as in a form - "12 jun", fri, +2w, "end of march" - \
            and count from the portfolio's as-of day, else from today. Where several links of a type join the same items, name the one meant by \
            what tells them apart: role=lead, benefit_key=..., amount=...
            """)

    @OptionGroup var place: FileArgument

    @Argument(
        help: ArgumentHelp(
            "The item's id, or portfolio; with --link the ids of both ends. Then fields and what they are to hold.",
            valueName: "id field=value"),
        completion: Cell.completions)
    var words: [String]

    @Option(
        help: ArgumentHelp("Change a link of this type instead.", valueName: "type"),
        completion: .list(LinkType.allCases.map(\.rawValue)))
    var link: String?

    @OptionGroup var reason: WhyOption
    @OptionGroup var output: JSONOption

    func validate() throws {
        let ids = link == nil ? 1 : 2
        guard words.count > ids else {
            throw ValidationError(
                link == nil
                    ? "Name an item and at least one field=value."
                    : "Name both ends of the link and at least one field=value.")
        }
    }

    func run() throws {
        let type = try link.map(Words.linkType)
        let cells = try Words.cells(words.dropFirst(type == nil ? 1 : 2))
        try Changing.commit(place.file, why: reason.why, output.voice) { portfolio in
            guard let type else {
                if words[0] == "portfolio", portfolio.node("portfolio") == nil {
                    return try portfolio.setting(.portfolio, cells.pairs, saidOn: WallClock.system.today)
                }
                _ = try portfolio.item(words[0], in: place.file)
                return try portfolio.setting(.item(words[0]), cells.pairs, saidOn: Changing.day(portfolio))
            }
            let (key, rest) = try Joined.find(type, words[0], words[1], cells, portfolio, place.file)
            return try portfolio.setting(.link(key), rest.pairs, saidOn: Changing.day(portfolio))
        }
    }
}
