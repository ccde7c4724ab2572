// Portfolios made by chance from a seed, with every sort of text that a table could get wrong.

import Missions

/// A small generator whose numbers depend on nothing but its seed (SplitMix64).
struct Chance: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
    mutating func one<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}

enum RandomPortfolio {
    static func make(seed: UInt64, items: Int = 40) -> Portfolio {
        var chance = Chance(seed)
        var portfolio = Portfolio()
        for row in Schema.portfolioRows where chance.below(3) > 0 {
            if let text = value(row.type, &chance) {
                set(.portfolio, row.field, text, &portfolio)
            }
        }
        set(.portfolio, Field("house_colour"), "blue, \"dark\"\nand = [x]", &portfolio)
        if chance.below(2) == 0 { set(.portfolio, Field("limits"), #"{"amber":0.05,"red":[1,2,"x"]}"#, &portfolio) }
        if chance.below(2) == 0 { set(.portfolio, Field("odd"), #"{"b":1,"a":1.50}"#, &portfolio) }
        let ids = (0..<items).map { id($0, &chance) }
        for id in ids {
            let kind = chance.one(Kind.allCases)
            var fields: Fields = [.title: id]
            for row in Schema.rows(of: kind) {
                if chance.below(3) == 0, let text = value(row.type, &chance, ids) { fields[row.field] = text }
                if fields[row.field] == nil { fields[row.field] = row.initial }
            }
            unknown(&fields, &chance)
            try? portfolio.admit(Change.create(.item(id), kind: kind, fields: fields))
        }
        for _ in 0..<items * 6 {
            let type = chance.one(LinkType.allCases)
            var fields = Fields()
            for row in Schema.rows(of: type) {
                if chance.below(3) == 0, let text = value(row.type, &chance, ids) { fields[row.field] = text }
                if fields[row.field] == nil { fields[row.field] = row.initial }
            }
            if chance.below(5) == 0 { unknown(&fields, &chance) }
            let (from, to) = (chance.one(ids), chance.one(ids))
            let key = LinkKey(type, from: from, to: to, fields: fields)
            try? portfolio.admit(Change.create(.link(key), kind: nil, fields: fields))
        }
        for _ in 0..<items {
            let day = Day(number: Int32(chance.below(20_000)))
            let point = PointKey(
                measure: chance.one(ids), series: chance.one(PointKey.Series.allCases), date: day,
                revision: chance.below(3))
            attach(.point(point), Schema.pointRows, &portfolio, &chance, ids)
            let assessment = AssessmentKey(
                item: chance.one(ids), rubric: chance.one(["pmdu", "dca5", "own-rubric"]), date: day,
                by: chance.one(["room", "Ann, \"the\" chair", "IPA; SRO", "Zoë 🐝"]))
            attach(.assessment(assessment), Schema.assessmentRows, &portfolio, &chance, ids)
        }
        if chance.below(2) == 0 {
            try? portfolio.admit(
                Change.create(
                    .extra("items/widgets.csv"), kind: nil, fields: [Field("text"): "id,wheels\r\nW1,\"3\n\"\r\n"]))
            try? portfolio.admit(Change.create(.extra("links/empty.txt"), kind: nil, fields: [:]))
        }
        return portfolio
    }

    private static func set(_ ref: Ref, _ field: Field, _ text: String, _ portfolio: inout Portfolio) {
        try? portfolio.admit(Change.set(ref, field: field, was: nil, now: text))
    }

    private static func attach(
        _ ref: Ref, _ rows: [FieldRule], _ portfolio: inout Portfolio, _ chance: inout Chance, _ ids: [ItemID]
    ) {
        var fields = Fields()
        for row in rows where chance.below(2) == 0 { fields[row.field] = value(row.type, &chance, ids) }
        try? portfolio.admit(Change.create(ref, kind: nil, fields: fields))
    }

    private static func unknown(_ fields: inout Fields, _ chance: inout Chance) {
        if chance.below(4) == 0 { fields[Field("wheels")] = String(chance.below(9)) }
        if chance.below(4) == 0 {
            fields[Field("käse_sorte")] = chance.one([" with blanks ", "[1,2]", "{\"a\":1}", "007", "null", "-"])
        }
        if chance.below(6) == 0 { fields[Field("a,b")] = "x\n\"y\"" }
    }

    private static func id(_ number: Int, _ chance: inout Chance) -> ItemID {
        chance.one([
            "M\(number)", "MIS-\(number)", "Zürich-\(number)", "\"q\"\(number)", "a,b\(number)", "-\(number)",
            "🐝\(number)", "=x\(number);",
        ])
    }

    private static let words = [
        "plain", "with, comma", "\"quoted\"", "semi; colon", "tab\tinside", "é", "e\u{301}", "🇬🇧 flag", "=1+1", "@x",
        "-y", "+z",
        "#", "null", "12.50", "true", "ﬁ", "\u{2028}", "'", "x|y", "a=b", "\u{feff}",
    ]

    /// A canonical text of a type, or nil where chance made none.
    static func value(_ type: FieldType, _ chance: inout Chance, _ ids: [ItemID] = []) -> String? {
        func text(_ joiner: String) -> String {
            (0..<1 + chance.below(4)).map { _ in chance.one(words) }.joined(separator: joiner)
        }
        let typed: String
        switch type {
        case .line: typed = text(" ").filter { $0 != "\t" }
        case .prose: typed = text(chance.one(["\n", " ", "\n\n  ", "\r\n"]))
        case .number(let range):
            let number = chance.one([0, 1, 0.5, 12.25, 1e-7, 123456.789, 1e16, -3.5, 0.1 + 0.2])
            typed = range.contains(number) ? Decimal.text(number) : ""
        case .whole(let range):
            typed = String(Int.random(in: range.lowerBound...min(range.upperBound, 400), using: &chance))
        case .day: typed = Day(number: Int32(chance.below(30_000))).iso
        case .flag: typed = chance.one(["true", "false"])
        case .choice(let choices): typed = chance.one(choices)
        case .choices(let choices): typed = (0..<3).map { _ in chance.one(choices) }.joined(separator: ";")
        case .list: typed = text(";")
        case .reference: typed = ids.isEmpty ? "" : chance.one(ids)
        case .references: typed = ids.isEmpty ? "" : "\(chance.one(ids));\(chance.one(ids))"
        case .money: typed = "2027-28=\(chance.below(90)).5;2026-27=\(chance.below(9))"
        case .rows(let names):
            typed = names.map { _ in chance.one(["", "1", "two words", "3.5"]) }.joined(separator: "|") + ";5"
        case .pairs: typed = "planning=AG;capacity=\(chance.one(["R", "a=b"]))"
        }
        let canonical = (try? type.canonical(typed)) ?? ""
        return canonical.isEmpty ? nil : canonical
    }
}
