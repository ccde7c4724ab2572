// The sets of keys: in each no key means two things, every command can be reached, and every key does as it says.

import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The sets of keys") struct ProfileTests {
    /// Each key sequence of a set with its command.
    private static func bindings(_ profile: Profile) -> [(text: String, command: Command)] {
        let keymap = Keymap(profile)
        return Command.all.flatMap { command in keymap.keys(of: command.name).map { ($0, command) } }
    }

    static func settings(_ profile: Profile, _ remaps: [Remap] = []) -> Settings {
        var settings = Settings()
        settings.profile = profile
        settings.keys = remaps
        return settings
    }

    @Test("No key is bound twice in one pane, and none is also the beginning of another", arguments: Profile.allCases)
    func noClash(profile: Profile) {
        let remapped = Keymap.remapped(profile, [])
        #expect(remapped.problems.isEmpty, "\(remapped.problems)")
        for pane in Pane.allCases {
            var seen: [String: String] = [:]
            let all = Self.bindings(profile).filter { $0.command.works(in: pane) }
            for (text, command) in all {
                if let other = seen[text], !CommandTableTests.shadows.contains(text) {
                    Issue.record("\(text) is both \(other) and \(command.name) in \(pane.title)")
                }
                seen[text] = command.name
            }
            for (text, command) in all {
                for other in seen.keys where other != text && (text + " ").hasPrefix(other + " ") {
                    Issue.record("\(text), \(command.name), begins with \(other), \(seen[other]!)")
                }
            }
        }
    }

    @Test(
        "No key needs AltGr or is kept by terminals, and no name overrides a command that is not there",
        arguments: Profile.allCases)
    func noBadKeys(profile: Profile) {
        let bad = ["[", "]", "{", "}", "\\", "|", "@", "~"] + "jmih[sqabwtn".map { "C-\($0)" }
        for (text, command) in Self.bindings(profile) {
            for word in text.split(separator: " ").map(String.init) {
                #expect(!bad.contains(word), "\(command.name): \(text)")
                #expect(Key(name: word)?.name == word, "\(command.name): \(text)")
            }
        }
    }

    @Test("In the classic keys no letter is a command; every command is in the menu and in the palette")
    func classic() {
        for (text, command) in Self.bindings(.classic) {
            #expect(!(text.count == 1 && text.first!.isLetter), "\(command.name): \(text)")
        }
        let menu = Menu()
        #expect(Set(menu.columns.flatMap { $0.entries.map(\.name) }) == Set(Command.all.map(\.name)))
        var desk = Desk(Seeds.workedExample, settings: Self.settings(.classic))
        desk.press("j")
        #expect(desk.message == "In the classic keys no letter is a command: F9 opens the menu, : finds one by name.")
        let before = desk.portfolio
        desk.press("Del")
        #expect(desk.portfolio != before)
        desk.press("C-z")
        #expect(desk.portfolio == before && desk.asked.isEmpty)
        desk.press("C-y")
        #expect(desk.portfolio != before)
        desk.press(": text:suspend Enter")
        #expect(desk.asked.contains("suspend"))
    }

    @Test("In the vim keys digits are counts, dd deletes, C-o goes back, gt goes on, 3G to the third row")
    func vim() {
        var desk = Desk(Seeds.planForChange, settings: Self.settings(.vim))
        desk.press("3 j")
        #expect(desk.bench.list.scroller.cursor == 3)
        desk.press("2 G")
        #expect(desk.bench.list.scroller.cursor == 1)
        desk.press("g t")
        #expect(desk.bench.focus == .dependencies)
        desk.press("g 1")
        #expect(desk.bench.focus == .missions)
        desk.press("g g 1 0")
        #expect(desk.lines.contains { $0.hasPrefix(" 10 …") }, "the count is shown while it is typed")
        desk.press("Esc p text:MIL-206 Enter C-o")
        #expect(desk.bench.focus == .missions && desk.bench.list.scroller.cursor == 0)
        desk.press("a m text:One Enter")
        let before = desk.portfolio
        desk.press("d d")
        #expect(desk.portfolio != before, "\(desk.message)")
        desk.press("u")
        #expect(desk.portfolio == before)
        desk.press("C-r")
        #expect(desk.portfolio != before)
    }

    @Test("A leap to an end or by a count is gone back from; a step, or a key held down, is not remembered")
    func leaps() {
        var desk = Desk(Seeds.planForChange, settings: Self.settings(.vim))
        desk.press("j 3 j")
        desk.press("C-o")
        #expect(desk.message == "There is nowhere to go back to yet.")
        let start = desk.selection
        desk.press("G")
        let end = desk.selection
        desk.press("g g C-o")
        #expect(desk.selection == end)
        desk.press("C-o")
        #expect(desk.selection == start)
        desk.press("g g 7 j")
        let far = desk.selection
        desk.press("6 k C-o")
        #expect(desk.selection == far)
        desk.press("2 G C-o")
        #expect(desk.selection == far)
        // A held key comes as one movement by many rows.
        var held = Desk(Seeds.planForChange)
        held.burst(Array(repeating: .char("j"), count: 8))
        #expect(held.bench.list.scroller.cursor == 8 && held.bench.jumps.back.isEmpty)
        held.press("g g H")
        #expect(held.bench.list.scroller.cursor == 8, "in every set of keys")
    }

    @Test("In the vim keys ZZ and ZQ quit, and the pane is zoomed by zZ")
    func quitting() {
        for keys in ["Z Z", "Z Q", "Q"] {
            var desk = Desk(Seeds.workedExample, settings: Self.settings(.vim))
            desk.press("Z")
            #expect(desk.bench.isZoomed == false && desk.asked.isEmpty)
            desk.press("Esc \(keys)")
            #expect(desk.asked == ["quit"] && !desk.bench.isZoomed)
        }
        for keys in ["z Z", "M-Enter"] {
            var desk = Desk(Seeds.workedExample, settings: Self.settings(.vim))
            desk.press(keys)
            #expect(desk.bench.isZoomed)
        }
        var desk = Desk(Seeds.workedExample)
        desk.press("Z")
        #expect(desk.bench.isZoomed, "elsewhere Z goes on zooming")
    }

    @Test(
        "Every key of every set does something, or says why not, in every pane it names",
        arguments: Profile.allCases, Pane.allCases)
    func everyKey(profile: Profile, pane: Pane) {
        for portfolio in [Seeds.workedExample, Portfolio()] {
            var fresh = Desk(portfolio, settings: Self.settings(profile))
            fresh.send(.key(.escape))
            fresh.focus(pane)
            for (text, command) in Self.bindings(profile) where command.works(in: pane) {
                var desk = fresh
                #expect(desk.bench.focus == pane)
                let reason = command.unavailable(desk.bench, desk.world)
                desk.press(text)
                #expect(!desk.message.contains("does nothing here"), "\(text) in \(pane.title)")
                if let reason { #expect(desk.message == reason, "\(text) in \(pane.title)") }
            }
        }
    }

    @Test("Keys can be changed while working: by the palette, for the rest of the sitting")
    func changed() {
        var desk = Desk(Seeds.workedExample)
        desk.press(", k text:vim Enter")
        #expect(desk.message == "The vim keys are in use; profile = \"vim\" in config.toml keeps them.")
        desk.press("2 j")
        #expect(desk.bench.list.scroller.cursor == min(2, desk.bench.list.count(desk.world) - 1))
        desk.press(": text:keys Enter text:classic Enter")
        #expect(desk.message == "The classic keys are in use; profile = \"classic\" in config.toml keeps them.")
        #expect(desk.lines[22...23].contains { $0.contains("F2 edit") })
    }
}

@Suite("Keys of one's own") struct RemappingTests {
    private func problems(_ remaps: [Remap], _ profile: Profile = .standard) -> [String] {
        Keymap.remapped(profile, remaps).problems.map(\.sentence)
    }

    @Test("A command that is named has the keys it is given and no others; what is said of it says so")
    func remapped() {
        let settings = ProfileTests.settings(
            .standard, [Remap("undo", ["C-z"]), Remap("suspend", []), Remap("add mission", ["A"])])
        var desk = Desk(Portfolio(), settings: settings)
        #expect(desk.screen.contains("A adds a mission"))
        desk.press("A text:One Enter")
        #expect(desk.lines.contains { $0.contains("C-z undo") })
        desk.press("u")
        #expect(desk.message == "u does nothing here. ? shows every key.")
        desk.press("C-z")
        #expect(desk.portfolio == Portfolio() && desk.asked.isEmpty)
        desk.press("?")
        #expect(desk.picker!.found.contains { $0.right == ":suspend" })
    }

    @Test("Clashes, beginnings, strange names and strange commands are refused with both names and the line")
    func refused() {
        #expect(
            problems([Remap("undo", ["j"], line: 7)])
                == ["j is both \"down\" and \"undo\". Give one of the two another key."])
        #expect(Keymap.remapped(.standard, [Remap("undo", ["j"], line: 7)]).problems.first?.line == 7)
        #expect(
            problems([Remap("undo", ["g"])]).contains(
                "gg, \"top\", begins with g, which is \"undo\" already. Give one of the two another key."))
        #expect(
            problems([Remap("undo", ["u u"]), Remap("redo", ["u"])]).first
                == "uu, \"undo\", begins with u, which is \"redo\" already. Give one of the two another key.")
        #expect(problems([Remap("undoo", ["u"])]) == ["No command is called \"undoo\". Did you mean \"undo\"?"])
        // As the hints call it.
        #expect(problems([Remap("relate", ["R"])]) == ["No command is called \"relate\". Did you mean \"link\"?"])
        #expect(problems([Remap("undo", ["Entr"])]) == ["\"Entr\" is not the name of a key. Did you mean Enter?"])
        #expect(
            problems([Remap("undo", ["C-h"])])
                == ["C-h cannot be a key: terminals send the same for C-h and Backspace. Write Backspace."])
        #expect(problems([Remap("undo", ["Esc"])]) == ["Esc always takes one step back and cannot be \"undo\"."])
        #expect(problems([Remap("undo", ["M-3"])]) == ["M-3 is a count and cannot be \"undo\"."])
        #expect(problems([Remap("undo", ["3"])], .vim) == ["3 is a count in the vim keys and cannot be \"undo\"."])
        #expect(
            problems([Remap("palette", []), Remap("menu", []), Remap("help", [])])
                == ["No key leads to the palette, the menu or help: leave one of them a key."])
    }

    @Test("Keys that some keyboards or terminals lack are warned of and work")
    func warned() {
        let remapped = Keymap.remapped(.standard, [Remap("undo", ["["], line: 2)])
        #expect(remapped.keymap != nil)
        #expect(remapped.warnings.map(\.sentence) == ["[, a key of \"undo\", needs AltGr on many keyboards."])
    }

    @Test("Settings that cannot be used leave the last good keys in force, and say so")
    func lastGood() {
        var desk = Desk(Seeds.workedExample)
        desk.send(.configured(ProfileTests.settings(.standard, [Remap("undo", ["j"], line: 3)])))
        #expect(desk.message.hasPrefix("Line 3 of the settings: j is both \"down\" and \"undo\"."))
        desk.press("j")
        #expect(!desk.message.contains("undo"))
        desk.send(.configured(ProfileTests.settings(.vim)))
        #expect(desk.message == "The settings were read again." && desk.bench.keymap.profile == .vim)
    }

    @Test(
        "Keys given by chance either clash and are refused, or each does what it was given for",
        arguments: (1...60).map { UInt64($0) })
    func byChance(seed: UInt64) {
        var dice = Dice(seed: seed)
        let profile = dice.pick(Profile.allCases)
        let letters = Array("abcdefgxyzABZ.-<>;:!é5 ").map { $0 == " " ? "Space" : String($0) }
        let names = letters + ["F2", "F7", "C-z", "C-o", "M-x", "Ins", "Enter", "Up"]
        let remaps = (0..<dice.roll(1...5)).map { _ in
            Remap(
                dice.pick(Command.all).name,
                (0..<dice.roll(0...2)).map { _ in
                    (0..<dice.roll(1...2)).map { _ in dice.pick(names) }.joined(separator: " ")
                })
        }
        let result = Keymap.remapped(profile, remaps)
        guard let keymap = result.keymap else { return #expect(!result.problems.isEmpty) }
        for command in Command.all {
            for text in keymap.keys(of: command.name) {
                for pane in Pane.allCases where command.works(in: pane) {
                    guard case .command(let found) = keymap.find(Keymap.keys(text), in: pane) else {
                        Issue.record("\(text) is not \(command.name): \(remaps)")
                        continue
                    }
                    #expect(found.name == command.name || !found.panes.isEmpty, "\(text): \(remaps)")
                }
            }
        }
    }
}
