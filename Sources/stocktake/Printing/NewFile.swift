// Files that are new, whole when they appear, and never in place of another.

import Glibc

enum NewFile {
    /// Writes a file that must not be there yet; it has its name only once it is whole and on the disk. The error's
    /// number, or 0.
    static func write(_ path: String, _ body: ((([UInt8]) -> Void)) throws -> Void) rethrows -> Int32 {
        let draft = path + ".part-\(getpid())"
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return errno }
        defer { unlink(draft) }
        var code: Int32 = 0
        do {
            defer { close(descriptor) }
            try body { if code == 0 { code = Output.put($0, to: descriptor) } }
            if code == 0, fsync(descriptor) != 0 { code = errno }
        }
        if code == 0, Glibc.link(draft, path) != 0 { code = errno }
        return code
    }

    /// The first name that is free: `plan.json`, `plan-2.json`, `plan-3.json`.
    static func name(_ stem: String, _ ending: String) -> String {
        var path = stem + ending
        var number = 2
        while access(path, F_OK) == 0 {
            path = "\(stem)-\(number)\(ending)"
            number += 1
        }
        return path
    }
}
