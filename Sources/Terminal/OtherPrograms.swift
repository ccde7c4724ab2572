// Other programs: one that is lent the terminal, and one that is handed a text in the background.

import CCurses
import Glibc

/// How a program ended.
public enum ProgramEnd: Hashable, Sendable {
    case exited(Int32)
    case killed(Int32)
    /// It could not be started; the system's reason.
    case refused(String)
}

/// Finding programs as a shell would, without one.
public enum Programs {
    /// Whether a program of this name can be started: by its path, or somewhere on the PATH.
    public static func exists(_ name: String) -> Bool {
        if name.contains("/") { return access(name, X_OK) == 0 }
        guard !name.isEmpty, let path = getenv("PATH").map({ String(cString: $0) }) else { return false }
        return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
    }

    /// Lends this terminal to a program until it ends, where there is no screen to leave. Keys that interrupt or stop are
    /// the program's; when it stops, so do we, and both go on together.
    public static func run(_ words: [String]) -> ProgramEnd {
        guard_lend(true)
        let stops = signal(SIGTSTP, SIG_IGN)
        defer {
            signal(SIGTSTP, stops)
            guard_lend(false)
        }
        let process = start(words)
        guard process > 0 else { return .refused(String(cString: strerror(-process))) }
        while true {
            var code: Int32 = 0
            switch Int(child_wait(process, &code)) {
            case child_exited: return .exited(code)
            case child_killed: return .killed(code)
            case child_stopped:
                guard_stop_alone()
                kill(process, SIGCONT)
            default: return .exited(0)
            }
        }
    }

    /// Starts a program by its words; a process, or an error's number negated.
    static func start(_ words: [String], input: Int32 = -1) -> Int32 {
        var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return child_start(&pointers, input)
    }
}

extension CursesScreen {
    /// Lends the terminal to a program until it ends. Afterwards the screen is ours again, whatever the program left
    /// behind, and what was typed for it is forgotten.
    public func run(_ words: [String]) -> ProgramEnd {
        leave()
        guard_lend(true)
        defer {
            guard_lend(false)
            // Before the terminal is asked anything: its answers are input too.
            screen_drop_input()
            enter()
        }
        let process = Programs.start(words)
        guard process > 0 else { return .refused(String(cString: strerror(-process))) }
        var deadline: Int?
        while true {
            var code: Int32 = 0
            switch Int(child_look(process, &code)) {
            case child_exited: return .exited(code)
            case child_killed: return .killed(code)
            case child_gone: return .exited(0)
            case child_stopped:
                // The shell gets the terminal once all of the job has stopped; when it goes on, so do both.
                guard_stop_alone()
                kill(process, SIGCONT)
            default:
                var signals = pollfd(fd: guard_signals(), events: Int16(POLLIN), revents: 0)
                _ = poll(&signals, 1, deadline == nil ? -1 : 100)
            }
            collectSignals()
            arrived.stopped = false
            arrived.continued = false
            arrived.child = false
            // Asked to end, we ask the program to; one that does not is left to itself.
            if arrived.terminated != nil {
                if let deadline {
                    if CursesScreen.now() > deadline { return .killed(SIGTERM) }
                } else {
                    deadline = CursesScreen.now() + 1000
                    kill(process, SIGTERM)
                    kill(process, SIGHUP)
                }
            }
        }
    }
}
