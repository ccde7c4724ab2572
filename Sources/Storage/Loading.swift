// The state of an opened file: the end of the log is checked, the rows become the portfolio.

import Missions

extension Library {
    /// How much of the log's end is checked when a file is opened: so many records, and so many bytes.
    private static let checkedRecords = 1_000
    private static let checkedBytes = 1 << 18

    /// Reads the state. Of a damaged file what can be read; throws where that is nothing.
    func load(_ sql: SQL) throws {
        try checkKind(sql)
        (portfolio, isPartial) = (Portfolio(), false)
        do { try loadWhole(sql) } catch {
            let sentence = StorageError(error, place)
            guard sentence.kind == .damaged else { throw error }
            try salvage(sql, sentence)
        }
    }

    private func loadWhole(_ sql: SQL) throws {
        let meta = try sql.prepare("SELECT head, hash, cur, hlc, numbers FROM meta")
        defer { meta.reset() }
        guard try meta.step() else { throw damage("it has lost its head") }
        head = meta.int(0)
        hash = [UInt8](meta.bytes(1))
        current = meta.int(2)
        clock = min(UInt64(meta.text(3), radix: 16) ?? 0, .max >> 1)
        let numbers = Numbers.read(meta.text(4))
        if let trouble = try trouble(atTheEndOf: sql) {
            setDamaged(trouble, "What you see may be wrong in part.")
        }
        if try !loadImage(sql) {
            try loadThings(sql)
            changesSinceImage = portfolio.itemCount + portfolio.linkCount + portfolio.attachmentCount
        }
        if let numbers { portfolio.highest = zip(portfolio.highest, numbers).map { max($0, $1) } }
    }

    /// What is wrong with the last records, or nil. Checks each against its hash, and the last against the head.
    private func trouble(atTheEndOf sql: SQL) throws -> String? {
        do { return try brokenEnd(sql) } catch let failure as SQLiteFailure where failure.isDamage {
            return "the end of its log cannot be read"
        }
    }

    private func brokenEnd(_ sql: SQL) throws -> String? {
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
        while try statement.step() { changes += try makings(statement) }
        do { try portfolio.apply(changes) } catch { throw damage("its state contradicts itself: \(error)") }
    }

    /// The changes that make the thing of a row with name, type and fields. Throws where it makes no sense.
    func makings(_ row: Prepared) throws(StorageError) -> [Change] {
        let (name, type) = (row.text(0), row.text(1))
        guard let ref = Ref(name) else { throw damage("its state holds a thing it cannot name, \"\(name)\"") }
        let kind = Kind(rawValue: type)
        guard ref.typeName(kind) == type else { throw damage("its state calls \(name) a \(type)") }
        let fields: Fields
        do { fields = try Fields(json: row.text(2)) } catch {
            throw damage("the fields of \(name) cannot be read, \(error)")
        }
        if ref == .portfolio {
            return fields.map { .set(.portfolio, field: $0.field, was: nil, now: $0.text) }
        }
        return [.create(ref, kind: kind, fields: fields)]
    }
}
