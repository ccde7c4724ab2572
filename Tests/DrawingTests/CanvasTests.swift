// What is put on a canvas is what is seen, within its bounds.

import Drawing
import Testing

@Suite struct CanvasTests {
    @Test func `Text is put where it is said, and the columns are returned`() {
        var canvas = Canvas(width: 12, height: 2)
        let used = canvas.put("Grid 漢字", x: 1, y: 0, ink: .value)
        #expect(used == 9)
        canvas.put("e\u{301}t\u{E9}", x: 0, y: 1, ink: .late)
        #expect(canvas.text == " Grid 漢字\ne\u{301}té")
        #expect(canvas.inks == ".vvvvvvvvv..\nLLL.........")
        #expect(canvas[6, 0] == Cell(glyph: "漢", ink: .value, width: 2))
        #expect(canvas[7, 0].width == 0)
        #expect(canvas[0, 1].glyph == "e\u{301}")
    }

    @Test func `What lies outside is cut off, and wide characters whole`() {
        var canvas = Canvas(width: 5, height: 1)
        let used = canvas.put("ab漢字", x: 0, y: 0, ink: .plain)
        #expect(used == 4)
        #expect(canvas.text == "ab漢")
        canvas.put("漢字漢", x: -1, y: 0, ink: .plain)
        #expect(canvas.text == " 字漢")
        canvas.put("below", x: 0, y: 7, ink: .plain)
        let beyond = canvas.put("right", x: 9, y: 0, ink: .plain)
        #expect(beyond == 0)
        #expect(canvas.text == " 字漢")
    }

    @Test func `Control characters become dots and never reach the terminal`() {
        var canvas = Canvas(width: 12, height: 1)
        canvas.put("a\u{1B}[31m\u{7}é\u{9B}z", x: 0, y: 0, ink: .plain)
        #expect(canvas.text == "a·[31m·é·z")
        canvas = Canvas(width: 12, height: 1, lines: .ascii)
        canvas.put("a\tb\u{202E}c\u{200B}", x: 0, y: 0, ink: .plain)
        #expect(canvas.text == "a.bc")
    }

    @Test(arguments: [
        ("short", Alignment.left, "|short   |"),
        ("short", .right, "|   short|"),
        ("short", .centre, "| short  |"),
        ("exactly8", .right, "|exactly8|"),
        ("a good deal too long", .left, "|a good …|"),
        ("漢字漢字漢", .left, "|漢字漢… |"),
        ("a漢字漢字漢", .left, "|a漢字漢…|"),
        ("e\u{301}e\u{301}", .right, "|      e\u{301}e\u{301}|"),
        ("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", .left, "|👨👩👧… |"),
        ("", .left, "|        |"),
    ])
    func `Text is fitted into its columns exactly`(text: String, align: Alignment, expected: String) {
        var canvas = Canvas(width: 10, height: 1)
        canvas.put("|xxxxxxxx|", x: 0, y: 0, ink: .plain)
        canvas.put(text, x: 1, y: 0, width: 8, ink: .value, align: align)
        #expect(canvas.text == expected)
        #expect(canvas.inks == ".vvvvvvvv.")
    }

    @Test func `With ASCII lines the mark of a cut is ASCII too`() {
        var canvas = Canvas(width: 6, height: 1, lines: .ascii)
        canvas.put("too long", x: 0, y: 0, width: 6, ink: .plain)
        #expect(canvas.text == "too l~")
    }

    @Test func `Writing over half of a wide character blanks the other half`() {
        var canvas = Canvas(width: 6, height: 1)
        canvas.put("漢字漢", x: 0, y: 0, ink: .plain)
        canvas.put("x", x: 1, y: 0, ink: .plain)
        canvas.put("y", x: 4, y: 0, ink: .plain)
        #expect(canvas.text == " x字y")
    }

    @Test func `Selected rows show in the inks`() {
        var canvas = Canvas(width: 4, height: 1)
        for (x, ink) in [Ink.late, .late.selected, .late.selected, .late.selectedDim].enumerated() {
            canvas.put("x", x: x, y: 0, ink: ink)
        }
        #expect(canvas.inks == "LL\u{332}L\u{332}L\u{323}")
        #expect(canvas[1, 0].ink == Ink.late.selected)
        #expect(canvas[1, 0].ink.unselected == .late)
    }

    @Test func `Canvases that look alike are equal, in whatever order they were drawn`() {
        var one = Canvas(width: 4, height: 1)
        one.put("e\u{301}", x: 0, y: 0, ink: .plain)
        one.put("o\u{308}", x: 1, y: 0, ink: .plain)
        var other = Canvas(width: 4, height: 1)
        other.put("o\u{308}", x: 1, y: 0, ink: .plain)
        other.put("e\u{301}", x: 0, y: 0, ink: .plain)
        #expect(one == other)
        other.put("e\u{300}", x: 0, y: 0, ink: .plain)
        #expect(one != other)
    }

    @Test func `A canvas can be drawn on another, cut at the edges`() {
        var small = Canvas(width: 4, height: 1)
        small.put("a漢e\u{301}", x: 0, y: 0, ink: .late)
        small.cursor = Point(x: 1, y: 0)
        var canvas = Canvas(width: 6, height: 2)
        canvas.blit(small, x: 1, y: 1)
        #expect(canvas.text == "\n a漢e\u{301}")
        #expect(canvas.cursor == Point(x: 2, y: 1))
        canvas = Canvas(width: 2, height: 1)
        canvas.blit(small, x: 0, y: 0)
        #expect(canvas.text == "a")
        canvas.blit(small, x: -2, y: 0)
        #expect(canvas.text == " e\u{301}")
    }
}
