// Templates and the list of files opened before, by the command line and by keys played.

import Foundation
import Programs
import Testing

@Suite struct TemplateCommandTests {
    @Test func aTemplateIsAddedInOneStepAndUndone() throws {
        let room = try Room.withPlan()
        let before = room.state()
        let added = room.run("add", "plan.stocktake", "--template", "supplier-risk", "--to", "MIS-1")
        #expect(added.isDone && added.output.contains("Add Supplier failure that affects MIS-1: 4 items and 4 links"))
        #expect(room.run("undo", "plan.stocktake").isDone)
        #expect(room.state() == before)
        #expect(room.run("new", "fresh.stocktake", "--template", "mission").isDone)
        #expect(room.run("list", "fresh.stocktake", "missions").output.contains("New mission"))
    }

    @Test func whatMakesNoSenseIsRefused() throws {
        let room = try Room.withPlan()
        #expect(room.run("add", "plan.stocktake", "--template", "missio").refuses("Did you mean mission?"))
        #expect(room.run("add", "plan.stocktake", "mission", "--template", "mission").refuses("leave out"))
        #expect(room.run("add", "plan.stocktake").refuses("<kind>"))
        #expect(
            room.run("add", "plan.stocktake", "--template", "mission", "--to", "MIS-99").errors
                .contains("There is no item MIS-99"))
    }

    @Test func aTemplateOfOnesOwnIsFoundAndComesFirst() throws {
        let room = try Room.withPlan()
        try room.write(
            ".config/stocktake/templates/mission.json",
            """
            {"format":"stocktake","version":1,"template":{"title":"Ours"},"items":[{"id":"X","kind":"record","title":"Ours"}]}
            """)
        try room.write(".config/stocktake/templates/bad.json", "{]")
        #expect(room.run("add", "plan.stocktake", "--template", "mission").output.contains("added REC-6 Ours"))
        #expect(room.run("add", "plan.stocktake", "--template", "bad").refuses("bad.json row 1", "not JSON"))
        let screen = room.run("play", "plan.stocktake", "--keys", "6 Z / text:Ours Enter Enter", "--size", "100x30")
        #expect(screen.output.contains("added REC-7 Ours"))
    }

    @Test func anExampleOpensInPlaceOfTheFileAsAFreshCopy() throws {
        let room = try Room.withPlan()
        let screen = room.run(
            "play", "plan.stocktake", "--keys", "6 / text:worked Enter Enter", "--size", "100x30")
        #expect(screen.isDone)
        #expect(screen.output.contains("A fresh copy of worked-example, at"))
        #expect(!screen.output.contains("London 2012"))
    }
}
