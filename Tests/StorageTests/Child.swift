// Starting the second process, hearing what it says, ending it.

import Glibc

/// A running `StorageProbe`.
final class Child {
    let process: pid_t
    private let output: Int32
    private var rest: [UInt8] = []

    init(_ arguments: [String], shell: String? = nil) {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &buffer, 4095)
        let here = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let probe = String(here[..<here.lastIndex(of: "/")!]) + "/StorageProbe"
        let command = shell.map { ["/bin/sh", "-c", "\($0); exec \"$0\" \"$@\"", probe] } ?? [probe]
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var words = (command + arguments).map { strdup($0) } + [nil]
        var process: pid_t = 0
        // A crash is told by the exit status; a backtrace would keep the pipe open.
        setenv("SWIFT_BACKTRACE", "enable=no", 1)
        let status = posix_spawn(&process, command[0], &actions, nil, &words, environ)
        precondition(status == 0, "cannot start \(probe): \(status)")
        self.process = process
        output = ends[0]
        close(ends[1])
        posix_spawn_file_actions_destroy(&actions)
        for word in words { free(word) }
    }

    deinit { close(output) }

    /// The next line it writes; nil at the end.
    func line() -> String? {
        while true {
            if let end = rest.firstIndex(of: 10) {
                defer { rest.removeFirst(end + 1) }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            rest += buffer[..<count]
        }
    }

    func lines() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        return lines
    }

    func kill() { Glibc.kill(process, SIGKILL) }

    /// Waits for its end; the exit status, or minus the signal that ended it.
    @discardableResult
    func end() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
    }
}
