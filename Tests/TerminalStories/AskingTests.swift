// What the terminal answers about itself, in time, late, in pieces, or never.

import Foundation
import Testing

@Suite(.serialized) struct AskingTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    private static let light = "\u{1B}]11;rgb:ffff/ffff/dddd\u{1B}\\"
    private static let dark = "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{07}"
    private static let end = "\u{1B}[?62;22c"
    /// The selected row's ground in the themes, in 256 colours, tells them apart.
    private static let lightGround = "48;5;231m"

    @Test("A light ground brings the light theme, a dark one leaves the dark")
    func ground() {
        let terminal = stage.open()
        #expect(terminal.text.contains("\u{1B}]11;?") && !terminal.text.contains(Self.lightGround))
        let before = terminal.bytes.count
        terminal.type(Self.dark + Self.end)
        terminal.settle()
        #expect(terminal.bytes.count == before, "nothing to paint")
        terminal.type(Self.light)
        #expect(terminal.waits(for: Self.lightGround, after: before))
        // A terminal that changes its colours says so by itself.
        let painted = terminal.bytes.count
        terminal.type("\u{1B}[?997;1n")
        #expect(terminal.waits(for: "\u{1B}[48;5;233m", after: painted) || terminal.bytes.count > painted)
    }

    @Test("Who has named a theme keeps it, and is not asked about")
    func named() {
        let terminal = stage.open(["--theme", "dark"])
        #expect(!terminal.text.contains("\u{1B}]11;?"))
        let before = terminal.bytes.count
        terminal.type(Self.light + Self.end)
        terminal.settle()
        #expect(terminal.bytes.count == before)
    }

    @Test("COLORFGBG is believed until the terminal says otherwise")
    func hint() {
        let terminal = stage.open(settings: ["COLORFGBG": "0;15"])
        #expect(terminal.text.contains(Self.lightGround))
        terminal.type(Self.dark + Self.end)
        terminal.settle()
        #expect(terminal.text.suffix(200).contains("48;5;"))
    }

    @Test("Answers that come late and byte by byte are never taken for keys")
    func pieces() {
        let terminal = stage.open()
        // Long after any patience, and one byte at a time, with the Esc already given up for a key.
        usleep(400_000)
        for piece in [Self.light, "\u{1B}[2;2R", Self.end] {
            for byte in piece.utf8 {
                terminal.type(String(UnicodeScalar(byte)))
                usleep(30_000)
            }
        }
        #expect(terminal.waits(for: Self.lightGround))
        terminal.settle()
        #expect(!terminal.text.contains("does nothing here"))
        terminal.type("Q")
        #expect(terminal.ends() == 0)
    }

    @Test("A box character that comes out wide turns lines to ASCII")
    func wide() {
        let terminal = stage.open()
        #expect(terminal.text.contains("─"))
        let before = terminal.bytes.count
        terminal.type("\u{1B}[2;3R" + Self.end)
        #expect(terminal.waits(for: "+-", after: before))
    }

    @Test("Answers under way when it ends do not reach the shell")
    func quick() {
        let terminal = Pty(["/bin/sh", "-c", "\(Tmux.binary) \(stage.file); cat -v"])
        #expect(terminal.waits(for: "\u{1B}[c"))
        terminal.type("Q")
        usleep(50_000)
        terminal.type(Self.light + Self.end)
        terminal.settle(milliseconds: 500)
        let shell = terminal.text.components(separatedBy: "\u{1B}[?1049l").last ?? ""
        #expect(!shell.contains("rgb") && !shell.contains("62;22"), "\(shell)")
    }
}
