// Small files that are read whole and written whole: settings, themes, and what the program remembers of its user.

import Glibc

enum StateFile {
    /// Why a file cannot be read or written.
    enum Trouble: Error {
        /// The system's reason.
        case system(Int32)
        case tooLong
        /// A folder, a pipe, a device.
        case noFile

        /// The reason within a sentence.
        var reason: String {
            switch self {
            case .system(let code): String(cString: strerror(code))
            case .tooLong: "it is far too long"
            case .noFile: "it is no ordinary file"
            }
        }
    }

    /// No file of settings, themes or views is longer than this; whatever is, is something else.
    static let usual = 256 * 1024

    /// Reads a file to its end.
    static func read(_ path: String, limit: Int = usual) throws(Trouble) -> [UInt8] {
        // A pipe that nobody writes to would keep us waiting for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
        guard Places.isFile(path) else { throw .noFile }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
            guard bytes.count <= limit else { throw .tooLong }
        }
    }

    /// Puts a new file in the place of an old one, which stays whole until the new one is: whoever reads meanwhile sees
    /// the one or the other. Folders that are missing are made. What may be lost with the power need not wait for the disk.
    static func replace(_ path: String, _ bytes: some Sequence<UInt8>, waits: Bool = true) throws(Trouble) {
        Places.makeFolder(Places.folder(of: path))
        let draft = "\(path).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(errno) }
        var code = Output.put(Array(bytes), to: descriptor)
        if code == 0, waits, fsync(descriptor) != 0 { code = errno }
        close(descriptor)
        if code == 0, rename(draft, path) != 0 { code = errno }
        guard code != 0 else { return }
        unlink(draft)
        throw .system(code)
    }

    /// Adds to the end of a file, which is made where it is missing.
    static func append(_ path: String, _ bytes: some Sequence<UInt8>) throws(Trouble) {
        Places.makeFolder(Places.folder(of: path))
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
        let code = Output.put(Array(bytes), to: descriptor)
        guard code == 0 else { throw .system(code) }
    }
}
