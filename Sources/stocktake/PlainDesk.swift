// The loop without a screen: a line in, sentences out, until the user leaves or the input ends.

import Bench
import Glibc
import Storage
import Terminal

enum PlainDesk {
    /// How many milliseconds an answer may wait for counts that come in by themselves.
    private static let patience = 200

    /// Talks over a file on standard input and output. The terminal's settings are left as they are, so there is nothing
    /// to give back however this ends. From a pipe there is no prompt.
    static func run(_ library: Library, _ settings: DeskSettings, width: Int) throws {
        settings.log?.started(library)
        let isTerminal = isatty(STDIN_FILENO) == 1
        var plain = try PlainSitting(
            library, settings, width: width, isTerminal: isTerminal, patience: patience, usesPath: Places.uses,
            remembers: true)
        plain.noteFile()
        defer {
            plain.noteFile()
            plain.library.close()
        }
        let prompt = isTerminal ? "> " : ""
        var input = InputLines()
        Output.write(plain.greeting() + prompt)
        while true {
            while let line = input.next() {
                var said = plain.hear(line)
                if plain.hasQuit {
                    settings.log?.ended("quit")
                    return Output.write(said)
                }
                while let request = plain.takeRequest() {
                    Output.write(said)
                    said = carryOut(request, &plain)
                }
                Output.write(said + prompt)
            }
            if input.isEnded {
                settings.log?.ended("end of input")
                return isTerminal ? Output.write("\n") : ()
            }
            var watched = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: plain.library.watch ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&watched, 2, plain.wantsIdle ? 0 : -1)
            if ready < 0, errno != EINTR, errno != EAGAIN { return }
            if ready == 0 { plain.idle() }
            guard ready > 0 else { continue }
            if watched[1].revents != 0 {
                plain.library.drainWatch()
                let said = plain.catchUp()
                // A line of its own, whatever has been typed of the next one.
                if !said.isEmpty { Output.write((isTerminal ? "\n" : "") + said + prompt) }
            }
            if watched[0].revents != 0 { input.read() }
        }
    }

    /// Does what only a terminal can do, and says what came of it.
    private static func carryOut(_ request: Sitting.Request, _ plain: inout PlainSitting) -> String {
        switch request {
        case .suspend:
            // Stops the whole job, as the terminal's own key does.
            kill(0, SIGTSTP)
            return plain.goOn()
        case .write(let edit): return plain.take(Editor.edit(edit, run: Programs.run), of: edit)
        case .redraw, .quit, .open, .copy, .mouse: return ""
        }
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
