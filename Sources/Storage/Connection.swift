// One connection to SQLite by way of GRDB, set up so that what it acknowledges is on the disk.

import GRDB
import GRDBSQLite
import Missions

/// A connection and the settings it must have.
final class Connection {
    /// How the file is opened.
    enum Mode {
        /// Nothing is written, not even beside the file; only safe while nobody else writes.
        case immutable
        case reading
        case writing
    }

    private let queue: DatabaseQueue
    /// For an immutable view, the files as they were when it was opened.
    private let stamp: Place.Stamp?
    /// Pages in the write-ahead log after the last commit.
    private(set) var logPages: Int32 = 0

    /// Opens a portfolio's file that is there. Throws as the other does.
    convenience init(_ place: Place, _ mode: Mode) throws {
        try self.init(place.file, mode, mode == .immutable ? Place.Stamp(place) : nil)
    }

    /// Opens a file that is there. Throws SQLite's errors, and a `StorageError` where it cannot be written safely.
    init(_ file: String, _ mode: Mode, _ stamp: Place.Stamp? = nil) throws {
        self.stamp = stamp
        var configuration = Configuration()
        configuration.readonly = mode != .writing
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = false
        // SQLite then reads what there is of a file whose end or part of whose schema is lost.
        if mode != .writing { configuration.prepareDatabase { try SQL($0).run("PRAGMA writable_schema = ON") } }
        queue = try DatabaseQueue(path: Connection.location(file, mode), configuration: configuration)
        try use { sql in
            // Checkpoints are ours, under the lock: see `Library.checkpoint`.
            try sql.run("PRAGMA wal_autocheckpoint = 0")
            if mode == .writing { try prepareForWriting(sql) }
        }
    }

    private func prepareForWriting(_ sql: SQL) throws {
        guard try sql.text("PRAGMA journal_mode = WAL") == "wal" else {
            throw StorageError(.failed, "SQLite cannot keep a write-ahead log here. Copy the file to a local disk.")
        }
        // GRDB lowers this to NORMAL for its own WAL mode, which may lose acknowledged commits; hence after opening, and
        // read back.
        try sql.run("PRAGMA synchronous = FULL")
        guard try sql.int("PRAGMA synchronous") == 2 else {
            throw StorageError(
                .failed, "SQLite refuses to wait for the disk (synchronous = FULL). Nothing can be saved safely.")
        }
        try sql.run("PRAGMA cache_size = -16000")
        sqlite3_wal_hook(
            sql.handle,
            { context, _, _, pages in
                Unmanaged<Connection>.fromOpaque(context!).takeUnretainedValue().logPages = pages
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Runs `body` on the connection.
    func use<Result>(_ body: (SQL) throws -> Result) throws -> Result {
        try queue.writeWithoutTransaction { try body(SQL($0)) }
    }

    /// Whether an immutable view no longer holds, because somebody writes the file or has written it.
    func isStale(_ place: Place) -> Bool { stamp.map { $0 != Place.Stamp(place) } ?? false }

    /// Leaves the write-ahead log where it is on closing: another program's file may have its name by now.
    func keepLog() {
        try? use { sql in
            var keep: Int32 = 1
            sqlite3_file_control(sql.handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keep)
        }
    }

    /// Copies the write-ahead log into the file as far as readers allow. Only under the lock.
    func checkpoint() throws {
        try use { try $0.run("PRAGMA wal_checkpoint(PASSIVE)") }
        logPages = 0
    }

    func close() { try? queue.close() }

    private static func location(_ file: String, _ mode: Mode) -> String {
        guard sqlite3_compileoption_used("USE_URI") != 0 else { return file }
        let options: String
        switch mode {
        case .immutable: options = "?mode=ro&immutable=1"
        case .reading: options = "?mode=ro"
        case .writing: options = "?mode=rw"
        }
        return "file:" + file.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
            + options
    }
}
