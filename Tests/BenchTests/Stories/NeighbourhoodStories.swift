// Walking in columns, narrowing the tree to a neighbourhood, and what a row tells of those who wait.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Columns and neighbourhoods") struct NeighbourhoodStories {
    @Test("In columns left leads to what is needed, right to what waits, and back to where one came from")
    func columns() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press("p text:MIL-103 Enter < g g z m")
        #expect(desk.selection == "MIL-103" && desk.bench.tree.rows.count == 1)
        #expect(desk.screen.contains("< needs") && desk.screen.contains("> waiting"))
        desk.press("h")
        let giver = desk.selection
        #expect(giver != "MIL-103" && desk.bench.focus == .dependencies)
        #expect(desk.tree.count > 1)
        desk.press("j")
        #expect(desk.selection != giver)
        desk.press("l")
        #expect(desk.selection == "MIL-103", "what was come from is under the cursor again")
        desk.press("l l")
        #expect(desk.selection != "MIL-103")
        desk.press("z m")
        #expect(!desk.bench.tree.isColumns && desk.bench.tree.root == desk.selection)
    }

    @Test("At the ends the columns say so, folds say where they are, and < > lead back to the tree")
    func ends() {
        var desk = Desk(Seeds.knot)
        desk.press("p text:M1 Enter < g g z m l")
        #expect(desk.message == "Nothing waits on M1.")
        desk.press("z R")
        #expect(desk.message.contains("Columns have no folds"))
        for fold in ["z a", "z o", "z c", "z M", "z 3"] {
            desk.press(fold)
            #expect(desk.message.contains("Columns have no folds"), "\(fold)")
        }
        desk.press("h h")
        #expect(desk.selection == "A" && desk.tree.count == 2)
        desk.press("<")
        #expect(!desk.bench.tree.isColumns && desk.bench.tree.root == "A")
        desk.press("z t z m")
        #expect(desk.bench.tree.isColumns && !desk.bench.axis.isShown)
        desk.press("z t")
        #expect(!desk.bench.tree.isColumns && desk.bench.axis.isShown)
        desk.press("z t z m z f")
        #expect(!desk.bench.tree.isColumns && desk.bench.tree.focus != nil)
        desk = Desk(Portfolio())
        desk.press("z m")
        #expect(!desk.message.isEmpty && !desk.bench.tree.isColumns)
    }

    @Test(
        "In columns rows are marked, filtered, searched and edited like rows of the tree; the mouse goes to all three")
    func columnsAreRows() throws {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press("p text:MIL-103 Enter < g g z m h")
        desk.press("Space")
        #expect(desk.bench.marks.count == 1)
        desk.press("Esc c k")
        guard case .form(let form) = desk.bench.overlay else { Issue.record("no form of the link"); return }
        #expect(form.title.contains("MIL-103"))
        desk.press("Esc l")
        let plan = ColumnPlan(try #require(desk.bench.layout.inside(.dependencies)))
        let place = Drawing.Point(x: plan.givers.x + 1, y: plan.givers.y + 1)
        desk.press(.mouse(Pointer(.click, at: place)))
        let clicked = desk.selection
        desk.press("l")
        #expect(clicked != "MIL-103" && desk.selection == "MIL-103")
        desk.press("f text:title=zzzz Enter")
        #expect(desk.tree.isEmpty && desk.screen.contains("None here"), "\(desk.screen)")
        desk.press("Esc")
        #expect(!desk.tree.isEmpty && desk.bench.tree.isColumns)
    }

    @Test("Where the last neighbour is deleted, what it was next to is left; H comes back to the columns")
    func emptied() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press("p text:MIL-304 Enter < g g z m h d")
        #expect(desk.bench.tree.isColumns && desk.tree.count == 1 && desk.selection == "MIL-304")
        desk.press("l")
        #expect(desk.selection != "MIL-304")
        desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press("p text:MIL-103 Enter < g g z m h j")
        let (here, beside) = (desk.selection, desk.tree)
        desk.press("p text:MIS-1 Enter H")
        #expect(desk.bench.tree.isColumns && desk.selection == here && desk.tree == beside)
        desk.press("z m p text:MIS-1 Enter < z R p text:MIL-103 Enter z f p text:MIS-2 Enter H")
        #expect(desk.bench.tree.focus?.item == "MIL-103" && desk.selection == "MIL-103")
    }

    @Test("In columns the next crossing of departments is found among the items beside each other")
    func crossing() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press("p text:MIL-103 Enter < g g z m h g x")
        #expect(desk.message.isEmpty && desk.selection != nil)
    }

    @Test("A neighbourhood leaves what leads to an item and what it needs; Esc or zf shows all again")
    func neighbourhood() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 50))
        desk.press("p text:MIS-1 Enter < g g z R")
        let all = desk.tree.count
        desk.press("/ text:MIL-103 Enter")
        #expect(desk.selection == "MIL-103")
        desk.press("z f")
        #expect(desk.selection == "MIL-103" && desk.tree.count < all && desk.screen.contains("around MIL-103"))
        desk.press("z R")
        let kept = desk.tree.map { $0.trimmingPrefix(while: { $0 == " " }) }
        #expect(kept.contains("MIS-1") && kept.contains("MIL-103"))
        // What was searched for is let go of first.
        desk.press("Esc Esc")
        #expect(desk.tree.count == all && desk.selection == "MIL-103" && desk.message.contains("whole tree"))
        desk.press("z f z f")
        #expect(desk.tree.count == all)
    }

    @Test("A neighbourhood follows changes, and ends where its item is deleted")
    func neighbourhoodFollows() throws {
        var desk = Desk(Seeds.knot)
        desk.press("p text:M1 Enter < g g z R p text:C Enter z f")
        #expect(desk.selection == "C" && desk.bench.tree.focus?.item == "C")
        try desk.arrives(try desk.portfolio.deleting(.item("C")), from: "ana")
        #expect(desk.bench.tree.focus == nil && desk.tree.first == "M1")
    }

    @Test("A row says how many wait on it, how many of them on nothing else, and between whom the dependency runs")
    func facts() {
        var desk = Desk(Seeds.workedExample, size: Size(width: 120, height: 36))
        desk.press("p text:M2 Enter < g g Z")
        #expect(desk.lines.contains { $0.contains("M1 Data") && $0.contains("DSIT>DfE") && $0.contains(" 2/2") })
        // EXP-31 hangs on three, of which only one needs it: the others it contributes to or is part of.
        desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press("p text:MIL-303 Enter < g g Z")
        let row = desk.lines.first { $0.contains("EXP-31") } ?? ""
        #expect(row.contains(" x3") && !row.contains("/"), "\(row)")
    }

    @Test("The form of a dependency that would close a circle says which, before it is written")
    func circle() throws {
        var desk = Desk(Seeds.workedExample)
        desk.press("p text:M1 Enter r Enter text:M3 Enter")
        #expect(desk.screen.contains("This closes a cycle: M1 needs M3"), "\(desk.screen)")
        #expect(desk.history.isEmpty)
        desk.press("Esc p text:M3 Enter r Enter text:M4 Enter")
        #expect(desk.screen.contains("M3 needs M4") && !desk.screen.contains("closes a cycle"))
        // Another window makes the way back while the form is open.
        let step = try desk.portfolio.linking(.needs, from: "M4", to: "M3", []).step
        try desk.arrives(step, from: "ana")
        #expect(desk.screen.contains("This closes a cycle: M3 needs M4 needs M3"), "\(desk.screen)")
    }

    @Test("A dependency that has closed a cycle is told with the cycle; undo and redo tell what comes back")
    func cycleTold() throws {
        var desk = Desk(Seeds.workedExample, size: Size(width: 120, height: 36))
        desk.press("p text:M1 Enter r Enter text:M3 Enter Enter")
        #expect(desk.history.count == 1)
        #expect(
            desk.message.contains("M1 needs M3. This closes a cycle: M1 needs M3 needs M2 needs M1."),
            "\(desk.message)")
        desk.press("u")
        #expect(!desk.message.contains("closes a cycle"))
        desk.press("U")
        #expect(desk.message.contains("closes a cycle"), "\(desk.message)")
        // What closes none says nothing of it.
        desk.press("u p text:M3 Enter r Enter text:M4 Enter Enter")
        #expect(desk.message.contains("M3 needs M4") && !desk.message.contains("cycle"), "\(desk.message)")
    }

    @Test("Columns that a filter has emptied can be left, and come back when it is dropped")
    func emptyColumns() {
        var desk = Desk(Seeds.knot)
        desk.press("2 z m f text:zzz Enter")
        #expect(desk.bench.tree.rows.isEmpty && desk.screen.contains("None here fits zzz."), "\(desk.screen)")
        desk.press("h l j z m")
        #expect(!desk.bench.tree.isColumns && desk.message.contains("A tree again"), "\(desk.message)")
        desk.press("z m Esc")
        #expect(desk.bench.tree.isColumns && !desk.bench.tree.rows.isEmpty, "\(desk.screen)")
    }

    @Test("Of very many needs brought in at once the first cycle is found")
    func cycleOfMany() throws {
        var portfolio = Portfolio()
        let ids = (0..<40).map { "A\($0)" }
        try portfolio.apply(ids.map { .create(.item($0), kind: .milestone, fields: [:]) })
        var changes = zip(ids, ids.dropFirst()).map { receiver, giver in
            Change.create(.link(LinkKey(.needs, from: receiver, to: giver)), kind: nil, fields: [:])
        }
        try portfolio.apply(changes)
        #expect(ClosedCycle.words(closedBy: changes, in: portfolio) == nil)
        let back = Change.create(.link(LinkKey(.needs, from: "A2", to: "A0")), kind: nil, fields: [:])
        try portfolio.apply([back])
        changes.append(back)
        #expect(ClosedCycle.words(closedBy: changes, in: portfolio) == "A0 needs A1 needs A2 needs A0")
        #expect(ClosedCycle.words(closedBy: [back], in: portfolio) == "A2 needs A0 needs A1 needs A2")
        #expect(ClosedCycle.words(closedBy: back.inverse.ref == back.ref ? [back.inverse] : [], in: portfolio) == nil)
    }
}
