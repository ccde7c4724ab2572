// Hands in a real terminal: waiting, bursts, settings read again.

import Foundation
import Programs
import Testing

@Suite(.serialized)
struct HandsInATerminal {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hands-\(UUID().uuidString)")
    private var file: String { folder.appendingPathComponent("plan.stocktake").path }
    private var config: String { folder.appendingPathComponent("stocktake/config.toml").path }
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    init() throws {
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("stocktake"), withIntermediateDirectories: true)
        let made = Program.run(Tmux.binary, ["new", file, "--from", Self.root + "/seeds/london-2012"])
        #expect(made.status == 0, "\(made.output)")
    }

    private func open(_ words: String = "") -> Tmux {
        Tmux(
            "cd \(Self.root) && XDG_CONFIG_HOME=\(folder.path) XDG_STATE_HOME=\(folder.path) exec \(Tmux.binary) \(file) "
                + words, width: 80, height: 24)
    }

    private func write(_ text: String) throws { try text.write(toFile: config, atomically: true, encoding: .utf8) }

    private func leave(_ terminal: Tmux) {
        terminal.press("F10")
        #expect(terminal.ends())
    }

    @Test("Who hesitates after a key that begins something is shown how it goes on; who does not is not")
    func waiting() {
        let terminal = open()
        #expect(terminal.waits(for: "all keys"))
        terminal.press("g")
        #expect(terminal.waits(for: "g goes on with"))
        terminal.press("m")
        #expect(terminal.waits { !$0.contains("goes on with") })
        // Both keys at once, and watched for longer than anybody hesitates.
        let watched = Date() + 0.8
        terminal.type("go")
        while Date() < watched { #expect(!terminal.screen.contains("goes on with")) }
        leave(terminal)
    }

    @Test("Text that arrives all at once is not run as keys")
    func burst() {
        let terminal = open()
        #expect(terminal.waits(for: "all keys"))
        let before = Program.run(Tmux.binary, ["log", file, "--json"]).output
        terminal.type("uddam Quite a long text, and not meant for here")
        #expect(terminal.waits(for: "was not run as keys"))
        usleep(300_000)
        #expect(Program.run(Tmux.binary, ["log", file, "--json"]).output == before)
        terminal.press("j")
        leave(terminal)
    }

    @Test("Settings in force from the start are read again on asking; wrong ones are refused and change nothing")
    func settings() throws {
        try write("[keys]\nquit = \"F10\"\n\"add mission\" = \"A\"\n")
        let terminal = open("--profile vim")
        #expect(terminal.waits(for: "gt pane"))
        terminal.press("A")
        #expect(terminal.waits(for: "New mission"))
        terminal.press("Escape")
        #expect(terminal.waits { !$0.contains("New mission") })
        try write("[keys]\nundo = \"j\"\n")
        terminal.press(",", "s")
        #expect(terminal.waits { $0.replacing("\n", with: "").contains("is both \"down\"") })
        try write("profile = \"classic\"\n")
        terminal.press(",", "s")
        #expect(terminal.waits(for: "F2 edit"))
        leave(terminal)
    }

    @Test("Wrong settings at the start are told of, and passed over")
    func wrong() throws {
        try write("profile = \"emacs\"\n")
        let terminal = open()
        #expect(terminal.waits(for: "not \"emacs\""))
        terminal.press("j")
        #expect(terminal.waits(for: "all keys"))
        leave(terminal)
    }

    @Test("What was chosen from the palette comes first in the next sitting")
    func uses() {
        let first = open()
        #expect(first.waits(for: "all keys"))
        first.press(":")
        #expect(first.waits(for: "Commands"))
        first.press("h", "i", "n", "t", "s", "Enter")
        #expect(first.waits(for: "Key hints are short now."))
        leave(first)
        let second = open()
        #expect(second.waits(for: "all keys"))
        second.press(":")
        #expect(second.waits { $0.split(separator: "\n").contains { $0.contains("hints") && $0.contains(",h") } })
        second.press("Escape")
        leave(second)
    }
}
