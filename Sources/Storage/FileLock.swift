// The lock under which every write, every checkpoint and every closing happens.

import Glibc

/// An exclusive lock between processes, held through a file of its own beside the portfolio.
final class FileLock {
    private let descriptor: Int32
    private let path: String
    private var depth = 0
    /// Told once for each wait that lasts half a second: who has asked for a change wants to know why nothing happens.
    var whileWaiting: (() -> Void)?

    /// Makes the lock file where there is none. Throws where that fails.
    init(_ path: String) throws(StorageError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        self.path = path
        guard descriptor >= 0 else {
            throw StorageError(
                .failed, "The lock file \(path) cannot be opened (\(reason(errno))). Check the folder's permissions.")
        }
    }

    deinit { Glibc.close(descriptor) }

    /// Runs `body` while no other process writes. Waits up to twenty seconds; throws where another holds on longer.
    func hold<Result>(_ body: () throws -> Result) throws -> Result {
        if depth == 0 { try acquire() }
        depth += 1
        defer {
            depth -= 1
            if depth == 0 { flock(descriptor, LOCK_UN) }
        }
        return try body()
    }

    /// Microseconds that pass before a wait is told.
    private static let patience: UInt32 = 500_000

    private func acquire() throws(StorageError) {
        var pause: UInt32 = 50
        var waited: UInt32 = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw StorageError(.failed, "\(path) cannot be locked (\(reason(errno))). Nothing was changed.")
            }
            guard waited < 20_000_000 else {
                throw StorageError(
                    .busy,
                    "Another process has been writing for twenty seconds and holds \(path). Nothing was changed; "
                        + "try again when it has finished.")
            }
            usleep(pause)
            if waited < FileLock.patience, waited + pause >= FileLock.patience { whileWaiting?() }
            waited += pause
            pause = min(pause * 2, 2_000)
        }
    }
}
