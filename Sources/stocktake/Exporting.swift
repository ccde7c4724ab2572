// What the export keys write: new files beside the portfolio, and a sentence that says where.

import Bench
import Drawing
import Glibc
import Interchange
import Missions
import Storage

enum Exporting {
    /// Writes what is asked for under a name that was free. Returns a sentence; throws one where it cannot be done.
    static func write(_ what: Export, of library: Library, screen: Canvas?, theme: Theme) throws -> String {
        let file = library.path
        let stem = file.hasSuffix(".stocktake") ? String(file.dropLast(10)) : file
        switch what {
        case .json:
            var report = ExportReport()
            let bytes = Exporter.json(library.portfolio, report: &report)
            return told(report, try put(bytes, stem, ".json"))
        case .tables:
            let path = NewFile.name(stem + "-tables", "")
            return told(try Exporter.folder(library.portfolio, to: path), path)
        case .log:
            var text: [UInt8] = []
            var records = 0
            let lost = try library.forEachRecordText { record, hash in
                records += 1
                text += Array("{\"hash\":\"\(hash)\",\"record\":\(record)}\n".utf8)
            }
            let path = try put(text, stem + "-log", ".jsonl")
            let missing = lost.isEmpty ? "" : " \(counted(lost.count, "record")) could not be read."
            return "Wrote \(counted(records, "record")) to \(path).\(missing)"
        case .markdown(let text): return "Wrote this pane to \(try put(Array(text.utf8), stem, ".md"))."
        case .screen:
            let text = (screen?.text ?? "") + "\n"
            return "Wrote this screen to \(try put(Array(text.utf8), stem + "-screen", ".txt"))."
        case .snapshot:
            let text = screen.map { Snapshot.text($0, theme) } ?? ""
            return "Wrote this screen to \(try put(Array(text.utf8), stem + "-screen", ".ansi")). cat shows it again."
        case .picture(let language, let item, let direction):
            let portfolio = library.portfolio
            let root = try portfolio.item(item, in: file)
            let way: Picture.Way =
                switch direction {
                case .upstream: .upstream
                case .downstream: .downstream
                case nil: .both
                }
            let picture = try Picture(of: root, way, in: portfolio, from: file)
            let path = try put(try picture.bytes(language), "\(stem)-\(Picture.fileName(item))", language.ending)
            return picture.told(path, language)
        }
    }

    private static func told(_ report: ExportReport, _ path: String) -> String {
        let withheld = report.withheld.map { " " + $0 } ?? ""
        return
            "Wrote \(counted(report.items, "item")) and \(counted(report.links, "link")) to \(path).\(withheld)"
    }

    private static func put(_ bytes: [UInt8], _ stem: String, _ ending: String) throws -> String {
        // Another window may take the name between looking and writing.
        for _ in 0..<100 {
            let path = NewFile.name(stem, ending)
            let code = NewFile.write(path) { $0(bytes) }
            if code == 0 { return path }
            guard code == EEXIST else {
                throw Failure.badInput(
                    "\(path) cannot be written (\(String(cString: strerror(code)))). Check the folder and the disk.")
            }
        }
        throw Failure.badInput("There is no free name beside \(stem)\(ending). Tidy the folder.")
    }
}

extension Failure: CustomStringConvertible {
    var description: String { sentence }
}
