// Long texts in the user's own editor, and what editors do to terminals.

import Foundation
import Testing

@Suite(.serialized) struct EditorTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    /// Opens the editor on the note of the first mission.
    private func editNote(_ terminal: Pty) {
        terminal.type("E")
        #expect(terminal.waits(for: "Write which text"))
        terminal.settle()
        terminal.type("note")
        terminal.settle()
        terminal.type("\r")
    }

    private func open(_ editor: String) throws -> Pty {
        stage.open(width: 200, height: 50, settings: ["EDITOR": try stage.script("editor", editor)])
    }

    @Test("What was written in the editor is one change, with its line ends, and one undo")
    func written() throws {
        let terminal = try open(#"cp "$1" "$TMPDIR/before"; printf 'First line\nand “second”\n\nlast\n' > "$1""#)
        let modes = terminal.settings
        editNote(terminal)
        #expect(terminal.sees("saved #2"))
        #expect(try stage.field("MIS-1", "note") == "First line\nand “second”\n\nlast")
        #expect(stage.scratch.isEmpty && terminal.settings == modes)
        terminal.type("u")
        #expect(terminal.sees("undid #2"))
        #expect(try stage.field("MIS-1", "note") == nil)
        terminal.type("Q")
        #expect(terminal.ends() == 0)
    }

    @Test("The command is split as a shell would, and VISUAL comes first")
    func words() throws {
        let script = try stage.script("my editor", #"echo "$1,$2" > "$TMPDIR/words"; echo text > "$3""#)
        let terminal = stage.open(settings: ["VISUAL": "'\(script)' --wait \"a b\"", "EDITOR": "false"])
        editNote(terminal)
        #expect(terminal.sees("saved #2"))
        #expect(stage.text("words") == "--wait,a b\n")
    }

    @Test("Left as it was, nothing is changed and nothing stays")
    func unchanged() throws {
        let terminal = try open("true")
        editNote(terminal)
        #expect(terminal.sees("Nothing was changed."))
        #expect(stage.scratch.isEmpty)
    }

    @Test(
        "An editor that is missing, fails or is killed is a sentence",
        arguments: [
            ("exit 3", "status 3"), ("kill -9 $$", "signal 9"), (#"rm "$1""#, "left no file"),
            (#"printf '\377\376' > "$1""#, "not UTF-8"),
        ])
    func fails(script: String, sentence: String) throws {
        let terminal = try open(script)
        editNote(terminal)
        #expect(terminal.sees(sentence), "\(terminal.text.suffix(300))")
        terminal.settle()
        terminal.type("Q")
        #expect(terminal.ends() == 0)
        #expect(try stage.field("MIS-1", "note") == nil)
        let missing = stage.open(width: 200, height: 50, settings: ["EDITOR": "/nowhere/ed -x"])
        editNote(missing)
        #expect(missing.sees("is not there"))
    }

    @Test("What was written and cannot be taken is kept, and said where")
    func kept() throws {
        let terminal = try open(#"printf 'half a thought' > "$1"; exit 1"#)
        editNote(terminal)
        #expect(terminal.sees("kept at"))
        let folder = try #require(stage.scratch.first)
        let files = try FileManager.default.contentsOfDirectory(atPath: stage.folder + "/" + folder)
        #expect(stage.text(folder + "/" + files[0]) == "half a thought")
    }

    @Test("What another window wrote meanwhile is not written over")
    func meanwhile() throws {
        let terminal = try open(#""\#(Tmux.binary)" set "\#(stage.file)" MIS-1 note=Theirs; echo Mine > "$1""#)
        editNote(terminal)
        #expect(terminal.sees("kept at"))
        #expect(try stage.field("MIS-1", "note") == "Theirs" && stage.scratch.count == 1)
        terminal.settle()
        terminal.type("Q")
        #expect(terminal.ends() == 0)
        let said = terminal.text.components(separatedBy: "\u{1B}[?1049l").last ?? ""
        #expect(said.contains("What you wrote for MIS-1 note is kept at"), "it is said again behind the screen")
    }

    @Test("However the editor leaves the terminal, it is ours again")
    func odd() throws {
        let terminal = try open(
            #"stty raw -echo -isig; printf '\033[?1003h\033[?1006h\033[2;5r\033[4h'; echo odd > "$1"; kill -9 $$"#)
        let modes = terminal.settings
        let before = terminal.bytes.count
        editNote(terminal)
        #expect(terminal.sees("signal 9"))
        terminal.settle()
        #expect(terminal.settings == modes)
        let after = String(decoding: terminal.bytes[before...], as: UTF8.self)
        let last = after.components(separatedBy: "\u{1B}[4h").last ?? ""
        for sequence in ["\u{1B}[?1003l", "\u{1B}[1;50r", "\u{1B}[4l", "\u{1B}[?2004h"] {
            #expect(last.contains(sequence), "\(sequence.dropFirst())")
        }
        terminal.type("Q")
        #expect(terminal.ends() == 0)
    }

    @Test("A window resized while in the editor is laid out anew; what was typed for the editor is not run")
    func resized() throws {
        let terminal = try open(#"read line; sleep 0.3; printf 'x\n' > "$1""#)
        editNote(terminal)
        #expect(terminal.waits(for: "\u{1B}[?1049l"))
        terminal.resize(80, 24)
        let before = terminal.bytes.count
        terminal.type("go\nQ")
        #expect(terminal.waits(for: "3 Risks", after: before))
        #expect(terminal.ends(seconds: 0.5) == nil, "the Q was the editor's")
    }

    @Test("Asked to end while in the editor, it asks the editor, and keeps what was written")
    func terminated() throws {
        let terminal = try open(#"echo unfinished > "$1"; echo ready; sleep 30"#)
        let before = terminal.settings
        editNote(terminal)
        #expect(terminal.waits(for: "ready"))
        kill(terminal.pid, SIGTERM)
        #expect(terminal.ends() == 0)
        #expect(terminal.settings != "" && before != terminal.settings)
        #expect(terminal.text.contains("kept at") && stage.scratch.count == 1)
    }

    @Test("In a form the editor fills the field, and saving is still to be done")
    func form() throws {
        let terminal = try open(#"printf 'One ¶ sign\nand two lines\n' > "$1""#)
        terminal.type("e")
        #expect(terminal.sees("next field"))
        terminal.type("\t\t\t")
        // Down to the note, which is a text.
        for _ in 0..<20 where !String(decoding: terminal.bytes.suffix(600), as: UTF8.self).contains("editor") {
            terminal.type("\t")
            terminal.settle(milliseconds: 60)
        }
        terminal.type("\u{18}")
        #expect(terminal.waits(for: "and two lines"))
        terminal.type("\r")
        #expect(terminal.sees("saved #2"))
        let texts = try ["plain", "note", "scope_in", "scope_out", "mandate"].map { try stage.field("MIS-1", $0) }
        #expect(texts.contains("One ¶ sign\nand two lines"))
    }
}
