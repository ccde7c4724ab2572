// The names of all items side by side, made for being looked through again and again.

import Missions

/// Ids and titles in natural order, folded, one after the other: a search reads on through memory instead of jumping.
struct NameIndex: Sendable {
    struct Row: Sendable {
        let node: Node
        let start: UInt32
        let titleStart: UInt32
        let end: UInt32
    }

    /// The state of the portfolio whose names these are.
    let changes: Int
    /// Of each kind, its rows.
    private(set) var places: [Range<Int>] = []
    private(set) var rows: [Row] = []
    private(set) var bytes: [UInt8] = []
    /// One where a word begins.
    private(set) var beginnings: [UInt8] = []

    init(_ portfolio: Portfolio) {
        changes = portfolio.changeCount
        rows.reserveCapacity(portfolio.itemCount)
        bytes.reserveCapacity(portfolio.itemCount * 48)
        beginnings.reserveCapacity(portfolio.itemCount * 48)
        for kind in Kind.allCases {
            let first = rows.count
            for position in 0..<portfolio.count(of: kind) {
                let node = portfolio.node(of: kind, at: position)
                let start = UInt32(bytes.count)
                append(portfolio.idBytes(node))
                let titleStart = UInt32(bytes.count)
                append(portfolio.titleBytes(node))
                rows.append(Row(node: node, start: start, titleStart: titleStart, end: UInt32(bytes.count)))
            }
            places.append(first..<rows.count)
        }
    }

    /// A single text.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        changes = 0
        append(text)
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var before: UInt8 = 0
        for byte in text {
            bytes.append(Fuzzy.fold(byte))
            beginnings.append(Fuzzy.beginsWord(byte, after: before) ? 1 : 0)
            before = byte
        }
    }

    /// Runs `body` on the names that the rows point into.
    func withNames<Result>(_ body: (Names) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            beginnings.withUnsafeBufferPointer { beginnings in
                body(Names(bytes: bytes.baseAddress!, beginnings: beginnings.baseAddress!))
            }
        }
    }
}

/// The names where they lie, while they are being looked through.
struct Names {
    let bytes: UnsafePointer<UInt8>
    let beginnings: UnsafePointer<UInt8>

    /// The part between two places.
    @inline(__always)
    func text(_ start: UInt32, _ end: UInt32) -> Name {
        Name(bytes: bytes + Int(start), beginnings: beginnings + Int(start), count: Int(end - start))
    }
}

/// One name, folded.
struct Name {
    let bytes: UnsafePointer<UInt8>
    let beginnings: UnsafePointer<UInt8>
    let count: Int
}
