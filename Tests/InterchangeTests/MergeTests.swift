// An import is a merge: what it speaks of changes, everything else stays.

import Testing

@testable import Interchange
import Missions

@Suite struct MergeTests {
    private func merged(_ files: [String: String], onto portfolio: Portfolio) throws -> (ImportPreview, Portfolio) {
        let preview = try preview(files, onto: portfolio)
        var result = portfolio
        if let step = preview.step { try result.apply(step.changes) }
        return (preview, result)
    }

    private var start: Portfolio {
        get throws {
            try merged(
                [
                    "portfolio.toml": "name = \"Start\"\nas_of = \"2026-01-31\"\n",
                    "items/milestones.csv": "id,title,note,deadline\nM1,One,first note,2026-05-01\nM2,Two,,\n",
                    "links/needs.csv": "receiver,giver,need_by,state\nM1,M2,2026-04-01,proposed\n",
                ], onto: Portfolio()
            ).1
        }
    }

    @Test func onlyTheColumnsOfTheSourceChangeAndAnEmptyCellErasesNothing() throws {
        let (preview, after) = try merged(
            ["items/milestones.csv": "id,deadline,note\nM1,2026-06-01,\nM3,,new\n"], onto: try start)
        #expect((preview.created, preview.changed, preview.unchanged) == (1, 1, 0))
        let node = try #require(after.node("M1"))
        #expect(after.text(node, .deadline) == "2026-06-01")
        #expect(after.text(node, .note) == "first note")
        #expect(after.node("M2") != nil)
        #expect(after.name == "Start")
        let new = try #require(after.node("M3"))
        #expect(after.text(new, .title) == "M3")
        #expect(after.text(new, .state) == "planned")
        #expect(after.text(new, .visibility) == "shared")
    }

    @Test func aRowThatSaysWhatIsThereChangesNothing() throws {
        let preview = try preview(
            [
                "portfolio.toml": "name = \"Start\"\n", "items/milestones.csv": "title,ID,Status\n One ,M1,Planned\n",
                "links/needs.csv": "from,to,need by\nM1,M2,2026-04-01\n",
            ], onto: try start)
        #expect((preview.created, preview.changed, preview.unchanged) == (0, 0, 2))
        #expect(preview.step == nil && !preview.isRefused)
    }

    @Test func aLinkIsUpdatedWhereItStands() throws {
        let (preview, after) = try merged(
            ["links/needs.csv": "giver,receiver,promised_by,state\nM2,M1,2026-03-20,agreed\n"], onto: try start)
        #expect((preview.created, preview.changed) == (0, 1))
        let edge = try #require(after.edge(LinkKey(.needs, from: "M1", to: "M2")))
        #expect(after.text(edge, .promisedBy) == "2026-03-20")
        #expect(after.text(edge, .needBy) == "2026-04-01")
        #expect(after.text(edge, .hard) == "true")
    }

    @Test func anItemNeverChangesItsKind() throws {
        let preview = try preview(["items/programmes.csv": "id\nM1\n"], onto: try start)
        #expect(
            preview.problems.first?.description
                == "items/programmes.csv row 2, column id: M1 is a milestone in the portfolio, and an item never changes its kind. Choose another id."
        )
    }

    @Test func nothingIsHalfImported() throws {
        let preview = try preview(
            ["items/milestones.csv": "id,deadline\nM7,2026-01-01\nM8,never again\n"], onto: try start)
        #expect(preview.isRefused && preview.step == nil)
        #expect(preview.items[.milestone] == 2)
    }

    @Test func theStepTakenBackLeavesThePortfolioAsItWas() throws {
        let before = try start
        let preview = try preview(
            [
                "portfolio.toml": "name = \"Other\"\nmood = \"good\"\n",
                "items/milestones.csv": "id,note\nM1,other\nM9,\n",
                "links/needs.csv": "from,to\nM9,M1\n", "items/odd.csv": "x\n",
            ], onto: before)
        var portfolio = before
        let step = try #require(preview.step)
        #expect(step.isImport)
        try portfolio.apply(step.changes)
        #expect(portfolio != before)
        try portfolio.apply(step.changes.inverse)
        #expect(portfolio == before)
    }

    @Test func goalpostsMovedByAnImportAreReported() throws {
        let (_, portfolio) = try merged(
            ["items/measures.csv": "id,state,target_value\nK,approved,5\n"], onto: Portfolio())
        let preview = try preview(["items/measures.csv": "id,target_value\nK,6\n"], onto: portfolio)
        #expect(preview.problems.map(\.description).contains { $0.contains("unless a decision changes it") })
        #expect(preview.step != nil)
    }

    @Test func aSessionIsFrozenOnlyWhereItWasClosedBeforeTheImport() throws {
        let files = [
            "items/sessions.csv": "id,state,note\nS,closed,first\n", "items/orgs.csv": "id\nO\n",
            "assessments.csv": "item,rubric,date,overall,session\nO,pmdu,2026-01-01,R,S\n",
        ]
        let (first, portfolio) = try merged(files, onto: Portfolio())
        #expect(first.problems.isEmpty)
        let second = try preview(
            [
                "items/sessions.csv": "id,note\nS,second\n",
                "assessments.csv": "item,rubric,date,overall,session\nO,pmdu,2026-01-02,G,S\n",
            ], onto: portfolio)
        #expect(second.problems.map(\.file) == ["items/sessions.csv", "assessments.csv"])
        #expect(second.problems.allSatisfy { $0.sentence.contains("is frozen") })
    }

    @Test func marksOfOtherSystemsAreRead() throws {
        let plain = "id,title,tags\nO1,\"One, two\",a;b\nO2,Two,\n"
        let windows = "\u{feff}" + plain.replacing("\n", with: "\r\n")
        let old = plain.replacing("\n", with: "\r")
        let first = try merged(["items/orgs.csv": plain], onto: Portfolio()).1
        #expect(try merged(["items/orgs.csv": windows], onto: Portfolio()).1 == first)
        #expect(try merged(["items/orgs.csv": old], onto: Portfolio()).1 == first)
        #expect(try merged(["items/orgs.csv": String(plain.dropLast())], onto: Portfolio()).1 == first)
    }

    @Test func unknownFieldsKindsAndLinkTypesAreKeptAndReported() throws {
        let (preview, after) = try merged(
            [
                "portfolio.toml": "mood = \"good\"\n[limits]\namber = 0.05\nred = [1, \"x\"]\n",
                "items/orgs.csv": "id,Shoe Size,kind\nO1, 42 ,org\n", "items/widgets.csv": "id\r\nW1\r\n",
                "links/likes.csv": "from,to\nO1,W1\n",
            ], onto: Portfolio())
        #expect(after.text(try #require(after.node("O1")), Field("shoe_size")) == " 42 ")
        #expect(after.settings[Field("mood")] == "good")
        #expect(after.settings[Field("limits")] == #"{"amber":0.05,"red":[1,"x"]}"#)
        #expect(after.extras["items/widgets.csv"]?[Field("text")] == "id\r\nW1\r\n")
        #expect(after.extras["links/likes.csv"] != nil)
        #expect(preview.files == 2)
        #expect(
            preview.problems.map(\.file) == [
                "portfolio.toml", "portfolio.toml", "items/orgs.csv", "items/widgets.csv", "links/likes.csv",
            ])
        let scratch = Scratch()
        try Exporter.folder(after, to: "\(scratch.path)/out")
        #expect(scratch.text("out/items/widgets.csv") == "id\r\nW1\r\n")
        #expect(scratch.text("out/items/orgs.csv") == "id,title,state,visibility,shoe_size\nO1,O1,live,shared, 42 \n")
        #expect(try imported("\(scratch.path)/out", as: .folder) == after)
    }

    @Test func aRowInTheWrongFileIsRefused() throws {
        let found = try preview(["items/orgs.csv": "id,kind\nO1,mission\n"]).problems
        #expect(
            found.map(\.description) == [
                "items/orgs.csv row 2, column kind: \"mission\" does not belong in items/orgs.csv."
            ])
    }
}
