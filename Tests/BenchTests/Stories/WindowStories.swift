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

    @Test("A form filled in while another window changes the same field tells both values; Enter again keeps ours")
    func changedUnderAForm() throws {
        var desk = Desk(Seeds.london)
        desk.press("c t")
        desk.retype("Ours")
        try desk.arrives(
            try #require(try desk.portfolio.setting(.item("MIS-1"), [("title", "Theirs"), ("lead", "Somebody")])),
            from: "ab")
        #expect(desk.form?.current.text == "Ours", "what was typed stays")
        desk.press("Enter")
        #expect(desk.field("MIS-1", "title") == "Theirs" && desk.form?.current.text == "Ours")
        #expect(
            desk.screen.contains("ab wrote “Theirs”, you “Ours”.") && desk.screen.contains("Enter again keeps yours"))
        desk.press("Enter")
        #expect(desk.field("MIS-1", "title") == "Ours" && desk.field("MIS-1", "lead") == "Somebody")
        desk.press("u")
        #expect(desk.field("MIS-1", "title") == "Theirs")
    }

    @Test("Where both came to the same, and in fields that were left alone, there is nothing to tell")
    func agreement() throws {
        var desk = Desk(Seeds.london)
        desk.press("e")
        desk.retype("The same")
        try desk.arrives(
            try #require(try desk.portfolio.setting(.item("MIS-1"), [("title", "The same"), ("lead", "Somebody")])),
            from: "ab")
        desk.press("Enter")
        #expect(desk.form == nil && desk.message == "Nothing was changed.")
        #expect(desk.field("MIS-1", "lead") == "Somebody")
    }

    @Test("What was typed stays where another window deletes the item under the form")
    func goneUnderAForm() throws {
        var desk = Desk(Seeds.london)
        desk.press("p text:MIL-09 Enter c t")
        desk.retype("Ours")
        try desk.arrives(desk.portfolio.deleting(.item("MIL-09")), from: "ab")
        desk.press("Enter")
        #expect(desk.form?.current.text == "Ours" && desk.form?.refusal?.last == ".")
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
