// A bare terminal for tests: bytes in, bytes out, nothing in between that would answer or tidy up.

import Foundation
import Programs

/// The program at a pseudo-terminal, as its own session. What it writes is kept as it came.
final class Pty {
    let pid: Int32
    private var master: Int32
    private(set) var bytes: [UInt8] = []
    private var status: Int32?
    private var size: (width: Int, height: Int)

    /// Starts a program by its words, with changes to the environment.
    init(
        _ words: [String], term: String = "xterm-256color", width: Int = 80, height: Int = 24,
        settings: [String: String?] = [:]
    ) {
        // As posix_openpt, unlockpt and ptsname do it; Swift does not see those.
        master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (unlocked, number) = (Int32(0), UInt32(0))
        let (setLock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
        precondition(
            master >= 0 && ioctl(master, setLock, &unlocked) == 0 && ioctl(master, getNumber, &number) == 0,
            "a pseudo-terminal")
        let name = "/dev/pts/\(number)"
        size = (width, height)
        var window = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &window)

        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        // A session leader that opens a terminal has it as its own.
        posix_spawn_file_actions_addopen(&files, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&files, 0, 1)
        posix_spawn_file_actions_adddup2(&files, 0, 2)
        var manner = posix_spawnattr_t()
        posix_spawnattr_init(&manner)
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&manner, &none)
        posix_spawnattr_setsigdefault(&manner, &all)
        let setsid: Int16 = 0x80
        posix_spawnattr_setflags(&manner, setsid | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        defer {
            posix_spawn_file_actions_destroy(&files)
            posix_spawnattr_destroy(&manner)
        }

        let plain: [String: String?] = [
            "TERM": term, "NO_COLOR": nil, "COLORFGBG": nil, "TMUX": nil, "STY": nil, "DISPLAY": nil,
            "WAYLAND_DISPLAY": nil, "VISUAL": nil, "EDITOR": nil, "LC_ALL": "C.UTF-8", "STOCKTAKE_USER": "kt",
            "HOME": Program.home, "XDG_CONFIG_HOME": Program.home, "XDG_STATE_HOME": Program.home, "COLORTERM": nil,
        ]
        var environment: [String: String?] = ProcessInfo.processInfo.environment.mapValues { $0 }
        environment.merge(plain.merging(settings) { $1 }) { $1 }
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.compactMap { name, value in value.map { strdup("\(name)=\($0)") } } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process: pid_t = 0
        let refused = posix_spawnp(&process, words[0], &files, &manner, &arguments, &variables)
        precondition(refused == 0, "\(words[0]) starts")
        pid = process
    }

    deinit {
        if status == nil {
            kill(pid, SIGKILL)
            _ = ends(seconds: 5)
        }
        hangUp()
    }

    /// Everything written so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// The terminal's settings, as text that can be compared.
    var settings: String {
        var found = termios()
        tcgetattr(master, &found)
        return "\(found.c_iflag) \(found.c_oflag) \(found.c_cflag) \(found.c_lflag) \(found.c_cc)"
    }

    func resize(_ width: Int, _ height: Int) {
        size = (width, height)
        tell(width, height)
    }

    private func tell(_ width: Int, _ height: Int) {
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Hangs up.
    func hangUp() {
        if master >= 0 { close(master) }
        master = -1
    }

    /// Reads what there is, waiting at most so long for the first of it. False at the end.
    @discardableResult
    func read(milliseconds: Int32) -> Bool {
        guard master >= 0 else {
            usleep(UInt32(milliseconds) * 1000)
            return true
        }
        var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, milliseconds) > 0 else { return true }
        var block = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(master, &block, block.count)
        guard count > 0 else { return false }
        bytes += block[..<count]
        return true
    }

    /// Reads until nothing has come for so long.
    func settle(milliseconds: Int32 = 150) {
        var before = -1
        while bytes.count != before {
            before = bytes.count
            if !read(milliseconds: milliseconds) { return }
        }
    }

    /// Waits until a text has been written after a place; false after half a minute.
    @discardableResult
    func waits(for wanted: String, after start: Int = 0, seconds: Double = 30) -> Bool {
        let end = Date() + seconds
        let needle = Array(wanted.utf8)
        while Date() < end {
            if bytes[min(start, bytes.count)...].firstRange(of: needle) != nil { return true }
            if !read(milliseconds: 20), bytes[min(start, bytes.count)...].firstRange(of: needle) == nil { usleep(5000) }
        }
        return false
    }

    /// Waits until a text stands on the screen. What is written is only what changes, so the program is made to write all
    /// of it, by giving the window another size and its own again.
    func sees(_ wanted: String, seconds: Double = 30) -> Bool {
        let end = Date() + seconds
        while Date() < end {
            settle(milliseconds: 30)
            let start = bytes.count
            tell(size.width, size.height + 1)
            settle(milliseconds: 60)
            tell(size.width, size.height)
            settle(milliseconds: 60)
            if String(decoding: bytes[start...], as: UTF8.self).contains(wanted) { return true }
        }
        return false
    }

    /// Waits until the process has ended; its exit status, or its signal negated. Nil where it goes on.
    func ends(seconds: Double = 30) -> Int32? {
        if let status { return status }
        let end = Date() + seconds
        while Date() < end {
            read(milliseconds: 10)
            var raw: Int32 = 0
            if waitpid(pid, &raw, WNOHANG) == pid {
                settle(milliseconds: 20)
                status = raw & 0x7f == 0 ? raw >> 8 & 0xff : -(raw & 0x7f)
                return status
            }
        }
        return nil
    }

    /// Milliseconds of processor time the process has used.
    var processorTime: Int {
        let text = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 13, let user = Int(fields[11]), let system = Int(fields[12]) else { return -1 }
        return (user + system) * 1000 / Int(sysconf(Int32(_SC_CLK_TCK)))
    }
}
