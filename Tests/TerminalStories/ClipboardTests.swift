// The clipboard: the desktop's program first, the terminal's own where there is none.

import Foundation
import Testing

@Suite(.serialized) struct ClipboardTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    @Test("Without a desktop the terminal takes the text, and it is said how")
    func terminal() {
        let terminal = stage.open()
        terminal.type("yi")
        #expect(terminal.waits(for: "Copied 5 characters (OSC 52)."))
        #expect(terminal.text.contains("\u{1B}]52;c;\(Data("MIS-1".utf8).base64EncodedString())\u{07}"))
        terminal.type("yj")
        #expect(terminal.waits(for: "\u{1B}]52;c;", after: terminal.bytes.count))
    }

    @Test("Inside tmux the text is handed through as well")
    func tmux() {
        let terminal = stage.open(settings: ["TMUX": "/tmp/tmux-0/default,1,0"])
        terminal.type("yi")
        #expect(terminal.waits(for: "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;"))
    }

    @Test("With a desktop its program gets the text")
    func desktop() throws {
        _ = try stage.script("xclip", #"cat > "$TMPDIR/clip"; echo "$@" >> "$TMPDIR/words""#)
        let terminal = stage.open(settings: ["DISPLAY": ":9", "PATH": stage.folder + ":/usr/bin:/bin"])
        terminal.type("yi")
        #expect(terminal.waits(for: "Copied 5 characters (xclip)."))
        #expect(stage.text("clip") == "MIS-1" && stage.text("words") == "-selection clipboard -in\n")
        #expect(!terminal.text.contains("\u{1B}]52;"))
    }

    @Test("A program that fails or hangs gives way to the next, and no key waits for it")
    func hangs() throws {
        _ = try stage.script("wl-copy", "exit 1")
        _ = try stage.script("xclip", "exec sleep 60")
        let terminal = stage.open(
            settings: ["WAYLAND_DISPLAY": "w", "DISPLAY": ":9", "PATH": stage.folder + ":/usr/bin:/bin"])
        terminal.type("yi")
        let before = terminal.bytes.count
        terminal.type("4")
        #expect(terminal.waits(for: "═", after: before), "the focus moves meanwhile")
        #expect(terminal.waits(for: "OSC 52", after: before))
        let painted = String(decoding: terminal.bytes[before...], as: UTF8.self)
        #expect(painted.range(of: "═")!.lowerBound < painted.range(of: "OSC 52")!.lowerBound)
    }

    @Test("A terminal without a clipboard says so")
    func none() {
        let terminal = stage.open(term: "vt220")
        terminal.type("yi")
        #expect(terminal.waits(for: "There is no clipboard here"))
        #expect(!terminal.text.contains("]52;"))
    }
}
