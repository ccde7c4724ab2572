// What terminal stories need: a portfolio of their own, and the program opened over it.

import Foundation
import Programs
import Testing

/// A folder with a portfolio in it, for one test.
final class Stage {
    let folder: String
    var file: String { folder + "/plan.stocktake" }
    /// The clone the tests run in.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    init() throws {
        folder = NSTemporaryDirectory() + "edges-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = Program.run(Tmux.binary, ["new", file, "--from", Stage.root + "/seeds/london-2012"])
        try #require(made.status == 0, "\(made.errors)")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The workbench at a bare terminal, once it has painted.
    func open(
        _ words: [String] = [], term: String = "xterm-256color", width: Int = 80, height: Int = 24,
        settings: [String: String?] = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) -> Pty {
        let terminal = Pty(
            [Tmux.binary, file] + words, term: term, width: width, height: height,
            settings: ["TMPDIR": folder].merging(settings) { $1 })
        #expect(terminal.waits(for: "quit"), "it paints: \(terminal.text)", sourceLocation: sourceLocation)
        terminal.settle()
        return terminal
    }

    /// Writes a script that can be started.
    func script(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        try ("#!/bin/sh\n" + text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        chmod(path, 0o755)
        return path
    }

    func text(_ name: String) -> String? { try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

    func field(_ id: String, _ name: String) throws -> String? {
        let shown = Program.run(Tmux.binary, ["show", file, id, "--json"])
        let object = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
        return (object?["item"] as? [String: Any])?[name] as? String
    }

    /// Folders of scratch files that are still there.
    var scratch: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasPrefix("stocktake-") }
    }
}
