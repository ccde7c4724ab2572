// Opening a file: is it ours, is it whole, may it be written; then the state.

import GRDB
import GRDBSQLite
import Missions

extension Library {
    /// Opens a portfolio file. Where it can be read but writing would be unsafe, `readOnlyReason` says why.
    ///
    /// Throws where there is no such file, where it is not a portfolio, where a newer version made it, or where it is too
    /// damaged to read. A file that is not opened for writing is not touched.
    public static func open(_ path: String, identity: Identity) throws(StorageError) -> Library {
        let library = Library(try Place(existing: path), identity)
        do { try library.open() } catch {
            let sentence = StorageError(error, library.place)
            library.close()
            throw sentence
        }
        return library
    }

    private func open() throws {
        try checkKind()
        readOnlyReason = place.obstacle
        // A reader needs files beside the portfolio too; where they cannot be made, the file is still while we look.
        let isStill = !place.hasLog && !place.folderIsWritable
        connection = try Connection(place.file, isStill ? .immutable : .reading)
        try reading { sql in
            try sql.run("BEGIN")
            defer { try? sql.run("ROLLBACK") }
            try load(sql)
        }
        if readOnlyReason == nil { try openForWriting() }
        if place.folderIsWritable { wake = Wake(place.head) }
    }

    /// Looks at the marks every file of ours bears.
    private func checkKind() throws {
        let probe = try Connection(place.file, place.hasLog ? .reading : .immutable)
        defer { probe.close() }
        let (mark, version) = try probe.use { sql in
            (try sql.int("PRAGMA application_id") ?? 0, try sql.int("PRAGMA user_version") ?? 0)
        }
        guard mark == Tables.applicationID else {
            throw StorageError(
                .foreign, "\(path) is an SQLite file of another program, not a portfolio. Choose another, or import it."
            )
        }
        guard version >> 16 <= Tables.major else {
            throw StorageError(
                .newer,
                "\(path) was made by a newer version of this program (file format \(version >> 16), this version "
                    + "knows up to \(Tables.major)). Use that version, or have it export the portfolio.")
        }
    }

    /// Replaces the reading connection by one that writes. Closing happens under the lock as well, since the last to
    /// close also writes.
    private func openForWriting() throws {
        let lock = try FileLock(place.lock)
        self.lock = lock
        try lock.hold {
            let writer = try Connection(place.file, .writing)
            // The first look at the file makes the write-ahead log.
            _ = try writer.use { try $0.int("SELECT head FROM meta") }
            connection?.close()
            connection = writer
            inodes = (Place.inode(place.file), Place.inode(place.log))
        }
        _ = try connection?.use { unseen += try fold($0) }
        unseen = []
    }
}
