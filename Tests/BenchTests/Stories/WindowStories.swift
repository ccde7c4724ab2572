// Two windows on one file: what others do arrives, and what one looks at stays.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Two windows") struct WindowStories {
    @Test("Another window's change is told, and keeps selection, folds and cursor")
    func keepsThePlace() throws {
        var desk = Desk(Seeds.london)
        desk.press("Enter j j j j j j l j")
        let (place, rows, selection) = (desk.bench.here, desk.tree, desk.selection)
        try desk.arrives(desk.portfolio.adding(.mission, id: "MIS-0", [("title", "Before all")]).step, from: "ab")
        #expect(desk.bench.here == place && desk.tree == rows && desk.selection == selection)
        #expect(desk.message.hasPrefix("#1 by ab in another window: "))
        #expect(desk.lines[2].contains("MIS-0 Before all"))
        // It is not ours to undo.
        desk.press("u")
        #expect(desk.message == "There is nothing to undo." && desk.portfolio.node("MIS-0") != nil)
    }

    @Test("What another window deletes under the cursor gives way to a neighbour")
    func deletedUnderTheCursor() throws {
        var desk = Desk(Seeds.london)
        desk.press("p text:MIL-09 Enter")
        try desk.arrives(desk.portfolio.deleting(.item("MIL-09")), from: "ab")
        let selection = try #require(desk.selection)
        #expect(desk.portfolio.node(selection) != nil && desk.tree.contains { $0.hasSuffix(selection) })
    }

    @Test("A form filled in while another window changes the same field is refused or saved, never half of it")
    func changedUnderAForm() throws {
        var desk = Desk(Seeds.london)
        desk.press("c t")
        desk.retype("Ours")
        try desk.arrives(
            try #require(try desk.portfolio.setting(.item("MIS-1"), [("title", "Theirs"), ("lead", "Somebody")])),
            from: "ab")
        #expect(desk.form?.current.text == "Ours", "what was typed stays")
        desk.press("Enter")
        #expect(desk.screen.contains("Theirs") && desk.field("MIS-1", "title") == "Theirs")
        desk.press("Enter")
        #expect(desk.field("MIS-1", "title") == "Ours" && desk.field("MIS-1", "lead") == "Somebody")
        desk.press("u")
        #expect(desk.field("MIS-1", "title") == "Theirs")
    }

    @Test("Undo of what others have changed since is refused with a sentence")
    func undoMeetsTheirs() throws {
        var desk = Desk(Seeds.london)
        desk.press("c t")
        desk.retype("Ours")
        desk.press("Enter")
        try desk.arrives(try #require(try desk.portfolio.setting(.item("MIS-1"), [("title", "Theirs")])), from: "ab")
        let before = desk.portfolio
        desk.press("u")
        #expect(desk.portfolio == before)
        #expect(desk.bench.message?.ink == .error && desk.message.last == ".")
    }
}
