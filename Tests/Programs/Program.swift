// Running programs from tests, and hearing all they said.

import Glibc

/// How a program ended and what it wrote.
public struct Ended: Sendable {
    /// The exit code; minus the signal where one ended it; 127 where it could not be started.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: String
    /// What it wrote to standard error.
    public var errors: String
}

/// A program of this package's build, or one found on the path.
public enum Program {
    /// The folder that holds the test binary and the products built with it.
    public static let folder: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &buffer, 4095)
        let here = String(decoding: buffer[..<max(0, length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(here[..<(here.lastIndex(of: "/") ?? here.startIndex)])
    }()

    /// Where programs under test keep what they remember, and look for settings: never in the home of whoever tests.
    /// Gone when the tests are over.
    public static let home: String = {
        atexit { _ = Program.run("/bin/rm", ["-rf", Program.home]) }
        return (getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp") + "/stocktake-tests-\(getpid())"
    }()

    /// The path of a product.
    public static func built(_ name: String) -> String { "\(folder)/\(name)" }

    /// Runs a program to its end. What it writes goes to files without names, so that a server it leaves behind keeps
    /// nobody waiting; nothing but the three standard streams is handed down.
    ///
    /// - Parameters:
    ///   - input: what it reads; nothing if nil.
    ///   - environment: names and values that are added or replaced; nil takes a name away.
    ///   - folder: where it runs.
    @discardableResult
    public static func run(
        _ program: String, _ arguments: [String] = [], input: String? = nil, environment: [String: String?] = [:],
        in folder: String? = nil
    ) -> Ended {
        guard let reads = tmpfile(), let writes = tmpfile(), let complains = tmpfile() else {
            return Ended(status: 127, output: "", errors: "no temporary file")
        }
        defer { for file in [reads, writes, complains] { fclose(file) } }
        if let input {
            fputs(input, reads)
            fflush(reads)
            rewind(reads)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (file, number) in [(reads, Int32(0)), (writes, 1), (complains, 2)] {
            posix_spawn_file_actions_adddup2(&actions, fileno(file), number)
        }
        // Threads of a test run hold signals back; what they start must not.
        var attributes = posix_spawnattr_t()
        var none = sigset_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        for number in Int32(3)..<1024 where fcntl(number, F_GETFD) >= 0 { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
        let there = folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0] } ?? []
        let command = there + [program] + arguments
        var words = command.map { strdup($0) } + [nil]
        var settings = merged(environment).map { strdup($0) } + [nil]
        defer { for word in words + settings { free(word) } }
        var process: pid_t = 0
        let refused = posix_spawnp(&process, command[0], &actions, &attributes, &words, &settings)
        guard refused == 0 else {
            return Ended(status: 127, output: "", errors: "\(program): \(String(cString: strerror(refused)))")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let code = status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
        return Ended(status: code, output: text(of: writes), errors: text(of: complains))
    }

    /// This process's environment with changes, as `NAME=value`.
    private static func merged(_ changes: [String: String?]) -> [String] {
        let changes = ["XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home].merging(changes) { $1 }
        var all: [String] = []
        var next = environ
        while let entry = next.pointee {
            let line = String(cString: entry)
            let name = String(line.prefix { $0 != "=" })
            if !changes.keys.contains(name) { all.append(line) }
            next += 1
        }
        return all + changes.compactMap { name, value in value.map { "\(name)=\($0)" } }
    }

    private static func text(of file: UnsafeMutablePointer<FILE>) -> String {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        rewind(file)
        while true {
            let count = fread(&block, 1, block.count, file)
            if count == 0 { break }
            bytes += block[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
