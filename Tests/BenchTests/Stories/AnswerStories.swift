// Asking: why something matters, and what moves when it is late. Answers are walked, copied, asked again; nothing is written.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Asking") struct AnswerStories {
    @Test("Why says what waits, how late, whose it is and whom to ring; Enter walks there, H leads back")
    func why() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-601 Enter w")
        #expect(desk.screen.contains("Why MIL-601"))
        #expect(desk.screen.contains("6 missions wait on MIL-601 Data-sharing regulations"))
        #expect(desk.answer.contains("ring Director, Data Policy, DSIT"))
        #expect(desk.screen.contains("1  2 links  MIL-601 > OUT-41 > MIS-4"))
        let before = desk.portfolio
        desk.press("j Enter")
        #expect(desk.bench.overlay == nil && desk.selection == "OUT-41")
        #expect(desk.tree.prefix(1) == ["MIL-601"] && desk.message.contains("The way from MIL-601"))
        desk.press("h")
        #expect(desk.selection == "MIL-601", "h goes back along it")
        desk.press("l l")
        desk.press("H")
        #expect(desk.selection == "MIL-601")
        #expect(desk.portfolio.changeCount == before.changeCount && desk.history.isEmpty)
    }

    @Test("A way is walked to its end though the tree is filtered: a filter that hides it is dropped, and that is said")
    func wayBehindAFilter() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-601 Enter 2 f text:state:done Enter w j Enter")
        #expect(desk.selection == "OUT-41" && desk.bench.tree.filter.isEmpty, "\(desk.screen)")
        #expect(desk.message.contains("The way from MIL-601") && desk.message.contains("The filter of the tree was"))
        // One that hides nothing of it stays.
        desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-601 Enter > 2 f text:id:OUT-41 Enter g g w j Enter")
        #expect(desk.selection == "OUT-41" && desk.bench.tree.filter == "id:OUT-41", "\(desk.screen)")
    }

    @Test("Why to a marked item goes to that one, whichever way it runs")
    func whyToMarked() {
        var desk = Desk(Seeds.workedExample)
        desk.press("p text:M3 Enter < g g Space p text:M1 Enter w")
        #expect(desk.screen.contains("Why M1 and M3") && desk.screen.contains("M1 > M2 > M8 > M3"))
        desk.press("Esc Esc")
        desk.press("p text:M1 Enter < g g Space p text:M3 Enter w")
        #expect(desk.answer.hasPrefix("M3") && desk.answer.contains(" waits on M1"), "\(desk.answer)")
        #expect(desk.answer.contains("M1 > M2 > M8 > M3") && !desk.answer.contains("No path"))
    }

    @Test("A way of a thousand links fits its line at any width, by its ends")
    func longWays() throws {
        var portfolio = Portfolio()
        try portfolio.apply((0..<1_000).map { .create(.item("L\($0)"), kind: .milestone, fields: Fields()) })
        let links = (1..<1_000).map {
            Change.create(.link(LinkKey(.needs, from: "L\($0)", to: "L\($0 - 1)")), kind: nil, fields: Fields())
        }
        try portfolio.apply(links)
        for width in [20, 31, 60, 117] {
            let answer = Answering(portfolio, asOf: Desk.today, width: width).why("L0", "L999")
            let heading = try #require(answer.rows.first?.text)
            #expect(heading.hasPrefix("1  999 links  L0 > ") && heading.hasSuffix(" > L999") && heading.contains("…"))
            #expect(displayWidth(of: heading) <= max(width, 33))
        }
    }

    @Test("Six weeks late: the sentence, the people, what moves by mission and department, the break-even")
    func slip() {
        var desk = Desk(Seeds.workedExample)
        desk.press("p text:M1 Enter W")
        #expect(desk.screen.contains("2 weeks") && desk.screen.contains("13 months"))
        desk.press("Down Enter")
        #expect(
            desk.answer.contains(
                "If M1 (DSIT) is 6 weeks late: DfE, Leeds and MHCLG move; Opportunity misses its checkpoint by 7 days, Growth by 9; NHS is unmoved."
            ))
        #expect(desk.answer.contains("Up to 33 days break no deadline; 34 break the first."))
        #expect(desk.screen.contains("Whom to ring") && desk.screen.contains("M2 waits on M1"))
        #expect(desk.screen.contains("+25d -17d 9 Sep 2026   9d past 31 Aug 2026"))
        #expect(desk.answer.split(separator: "\n")[1].contains("M1 itself"), "what is asked about stands first")
        #expect(!desk.answer.contains("No mission"))
        #expect(desk.history.isEmpty)
    }

    @Test("What moves says days, what is absorbed, its new finish and its deadline at every width; and what drives it")
    func slipRows() {
        for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 50)] {
            var desk = Desk(Seeds.planForChange, size: Size(width: width, height: height))
            desk.press("p text:MIL-601 Enter W text:6w Enter")
            let lines = desk.answer.split(separator: "\n").dropFirst()
            #expect(lines.first?.contains("MIL-601 itself") == true)
            #expect(lines.contains("Whom to ring") && !lines.contains { $0.contains("no contact is named") })
            #expect(lines.contains { $0.contains("absorbs ") } || lines.contains { $0.contains("- absorbed") })
            #expect(lines.allSatisfy { displayWidth(of: String($0)) <= width - 6 })
            #expect(lines.contains { $0.contains("waits for MIL-") } == (width >= 100))
            let row = lines.first { $0.contains("MIL-306") } ?? ""
            #expect(row.contains("HO ") && row.contains("+39d") && row.contains("12d"), "\(row)")
            #expect(row.contains(width < 80 ? "Jan'27" : "12 Jan 2027"), "\(row)")
            // What drives it stands below the rows where they have no room for it, whole but for the giver's title.
            desk.press("G")
            let note = "MIL-406 waits for MIL-403 Family data service"
            #expect(desk.screen.contains(note) == (width < 100) && desk.screen.contains("(DfE)") == (width < 100))
            desk.press("y g g")
            #expect(desk.asked.last?.contains("; \(note)") == (width < 100), "what is copied says it of every row")
            #expect(desk.screen.contains("MIL-601 is late itself") == (width < 100))
            let ringing = lines.filter { $0.contains(" waits on ") }
            #expect(!ringing.isEmpty && ringing.allSatisfy { !($0.split(separator: "  ").first ?? "").contains("…") })
        }
    }

    @Test("Whom to ring is never cut: two names stand one below the other where they do not fit beside each other")
    func ringing() {
        for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 50)] {
            var desk = Desk(Seeds.planForChange, size: Size(width: width, height: height))
            desk.press("p text:MIL-601 Enter W text:6w Enter")
            let lines = desk.answer.split(separator: "\n").map(String.init)
            let first = lines.firstIndex(of: "Whom to ring") ?? 0
            let ringing = lines[first...].prefix { !$0.contains("more link") }
            #expect(ringing.allSatisfy { !$0.contains("…") && displayWidth(of: $0) <= width - 6 })
            let all = ringing.joined(separator: " ").split(separator: " ").joined(separator: " ")
            #expect(all.contains("Director, Police Data, HO") && all.contains("Director, Data Policy, DSIT"), "\(all)")
        }
    }

    @Test("Where nobody is named, that is said; a department does not stand there like a person")
    func ringingNobody() throws {
        var portfolio = Portfolio()
        try portfolio.apply([
            .create(.item("DFE"), kind: .org, fields: Fields(json: #"{"type":"department"}"#)),
            .create(.item("A"), kind: .milestone, fields: Fields(json: #"{"forecast_finish":"2026-05-01"}"#)),
            .create(.item("B"), kind: .milestone, fields: Fields(json: #"{"forecast_finish":"2026-05-01"}"#)),
            .create(.link(LinkKey(.needs, from: "B", to: "A")), kind: nil, fields: Fields()),
            .create(
                .link(LinkKey(.responsible, from: "DFE", to: "A", mark: "lead")), kind: nil,
                fields: Fields(json: #"{"role":"lead"}"#)),
        ])
        let answer = try Answering(portfolio, asOf: Desk.today, width: 76).slip("A", 42)
        let lines = answer.rows.map { $0.text.split(separator: " ").joined(separator: " ") }
        #expect(lines.contains("A itself DFE: no contact is named"), "\(lines)")
        #expect(
            lines.contains("B waits on A nobody leads, and no contact is named")
                && lines.contains("DFE: no contact is named"))
    }

    @Test("Only the mission whose own deadline breaks misses it; the others rest on it")
    func whoMisses() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-507 Enter W text:6w Enter")
        #expect(
            desk.answer.contains("Make Britain a clean energy superpower misses its checkpoint by"), "\(desk.answer)")
        #expect(
            desk.answer.contains("more missions rest on it") && !desk.answer.contains("miss theirs"), "\(desk.answer)")
    }

    @Test("What is nearly certain is not said to be certain, nor what is nearly impossible to be impossible")
    func nearlyCertain() {
        let said = [1, 0.9999, 0.995, 0.9949, 0.5, 0.005, 0.0049, 0.000001, 0].map { percent($0) }
        #expect(said == ["100 %", ">99 %", ">99 %", "99 %", "50 %", "1 %", "<1 %", "<1 %", "0 %"])
    }

    @Test("Large numbers have their thousands apart, in what is counted too")
    func grouped() {
        #expect(
            [0, 1, 999, 3_075, -1_234_567].map { counted($0, "item") }
                == ["0 items", "1 item", "999 items", "3,075 items", "-1,234,567 items"])
    }

    @Test("At the least width what must hold says its day and the days to spare whole")
    func mustHoldIsWhole() {
        var desk = Desk(Seeds.workedExample, size: Size(width: 60, height: 16))
        desk.press("p text:M3 Enter I h Enter")
        let rows = desk.answer.split(separator: "\n").filter { $0.contains(" by ") && $0.contains("spare") }
        #expect(
            !rows.isEmpty && rows.allSatisfy { $0.hasSuffix("to spare") && displayWidth(of: String($0)) <= 54 },
            "\(desk.answer)")
    }

    @Test("A promise that has passed before it was needed is overdue, and not late")
    func overdue() throws {
        var portfolio = Portfolio()
        let promise = try Fields(json: #"{"need_by":"2026-02-20","promised_by":"2026-01-28"}"#)
        try portfolio.apply([
            .create(.item("A"), kind: .milestone, fields: Fields()),
            .create(.item("B"), kind: .milestone, fields: Fields()),
            .create(.link(LinkKey(.needs, from: "B", to: "A")), kind: nil, fields: promise),
        ])
        let today = try #require(Day(iso: "2026-01-31"))
        let answer = Answering(portfolio, asOf: today, width: 110).why("A", "B")
        let text = answer.rows.map(\.text).joined()
        #expect(text.contains("overdue 3 days, need-by 20 Feb 2026, promised 28 Jan 2026"), "\(text)")
    }

    @Test("What is done cannot be late any more, and a sentence says so")
    func slipOfDone() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-101 Enter W text:6w Enter")
        #expect(desk.answer == "MIL-101 is done since 18 Dec 2025: nothing can move.")
        desk.press("Esc w")
        #expect(desk.answer.hasPrefix("MIL-101 is done since 18 Dec 2025: nothing waits on it any more."))
        #expect(!desk.answer.contains("ring ") && !desk.answer.contains("of them only on this"))
    }

    @Test("Nobody is rung where nothing is late")
    func slipOfNoDays() throws {
        let answering = Answering(Seeds.workedExample, asOf: Desk.today, width: 80)
        #expect(try !answering.slip("M1", 0).rows.contains { $0.text.contains("ring") })
        #expect(try answering.slip("M1", 1).rows.contains { $0.text == "Whom to ring" })
    }

    @Test("What waits on a cycle is never said to be safe, and the cycle is named")
    func waitsOnACycle() throws {
        let answering = Answering(Seeds.planForChange, asOf: Desk.today, width: 80)
        let named = "MIL-511 is in a cycle (MIL-113 needs"
        #expect(answering.schedule("MIL-502").sentence.contains(named))
        let hold = try answering.mustHold("MIL-502", Day(iso: "2028-01-01")!)
        #expect(hold.sentence.contains(named) && hold.sentence.hasSuffix("nobody can say whether MIL-502 holds."))
        #expect(!hold.sentence.contains("it does") && !hold.sentence.contains("all do"))
        #expect(hold.rows.contains { $0.text.hasSuffix("waits on a cycle") })
        #expect(!answering.schedule("MIL-601").sentence.contains("cycle"))
    }

    @Test("A schedule says whose deadline decides and leads there, and who is waited for by name")
    func schedule() {
        var desk = Desk(Seeds.workedExample)
        desk.press("p text:M1 Enter I s")
        #expect(desk.answer.contains(": 33 days before it must for the deadline of M7, 31 Aug 2026"))
        desk.press("Down Enter")
        #expect(desk.selection == "M7")
        desk.press("I s")
        #expect(desk.answer.contains("before it must for its own deadline, 31 Aug 2026"))
        #expect(!desk.answer.contains("Whose deadline decides"))
        desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-306 Enter I s")
        #expect(!desk.answer.contains("the one before"))
    }

    @Test("What has no schedule says which of the two reasons it has")
    func noSchedule() {
        var desk = Desk(Seeds.knot)
        desk.press("p text:A Enter I s")
        #expect(desk.answer == "A is in a cycle of needs, so that nobody can say when it finishes: Ic shows it.")
        desk = Desk(Seeds.workedExample)
        desk.press("p text:NHS Enter I s")
        #expect(
            desk.answer == "NHS has no schedule: it is no milestone, programme or experiment." || !desk.message.isEmpty)
    }

    @Test("Any number of days, weeks, months or years can be typed; what is none is offered nothing")
    func typedSlips() {
        // 13 months are 393 days, by which a real project slipped in the middle case; other months are counted.
        for (typed, days) in [
            ("10", 10), ("6w", 42), ("+2 weeks", 14), ("3m", 91), ("3 months", 91), ("12m", 365), ("13m", 393),
            ("13 months", 393), ("14m", 426), ("1y", 365),
        ] {
            #expect(
                Workbench.slipChoice(typed).map { if case .days(let days, _) = $0.outcome { days } else { 0 } } == days)
        }
        for typed in ["", "x", "0", "-3", "6 moons", "99999999999w", "36526"] {
            #expect(Workbench.slipChoice(typed) == nil, "\(typed)")
        }
        var desk = Desk(Seeds.workedExample)
        desk.press("p text:M1 Enter W text:33 Enter")
        #expect(desk.answer.contains("no deadline is missed"))
        desk.press("Esc W text:34 Enter")
        #expect(desk.answer.contains("misses its checkpoint by 1 day"))
    }

    @Test("Where a need leads to the row, that promise alone may be late: others who need the same are not touched")
    func onePromise() throws {
        var desk = Desk(Seeds.workedExample, size: Size(width: 120, height: 36))
        // M2 needs M1, and so does M6.
        desk.press("p text:M2 Enter < j")
        #expect(desk.selection == "M1")
        desk.press("W")
        #expect(desk.screen.contains("only this promise: 6 weeks") && desk.screen.contains("M2 needs M1"))
        desk.press("text:6\\ weeks Down Enter")
        #expect(desk.answer.contains("If what M2 needs of M1 (DSIT) is 6 weeks late: "))
        #expect(desk.answer.contains("M2 waits on M1") && !desk.answer.contains("M6 waits on M1"))
        #expect(desk.screen.contains("If M1 is 42 days late for M2"))
        let link = LinkKey(.needs, from: "M2", to: "M1")
        try desk.arrives(try desk.portfolio.deleting(.link(link)), from: "ana")
        #expect(desk.screen.contains("M2 does not need M1 any more."))
        // The row itself, all it gives, stays the first choice; away from a link it is the only one.
        desk = Desk(Seeds.workedExample)
        desk.press("p text:M2 Enter < j W text:6w Enter")
        #expect(desk.answer.contains("If M1 (DSIT) is 6 weeks late: "))
        desk.press("Esc g m W")
        #expect(!desk.screen.contains("only this promise") && desk.history.isEmpty)
    }

    @Test("A mission has no dates: asked first is what is late of what it waits on, found by typing, then by how much")
    func behindAMission() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIS-3 Enter W")
        #expect(desk.screen.contains("What is late of what MIS-3 waits on"), "\(desk.screen)")
        desk.press("text:mil-303 Enter")
        #expect(desk.screen.contains("MIL-303 is late by: days, or 6w, 3m"), "\(desk.screen)")
        desk.press("text:6w Enter")
        #expect(desk.screen.contains("If MIL-303 is 42 days late") && desk.history.isEmpty)
        // What is done can make nobody late, and is not offered; the nearest stand first.
        let plan = desk.portfolio
        let found = plan.mayBeLate(behind: plan.node("MIS-3")!, most: 200)
        #expect(!found.isEmpty && found.allSatisfy { plan.finished($0) == nil && plan.kind($0).isWork })
        #expect(plan.mayBeLate(behind: plan.node("MIS-3")!, most: 3) == Array(found.prefix(3)))
    }

    @Test("Why of a risk begins with what it threatens; Enter walks on from there")
    func whyOfARisk() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:RSK-63 Enter w")
        #expect(desk.screen.contains("Why RSK-63") && desk.screen.contains("RSK-63 > MIL-601 > OUT-41 > MIS-4"))
        #expect(
            desk.answer.contains("threatens 6 missions - ") && desk.answer.contains("RSK-63")
                && desk.answer.contains(" affects MIL-601"))
        let lines = desk.answer.split(separator: "\n").dropFirst()
        #expect(lines.first?.contains("links  RSK-63 > MIL-601 > ") == true)
        desk.press("Enter")
        #expect(
            desk.bench.overlay == nil && desk.tree.first == "MIL-601" && desk.selection == "MIS-4", "\(desk.screen)")
        #expect(desk.history.isEmpty)
    }

    @Test("Those who listen are asked the same: which work behind a mission, then how late")
    func behindAMissionSpoken() {
        var talk = Listener(Seeds.planForChange)
        let asked = talk.tell("jump to MIS-3", "slip")
        #expect(asked.contains("What is late of what MIS-3 waits on") && asked.contains("31 Mar 2026"), "\(asked)")
        let late = talk.tell("MIL-303")
        #expect(late.contains("MIL-303 is late by"), "\(late)")
        let answer = talk.tell("6w", "1")
        #expect(answer.contains("If MIL-303 (MOJ) is 6 weeks late: "), "\(answer)")
        let all = (asked + late + answer).replacing("\n", with: " ")
        #expect(talk.desk.history.isEmpty && !Listener.draws(all), "\(all)")
    }

    @Test("Of a risk what it threatens may be late; one item alone is not asked for")
    func behindARisk() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:RSK-63 Enter W")
        #expect(desk.screen.contains("MIL-601 is late by: days, or 6w, 3m"), "\(desk.screen)")
        desk.press("Esc")
        var portfolio = Portfolio()
        try portfolio.apply([
            .create(.item("R"), kind: .raid, fields: Fields(json: #"{"class":"risk"}"#)),
            .create(.item("MIS"), kind: .mission, fields: Fields()),
            .create(.link(LinkKey(.affects, from: "R", to: "MIS")), kind: nil, fields: Fields()),
        ])
        desk = Desk(portfolio)
        desk.press("p text:R Enter W")
        #expect(desk.bench.overlay == nil && desk.message.contains("R threatens no work"), "\(desk.message)")
        desk.press("g m W")
        #expect(desk.bench.overlay == nil && desk.message.contains("MIS waits on no work"), "\(desk.message)")
    }

    @Test(
        "An organisation has no dates: it says which keys show what it leads on and owes; its one promise may be late")
    func behindAnOrganisation() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:DSIT Enter W")
        #expect(desk.bench.overlay == nil && desk.message.contains("go lists what it leads on, Im what it owes"))
        var portfolio = Portfolio()
        try portfolio.apply([
            .create(.item("ONS"), kind: .org, fields: Fields(json: #"{"type":"department"}"#)),
            .create(.item("M"), kind: .milestone, fields: Fields(json: #"{"forecast_finish":"2026-05-01"}"#)),
            .create(
                .link(LinkKey(.needs, from: "M", to: "ONS")), kind: nil,
                fields: Fields(json: #"{"promised_by":"2026-04-30"}"#)),
        ])
        desk = Desk(portfolio)
        desk.press("p text:M Enter < j W")
        #expect(desk.screen.contains("What M needs of ONS is late by") && !desk.screen.contains("│ 6 weeks"))
        desk.press("text:6w Enter")
        #expect(desk.answer.contains("If what M needs of ONS is 6 weeks late: "), "\(desk.screen)")
    }

    @Test("What cannot slip says why, and an answer is asked again when the portfolio changes under it")
    func answersStayTrue() throws {
        var desk = Desk(Seeds.workedExample)
        desk.press("g k text:fund Enter W")
        #expect(desk.bench.overlay == nil && !desk.message.isEmpty)
        #expect(desk.message.contains("only milestones, programmes and experiments have dates"))
        desk.press("p text:M1 Enter W text:banana")
        #expect(desk.screen.contains("That is no number of days"))
        desk.press("Esc I e")
        desk = Desk(Seeds.planForChange)
        desk.press("p text:DESNZ Enter I e")
        #expect(desk.answer.hasPrefix("DESNZ is an org: only milestones"), "what cannot be hit has no probability")
        desk.press("Esc p text:MIS-3 Enter I e")
        #expect(
            desk.screen.contains("What is likeliest hit of MIS-3") && desk.screen.contains("by MIL-"), "\(desk.screen)")
        desk = Desk(Seeds.workedExample)
        desk.press("p text:M1 Enter W text:6w Enter")
        let link = try #require(desk.portfolio.node("M6").map { desk.portfolio.links(from: $0, .needs)[0] })
        let step = try desk.portfolio.deleting(.link(desk.portfolio.key(link)))
        try desk.arrives(step, from: "ana")
        #expect(desk.answer.contains("If M1 (DSIT) is 6 weeks late: DfE and Leeds move"))
        try desk.arrives(try desk.portfolio.deleting(.item("M1")), from: "ana")
        #expect(desk.screen.contains("M1 is not here any more."))
    }

    @Test("What is related and not causal has a sign of its own between the ids, and the legend tells it")
    func related() {
        var desk = Desk(Seeds.workedExample, size: Size(width: 120, height: 36))
        desk.press("p text:M1 Enter 2 Space p text:M4 Enter w")
        #expect(desk.answer.contains("related, not causal"), "\(desk.screen)")
        #expect(desk.answer.contains("M4 - M5 - M2 - M1") && !desk.answer.contains(" > "), "\(desk.answer)")
        desk.press("Esc p text:M3 Enter w")
        #expect(desk.answer.contains("M1 > M2 > M3") && !desk.answer.contains(" - "), "\(desk.answer)")
        let told = Legend.all(.ascii).filter { $0.group == "Ways" }.map(\.sign)
        #expect(told == ["A > B", "A - B"])
    }

    @Test("An answer fits every size, down to the smallest, and is copied whole by y")
    func answersFit() {
        for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 50), (24, 6)] {
            var desk = Desk(Seeds.planForChange, size: Size(width: width, height: height))
            desk.press("p text:MIL-601 Enter W text:6w Enter G")
            #expect(desk.lines.allSatisfy { displayWidth(of: $0) <= width })
            desk.press("y")
            #expect(desk.asked.contains { $0.hasPrefix("copy ") && $0.contains("Whom to ring") })
            desk.press("Esc w g g")
            desk.resize(100, 30)
            #expect(desk.screen.contains("Why MIL-601"))
        }
    }
}

extension Desk {
    /// The answer on top: its sentence and its rows.
    fileprivate var answer: String {
        guard case .answer(let answer) = bench.overlay else { return "" }
        return ([answer.sentence] + answer.rows.map(\.text)).joined(separator: "\n")
    }
}
