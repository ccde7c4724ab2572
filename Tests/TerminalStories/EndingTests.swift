// Whatever ends the program, the terminal is given back as it was.

import Foundation
import Programs
import Testing

@Suite(.serialized) struct EndingTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    @Test(
        "Each signal that ends a process gives the terminal back first",
        arguments: [
            SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGSYS,
        ])
    func signals(signal: Int32) {
        let terminal = Pty([Tmux.binary, stage.file])
        let before = terminal.settings
        #expect(terminal.waits(for: "quit"))
        terminal.type(",m")
        #expect(terminal.waits(for: "\u{1B}[?1000h"))
        terminal.settle()
        let painted = terminal.bytes.count
        kill(terminal.pid, signal)
        let end = terminal.ends()
        // Asked to end, it ends well; of a fault it dies, so that whoever started it hears of that.
        #expect([SIGTERM, SIGHUP, SIGINT].contains(signal) ? end == 0 : end == -signal)
        #expect(terminal.settings == before)
        let last = String(decoding: terminal.bytes[painted...], as: UTF8.self)
        for sequence in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}[?1000l", "\u{1B}[?2031l"] {
            #expect(last.contains(sequence), "\(sequence.dropFirst()) after signal \(signal)")
        }
    }

    @Test("A terminal that hangs up ends the program by itself, with everything on disk")
    func hangUp() throws {
        let terminal = stage.open()
        terminal.type("ct\u{15}Before the line went dead\r")
        #expect(terminal.sees("saved #2"))
        terminal.hangUp()
        #expect(terminal.ends() != nil)
        #expect(
            Program.run(Tmux.binary, ["list", stage.file, "missions"]).output.contains("Before the line went dead"))
    }

    @Test("Stopped and continued, it comes back to the same screen with the mouse as it was")
    func suspend() {
        let terminal = Pty(["/bin/bash", "--norc", "-i"], settings: ["PS1": "shell> "])
        #expect(terminal.waits(for: "shell>"))
        terminal.type("\(Tmux.binary) \(stage.file)\n")
        #expect(terminal.waits(for: "palette"))
        let raw = terminal.settings
        terminal.type(",m")
        #expect(terminal.waits(for: "1006h"))
        terminal.settle()
        let before = terminal.bytes.count
        terminal.type("\u{1A}")
        #expect(terminal.waits(for: "Stopped", after: before))
        #expect(String(decoding: terminal.bytes[before...], as: UTF8.self).contains("\u{1B}[?1000l"))
        let stopped = terminal.bytes.count
        terminal.type("fg\n")
        #expect(terminal.waits(for: "\u{1B}[?1000h", after: stopped))
        #expect(terminal.waits(for: "palette", after: stopped))
        #expect(terminal.settings == raw)
        terminal.type("Q")
        #expect(terminal.waits(for: "shell>", after: terminal.bytes.count - 1) || terminal.text.hasSuffix("shell> "))
    }

    @Test("Idle writes nothing and uses no processor to speak of")
    func idle() {
        let terminal = stage.open(width: 120, height: 36)
        terminal.settle(milliseconds: 500)
        let (before, written) = (terminal.processorTime, terminal.bytes.count)
        #expect(before >= 0)
        usleep(1_500_000)
        terminal.settle()
        // A tick or two may be somebody else's.
        #expect(terminal.processorTime - before <= 20 && terminal.bytes.count == written)
    }
}
