// Typing a line does what people's fingers expect.

import Drawing
import Testing

@Suite struct EditLineTests {
    /// The text after these keys, with a bar for the cursor.
    private func typing(_ keys: String, from text: String = "") throws -> String {
        var line = EditLine(text)
        for key in try Key.parse(keys) {
            let isTaken = line.handle(key)
            #expect(isTaken, "\(key)")
        }
        var shown = line.text
        shown.insert("|", at: shown.index(shown.startIndex, offsetBy: line.cursor))
        return shown
    }

    @Test(arguments: [
        ("text:need", "need|"),
        ("text:ned Left text:e", "nee|d"),
        ("text:ab Left Left Left text:x", "x|ab"),
        ("text:abc Home Del", "|bc"),
        ("text:abc Backspace Backspace", "a|"),
        (#"text:one\ two\ three C-w"#, "one two |"),
        (#"text:one\ two\ \  C-w"#, "one |"),
        (#"text:one\ two M-b M-b C-k"#, "|"),
        (#"text:one-two\ x M-b M-b"#, "one-|two x"),
        (#"text:one-two Home M-f M-f"#, "one-two|"),
        (#"text:one\ two Left Left C-u"#, "|wo"),
        (#"text:one\ two Home C-k text:x C-e"#, "x|"),
        ("text:👨‍👩‍👧漢 Left Backspace", "|漢"),
        (#"paste:two\nlines"#, "two lines|"),
    ])
    func `Keys edit the line`(keys: String, expected: String) throws {
        #expect(try typing(keys) == expected)
    }

    @Test func `Keys that mean nothing here are left to others`() {
        var line = EditLine("text")
        for key in [Key.up, .enter, .escape, .tab, .ctrl("a"), .ctrl("c"), .function(1), .pageDown] {
            let isTaken = line.handle(key)
            #expect(!isTaken, "\(key)")
        }
        #expect(line == EditLine("text"))
    }

    @Test func `An accent typed after its letter joins it`() {
        var line = EditLine("ex")
        for key in [Key.left, .char("\u{301}"), .char("!")] { _ = line.handle(key) }
        #expect(line.text == "e\u{301}!x")
        #expect(line.cursor == 2)
    }

    @Test func `Control characters are never taken in`() {
        #expect(EditLine("a\u{1B}[31mb\r\nc\td\u{0}").text == "a[31mb c d")
    }

    @Test func `Whatever is typed, the cursor stays within the text and the field`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededRandom(seed: seed)
        let keys =
            KeyTests.all + [
                .char("\u{301}"), .char("👍"), .char("\u{200D}"), .char("🇬"), .char("🇧"), .paste("漢字e\u{301} x"),
            ]
        for _ in 0..<60 {
            var line = EditLine("start 漢字")
            let width = Int.random(in: 0...14, using: &random)
            for _ in 0..<60 {
                _ = line.handle(keys.randomElement(using: &random)!)
                var canvas = Canvas(width: 20, height: 1)
                canvas.put(String(repeating: "#", count: 20), x: 0, y: 0, ink: .plain)
                let point = line.draw(on: &canvas, x: 3, y: 0, width: width)
                #expect((0...line.text.count).contains(line.cursor), "seed \(seed)")
                #expect((3...max(3, 3 + width - 1)).contains(point.x), "seed \(seed)")
                #expect(canvas[2, 0].glyph == "#" && canvas[3 + width, 0].glyph == "#", "seed \(seed)")
            }
        }
    }

    @Test func `A long line scrolls, with a mark where it continues`() {
        func field(_ text: String, lefts: Int, width: Int = 10) -> String {
            var line = EditLine(text)
            for _ in 0..<lefts { _ = line.handle(.left) }
            var canvas = Canvas(width: width + 2, height: 1)
            canvas.put("[", x: 0, y: 0, ink: .plain)
            canvas.put("]", x: width + 1, y: 0, ink: .plain)
            let point = line.draw(on: &canvas, x: 1, y: 0, width: width)
            canvas.put("|", x: point.x, y: 0, ink: .accent)
            return canvas.text
        }
        #expect(field("short", lefts: 0) == "[short|    ]")
        #expect(field("abcdefghi", lefts: 0) == "[abcdefghi|]")
        #expect(field("abcdefghij", lefts: 0) == "[…fghij|   ]")
        #expect(field("abcdefghijklmnop", lefts: 16) == "[|bcdefghi…]")
        #expect(field("abcdefghijklmnop", lefts: 8) == "[abcdefgh|…]")
        #expect(field("abcdefghijklmnop", lefts: 7) == "[…fghi|klm…]")
    }
}
