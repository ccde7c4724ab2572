// Where a portfolio lies: the file, the files beside it, and whether they may be written.

import Glibc

/// A portfolio's file and its companions. Only looks at them; the file itself is opened by SQLite alone, because any
/// other `open` and `close` in this process would drop the locks SQLite holds on it.
struct Place {
    /// As the user named it, for messages.
    let path: String
    /// Without symbolic links, so that one file has one set of companions.
    let file: String

    var log: String { file + "-wal" }
    var lock: String { file + "-lock" }
    var head: String { file + "-head" }
    var image: String { file + "-image" }
    var folder: String {
        guard let slash = file.lastIndex(of: "/") else { return "." }
        return slash == file.startIndex ? "/" : String(file[..<slash])
    }

    /// A file under another name than the one it will have.
    init(_ file: String, for place: Place) { (path, self.file) = (place.path, file) }

    /// A file that is there. Throws where it is not, is no file, is empty or cannot be read.
    init(existing path: String) throws(StorageError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR {
                throw StorageError(.missing, "There is no file \(path). Check the name, or make a new portfolio there.")
            }
            throw StorageError(
                .failed, "\(path) cannot be reached (\(reason(errno))). Check the path and its permissions.")
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR:
            throw StorageError(
                .foreign,
                "\(path) is a folder, not a portfolio file. Name a file; a folder of tables can be imported into one.")
        default: throw StorageError(.foreign, "\(path) is not a plain file. Name a portfolio file.")
        }
        guard status.st_size > 0 else {
            throw StorageError(
                .foreign, "\(path) is empty, so it is not a portfolio. Choose another name, or remove it first.")
        }
        guard access(path, R_OK) == 0 else {
            throw StorageError(.failed, "\(path) cannot be read (\(reason(errno))). Ask its owner for permission.")
        }
        self.path = path
        file = Place.resolved(path)
    }

    /// A file to be made. Throws where something of that name is there.
    init(new path: String) throws(StorageError) {
        var status = stat()
        if lstat(path, &status) == 0 {
            throw StorageError(
                .exists, "\(path) is there already. Open it, or choose another name; nothing is overwritten.")
        }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        guard !name.isEmpty, !path.hasSuffix("/") else {
            throw StorageError(.missing, "\"\(path)\" does not name a file. Give the new portfolio a name.")
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard stat(folder, &status) == 0 else {
            throw StorageError(.missing, "There is no folder \(folder) for \(path). Make the folder first.")
        }
        let resolved = Place.resolved(folder)
        self.path = path
        file = resolved + (resolved.hasSuffix("/") ? "" : "/") + name
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Whether there is anything in the write-ahead log. There is none of it, or an empty one, while nobody has written.
    var logHolds: Bool {
        var status = stat()
        return stat(log, &status) == 0 && status.st_size > 0
    }

    /// What changes when somebody writes a portfolio or replaces it.
    struct Stamp: Equatable {
        private let numbers: [Int]

        init(_ place: Place) { numbers = Stamp.numbers(place.file) + (place.logHolds ? Stamp.numbers(place.log) : []) }

        private static func numbers(_ path: String) -> [Int] {
            var status = stat()
            guard stat(path, &status) == 0 else { return [] }
            return [
                Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
            ]
        }
    }

    /// What tells a file from another that took its name; nil where there is none.
    static func inode(_ path: String) -> UInt64? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }

    /// Whether the folder takes new files. A folder without any write permission counts as closed for everyone, for the
    /// superuser too.
    var folderIsWritable: Bool { Place.isWritable(folder) }

    /// Whether the disk has less room than the smallest file SQLite needs beside a portfolio.
    var diskIsFull: Bool {
        var room = statvfs()
        return statvfs(folder, &room) == 0 && Int(room.f_bavail) * Int(room.f_frsize) < 32 << 10
    }

    /// Why the file may only be read, or nil. Looks at permissions and at the kind of file system.
    var obstacle: String? {
        guard Place.isWritable(file) else {
            return "\(path) is open for reading only: its permissions do not allow writing."
        }
        guard folderIsWritable else {
            return "\(path) is open for reading only: the folder \(folder) cannot be written, and a change needs files "
                + "beside the portfolio."
        }
        if let system = FileSystem.name(of: file), FileSystem.remote.contains(system) {
            return "\(path) is open for reading only: it lies on a network drive, where two writers could harm each "
                + "other. Copy it to a local disk to change it."
        }
        return nil
    }

    private static func isWritable(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o222 != 0 && access(path, W_OK) == 0
    }
}

/// The system's own words for an error number.
func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
