// What leaves, for whom, and into which directories.

import Foundation
import Testing

@testable import Interchange
import Missions

@Suite struct ExportTests {
    private func portfolio() throws -> Portfolio {
        let scratch = Scratch()
        return try imported(
            scratch.folder([
                "portfolio.toml": "name = \"P\"\n",
                "items/orgs.csv": "id,visibility\nO10,open\nO9,open\nO2,restricted\n",
                "items/measures.csv": "id,visibility\nK,restricted\n",
                "items/milestones.csv": "id,visibility,places\nM1,shared,O2;O9\nM2,open,\n",
                "links/responsible.csv": "from,to,role\nO9,M1,lead\nO2,M2,lead\nO10,M2,lead\n",
                "points.csv": "measure,date,value\nK,2026-01-01,1\n",
                "assessments.csv": "item,rubric,date,overall\nO2,pmdu,2026-01-01,R\n", "items/secret.txt": "?",
            ]), as: .folder)
    }

    @Test func restrictedItemsStayBehindWithAllThatHangsOnThem() throws {
        let scratch = Scratch()
        let report = try Exporter.folder(try portfolio(), to: "\(scratch.path)/out")
        #expect(report.withheld == "Withheld because of their visibility: 2 items, 1 link, 2 points or assessments.")
        #expect(scratch.text("out/items/orgs.csv") == "id,title,state,visibility\nO9,O9,live,open\nO10,O10,live,open\n")
        #expect(scratch.text("out/items/milestones.csv")?.contains("O2") == false)
        #expect(scratch.text("out/points.csv") == nil && scratch.text("out/assessments.csv") == nil)
        #expect(scratch.text("out/items/secret.txt") == "?")
        let json = String(decoding: Exporter.json(try portfolio()), as: UTF8.self)
        #expect(!json.contains("O2") && !json.contains("\"K\""))
    }

    @Test func onlyOpenItemsAreForEveryone() throws {
        let scratch = Scratch()
        let report = try Exporter.folder(try portfolio(), to: "\(scratch.path)/out", audience: .everyone)
        #expect((report.items, report.links, report.withheldItems, report.withheldFiles) == (3, 1, 3, 1))
        let own = try Exporter.folder(try portfolio(), to: "\(scratch.path)/own", audience: .own)
        #expect(own.withheld == nil && own.items == 6)
    }

    @Test func anExportReplacesOnlyAnEarlierExport() throws {
        let scratch = Scratch()
        let out = "\(scratch.path)/out"
        let portfolio = try portfolio()
        try Exporter.folder(portfolio, to: out)
        try Exporter.folder(Portfolio(), to: out + "/")
        #expect(scratch.text("out/items/orgs.csv") == nil)
        try Exporter.folder(portfolio, to: out)
        scratch.folder(["items/mine.csv": "id\n"], named: "out")
        #expect(
            throws: InterchangeError(
                "\(out) holds items/mine.csv, which no export wrote. Name a directory that is absent, empty or an earlier export."
            )
        ) {
            try Exporter.folder(portfolio, to: out)
        }
        scratch.folder(["README.md": "x"], named: "other")
        #expect(throws: InterchangeError.self) { try Exporter.folder(portfolio, to: "\(scratch.path)/other") }
        #expect(scratch.text("other/README.md") == "x")
        scratch.folder(["portfolio.toml": "name = \"by hand\"\n"], named: "hand")
        #expect(throws: InterchangeError.self) { try Exporter.folder(portfolio, to: "\(scratch.path)/hand") }
        #expect(throws: InterchangeError.self) {
            try Exporter.folder(portfolio, to: "\(scratch.path)/out/portfolio.toml")
        }
        #expect(throws: InterchangeError.self) { try Exporter.folder(portfolio, to: "\(scratch.path)/no/such/place") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted() == ["hand", "other", "out"])
    }

    @Test func textsThatLookLikeFormulasAreWrittenAsTheyAre() throws {
        let scratch = Scratch()
        let first = try imported(scratch.folder(["items/orgs.csv": "id,title\nO,=1+1\n-O,@x\n"]), as: .folder)
        try Exporter.folder(first, to: "\(scratch.path)/out")
        #expect(
            scratch.text("out/items/orgs.csv") == "id,title,state,visibility\n-O,@x,live,shared\nO,=1+1,live,shared\n")
    }

    @Test func needsAreWrittenWithReceiverAndGiver() throws {
        let scratch = Scratch()
        let first = try imported(
            scratch.folder(["items/milestones.csv": "id\nM1\nM2\n", "links/needs.csv": "from,to\nM1,M2\n"]), as: .folder
        )
        try Exporter.folder(first, to: "\(scratch.path)/out")
        #expect(scratch.text("out/links/needs.csv") == "receiver,giver,state,hard\nM1,M2,proposed,true\n")
    }
}
