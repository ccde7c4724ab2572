// A portfolio as the files of a folder.

import Missions

enum FolderWriter {
    /// The files of the folder, by path; tables only where they have rows.
    static func files(_ selection: Selection, _ report: inout ExportReport) -> [(path: String, bytes: [UInt8])] {
        let portfolio = selection.portfolio
        let kept = selection.files(&report)
        let settings = SettingsFile.text(portfolio.settings, kept: kept.map(\.path))
        var files: [(path: String, bytes: [UInt8])] = [(FolderLayout.settings, Array(settings.utf8))]
        func add(_ table: FolderTable, _ rows: [TableWriter.Row]) {
            if !rows.isEmpty { files.append((table.path, TableWriter.bytes(table, rows))) }
        }
        for kind in Kind.allCases {
            let rows = selection.nodes.filter { portfolio.kind($0) == kind }.map { node in
                TableWriter.Row(
                    keys: [portfolio.id(node)],
                    fields: selection.shown(portfolio.fields(node)) { Schema.row($0, of: kind) })
            }
            add(.items(kind), rows)
        }
        let links = selection.links(&report)
        for type in LinkType.allCases {
            let rows = (links[type] ?? []).map { edge in
                TableWriter.Row(
                    keys: [portfolio.id(portfolio.from(edge)), portfolio.id(portfolio.to(edge))],
                    fields: selection.shown(portfolio.fields(edge)) { Schema.row($0, of: type) })
            }
            add(.links(type), rows)
        }
        add(
            .points,
            selection.points(&report).map {
                TableWriter.Row(
                    keys: [$0.key.measure, $0.key.series.rawValue, $0.key.date.iso, String($0.key.revision)],
                    fields: $0.fields)
            })
        add(
            .assessments,
            selection.assessments(&report).map { assessment in
                let key = assessment.key
                return TableWriter.Row(
                    keys: [key.item, key.rubric, key.date.iso, key.by],
                    fields: selection.shown(assessment.fields) { Schema.row($0, of: .assessment(key), kind: nil) })
            })
        for file in kept { files.append((file.path, Array(file.text.utf8))) }
        return files
    }
}

/// Writing one table: a header, then a row a line.
enum TableWriter {
    struct Row {
        let keys: [String]
        let fields: Fields
    }

    /// Columns are those that name a row, then every field that some row has a text for, in the order of the schema.
    static func bytes(_ table: FolderTable, _ rows: [Row]) -> [UInt8] {
        var used: Set<Field> = []
        for row in rows { for (field, _) in row.fields { used.insert(field) } }
        let columns = used.sorted()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.count * 96)
        var isFirst = true
        func cell(_ text: String) {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            CSVQuotes.write(text, to: &bytes)
        }
        func endRow() {
            bytes.append(10)
            isFirst = true
        }
        for key in table.keys { cell(key.name) }
        for column in columns { cell(column.name) }
        endRow()
        for row in rows {
            for key in row.keys { cell(key) }
            var position = 0
            for (field, text) in row.fields {
                while columns[position] != field {
                    cell("")
                    position += 1
                }
                cell(text)
                position += 1
            }
            while position < columns.count {
                cell("")
                position += 1
            }
            endRow()
        }
        return bytes
    }
}

extension CSVQuotes {
    /// Writes a cell; in quotes only where a comma, a quote or a line end is in it. What a spreadsheet might take for a
    /// formula is written as it is: the file is data, and what reads it must not change it.
    static func write(_ text: String, to bytes: inout [UInt8]) {
        let needsQuotes = text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13
        }
        guard needsQuotes else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
