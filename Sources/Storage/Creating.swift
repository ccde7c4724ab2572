// Making a new portfolio file: whole under its name, or not at all.

import GRDB
import Glibc
import Missions

extension Library {
    /// Makes a new portfolio file, readable by its owner only, and opens it. Where a step is given, the file gets its
    /// name only once it holds it. Throws where something of that name is there already or the folder does not take it,
    /// and a `Refusal` where the rules do not admit the step; nothing is ever overwritten.
    public static func create(_ path: String, identity: Identity, holding step: Step? = nil) throws -> Library {
        let place = try Place(new: path)
        let draft = place.file + "-new-\(getpid())"
        defer { for rest in ["", "-wal", "-shm", "-journal", "-lock", "-head", "-image"] { unlink(draft + rest) } }
        // Nobody holds locks on a file that does not exist yet, so it may be opened here for its permissions.
        let descriptor = Glibc.open(draft, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError(
                .failed,
                "\(path) cannot be made (\(reason(errno))). Check the permissions of the folder \(place.folder).")
        }
        Glibc.close(descriptor)
        do {
            let connection = try Connection(draft, .writing)
            defer { connection.close() }
            try connection.use { sql in
                try sql.run("BEGIN IMMEDIATE")
                try sql.run(Tables.schema)
                try sql.run("COMMIT")
            }
        } catch { throw StorageError(error, place, isWriting: true) }
        let filled = Place(draft, for: place)
        if let step { try fill(filled, identity, step) }
        guard link(draft, place.file) == 0 || (errno != EEXIST && reserveAndRename(draft, place.file)) else {
            guard errno == EEXIST else {
                throw StorageError(
                    .failed, "\(path) cannot be made (\(reason(errno))). Check the folder \(place.folder).")
            }
            throw StorageError(
                .exists, "\(path) is there already. Open it, or choose another name; nothing is overwritten.")
        }
        syncFolder(place.folder)
        // What was filled in need not be read back.
        rename(filled.image, place.image)
        return try open(path, identity: identity)
    }

    private static func fill(_ draft: Place, _ identity: Identity, _ step: Step) throws {
        let library = Library(draft, identity)
        defer { library.close() }
        do { try library.open() } catch { throw StorageError(error, draft, isWriting: true) }
        try library.commit(step)
        try library.settle()
    }

    /// For file systems without hard links: takes the name first, then puts the file there.
    private static func reserveAndRename(_ old: String, _ new: String) -> Bool {
        let descriptor = Glibc.open(new, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        Glibc.close(descriptor)
        return rename(old, new) == 0
    }

    /// Makes a new name in a folder outlive a power cut.
    private static func syncFolder(_ folder: String) {
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        Glibc.close(descriptor)
    }
}
