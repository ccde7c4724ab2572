// Opening a file: is it ours, is it whole, may it be written; then the state.

import GRDB
import GRDBSQLite
import Missions

extension Library {
    /// Opens a portfolio file. Where it can be read but not safely written, `readOnlyReason` says why; where part of it
    /// is damaged, `isPartial` is true and the portfolio is what could be read. `whileWaiting` is run where another process
    /// has been writing for so long that it should be said.
    ///
    /// Throws where there is no such file, where it is not a portfolio, where a newer version made it, or where it is too
    /// damaged to read anything. A file that is not opened for writing is not touched, and gets no files beside it.
    public static func open(
        _ path: String, identity: Identity, whileWaiting: (() -> Void)? = nil
    ) throws(StorageError) -> Library {
        let library = Library(try Place(existing: path), identity)
        library.whileWaiting = whileWaiting
        do { try library.open() } catch {
            let sentence = StorageError(error, library.place)
            library.close()
            throw sentence
        }
        return library
    }

    /// Opens the file that `place` names.
    func open() throws {
        readOnlyReason = place.obstacle
        try loadState()
        if readOnlyReason == nil {
            do { try openForWriting() } catch {
                // What was read stays readable.
                let sentence = StorageError(error, place)
                switch sentence.kind {
                case .full:
                    readOnlyReason =
                        "\(path) is open for reading only: there is no space left on its disk. Make room, then open it "
                        + "again."
                case .damaged: setDamaged("SQLite finds it malformed", "What you see may be wrong in part.")
                default: throw sentence
                }
            }
        }
        wake = Wake(place.head, making: readOnlyReason == nil)
    }

    /// Reads the state by a connection that leaves no trace where nobody is writing, and else by one that hears of it.
    private func loadState() throws {
        let stamp = Place.Stamp(place)
        if place.logHolds {
            // What is not ours shows without a look at the log beside it. A page that another process is writing just
            // now may seem damaged here, so that says nothing.
            do { try looking(.immutable) { try checkKind($0) } } catch {
                let sentence = StorageError(error, place)
                guard sentence.kind == .damaged else { throw sentence }
            }
        } else {
            let trouble: (any Error)?
            do {
                try looking(.immutable) { try load($0) }
                trouble = nil
            } catch { trouble = error }
            if Place.Stamp(place) == stamp {
                if let trouble { throw trouble }
                return
            }
            readOnlyReason = place.obstacle
        }
        do { try looking(.reading) { try load($0) } } catch {
            // SQLite reads a log only where it may keep an index beside it.
            let isClosed = StorageError.isCannotOpen(error) && !place.folderIsWritable
            guard isClosed || StorageError(error, place).kind == .full else { throw error }
            if place.logHolds {
                readOnlyReason =
                    "\(path) is open for reading only, as it was before its latest changes: those lie in \(place.log), "
                    + "which cannot be read in a folder that takes no files. "
                    + (isClosed ? "Copy both files to a folder of your own." : "Make room on the disk.")
            }
            try looking(.immutable) { try load($0) }
            isPartial = isPartial || place.logHolds
        }
    }

    /// Opens a connection of its own for `body`, and keeps it.
    private func looking(_ mode: Connection.Mode, _ body: (SQL) throws -> Void) throws {
        connection?.close()
        let connection = try Connection(place, mode)
        self.connection = connection
        try connection.use { sql in
            try sql.run("BEGIN")
            defer { try? sql.run("ROLLBACK") }
            try body(sql)
        }
    }

    /// Looks at the marks every file of ours bears.
    func checkKind(_ sql: SQL) throws {
        let (mark, version) = (try sql.int("PRAGMA application_id") ?? 0, try sql.int("PRAGMA user_version") ?? 0)
        guard mark == Tables.applicationID else {
            throw StorageError(
                .foreign, "\(path) is an SQLite file of another program, not a portfolio. Choose another file.")
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
        lock.whileWaiting = whileWaiting
        try lock.hold {
            let writer = try Connection(place, .writing)
            // The first look at the file makes the write-ahead log.
            do { _ = try writer.use { try $0.int("SELECT head FROM meta") } } catch {
                writer.close()
                throw error
            }
            connection?.close()
            connection = writer
            inodes = (Place.inode(place.file), Place.inode(place.log))
        }
        self.lock = lock
        _ = try connection?.use { unseen += try fold($0) }
        unseen = []
    }
}
