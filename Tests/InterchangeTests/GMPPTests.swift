// The published table of major projects, counted a second way.

import Foundation
import Testing

@testable import Interchange
import Missions

/// The published table lies outside the repository; where it is absent these tests are skipped.
private let table = ProcessInfo.processInfo.environment["GMPP_TABLE"] ?? "/work/shared/data/gmpp/gmpp_2014_2023.csv"

@Suite(.enabled(if: FileManager.default.fileExists(atPath: table))) struct GMPPTests {
    /// Rows of the table by a reader that has nothing in common with ours: quotes toggle, commas and line ends part.
    private static let rows: [[String: String]] = {
        var rows: [[String]] = [[""]]
        var inQuotes = false
        for character in String(decoding: FileManager.default.contents(atPath: table)!, as: UTF8.self) {
            if character == "\"" { inQuotes.toggle() }
            if character == ",", !inQuotes {
                rows[rows.count - 1].append("")
            } else if character.isNewline, character != "\u{85}", character != "\u{2028}", !inQuotes {
                rows.append([""])
            } else {
                rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
            }
        }
        return rows.dropFirst().filter { $0.count > 1 }.map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }()

    private func snapshot(_ year: Int) throws -> (ImportPreview, Portfolio) {
        let preview = try Importer.read(table, as: .gmpp, options: .init(snapshot: year), onto: Portfolio())
        var portfolio = Portfolio()
        try portfolio.apply(try #require(preview.step).changes)
        return (preview, portfolio)
    }

    @Test(arguments: 2014...2023) func everySnapshotHasItsProjectsAndRatings(year: Int) throws {
        let rows = Self.rows.filter { $0["snapshot"] == String(year) }
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

    @Test func theSnapshotOf2017HasThePublishedRatings() throws {
        let (_, portfolio) = try snapshot(2017)
        #expect(portfolio.count(of: .programme) == 144)
        #expect(portfolio.asOf?.iso == "2016-09-30")
        let ratings = portfolio.nodes(of: .programme).compactMap { portfolio.latestJudgement(of: $0)?.overall }
        #expect(
            ["G", "AG", "A", "AR", "R", "X"].map { code in ratings.filter { $0 == code }.count }.prefix(5) == [
                5, 23, 71, 34, 4,
            ])
    }

    @Test func projectsAreMatchedByIdOrExactNameAndNeverGuessed() throws {
        let (preview, portfolio) = try snapshot(2023)
        let node = try #require(portfolio.node("DECC_0005_1112-Q1"))
        let days = portfolio.assessments(of: node).map(\.key.date.iso)
        #expect(days.contains("2021-03-31") && days.contains("2019-09-30"))
        #expect(days == days.sorted())
        #expect(preview.notes.first == "Snapshot 2023, data of 31 Mar 2023: 244 projects.")
        #expect(preview.notes.count == 10)
        // Every matched row of an earlier snapshot has the same id, or a name the project has had.
        let ids = Set(Self.rows.filter { $0["snapshot"] == "2023" }.map { $0["gmpp_id"]! })
        let expected = Self.rows.filter { $0["snapshot"] == "2022" && ids.contains($0["gmpp_id"]!) }.count
        #expect(preview.notes.contains { $0.hasPrefix("Snapshot 2022: \(expected) of its 235 projects") })
    }

    @Test func theFirstPublishedEndIsTheBaselineOnlyWhereItIsBeyondDoubt() throws {
        #expect(GMPPNames.joined("MOD_0106_1617-Q1")?.iso == "2016-06-30")
        #expect(GMPPNames.joined("MOD_0106_1617-Q4")?.iso == "2017-03-31")
        #expect(GMPPNames.joined("GMPP-X") == nil)
        let (_, portfolio) = try snapshot(2023)
        var checked = 0
        for node in portfolio.nodes(of: .programme) {
            guard let baseline = portfolio.text(node, Field("baseline_finish")) else { continue }
            checked += 1
            let id = portfolio.id(node)
            #expect(
                Self.rows.contains { $0["gmpp_id"] == id && $0["end_date"] == baseline }
                    || GMPPNames.joined(id)!.iso < "2019-09-30")
        }
        #expect(checked > 0)
    }

    @Test func theSeedOfMadeUpNeedsLiesOverTheProjectsOf2023() throws {
        let seed = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("seeds/gmpp-2023").path
        let preview = try Importer.read(seed, as: .folder, onto: try snapshot(2023).1)
        #expect(preview.links[.needs] == preview.created)
        #expect(!preview.isRefused, "\(preview.problems.prefix(3).map(\.description))")
    }

    @Test func departmentsAreKeptAsTheyArePublished() throws {
        let (preview, portfolio) = try snapshot(2014)
        #expect(portfolio.node("DOH-NON-CAPITAL") != nil || portfolio.node("DOH") != nil)
        #expect(preview.problems.allSatisfy { $0.severity == .reported })
        #expect(preview.problems.contains { $0.column == "end_date" && $0.row != nil })
        for node in portfolio.nodes(of: .programme) {
            let leads = portfolio.links(to: node, .responsible).filter { portfolio.has($0, .role, "lead") }
            let isEmpty = preview.problems.contains {
                $0.column == "department" && $0.sentence.hasSuffix("for \(portfolio.id(node)).")
            }
            #expect(leads.count == (isEmpty ? 0 : 1))
        }
    }

    @Test func aSecondImportChangesNothingAndAnUnknownSnapshotIsAnError() throws {
        let (_, portfolio) = try snapshot(2021)
        let again = try Importer.read(table, as: .gmpp, options: .init(snapshot: 2021), onto: portfolio)
        #expect(again.step == nil && again.changed == 0)
        #expect(throws: InterchangeError.self) {
            try Importer.read(table, as: .gmpp, options: .init(snapshot: 1999), onto: Portfolio())
        }
        let scratch = Scratch()
        try Exporter.folder(portfolio, to: "\(scratch.path)/out", audience: .own)
        #expect(try imported("\(scratch.path)/out", as: .folder) == portfolio)
    }
}
