// Directories of tests, gone when the test is over.

import Foundation

@testable import Interchange
import Missions

/// A directory of its own for one test.
final class Scratch {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "interchange-\(UUID().uuidString)"
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes files under a folder of the scratch and gives the folder's path.
    @discardableResult
    func folder(_ files: [String: String], named name: String = "in") -> String {
        bytes(files.mapValues { Array($0.utf8) }, named: name)
    }

    @discardableResult
    func bytes(_ files: [String: [UInt8]], named name: String = "in") -> String {
        let folder = "\(path)/\(name)"
        try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (file, bytes) in files {
            let place = URL(fileURLWithPath: "\(folder)/\(file)")
            try! FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try! Data(bytes).write(to: place)
        }
        return folder
    }

    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The preview of a folder of these files, over a portfolio.
func preview(_ files: [String: String], onto portfolio: Portfolio = Portfolio()) throws -> ImportPreview {
    let scratch = Scratch()
    return try Importer.read(scratch.folder(files), as: .folder, onto: portfolio)
}

/// The portfolio after an import that must succeed.
func imported(_ path: String, as format: SourceFormat, onto portfolio: Portfolio = Portfolio()) throws -> Portfolio {
    let preview = try Importer.read(path, as: format, onto: portfolio)
    guard !preview.isRefused else {
        throw InterchangeError(preview.problems.prefix(5).map(\.description).joined(separator: "\n"))
    }
    var result = portfolio
    if let step = preview.step { try result.apply(step.changes) }
    return result
}
