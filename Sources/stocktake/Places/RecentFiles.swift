// Files opened before, the latest first, in the user's state folder: one JSON object a line.

import Glibc
import Missions

/// A portfolio file that was opened at this desk.
struct RecentFile: Equatable {
    /// The whole path.
    let path: String
    /// Milliseconds since 1970-01-01 UTC when it was last opened or left.
    let milliseconds: Int
    /// How many records its log had then.
    let records: Int
}

/// The list is a convenience: where it cannot be read or written, nothing is said, and nothing else is lost.
enum RecentFiles {
    /// How many are remembered.
    static let limit = 40

    private static var file: String? { Places.state.map { $0 + "/recent.jsonl" } }

    /// What is remembered, the latest first; lines that are not ours are passed over.
    static func read() -> [RecentFile] {
        guard let file, let bytes = bytes(of: file) else { return [] }
        var seen: Set<String> = []
        var found: [RecentFile] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let value = try? JSON(parsing: Array(line)), let path = value["path"]?.string, path.hasPrefix("/"),
                seen.insert(path).inserted
            else { continue }
            found.append(
                RecentFile(
                    path: path, milliseconds: value["at"]?.int ?? 0, records: max(0, value["records"]?.int ?? 0)))
            if found.count == limit { break }
        }
        return found
    }

    /// Puts a file at the top of the list. Copies of examples that are gone are forgotten on the way.
    static func note(_ path: String, records: Int, at milliseconds: Int) {
        guard let folder = Places.state, let file, let path = Places.resolved(path) else { return }
        var list = read().filter { $0.path != path && !(Places.isScratch($0.path) && !Places.isFile($0.path)) }
        list.insert(RecentFile(path: path, milliseconds: milliseconds, records: records), at: 0)
        let text = list.prefix(limit).map { entry in
            JSON.object([
                JSON.Member("path", .string(entry.path)), JSON.Member("at", .int(entry.milliseconds)),
                JSON.Member("records", .int(entry.records)),
            ]).compact + "\n"
        }.joined()
        makeFolders(folder)
        // Beside the list first, then in its place: whoever reads meanwhile sees the old one or the new.
        let beside = file + ".\(getpid())"
        guard write(text, to: beside) else {
            unlink(beside)
            return
        }
        if rename(beside, file) != 0 { unlink(beside) }
    }

    private static func makeFolders(_ folder: String) {
        var path = ""
        for part in folder.split(separator: "/") {
            path += "/" + part
            mkdir(path, 0o700)
        }
    }

    private static func bytes(of file: String) -> [UInt8]? {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // More than this nobody of us wrote.
        var bytes = [UInt8](repeating: 0, count: 1 << 18)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return count >= 0 ? Array(bytes.prefix(count)) : nil
    }

    private static func write(_ text: String, to file: String) -> Bool {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        return Glibc.write(descriptor, bytes, bytes.count) == bytes.count
    }
}
