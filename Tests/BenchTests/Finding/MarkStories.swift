// Marks, and one change to all that is marked: one step, one undo.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Marks and bulk edits") struct MarkStories {
    @Test("Space marks and moves on, with a sign in the row; Esc unmarks; marks survive everything but the item's end")
    func marking() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("Space Space")
        #expect(desk.bench.marks == ["MIS-0", "MIS-1"] && desk.selection == "MIS-2")
        #expect(desk.message.hasPrefix("2 items marked"))
        #expect(desk.lines[2].contains("◆") && desk.lines[3].contains("◆") && !desk.lines[4].contains("◆"))
        desk.press("k Space")
        #expect(desk.bench.marks == ["MIS-0"])
        desk.press("g k text:milestone Enter s n f text:a Enter g m 2 1")
        desk.resize(120, 36)
        #expect(desk.bench.marks == ["MIS-0"] && desk.screen.contains("1 marked"))
        desk.press("Esc g k text:milestone Enter Esc s u g g Space")
        #expect(desk.bench.marks == ["MIL-101"])
        try desk.arrives(try desk.portfolio.deleting(.item("MIL-101")), from: "ab")
        #expect(desk.bench.marks.isEmpty, "what is gone is not marked")
        desk.press("Space Esc")
        #expect(desk.bench.marks.isEmpty && desk.message == "1 item unmarked.")
        desk.press("4 Space")
        #expect(desk.message == "Only items are marked, in the list, the tree and the list of risks.")
        desk.press("3 Space")
        #expect(desk.message == "Here is a cell, not an item: Enter lists its risks.")
    }

    @Test("A range grows with the cursor, is kept by v or Space, and dropped by Esc; V inverts, * marks all shown")
    func ranges() {
        var desk = Desk(Seeds.planForChange)
        desk.press("j v j j")
        #expect(desk.bench.marks.isEmpty && desk.screen.contains("marking 3 rows"))
        #expect((3...5).allSatisfy { desk.lines[$0].contains("◆") })
        desk.press("Esc")
        #expect(desk.bench.range == nil && desk.bench.marks.isEmpty)
        desk.press("v k v")
        #expect(desk.bench.marks == ["MIS-2", "MIS-3"])
        desk.press("V")
        #expect(desk.bench.marks.count == 7 && !desk.bench.marks.contains("MIS-2"))
        desk.press("Esc f text:state:live Enter *")
        #expect(desk.bench.marks.count == 7)
        desk.press("Esc Esc")
        let row = desk.bench.list.scroller.cursor
        desk.press("v G Space")
        #expect(desk.bench.marks.count == 9 - row, "from where the cursor was to the end")
    }

    @Test("In the tree a mark stands beside the fold; in the list of risks before the score")
    func elsewhere() {
        var desk = Desk(Seeds.knot)
        desk.press("Enter z R j Space")
        #expect(desk.bench.marks == ["P1"] && desk.lines[3].contains("◆"))
        desk.press("*")
        #expect(desk.bench.marks == ["M1", "P1", "A", "B", "C"])
        desk.press("Esc 3 Enter Space")
        #expect(desk.bench.marks == ["R1"])
        desk.press(", a")
        #expect(desk.screen.contains("* 20 R1") || desk.screen.contains("*20 R1"), "\(desk.screen)")
    }

    @Test("One form for all: the common fields, blank where they differ; one step, one undo")
    func editing() {
        var desk = Desk(Seeds.planForChange)
        desk.press("g k text:milestone Enter f text:dept:MHCLG\\ state:planned Enter *")
        let marked = desk.bench.marks
        #expect(marked.count > 2 && marked.count <= 25)
        desk.press("e")
        #expect(desk.form?.title == "\(marked.count) items; blank where they differ")
        #expect(desk.form?.rows.first { $0.rule.name == "state" }?.text == "planned")
        #expect(desk.form?.rows.first { $0.rule.name == "title" }?.text == "")
        desk.press("Esc c s")
        desk.retype("on_the_way")
        desk.press("Enter")
        #expect(
            desk.history.count == 1 && desk.message.hasPrefix("#1 Set state to on_the_way of \(marked.count) items"))
        for item in marked { #expect(desk.field(item, "state") == "on_the_way") }
        #expect(desk.bench.marks == marked)
        desk.press("u")
        #expect(desk.portfolio == Seeds.planForChange && desk.history.count == 2)
        // Kinds that differ share what both have.
        desk.press("Esc Esc g m Space")
        let two = desk.bench.marks.count
        desk.press("g k text:milestone Enter Space e")
        #expect(two == 1 && desk.form?.rows.contains { $0.rule.name == "deadline" } == false)
        #expect(desk.form?.rows.contains { $0.rule.name == "note" } == true)
        desk.press("Esc c l")
        #expect(desk.message.hasPrefix("Not all of the 2 items marked have the same choice of residual likelihood"))
    }

    @Test("Tags are added to what each has and taken away with a hyphen")
    func tags() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIS-5 Enter 1 Space Space a t text:big;-published Enter")
        // They are of two departments: shown first.
        #expect(desk.bench.overlay.preview != nil, "\(desk.message)")
        desk.press("Enter")
        for item in ["MIS-5", "MIS-6"] {
            let tags = FieldType.parts(desk.field(item, "tags") ?? "")
            let before = FieldType.parts(
                Seeds.planForChange.text(Seeds.planForChange.node(item)!, .tags) ?? "")
            #expect(tags == before.filter { $0 != "published" } + ["big"])
        }
        #expect(desk.history.count == 1)
    }

    @Test("More than 25 items are shown first, before and after; Esc leaves all as it is, Enter makes one step")
    func preview() {
        let plan = Seeds.portfolio((1...30).map { "A\($0) milestone Step \($0)" }.joined(separator: "\n"))
        var desk = Desk(plan)
        desk.press("* c s")
        desk.retype("dropped")
        desk.press("Enter")
        #expect(desk.bench.overlay.preview?.changes.count == 30)
        #expect(desk.screen.contains("This changes 30 items") && desk.screen.contains("planned → dropped"))
        desk.press("j j PgDn G g g")
        desk.press("Esc")
        #expect(desk.form != nil && desk.history.isEmpty, "back in the form")
        desk.press("Enter Enter")
        #expect(desk.history.count == 1 && desk.bench.overlay == nil)
        #expect(desk.portfolio.nodes(of: .milestone).allSatisfy { desk.portfolio.has($0, .state, "dropped") })
        desk.press("u")
        #expect(desk.portfolio == plan)
        desk.press("d")
        #expect(desk.bench.overlay.preview != nil)
        desk.press("Enter")
        #expect(desk.portfolio.count(of: .milestone) == 0 && desk.bench.marks.isEmpty)
        #expect(desk.message.hasPrefix("#3 Delete 30 items"))
        desk.press("u")
        #expect(desk.portfolio == plan)
    }

    @Test("What the model refuses of a change to many is refused before it is shown: which item, why, and nothing done")
    func refused() {
        var desk = Desk(Seeds.planForChange)
        desk.press("* d")
        #expect(desk.bench.overlay == nil && desk.history.isEmpty && desk.bench.message?.ink == .error)
        #expect(desk.message.contains("SES-7, a closed session, is frozen. Nothing was deleted."))
        #expect(desk.portfolio == Seeds.planForChange && desk.bench.marks.count == 9)

        desk.press("Esc g k text:milestones Enter * c s")
        desk.retype("dropped")
        desk.press("Enter")
        let why = "MIL-101 state: it has an actual finish but its state is dropped."
        #expect(desk.bench.overlay.preview == nil && desk.form?.refusal?.hasPrefix(why) == true, "\(desk.screen)")
        #expect(desk.screen.contains("MIL-101 state: it has an actual finish") && desk.history.isEmpty)
        // What is allowed is shown, from the same form.
        desk.retype("done")
        desk.press("Enter")
        #expect(desk.form?.refusal?.contains("has no actual finish") == true)
        desk.press("Esc Esc f text:state:planned Enter * c s")
        desk.retype("on_the_way")
        desk.press("Enter")
        #expect(desk.bench.overlay.preview?.changes.count == desk.bench.marks.count)
        desk.press("Enter")
        #expect(desk.history.count == 1)
    }

    @Test("What is refused after it was shown, because another window was there meanwhile, leads back to the form")
    func refusedLater() throws {
        let plan = Seeds.portfolio((1...30).map { "A\($0) milestone Step \($0)" }.joined(separator: "\n"))
        var desk = Desk(plan)
        desk.press("* c s")
        desk.retype("dropped")
        desk.press("Enter")
        #expect(desk.bench.overlay.preview != nil)
        let cells = [(column: "state", text: "done"), (column: "actual_finish", text: "2026-01-05")]
        try desk.arrives(#require(try desk.portfolio.setting(.item("A7"), cells)), from: "ab")
        desk.press("Enter")
        #expect(desk.form?.refusal?.hasPrefix("A7 state: ") == true && desk.history.count == 1, "\(desk.screen)")
    }

    @Test("d takes links between marked items once; r draws a link from each, as one step")
    func linksOfMany() {
        var desk = Desk(Seeds.knot)
        desk.press("g k text:milestone Enter * d")
        #expect(desk.portfolio.count(of: .milestone) == 0 && desk.history.count == 1)
        desk.press("u")
        #expect(desk.portfolio == Seeds.knot)
        desk.press("* r text:needs Enter text:P1 Enter")
        #expect(
            desk.form?.title == "3 items need P1" || desk.form?.title == "3 items needs P1", "\(desk.form?.title ?? "")"
        )
        desk.press("Enter")
        #expect(desk.history.count == 1 + 2, "\(desk.message)")
        for item in ["A", "B", "C"] { #expect(desk.field(.needs, item, "P1", "state") == "proposed") }
        desk.press("u")
        #expect(desk.portfolio == Seeds.knot)
    }

    @Test("Many links are shown before they are drawn, whichever end is the many")
    func manyLinks() throws {
        let desk = Desk(Seeds.planForChange)
        let milestones = desk.portfolio.nodes(of: .milestone).prefix(40).map { desk.portfolio.id($0) }
        let risk = desk.portfolio.id(desk.portfolio.nodes(of: .raid)[0])
        let inward = try Bulk.linking(
            .affects, milestones.map { LinkEnds(from: risk, to: $0) }, [], in: desk.portfolio, saidOn: Desk.today)
        #expect(Preview(try #require(inward), nil, desk.world)?.reason.hasPrefix("This changes 3") == true)
    }

    @Test("What cannot be seen is not changed unawares: under an empty filter nothing, hidden marks only after a look")
    func hidden() {
        var desk = Desk(Seeds.planForChange)
        desk.press("G f text:zzzz Enter d")
        #expect(desk.history.isEmpty && desk.message.hasPrefix("The filter leaves nothing here"))
        desk.press("e")
        #expect(desk.form == nil)
        desk.press("Esc g k text:milestones Enter G Space f text:planning Enter d")
        #expect(desk.history.isEmpty && desk.bench.overlay.preview != nil, "\(desk.screen)")
        #expect(desk.screen.contains("None of them is shown in this pane"))
    }

    @Test("A range goes on from its first item, wherever sorting puts it")
    func rangeSurvivesSorting() {
        var desk = Desk(Seeds.planForChange)
        desk.press("g k text:milestones Enter v j j s d")
        let row = desk.bench.list.row(of: desk.portfolio.node(desk.bench.range!.item)!, desk.world)
        #expect(desk.bench.range?.row == row)
        desk.press("v")
        #expect(desk.bench.marks.contains("MIL-101"))
    }

    @Test("A range whose first item is gone, or not to be seen, is a range no more")
    func rangeWithoutItsBeginning() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("g k text:milestones Enter j v j")
        let item = desk.bench.range!.item
        try desk.arrives(try desk.portfolio.deleting(.item(item)), from: "ana")
        #expect(desk.bench.range == nil)
        desk.press("e")
        #expect(desk.screen.contains("title"), "the form is of the selected item, with rows")
        desk.press("Esc g g v G f text:zzz Enter")
        #expect(desk.bench.range == nil)
    }
}
