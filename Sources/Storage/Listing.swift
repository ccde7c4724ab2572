// Reading the history: newest first, page by page, at the same speed however long it is.

import Missions

extension Library {
    /// Up to `limit` entries, newest first, older than the record `sequence`; nil starts at the newest. Of a damaged file
    /// none where the history cannot be read. Throws a `StorageError`.
    public func entries(before sequence: Int? = nil, limit: Int) throws -> [Entry] {
        do { return try page(before: sequence, limit: limit) } catch  where isPartial { return [] }
    }

    private func page(before sequence: Int?, limit: Int) throws -> [Entry] {
        try reading { sql in
            let statement = try sql.prepare(
                """
                SELECT gid, kind, ref, parent, hlc, who, session, source, label, why, changes, records, up IS NOT NULL
                FROM grp WHERE gid < ?1 AND gid + records <= ?1 AND gid > 0 ORDER BY gid DESC LIMIT ?2
                """)
            statement.bind(1, sequence ?? head + 1)
            statement.bind(2, limit)
            var lines: [(entry: Entry, isNode: Bool)] = []
            do {
                defer { statement.reset() }
                while try statement.step() { lines.append(line(statement)) }
            }
            guard let newest = lines.first?.entry.group, let oldest = lines.last?.entry.group else { return [] }
            var holding: Set<Int> = []
            var node = try sql.ancestor(of: current, notAfter: newest)
            while node.group >= oldest {
                holding.insert(node.group)
                node = try sql.existingNode(node.up)
            }
            return lines.map { entry, isNode in
                isNode && !holding.contains(entry.group) ? entry.undone : entry
            }
        }
    }

    private func line(_ row: Prepared) -> (Entry, Bool) {
        let milliseconds = UInt64(row.text(4), radix: 16).map { Int($0 >> 16) } ?? 0
        let entry = Entry(
            sequence: row.int(0) &+ row.int(11) &- 1, group: row.int(0),
            action: Record.Action(rawValue: row.text(1)) ?? .do,
            concerns: row.int(2), parent: row.int(3), milliseconds: milliseconds, who: row.text(5),
            session: row.text(6),
            source: row.text(7), label: row.text(8), why: row.text(9), changeCount: row.int(10),
            isMine: row.text(6) == session, isUndone: false)
        return (entry, row.int(12) != 0)
    }

    /// One record of the log, or nil where there is none. Throws where it cannot be read.
    public func record(_ sequence: Int) throws -> Record? {
        try reading { sql -> Record? in
            let statement = try sql.prepare("SELECT rec FROM cmd WHERE seq = ?1")
            defer { statement.reset() }
            statement.bind(1, sequence)
            guard try statement.step() else { return nil }
            do { return try Record(statement.text(0)) } catch { throw unreadable(sequence, error) }
        }
    }

    /// The changes of an entry from a listing, however many records they fill.
    public func changes(of entry: Entry) throws -> [Change] {
        try reading { sql in try changes(from: entry.group, count: entry.sequence &- entry.group &+ 1, sql) }
    }

    /// Calls `body` with the text of each record, oldest first, and its hash in hexadecimal digits. Gives back the places
    /// of records that cannot be read; there are none unless the file is damaged. Throws what `body` throws.
    @discardableResult
    public func forEachRecordText(_ body: (_ text: String, _ hash: String) throws -> Void) throws -> [Int] {
        var lost: [Int] = []
        var next = 1
        // In portions, so that no reader stands in the way of a checkpoint for long, and `body` may use the library.
        while next <= head {
            let last = min(next + 199, head)
            // One by one where a portion cannot be read whole.
            let portion =
                (try? texts(next...last)).flatMap { $0.count == last - next + 1 ? $0 : nil }
                ?? (next...last).flatMap { sequence in
                    let found = (try? texts(sequence...sequence)) ?? []
                    if found.isEmpty { lost.append(sequence) }
                    return found
                }
            for (text, hash) in portion { try body(text, hash) }
            next = last + 1
        }
        return lost
    }

    private func texts(_ range: ClosedRange<Int>) throws -> [(text: String, hash: String)] {
        try reading { sql in
            let statement = try sql.prepare("SELECT rec, hash FROM cmd WHERE seq >= ?1 AND seq <= ?2 ORDER BY seq")
            defer { statement.reset() }
            statement.bind(1, range.lowerBound)
            statement.bind(2, range.upperBound)
            var found: [(String, String)] = []
            while try statement.step() { found.append((statement.text(0), Chain.hexadecimal(statement.bytes(1)))) }
            return found
        }
    }
}

extension Entry {
    fileprivate var undone: Entry {
        Entry(
            sequence: sequence, group: group, action: action, concerns: concerns, parent: parent,
            milliseconds: milliseconds, who: who, session: session, source: source, label: label, why: why,
            changeCount: changeCount, changes: changes, isMine: isMine, isUndone: true)
    }
}
