// The history: what it shows, and going back to a point of it.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("History") struct HistoryStories {
    @Test("Going back to a point is a change like any other: told, shown and taken back")
    func goingBack() {
        var desk = Desk(Seeds.london)
        for title in ["One", "Two", "Three"] {
            desk.press("c t")
            desk.retype(title)
            desk.press("Enter")
        }
        let three = desk.portfolio
        desk.press("5 j j t r")
        #expect(desk.field("MIS-1", "title") == "One")
        #expect(desk.message.hasPrefix("#4 went to the state after #1: "))
        #expect(desk.history.map(\.sequence) == [4, 3, 2, 1])
        desk.press("u")
        #expect(desk.portfolio == three && desk.message.hasPrefix("#5 undid #4: "))
        desk.press("U U")
        #expect(desk.field("MIS-1", "title") == "One")
        #expect(desk.message == "There is nothing to redo on this branch.")
    }

    @Test("Where lines are plain ASCII, what changed is told in ASCII too")
    func plainSigns() {
        var desk = Desk(Seeds.london, lines: .ascii)
        desk.press("c s Right Enter")
        #expect(desk.message.contains(" → ") && desk.lines[21].contains(" -> ") && !desk.screen.contains("→"))
    }

    @Test("A step of many changes is told by its name, once, whichever way it goes")
    func manyChanges() throws {
        var desk = Desk(Seeds.london)
        for title in ["One", "Two", "Three"] {
            desk.press("g m c t")
            desk.retype(title)
            desk.press("Enter p text:MIL-01 Enter c t")
            desk.retype(title)
            desk.press("Enter")
        }
        desk.press("5 j j j j t r")
        #expect(desk.message == "#7 went to the state after #2: all that lies between (4 changes)")
        desk.press("u")
        #expect(desk.message == "#8 undid #7: Go to #2 (4 changes)")
        desk.press("U")
        #expect(desk.message == "#9 did #7 again: Go to #2 (4 changes)")
    }

    @Test("What was undone is dimmed, and the cursor stays on its record when new ones arrive above it")
    func cursor() throws {
        var desk = Desk(Seeds.london, size: Size(width: 120, height: 36))
        for title in ["One", "Two"] {
            desk.press("c t")
            desk.retype(title)
            desk.press("Enter")
        }
        desk.press("u 5 j")
        #expect(desk.bench.history.current(desk.world)?.sequence == 2)
        #expect(desk.history.first { $0.sequence == 2 }?.isUndone == true)
        #expect(desk.lines.contains { $0.contains("· 2 ") } && desk.lines.contains { $0.contains("• 1 ") })
        try desk.arrives(desk.portfolio.adding(.mission, [("title", "Theirs")]).step, from: "ab")
        #expect(desk.bench.history.current(desk.world)?.sequence == 2)
        desk.press("Enter")
        #expect(desk.message.hasPrefix("#2 14:02 kt: "))
        desk.press("e")
        #expect(desk.message == "History is not edited: u undoes, tr goes back to the record under the cursor.")
    }

    @Test("A change after an undo begins a branch: there is nothing to redo, and undo goes back along it")
    func branch() {
        var desk = Desk(Seeds.london)
        for title in ["One", "Two"] {
            desk.press("c t")
            desk.retype(title)
            desk.press("Enter")
        }
        desk.press("u c o")
        desk.retype("Somebody else")
        desk.press("Enter U")
        #expect(desk.message == "There is nothing to redo on this branch.")
        desk.press("u u")
        #expect(desk.portfolio == Seeds.london)
    }
}
