// Days as people say them: a calendar Saturday, 31 January 2026, from which they are said.

import Chance
import Missions
import Testing

@Suite struct SpokenDayTests {
    private let today = Day(iso: "2026-01-31")!

    private func said(_ text: String, _ leaning: Leaning = .ahead) -> String? {
        Day(spoken: text, relativeTo: today, leaning: leaning)?.iso
    }

    @Test(arguments: [
        ("2026-06-12", "2026-06-12"), ("12 jun", "2026-06-12"), ("12 June", "2026-06-12"), ("12jun", "2026-06-12"),
        ("12 jun 27", "2027-06-12"), ("12 JUN 2027", "2027-06-12"), ("12 jun '27", "2027-06-12"),
        ("12th of june, 2026", "2026-06-12"), ("jun 12", "2026-06-12"), ("1st sept", "2026-09-01"),
        ("Fri 12 Jun 2026", "2026-06-12"), ("friday 12 june", "2026-06-12"), ("12/6", "2026-06-12"),
        ("12/6/27", "2027-06-12"), ("12.6.2027", "2027-06-12"), ("12-6-27", "2027-06-12"),
        ("2027/6/12", "2027-06-12"), ("30 jan", "2027-01-30"), ("31 jan", "2026-01-31"), ("29 feb", "2028-02-29"),
        ("5 Jan 0027", "0027-01-05"),
    ]) func aDayIsNamedDayFirst(text: String, day: String) { #expect(said(text) == day) }

    @Test(arguments: [
        ("today", "2026-01-31"), ("tomorrow", "2026-02-01"), ("yesterday", "2026-01-30"), ("sat", "2026-01-31"),
        ("fri", "2026-02-06"), ("next fri", "2026-02-06"), ("next sat", "2026-02-07"), ("last fri", "2026-01-30"),
        ("last sat", "2026-01-24"), ("this fri", "2026-01-30"), ("next week", "2026-02-07"),
        ("last month", "2025-12-31"), ("+2w", "2026-02-14"), ("+ 2 w", "2026-02-14"), ("-3d", "2026-01-28"),
        ("+1m", "2026-02-28"), ("+1y", "2027-01-31"), ("-1q", "2025-10-31"), ("+5", "2026-02-05"),
        ("in 2 weeks", "2026-02-14"), ("3 days ago", "2026-01-28"),
    ]) func aDayIsNamedByItsDistance(text: String, day: String) { #expect(said(text) == day) }

    @Test(arguments: [
        ("end of march", "2026-03-31"), ("end march 2027", "2027-03-31"), ("start of q3 2027", "2027-07-01"),
        ("march", "2026-03-31"), ("jan", "2026-01-31"), ("jun 2027", "2027-06-30"), ("feb 2028", "2028-02-29"),
        ("q3", "2026-09-30"), ("q3 2027", "2027-09-30"), ("q3 2026-27", "2026-12-31"), ("q4 26/27", "2027-03-31"),
        ("end of next month", "2026-02-28"), ("end of the year", "2026-12-31"), ("end of 2027", "2027-12-31"),
        ("fy 2026-27", "2027-03-31"), ("end of financial year", "2026-03-31"), ("eom", "2026-01-31"),
        ("eow", "2026-02-01"), ("start of next quarter", "2026-04-01"),
    ]) func aStretchOfTimeIsItsEdge(text: String, day: String) { #expect(said(text) == day) }

    @Test(arguments: [
        ("12 jun", "2025-06-12"), ("30 jan", "2026-01-30"), ("31 jan", "2026-01-31"), ("fri", "2026-01-30"),
        ("sat", "2026-01-31"), ("29 feb", "2024-02-29"), ("end of march", "2025-03-31"), ("12 jun 27", "2027-06-12"),
        ("+2w", "2026-02-14"),
    ]) func whatHasHappenedLeansBack(text: String, day: String) { #expect(said(text, .back) == day) }

    @Test(arguments: [
        "", "soon", "12", "2026", "2026-01", "2026-27", "31 feb", "31 jun", "Thu 12 Jun 2026", "12 jun 7",
        "12 jun 202", "jun 31", "13/13", "1-2", "fr", "next", "next 12 jun", "end of", "end of fri", "q5", "q3 2026-28",
        "+99999y", "-3000y", "+9999999d", "in 900000 weeks", "fri fri",
        "12 jun x", "+", "+2x", "99999999999999999999d x", "12 jün", "１２ jun", "\u{301}12 jun",
    ]) func whatIsNoDayOrCouldBeSeveralIsNone(text: String) { #expect(said(text) == nil) }

    @Test(arguments: UInt64(0)..<20) func whatIsShownForADayReadsBackAsThatDay(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<300 {
            let day = Day(number: Int32(dice.roll(-719_162...2_932_896)))
            let from = Day(number: Int32(dice.roll(-719_162...2_932_896)))
            for text in [day.iso, day.spoken, day.full, day.full.lowercased(), "  \(day.spoken) "] {
                #expect(Day(spoken: text, relativeTo: from) == day, "\(text) from \(from.iso)")
            }
            // Without its year it is the one that lies less than a year ahead, or behind.
            let near = from + dice.roll(0...364)
            #expect(Day(spoken: near.short, relativeTo: from, leaning: .ahead) == near || near == .last)
            let before = from + -dice.roll(0...364)
            #expect(Day(spoken: before.short, relativeTo: from, leaning: .back) == before || before == .first)
        }
    }

    @Test(arguments: UInt64(0)..<20) func anyWordsAtAllAreADayOrNone(seed: UInt64) {
        var dice = Dice(seed: seed)
        let words = [
            "+", "-", "/", ".", ",", "1", "12", "31", "2026", "9999999999", "jan", "feb", "fri", "next", "last", "end",
            "of", "start", "q", "q3", "fy", "w", "m", "year", "today", "ago", "in", "th", "'", "–", "é", "\u{301}",
        ]
        for _ in 0..<2000 {
            let text = (0..<dice.roll(1...6)).map { _ in words[dice.roll(0...words.count - 1)] }
                .joined(separator: dice.roll(0...1) == 0 ? " " : "")
            let from = [Day.first, .last, today][dice.roll(0...2)]
            if let day = Day(spoken: text, relativeTo: from) { #expect(Day(iso: day.iso) == day, "\(text)") }
        }
    }

    @Test func aFieldUnderstandsWhatPeopleSay() throws {
        func said(_ kind: Kind, _ field: String, _ text: String) throws -> String {
            try #require(Schema.row(Field(field), of: kind)).canonical(said: text, on: today)
        }
        func saidOfLink(_ type: LinkType, _ field: String, _ text: String) throws -> String {
            try #require(Schema.row(Field(field), of: type)).canonical(said: text, on: today)
        }
        #expect(try said(.milestone, "deadline", "12 jan") == "2027-01-12")
        #expect(try said(.milestone, "actual_finish", "12 jan") == "2026-01-12", "what has happened leans back")
        #expect(try said(.milestone, "reviewed_on", "fri") == "2026-01-30")
        #expect(try said(.programme, "wlc_likely", "£1.2m") == "1.2")
        #expect(try said(.programme, "wlc_likely", "£1,200") == "1200")
        #expect(try said(.programme, "wlc_likely", "1.005bn") == "1005")
        #expect(try said(.programme, "wlc_likely", "900k") == "0.9")
        #expect(try said(.milestone, "duration_days", "6 weeks") == "42")
        #expect(try saidOfLink(.needs, "coupling", "45%") == "0.45")
        #expect(throws: NotAValue.self) { try saidOfLink(.needs, "coupling", "145%") }
        #expect(throws: NotAValue.self) { try said(.measure, "target_value", "45%") }
        #expect(try saidOfLink(.funds, "amount", "27/28 900k; 2026-27=£1.2m") == "2026-27=1.2;2027-28=0.9")
        #expect(throws: NotAValue.self) { try saidOfLink(.funds, "amount", "2026=3") }
        #expect(throws: NotAValue.self) { try said(.milestone, "deadline", "soon") }
        #expect(try said(.milestone, "deadline", "  ") == "")
    }

    @Test(arguments: UInt64(0)..<20) func whatAFileMayHoldIsReadAsItself(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for _ in 0..<100 {
            let day = Day(number: Int32(dice.roll(-719_162...2_932_896))).iso
            let money = Money.name(of: dice.roll(2010...2098)) + "=12.5"
            for row in Schema.rows(of: Kind.milestone) + Schema.rows(of: LinkType.funds) {
                for text in [day, "\(dice.roll(0...400))", money, "2026-27=\(dice.roll(0...99))", "yes"] {
                    guard let plain = try? row.type.canonical(text) else { continue }
                    #expect(try row.canonical(said: text, on: today) == plain)
                }
            }
        }
    }

    @Test func aChangeMayBeSaid() throws {
        var portfolio = Portfolio()
        let (id, step) = try portfolio.adding(
            .milestone, [("title", "Gate"), ("deadline", "end of march")], saidOn: today)
        try portfolio.admit(step)
        #expect(portfolio.node(id).flatMap { portfolio.text($0, .deadline) } == "2026-03-31")
        #expect(throws: Refusal.self) { try portfolio.setting(.item(id), [("deadline", "fri")]) }
        let set = try #require(try portfolio.setting(.item(id), [("deadline", "fri")], saidOn: today))
        #expect(set.changes == [.set(.item(id), field: .deadline, was: "2026-03-31", now: "2026-02-06")])
    }
}
