// Stories in a real terminal: start, work, resize, quit, crash, come back.

import Foundation
import Programs
import Testing

@Suite(.serialized)
final class RealTerminalTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stories-\(UUID().uuidString)")
    private var file: String { folder.appendingPathComponent("plan.stocktake").path }
    /// The clone the tests run in.
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let made = Program.run(Tmux.binary, ["new", file, "--from", Self.root + "/seeds/london-2012"])
        #expect(made.status == 0, "\(made.output)")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func open(width: Int = 80, height: Int = 24, term: String = "tmux-256color") -> Tmux {
        Tmux("cd \(Self.root) && exec \(Tmux.binary) \(file)", width: width, height: height, term: term)
    }

    private func retitle(_ terminal: Tmux, to title: String) {
        terminal.press("c", "t", "C-u")
        terminal.type(title)
        terminal.press("Enter")
    }

    @Test("Someone opens a file, changes a title, undoes it, redoes it, and quits")
    func work() {
        let terminal = open()
        #expect(terminal.waits(for: "all keys"))
        retitle(terminal, to: "Games that last")
        #expect(terminal.waits(for: "Games that last"))
        #expect(terminal.waits(for: "u undo"))
        terminal.press("u")
        #expect(terminal.waits(for: "undid"))
        terminal.press("U")
        #expect(terminal.waits(for: "again"))
        terminal.press("Q")
        #expect(terminal.ends())
        #expect(Program.run(Tmux.binary, ["list", file, "missions"]).output.contains("Games that last"))
    }

    @Test(
        "The screen is laid out anew at every size",
        arguments: [(60, 16), (80, 24), (120, 36), (200, 50), (40, 10), (20, 5)])
    func resize(width: Int, height: Int) {
        let terminal = open()
        #expect(terminal.waits(for: "all keys"))
        terminal.resize(width, height)
        #expect(terminal.waits(for: "STOCKTAKE"))
        usleep(200_000)
        let rows = terminal.screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rows.allSatisfy { $0.count <= width })
        terminal.press("j", "Tab", "j", "Q")
        #expect(terminal.ends())
    }

    @Test("What was acknowledged before kill -9 is there afterwards, and undo still works")
    func kill() {
        let terminal = open()
        #expect(terminal.waits(for: "all keys"))
        retitle(terminal, to: "Saved before the plug was pulled")
        #expect(terminal.waits(for: "saved #2"))
        Foundation.kill(terminal.pid, SIGKILL)
        #expect(terminal.ends())
        let again = open()
        #expect(again.waits(for: "Saved before the plug was pulled"))
        again.press("u")
        #expect(again.waits(for: "undid #2"))
        again.press("Q")
        #expect(again.ends())
    }

    @Test("Two terminals on one file: each shows what the other did, and who")
    func twoTerminals() {
        let one = open(width: 120, height: 36)
        let two = open(width: 120, height: 36)
        #expect(one.waits(for: "all keys") && two.waits(for: "all keys"))
        retitle(one, to: "Seen from next door")
        #expect(two.waits(for: "in another window", seconds: 3))
        #expect(two.screen.contains("Seen from next door"))
        two.press("u")
        #expect(one.waits(for: "in another window", seconds: 3))
        one.press("Q")
        two.press("Q")
        #expect(one.ends() && two.ends())
    }

    @Test(
        "The terminal is given back as it was, whatever ends the program",
        arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT])
    func signals(signal: Int32) {
        let terminal = Tmux(
            "cd \(Self.root); stty -a > \(folder.path)/before; \(Tmux.binary) \(file); stty -a > \(folder.path)/after; sleep 0.2; echo given back; sleep 20"
        )
        #expect(terminal.waits(for: "all keys"))
        let child = Program.run("pgrep", ["-P", "\(terminal.pid)"]).output.split(separator: "\n").compactMap {
            Int32($0)
        }
        #expect(child.count == 1)
        for pid in child { Foundation.kill(pid, signal) }
        #expect(terminal.waits(for: "given back"))
        #expect(!terminal.screen.contains("1 Missions"))
        let settings = ["before", "after"].map { try? String(contentsOfFile: folder.path + "/" + $0, encoding: .utf8) }
        #expect(settings[0] != nil && settings[0] == settings[1])
    }

    @Test("Signals that a parent held back are heard all the same")
    func heldBack() {
        let terminal = Tmux("cd \(Self.root) && exec env --block-signal=TERM,WINCH \(Tmux.binary) \(file)")
        #expect(terminal.waits(for: "all keys"))
        terminal.resize(120, 36)
        #expect(terminal.waits(for: "5 History"))
        Foundation.kill(terminal.pid, SIGTERM)
        #expect(terminal.ends())
    }

    @Test("C-z goes to the shell, and fg comes back to the same screen")
    func suspend() {
        let terminal = Tmux("cd \(Self.root); exec bash --norc -i")
        terminal.type("\(Tmux.binary) \(file)")
        terminal.press("Enter")
        #expect(terminal.waits(for: "all keys"))
        terminal.press("j", "C-z")
        #expect(terminal.waits(for: "Stopped"))
        terminal.type("fg")
        terminal.press("Enter")
        #expect(terminal.waits(for: "all keys"))
        // The window may have another size by then, of which no signal tells.
        terminal.press("C-z")
        #expect(terminal.waits(for: "Stopped"))
        terminal.resize(120, 36)
        terminal.type("fg")
        terminal.press("Enter")
        #expect(terminal.waits(for: "5 History"), "five panes at 120x36")
        terminal.press("Q")
        #expect(terminal.waits(for: "fg"))
    }

    @Test(
        "Every usual terminal can be drawn on",
        arguments: ["xterm-256color", "xterm", "linux", "vt100", "screen", "xterm-direct"])
    func terminals(term: String) {
        let terminal = Tmux("cd \(Self.root) && TERM=\(term) exec \(Tmux.binary) \(file)")
        #expect(terminal.waits(for: "all keys"))
        terminal.press("j", "2", "l", "Q")
        #expect(terminal.ends())
    }

    @Test("No terminal at all is a sentence, not a trap")
    func noTerminal() {
        let result = Program.run(Tmux.binary, [file])
        #expect(result.status == 2)
    }
}
