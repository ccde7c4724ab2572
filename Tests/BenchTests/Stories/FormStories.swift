// Forms: every type of field is typed, chosen or refused.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Forms") struct FormStories {
    @Test("A title is typed, an unchanged form changes nothing, Esc drops what was typed")
    func lines() {
        var desk = Desk(Seeds.london)
        desk.press("e Enter")
        #expect(desk.message == "Nothing was changed." && desk.history.isEmpty && desk.form == nil)
        desk.press("e text:!! Esc")
        #expect(desk.message.hasPrefix("Nothing was changed. What you typed is kept"))
        #expect(desk.portfolio == Seeds.london)
        desk.press("e")
        desk.retype("A Games to remember")
        desk.press("Enter")
        #expect(desk.field("MIS-1", "title") == "A Games to remember")
        #expect(desk.message == "#1 MIS-1 title A Games that leaves a legacy → A Games to remember")
    }

    @Test(
        "What is added needs a title: an empty form stays, at the title, and says so",
        arguments: ["a m", "a r", "a n", "a a Enter"])
    func untitled(keys: String) {
        for size in [Desk.everyday, Size(width: 60, height: 16)] {
            var desk = Desk(Seeds.london, size: size)
            desk.press(keys)
            #expect(!desk.screen.contains("needed"), "nothing is wrong before anybody has typed")
            desk.press("Tab")
            #expect(desk.screen.contains("needed: what it is called"), "\(desk.screen)")
            desk.press("Enter")
            #expect(desk.form?.current.rule.name == "title" && desk.history.isEmpty)
            #expect(desk.screen.contains("title is needed: say in a few words what it is."), "\(desk.screen)")
            desk.press("Space Space Enter")
            #expect(desk.form != nil && desk.history.isEmpty, "blanks are no title")
            desk.retype("Rain on the day")
            #expect(!desk.screen.contains("needed"))
            desk.press("Enter")
            #expect(desk.form == nil && desk.history.count == 1, "\(desk.screen)")
            #expect(desk.message.contains("Rain on the day"))
        }
    }

    @Test("A title that is too long says so while it is typed; one that came so may be left so")
    func longTitle() throws {
        var desk = Desk(Seeds.london)
        let long = String(repeating: "word ", count: 41)
        desk.press("e")
        desk.retype(String(long.prefix(199)) + "é")
        #expect(desk.form?.current.problem == nil && desk.form?.rows[0].text.count == 200)
        desk.press("text:x")
        #expect(desk.screen.contains("title: 201 characters long, and 200 are the most"), "\(desk.screen)")
        desk.press("Tab Enter")
        #expect(desk.form?.current.rule.name == "title" && desk.history.isEmpty)
        #expect(desk.screen.contains("title is 201 characters long, and 200 are the most."))
        desk.press("Backspace Enter")
        #expect(desk.field("MIS-1", "title")?.count == 200 && desk.form == nil)

        var portfolio = Portfolio()
        let title = String(repeating: "x", count: 230)
        try portfolio.apply([.create(.item("MIS-1"), kind: .mission, fields: [.title: title, .state: "live"])])
        desk = Desk(portfolio)
        desk.press("e text:y Enter")
        #expect(desk.field("MIS-1", "title") == title + "y", "\(desk.screen)")
    }

    @Test("A long text keeps its line ends, typed with M-Enter or pasted")
    func lineEnds() throws {
        var desk = Desk(Seeds.london)
        desk.press("e")
        desk.go(toField: "note")
        desk.press("text:first M-Enter")
        desk.press(.paste("second\nthird"))
        #expect(desk.form?.current.line.text == "first¶second¶third")
        desk.press("Enter")
        #expect(desk.field("MIS-1", "note") == "first\nsecond\nthird")
        desk.press("4 Z")
        #expect(desk.lines.contains { $0.contains("note") && $0.contains("first") })
        #expect(desk.lines.contains { $0.contains(" second ") } && desk.lines.contains { $0.contains(" third ") })
        // Where the sign for line ends is in the text already, another one stands for them, and both survive.
        try desk.arrives(try #require(try desk.portfolio.setting(.item("MIS-1"), [("note", "a ¶ b")])), from: "ab")
        desk.press("Z 1 e")
        desk.go(toField: "note")
        desk.press("M-Enter text:c Enter")
        #expect(desk.field("MIS-1", "note") == "a ¶ b\nc")
    }

    @Test("A day must be one, and the form stays open until it is")
    func days() {
        var desk = Desk(Seeds.london)
        desk.press("p text:MIL-09 Enter c d")
        desk.go(toField: "deadline")
        desk.retype("27 Jule")
        #expect(desk.screen.contains("deadline: not a day such as 12 jun, fri, +2w"))
        desk.press("Tab Enter")
        #expect(desk.form?.current.rule.name == "deadline", "the cursor goes to what is wrong")
        #expect(desk.screen.contains("deadline is not a day such as 12 jun, fri, +2w"))
        #expect(desk.history.isEmpty)
        desk.retype("2012-07-26")
        #expect(!desk.screen.contains("not a day") && desk.screen.contains("Thu 26 Jul 2012"))
        desk.go(toField: "why")
        desk.press("text:the\\ eve Enter")
        #expect(desk.field("MIL-09", "deadline") == "2012-07-26" && desk.form == nil)
        desk.press("c d")
        desk.go(toField: "deadline")
        desk.retype("")
        desk.press("Enter")
        #expect(desk.field("MIL-09", "deadline") == nil)
        #expect(desk.message == "#2 MIL-09 deadline 26 Jul 2012 → empty")
    }

    @Test("Money by year, numbers and whole numbers are read and put in order")
    func money() {
        var desk = Desk(Seeds.london)
        desk.press("p text:FND-1 Enter 4 G")
        while desk.bench.detail.current?.link?.to != "PRO-3", desk.bench.detail.scroller.cursor > 0 { desk.press("k") }
        desk.press("e")
        #expect(desk.form?.title == "FND-1 funds PRO-3 (2010-11,2011-12)")
        desk.retype("2012=1")
        #expect(desk.screen.contains("amount: not £m by year"))
        desk.retype("2011-12=250.50; 2010-11=1,000")
        desk.press("Enter")
        #expect(desk.field(.funds, "FND-1", "PRO-3", "amount") == "2010-11=1000;2011-12=250.5")

        desk.press("p text:RSK-1 Enter c l")
        desk.retype("6")
        desk.press("Enter")
        #expect(desk.screen.contains("residual likelihood is not a whole number, 1 to 5."))
        desk.retype("3")
        desk.press("Enter")
        #expect(desk.field("RSK-1", "residual_likelihood") == "3")
        #expect(desk.bench.risks.likelihood == 3, "the grid follows")
    }

    @Test("Lists, choices, flags and references are typed, turned and picked")
    func words() {
        var desk = Desk(Seeds.london)
        desk.press("a t text:;legacy;\\ legacy;east Enter")
        #expect(desk.field("MIS-1", "tags") == "public;legacy;east")

        desk.press("c s")
        let states = desk.form?.current.words ?? []
        #expect(states.contains("live") && desk.form?.current.text == "live")
        desk.press("Right")
        let next = desk.form?.current.text ?? ""
        #expect(states.contains(next) && next != "live")
        desk.press("Left C-p")
        #expect(desk.picker?.current?.text == "live", "the list begins at what stands there")
        desk.press("Up Enter")
        #expect(desk.form?.current.text == states[0])
        desk.retype("asleep")
        desk.press("Enter")
        #expect(desk.form?.refusal?.hasPrefix("state is not one of ") == true)
        desk.press("Esc")

        // A flag turns by a blank, too.
        desk.press("p text:MIL-09 Enter e")
        desk.go(toField: "hard_deadline")
        #expect(desk.form?.current.text == "yes")
        desk.press("Space")
        desk.press("Enter")
        #expect(desk.field("MIL-09", "hard_deadline") == "false")

        // References are picked among what may stand there; a second pick of the same takes it out.
        desk.press("e")
        desk.go(toField: "places")
        desk.press("C-p text:LOCOG")
        #expect(desk.picker?.found.isEmpty == false)
        for choice in desk.picker?.found ?? [] { #expect(choice.right == "org") }
        desk.press("Enter C-p text:DCMS Enter")
        #expect(desk.form?.current.text == "LOCOG;DCMS")
        desk.press("C-p text:LOCOG Enter Enter")
        #expect(desk.field("MIL-09", "places") == "DCMS")
        desk.press("e")
        desk.go(toField: "places")
        desk.retype("Atlantis")
        desk.press("Enter")
        #expect(desk.form?.refusal?.contains("Atlantis") == true, "\(desk.screen)")
    }

    @Test("What the model refuses keeps the form open with the sentence, and what was typed")
    func refused() {
        var desk = Desk(Seeds.knot)
        desk.press("p text:R1 Enter e")
        desk.go(toField: "response")
        desk.press("Right")
        desk.go(toField: "title")
        desk.retype("Worry more")
        desk.press("Enter")
        #expect(desk.form == nil)
        // A link that is there already.
        desk.press("p text:A Enter a d text:B Enter")
        #expect(desk.form?.title == "A needs B")
        desk.go(toField: "what")
        desk.press("text:steel Enter")
        #expect(desk.form?.refusal?.isEmpty == false)
        #expect(desk.form?.rows.first { $0.rule.name == "what" }?.text == "steel")
        #expect(desk.screen.contains(String(desk.form?.refusal?.prefix(30) ?? "-")))
        let lines = desk.history.count
        desk.press("Esc")
        #expect(desk.history.count == lines && desk.form == nil)
    }

    @Test("A field that the schema does not know can be changed as well")
    func unknownFields() {
        var portfolio = Seeds.knot
        do {
            try portfolio.apply([.set(.item("A"), field: Field("colour"), was: nil, now: "blue")])
        } catch { Issue.record("\(error)") }
        var desk = Desk(portfolio)
        desk.press("p text:A Enter e")
        desk.go(toField: "colour")
        desk.retype("green")
        desk.press("Enter")
        #expect(desk.field("A", "colour") == "green")
    }

    @Test("A tag is added behind those there are; nothing typed is nothing changed")
    func tags() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:EXP-11 Enter a t text:new Enter")
        #expect(desk.field("EXP-11", "tags") == "illustrative;new")
        desk.press("a t Enter")
        #expect(desk.message == "Nothing was changed." && desk.field("EXP-11", "tags") == "illustrative;new")
    }

    @Test("After an addition has moved the selection, back leads to where it was asked for")
    func backAfterAdding() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-206 Enter a n text:Call\\ them Enter")
        #expect(desk.selection?.hasPrefix("REC-") == true)
        desk.press("H")
        #expect(desk.selection == "MIL-206")
    }
}
