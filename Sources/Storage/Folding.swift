// Folding in what the log has gained: what other processes committed since we last looked.

import Missions

extension Library {
    /// Whether other windows' entries have been folded in that `catchUp` has not told of.
    public var hasUnseen: Bool { !unseen.isEmpty }

    /// Applies what other processes have committed, oldest first. Cheap where there is nothing.
    ///
    /// Throws where the file cannot be read or its log is damaged; the portfolio then stays as far as it got.
    public func catchUp() throws(StorageError) -> [Entry] {
        let new = try reading { sql in try fold(sql) }
        defer { unseen = [] }
        return unseen + new
    }

    /// Reads the log from `head` on, checks the chain, applies each group whole.
    func fold(_ sql: SQL) throws -> [Entry] {
        let statement = try sql.prepare("SELECT seq, rec, hash, cur FROM cmd WHERE seq > ?1 ORDER BY seq")
        defer { statement.reset() }
        statement.bind(1, head)
        var entries: [Entry] = []
        var first: Record?
        var changes: [Change] = []
        var (last, hash) = (head, self.hash)
        while try statement.step() {
            hash = Chain.next(hash, statement.bytes(1))
            guard statement.int(0) == last + 1, statement.bytes(2).elementsEqual(hash) else {
                throw damage(at: last + 1)
            }
            last += 1
            let record: Record
            do { record = try Record(statement.text(1)) } catch { throw unreadable(last, error) }
            if record.part == 1 { first = record }
            changes += record.changes
            guard record.part == record.parts, let start = first else { continue }
            do { try portfolio.apply(changes) } catch {
                throw damage("record \(last) does not fit the state before it: \(error)")
            }
            (head, self.hash, current, labels) = (last, hash, statement.int(3), nil)
            changesSinceImage += changes.count
            clock = max(clock, min(UInt64(record.clock, radix: 16) ?? 0, .max >> 1))
            entries.append(Entry(start, through: last, changes: changes, session: session))
            changes = []
            first = nil
        }
        return entries
    }

    func damage(at sequence: Int) -> StorageError {
        damage("record \(sequence) of its log is not what was written")
    }

    func damage(_ what: String) -> StorageError {
        StorageError(
            .damaged, "\(path) is damaged: \(what). Restore a copy, or open it again to export what can be read.")
    }

    func unreadable(_ sequence: Int, _ error: any Error) -> StorageError {
        StorageError(
            .newer,
            "\(path) holds a record this version cannot read (record \(sequence): \(error)). "
                + "Use the version that made it.")
    }
}
