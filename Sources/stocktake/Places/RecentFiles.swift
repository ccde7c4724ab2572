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
        guard let file, let bytes = try? StateFile.read(file) else { return [] }
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
        guard let file, let path = Places.resolved(path) else { return }
        var list = read().filter { $0.path != path && !(Places.isScratch($0.path) && !Places.isFile($0.path)) }
        list.insert(RecentFile(path: path, milliseconds: milliseconds, records: records), at: 0)
        let text = list.prefix(limit).map { entry in
            JSON.object([
                JSON.Member("path", .string(entry.path)), JSON.Member("at", .int(entry.milliseconds)),
                JSON.Member("records", .int(entry.records)),
            ]).compact + "\n"
        }.joined()
        try? StateFile.replace(file, text.utf8, waits: false)
    }
}
