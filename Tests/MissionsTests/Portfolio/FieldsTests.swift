// Fields are a sorted dictionary in a few bytes.

import Chance
import Testing

@testable import Missions

@Suite struct FieldsTests {
    /// The same thing done simply: names by their bytes, so that nothing that merely looks alike is merged.
    private struct Model {
        var texts: [[UInt8]: String] = [:]
        subscript(field: Field) -> String? {
            get { texts[Array(field.name.utf8)] }
            set { texts[Array(field.name.utf8)] = newValue == "" ? nil : newValue }
        }
        /// Known names in the order of the schema, then the others by their bytes.
        var sorted: [(name: [UInt8], text: String)] {
            func place(_ name: [UInt8]) -> Int { Int(Field(String(decoding: name, as: UTF8.self)).code) }
            return texts.sorted {
                let (a, b) = (place($0.key), place($1.key))
                return a != b ? a < b : $0.key.lexicographicallyPrecedes($1.key)
            }.map { ($0.key, $0.value) }
        }
    }

    @Test(arguments: UInt64(0)..<40) func fieldsBehaveAsASortedDictionary(seed: UInt64) {
        var dice = Dice(seed: seed)
        var fields = Fields()
        var model = Model()
        for _ in 0..<60 {
            let field = dice.field()
            let text: String? = dice.chance(25) ? nil : dice.chance(5) ? "" : dice.fieldText()
            fields[field] = text
            model[field] = text
            let probe = dice.field()
            #expect(fields[probe].map { Array($0.utf8) } == model[probe].map { Array($0.utf8) })
            #expect(fields.isEmpty == model.texts.isEmpty)
            #expect(fields.map { Array($0.field.name.utf8) } == model.sorted.map(\.name))
            #expect(fields.map { Array($0.text.utf8) } == model.sorted.map { Array($0.text.utf8) })
        }
    }

    @Test(arguments: UInt64(0)..<40) func equalFieldsHaveEqualBytesWhateverTheOrderOfSetting(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let fields = dice.fields(0...12)
        var again = Fields()
        for (field, text) in Array(fields).shuffled(using: &dice) {
            again[field] = "something else first"
            again[field] = text
        }
        #expect(again == fields)
        #expect(again.hashValue == fields.hashValue)
        #expect(Fields(bytes: fields.bytes) == fields)
        #expect(try Fields(json: fields.json) == fields)
        let other = dice.field()
        var changed = fields
        changed[other] = (fields[other] ?? "") + "!"
        #expect(changed != fields)
        changed[other] = fields[other]
        #expect(changed == fields)
    }

    @Test func aLongTextComesBackWhole() {
        for length in [127, 128, 16_383, 16_384, 70_000] {
            let text = String(repeating: "ä", count: length / 2) + String(repeating: "x", count: length % 2)
            let fields: Fields = [.title: "before", .note: text, Field("unknown"): text]
            #expect(fields[.note] == text)
            #expect(fields[Field("unknown")] == text)
            #expect(fields[.title] == "before")
        }
    }

    @Test(arguments: UInt64(0)..<30) func brokenBytesAreReadAsFarAsTheyMakeSense(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<50 {
            var bytes = dice.fields().bytes.prefix(400).map { $0 }
            for _ in 0..<3 where !bytes.isEmpty { bytes[dice.roll(0..<bytes.count)] = UInt8(dice.roll(0..<256)) }
            if dice.chance(30) { bytes.removeLast(dice.roll(0...bytes.count)) }
            let fields = Fields(bytes: bytes)
            _ = fields[dice.field()]
            #expect(Array(fields).count <= bytes.count)
        }
    }
}
