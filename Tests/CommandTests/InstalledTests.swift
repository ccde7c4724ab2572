// The binary under a prefix, with nothing of the clone around it.

import Foundation
import Programs
import Testing

@Suite struct InstalledTests {
    private let room: Room
    private var binary: String { room.path("prefix/bin/stocktake") }

    /// A copy of what the README installs.
    init() throws {
        room = try Room()
        let files = FileManager.default
        for folder in ["prefix/bin", "prefix/share/stocktake", "elsewhere"] {
            try files.createDirectory(atPath: room.path(folder), withIntermediateDirectories: true)
        }
        try files.copyItem(atPath: Room.binary, toPath: room.path("prefix/bin/stocktake"))
        for folder in ["Themes", "seeds"] {
            try files.copyItem(
                atPath: "\(Room.root)/\(folder)", toPath: room.path("prefix/share/stocktake/\(folder)"))
        }
    }

    private func run(_ words: String..., from folder: String = "/", settings: [String: String?] = [:]) -> Ended {
        let ours: [String: String?] = [
            "STOCKTAKE_SHARE": nil, "HOME": room.path, "XDG_CONFIG_HOME": nil, "XDG_STATE_HOME": nil,
            "TMPDIR": room.path,
        ]
        return Program.run(
            binary, words, environment: ours.merging(settings) { $1 }, in: folder)
    }

    @Test func seedsAndThemesAreFoundFromAnywhere() throws {
        for (number, folder) in ["/", room.path, room.path("elsewhere"), room.path("prefix/bin")].enumerated() {
            let file = room.path("plan-\(number).stocktake")
            #expect(run("new", file, "--from", "london-2012", from: folder).isDone)
            let demo = run("demo", "--print-path", from: folder)
            #expect(demo.isDone && demo.output.hasPrefix(room.path))
            let copy = String(demo.output.dropLast())
            #expect(run("list", copy, "missions", from: folder).output.contains("Kickstart economic growth"))
            for theme in ["dark", "light", "mono", "projector", "tritanopia-light"] {
                #expect(run("play", file, "--theme", theme, from: folder).isDone)
            }
            let none = run("play", file, "--theme", "sepia", from: folder)
            #expect(
                none.refuses(
                    "no theme “sepia”", room.path("prefix/share/stocktake/Themes"), "dark, deuteranopia",
                    "mono, projector"))
        }
    }

    @Test func aLinkOnThePathIsFollowed() throws {
        try FileManager.default.createSymbolicLink(
            atPath: room.path("elsewhere/st"), withDestinationPath: binary)
        let made = Program.run(
            room.path("elsewhere/st"), ["new", room.path("a.stocktake"), "--from", "london-2012"],
            environment: ["STOCKTAKE_SHARE": nil], in: "/")
        #expect(made.isDone)
    }

    @Test func aThemeOfOnesOwnAndAShareOfOnesOwn() throws {
        let file = room.path("plan.stocktake")
        #expect(run("new", file).isDone)
        try room.write(".config/stocktake/themes/sepia.toml", "base = \"light\"\n")
        #expect(run("play", file, "--theme", "sepia").isDone)
        try room.write(".config/stocktake/themes/wrong.toml", "base = \"light\"\n[inks]\nlate = \"purplish\"\n")
        #expect(run("play", file, "--theme", "wrong").refuses("wrong.toml is wrong in line 3"))
        #expect(run("play", file, "--theme", "../dark").refuses("cannot be the name of a theme"))

        try room.write("share/seeds/mine/portfolio.toml", "name = \"Mine\"\n")
        let made = run(
            "new", room.path("b.stocktake"), "--from", "mine", settings: ["STOCKTAKE_SHARE": room.path("share")])
        #expect(made.isDone)
        let none = run("demo", settings: ["STOCKTAKE_SHARE": room.path("nowhere")])
        #expect(none.refuses("There are no examples in", "STOCKTAKE_SHARE"))
    }
}
