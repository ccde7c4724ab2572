// Reading comma-separated values (RFC 4180) byte by byte, with the line of every row.

/// A cell, where it lies in the file.
struct Cell {
    var start: Int
    var end: Int
    /// Whether quotes in it are doubled.
    var hasDoubledQuotes: Bool
}

/// Walks the rows of a table. Lines end in LF, CR LF or CR; empty lines are passed over. A cell is quoted where its
/// first byte is a quote; elsewhere a quote is an ordinary byte. Cells are parted by commas; where the first line holds
/// none, by semicolons or tabs, as spreadsheets write them in some countries.
struct CSVReader {
    enum Row {
        case cells
        /// The row breaks the rules of the format; reading goes on behind it.
        case broken(String)
        case end
    }

    /// More than this in one cell is a file gone wrong.
    static let cellLimit = 1 << 20
    /// More cells than this in one row are one too.
    static let rowLimit = 10_000

    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int
    /// The cells of the row just read.
    private(set) var cells: [Cell] = []
    /// The line on which that row begins, from 1.
    private(set) var line = 0
    private var nextLine = 1
    /// What stands between two cells.
    private let separator: UInt8

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        position = start
        separator = CSVReader.separator(bytes[start...])
        cells.reserveCapacity(32)
        // A first line such as `sep=;` is for spreadsheets alone.
        if bytes[start...].starts(with: "sep=".utf8), start + 4 < bytes.count, bytes[start + 4] == separator,
            start + 5 < bytes.count, bytes[start + 5] == 10 || bytes[start + 5] == 13
        {
            toEndOfLine()
        }
    }

    private static func separator(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
        var other: UInt8?
        var isQuoted = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case _ where isQuoted: break
            case UInt8(ascii: ","): return byte
            case UInt8(ascii: ";"), UInt8(ascii: "\t"): other = other ?? byte
            case 10, 13: return other ?? UInt8(ascii: ",")
            default: break
            }
        }
        return other ?? UInt8(ascii: ",")
    }

    func text(_ cell: Cell) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end])
    }

    mutating func next() -> Row {
        while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 { endLine() }
        guard position < bytes.count else { return .end }
        line = nextLine
        cells.removeAll(keepingCapacity: true)
        while true {
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                if let fault = quoted() { return .broken(fault) }
            } else {
                let start = position
                while position < bytes.count {
                    let byte = bytes[position]
                    if byte == separator || byte == 10 || byte == 13 { break }
                    position += 1
                }
                cells.append(Cell(start: start, end: position, hasDoubledQuotes: false))
            }
            if let last = cells.last, last.end - last.start > CSVReader.cellLimit {
                toEndOfLine()
                return .broken("A cell holds more than 1 MB. Look whether a quote is missing.")
            }
            if cells.count > CSVReader.rowLimit {
                toEndOfLine()
                return .broken(
                    "The row has more than \(CSVReader.rowLimit) cells. Look whether this is the file you mean.")
            }
            guard position < bytes.count else { return .cells }
            if bytes[position] == separator {
                position += 1
            } else {
                endLine()
                return .cells
            }
        }
    }

    /// Reads a quoted cell, or says what is wrong with it.
    private mutating func quoted() -> String? {
        let opened = nextLine
        position += 1
        let start = position
        var doubled = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
                    doubled = true
                    position += 2
                    continue
                }
                cells.append(Cell(start: start, end: position, hasDoubledQuotes: doubled))
                position += 1
                guard position < bytes.count, bytes[position] != separator, bytes[position] != 10,
                    bytes[position] != 13
                else { return nil }
                toEndOfLine()
                return "There is text behind a closing quote. Double the quotes that are part of the text."
            }
            if byte == 10 || (byte == 13 && !(position + 1 < bytes.count && bytes[position + 1] == 10)) {
                nextLine += 1
            }
            position += 1
        }
        return "The quote opened on line \(opened) is never closed; the rest of the file was not read."
    }

    private mutating func toEndOfLine() {
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
        if position < bytes.count { endLine() }
    }

    private mutating func endLine() {
        if bytes[position] == 13, position + 1 < bytes.count, bytes[position + 1] == 10 { position += 1 }
        position += 1
        nextLine += 1
    }
}
