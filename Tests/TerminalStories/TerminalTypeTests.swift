// Every kind of terminal: painted in the colours it has, and given back as it was.

import Foundation
import Programs
import Testing

@Suite(.serialized) struct TerminalTypeTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    enum Colours { case direct, indexed, few, none }

    @Test(
        "Each terminal is painted in the colours it has, and given back sane",
        arguments: [
            ("xterm-256color", Colours.indexed), ("tmux-256color", .indexed), ("screen-256color", .indexed),
            ("xterm-direct", .direct), ("xterm", .few), ("screen", .few), ("linux", .few), ("ansi", .few),
            ("rxvt", .few), ("xterm-16color", .few), ("vt100", .none), ("vt220", .none),
        ])
    func kinds(term: String, colours: Colours) throws {
        let terminal = Pty([Tmux.binary, stage.file], term: term)
        let before = terminal.settings
        #expect(terminal.waits(for: "quit"), "\(term): \(terminal.text)")
        terminal.settle()
        let text = terminal.text
        #expect(terminal.settings != before, "\(term) is in raw mode")
        #expect(text.contains("STOCKTAKE") && text.contains("Missions"), "\(term)")
        let indexed = text.contains("38;5;") || text.contains("48;5;")
        let direct = text.contains("38;2;") || text.contains("38:2:")
        let few = text.contains("[31m") || text.contains("[32m") || text.contains("[37m") || text.contains("[3")
        switch colours {
        case .direct: #expect(direct && !indexed, "\(term)")
        case .indexed: #expect(indexed && !direct, "\(term)")
        case .few: #expect(few && !direct && !text.contains("38;5;2"), "\(term)")
        case .none: #expect(!indexed && !direct && text.firstMatch(of: /\x1b\[[34][0-7]m/) == nil, "\(term)")
        }
        // Old terminals are drawn on in ASCII, and are not asked what they would print.
        if ["vt100", "vt220", "ansi"].contains(term) { #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(term)") }
        if ["vt100", "vt220", "ansi", "linux"].contains(term) { #expect(!text.contains("\u{1B}]11;?"), "\(term)") }
        terminal.type("j")
        terminal.type("2")
        terminal.settle()
        terminal.type("Q")
        #expect(terminal.ends() == 0, "\(term)")
        #expect(terminal.settings == before, "\(term)")
        // Whatever the terminal has for leaving was sent.
        for name in ["rmcup", "cnorm", "rmkx"] {
            let sequence = Program.run("tput", ["-T", term, name]).output
            if !sequence.isEmpty { #expect(terminal.text.contains(sequence.prefix { $0 != "$" }), "\(term): \(name)") }
        }
    }

    @Test("NO_COLOR leaves nothing but attributes", arguments: ["xterm-256color", "xterm-direct", "linux"])
    func noColour(term: String) {
        let terminal = stage.open(term: term, settings: ["NO_COLOR": "1"])
        #expect(terminal.text.firstMatch(of: /\x1b\[[0-9;]*(38|48)[;:]/) == nil)
        #expect(terminal.text.firstMatch(of: /\x1b\[[34][0-7]m/) == nil)
        #expect(!terminal.text.contains("\u{1B}]11;?"), "nothing is asked that cannot matter")
        terminal.type("Q")
        #expect(terminal.ends() == 0)
    }

    @Test("A locale whose fonts draw boxes wide gets ASCII", arguments: ["ja_JP.UTF-8", "zh_CN.UTF-8", "ko_KR.UTF-8"])
    func eastAsian(locale: String) {
        let terminal = stage.open(settings: ["LC_ALL": locale])
        #expect(terminal.text.contains("+-") && !terminal.text.contains("─"))
    }

    @Test("A terminal that is not known, or not named, is a sentence")
    func unknown() {
        for term in ["no-such-terminal", ""] {
            let terminal = Pty([Tmux.binary, stage.file], term: term)
            let before = terminal.settings
            #expect(terminal.ends() == 2)
            #expect(terminal.text.contains("TERM") && !terminal.text.contains("\u{1B}"), "\(terminal.text)")
            #expect(terminal.settings == before)
        }
    }

    @Test("A start that fails with the screen up gives it back and says why")
    func badTheme() {
        let terminal = Pty([Tmux.binary, stage.file, "--theme", "sepia"])
        let before = terminal.settings
        #expect(terminal.ends() == 2)
        #expect(terminal.text.contains("sepia") && terminal.text.contains("\u{1B}[?1049l"))
        #expect(terminal.settings == before)
    }

    @Test("Without a terminal on both sides there is a sentence")
    func halfATerminal() {
        let terminal = Pty(["/bin/sh", "-c", "\(Tmux.binary) \(stage.file) | cat; echo end"])
        #expect(terminal.waits(for: "end"))
        #expect(terminal.text.contains("needs a terminal"), "\(terminal.text)")
        #expect(!terminal.text.contains("\u{1B}["))
    }
}
