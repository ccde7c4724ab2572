// A folder of its own for one test, and the built program run in it.

import Foundation
import Programs
import Testing

final class Room {
    let path: String
    static let binary = Program.built("stocktake")
    /// The clone the tests run in.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    init() throws {
        path = NSTemporaryDirectory() + "commands-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        chmod(path, 0o755)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A room with the portfolio `plan.stocktake` of the smallest seed in it.
    static func withPlan() throws -> Room {
        let room = try Room()
        // Made once, then copied: what is copied is what was made, and no test waits for it.
        try Self.plan.write(to: URL(fileURLWithPath: room.path("plan.stocktake")))
        return room
    }

    private static let plan: Data = {
        guard let room = try? Room() else { return Data() }
        room.run("new", "plan.stocktake", "--from", "london-2012")
        return room.bytes("plan.stocktake") ?? Data()
    }()

    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Runs the program in the room, eighty columns wide, with nothing of this machine's settings.
    @discardableResult
    func run(_ words: String..., input: String? = nil, settings: [String: String?] = [:]) -> Ended {
        run(words, input: input, settings: settings)
    }

    func run(
        _ words: [String], binary: String = Room.binary, input: String? = nil, settings: [String: String?] = [:]
    ) -> Ended {
        let ours: [String: String?] = [
            "STOCKTAKE_USER": "ann", "STOCKTAKE_SHARE": nil, "HOME": path, "XDG_CONFIG_HOME": nil,
            "XDG_STATE_HOME": nil, "TMPDIR": path,
            "COLUMNS": "80",
        ]
        return Program.run(
            binary, words, input: input, environment: ours.merging(settings) { $1 }, in: path)
    }

    /// The bytes of a file, or nil where there is none.
    func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// Writes a file, and the folders it lies in.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

    @discardableResult
    func write(_ name: String, _ bytes: Data) throws -> String {
        let place = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: place)
        return name
    }

    /// All there is, for comparing what a command left.
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

    /// The whole portfolio.
    func state(_ file: String = "plan.stocktake") -> Whole {
        Whole(text: run("export", file, "--as", "json", "--audience", "own").output)
    }
}

/// A portfolio as text, which a failed test does not print.
struct Whole: Equatable, CustomTestStringConvertible {
    let text: String
    var testDescription: String { "\(text.utf8.count) bytes" }
}

extension Ended {
    /// Done, with nothing to complain of.
    var isDone: Bool { status == 0 && errors.isEmpty }

    /// Refused as bad input, with nothing on standard output and a sentence that holds all these words.
    func refuses(_ words: String...) -> Bool {
        status == 2 && output.isEmpty && errors.hasSuffix("\n") && words.allSatisfy { errors.contains($0) }
    }

    /// The output as JSON, by a reader that is not ours.
    func json() throws -> Any {
        try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
    }

    func objects() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]]) }

    func object() throws -> [String: Any] { try #require(try json() as? [String: Any]) }

    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast() }
}
