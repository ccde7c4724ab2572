// Of a damaged file, what can still be read: the state as the log tells it, or else the rows that are left.

import Missions

extension Library {
    /// Takes what a damaged file still holds. Throws `error` where that is nothing.
    func salvage(_ sql: SQL, _ error: StorageError) throws(StorageError) {
        let ends = (try? end(sql)) ?? nil
        (portfolio, head, hash, current, clock) = (Portfolio(), 0, Chain.start, 0, 0)
        let isWhole = (try? fold(sql)) != nil
        // A log that was read to its end without a fault tells the whole state.
        if isWhole, head > 0, ends == nil || ends! == (head, hash) {
            setDamaged(
                "its tables cannot be read", "What you see was made again from its log, which is whole.")
            return
        }
        let replayed = portfolio
        portfolio = Portfolio()
        takeRows(sql)
        if replayed.itemCount + replayed.linkCount > portfolio.itemCount + portfolio.linkCount { portfolio = replayed }
        guard portfolio.itemCount > 0 else { throw error }
        head = max(head, ends?.head ?? 0, (try? sql.int("SELECT max(seq) FROM cmd")) ?? 0)
        setDamaged(
            "parts of it cannot be read",
            "What you see is the \(portfolio.itemCount) items and \(portfolio.linkCount) links that could be read; "
                + "others may be lost.")
    }

    /// Notes what is wrong, what that means, and what can be done.
    func setDamaged(_ what: String, _ state: String) {
        isPartial = true
        readOnlyReason =
            "\(path) is damaged and open for reading only: \(what). \(state) Restore a copy, or make a new file from an "
            + "export."
    }

    private func end(_ sql: SQL) throws -> (head: Int, hash: [UInt8])? {
        let meta = try sql.prepare("SELECT head, hash FROM meta")
        defer { meta.reset() }
        return try meta.step() ? (meta.int(0), [UInt8](meta.bytes(1))) : nil
    }

    /// Takes in the rows that can be read and make sense, from either end of their table.
    private func takeRows(_ sql: SQL) {
        var rows: [String: Change] = [:]
        var settings: [Change] = []
        for order in ["ASC", "DESC"] {
            guard let statement = try? sql.prepare("SELECT ref, type, fields FROM thing ORDER BY ref \(order)") else {
                continue
            }
            defer { statement.reset() }
            while (try? statement.step()) == true {
                guard let changes = try? makings(statement) else { continue }
                if case .create(let ref, _, _)? = changes.first {
                    rows[ref.text] = changes[0]
                } else {
                    settings = changes
                }
            }
        }
        // Items before what joins them and hangs on them.
        func isItem(_ change: Change) -> Bool { if case .item = change.ref { true } else { false } }
        let sorted = rows.sorted { $0.key < $1.key }.map(\.value)
        for change in sorted.filter(isItem) + sorted.filter({ !isItem($0) }) + settings {
            try? portfolio.apply([change])
        }
    }
}
