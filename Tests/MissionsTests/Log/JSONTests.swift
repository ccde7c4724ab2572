// JSON, read strictly and written in one way.

import Chance
import Missions
import Testing

extension Dice {
    fileprivate mutating func json(depth: Int = 0) -> JSON {
        switch roll(0..<(depth > 4 ? 4 : 6)) {
        case 0: .null
        case 1: .bool(chance(50))
        case 2: .number(pick(["0", "-0", "1", "-12.50", "1e5", "2E-3", "9007199254740993", "0.1"]))
        case 3: .string(text())
        case 4: .array((0..<roll(0...4)).map { _ in json(depth: depth + 1) })
        default: .object((0..<roll(0...4)).map { _ in JSON.Member(text(), json(depth: depth + 1)) })
        }
    }
}

@Suite struct JSONTests {
    @Test(arguments: UInt64(0)..<60) func aValueReadsBackFromEitherText(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for _ in 0..<20 {
            let value = dice.json()
            #expect(try JSON(parsing: value.compact) == value)
            #expect(try JSON(parsing: value.pretty) == value)
            #expect(try JSON(parsing: value.pretty).compact.utf8.elementsEqual(value.compact.utf8))
        }
    }

    @Test(arguments: [
        "", " ", "[", "]", "{", "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}",
        "{1:2}", "01",
        "-", "-01", "+1", ".5", "1.", "1.e3", "1e", "1e+", "0x10", "1_000", "NaN", "Infinity", "-Infinity", "nul",
        "nulll",
        "True", "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u+123\"", "\"\\ud800\"", "\"\\udc00\"",
        "\"\\ud800x\"", "\"\\ud800\\n\"", "\"\\ud800\\ud800\"", "\"a\nb\"", "\"a\tb\"", "\"a\u{0}b\"", "1 2", "[] []",
        "// c\n1", "/* */1", "\u{a0}1", "[1]\u{feff}", "\u{b}1",
    ]) func whatTheStandardForbidsIsRefused(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text) }
    }

    @Test func whatTheStandardAllowsIsRead() throws {
        #expect(try JSON(parsing: " \t\r\n-0.0e-0 ") == .number("-0.0e-0"))
        #expect(try JSON(parsing: "\"\\u0041\\/\\b\\f\\n\\r\\t\\\"\\\\\"") == .string("A/\u{8}\u{c}\n\r\t\"\\"))
        #expect(try JSON(parsing: "\"\\uD83D\\uDE80\"") == .string("🚀"))
        #expect(try JSON(parsing: "\"\\u0000\u{7f}\u{2028}\"") == .string("\u{0}\u{7f}\u{2028}"))
        #expect(try JSON(parsing: "{\"a\":1,\"a\":2}")["a"] == .number("1"))
        #expect(try JSON(parsing: "\u{feff}[]") == .array([]))
        #expect(try JSON(parsing: "{}").pretty == "{}")
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        for bytes: [UInt8] in [
            [0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22], [0x22, 0xe2, 0x82, 0x22],
            [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x5c, 0x6e, 0xff, 0x22],
        ] { #expect(throws: JSONError.self) { try JSON(parsing: bytes) } }
    }

    @Test func nestingIsReadToTwoHundredLevelsAndNoDeeper() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try JSON(parsing: nested(200)).compact == nested(200))
        #expect(throws: JSONError.self) { try JSON(parsing: nested(201)) }
        #expect(throws: JSONError.self) { try JSON(parsing: String(repeating: "{\"a\":[", count: 100_000)) }
    }

    @Test func anErrorNamesItsLine() {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: "{\n\"a\": 1,\n\"b\": x\n}") }
        #expect(error?.description == "line 3: a value was expected here")
    }

    @Test(arguments: UInt64(0)..<40) func noBytesWhateverCrashTheReader(seed: UInt64) {
        var dice = Dice(seed: seed)
        let alphabet = Array("{}[]\",:\\u0019dDeE+-.truefalsn \n".utf8) + [0, 0x80, 0xc3, 0xa9, 0xff]
        for _ in 0..<100 {
            let bytes = (0..<dice.roll(0...24)).map { _ in dice.pick(alphabet) }
            if let value = try? JSON(parsing: bytes) { #expect((try? JSON(parsing: value.compact)) == value) }
            var text = Array(dice.json().compact.utf8)
            text[dice.roll(0..<text.count)] = UInt8(dice.roll(0..<256))
            if let value = try? JSON(parsing: text) { #expect((try? JSON(parsing: value.pretty)) == value) }
        }
    }
}
