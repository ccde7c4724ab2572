// Copying, exporting and writing elsewhere: what is asked of the front door.

import Analyses
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Out of the workbench") struct YankStories {
    @Test("The row is copied in full in every pane")
    func row() {
        var desk = Desk(Seeds.planForChange)
        desk.press("j y y")
        #expect(desk.asked.last == "copy MIS-1 Kickstart economic growth  [AR]  10 late of 62 open")
        desk.press("p text:MIL-201 Enter < z M l j y y")
        #expect(desk.asked.last?.hasPrefix("copy ") == true && desk.asked.last?.contains("  ") == true)
        desk.press("3 y y")
        #expect(desk.asked.last == "copy L4 I5: 1 risk")
        desk.press("Enter y y")
        #expect(desk.asked.last?.hasSuffix("L4 I5") == true)
        desk.press("4 y y")
        #expect(desk.asked.last == "copy " + desk.portfolio.title(desk.portfolio.node(desk.selection!)!))
    }

    @Test("Id, link, Markdown and JSON of what is selected")
    func item() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("j y i")
        #expect(desk.asked.last == "copy MIS-1")
        desk.press("y l")
        #expect(desk.message == "No link leads to this row: stand on a row of the tree, or on a link in the detail.")
        desk.press("y j")
        #expect(desk.asked.last == "copy json MIS-1")
        desk.press("y m")
        let text = try #require(desk.asked.last?.dropFirst(5))
        #expect(text.hasPrefix("## MIS-1 Kickstart economic growth\n\nmission, live, judged AR\n\n- "))
        #expect(text.hasSuffix("\n") && text.contains("\n- lead: "))
        desk.press("2 j y l")
        let key = try #require(desk.bench.linkAtCursor(desk.world))
        #expect(desk.asked.last == "copy \(Ref.link(key).spoken)")
    }

    @Test("Where items are marked, all of them are copied")
    func marked() {
        var desk = Desk(Seeds.planForChange)
        desk.press("j Space Space y i")
        #expect(desk.asked.last == "copy MIS-1\nMIS-2")
        desk.press("y j")
        #expect(desk.asked.last == "copy json MIS-1 MIS-2")
        desk.press("y y")
        #expect(desk.asked.last == "copy MIS-1 Kickstart economic growth\nMIS-2 An NHS fit for the future")
        desk.press("y m")
        #expect(desk.asked.last?.contains("## MIS-1") == true && desk.asked.last?.contains("\n## MIS-2") == true)
    }

    @Test("A pane becomes Markdown with all its rows, in sight or not")
    func markdown() {
        var desk = Desk(Seeds.planForChange)
        for pane in 1...5 {
            desk.press("\(pane) x m")
            let text = desk.asked.last ?? ""
            #expect(
                text.hasPrefix("export markdown(\"# ") || text.hasPrefix("export markdown(\"## "), "\(text.prefix(80))")
        }
        #expect(desk.bench.markdown(of: .missions, desk.world).split(separator: "\n").count == 3 + 9)
        let tree = desk.bench.markdown(of: .dependencies, desk.world)
        #expect(tree.split(separator: "\n").count == 1 + desk.bench.tree.rows.count)
        #expect(tree.contains("\n  - "))
        let risks = desk.bench.markdown(of: .risks, desk.world)
        #expect(risks.contains("| L5 |") && risks.contains("| score | id | title | lead |"))
        #expect(Markdown.table(["a"], [["x|y\nz*"]]) == ["| a |", "|---|", "| x\\|y z\\* |"])
        #expect(Desk(Portfolio()).bench.markdown(of: .detail, Desk(Portfolio()).world) == "Nothing is selected.\n")
    }

    @Test("Files are asked for by key, and the screen even with something on top of it")
    func files() {
        var desk = Desk(Seeds.london)
        desk.press("x j x c x l x t F12")
        #expect(desk.asked == ["json", "tables", "log", "screen", "snapshot"].map { "export \($0)" })
        desk.press("e F12")
        #expect(desk.asked.count == 6 && desk.form != nil)
    }

    @Test("A picture is of the tree at what is selected, walked as the tree pane walks")
    func pictures() {
        var desk = Desk(Seeds.planForChange)
        desk.press("j x d x g x v")
        let selected = desk.selection!
        #expect(
            desk.asked
                == ["dot", "mermaid", "svg"].map { language in
                    "export \(Export.picture(Export.Picture(rawValue: language)!, of: selected, desk.bench.tree.direction))"
                })
        desk.press("2 > x v")
        #expect(desk.asked.last?.contains("\(Direction.downstream)") == true)
        // Both directions where both are shown, and of a narrowed tree what it is narrowed to.
        desk.press("= x v")
        #expect(desk.asked.last == "export \(Export.picture(.svg, of: desk.selection!, nil))")
        desk.press("=")
        let centre = desk.selection!
        desk.press("z f x g")
        #expect(desk.asked.last == "export \(Export.picture(.mermaid, of: centre, nil))")
        // Columns show givers and receivers beside an item, and so does their picture.
        desk.press("Esc z m x d")
        #expect(
            desk.bench.tree.isColumns && desk.asked.last == "export \(Export.picture(.dot, of: desk.selection!, nil))")
        desk.press("z m x d")
        #expect(desk.asked.last == "export \(Export.picture(.dot, of: desk.selection!, desk.bench.tree.direction))")
        var empty = Desk(Portfolio())
        empty.press("x d")
        #expect(empty.asked.isEmpty)
    }

    @Test("A long text goes to the editor: the one under the cursor, else the one chosen")
    func editor() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("E")
        #expect(desk.picker?.found.first?.text == "plain", "what is written stands first")
        #expect(desk.picker!.found.contains { $0.text == "note" && $0.right == "empty" })
        desk.press("text:note Enter")
        #expect(desk.asked.last == "write MIS-0 note")
        let edit = try #require(desk.edits.last)
        #expect(edit.text.isEmpty && !edit.isForForm)
        let step = try #require(try edit.step("One\n\nTwo\n", in: desk.portfolio))
        #expect(step.changes.count == 1)
        #expect(try edit.step(" \n", in: desk.portfolio) == nil, "nothing but blanks is nothing")
        // In the detail the text under the cursor is meant.
        desk.press("4 j j E")
        #expect(desk.asked.last == "write MIS-0 plain")
        desk.press("Esc")
        var empty = Desk(Portfolio())
        empty.press("E")
        #expect(empty.message == "Nothing is selected yet: am adds a mission.")
    }

    @Test("A text that another window changed meanwhile is refused, and so is one whose item is gone")
    func overtaken() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("E text:plain Enter")
        let edit = try #require(desk.edits.last)
        try desk.arrives(try #require(try desk.portfolio.setting(.item("MIS-0"), [("plain", "Theirs")])), from: "ab")
        #expect(throws: (any Error).self) { try edit.step("Mine", in: desk.portfolio) }
        #expect(throws: (any Error).self) { try edit.step("Mine", in: Portfolio()) }
    }

    @Test("In a form the editor fills the field it was called from; lines alone are not for it")
    func form() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("e C-x")
        #expect(desk.form?.refusal == "title is one line: the editor is for texts of several." && desk.edits.isEmpty)
        desk.go(toField: "plain")
        let before = try #require(desk.form?.current.text)
        desk.press("C-x")
        #expect(desk.edits.last?.text == before && desk.edits.last?.isForForm == true)
        desk.send(.written("One ¶ and\ntwo ⏎ lines"))
        #expect(desk.form?.current.text == "One ¶ and\ntwo ⏎ lines" && desk.form?.current.isChanged == true)
        desk.send(.written(before))
        #expect(desk.form?.current.isChanged == false)
        desk.send(.written("A\nB"))
        desk.press("Enter")
        #expect(desk.field("MIS-0", "plain") == "A\nB")
    }
}
