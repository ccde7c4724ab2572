// Keys have names that read back, and lines of keys can be written.

import Drawing
import Testing

@Suite struct KeyTests {
    static let all: [Key] =
        [
            .up, .down, .left, .right, .altUp, .altDown, .altLeft, .altRight, .home, .end, .pageUp, .pageDown, .enter,
            .escape, .tab, .backTab, .backspace, .delete, .insert, .altEnter, .altBackspace, .paste("two\nlines"),
            .alt(" "), .ctrl(" "), .ctrl("\\"), .ctrl("]"), .ctrl("^"), .ctrl("_"), .char("é"), .char("漢"), .char("F"),
        ] + (1...20).map { .function($0) } + "abcdefgklnopqrstuvwxyz".map { .ctrl($0) }
        + (0x20..<0x7F).flatMap { code -> [Key] in
            let character = Character(Unicode.Scalar(UInt8(code)))
            return [.char(character), .alt(character)]
        }

    @Test func `Every key's name reads back as the key`() {
        for key in KeyTests.all { #expect(Key(name: key.name) == key, "\(key.name)") }
        #expect(Set(KeyTests.all.map(\.name)).count == Set(KeyTests.all).count)
    }

    @Test func `Names are those that people write`() {
        #expect(Key.ctrl("d").name == "C-d")
        #expect(Key.altLeft.name == "M-Left")
        #expect(Key.backTab.name == "S-Tab")
        #expect(Key.char(" ").name == "Space")
        #expect(Key(name: "Escape") == .escape)
        #expect(Key(name: "C-i") == nil)
        #expect(Key(name: "F0") == nil)
        #expect(Key(name: "") == nil)
        #expect(Key(name: "Enterr") == nil)
    }

    @Test func `A line of keys is read word by word`() throws {
        #expect(
            try Key.parse(#"j j  e Tab text:Hi\ you Enter C-r PgDn \ "#) == [
                .char("j"), .char("j"), .char("e"), .tab, .char("H"), .char("i"), .char(" "), .char("y"), .char("o"),
                .char("u"), .enter, .ctrl("r"), .pageDown, .char("\\"),
            ])
        #expect(try Key.parse(#"text:a\\b\nc"#) == [.char("a"), .char("\\"), .char("b"), .enter, .char("c")])
        #expect(try Key.parse(#"paste:one\ two\nthree"#) == [.paste("one two\nthree")])
        #expect(try Key.parse("") == [])
        #expect(try Key.parse("\n j \n") == [.char("j")])
    }

    @Test func `A word that is no key is named in the error`() {
        #expect(throws: UnknownKey(word: "gg")) { try Key.parse("j gg k") }
        #expect(UnknownKey(word: "gg").description.hasPrefix("“gg” is not the name of a key."))
    }
}
