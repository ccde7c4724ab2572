// Telling other processes that something was committed, and hearing of it.

import Glibc

/// Eight bytes beside the portfolio that change with every commit, and a watch on them. Only a hint: whoever wakes reads
/// the log.
final class Wake {
    private let file: Int32
    /// Readable when someone committed.
    let watch: Int32

    /// Nil where the file system does not let us, or where there are no such bytes and `making` is false; the portfolio
    /// works without.
    init?(_ path: String, making: Bool) {
        file = making ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        watch = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard watch >= 0 else { return }
        inotify_add_watch(watch, path, UInt32(IN_MODIFY | IN_CLOSE_WRITE))
    }

    deinit {
        Glibc.close(file)
        if watch >= 0 { Glibc.close(watch) }
    }

    /// Says that the log now ends at `head`.
    func announce(_ head: Int) {
        var number = Int64(head).littleEndian
        pwrite(file, &number, 8, 0)
    }

    /// Forgets what was heard.
    func drain() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while watch >= 0, read(watch, &buffer, buffer.count) > 0 {}
    }
}
