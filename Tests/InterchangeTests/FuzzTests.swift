// Whatever the bytes, reading ends, and a step it gives can be made.

import Testing

@testable import Interchange
import Missions

@Suite struct FuzzTests {
    @Test(arguments: 1...60) func mutatedFoldersNeverCrashAndNeverHalfImport(seed: UInt64) throws {
        var chance = Chance(seed)
        let scratch = Scratch()
        try Exporter.folder(RandomPortfolio.make(seed: seed % 10, items: 15), to: "\(scratch.path)/out", audience: .own)
        var files: [String: [UInt8]] = [:]
        for name in [FolderLayout.settings] + FolderLayout.paths {
            guard let text = scratch.text("out/\(name)") else { continue }
            files[name] = mutated(Array(text.utf8), &chance)
        }
        try check(scratch.bytes(files), .folder, seed)
    }

    @Test(arguments: 1...60) func mutatedDocumentsNeverCrash(seed: UInt64) throws {
        var chance = Chance(seed)
        let scratch = Scratch()
        let bytes = Exporter.json(RandomPortfolio.make(seed: seed % 10, items: 15), audience: .own)
        try check(scratch.bytes(["p.json": mutated(bytes, &chance)]) + "/p.json", .json, seed)
    }

    private func check(_ path: String, _ format: SourceFormat, _ seed: UInt64) throws {
        let preview = try Importer.read(path, as: format, onto: Portfolio())
        #expect(preview.isRefused ? preview.step == nil : true, "seed \(seed)")
        guard let step = preview.step else { return }
        var portfolio = Portfolio()
        try portfolio.apply(step.changes)
        let again = try Importer.read(path, as: format, onto: portfolio)
        #expect(again.step == nil && !again.isRefused, "seed \(seed)")
    }

    private func mutated(_ bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<chance.below(6) where !bytes.isEmpty {
            let place = chance.below(bytes.count)
            switch chance.below(5) {
            case 0: bytes[place] = UInt8(chance.below(256))
            case 1: bytes.insert(chance.one(Array("\",;\n\r=0-\u{0}[{".utf8)), at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes.removeSubrange(place..<min(place + chance.below(40), bytes.count))
            default:
                bytes.insert(
                    contentsOf: bytes[place..<min(place + chance.below(60), bytes.count)], at: chance.below(bytes.count)
                )
            }
        }
        return bytes
    }
}
