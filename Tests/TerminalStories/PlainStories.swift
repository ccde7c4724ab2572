// The plain workbench at a terminal: where the cursor cannot be placed, and beside another window.

import Foundation
import Programs
import Testing

@Suite(.serialized)
struct PlainStories {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("plain-\(UUID().uuidString)")
    private var file: String { folder.appendingPathComponent("plan.stocktake").path }
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let made = Program.run(Tmux.binary, ["new", file, "--from", Self.root + "/seeds/london-2012"])
        #expect(made.status == 0, "\(made.output)")
    }

    private func say(_ line: String, to terminal: Tmux) {
        terminal.type(line)
        terminal.press("Enter")
    }

    @Test("A terminal that cannot place its cursor is talked with instead")
    func dumb() {
        let terminal = Tmux("cd \(Self.root) && TERM=dumb exec \(Tmux.binary) \(file)", width: 160)
        #expect(terminal.waits(for: "speaks in sentences"))
        #expect(terminal.waits(for: "quit leaves."))
        say("set title Games that last", to: terminal)
        #expect(terminal.waits(for: "u takes it back."))
        say("u", to: terminal)
        #expect(terminal.waits(for: "undid record 2"))
        say("quit", to: terminal)
        #expect(terminal.ends())
        #expect(Program.run(Tmux.binary, ["log", file]).output.contains("Undo"))
    }

    @Test("What another window does is said while nobody types, and the end of input leaves")
    func announced() {
        let terminal = Tmux("cd \(Self.root) && exec \(Tmux.binary) \(file) --plain")
        #expect(terminal.waits(for: "quit leaves."))
        let title = Program.run(Tmux.binary, ["list", file, "missions", "--json"]).output
        #expect(title.contains("MIS-"), "\(title)")
        let done = Program.run(
            Tmux.binary, ["set", file, Self.first(title), "title=From next door"],
            environment: ["STOCKTAKE_USER": "ann"])
        #expect(done.status == 0, "\(done.errors)")
        #expect(terminal.waits(for: "by ann in another window"))
        terminal.press("C-d")
        #expect(terminal.ends())
    }

    /// The first id in a list of items as JSON.
    private static func first(_ json: String) -> String {
        let rest = json[(json.range(of: "\"id\":\"")?.upperBound ?? json.startIndex)...]
        return String(rest.prefix { $0 != "\"" })
    }

    @Test("The terminal's settings stay as they are, whatever ends the talk", arguments: [SIGTERM, SIGHUP, SIGINT])
    func signals(signal: Int32) {
        let terminal = Tmux(
            "cd \(Self.root); stty -a > \(folder.path)/before; \(Tmux.binary) \(file) --plain; stty -a > \(folder.path)/after; sleep 0.2; echo given back; sleep 20"
        )
        #expect(terminal.waits(for: "quit leaves."))
        let child = Program.run("pgrep", ["-P", "\(terminal.pid)"]).output.split(separator: "\n").compactMap {
            Int32($0)
        }
        #expect(child.count == 1)
        for pid in child { Foundation.kill(pid, signal) }
        #expect(terminal.waits(for: "given back"))
        let settings = ["before", "after"].map { try? String(contentsOfFile: folder.path + "/" + $0, encoding: .utf8) }
        #expect(settings[0] != nil && settings[0] == settings[1])
    }
}
