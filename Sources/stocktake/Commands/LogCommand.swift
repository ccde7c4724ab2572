// stocktake log FILE: what was done, by whom and when, the latest first.

import ArgumentParser
import Missions
import Storage

struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List what was done, the latest first.")

    @OptionGroup var place: FileArgument

    @Option(name: .shortAndLong, help: ArgumentHelp("List at most so many.", valueName: "count"))
    var limit = 50

    @Flag(
        help: "Print an array of objects: sequence, action, concerns, who, when, source, label, why, changes, undone.")
    var json = false

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    }

    func run() throws {
        let library = try place.open()
        defer { library.close() }
        let entries = try library.entries(limit: limit)
        if json {
            Output.write(JSONLines.array(entries.map(LogCommand.json)))
        } else {
            var table = Table([
                .init(title: "#", isNumber: true), .init(title: "when"), .init(title: "who"),
                .init(title: "what", isFlexible: true),
            ])
            for entry in entries {
                let why = entry.why.isEmpty ? "" : " (\(entry.why))"
                table.append([
                    "\(entry.sequence)", WallClock.system.label(entry.milliseconds), entry.who,
                    (entry.isUndone ? "[undone] " : "") + entry.label + why,
                ])
            }
            if !entries.isEmpty { Output.write(table.text(width: Output.limit)) }
        }
        if entries.isEmpty { throw Failure.nothing("The log of \(place.file) is empty: nothing was done yet.") }
    }

    static func json(_ entry: Entry) -> JSON {
        .object([
            JSON.Member("sequence", .int(entry.sequence)), JSON.Member("action", .string(entry.action.rawValue)),
            JSON.Member("concerns", entry.concerns == 0 ? .null : .int(entry.concerns)),
            JSON.Member("who", .string(entry.who)), JSON.Member("when", .string(Moment.iso(entry.milliseconds))),
            JSON.Member("source", .string(entry.source)), JSON.Member("label", .string(entry.label)),
            JSON.Member("why", .string(entry.why)), JSON.Member("changes", .int(entry.changeCount)),
            JSON.Member("undone", .bool(entry.isUndone)),
        ])
    }
}
