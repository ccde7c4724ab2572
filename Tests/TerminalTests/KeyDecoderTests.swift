// Bytes become the keys that were pressed, however the line cuts them up.

import Drawing
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
    static let samples: [(bytes: String, keys: [Key])] = [
        ("jé漢👍", [.char("j"), .char("é"), .char("漢"), .char("👍")]),
        ("\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}OD", [.up, .down, .right, .left]),
        ("\u{1B}[1;3D\u{1B}[1;3C\u{1B}\u{1B}[A\u{1B}[1;5C", [.altLeft, .altRight, .altUp, .right]),
        ("\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}OH", [.home, .end, .home, .end, .home]),
        ("\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[3~\u{1B}[Z", [.pageUp, .pageDown, .insert, .delete, .backTab]),
        ("\u{1B}OP\u{1B}[15~\u{1B}[24~\u{1B}[[B\u{1B}[1;2P", [1, 5, 12, 2, 1].map { .function($0) }),
        ("\u{1B}x\u{1B}é\u{1B}\r\u{1B}\u{7F}", [.alt("x"), .alt("é"), .altEnter, .altBackspace]),
        ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
        ("\u{1}\u{3}\u{1A}\u{0}\u{1C}", [.ctrl("a"), .ctrl("c"), .ctrl("z"), .ctrl(" "), .ctrl("\\")]),
        ("\u{1B}[97;5u\u{1B}[9;2u\u{1B}[27;3;120~\u{1B}[27u", [.ctrl("a"), .backTab, .alt("x"), .escape]),
        ("a\u{1B}[200~two\rlines\u{1B}[31m\u{1B}[201~b", [.char("a"), .paste("two\nlines\u{1B}[31m"), .char("b")]),
        ("\u{1B}[200~\u{1B}[201~", [.paste("")]),
        (
            "\u{1B}[?1;2cx\u{1B}[<0;3;4My\u{1B}[Iz",
            [.char("x"), .mouse(Pointer(.click, at: Point(x: 2, y: 3))), .char("y"), .char("z")]
        ),
        ("\u{1B}Op\u{1B}OM", [.char("0"), .enter]),
    ]

    @Test(arguments: samples.indices)
    func `Bytes become keys`(index: Int) {
        let (text, keys) = KeyDecoderTests.samples[index]
        var decoder = KeyDecoder()
        #expect(feed(&decoder, Array(text.utf8)) == keys)
        #expect(!decoder.isUndecided)
    }

    @Test(arguments: samples.indices)
    func `Bytes that come one at a time make the same keys`(index: Int) {
        let (text, keys) = KeyDecoderTests.samples[index]
        var decoder = KeyDecoder()
        var got: [Key] = []
        for byte in text.utf8 { got += decoder.take([byte]) }
        #expect(got == keys)
    }

    @Test func `A lone Esc is Esc once nothing follows`() {
        var decoder = KeyDecoder()
        let early = feed(&decoder, [0x1B])
        #expect(early == [] && decoder.isUndecided && decoder.patience == 25)
        #expect(stop(&decoder) == [.escape])
        #expect(feed(&decoder, [0x1B, 0x1B]) == [])
        #expect(stop(&decoder) == [.escape, .escape])
        #expect(feed(&decoder, [0x1B, 0x5B]) == [])
        #expect(stop(&decoder) == [.alt("[")])
        #expect(!decoder.isUndecided)
    }

    @Test func `A paste that never ends is let go with what there is`() {
        var decoder = KeyDecoder()
        #expect(feed(&decoder, Array("\u{1B}[200~half\u{1B}[2".utf8)) == [])
        #expect(stop(&decoder) == [.paste("half\u{1B}[2")])
        #expect(feed(&decoder, [0x6A]) == [.char("j")])
    }

    @Test func `Bytes that are not UTF-8 are marked and passed over`() {
        var decoder = KeyDecoder()
        #expect(
            feed(&decoder, [0xE9, 0x6A, 0xFF, 0x6B]) == [.char("\u{FFFD}"), .char("j"), .char("\u{FFFD}"), .char("k")])
    }

    @Test func `What the terminal's description says comes first`() {
        var decoder = KeyDecoder(described: [Array("\u{1B}Ot".utf8): .function(5)])
        #expect(feed(&decoder, Array("\u{1B}Ot\u{1B}Ou".utf8)) == [.function(5), .char("5")])
    }

    @Test func `No bytes whatever crash the decoder or stay in it`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var state = seed
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let likely: [UInt8] = [0x1B, 0x1B, 0x5B, 0x4F, 0x3B, 0x7E, 0x32, 0x30, 0x31, 0x41, 0xE2, 0x80, 0x00, 0x75]
        for _ in 0..<2000 {
            var decoder = KeyDecoder()
            let bytes = (0..<random(24)).map { _ in random(3) > 0 ? likely[random(likely.count)] : UInt8(random(256)) }
            _ = feed(&decoder, bytes)
            _ = stop(&decoder)
            #expect(!decoder.isUndecided, "seed \(seed)")
        }
    }

    private func feed(_ decoder: inout KeyDecoder, _ bytes: [UInt8]) -> [Key] { decoder.take(bytes) }
    private func stop(_ decoder: inout KeyDecoder) -> [Key] { decoder.giveUp() }
}
