// The mouse and the terminal's answers among the keys, however the line cuts them up.

import Drawing
import Foundation
import Testing

@testable import Terminal

@Suite struct MouseAndReplyTests {
    static let mice: [(bytes: String, pointers: [Pointer])] = [
        ("\u{1B}[<0;1;1M\u{1B}[<0;1;1m", [Pointer(.click, at: Point(x: 0, y: 0))]),
        ("\u{1B}[<16;120;40M", [Pointer(.click, at: Point(x: 119, y: 39))]),
        (
            "\u{1B}[<64;5;6M\u{1B}[<65;5;6M",
            [.init(.wheelUp, at: Point(x: 4, y: 5)), .init(.wheelDown, at: Point(x: 4, y: 5))]
        ),
        // Other buttons, movements, the wheel sideways, and what cannot be.
        ("\u{1B}[<2;5;6M\u{1B}[<1;5;6M\u{1B}[<32;5;6M\u{1B}[<66;5;6M\u{1B}[<0;0;6M\u{1B}[<0;6M", []),
        (
            "\u{1B}[M !!\u{1B}[M#!!\u{1B}[M`&'",
            [.init(.click, at: Point(x: 0, y: 0)), .init(.wheelUp, at: Point(x: 5, y: 6))]
        ),
    ]

    @Test(arguments: mice.indices)
    func `Presses and turns become pointers, whole and byte by byte`(index: Int) {
        let (text, pointers) = MouseAndReplyTests.mice[index]
        let keys = pointers.map { Key.mouse($0) }
        var decoder = KeyDecoder()
        #expect(decoder.take(Array(text.utf8)) == keys && !decoder.isUndecided)
        var slow = KeyDecoder()
        #expect(text.utf8.flatMap { slow.take([$0]) } == keys && !slow.isUndecided)
    }

    @Test func `Pointers have names that are read back`() {
        for act in Pointer.Act.allCases {
            let key = Key.mouse(Pointer(act, at: Point(x: 10, y: 5)))
            #expect(Key(name: key.name) == key)
        }
        for name in ["click:", "click:1", "click:-1,2", "click:1,2,3", "tap:1,2", "click:a,b"] {
            #expect(Key(name: name) == nil)
        }
    }

    static let replies: [(bytes: String, replies: [Reply])] = [
        ("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", [.background(isLight: true)]),
        ("\u{1B}]11;rgb:0000/2b2b/3636\u{07}", [.background(isLight: false)]),
        ("\u{1B}]11;rgba:fd/f6/e3/ff\u{07}\u{1B}[?62;4c", [.background(isLight: true), .end]),
        ("\u{1B}]10;rgb:ffff/ffff/ffff\u{07}\u{1B}]11;red\u{07}\u{1B}]11;rgb:1/2\u{07}", []),
        ("\u{1B}[?997;2n\u{1B}[?997;1n\u{1B}[?996;1n", [.background(isLight: true), .background(isLight: false)]),
        ("\u{1B}[2;3R", [.column(3)]), ("\u{1B}[24;80R", [.column(80)]),
    ]

    @Test(arguments: replies.indices)
    func `Answers are told apart from keys, whole and byte by byte`(index: Int) {
        let (text, replies) = MouseAndReplyTests.replies[index]
        var decoder = KeyDecoder()
        #expect(decoder.take(Array("a\(text)b".utf8)) == [.char("a"), .char("b")])
        #expect(decoder.takeReplies() == replies && decoder.takeReplies().isEmpty)
        var slow = KeyDecoder()
        #expect(text.utf8.flatMap { slow.take([$0]) } == [])
        #expect(slow.takeReplies() == replies)
    }

    @Test(arguments: replies.indices)
    func `While an answer is awaited, no piece of it is a key, wherever patience ends`(index: Int) {
        let bytes = Array(MouseAndReplyTests.replies[index].bytes.utf8)
        for cut in 1..<bytes.count {
            var decoder = KeyDecoder()
            decoder.awaitsReply = true
            var keys = decoder.take(bytes[..<cut])
            if decoder.isUndecided { keys += decoder.giveUp() }
            keys += decoder.take(bytes[cut...])
            keys += decoder.giveUp()
            // What was begun may have been taken for the key it looks like, but none of the rest.
            #expect(
                keys.allSatisfy { [.escape, .alt("["), .alt("]")].contains($0) } && keys.count < 2,
                "cut at \(cut): \(keys)")
        }
    }

    @Test func `Keys are themselves again once the last answer has come`() {
        var decoder = KeyDecoder()
        decoder.awaitsReply = true
        #expect(decoder.take([0x1B]).isEmpty && decoder.patience == 100)
        #expect(decoder.take(Array("[?6c".utf8)).isEmpty)
        #expect(!decoder.awaitsReply && decoder.takeReplies() == [.end])
        #expect(decoder.take([0x1B]).isEmpty && decoder.patience == 25)
        #expect(decoder.giveUp() == [.escape])
        #expect(decoder.take(Array("][?".utf8)) == [.char("]"), .char("["), .char("?")])
        // F3 with Shift is no answer.
        #expect(decoder.take(Array("\u{1B}[1;2R".utf8)) == [.function(3)])
    }

    @Test func `A clipboard's text is handed to whatever lies between`() {
        #expect(String(decoding: Clipboard.base64(Array("".utf8)), as: UTF8.self) == "")
        for (text, coded) in [("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("é\n", "w6kK")] {
            #expect(String(decoding: Clipboard.base64(Array(text.utf8)), as: UTF8.self) == coded)
        }
        func sequence(_ text: String, tmux: Bool = false, screen: Bool = false) -> String {
            String(decoding: Clipboard.sequence(text, isTmux: tmux, isScreen: screen), as: UTF8.self)
        }
        #expect(sequence("foo") == "\u{1B}]52;c;Zm9v\u{07}")
        #expect(
            sequence("foo", tmux: true)
                == "\u{1B}]52;c;Zm9v\u{07}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{07}\u{1B}\\")
        let long = sequence(String(repeating: "x", count: 2000), screen: true)
        #expect(
            long.components(separatedBy: "\u{1B}P").dropFirst().allSatisfy {
                $0.utf8.count <= 768 && $0.hasSuffix("\u{1B}\\")
            })
    }
}
