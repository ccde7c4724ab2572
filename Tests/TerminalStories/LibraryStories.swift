// The library in a real terminal: leaving one file for another and coming back, and signs made of several.

import Foundation
import Programs
import Testing

@Suite(.serialized)
struct LibraryInATerminalTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("library-\(UUID().uuidString)")
    private var file: String { folder.appendingPathComponent("rivers.stocktake").path }
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        #expect(Program.run(Tmux.binary, ["new", file, "--template", "mission"]).status == 0)
    }

    private func open() -> Tmux { Tmux("cd \(Self.root) && exec \(Tmux.binary) \(file)") }

    @Test("An example takes the place of the file, which is one key away, and comes back as it was left")
    func thereAndBack() {
        let terminal = open()
        #expect(terminal.waits(for: "all keys"))
        terminal.press("c", "t", "C-u")
        terminal.type("Clean rivers")
        terminal.press("Enter")
        #expect(terminal.waits(for: "saved #2"))
        terminal.press("6", "/")
        terminal.type("worked")
        terminal.press("Enter", "Enter")
        #expect(terminal.waits(for: "A fresh copy of worked-example"))
        terminal.press("6")
        #expect(terminal.waits(for: "rivers"))
        terminal.press("Enter")
        #expect(terminal.waits(for: "Clean rivers"))
        terminal.press("u")
        #expect(terminal.waits(for: "undid #2"))
        terminal.press("Q")
        #expect(terminal.ends())
    }

    @Test("A file that was moved away is marked, and a file that cannot be opened leaves the present one open")
    func goneAndBroken() throws {
        let other = folder.appendingPathComponent("other.stocktake").path
        #expect(Program.run(Tmux.binary, ["new", other, "--from", "worked-example"]).status == 0)
        let terminal = Tmux(
            "cd \(Self.root) && \(Tmux.binary) \(other); echo not a portfolio > \(other); exec \(Tmux.binary) \(file)")
        #expect(terminal.waits(for: "all keys"))
        terminal.press("Q")
        #expect(terminal.waits(for: "New mission"))
        terminal.press("6", "Enter")
        #expect(terminal.waits(for: "other.stocktake"))
        #expect(terminal.screen.contains("New mission"), "the present file stays open")
        try FileManager.default.removeItem(atPath: other)
        terminal.press("Q")
        #expect(terminal.ends())
    }

    @Test("Emoji of several signs are shown whole and push nothing out of its place")
    func signs() {
        let terminal = open()
        #expect(terminal.waits(for: "all keys"))
        terminal.press("c", "t", "C-u")
        terminal.type("👩‍👩‍👧 🧑‍💻 漢字 é end")
        terminal.press("Enter")
        #expect(terminal.waits(for: "saved #2"))
        let rows = terminal.screen.split(separator: "\n").map(String.init)
        #expect(rows.contains { $0.contains("👩👩👧") && $0.contains("🧑💻") && $0.contains("漢字") && $0.contains("end") })
        terminal.press("Q")
        #expect(terminal.ends())
    }
}
