// Panes have edges, with their words on the top one.

import Drawing
import Testing

@Suite struct BoxTests {
    private func box(
        _ width: Int, _ height: Int, title: String, right: String = "", focused: Bool = false,
        lines: LineStyle = .unicode
    ) -> String {
        var canvas = Canvas(width: width, height: height, lines: lines)
        canvas.box(canvas.bounds, title: title, right: right, focused: focused)
        return canvas.text
    }

    @Test func `A pane has a single edge, and a double one with the focus`() {
        #expect(
            box(28, 3, title: "1 Missions", right: "5") == """
                ┌─ 1 Missions ───────── 5 ─┐
                │                          │
                └──────────────────────────┘
                """)
        #expect(
            box(28, 3, title: "1 Missions", right: "5", focused: true) == """
                ╔═ 1 Missions ═════════ 5 ═╗
                ║                          ║
                ╚══════════════════════════╝
                """)
    }

    @Test func `The same in ASCII`() {
        #expect(
            box(19, 3, title: "2 Risks", right: "23", lines: .ascii) == """
                +- 2 Risks -- 23 -+
                |                 |
                +-----------------+
                """)
        #expect(
            box(20, 3, title: "2 Risks", focused: true, lines: .ascii) == """
                #= 2 Risks ========#
                #                  #
                #==================#
                """)
    }

    @Test func `When room is short the right-hand words go first, then the title is cut`() {
        #expect(box(16, 2, title: "1 Missions", right: "five").split(separator: "\n")[0] == "┌─ 1 Missions ─┐")
        #expect(box(12, 2, title: "1 Missions").split(separator: "\n")[0] == "┌─ 1 Mis… ─┐")
        #expect(box(7, 2, title: "漢字").split(separator: "\n")[0] == "┌─ … ─┐")
        #expect(box(5, 2, title: "1 Missions").split(separator: "\n")[0] == "┌───┐")
        #expect(box(1, 1, title: "1 Missions") == "")
    }

    @Test func `The words of the edge have inks of their own`() {
        var canvas = Canvas(width: 10, height: 2)
        canvas.box(canvas.bounds, title: "ab", focused: true)
        #expect(canvas.inks == "BBTTTTBBBB\nBBBBBBBBBB")
    }

    @Test func `A popup clears what is under it`() {
        var canvas = Canvas(width: 8, height: 3)
        for y in 0..<3 { canvas.put("abcdefgh", x: 0, y: y, ink: .plain) }
        canvas.overlay(Rect(x: 1, y: 0, width: 6, height: 3), title: "")
        #expect(canvas.text == "a┌────┐h\na│    │h\na└────┘h")
        #expect(canvas[3, 1].ink == .overlay)
    }

    @Test func `Every sign is as wide in ASCII as in Unicode`() {
        for mark in Mark.allCases {
            let unicode = LineStyle.unicode.glyph(mark)
            let ascii = LineStyle.ascii.glyph(mark)
            #expect(displayWidth(of: unicode) == displayWidth(of: ascii), "\(mark)")
            #expect(ascii.utf8.allSatisfy { $0 < 0x80 }, "\(mark)")
        }
    }
}
