// Laws: what is written out and read back is the same portfolio.

import Foundation
import Testing

@testable import Interchange
import Missions

@Suite struct RoundTripTests {
    @Test(arguments: 1...60) func aFolderReadsBackAsThePortfolioItWasWrittenFrom(seed: UInt64) throws {
        let scratch = Scratch()
        let portfolio = RandomPortfolio.make(seed: seed)
        try #require(portfolio.itemCount >= 25 && portfolio.linkCount >= 10 && portfolio.attachmentCount >= 5)
        try Exporter.folder(portfolio, to: "\(scratch.path)/out", audience: .own)
        let back = try imported("\(scratch.path)/out", as: .folder)
        #expect(back == portfolio, "seed \(seed)")
        try Exporter.folder(back, to: "\(scratch.path)/again", audience: .own)
        #expect(files("\(scratch.path)/out") == files("\(scratch.path)/again"), "seed \(seed)")
    }

    @Test(arguments: 101...160) func aJSONDocumentReadsBackAsThePortfolioItWasWrittenFrom(seed: UInt64) throws {
        let scratch = Scratch()
        let portfolio = RandomPortfolio.make(seed: seed)
        let bytes = Exporter.json(portfolio, audience: .own)
        scratch.bytes(["p.json": bytes])
        let back = try imported("\(scratch.path)/in/p.json", as: .json)
        #expect(back == portfolio, "seed \(seed)")
        #expect(Exporter.json(back, audience: .own) == bytes, "seed \(seed)")
    }

    @Test(arguments: 201...230) func fromFolderToJSONToFolderNothingIsLost(seed: UInt64) throws {
        let scratch = Scratch()
        let portfolio = RandomPortfolio.make(seed: seed)
        try Exporter.folder(portfolio, to: "\(scratch.path)/out", audience: .own)
        let first = try imported("\(scratch.path)/out", as: .folder)
        scratch.bytes(["p.json": Exporter.json(first, audience: .own)])
        let second = try imported("\(scratch.path)/in/p.json", as: .json)
        try Exporter.folder(second, to: "\(scratch.path)/back", audience: .own)
        #expect(files("\(scratch.path)/out") == files("\(scratch.path)/back"), "seed \(seed)")
    }

    @Test(arguments: 301...310) func importingWhatIsThereAlreadyChangesNothing(seed: UInt64) throws {
        let scratch = Scratch()
        let portfolio = RandomPortfolio.make(seed: seed)
        try Exporter.folder(portfolio, to: "\(scratch.path)/out", audience: .own)
        let preview = try Importer.read("\(scratch.path)/out", as: .folder, onto: portfolio)
        #expect(preview.step == nil)
        #expect(preview.created == 0 && preview.changed == 0 && preview.settings == 0)
        #expect(preview.unchanged > 0)
    }

    @Test(arguments: ["plan-for-change", "london-2012", "worked-example"])
    func theSeedsAreTakenInAndReadBack(name: String) throws {
        let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("seeds")
        let preview = try Importer.read(seeds.path + "/" + name, as: .folder, onto: Portfolio())
        #expect(preview.refusedCount == 0, "\(preview.problems.map(\.description))")
        let portfolio = try imported(seeds.path + "/" + name, as: .folder)
        let scratch = Scratch()
        try Exporter.folder(portfolio, to: "\(scratch.path)/out", audience: .own)
        #expect(try imported("\(scratch.path)/out", as: .folder) == portfolio)
    }

    private func files(_ path: String) -> [String: Data] {
        var files: [String: Data] = [:]
        for name in FileManager.default.enumerator(atPath: path)!.compactMap({ $0 as? String }) {
            files[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
        }
        return files
    }
}
