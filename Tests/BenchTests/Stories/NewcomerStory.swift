// What the page of the project promises for the first minutes, key by key.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The first minutes") struct NewcomerStory {
    @Test("From a mission into its tree, along a late promise, to its new date, and back")
    func theFirstMinutes() {
        var desk = Desk(Seeds.london)
        #expect(desk.selection == "MIS-1" && desk.bench.focus == .missions)

        // Enter goes into the tree, l opens, h closes and then goes to the parent.
        desk.press("Enter")
        #expect(desk.bench.focus == .dependencies)
        desk.press("/ text:Test\\ events Enter")
        #expect(desk.selection == "MIL-06")
        let closed = desk.tree
        desk.press("l")
        #expect(desk.tree.count == closed.count + 2)
        desk.press("h")
        #expect(desk.tree == closed)
        desk.press("h")
        #expect(desk.selection == "OUT-1")

        // < is what it needs, > what waits on it.
        desk.press("j j j j j <")
        #expect(desk.tree == ["MIL-06", "  MIL-01", "  MIL-05"])
        desk.press("j j >")
        #expect(desk.bench.tree.root == "MIL-05" && desk.tree.contains("  MIL-06"))
        desk.press("H")
        #expect(desk.bench.tree.root == "MIL-06" && desk.selection == "MIL-05")
        #expect(desk.screen.contains("!26d"))

        // The date of the dependency under the cursor.
        desk.press("c d Tab")
        #expect(desk.form?.title == "MIL-06 needs MIL-05" && desk.form?.current.rule.name == "promised_by")
        desk.retype("2011-08-05")
        desk.press("Enter")
        #expect(desk.message == "#1 MIL-06 needs MIL-05 promised by 31 Aug 2011 → 5 Aug 2011")
        #expect(desk.field(.needs, "MIL-06", "MIL-05", "promised_by") == "2011-08-05")
        #expect(!desk.screen.contains("!26d") && desk.selection == "MIL-05")
        desk.press("u")
        #expect(desk.message == "#2 undid #1: MIL-06 needs MIL-05 promised by 5 Aug 2011 → 31 Aug 2011")
        #expect(desk.screen.contains("!26d") && desk.portfolio == Seeds.london)
        desk.press("U")
        #expect(desk.message == "#3 did #1 again: MIL-06 needs MIL-05 promised by 31 Aug 2011 → 5 Aug 2011")

        // A few letters find anything; H goes back to where we were.
        let here = desk.bench.here
        desk.press("p text:guards Enter")
        #expect(desk.selection == "MIL-08")
        desk.press("H")
        #expect(desk.bench.here == here)

        desk.press("Q")
        #expect(desk.asked == ["quit"])
    }

    @Test("From nothing to a mission, what it is made of, a risk, a link, and nothing again")
    func fromNothing() {
        var desk = Desk(Portfolio())
        desk.press("a m text:Clean\\ power Enter")
        #expect(desk.selection == "MIS-1")
        #expect(desk.message == "#1 added MIS-1 Clean power")
        for (title, id) in [("Grid", "OUT-1"), ("Pylons", "PRO-1"), ("Permits", "MIL-1")] {
            desk.press("a c text:\(title) Enter")
            #expect(desk.selection == id, "what was added is selected")
        }
        #expect(desk.message == "#4 added MIL-1 Permits that is part of PRO-1")
        desk.press("a r text:Nobody\\ signs Enter")
        #expect(desk.selection == "RSK-1")
        #expect(desk.message == "#5 added RSK-1 Nobody signs that affects MIL-1")
        desk.press("p text:PRO-1 Enter a c text:Cable Enter a d text:MIL-1 Enter Enter")
        #expect(desk.message == "#7 link added: MIL-2 needs MIL-1")
        #expect(desk.selection == "MIL-2")
        desk.press("p text:MIS-1 Enter < z R")
        #expect(desk.tree == ["MIS-1", "  OUT-1", "    PRO-1", "      MIL-1", "      MIL-2", "        MIL-1"])

        // Deleted with its links, and brought back with them.
        desk.press("p text:MIL-1 Enter d")
        #expect(desk.message == "#8 removed MIL-1 Permits with 3 links")
        #expect(desk.portfolio.node("MIL-1") == nil && desk.portfolio.node("RSK-1") != nil)
        desk.press("u")
        #expect(desk.message == "#9 undid #8: brought back MIL-1 Permits with 3 links")
        #expect(desk.selection == "MIL-1")
        desk.press("u u u u u u u")
        #expect(desk.portfolio == Portfolio() && desk.selection == nil)
        desk.press("u")
        #expect(desk.message == "There is nothing to undo.")
    }

    @Test("What is added is selected and in sight, whatever it is and wherever one stands", arguments: Kind.allCases)
    func addedIsSelected(kind: Kind) {
        for pane in Pane.allCases {
            var desk = Desk(Seeds.london)
            let before = Set(desk.portfolio.nodes(of: kind).map { desk.portfolio.id($0) })
            desk.press("\(pane.rawValue) a a text:\(kind.rawValue) Enter text:Brand\\ new Enter")
            let added = Set(desk.portfolio.nodes(of: kind).map { desk.portfolio.id($0) }).subtracting(before)
            #expect(added.count == 1)
            #expect(desk.selection == added.first, "\(kind) from \(pane.title)")
            #expect(desk.lines[12...20].contains { $0.contains("Brand new") }, "its detail is shown\n\(desk.screen)")
        }
    }
}
