// Files that are no portfolio, or cannot be trusted: a clear sentence, exit code 2, and not a byte changed.

import Foundation
import Programs
import Testing

@Suite struct BadFileTests {
    private let room: Room

    init() throws { room = try Room.withPlan() }

    /// Every command that opens a file, with FILE where the file's name goes.
    private static let opening: [[String]] = [
        ["FILE"], ["open", "FILE"], ["list", "FILE", "missions"], ["list", "FILE", "missions", "--json"],
        ["show", "FILE", "MIS-1"], ["tree", "FILE", "MIS-1"], ["log", "FILE"], ["play", "FILE", "--keys", "j"],
        ["add", "FILE", "mission", "title=x"], ["set", "FILE", "MIS-1", "title=x"],
        ["link", "FILE", "part_of", "OUT-1", "MIS-1"], ["unlink", "FILE", "part_of", "OUT-1", "MIS-1"],
        ["delete", "FILE", "MIS-1"], ["undo", "FILE"], ["redo", "FILE"], ["jump", "FILE", "0"],
        ["import", "FILE", Room.root + "/seeds/worked-example", "--as", "folder"],
        ["export", "FILE", "--as", "json"], ["export", "FILE", "--as", "folder", "--to", "out"],
        ["export", "FILE", "--as", "log", "--to", "out.jsonl"],
    ]

    /// Runs them all on one file and looks whether each says these words and nothing else happens.
    private func expectRefusals(_ file: String, _ words: String...) {
        let before = room.bytes(file)
        for command in Self.opening {
            let ended = room.run(command.map { $0 == "FILE" ? file : $0 })
            #expect(ended.status == 2 && ended.output.isEmpty, "\(command)")
            for word in words { #expect(ended.errors.contains(word), "\(command): \(ended.errors)") }
            #expect(ended.errors.split(separator: "\n").count == 1, "\(command): \(ended.errors)")
        }
        #expect(room.bytes(file) == before)
        #expect(!room.exists("out") && !room.exists("out.jsonl"))
    }

    /// The plan with some bytes put in another's place.
    private func patched(_ name: String, at place: Int, _ bytes: [UInt8]) throws -> String {
        var data = try #require(room.bytes("plan.stocktake"))
        data.replaceSubrange(place..<place + bytes.count, with: bytes)
        return try room.write(name, data)
    }

    @Test func noFile() {
        expectRefusals("none.stocktake", "There is no file none.stocktake.")
        expectRefusals("no/such/plan.stocktake", "There is no file no/such/plan.stocktake.")
        #expect(!room.exists("none.stocktake"))
    }

    @Test func aFolder() throws {
        try room.write("folder.stocktake/mine.txt", "mine")
        expectRefusals("folder.stocktake", "folder.stocktake is a folder, not a portfolio file.")
    }

    @Test func anEmptyFile() throws {
        expectRefusals(try room.write("empty.stocktake", ""), "empty.stocktake is empty")
    }

    @Test func aTextFile() throws {
        expectRefusals(
            try room.write("text.stocktake", "id,title\nMIS-1,Hello\n"), "text.stocktake is not a portfolio")
    }

    @Test func aDatabaseOfAnotherProgram() throws {
        // The mark of the program stands at byte 68 of the file.
        expectRefusals(
            try patched("foreign.stocktake", at: 68, [0, 0, 0, 0]), "is an SQLite file of another program")
    }

    @Test func aFileOfANewerVersion() throws {
        // The version of the format stands at byte 60.
        expectRefusals(
            try patched("newer.stocktake", at: 60, [0, 99, 0, 0]), "was made by a newer version", "file format 99")
    }

    @Test("A file cut short", arguments: [50, 100, 4096, 50_000])
    func cutShort(length: Int) throws {
        let data = try #require(room.bytes("plan.stocktake"))
        expectRefusals(try room.write("cut.stocktake", data.prefix(length)), "cut.stocktake is ")
    }

    @Test func aFileWithAHoleInIt() throws {
        expectRefusals(
            try patched("hole.stocktake", at: 4096, Array(repeating: 0, count: 20_000)), "hole.stocktake is damaged")
    }

    @Test func whatADamagedFileStillHoldsCanBeLookedAtAndExported() throws {
        let whole = try #require(room.bytes("plan.stocktake"))
        let file = try room.write("damaged.stocktake", whole.prefix(101_000))
        for command in [
            ["list", file, "items"], ["log", file], ["export", file, "--as", "json"],
            ["export", file, "--as", "folder", "--audience", "own", "--to", "out"],
        ] {
            let ended = room.run(command)
            #expect(ended.errors.contains("\(file) is damaged and open for reading only: "), "\(command)")
        }
        #expect(room.run("play", file, "--size", "120x36").output.contains("read-only"))
        #expect(room.run("set", file, "MIS-1", "title=x").refuses("is damaged and open for reading only"))
        // The advice can be followed: what was exported makes a new file.
        #expect(room.run("new", "again.stocktake", "--from", "out").isDone)
        #expect(room.run("list", "again.stocktake", "items").output == room.run("list", file, "items").output)
        #expect(room.bytes(file) == whole.prefix(101_000))
        #expect(room.names.filter { $0.hasPrefix("damaged") } == [file])
    }

    @Test func noiseInAPortfoliosName() throws {
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        expectRefusals(try room.write("noise.stocktake", Data(noise)), "noise.stocktake is not a portfolio")
    }

    @Test("What may only be read can be looked at, and refuses changes", arguments: [true, false])
    func readOnly(byFolder: Bool) throws {
        // Modes hold for the superuser too: the program looks at them itself.
        try FileManager.default.createDirectory(atPath: room.path("closed"), withIntermediateDirectories: true)
        let file = "closed/plan.stocktake"
        try room.write(file, try #require(room.bytes("plan.stocktake")))
        chmod(room.path(byFolder ? "closed" : file), byFolder ? 0o555 : 0o444)
        defer { chmod(room.path("closed"), 0o755) }
        let before = room.bytes(file)
        for command in [
            ["list", file, "missions"], ["show", file, "MIS-1"], ["tree", file, "MIS-1"], ["log", file],
            ["export", file, "--as", "json", "--audience", "own"], ["play", file, "--keys", "j j"],
            ["import", file, Room.root + "/seeds/worked-example", "--as", "folder", "--dry-run"],
        ] {
            let ended = room.run(command)
            #expect(ended.isDone && !ended.output.isEmpty, "\(command): \(ended.errors)")
        }
        #expect(room.run("play", file).output.contains("read-only"))
        for command in [
            ["add", file, "mission", "title=x"], ["set", file, "MIS-1", "title=x"], ["delete", file, "FND-1"],
            ["link", file, "needs", "MIL-01", "MIL-03"], ["unlink", file, "needs", "MIL-09", "MIL-07"],
            ["undo", file], ["jump", file, "0"],
            ["import", file, Room.root + "/seeds/worked-example", "--as", "folder"],
        ] {
            let ended = room.run(command)
            #expect(ended.status == 2, "\(command)")
            #expect(ended.errors.contains("\(file) is open for reading only: "), "\(command): \(ended.errors)")
        }
        #expect(room.bytes(file) == before)
    }

    @Test func withoutATerminalTheWorkbenchSaysSoAndLeavesNothing() throws {
        let before = room.bytes("plan.stocktake")
        let names = room.names
        for command in [["plan.stocktake"], ["open", "plan.stocktake"], ["demo"], ["demo", "london-2012"]] {
            #expect(room.run(command).refuses("needs a terminal", "Start it from a terminal"))
        }
        #expect(room.bytes("plan.stocktake") == before)
        #expect(room.names.filter { !$0.hasPrefix("plan.stocktake-") } == names)
        #expect(room.run("demo", "atlantis").refuses("no example \"atlantis\"", "london-2012"))
        #expect(room.run("plan.stocktake", "missions").refuses("Unexpected argument 'missions'"))
    }
}
