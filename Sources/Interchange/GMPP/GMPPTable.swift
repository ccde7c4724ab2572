// The table of the Government Major Projects Portfolio: its rows, as they are published.

import Missions

/// One project in one yearly snapshot.
struct GMPPRow {
    let line: Int32
    /// The year of publication.
    let snapshot: Int
    /// The id given to the project from 2020 on; empty before.
    let id: String
    let project: String
    let department: String
    private let cells: [String: String]

    init(line: Int32, snapshot: Int, cells: [String: String]) {
        self.line = line
        self.snapshot = snapshot
        self.cells = cells
        id = cells["gmpp_id"] ?? ""
        project = cells["project"] ?? ""
        department = cells["department"] ?? ""
    }

    /// The trimmed text of a column; empty where the file has no such column.
    subscript(column: String) -> String { cells[column] ?? "" }

    /// The name without regard to case and punctuation, with the family of the department: what identifies a project
    /// between snapshots that give no ids.
    var nameKey: String { GMPPNames.normalised(project) + " | " + GMPPNames.family(department) }
}

enum GMPPTable {
    /// Columns without which nothing can be said.
    static let needed = ["snapshot", "project", "department", "dca_ipa"]
    static let known =
        needed + [
            "gmpp_id", "category", "dca_sro", "start_date", "end_date", "fy_baseline_gbpm", "fy_forecast_gbpm",
            "whole_life_cost_gbpm", "benefits_gbpm", "description", "dca_narrative", "schedule_narrative", "wlc_narrative",
            "benefits_narrative",
        ]

    /// All rows of the table, and which columns it has; problems go to the import.
    static func rows(_ bytes: UnsafeBufferPointer<UInt8>, _ file: Int32, into merge: inout Merge, _ gauge: Gauge) -> (
        rows: [GMPPRow], columns: Set<String>
    )? {
        let mark: Int
        do throws(NotText) { mark = try Encoding.check(bytes) } catch {
            merge.problems.refuse(Place(file: file, row: Int32(clamping: error.line)), error.sentence)
            return nil
        }
        var reader = CSVReader(bytes, from: mark)
        guard case .cells = reader.next() else {
            merge.problems.refuse(Place(file: file, row: 1), "The first line of the file must name the columns.")
            return nil
        }
        let header = reader.cells.map { text(reader, $0).lowercased() }
        let missing = needed.filter { !header.contains($0) }
        guard missing.isEmpty else {
            merge.problems.refuse(
                Place(file: file, row: 1), "It is not the table of the GMPP: there is no column \(missing.joined(separator: ", ")).")
            return nil
        }
        for name in header where !known.contains(name) {
            merge.problems.report(Place(file: file, row: 1), name, "The column is not one of the GMPP's; it is left out.")
        }
        var rows: [GMPPRow] = []
        while true {
            let row = reader.next()
            let place = Place(file: file, row: Int32(clamping: reader.line))
            switch row {
            case .end: return (rows, Set(header))
            case .broken(let fault): merge.problems.refuse(place, fault)
            case .cells:
                guard reader.cells.count == header.count else {
                    merge.problems.refuse(
                        place, "It has \(reader.cells.count) cells, but the header names \(header.count) columns.")
                    continue
                }
                var cells: [String: String] = [:]
                for (name, cell) in zip(header, reader.cells) where cell.start < cell.end { cells[name] = text(reader, cell) }
                guard let snapshot = Int(cells["snapshot"] ?? ""), (2013...2100).contains(snapshot) else {
                    merge.problems.refuse(place, "snapshot", "\(Quoted.brief(cells["snapshot"] ?? "")) is not a year.")
                    continue
                }
                guard cells["project"] != nil else {
                    merge.problems.refuse(place, "project", "It is empty, and the row needs it.")
                    continue
                }
                rows.append(GMPPRow(line: place.row, snapshot: snapshot, cells: cells))
                gauge.reach(reader.position)
            }
        }
    }

    private static func text(_ reader: CSVReader, _ cell: Cell) -> String {
        let bytes = CellText.trimmed(reader.text(cell))
        return cell.hasDoubledQuotes
            ? String(decoding: CSVQuotes.undoubled(bytes), as: UTF8.self) : String(decoding: bytes, as: UTF8.self)
    }
}
