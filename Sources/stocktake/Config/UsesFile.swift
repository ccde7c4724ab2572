// What was chosen from the palette, kept from one sitting to the next: one command a line, the latest last.

import Bench
import Glibc

enum UsesFile {
    /// More than this is not read: the palette forgets what was long ago.
    private static let most = 32 * 1024

    /// The uses that are on record; none where nothing can be read.
    static func read(_ path: String) -> Uses {
        var uses = Uses()
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return uses }
        defer { close(descriptor) }
        let length = Int(lseek(descriptor, 0, SEEK_END))
        lseek(descriptor, off_t(max(0, length - most)), SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: most)
        let count = Glibc.read(descriptor, &bytes, most)
        guard count > 0 else { return uses }
        var lines = bytes[..<count].split(separator: 10)
        // The first one may be half a line.
        if length > most { lines = Array(lines.dropFirst()) }
        for line in lines { uses.note(String(decoding: line, as: UTF8.self)) }
        if length > 2 * most {
            try? StateFile.replace(path, Array(lines.joined(separator: [10])) + [10], waits: false)
        }
        return uses
    }

    /// Adds one use. What cannot be written is not worth a word: the palette works without.
    static func note(_ command: String, in path: String) {
        try? StateFile.append(path, Array(command.utf8) + [10])
    }
}
