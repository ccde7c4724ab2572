// The mouse in a real terminal: off until asked for, and given back.

import Foundation
import Testing

@Suite(.serialized) struct MouseTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    @Test("Comma m turns it on and off; clicks and wheel arrive as the terminal sends them")
    func clicks() {
        let terminal = stage.open(["--log", stage.folder + "/log"])
        #expect(!terminal.text.contains("?1000h"))
        terminal.type(",m")
        #expect(terminal.waits(for: "\u{1B}[?1000h\u{1B}[?1006h") && terminal.waits(for: "click again to open"))
        terminal.type("\u{1B}[<0;45;5M\u{1B}[<0;45;5m")
        terminal.type("\u{1B}[<65;45;5M")
        // The older way, which some terminals keep to whatever they are told.
        terminal.type("\u{1B}[M !!")
        terminal.settle()
        terminal.type(",m")
        #expect(terminal.waits(for: "it selects text"))
        #expect(terminal.text.contains("\u{1B}[?1006l\u{1B}[?1000l"))
        let log = stage.text("log") ?? ""
        #expect(log.contains("click:44,4") && log.contains("wheeldown:44,4") && log.contains("click:0,0"), "\(log)")
        #expect(!terminal.text.contains("does nothing here"))
    }

    @Test("A terminal that has none says so")
    func none() {
        let terminal = stage.open(term: "vt220")
        terminal.type(",m")
        #expect(terminal.waits(for: "does not tell of a mouse"))
        #expect(!terminal.text.contains("1000h"))
    }
}
