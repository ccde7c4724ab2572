// The one text of a value.

import Chance
import Missions
import Testing

@Suite struct CanonicalTests {
    static let types: [FieldType] = [
        .line, .prose, .number(-10...1e6), .whole(0...5000), .day, .flag, .choice(["think_tank", "official", "+"]),
        .choices(["tax", "data", "front_line"]), .list, .reference([]), .references([.org]), .money,
        .rows(["a", "b", "c"]),
        .pairs,
    ]

    @Test(arguments: UInt64(0)..<60) func aCanonicalTextIsItsOwnCanonicalText(seed: UInt64) {
        var dice = Dice(seed: seed)
        for type in Self.types {
            for _ in 0..<20 {
                let typed = dice.typed(type)
                guard let once = try? type.canonical(typed) else { continue }
                let twice = try? type.canonical(once)
                #expect(twice.map { Array($0.utf8) } == Array(once.utf8), "\(type): \(typed.debugDescription)")
                #expect(FieldType.parts(once) == FieldType.parts(twice ?? ""), "\(type): \(typed.debugDescription)")
            }
        }
    }

    @Test func whatNobodyCanSeeIsNothing() throws {
        for text in ["\u{200B}", "\u{2060}\u{FEFF}", "\u{3000} \u{200D}", "\u{AD}"] {
            #expect(try FieldType.line.canonical(text) == "", "\(text.debugDescription)")
        }
        #expect(try FieldType.line.canonical("\u{200B}a") == "\u{200B}a")
    }

    @Test func theSameValueTypedInManyWaysHasOneText() throws {
        #expect(try FieldType.choice(["on_the_way", "done"]).canonical(" On the-Way ") == "on_the_way")
        #expect(try FieldType.flag.canonical("Yes") == "true")
        #expect(try FieldType.whole(0...10).canonical("3.0") == "3")
        #expect(try FieldType.number(0...10_000).canonical("1,200.50") == "1200.5")
        #expect(try FieldType.list.canonical(" a ; b;;a ") == "a;b")
        #expect(try FieldType.choices(["tax", "data"]).canonical("Data;TAX;data") == "data;tax")
        #expect(try FieldType.prose.canonical("one\r\ntwo\rthree\n") == "one\ntwo\nthree")
        #expect(try FieldType.rows(["a", "b"]).canonical(" 1 | x ;; 2 ") == "1|x;2")
        #expect(try FieldType.pairs.canonical(" planning = AG ; capacity= R") == "planning=AG;capacity=R")
        #expect(try FieldType.pairs.canonical("a=b; a =b") == "a=b")
    }

    @Test func onlyARealSemicolonPartsEntries() {
        // U+037E looks and compares like a semicolon, and a mark on a semicolon hides it; neither may matter.
        #expect(FieldType.parts("a\u{37e}b").count == 1)
        #expect(FieldType.parts("a;\u{301}b").count == 2)
    }

    @Test(arguments: [
        (FieldType.line, "a\nb", "one line of text"),
        (.prose, "a\u{7}b", "text without control characters"),
        (.number(0...1), "2", "a number, 0 to 1"),
        (.number(-.infinity ... .infinity), "many", "a number"),
        (.whole(1...5), "2.5", "a whole number, 1 to 5"),
        (.whole(0...36_525), "-1", "a whole number, 0 to 36525"),
        (.number(0...1e12), "-1", "a number, 0 or more"),
        (.day, "31/01/2026", "a date such as 2026-01-31"),
        (.flag, "maybe", "yes or no"),
        (.choice(["up", "down"]), "left", "one of up, down"),
        (.choices(["tax", "data"]), "tax;war", "any of tax, data, separated by ;"),
        (.reference([.raid]), "two words", "the id of a raid item"),
        (.references([.org]), "a;b c", "ids of orgs, separated by ;"),
        (.money, "12", "£m by year, such as 2026-27=12.5;2027-28=9"),
        (.rows(["amount", "rule"]), "1|2|3", "rows of amount|rule, separated by ;"),
        (.pairs, "planning", "code=rating pairs separated by ;"),
        (.pairs, "a=1;a=2", "code=rating pairs separated by ;"),
    ]) func aTextThatIsNoValueIsAnsweredWithWhatIsWanted(type: FieldType, typed: String, expected: String) {
        let error = #expect(throws: NotAValue.self) { try type.canonical(typed) }
        #expect(error?.expected == expected)
    }

    @Test func anIdHasNoBlanksOfAnySort() {
        for id in [
            "", " ", "a b", "a\tb", "a\u{a0}b", "a\u{2003}b", "a\u{7f}", "a\u{85}b", String(repeating: "x", count: 201),
        ] {
            #expect(!ItemID.isValid(id), "\(id.debugDescription)")
        }
        for id in ["M1", "→", "👩‍🚀", "a:b", "\"", "\u{301}", String(repeating: "x", count: 200)] {
            #expect(ItemID.isValid(id))
        }
    }
}
