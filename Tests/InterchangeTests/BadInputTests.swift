// Every sort of bad input gives a sentence with its file, row and column, and no step.

import Testing

@testable import Interchange
import Missions

@Suite struct BadInputTests {
    private let orgs = "id,title,type\nO1,One,department\nO2,Two,agency\n"

    /// The refusals of a folder, as they are shown.
    private func refusals(_ files: [String: String]) throws -> [String] {
        let preview = try preview(files)
        #expect(preview.isRefused == (preview.step == nil))
        return preview.problems.filter { $0.severity == .refused }.map(\.description)
    }

    private func reports(_ files: [String: String]) throws -> [String] {
        let preview = try preview(files)
        #expect(!preview.isRefused, "\(preview.problems.prefix(3).map(\.description))")
        #expect(preview.step != nil)
        return preview.problems.map(\.description)
    }

    @Test func allWrongValuesAreFoundInOnePass() throws {
        let found = try refusals([
            "items/milestones.csv":
                "id,title,state,forecast_finish,criticality,hard_deadline\n"
                + "M1,One,planned,2026-02-30,3,yes\n" + "M2,Two,finished,2026-02-03,9,\n"
                + "M3,Three,done,2026-02-03,2,maybe\n"
        ])
        #expect(
            found == [
                "items/milestones.csv row 2, column forecast_finish: \"2026-02-30\" is not a date such as 2026-01-31.",
                "items/milestones.csv row 3, column state: \"finished\" is not one of planned, on_the_way, done, dropped.",
                "items/milestones.csv row 3, column criticality: \"9\" is not a whole number, 1 to 5.",
                "items/milestones.csv row 4, column hard_deadline: \"maybe\" is not yes or no.",
            ])
    }

    @Test func aDuplicateIdIsRefusedWithBothRowsNamed() throws {
        let found = try refusals([
            "items/orgs.csv": orgs + "O1,Again,agency\n", "items/missions.csv": "id\nO2\n",
        ])
        #expect(
            found == [
                "items/orgs.csv row 3, column id: O2 stands in items/missions.csv row 2 already; an id is used once.",
                "items/orgs.csv row 4, column id: O1 stands in row 2 already; an id is used once.",
            ])
    }

    @Test func aDuplicateLinkIsRefusedButTwoRolesAreTwoLinks() throws {
        let files = ["items/orgs.csv": orgs, "items/missions.csv": "id\nA\n"]
        let twice = files.merging(["links/responsible.csv": "from,to,role\nO1,A,lead\nO1,A,sponsor\nO1,A,lead\n"]) {
            $1
        }
        #expect(
            try refusals(twice) == [
                "links/responsible.csv row 4, column from: O1 is responsible for A (lead) stands in row 2 already; it may stand once."
            ])
    }

    @Test func linkEndsThatAreMissingOrMayNotBeJoinedAreRefused() throws {
        let found = try refusals([
            "items/orgs.csv": orgs, "items/missions.csv": "id\nA\n",
            "links/part_of.csv": "from,to\nO1,O9\nA,O1\nO1,O1\n", "links/needs.csv": "receiver,giver\nX,O1\n",
        ])
        #expect(
            found == [
                "links/part_of.csv row 2, column to: There is no item O9. Add it, or correct the id.",
                "links/part_of.csv row 3, column from: A is part of O1: part_of does not run from a mission to an org. It joins \(LinkType.partOf.rule).",
                "links/part_of.csv row 4, column from: O1 is part of O1: an item cannot be joined to itself. Choose another item at one end.",
                "links/needs.csv row 2, column receiver: There is no item X. Add it, or correct the id.",
            ])
    }

    @Test func aCycleOfPartOfAndASecondParentAreRefused() throws {
        let found = try refusals([
            "items/programmes.csv": "id\nP1\nP2\nP3\n", "links/part_of.csv": "from,to\nP1,P2\nP2,P3\nP3,P1\nP1,P3\n",
        ])
        #expect(found.count == 2)
        #expect(
            found[0].hasPrefix(
                "links/part_of.csv row 4, column from: P3 is part of P1: P1 is, by way of others, part of P3"))
        #expect(found[1].contains("P1 is part of P2 already"))
    }

    @Test func raggedRowsAndQuotesGoneWrongAreNamedByTheirLine() throws {
        let found = try refusals([
            "items/orgs.csv": "id,note\nO1,\"two\nlines\"\nO2\nO3,x,y\nO4,\"a\"b\nO5,ok\nO6,\"never closed\n"
        ])
        #expect(
            found == [
                "items/orgs.csv row 4: It has 1 cell, but the header names 2 columns.",
                "items/orgs.csv row 5: It has 3 cells, but the header names 2 columns.",
                "items/orgs.csv row 6: There is text behind a closing quote. Double the quotes that are part of the text.",
                "items/orgs.csv row 8: The quote opened on line 8 is never closed; the rest of the file was not read.",
            ])
    }

    @Test func wrongEncodingsAreNamedWithARemedy() throws {
        let scratch = Scratch()
        let path = scratch.bytes([
            "items/orgs.csv": Array("id,title\nO1,caf".utf8) + [0xe9] + Array("\n".utf8),
            "items/missions.csv": [0xff, 0xfe] + Array("i\0d\0".utf8), "items/funds.csv": Array("id\nF1\nF\0\n".utf8),
            "portfolio.toml": Array("name = \"x\"\n".utf8) + [0xff],
        ])
        let found = try Importer.read(path, as: .folder, onto: Portfolio()).problems.map(\.description)
        #expect(
            found == [
                "portfolio.toml row 2: Line 2 is not UTF-8 text. Save the file again as UTF-8 (\"CSV UTF-8\" in a spreadsheet).",
                "items/missions.csv row 1: It is UTF-16 text. Save it again as UTF-8 (\"CSV UTF-8\" in a spreadsheet).",
                "items/orgs.csv row 2: Line 2 is not UTF-8 text. Save the file again as UTF-8 (\"CSV UTF-8\" in a spreadsheet).",
                "items/funds.csv row 3: Line 3 holds a NUL byte, so this is not a text file. Look whether it is the file you mean.",
            ])
    }

    @Test func aMissingIdColumnIsNamed() throws {
        let found = try refusals([
            "items/orgs.csv": "title\nx\n", "items/missions.csv": "name;title\nA;B\n", "links/needs.csv": "from\nA\n",
            "items/funds.csv": "id,title,title\n", "points.csv": "measure\n",
        ])
        #expect(
            found == [
                "items/missions.csv row 1: There is no column id. The first line of the file must name the columns.",
                "items/orgs.csv row 1: There is no column id. The first line of the file must name the columns.",
                "items/funds.csv row 1, column title: It means the same as the column title; keep one of them.",
                "links/needs.csv row 1: There is no column giver or to. The first line of the file must name the columns.",
                "points.csv row 1: There is no column date. The first line of the file must name the columns.",
            ])
    }

    @Test func whatSpreadsheetsElsewhereWriteIsRead() throws {
        let scratch = Scratch()
        let path = scratch.folder([
            "items/missions.csv": "\u{FEFF}id;title;tags;\r\nA;\"One; and, more\";\"x;y\";\r\n;;;\r\n\r\nB;Two;;\r\n",
            "items/orgs.csv": "id\ttitle\nO\tHome, Office\n", "items/funds.csv": "sep=;\nid;title\nF;Fund\n",
            "items/raid.csv": "sep=,\nid,title\nR,\"a;b\"\n",
        ])
        let portfolio = try imported(path, as: .folder)
        func text(_ id: ItemID, _ field: Field) -> String? { portfolio.text(portfolio.node(id)!, field) }
        #expect(text("A", .title) == "One; and, more" && text("A", .tags) == "x;y" && text("B", .title) == "Two")
        #expect(text("O", .title) == "Home, Office" && text("F", .title) == "Fund" && text("R", .title) == "a;b")
    }

    @Test func rubbishIsReportedWithoutFillingTheMemory() throws {
        let commas = String(repeating: ",", count: 1 << 20)
        #expect(
            try refusals(["items/orgs.csv": "id,title\n\(commas)\nO,x\n"]) == [
                "items/orgs.csv row 2: The row has more than 10000 cells. Look whether this is the file you mean."
            ])
        #expect(
            try refusals(["items/orgs.csv": commas]) == [
                "items/orgs.csv row 1: The row has more than 10000 cells. Look whether this is the file you mean."
            ])
    }

    @Test func idsWithBlanksOrNoIdAreRefused() throws {
        let found = try refusals(["items/orgs.csv": "id,title\nO 1,x\n,y\nO1,\n ,\n"])
        #expect(
            found == [
                "items/orgs.csv row 2, column id: \"O 1\" has blanks in it or is too long for an id.",
                "items/orgs.csv row 3, column id: It is empty, and the row needs it.",
            ])
    }

    @Test func whatPointsToARefusedRowIsNotRefusedAsWell() throws {
        let found = try refusals([
            "items/programmes.csv": "id,start\nP1,soon\nP2,\n", "links/needs.csv": "receiver,giver\nP2,P1\n",
        ])
        #expect(found == ["items/programmes.csv row 2, column start: \"soon\" is not a date such as 2026-01-31."])
    }

    @Test func pointsAndAssessmentsAreCheckedToo() throws {
        let found = try refusals([
            "items/measures.csv": "id\nK\n", "items/orgs.csv": "id\nO\n",
            "points.csv":
                "measure,series,date,revision,value\nK,guess,2026-01-01,,1\nK,,tbc,,1\nK,,2026-01-01,x,1\nO,,2026-01-01,,1\n"
                + "K,,2026-01-01,,1\nK,observation,2026-01-01,0,2\nK,,2026-01-02,,many\n",
            "assessments.csv": "item,rubric,date\nK,a b,2026-01-01\nZ,pmdu,2026-01-01\n",
        ])
        #expect(
            found.map { $0.split(separator: ":")[0] } == [
                "points.csv row 2, column series", "points.csv row 3, column date", "points.csv row 4, column revision",
                "points.csv row 5, column measure", "points.csv row 7, column measure",
                "points.csv row 8, column value",
                "assessments.csv row 2, column rubric", "assessments.csv row 3, column item",
            ])
    }

    @Test func settingsThatAreNoValuesAreRefusedWithTheirLine() throws {
        #expect(
            try refusals(["portfolio.toml": "name = \"x\"\nas_of = \"soon\"\n"]) == [
                "portfolio.toml row 2, column as_of: \"soon\" is not a date such as 2026-01-31."
            ])
        let broken = try refusals(["portfolio.toml": "name = \"x\"\nas_of = = 3\n"])
        #expect(broken.count == 1 && broken[0].hasPrefix("portfolio.toml row 2: It is not TOML:"))
    }

    @Test(arguments: ["[[[", "[", "[[", "[.]", "[[ é]", "\t[[=", "[ #a", "[]", "[}"])
    func aTableWithoutANameIsRefusedWithItsLine(table: String) throws {
        let broken = try refusals(["portfolio.toml": "name = \"x\"\n\(table)\n"])
        #expect(broken.count == 1 && broken[0].hasPrefix("portfolio.toml row 2: It is not TOML:"), "\(broken)")
        // What stands within a text is no table.
        let text = "name = \"\"\"\nx\n\(table)\n\"\"\"\n"
        #expect(try refusals(["portfolio.toml": text]).allSatisfy { !$0.contains("not TOML") })
    }

    @Test func aThousandProblemsOfAFileAreListedAndTheRestCounted() throws {
        let preview = try preview(["items/orgs.csv": "id\n" + String(repeating: "x,y\n", count: 2_500)])
        #expect(preview.refusedCount == 2_500)
        #expect(preview.problems.count == 1_001)
        #expect(preview.problems.last?.description == "items/orgs.csv: 1500 more problems of this file are not listed.")
    }

    @Test func incompleteOrContradictoryFactsAreTakenInAndReported() throws {
        let found = try reports([
            "portfolio.toml": "as_of = 2026-01-31\n", "items/missions.csv": "id\nA\n", "items/measures.csv": "id\nK\n",
            "items/milestones.csv": "id,state,deadline,places\nM1,done,TBC,Nowhere\nM2,planned,?,\n",
            "links/needs.csv": "receiver,giver,state\nM1,M2,agreed\n",
            "assessments.csv": "item,rubric,date,overall\nA,pmdu,2026-01-01,PINK\nA,mine,2026-01-01,\n",
        ])
        #expect(
            found == [
                "items/missions.csv row 2: A has no lead. Link an org to it as responsible with the role lead.",
                "items/measures.csv row 2: K measures nothing. Link it to what it measures.",
                "items/milestones.csv row 2, column deadline: \"TBC\" is not a day; it is left empty.",
                "items/milestones.csv row 2, column places: There is no item Nowhere.",
                "items/milestones.csv row 2, column actual_finish: M1 actual_finish: its state is done but it has no actual finish. Set actual_finish, or another state.",
                "items/milestones.csv row 3, column deadline: \"?\" is not a day; it is left empty.",
                "links/needs.csv row 2, column promised_by: M1 needs M2 promised_by: it is agreed but nothing is promised. Set promised_by, or state proposed.",
                "assessments.csv row 2, column overall: The pmdu assessment of A on 2026-01-01 overall: \"PINK\" is not on the scale of pmdu. Choose one of R, AR, AG, G, N, X or DK.",
                "assessments.csv row 3, column rubric: mine is not a rubric of this version; its ratings are not checked.",
            ])
    }

    @Test func aSourceThatIsNotThereIsAnError() {
        for (path, format) in [
            ("/nowhere/at/all", SourceFormat.folder), ("/etc/hostname", .folder), ("/nowhere.json", .json),
            ("/nowhere.csv", .gmpp),
        ] {
            #expect(throws: InterchangeError.self) { try Importer.read(path, as: format, onto: Portfolio()) }
        }
    }
}
