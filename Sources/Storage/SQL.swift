// SQL statements without a detour: bound, stepped and read where the bytes lie.

import GRDB
import GRDBSQLite
import Glibc

/// What SQLite said when it could not do something.
struct SQLiteFailure: Error {
    /// The extended code.
    let code: Int32
    /// The system's error number behind it, or 0.
    let system: Int32
    let message: String

    /// Whether SQLite found the file malformed.
    var isDamage: Bool { code & 0xff == SQLITE_CORRUPT }
}

/// The open connection inside `Connection.use`.
struct SQL {
    let database: Database
    let handle: OpaquePointer

    init(_ database: Database) {
        self.database = database
        handle = database.sqliteConnection!
    }

    /// A statement, kept ready by the connection for the next time.
    func prepare(_ text: String) throws -> Prepared {
        Prepared(try database.cachedStatement(sql: text), self)
    }

    /// Runs statements that return nothing of interest.
    func run(_ text: String) throws {
        errno = 0
        guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw failure(errno) }
    }

    /// The first column of the first row.
    func int(_ text: String) throws -> Int? {
        let statement = try prepare(text)
        defer { statement.reset() }
        return try statement.step() ? statement.int(0) : nil
    }

    /// The first column of the first row.
    func text(_ text: String) throws -> String? {
        let statement = try prepare(text)
        defer { statement.reset() }
        return try statement.step() ? statement.text(0) : nil
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// What went wrong just now. SQLite forgets the system's error number where a commit fails; `number` is what the
    /// system left behind.
    func failure(_ number: Int32) -> SQLiteFailure {
        let system = sqlite3_system_errno(handle)
        return SQLiteFailure(
            code: sqlite3_extended_errcode(handle), system: system == 0 ? number : system,
            message: String(cString: sqlite3_errmsg(handle)))
    }
}

/// A statement: columns are counted from 0, parameters from 1.
struct Prepared {
    private let statement: Statement
    private let raw: OpaquePointer
    private let sql: SQL

    init(_ statement: Statement, _ sql: SQL) {
        self.statement = statement
        raw = statement.sqliteStatement
        self.sql = sql
    }

    func bind(_ position: Int32, _ number: Int) { sqlite3_bind_int64(raw, position, Int64(number)) }

    func bind(_ position: Int32, _ number: Int?) {
        if let number { bind(position, number) } else { sqlite3_bind_null(raw, position) }
    }

    func bind(_ position: Int32, _ text: String) {
        sqlite3_bind_text(raw, position, text, Int32(text.utf8.count), Prepared.copy)
    }

    func bind(_ position: Int32, _ blob: [UInt8]) {
        sqlite3_bind_blob(raw, position, blob, Int32(blob.count), Prepared.copy)
    }

    /// Moves to the next row; false when there is none.
    func step() throws -> Bool {
        errno = 0
        switch sqlite3_step(raw) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let failure = sql.failure(errno)
            sqlite3_reset(raw)
            throw failure
        }
    }

    /// Runs a statement without rows and makes it ready again.
    func run() throws {
        _ = try step()
        sqlite3_reset(raw)
    }

    func reset() { sqlite3_reset(raw) }

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(raw, column)) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(raw, column) == SQLITE_NULL }
    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// The bytes of a text or blob where they lie, until the next step.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(raw, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, column)))
    }

    private static let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
