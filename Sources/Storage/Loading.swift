// The state of an opened file: the end of the log is checked, the rows become the portfolio.

import Missions

extension Library {
    /// How much of the log's end is checked when a file is opened: so many records, and so many bytes.
    private static let checkedRecords = 1_000
    private static let checkedBytes = 1 << 20

    func load(_ sql: SQL) throws {
        let meta = try sql.prepare("SELECT head, hash, cur, hlc, numbers FROM meta")
        defer { meta.reset() }
        guard try meta.step() else { throw damage("it has lost its head") }
        head = meta.int(0)
        hash = [UInt8](meta.bytes(1))
        current = meta.int(2)
        clock = min(UInt64(meta.text(3), radix: 16) ?? 0, .max >> 1)
        let numbers = Numbers.read(meta.text(4))
        if let trouble = try trouble(atTheEndOf: sql) {
            readOnlyReason =
                "\(path) is open for reading only, because \(trouble). What you see may be wrong in part; "
                + "restore a copy, or export the portfolio and make a new file from it."
        }
        if try !loadImage(sql) {
            try loadThings(sql)
            changesSinceImage = portfolio.itemCount + portfolio.linkCount + portfolio.attachmentCount
        }
        if let numbers { portfolio.highest = zip(portfolio.highest, numbers).map { max($0, $1) } }
    }

    /// What is wrong with the last records, or nil. Checks each against its hash, and the last against the head.
    private func trouble(atTheEndOf sql: SQL) throws -> String? {
        let last = try sql.int("SELECT max(seq) FROM cmd") ?? 0
        guard last == head else { return "its log ends at record \(last) where it should end at \(head)" }
        let statement = try sql.prepare("SELECT seq, length(rec) FROM cmd ORDER BY seq DESC LIMIT ?1")
        statement.bind(1, Library.checkedRecords)
        var (start, bytes) = (head + 1, 0)
        do {
            defer { statement.reset() }
            while bytes < Library.checkedBytes, try statement.step() {
                start = statement.int(0)
                bytes += statement.int(1)
            }
        }
        if let trouble = try trouble(from: start, sql) { return trouble }
        return try sql.node(current) == nil ? "its undo tree lacks the present state" : nil
    }

    /// What is wrong with the records from `start` to the end, or nil.
    func trouble(from start: Int, _ sql: SQL) throws -> String? {
        var hash = Chain.start
        if start > 1 {
            let before = try sql.prepare("SELECT hash FROM cmd WHERE seq = ?1")
            defer { before.reset() }
            before.bind(1, start - 1)
            guard try before.step() else { return "record \(start - 1) of its log is missing" }
            hash = [UInt8](before.bytes(0))
        }
        let statement = try sql.prepare("SELECT seq, rec, hash FROM cmd WHERE seq >= ?1 ORDER BY seq")
        defer { statement.reset() }
        statement.bind(1, start)
        var expected = start
        while try statement.step() {
            guard statement.int(0) == expected else { return "record \(expected) of its log is missing" }
            hash = Chain.next(hash, statement.bytes(1))
            guard statement.bytes(2).elementsEqual(hash) else {
                return "record \(expected) of its log is not what was written"
            }
            expected += 1
        }
        return hash == self.hash ? nil : "the end of its log is not what was written"
    }

    /// Reads the rows: items first, then what joins them, then what hangs on them.
    private func loadThings(_ sql: SQL) throws {
        let kinds = Kind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ",")
        let types = LinkType.allCases.map { "'\($0.rawValue)'" }.joined(separator: ",")
        try loadThings("type IN (\(kinds))", sql)
        try loadThings("type IN (\(types))", sql)
        try loadThings("type NOT IN (\(kinds),\(types))", sql)
    }

    private func loadThings(_ condition: String, _ sql: SQL) throws {
        let statement = try sql.prepare("SELECT ref, type, fields FROM thing WHERE \(condition)")
        defer { statement.reset() }
        var changes: [Change] = []
        while try statement.step() {
            let (name, type) = (statement.text(0), statement.text(1))
            guard let ref = Ref(name) else { throw damage("its state holds a thing it cannot name, \"\(name)\"") }
            let kind = Kind(rawValue: type)
            guard ref.typeName(kind) == type else { throw damage("its state calls \(name) a \(type)") }
            let fields: Fields
            do { fields = try Fields(json: statement.text(2)) } catch {
                throw damage("the fields of \(name) cannot be read, \(error)")
            }
            if ref == .portfolio {
                changes += fields.map { .set(.portfolio, field: $0.field, was: nil, now: $0.text) }
            } else {
                changes.append(.create(ref, kind: kind, fields: fields))
            }
        }
        do { try portfolio.apply(changes) } catch { throw damage("its state contradicts itself: \(error)") }
    }
}
