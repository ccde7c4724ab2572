// What the last lines say is true of the row under the cursor, and of what the key does.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Words that are true here") struct TrueWordsStories {
    private func hints(_ desk: Desk) -> String {
        desk.lines[(desk.bench.layout.messageRow + 1)...].joined(separator: " ")
    }

    @Test("Del in the list of views lets go of one, and on one that was let go of brings it back")
    func views() {
        var desk = Desk(Seeds.london)
        desk.press("b s text:One Enter s n b s text:Two Enter b b")
        #expect(hints(desk).contains("Del let go of it"))
        desk.press("Del")
        #expect(desk.world.views.map(\.name) == ["Two"])
        desk.press("End")
        while desk.picker?.current?.text != "One" { desk.press("Down") }
        #expect(hints(desk).contains("Enter Del bring it back") && !hints(desk).contains("let go"))
        desk.press("Del")
        #expect(desk.world.views.map(\.name) == ["One", "Two"], "it is back in its place")
        #expect(desk.picker?.found.map(\.text) == ["One", "Two"] && desk.picker?.purpose.isView == true)
        #expect(hints(desk).contains("Del let go of it"))
        desk.press("Del")
        while desk.picker?.current?.detail.hasPrefix("let go of") != true { desk.press("Down") }
        desk.press("Enter")
        #expect(desk.world.views.count == 2 && desk.bench.overlay == nil, "Enter brings it back, too")
    }

    @Test("The preview says where Esc leads: back to the form, or to everything as it is")
    func preview() {
        var desk = Desk(Seeds.planForChange)
        desk.press("g k text:milestones Enter f text:state:planned Enter * c s text:on_the_way Enter")
        #expect(hints(desk).contains("Esc back to the form"))
        desk.press("Esc")
        #expect(desk.form != nil)
        desk.press("Esc d")
        if case .preview? = desk.bench.overlay { #expect(hints(desk).contains("Esc leave as it is")) }
    }

    @Test("A refusal has no number of a rule in it, and says that nothing was deleted")
    func refused() {
        var desk = Desk(Seeds.planForChange)
        desk.press("j d")
        #expect(desk.message.contains("is frozen.") && !desk.message.contains("(I"))
        #expect(desk.message.contains("is frozen. Nothing was deleted.") && desk.history.isEmpty)
    }

    @Test("An empty list has nothing to act on, whatever is selected elsewhere")
    func emptyLists() throws {
        var portfolio = Portfolio()
        try portfolio.apply([.create(.item("MIS-1"), kind: .mission, fields: [.title: "Clean rivers"])])
        var desk = Desk(portfolio)
        desk.press("g k text:fund Enter")
        #expect(desk.bench.list.kind == .fund && desk.bench.selection == "MIS-1" && desk.bench.overlay == nil)
        let why = "There are no funds to act on. aa adds items of any kind; gk shows other kinds."
        for keys in ["d", "e", "c s", "I s", "w"] {
            desk.press(keys)
            #expect(desk.message == why, "\(keys)")
            #expect(desk.bench.overlay == nil && desk.history.isEmpty, "\(keys)")
        }
        #expect(!hints(desk).contains("del") && !hints(desk).contains("open") && !hints(desk).contains("edit"))
        desk.press("Enter")
        #expect(desk.message.hasPrefix("There are no funds to open."))
        desk.press("g k text:mission Enter f text:zzzz Enter Enter")
        #expect(desk.message == "The filter leaves nothing here to open: Esc shows everything again.")
    }

    @Test("Where no other row joins two departments, the one under the cursor is not denied")
    func onlyCrossing() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-507 Enter 2 < g x")
        #expect(desk.bench.tree.current?.edge != nil)
        desk.press("g x")
        #expect(desk.message == "No other open row joins two departments: zR opens the others.")
    }

    @Test("A menu that is longer than the screen has its lower edge, and says how much more there is")
    func longMenus() {
        for size in [Desk.everyday, Size(width: 60, height: 16), Size(width: 120, height: 36)] {
            var desk = Desk(Seeds.london, size: size)
            desk.press("F9 Right Right Right Right Right")
            let edge = desk.lines[desk.bench.layout.messageRow - 1]
            #expect(edge.contains("└") && edge.contains("more"), "\(edge)")
        }
    }

    @Test("A view that is not there is said to be missing")
    func seventh() {
        var desk = Desk(Seeds.london)
        desk.press("b s text:One Enter b 7")
        #expect(
            desk.message
                == "There is no view 7: one view is saved. bb lists what there is, bs saves this one.")
    }

    @Test("The palette puts what other programs call a command first, and lists what matches after it")
    func borrowed() {
        for (typed, meant) in [("w", "close"), ("q", "quit"), ("h", "help")] {
            var desk = Desk(Seeds.london)
            desk.press(": text:\(typed)")
            let found = desk.picker?.found.map(\.text) ?? []
            #expect(found.first == meant && found.count > 1 && Set(found).count == found.count, "\(found)")
        }
    }

    @Test(
        "A day beyond the calendar is refused in a form",
        arguments: ["+99999y", "+9999999d", "-3000y", "in 900000 weeks"])
    func tooFar(_ typed: String) {
        var desk = Desk(Seeds.london)
        desk.press("p text:MIL-09 Enter c d")
        desk.go(toField: "deadline")
        desk.retype(typed)
        #expect(desk.screen.contains("deadline: not a day of the years 1 to 9999"))
        desk.press("Enter")
        #expect(desk.form != nil && desk.history.isEmpty)
        desk.retype("+900y")
        #expect(desk.screen.contains("2911"))
    }

    @Test("In the classic keys Del is offered as delete")
    func classic() {
        var desk = Desk(Seeds.london, settings: ProfileTests.settings(.classic))
        desk.resize(200, 50)
        #expect(hints(desk).contains("Del delete") && !hints(desk).contains("Del del "))
    }

    @Test("An empty text is no key in the settings; none at all is written as an empty list")
    func keys() {
        #expect(
            Keymap.remapped(.standard, [Remap("undo", [""], line: 3)]).problems
                == [
                    KeymapProblem(
                        line: 3, sentence: "\"undo\" is given a key without a name. Write [] to leave it without keys.")
                ])
        #expect(Keymap.remapped(.standard, [Remap("undo", [], line: 3)]).problems.isEmpty)
    }
}
