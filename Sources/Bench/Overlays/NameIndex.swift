// The names of all items side by side, made for being looked through again and again.

import Missions

/// Ids and titles in natural order, folded, one after the other: a search reads on through memory instead of jumping.
struct NameIndex: Sendable {
    struct Row: Sendable {
        let node: Node
        let start: UInt32
        let titleStart: UInt32
        let end: UInt32
        /// Which letters occur in the id, and in the title; see `letters`.
        let idLetters: UInt32
        let titleLetters: UInt32
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
                let idLetters = append(portfolio.idBytes(node))
                let titleStart = UInt32(bytes.count)
                let titleLetters = append(portfolio.titleBytes(node))
                rows.append(
                    Row(
                        node: node, start: start, titleStart: titleStart, end: UInt32(bytes.count),
                        idLetters: idLetters, titleLetters: titleLetters))
            }
            places.append(first..<rows.count)
        }
    }

    /// A single text.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        changes = 0
        append(text)
    }

    /// The bit of a letter, folded; others may share it. A name without a bit of a word cannot hold the word, and need
    /// not be read.
    @inline(__always)
    static func letters(_ byte: UInt8) -> UInt32 { 1 << UInt32(byte & 31) }

    /// Adds a text, and says which letters occur in it.
    @discardableResult
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var letters: UInt32 = 0
        var before: UInt8 = 0
        for byte in text {
            let folded = Fuzzy.fold(byte)
            bytes.append(folded)
            letters |= NameIndex.letters(folded)
            beginnings.append(Fuzzy.beginsWord(byte, after: before) ? 1 : 0)
            before = byte
        }
        return letters
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

    /// The part between two places, in which certain letters occur.
    @inline(__always)
    func text(_ start: UInt32, _ end: UInt32, letters: UInt32 = .max) -> Name {
        Name(bytes: bytes + Int(start), beginnings: beginnings + Int(start), count: Int(end - start), letters: letters)
    }
}

/// One name, folded.
struct Name {
    let bytes: UnsafePointer<UInt8>
    let beginnings: UnsafePointer<UInt8>
    let count: Int
    /// Which letters occur in it, as far as that is known; see `NameIndex.letters`.
    let letters: UInt32
}
