// A portfolio as bytes that can be mapped and used where they lie: a cache, never the truth.

/// The flat image of a portfolio after one record of its log. It opens without being read, whatever its size; it is
/// thrown away whenever its key is not that of the log, or it was made by another version of the schema or the layout.
package struct PortfolioImage {
    /// The last record folded into the image, and the log's hash after it.
    package let sequence: Int
    package let hash: [UInt8]
    package private(set) var portfolio: Portfolio

    private static let magic: UInt64 = 0x3130_474D_494B_5453  // "STKIMG01"
    private static let headerWords = 12

    /// Reads an image that lies in memory nobody else writes and that `owner` keeps alive; the memory must be writable
    /// (a private mapping), because changes are made in place. Behind it, `room` more bytes may be written too, so that
    /// texts can be added without moving those that are there. Nil where it is not a sound image of this version. One
    /// that was written during this same run of the machine is taken to be whole; others are read through to see it.
    package init?(
        _ bytes: UnsafeMutableRawBufferPointer, room: Int = 0, run: (UInt64, UInt64)? = nil, owner: AnyObject
    ) {
        let words = bytes.bindMemory(to: UInt64.self)
        guard bytes.count >= Self.headerWords * 8, bytes.count % 8 == 0, words[0] == Self.magic,
            words[1] == Schema.fingerprint, words[2] == Self.layout, words[3] == UInt64(bytes.count),
            run.map({ $0 == (words[10], words[11]) }) ?? false
                || words[4] == Self.checksum(UnsafeBufferPointer(words), from: 5)
        else { return nil }
        sequence = Int(words[5])
        hash = [UInt8](UnsafeRawBufferPointer(bytes)[48..<80])
        var section = Self.headerWords
        func column<Element: BitwiseCopyable>(_ type: Element.Type, room: Int = 0) -> Column<Element> {
            let count = Int(words[section])
            let start = (bytes.baseAddress! + (section + 1) * 8).bindMemory(to: type, capacity: count)
            section += 1 + (count * MemoryLayout<Element>.stride + 7) / 8
            return Column(borrowing: start, count: count, room: room, owner: owner)
        }
        var portfolio = Portfolio()
        let counts = column(UInt64.self)
        let small = column(UInt8.self)
        portfolio.items = column(ItemRow.self)
        portfolio.links = column(LinkRow.self)
        portfolio.attachments = column(AttachmentRow.self)
        portfolio.buckets = column(Int32.self)
        for kind in Kind.ordered.indices { portfolio.orders[kind] = column(Int32.self) }
        // The last, so that it may grow into the room.
        portfolio.text = column(UInt8.self, room: room)
        portfolio.usedBuckets = Int(counts[0])
        portfolio.linkCount = Int(counts[1])
        portfolio.attachmentCount = Int(counts[2])
        portfolio.waste = Int(counts[3])
        for kind in Kind.ordered.indices { portfolio.highest[kind] = Int(counts[4 + kind]) }
        guard let json = try? JSON(parsing: small.withBuffer { Array($0) }), let parts = json.array, parts.count == 2,
            let settings = try? Fields(json: parts[0].compact), let extras = parts[1].object
        else { return nil }
        portfolio.settings = settings
        for member in extras { portfolio.extras[member.key] = try? Fields(json: member.value.compact) }
        self.portfolio = portfolio
    }

    /// The portfolio, and an empty one left in its place, so that nobody else holds its memory.
    package mutating func take() -> Portfolio {
        defer { portfolio = Portfolio() }
        return portfolio
    }

    /// The bytes of the image of a portfolio, written during a run of the machine.
    package static func bytes(
        of portfolio: Portfolio, sequence: Int, hash: [UInt8], run: (UInt64, UInt64)? = nil
    ) -> [UInt8] {
        precondition(hash.count == 32)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(portfolio.text.count + portfolio.items.count * 52 + portfolio.links.count * 44 + 4096)
        func word(_ word: UInt64) { withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) } }
        func column<Element: BitwiseCopyable>(_ column: Column<Element>) {
            word(UInt64(column.count))
            column.withBuffer { bytes.append(contentsOf: UnsafeRawBufferPointer($0)) }
            while bytes.count % 8 != 0 { bytes.append(0) }
        }
        for header in [magic, Schema.fingerprint, layout, 0, 0, UInt64(sequence)] { word(header) }
        bytes += hash
        word(run?.0 ?? 0)
        word(run?.1 ?? 0)
        let counts = [portfolio.usedBuckets, portfolio.linkCount, portfolio.attachmentCount, portfolio.waste]
        column(Column((counts + portfolio.highest).map { UInt64($0) }))
        var small = Array("[".utf8)
        small += portfolio.settings.json.utf8
        small += ",{".utf8
        for (position, extra) in portfolio.extras.sorted(by: { $0.key < $1.key }).enumerated() {
            if position > 0 { small += ",".utf8 }
            JSON.write(extra.key, to: &small)
            small += ":".utf8
            small += extra.value.json.utf8
        }
        small += "}]".utf8
        column(Column(small))
        column(portfolio.items)
        column(portfolio.links)
        column(portfolio.attachments)
        column(portfolio.buckets)
        for order in portfolio.orders { column(order) }
        column(portfolio.text)
        bytes.withUnsafeMutableBytes { raw in
            let words = raw.bindMemory(to: UInt64.self)
            words[3] = UInt64(raw.count)
            words[4] = checksum(UnsafeBufferPointer(words), from: 5)
        }
        return bytes
    }

    /// Changes whenever the layout of the rows does.
    private static let layout: UInt64 =
        3 << 48 | UInt64(MemoryLayout<ItemRow>.stride) << 32 | UInt64(MemoryLayout<LinkRow>.stride) << 16
        | UInt64(MemoryLayout<AttachmentRow>.stride)

    /// Four interleaved multiply-and-fold lanes: guards against accidents, not against attackers.
    private static func checksum(_ words: UnsafeBufferPointer<UInt64>, from start: Int) -> UInt64 {
        let factor: UInt64 = 0x9e37_79b9_7f4a_7c15
        var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
        var position = start
        guard let base = words.baseAddress else { return 0 }
        while position + 4 <= words.count {
            a = (a ^ base[position]) &* factor
            b = (b ^ base[position + 1]) &* factor
            c = (c ^ base[position + 2]) &* factor
            d = (d ^ base[position + 3]) &* factor
            a ^= a >> 29
            b ^= b >> 29
            c ^= c >> 29
            d ^= d >> 29
            position += 4
        }
        while position < words.count {
            a = (a ^ base[position]) &* factor
            a ^= a >> 29
            position += 1
        }
        return ((a &* factor ^ b) &* factor ^ c) &* factor ^ d
    }
}

extension Portfolio {
    /// The share of stored text that nothing refers to any more, 0-1.
    package var wasteShare: Double { text.count == 0 ? 0 : Double(waste) / Double(text.count) }

    /// The same portfolio in fresh storage, without what changes left behind.
    package func compacted() -> Portfolio {
        var fresh = Portfolio()
        fresh.beginBulk()
        for node in allNodes { try! fresh.apply(.create(.item(id(node)), kind: kind(node), fields: fields(node))) }
        for edge in allEdges { try! fresh.apply(.create(.link(key(edge)), kind: nil, fields: fields(edge))) }
        for node in allNodes where hasAttachments(node) {
            for attachment in attachmentRefs(of: node) {
                try! fresh.apply(.create(attachment.ref, kind: nil, fields: attachment.fields))
            }
        }
        fresh.endBulk()
        fresh.settings = settings
        fresh.extras = extras
        fresh.highest = highest
        return fresh
    }
}
