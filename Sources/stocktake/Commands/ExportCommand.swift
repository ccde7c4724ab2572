// stocktake export FILE --as FORMAT: writes a portfolio as a folder, as a JSON document, its log, or a picture.

import ArgumentParser
import Bench
import Glibc
import Interchange
import Missions
import Storage

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a portfolio as a folder of tables, a JSON document, its log or a picture.",
        usage: """
            stocktake export <file> --as folder --to <path> [--audience <readers>]
            stocktake export <file> --as json [--to <path>] [--audience <readers>]
            stocktake export <file> --as log [--to <path>]
            stocktake export <file> --as dot|mermaid|svg [--of <id>] [--direction <way>] [--depth <steps>] [--to <path>]
            stocktake export <file> --as dot|mermaid|svg --around <id> [--depth <steps>] [--to <path>]
            stocktake export <file> --as dot|mermaid|svg --matrix [--measure <measure>] [--to <path>]
            """,
        discussion: """
            shared, the usual audience, holds back items with visibility restricted; open holds back all but those with \
            visibility open; own writes everything, for a backup. The log holds everything there ever was: one record \
            a line, {"hash":...,"record":...}, each hash made from the hash before it and the record's text. \
            A picture shows what hangs on one item, what lies around it, everything that hangs together, or who owes whom; \
            its arrows run from who gives to who needs. We draw svg ourselves; dot is for Graphviz, mermaid for pages that draw it.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case folder, json, log, dot, mermaid, svg
        var picture: Export.Picture? { Export.Picture(rawValue: rawValue) }
    }
    enum Readers: String, CaseIterable, ExpressibleByArgument {
        case own, shared, open
        var audience: Audience { self == .own ? .own : self == .shared ? .shared : .everyone }
    }

    @OptionGroup var place: FileArgument

    @Option(name: .customLong("as"), help: ArgumentHelp("What to write.", valueName: "format"))
    var format: Format

    @Option(
        help: ArgumentHelp(
            "The folder or file to make; all but folder go to standard output without it.", valueName: "path"),
        completion: .file())
    var to: String?

    @Option(
        help: ArgumentHelp("Who will read it; the log is only ever for own.", valueName: "readers"))
    var audience: Readers?

    @OptionGroup var picture: PictureOptions

    func validate() throws {
        if format == .folder, to == nil { throw ValidationError("A folder needs a place: add --to <path>.") }
        if format == .log, let audience, audience != .own {
            throw ValidationError("The log holds everything there ever was, so it is only for --audience own.")
        }
        if format.picture == nil, let option = picture.given {
            throw ValidationError("\(option) is for pictures: write --as dot, mermaid or svg with it.")
        }
    }

    func run() throws {
        let library = try place.open()
        defer { library.close() }
        let readers = (audience ?? .shared).audience
        switch format {
        case .folder:
            let report = try Exporter.folder(library.portfolio, to: to!, audience: readers)
            tell(report)
        case .json:
            var report = ExportReport()
            try write { put in put(Exporter.json(library.portfolio, audience: readers, report: &report)) }
            tell(report)
        case .log:
            var records = 0
            var lost: [Int] = []
            try write { put in
                lost = try library.forEachRecordText { text, hash in
                    records += 1
                    put(Array("{\"hash\":\"\(hash)\",\"record\":\(text)}\n".utf8))
                }
            }
            if let to { Output.say("Wrote \(counted(records, "record")) to \(to).\n") }
            if let first = lost.first {
                throw Failure.nothing(
                    "\(counted(lost.count, "record")) of the log could not be read and is missing, the first is "
                        + "record \(first).")
            }
        case .dot, .mermaid, .svg:
            let drawn = try picture.drawn(library.portfolio, from: place.file, for: readers)
            let language = format.picture ?? .dot
            let bytes = try drawn.bytes(language)
            try write { put in put(bytes) }
            if let to {
                Output.say(drawn.told(to, language) + "\n")
            } else {
                drawn.notes(language).forEach { Output.complain($0) }
            }
        }
        // What was held back from a whole file can be exported again; from a damaged one perhaps not.
        if library.isPartial, format != .log, format.picture == nil, readers != .own {
            Output.complain("Export it with --audience own as well, if a new file is to be made from it.")
        }
    }

    private func tell(_ report: ExportReport) {
        if let to {
            Output.say(
                "Wrote \(counted(report.items, "item")) and \(counted(report.links, "link")) to \(to).\n")
        }
        if let withheld = report.withheld { Output.complain(withheld) }
    }

    /// Writes to standard output, or to a new file that has its name only once it is whole.
    private func write(_ body: ((([UInt8]) -> Void)) throws -> Void) throws {
        guard let to else {
            try body { Output.write($0) }
            return
        }
        let code = try NewFile.write(to, body)
        if code == EEXIST {
            throw Failure.badInput(
                "\(to) is there already. Choose another name, or remove it first; nothing is overwritten.")
        }
        if code != 0 {
            throw Failure.badInput(
                "\(to) cannot be written (\(String(cString: strerror(code)))). Check the folder and the disk.")
        }
    }
}
