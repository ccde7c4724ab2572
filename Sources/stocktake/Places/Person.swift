// Who sits at this terminal, for the log.

import Glibc
import Storage

enum Person {
    /// The user by STOCKTAKE_USER, USER or the user's entry in the system; the host, the terminal, the process.
    static var identity: Identity {
        Identity(
            who: name, host: host, terminal: terminal, process: Int(getpid()), version: Version.number,
            clock: WallClock.system.now)
    }

    private static var name: String {
        Places.variable("STOCKTAKE_USER") ?? Places.variable("USER")
            ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "user \(getuid())"
    }

    private static var host: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static var terminal: String {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where isatty(descriptor) == 1 {
            if let name = ttyname(descriptor) { return String(cString: name) }
        }
        return ""
    }
}

extension Library {
    /// Opens a file for this user, who is told where another program keeps it waiting.
    static func mine(_ path: String) throws(StorageError) -> Library {
        try open(path, identity: Person.identity) {
            Output.complain("Waiting for another program that is writing to \(Places.homely(path)).")
        }
    }
}
