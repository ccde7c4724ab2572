// The loop without a screen: a line in, sentences out, until the user leaves or the input ends.

import Glibc
import Storage

enum PlainDesk {
    /// Talks over a file on standard input and output. The terminal's settings are left as they are, so there is nothing
    /// to give back however this ends. From a pipe there is no prompt.
    static func run(_ library: Library, theme: String, themeDirectories: [String], width: Int, config: Config)
        throws
    {
        defer { library.close() }
        var plain = try PlainSitting(
            library, theme: theme, themeDirectories: themeDirectories, width: width, config: config,
            usesPath: Places.uses)
        let isTerminal = isatty(STDIN_FILENO) == 1
        let prompt = isTerminal ? "> " : ""
        var input = InputLines()
        Output.write(plain.greeting() + prompt)
        while true {
            while let line = input.next() {
                var said = plain.hear(line)
                if plain.hasQuit { return Output.write(said) }
                if plain.takeRequests().contains(.suspend) { said += suspend(isTerminal) }
                Output.write(said + prompt)
            }
            if input.isEnded { return isTerminal ? Output.write("\n") : () }
            var watched = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: library.watch ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&watched, 2, plain.wantsIdle ? 0 : -1)
            if ready < 0, errno != EINTR, errno != EAGAIN { return }
            if ready == 0 { plain.idle() }
            guard ready > 0 else { continue }
            if watched[1].revents != 0 {
                library.drainWatch()
                let said = plain.catchUp()
                // A line of its own, whatever has been typed of the next one.
                if !said.isEmpty { Output.write((isTerminal ? "\n" : "") + said + prompt) }
            }
            if watched[0].revents != 0 { input.read() }
        }
    }

    /// Stops the whole job, as the terminal's own key does.
    private static func suspend(_ isTerminal: Bool) -> String {
        guard isTerminal else { return "There is no shell to suspend to.\n" }
        kill(0, SIGTSTP)
        return ""
    }
}

/// Lines from standard input, whole.
struct InputLines {
    private var bytes: [UInt8] = []
    private var start = 0
    private(set) var isEnded = false

    /// The next whole line; behind the end, what is left without one.
    mutating func next() -> String? {
        if let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            defer { start = end + 1 }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
        bytes.removeFirst(start)
        start = 0
        guard isEnded, !bytes.isEmpty else { return nil }
        defer { bytes = [] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Takes in what has come.
    mutating func read() {
        var block = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(STDIN_FILENO, &block, block.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return }
        if count <= 0 { isEnded = true } else { bytes += block[..<count] }
    }
}
