// Colours and lines are chosen from what the terminal can do.

import Drawing
import Testing

@testable import Terminal

@Suite struct ChoiceTests {
    @Test func `Colours follow the description, and NO_COLOR wins`() {
        #expect(ColourDepth(colours: 256, isDirect: false, noColour: false) == .indexed)
        #expect(ColourDepth(colours: 16, isDirect: false, noColour: false) == .sixteen)
        #expect(ColourDepth(colours: 8, isDirect: false, noColour: false) == .eight)
        #expect(ColourDepth(colours: 0, isDirect: false, noColour: false) == .none)
        #expect(ColourDepth(colours: 1 << 24, isDirect: true, noColour: false) == .direct)
        #expect(ColourDepth(colours: 1 << 24, isDirect: true, noColour: true) == .none)
    }

    @Test func `Lines are ASCII where box characters would go wrong`() {
        #expect(prefersASCII(isUTF8: false, terminalType: "xterm", locale: "C"))
        #expect(prefersASCII(isUTF8: true, terminalType: "vt100", locale: "en_GB.UTF-8"))
        #expect(prefersASCII(isUTF8: true, terminalType: "xterm", locale: "ja_JP.UTF-8"))
        #expect(!prefersASCII(isUTF8: true, terminalType: "xterm-256color", locale: "en_GB.UTF-8"))
    }

    @Test func `A failed start says what to do`() {
        #expect(TerminalError.unknownType("nope").description.contains("“nope”"))
        #expect(TerminalError.noType.description.contains("TERM=xterm-256color"))
    }
}
