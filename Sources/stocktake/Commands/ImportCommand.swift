// stocktake import FILE SOURCE --as FORMAT: brings a source in as one undoable step, or says what stands in the way.

import ArgumentParser
import Interchange
import Missions
import Storage

extension SourceFormat: ExpressibleByArgument {}

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring a folder, a JSON document or a GMPP table into a portfolio.",
        usage: """
            stocktake import <file> <source> --as <format> [--dry-run] [--all] [--json]
            stocktake import <file> <source> --as gmpp [--snapshot <year>] ...
            """,
        discussion: """
            An import is a merge: items that are there already are changed in the fields the source has a text for; nothing \
            is deleted. Where anything is refused, nothing is brought in, and the exit status is 2.
            """)

    @OptionGroup var place: FileArgument

    @Argument(help: "What to bring in.", completion: .file())
    var source: String

    @Option(name: .customLong("as"), help: ArgumentHelp("What the source is.", valueName: "format"))
    var format: SourceFormat

    @Option(help: ArgumentHelp("For gmpp: the year of the snapshot; else the latest.", valueName: "year"))
    var snapshot: Int?

    @Flag(help: "Only say what would change.")
    var dryRun = false

    @Flag(help: "List all problems, not just the first \(Importing.shown).")
    var all = false

    @Flag(help: "Print counts and problems as JSON.")
    var json = false

    func run() throws {
        let library = try Library.mine(place.file)
        defer { library.close() }
        let preview = try Importing.read(
            Source(path: source, format: format), snapshot: snapshot, onto: library.portfolio)
        if !json {
            Output.say(Importing.summary(preview, source))
            Output.say(
                Importing.problems(preview, limit: all ? nil : Importing.shown, advice: all ? "" : "--all lists them"))
        }
        var entry: Entry?
        if !dryRun, !preview.isRefused, var step = preview.step {
            step.label = "Import \(Importing.amount(preview)) from \(source)"
            step.source = Changing.source
            let done = try library.commit(step)
            entry = done
            if !json { Output.say(Changing.line(done, library)) }
            Changing.warnOfCycle(done, library)
        }
        if json { Output.write(ImportCommand.json(preview, entry).pretty + "\n") }
        if preview.isRefused {
            throw Failure.badInput(
                "\(source) was refused because of \(counted(preview.refusedCount, "problem")), and nothing was "
                    + "changed. Mend \(preview.refusedCount == 1 ? "it" : "them") and import again.")
        }
        if json { return }
        if preview.step == nil {
            if preview.unchanged > 0 { Output.say("Nothing to bring in: everything is there already.\n") }
        } else if dryRun {
            Output.say("Nothing was changed; without --dry-run it would be brought in.\n")
        }
    }

    private static func json(_ preview: ImportPreview, _ entry: Entry?) -> JSON {
        func counts<Word: RawRepresentable & CaseIterable>(_ counts: [Word: Int]) -> JSON
        where Word.RawValue == String {
            .object(Word.allCases.compactMap { word in counts[word].map { JSON.Member(word.rawValue, .int($0)) } })
        }
        let problems = preview.problems.map { problem in
            JSON.object([
                JSON.Member("severity", .string(problem.severity == .refused ? "refused" : "reported")),
                JSON.Member("file", .string(problem.file)), JSON.Member("row", problem.row.map { .int($0) } ?? .null),
                JSON.Member("column", .text(problem.column)), JSON.Member("sentence", .string(problem.sentence)),
            ])
        }
        return .object([
            JSON.Member("sequence", entry.map { .int($0.sequence) } ?? .null),
            JSON.Member("items", counts(preview.items)), JSON.Member("links", counts(preview.links)),
            JSON.Member("points", .int(preview.points)), JSON.Member("assessments", .int(preview.assessments)),
            JSON.Member("settings", .int(preview.settings)), JSON.Member("files", .int(preview.files)),
            JSON.Member("created", .int(preview.created)), JSON.Member("changed", .int(preview.changed)),
            JSON.Member("unchanged", .int(preview.unchanged)),
            JSON.Member("refused", .int(preview.refusedCount)), JSON.Member("reported", .int(preview.reportedCount)),
            JSON.Member("notes", .array(preview.notes.map { .string($0) })), JSON.Member("problems", .array(problems)),
        ])
    }
}
