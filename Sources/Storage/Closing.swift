// Closing, and copying the write-ahead log into the file: both under the lock.

extension Library {
    /// Closes the file, having saved the image where that is worth it. May be called more than once; nothing can be read
    /// or written afterwards.
    public func close() {
        guard let connection else { return }
        saveImage()
        if lock != nil, !filesAreOurs { connection.keepLog() }
        if let lock {
            // Where another process holds the lock for long, it will do the copying.
            let closed: Void? = try? lock.hold {
                if readOnlyReason == nil { try? connection.checkpoint() }
                connection.close()
            }
            if closed == nil { connection.close() }
        } else {
            connection.close()
        }
        self.connection = nil
        self.lock = nil
        wake = nil
    }

    /// Copies the write-ahead log into the file, all of it, so that the file alone holds everything. Throws where the
    /// disk does not take it.
    func settle() throws(StorageError) {
        guard let connection, let lock else { return }
        do {
            try lock.hold {
                guard try connection.use({ try $0.int("PRAGMA wal_checkpoint(TRUNCATE)") }) == 0 else {
                    throw StorageError(.busy, "Another program holds \(path). Try again when it has finished.")
                }
            }
        } catch { throw StorageError(error, place, isWriting: true) }
    }
}
