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
        var nodes: [Node] = []
        nodes.reserveCapacity(portfolio.itemCount)
        for kind in Kind.allCases {
            let first = nodes.count
            for position in 0..<portfolio.count(of: kind) { nodes.append(portfolio.node(of: kind, at: position)) }
            places.append(first..<nodes.count)
        }
        let length = nodes.reduce(0) { $0 + portfolio.idBytes($1).count + portfolio.titleBytes($1).count }
        var rows: [Row] = []
        rows.reserveCapacity(nodes.count)
        (bytes, beginnings) = NameIndex.filled(length) { writer in
            for node in nodes {
                let start = UInt32(writer.count)
                let idLetters = writer.add(portfolio.idBytes(node))
                let titleStart = UInt32(writer.count)
                let titleLetters = writer.add(portfolio.titleBytes(node))
                rows.append(
                    Row(
                        node: node, start: start, titleStart: titleStart, end: UInt32(writer.count),
                        idLetters: idLetters, titleLetters: titleLetters))
            }
        }
        self.rows = rows
    }

    /// A single text.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        changes = 0
        (bytes, beginnings) = NameIndex.filled(text.count) { _ = $0.add(text) }
    }

    /// So many bytes of names, as they are written, and where words begin in them.
    private static func filled(_ length: Int, _ write: (inout Writer) -> Void) -> ([UInt8], [UInt8]) {
        var beginnings: [UInt8] = []
        // Of the last name, too, as many bytes are read as the longest short one has.
        let room = length + ShortNames.longest
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { bytes, count in
            beginnings = [UInt8](unsafeUninitializedCapacity: room) { beginnings, count in
                var writer = Writer(bytes: bytes, beginnings: beginnings)
                write(&writer)
                for place in writer.count..<room { (bytes[place], beginnings[place]) = (0, 0) }
                count = room
            }
            count = beginnings.count
        }
        return (bytes, beginnings)
    }

    /// Puts names one behind the other.
    private struct Writer {
        let bytes: UnsafeMutableBufferPointer<UInt8>
        let beginnings: UnsafeMutableBufferPointer<UInt8>
        var count = 0

        /// Adds a text, and says which letters occur in it.
        @inline(__always)
        mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
            var letters: UInt32 = 0
            var before: UInt8 = 0
            for byte in text {
                let folded = Fuzzy.fold(byte)
                bytes[count] = folded
                letters |= NameIndex.letters(folded)
                beginnings[count] = Fuzzy.beginsWord(byte, after: before) ? 1 : 0
                before = byte
                count += 1
            }
            return letters
        }
    }

    /// The bit of a letter, folded; others may share it. A name without a bit of a word cannot hold the word, and need
    /// not be read.
    @inline(__always)
    static func letters(_ byte: UInt8) -> UInt32 { 1 << UInt32(byte & 31) }

    /// Runs `body` on the names that the rows point into.
    func withNames<Result>(_ body: (Names) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            beginnings.withUnsafeBufferPointer { beginnings in
                rows.withUnsafeBufferPointer { rows in
                    body(Names(rows: rows, bytes: bytes.baseAddress!, beginnings: beginnings.baseAddress!))
                }
            }
        }
    }
}

extension NameIndex {
    /// Of some rows those in which the letters of every word occur in order; what matches is offered to the ranking.
    func sifted(_ rows: [Int32], by query: Fuzzy.Query, _ except: Node?, into ranking: inout Ranking) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: rows.count) { left, count in
            withNames { names in
                query.withWords { words in
                    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: query.longestWord) { places in
                        let short = ShortNames(places: places)
                        for row in rows {
                            let name = names.rows[Int(row)]
                            if name.node == except { continue }
                            let (score, occurs) = Fuzzy.score(
                                words, id: names.text(name.start, name.titleStart, letters: name.idLetters),
                                title: names.text(name.titleStart, name.end, letters: name.titleLetters), short)
                            if occurs {
                                left[count] = row
                                count += 1
                            }
                            if let score { ranking.offer(name.node, score) }
                        }
                    }
                }
            }
        }
    }
}

/// The names where they lie, while they are being looked through.
struct Names {
    let rows: UnsafeBufferPointer<NameIndex.Row>
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
