// Reading a file whole, or saying why it cannot be read.

import Glibc

/// Why a file gave no bytes.
struct Unreadable: Error {
    let sentence: String
}

enum SourceFile {
    /// No table of people's making is larger; what is larger is not a table.
    static let limit = 256 << 20

    /// The bytes of a plain file. Pipes, devices and directories are refused without being read.
    static func bytes(_ path: String, limit: Int = limit) throws(Unreadable) -> [UInt8] {
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw Unreadable(sentence: "It cannot be read: \(reason()).") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Unreadable(sentence: "It cannot be read: \(reason()).") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Unreadable(sentence: "It is not a plain file.") }
        let size = Int(status.st_size)
        guard size <= limit else {
            throw Unreadable(
                sentence: "It has \(size >> 20) MB, and \(limit >> 20) MB is the most a file may have. "
                    + "Split it, or look whether it is the file you mean.")
        }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(file, buffer.baseAddress! + count, size - count)
                if got > 0 {
                    count += got
                } else if got == 0 {
                    break
                } else if errno != EINTR {
                    failure = errno
                    break
                }
            }
        }
        guard failure == 0 else { throw Unreadable(sentence: "It cannot be read: \(reason(failure)).") }
        return bytes
    }

    /// What the system says of the last failure.
    static func reason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }
}

enum Paths {
    enum Sort { case file, directory, other, absent }

    static func sort(_ path: String) -> Sort {
        var status = stat()
        guard stat(path, &status) == 0 else { return .absent }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .directory
        default: return .other
        }
    }

    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The names in a directory, in order, or nil where it cannot be read.
    static func names(in path: String) -> [String]? {
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let length = MemoryLayout.size(ofValue: entry.pointee.d_name)
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: length) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The last part of a path.
    static func last(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
