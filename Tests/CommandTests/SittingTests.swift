// What passes between the workbench and its file: macros, other files, settings, days, and where a change came from.

import Drawing
import Foundation
import Missions
import Storage
import Testing

@testable import Bench
@testable import stocktake

@Suite("A sitting") struct SittingTests {
    private let room: Room

    init() throws { room = try Room.withPlan() }

    private func sitting(_ household: Household = Household(), lines: LineStyle = .unicode) throws -> Sitting {
        var household = household
        household.themeDirectories = [Room.root + "/Themes"]
        let library = try Library.open(room.path("plan.stocktake"), identity: Person.identity)
        return try Sitting(
            library: library, size: Size(width: 80, height: 24), theme: "dark", lines: lines, household)
    }

    private func press(_ keys: String, _ sitting: inout Sitting) throws -> [Sitting.Request] {
        var requests: [Sitting.Request] = []
        for case .key(let key) in try Key.script(keys) { requests += sitting.handle(.key(key)) }
        return requests
    }

    @Test("A long macro hands control back now and then, and a key of the person's own ends it")
    func long() throws {
        var sitting = try sitting()
        defer { sitting.library.close() }
        _ = try press("M j k M M-9 M-9 M-9 M-9 X", &sitting)
        #expect(sitting.bench.isPlaying && sitting.wantsIdle)
        _ = sitting.handle(.idle)
        #expect(sitting.bench.isPlaying)
        _ = try press("Esc", &sitting)
        #expect(!sitting.bench.isPlaying)
        #expect(sitting.paint().text.contains("The macro was stopped by hand at key 41 of 19998."))
    }

    @Test("A change to many that the rules refuse is refused before it is shown, and the file is as it was")
    func refused() throws {
        var sitting = try sitting()
        defer { sitting.library.close() }
        let (before, head) = (sitting.library.portfolio, sitting.library.head)
        func isShown(_ sitting: Sitting) -> Bool { if case .preview? = sitting.bench.overlay { true } else { false } }
        _ = try press("g k text:milestones Enter * c s C-u text:dropped Enter", &sitting)
        #expect(!isShown(sitting))
        #expect(sitting.paint().text.contains("it has an actual finish but its state is dropped."))
        #expect(sitting.library.portfolio == before && sitting.library.head == head)
        _ = try press("Esc Esc f text:state:planned Enter * c s C-u text:on_the_way Enter", &sitting)
        #expect(isShown(sitting) && sitting.library.portfolio == before)
        _ = try press("Enter", &sitting)
        #expect(sitting.library.head == head + 1 && sitting.library.portfolio != before)
    }

    @Test("Saved views that cannot be read, and a theme that is not there, are told of at the start")
    func told() throws {
        try room.write("views.toml", "[[[")
        let sitting = try sitting(Household(viewsPath: room.path("views.toml")))
        defer { sitting.library.close() }
        #expect(sitting.bench.message?.text.contains("views.toml cannot be read, line 1") == true)
        try room.write("config.toml", "theme = \"no-such\"\n")
        let config = Config.atStart(room.path("config.toml"), profile: nil)
        #expect(config.settings.theme == nil && config.complaint?.contains("no-such") == true)
        #expect(config.complaint?.hasPrefix("\(room.path("config.toml")), line 1: There is no theme") == true)
        // On the screen the first faults are told, and where all of them are.
        try room.write("config.toml", "mouse = 1\nascii = 2\nborders = 3\nplain = 4\nhints = 5\n")
        let complaint = Config.atStart(room.path("config.toml"), profile: nil).complaint ?? ""
        #expect(
            complaint.hasPrefix(
                "\(room.path("config.toml")) has 5 faults; stocktake config tells all. The settings are as if there were no such "
                    + "file. Line 1: mouse must be true or false. Line 2: ascii must be true or false. Line 3:"))
    }

    @Test("What the terminal has to do comes before the next key of a macro")
    func first() throws {
        var sitting = try sitting()
        defer { sitting.library.close() }
        _ = try press("M C-z 4 M 1", &sitting)
        let requests = try press("X", &sitting)
        #expect(requests.count == 1 && sitting.bench.isPlaying && sitting.bench.focus == .missions)
        _ = sitting.handle(.idle)
        #expect(!sitting.bench.isPlaying && sitting.bench.focus == .detail)
        // Keys behind the one that leaves are not pressed.
        sitting.bench.hands.macro.keys = [.char("Q"), .char("1")]
        _ = try press("X", &sitting)
        #expect(!sitting.bench.isPlaying && sitting.bench.focus == .detail)
    }

    @Test("A macro that opens a file goes on in that file")
    func opens() throws {
        try FileManager.default.copyItem(atPath: room.path("plan.stocktake"), toPath: room.path("other.stocktake"))
        let screen = room.run(
            "play", "plan.stocktake", "--keys",
            "M 6 / text:worked Enter Enter a m text:Elsewhere Enter M X", "--size", "120x36")
        #expect(screen.isDone && screen.output.contains("#2 "), "\(screen.output)")
        #expect(try room.run("log", "plan.stocktake", "--json").objects().count == 1)
    }

    @Test("Another file is shown with the same contrast, and the mouse and the macro are still there")
    func moves() throws {
        try FileManager.default.copyItem(atPath: room.path("plan.stocktake"), toPath: room.path("other.stocktake"))
        var sitting = try sitting()
        defer { sitting.library.close() }
        _ = try press(", c M j M", &sitting)
        _ = sitting.handle(.mouse(true))
        let (theme, contrast) = (sitting.theme, sitting.bench.contrast)
        #expect(contrast != .usual)
        sitting.move(to: .file(room.path("other.stocktake")))
        #expect(sitting.library.path.hasSuffix("other.stocktake"))
        #expect(sitting.theme == theme && sitting.bench.contrast == contrast && sitting.bench.hasMouse)
        #expect(sitting.bench.hands.macro.keys == [.char("j")])
    }

    @Test("Settings that were read again hold for the next file, and what is wrong with them is told once")
    func settings() throws {
        try FileManager.default.copyItem(atPath: room.path("plan.stocktake"), toPath: room.path("other.stocktake"))
        let config = room.path("config.toml")
        try room.write("config.toml", "hints = \"off\"\n")
        var household = Household(configPath: config)
        household.config = Config(settings: Settings(), complaint: "A key was passed over.")
        var sitting = try sitting(household)
        defer { sitting.library.close() }
        #expect(sitting.paint().text.contains("A key was passed over."))
        _ = try press(", s", &sitting)
        #expect(sitting.household.config.settings.hints == .off)
        sitting.move(to: .file(room.path("other.stocktake")))
        #expect(sitting.bench.hints == .off && !sitting.paint().text.contains("passed over"))
    }

    @Test("Without a word on ASCII in the settings lines are drawn as the terminal has it")
    func lines() throws {
        let config = room.path("config.toml")
        try room.write("config.toml", "ascii = true\ntheme = \"light\"\n")
        var sitting = try sitting(Household(configPath: config))
        defer { sitting.library.close() }
        _ = try press(", s", &sitting)
        #expect(sitting.bench.lines == .ascii && sitting.theme.name == "light")
        let isAvoided = sitting.avoidBoxes()
        #expect(!isAvoided)
        try room.write("config.toml", "theme = \"light\"\n")
        _ = try press(", s", &sitting)
        #expect(sitting.bench.lines == .ascii, "the terminal has meanwhile said that its boxes are wide")
        try room.write("config.toml", "theme = \"nowhere\"\n")
        _ = try press(", s", &sitting)
        #expect(sitting.theme.name == "light" && sitting.bench.themeName == "light")
        #expect(sitting.bench.message?.text.contains("config.toml, line 1: There is no theme “nowhere”") == true)
        try room.write("config.toml", "mouse = 1\nhints = \"none\"\n")
        _ = try press(", s", &sitting)
        let several =
            "has 2 faults; stocktake config tells all. The settings are as before. Line 1: mouse must be true or false. "
            + "Line 2: hints is"
        #expect(sitting.bench.message?.text.contains(several) == true)
    }

    /// A time that can be changed.
    private final class Time: @unchecked Sendable { var milliseconds = 1_700_000_000_000 }

    @Test("A sitting over midnight judges by the new day")
    func midnight() throws {
        let time = Time()
        let sitting = try sitting(Household(clock: WallClock { time.milliseconds }))
        defer { sitting.library.close() }
        let before = sitting.world.today
        time.milliseconds += 86_400_000
        #expect(sitting.world.today != before)
    }

    @Test(
        "The log has the keys that were pressed, in every set of keys",
        arguments: [
            ("default", "c t C-u text:Other Enter", "key:ct"), ("default", ": text:undo Enter", "key:u"),
            ("classic", "C-z", "key:C-z"), ("vim", "c c C-u text:Other Enter", "key:cc"),
        ])
    func source(profile: String, keys: String, source: String) throws {
        #expect(room.run("play", "plan.stocktake", "--profile", profile, "--keys", keys).isDone)
        let last = try room.run("log", "plan.stocktake", "--json").objects()[0]
        #expect(last["sequence"] as? Int == 2 && last["source"] as? String == source, "\(last)")
    }

    @Test("A palette's memory of nothing but blank lines is no memory")
    func blank() throws {
        try room.write("palette", String(repeating: "\n", count: 40_000))
        #expect(UsesFile.read(room.path("palette")) == Uses())
    }
}
