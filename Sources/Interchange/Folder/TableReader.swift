// Reading one table of a folder, row by row, into an import.

import Missions

/// Reads a table's bytes. The header is resolved once; each row becomes packed fields and goes to the import.
struct TableReader {
    let table: FolderTable
    let file: Int32
    private var builder = FieldsBuilder()
    private var undoubled: [UInt8] = []

    init(_ table: FolderTable, file: Int32) {
        self.table = table
        self.file = file
    }

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, into merge: inout Merge, _ gauge: Gauge) {
        let mark: Int
        do throws(NotText) {
            mark = try Encoding.check(bytes)
        } catch {
            merge.problems.refuse(Place(file: file, row: Int32(clamping: error.line)), error.sentence)
            return
        }
        var reader = CSVReader(bytes, from: mark)
        guard let columns = header(&reader, &merge) else { return }
        var rows = 0
        while true {
            let row = reader.next()
            let place = Place(file: file, row: Int32(clamping: reader.line))
            switch row {
            case .end: return
            case .broken(let fault): merge.problems.refuse(place, fault)
            case .cells:
                if reader.cells.count != columns.count {
                    if reader.cells.allSatisfy({ $0.start == $0.end }) { break }
                    merge.problems.refuse(
                        place, Counted.ragged(reader.cells.count, columns.count))
                } else {
                    take(reader, columns, place, &merge)
                }
            }
            rows += 1
            if rows & 0x3ff == 0 {
                gauge.reach(reader.position)
                if merge.problems.isHopeless(file) { return }
            }
        }
    }

    private mutating func header(_ reader: inout CSVReader, _ merge: inout Merge) -> Columns? {
        let row = reader.next()
        let place = Place(file: file, row: Int32(clamping: reader.line))
        switch row {
        case .end: return nil
        case .broken(let fault):
            merge.problems.refuse(place, fault)
            return nil
        case .cells:
            guard reader.cells.count <= 1_000 else {
                merge.problems.refuse(place, "The header names \(reader.cells.count) columns; 1000 is the most.")
                return nil
            }
            var names: [String] = []
            for cell in reader.cells {
                let name = string(reader, cell)
                guard name.utf8.count <= 200 else {
                    merge.problems.refuse(place, "The first line of the file must name the columns.")
                    return nil
                }
                names.append(name)
            }
            var refused: [(String?, String)] = []
            var reported: [(String?, String)] = []
            let columns = Columns(
                names, of: table, refuse: { refused.append(($0, $1)) }, report: { reported.append(($0, $1)) })
            for (column, sentence) in refused { merge.problems.refuse(place, column, sentence) }
            for (column, sentence) in reported { merge.problems.report(place, column, sentence) }
            return columns
        }
    }

    // MARK: Rows

    private mutating func take(_ reader: CSVReader, _ columns: Columns, _ place: Place, _ merge: inout Merge) {
        let cells = reader.cells
        if cells.allSatisfy({ CellText.trimmed(reader.text($0)).isEmpty }) { return }
        var isSound = true
        builder.clear()
        for column in columns.fields {
            let cell = cells[column.cell]
            if cell.start == cell.end { continue }
            let outcome = withText(reader, cell) { text, builder in CellText.pack(text, column, into: &builder) }
            switch outcome {
            case .empty: break
            case .packed: if column.namesItems { merge.names(string(reader, cell), column.name, at: place) }
            case .unknownDay:
                merge.problems.report(place, column.name, "\"\(string(reader, cell))\" is not a day; it is left empty.")
            case .wrong(let expected):
                isSound = false
                merge.problems.refuse(place, column.name, "\(Quoted.brief(string(reader, cell))) is not \(expected).")
            }
        }
        for position in columns.unnamed where !CellText.trimmed(reader.text(cells[position])).isEmpty {
            isSound = false
            merge.problems.refuse(
                place, "Cell \(position + 1) holds a text, but the header has no name for its column.")
        }
        if let (cell, name) = columns.repeated {
            let word = string(reader, cells[cell])
            if !word.isEmpty, !table.isRepeated(word) {
                isSound = false
                merge.problems.refuse(place, name, "\(Quoted.brief(word)) does not belong in \(table.path).")
            }
        }
        let fields = builder.fields
        let texts = columns.keys.map { key -> String? in
            guard let key else { return nil }
            let text = string(reader, cells[key.cell])
            return text.isEmpty ? nil : text
        }
        RowKeys(table, texts, columns.keyNames, place).take(fields, isSound, into: &merge)
    }

    /// The trimmed text of a cell, with doubled quotes made single.
    private func string(_ reader: CSVReader, _ cell: Cell) -> String {
        let text = CellText.trimmed(reader.text(cell))
        return cell.hasDoubledQuotes
            ? String(decoding: CSVQuotes.undoubled(text), as: UTF8.self) : String(decoding: text, as: UTF8.self)
    }

    private mutating func withText<Result>(
        _ reader: CSVReader, _ cell: Cell, _ body: (UnsafeBufferPointer<UInt8>, inout FieldsBuilder) -> Result
    ) -> Result {
        guard cell.hasDoubledQuotes else { return body(reader.text(cell), &builder) }
        return CSVQuotes.undoubled(reader.text(cell)).withUnsafeBufferPointer { body($0, &builder) }
    }
}

enum CSVQuotes {
    /// The bytes of a quoted cell with doubled quotes made single.
    static func undoubled(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var position = 0
        while position < text.count {
            bytes.append(text[position])
            position += text[position] == UInt8(ascii: "\"") ? 2 : 1
        }
        return bytes
    }
}

enum Counted {
    /// Why a row is not as long as the header.
    static func ragged(_ cells: Int, _ columns: Int) -> String {
        "It has \(counted(cells, "cell")), but the header names \(counted(columns, "column"))."
    }
}

/// A text in quotes, cut where it is long.
enum Quoted {
    static func brief(_ text: String) -> String {
        let line = text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" }
        let isCut = line.count > 48 || line.endIndex != text.endIndex
        return "\"" + (isCut ? String(line.prefix(47)) + "…" : String(line)) + "\""
    }
}
