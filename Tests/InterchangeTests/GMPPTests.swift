// Published rows of major projects, counted a second way.

import Foundation
import Testing

@testable import Interchange
import Missions

@Suite struct GMPPTests {
    private func snapshot(_ year: Int) throws -> (ImportPreview, Portfolio) {
        let preview = try Importer.read(
            MajorProjects.path, as: .gmpp, options: .init(snapshot: year), onto: Portfolio())
        var portfolio = Portfolio()
        try portfolio.apply(try #require(preview.step).changes)
        return (preview, portfolio)
    }

    /// The ratings of a project, the earliest first: `2015-09-30 AG IPA`.
    private func ratings(_ id: ItemID, _ portfolio: Portfolio) throws -> [String] {
        let node = try #require(portfolio.node(id))
        return portfolio.assessments(of: node).map { "\($0.key.date.iso) \($0.overall ?? "") \($0.key.by)" }
    }

    @Test(arguments: 2014...2023) func everySnapshotHasItsProjectsAndRatings(year: Int) throws {
        let rows = MajorProjects.rows(of: year)
        #expect(rows.count >= 6)
        let (preview, portfolio) = try snapshot(year)
        #expect(preview.items[.programme] == rows.count)
        #expect(portfolio.count(of: .programme) == rows.count)
        let departments = Set(rows.map { $0["department"]! }).subtracting([""])
        #expect(portfolio.count(of: .org) == departments.count)
        let day = GMPPNames.dataDay(year)
        for (column, by) in [("dca_ipa", "IPA"), ("dca_sro", "SRO")] {
            var expected: [String: Int] = [:]
            for row in rows where !row[column]!.isEmpty {
                expected[row[column] == "EXEMPT" ? "X" : row[column]!, default: 0] += 1
            }
            var found: [String: Int] = [:]
            for node in portfolio.nodes(of: .programme) {
                for assessment in portfolio.assessments(of: node)
                where assessment.key.date == day && assessment.key.by == by {
                    #expect(assessment.key.rubric == (year <= 2021 ? "dca5" : "dca3"))
                    found[assessment.overall!, default: 0] += 1
                }
            }
            #expect(found == expected, "\(year) \(by)")
        }
    }

    @Test func aProjectIsTheFieldsOfItsRow() throws {
        let (_, portfolio) = try snapshot(2023)
        let node = try #require(portfolio.node("ONS_0003_2021-Q4"))
        #expect(portfolio.title(node) == "Integrated Data Programme")
        for (field, text) in [
            ("start", "2020-01-01"), ("forecast_finish", "2025-03-31"), ("wlc_likely", "525"),
            ("gmpp_snapshot", "2023"),
            ("tags", "Government Transformation and Service Delivery"), ("benefits_gbpm", "1814"),
        ] { #expect(portfolio.text(node, Field(field)) == text, "\(field)") }
        #expect(portfolio.text(node, .note)?.hasPrefix("The Integrated Data Programme is a radical") == true)
        #expect(portfolio.asOf?.iso == "2023-03-31")
        let leads = portfolio.links(to: node, .responsible)
        #expect(leads.map { portfolio.id(portfolio.from($0)) } == ["ONS"] && portfolio.has(leads[0], .role, "lead"))
        #expect(portfolio.title(portfolio.from(leads[0])) == "Office for National Statistics")
    }

    @Test func projectsAreMatchedByIdOrExactNameAndNeverGuessed() throws {
        let (preview, portfolio) = try snapshot(2023)
        // "Crossrail" of 2014 and 2015 is not "Crossrail Programme" beyond doubt, and is left out.
        #expect(
            try ratings("DFT_0001_1112-Q1", portfolio) == [
                "2015-09-30 AG IPA", "2016-09-30 AG IPA", "2017-09-30 A IPA", "2018-09-30 R IPA", "2019-09-30 R IPA",
                "2021-03-31 AR IPA", "2022-03-31 A IPA", "2023-03-31 G SRO",
            ])
        // The same name under DECC, BEIS and DESNZ, which followed one another.
        #expect(try ratings("DECC_0005_1112-Q1", portfolio).count == 10)
        // "Smart Meters" up to 2017, "Smart Metering" after.
        #expect(try ratings("DECC_0010_1112-Q1", portfolio).first == "2017-09-30 A IPA")
        // Another name under one id is the same project.
        #expect(try ratings("BEIS_0012_2021-Q4", portfolio).count == 3)
        #expect(try ratings("DWP_0009_1112-Q1", portfolio).first == "2013-09-30 RESET IPA")
        #expect(preview.notes.first == "Snapshot 2023, data of 31 Mar 2023: 12 projects.")
        #expect(preview.notes.count == 10)
        #expect(
            preview.notes[1]
                == "Snapshot 2014: 3 of its 9 projects are among them; 6 are not, and are left out.")
    }

    @Test func theFirstPublishedEndIsTheBaselineOnlyWhereItIsBeyondDoubt() throws {
        #expect(GMPPNames.joined("MOD_0106_1617-Q1")?.iso == "2016-06-30")
        #expect(GMPPNames.joined("MOD_0106_1617-Q4")?.iso == "2017-03-31")
        #expect(GMPPNames.joined("GMPP-X") == nil)
        let (_, portfolio) = try snapshot(2023)
        var baselines: [ItemID: String] = [:]
        for node in portfolio.nodes(of: .programme) {
            baselines[portfolio.id(node)] = portfolio.text(node, Field("baseline_finish"))
        }
        // Those that joined in the quarter before the first snapshot they are in.
        #expect(
            baselines == [
                "BEIS_0011_2021-Q4": "2022-03-31", "BEIS_0012_2021-Q4": "2023-03-31", "BEIS_0013_2021-Q4": "2022-03-31",
                "ONS_0003_2021-Q4": "2025-03-31",
            ])
    }

    @Test func whatIsExemptMissingOrOfTwoDepartmentsIsKeptAndReported() throws {
        let (early, portfolio) = try snapshot(2014)
        #expect(early.problems.allSatisfy { $0.severity == .reported })
        let exempt = try #require(portfolio.node("GMPP-FID-ENABLING-FOR-HINKLEY-POINT-C"))
        #expect(portfolio.latestJudgement(of: exempt)?.overall == "X")
        let nobody = try #require(portfolio.node("GMPP-UNNAMED-200"))
        #expect(portfolio.links(to: nobody, .responsible).isEmpty)
        #expect(
            early.problems.contains {
                $0.column == "department" && $0.row == 10
                    && $0.sentence == "It is empty; no org is made responsible for GMPP-UNNAMED-200."
            })
        let universal = try #require(portfolio.node("GMPP-UNIVERSAL-CREDIT-PROGRAMME"))
        #expect(portfolio.text(universal, .forecastFinish) == nil)
        #expect(early.problems.contains { $0.column == "end_date" && $0.row == 8 })

        let (joint, shared) = try snapshot(2021)
        let org = try #require(shared.node("DEFRA-&-DFT"))
        #expect(shared.title(org) == "DEFRA & DFT" && shared.text(org, .type) == nil)
        #expect(joint.problems.contains { $0.sentence.hasPrefix("\"DEFRA & DFT\" is not the code of one department") })
    }

    @Test func cellsThatAreNoValuesAreKeptUnderAnotherName() throws {
        let scratch = Scratch()
        let table = scratch.folder([
            "table.csv": "snapshot,project,department,dca_ipa,start_date,end_date,whole_life_cost_gbpm,colour\n"
                + "2019,One,HO,A,TBC,2020-13-01,about 5,blue\n2019,Two,HO,A,,,,\n2019,Two,MOD,R,,,,\n2018,two!,MOD,G,,,,\n"
        ])
        let preview = try Importer.read("\(table)/table.csv", as: .gmpp, onto: Portfolio())
        #expect(!preview.isRefused)
        var portfolio = Portfolio()
        try portfolio.apply(try #require(preview.step).changes)
        let one = try #require(portfolio.node("GMPP-ONE"))
        #expect(portfolio.text(one, Field("gmpp_end_date")) == "2020-13-01")
        #expect(portfolio.text(one, Field("gmpp_whole_life_cost_gbpm")) == "about 5")
        #expect(portfolio.text(one, .forecastFinish) == nil)
        #expect(preview.problems.contains { $0.row == 2 && $0.column == "end_date" })
        #expect(preview.problems.contains { $0.row == 1 && $0.column == "colour" })
        // Two projects of one name are told apart by their departments, and so is what they were.
        #expect(try ratings("GMPP-TWO-HO", portfolio) == ["2018-09-30 A IPA"])
        #expect(try ratings("GMPP-TWO-MOD", portfolio) == ["2017-09-30 G IPA", "2018-09-30 R IPA"])
    }

    @Test func aTableGoneWrongIsRefusedWithItsRows() throws {
        let scratch = Scratch()
        let folder = scratch.folder([
            "ragged.csv": "snapshot,project,department,dca_ipa\n2019,One,HO\nsoon,One,HO,A\n2019,,HO,A\n",
            "other.csv": "id,title\nA,B\n",
        ])
        func refusals(_ name: String) throws -> [String] {
            try Importer.read("\(folder)/\(name)", as: .gmpp, onto: Portfolio()).problems.filter {
                $0.severity == .refused
            }.map(\.description)
        }
        #expect(
            try refusals("ragged.csv") == [
                "ragged.csv row 2: It has 3 cells, but the header names 4 columns.",
                "ragged.csv row 3, column snapshot: \"soon\" is not a year.",
                "ragged.csv row 4, column project: It is empty, and the row needs it.",
            ])
        #expect(
            try refusals("other.csv") == [
                "other.csv row 1: It is not the table of the GMPP: there is no column snapshot, project, department, dca_ipa."
            ])
    }

    @Test func theSeedOf2023HasEveryProjectAndAgreesWithThePublishedRows() throws {
        let seed = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("seeds/gmpp-2023").path
        let portfolio = try imported(seed, as: .folder)
        #expect(portfolio.count(of: .programme) == 244)
        let (_, published) = try snapshot(2023)
        for node in published.nodes(of: .programme) {
            let twin = try #require(portfolio.node(published.id(node)))
            for field in [Field.title, .forecastFinish, Field("start"), Field("wlc_likely")] {
                #expect(portfolio.text(twin, field) == published.text(node, field))
            }
            let (theirs, ours) = (
                try ratings(published.id(node), published), try ratings(published.id(node), portfolio)
            )
            #expect(theirs.allSatisfy { ours.contains($0) }, "\(published.id(node))")
        }
    }

    @Test func aSecondImportChangesNothingAndAnUnknownSnapshotIsAnError() throws {
        let (_, portfolio) = try snapshot(2021)
        let again = try Importer.read(
            MajorProjects.path, as: .gmpp, options: .init(snapshot: 2021), onto: portfolio)
        #expect(again.step == nil && again.changed == 0)
        #expect(throws: InterchangeError.self) {
            try Importer.read(MajorProjects.path, as: .gmpp, options: .init(snapshot: 1999), onto: Portfolio())
        }
        let scratch = Scratch()
        try Exporter.folder(portfolio, to: "\(scratch.path)/out", audience: .own)
        #expect(try imported("\(scratch.path)/out", as: .folder) == portfolio)
    }
}
