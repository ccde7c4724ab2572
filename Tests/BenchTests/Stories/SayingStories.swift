// Forms understand what people say, show what they understood, and lose nothing that was typed.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Saying") struct SayingStories {
    @Test("A day is said, shown as it is understood, and stored as a day")
    func days() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-201 Enter c d")
        desk.retype("end of march")
        #expect(desk.screen.contains("end of march  → Tue 31 Mar 2026"))
        #expect(desk.screen.contains("from 31 Jan 2026"))
        desk.retype("fri")
        #expect(desk.screen.contains("→ Fri 6 Feb 2026"))
        desk.press("Enter")
        #expect(desk.field("MIL-201", "forecast_finish") == "2026-02-06")
        // What has happened leans back.
        desk.press("c d")
        desk.go(toField: "reviewed_on")
        desk.retype("fri")
        #expect(desk.screen.contains("→ Fri 30 Jan 2026"))
        // The day that is there, said another way, is no change.
        desk.retype("13 Jan 2026")
        desk.press("Enter")
        #expect(desk.message == "Nothing was changed.")
    }

    @Test("The as-of day itself is said from today, everything else from the as-of day")
    func asOf() {
        var desk = Desk(Seeds.london)
        desk.press("c p")
        desk.go(toField: "as_of")
        desk.retype("today")
        #expect(desk.screen.contains("→ Sat 31 Jan 2026") && desk.screen.contains("fri or +2w from"))
        desk.press("Esc p text:MIL-09 Enter c d")
        desk.retype("today")
        #expect(desk.screen.contains("→ Thu 31 Mar 2011") && desk.screen.contains("31 Mar 2011"))
    }

    @Test("A change is told where it is: what both sides begin with gives way")
    func sides() {
        let long = "A decade of national renewal, led by five missions and what they need"
        #expect(Sides.cut("one", "two", room: 40) == ("one", "two"))
        let ends = Sides.cut(long + " from A", long + " from B", room: 30)
        #expect(ends == ("…need from A", "…need from B"))
        let starts = Sides.cut("x" + long, "y" + long, room: 20)
        #expect(starts == ("xA decade of nation…", "yA decade of nation…"))
        #expect(Sides.cut(long, long + "s", room: 30).other == "…they needs")
        #expect(Sides.cut("a\nb", "", room: 30) == ("a ¶ b", ""))
        var desk = Desk(Seeds.planForChange)
        desk.press("c t text:\\ and\\ on Enter")
        #expect(desk.message.hasSuffix(" and on"), "\(desk.message)")
    }

    @Test("Days, choices and several at once are picked from lists; what is there is ticked")
    func picks() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-201 Enter c d C-p text:end\\ of\\ next\\ month Enter")
        #expect(desk.form?.current.text == "2026-02-28")
        desk.press("Esc p text:MIL-201 Enter e")
        desk.go(toField: "places")
        desk.press("C-p Tab Tab Down Tab")
        #expect(desk.screen.contains("[x] ") && desk.screen.contains("[ ] "))
        let places = FieldType.parts(desk.form?.current.text ?? "")
        #expect(places.count == 3 && desk.picker != nil)
        desk.press("Enter")
        #expect(desk.picker == nil && FieldType.parts(desk.form?.current.text ?? "") == places, "Enter only closes")
        // A second Tab on the same takes it out again.
        desk.press("C-p Tab Enter")
        #expect(FieldType.parts(desk.form?.current.text ?? "") == Array(places.dropFirst()))
        #expect(desk.screen.contains("where it happens: "), "and the titles below")
    }

    @Test("Money and shares are understood with their units")
    func amounts() {
        var desk = Desk(Seeds.london)
        desk.press("p text:PRO-3 Enter e")
        desk.go(toField: "wlc_likely")
        desk.retype("£1.2bn")
        #expect(desk.screen.contains("£1.2bn  → £1200m"))
        desk.press("Enter")
        #expect(desk.field("PRO-3", "wlc_likely") == "1200")
        desk.press("p text:MIL-09 Enter < j e")
        if desk.form?.rows.contains(where: { $0.rule.name == "coupling" }) != true { desk.press("Esc c k") }
        desk.go(toField: "hard")
        desk.retype("no")
        desk.go(toField: "coupling")
        desk.retype("45%")
        #expect(desk.screen.contains("45%  → 0.45"))
        desk.retype("145%")
        #expect(desk.screen.contains("coupling: not a number, 0 to 1"))
    }

    @Test("A dropped form is offered again, and taken up with C-y")
    func drafts() {
        var desk = Desk(Seeds.london)
        desk.press("e text:!! Tab text:Plainly Esc")
        #expect(desk.message.contains("C-y in the same form brings it back"))
        desk.press("e")
        #expect(desk.screen.contains("C-y take up your draft"))
        desk.press("C-y")
        #expect(desk.form?.rows[0].text.hasSuffix("!!") == true && !desk.screen.contains("C-y take up"))
        desk.press("Enter")
        #expect(desk.field("MIS-1", "title")?.hasSuffix("!!") == true)
        // Saved is no draft; another form has none; an empty form leaves none.
        desk.press("e")
        #expect(!desk.screen.contains("C-y"))
        desk.press("Esc c t text:x Esc e")
        #expect(!desk.screen.contains("C-y"), "a form of other fields")
        desk.press("Esc c t")
        #expect(desk.screen.contains("C-y"))
        desk.press("text:y")
        #expect(!desk.screen.contains("C-y"), "what is typed now is not overwritten")
        desk.press("Esc a m text:New\\ one Esc a m C-y Enter")
        #expect(desk.message.contains("New one"))
        desk.press("a m")
        #expect(!desk.screen.contains("C-y"))
        desk.press("Esc a t Esc")
        #expect(!desk.message.contains("kept"), "the separator alone was not typed")
    }

    @Test("Typing is taken back word by word")
    func untype() {
        var desk = Desk(Seeds.london)
        desk.press("c t C-u text:One\\ two\\ three")
        #expect(desk.screen.contains("C-z untype"))
        desk.press("C-z")
        #expect(desk.form?.current.text == "One two ")
        desk.press("C-_ C-z C-z C-z C-z C-z")
        #expect(desk.form?.current.isChanged == false)
        desk.press("C-z")
        #expect(desk.form?.current.isChanged == false)
    }

    @Test("A form over something another window changes shows it, says who, and keeps what was typed")
    func others() throws {
        var desk = Desk(Seeds.london)
        desk.press("p text:MIL-09 Enter c d")
        desk.go(toField: "deadline")
        desk.retype("+1w")
        try desk.arrives(
            try #require(
                try desk.portfolio.setting(
                    .item("MIL-09"), [("deadline", "2012-08-01"), ("reviewed_on", "2011-03-30")])),
            from: "ab")
        #expect(desk.form?.news == "Meanwhile ab set deadline to 1 Aug 2012. What you typed is kept.")
        #expect(desk.screen.contains("Meanwhile ab set deadline to 1 Aug 2012."))
        #expect(desk.form?.current.text == "+1w")
        #expect(desk.form?.rows.first { $0.rule.name == "reviewed_on" }?.text == "2011-03-30", "the others follow")
        desk.press("Enter")
        #expect(desk.form?.refusal?.contains("Enter again keeps yours") == true)
        desk.press("Enter")
        #expect(desk.field("MIL-09", "deadline") == "2011-04-07")
        #expect(desk.field("MIL-09", "reviewed_on") == "2011-03-30")
        // What was not typed in is followed, and told.
        desk.press("c t")
        try desk.arrives(
            try #require(try desk.portfolio.setting(.item("MIL-09"), [("title", "Opening night")])), from: "cd")
        #expect(desk.form?.current.text == "Opening night")
        #expect(desk.screen.contains("Meanwhile cd changed title"))
        desk.press("Esc c t")
        try desk.arrives(try desk.portfolio.deleting(.item("MIL-09")), from: "cd")
        #expect(desk.screen.contains("MIL-09 was removed by cd in another window."))
        desk.press("text:x Enter")
        #expect(desk.form?.refusal != nil && desk.history.count == 4)
    }

    @Test("A state that calls for a day says so before Enter")
    func needed() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-201 Enter e")
        desk.go(toField: "state")
        desk.retype("done")
        desk.go(toField: "duration_days")
        #expect(desk.screen.contains("needed: the state is done"))
        desk.go(toField: "actual_finish")
        #expect(desk.screen.contains("actual finish: needed: the state is done"))
        desk.press("text:yesterday Enter")
        #expect(desk.field("MIL-201", "actual_finish") == "2026-01-30" && desk.field("MIL-201", "state") == "done")
    }

    @Test("A long text is typed in several lines, the cursor where it belongs")
    func prose() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("e Tab")
        let before = try #require(desk.canvas.cursor)
        #expect(desk.lines[before.y].contains("made here."))
        desk.press("Home")
        let start = try #require(desk.canvas.cursor)
        #expect(desk.lines[start.y].contains("plain") && start.y < before.y)
        desk.press("text:東京")
        #expect(desk.canvas.cursor == Point(x: start.x + 4, y: start.y))
        desk.press("M-Enter")
        #expect(desk.canvas.cursor == Point(x: start.x, y: start.y + 1))
    }

    @Test("Every field of every form is reached and shown, on the smallest screen with panes too")
    func reach() {
        for size in [Size(width: 60, height: 16), Size(width: 80, height: 24), Size(width: 20, height: 8)] {
            for id in ["MIS-1", "MIL-201", "EXP-11", "RSK-1"] {
                var desk = Desk(Seeds.planForChange, size: size)
                desk.press("p text:\(id) Enter 1 p text:\(id) Enter")
                desk.press("e")
                guard let form = desk.form else { continue }
                for row in form.rows {
                    let label = ">" + row.rule.label.prefix(size.width < 40 ? 3 : 8)
                    #expect(desk.canvas.cursor != nil)
                    #expect(desk.lines.contains { $0.contains(label) }, "\(row.rule.name) at \(size)\n\(desk.screen)")
                    desk.press("Tab")
                }
                #expect(desk.form?.scroller.cursor == 0)
            }
        }
    }
}
