// What hands do with commands: repeat, record, mark a place, look for a command in a menu, choose other keys.

import Drawing
import Missions

extension Command {
    static let handing: [Command] = [
        Command(
            "repeat", .change, ["."], "do to this what the last change did", writes: true,
            unless: { $0.nothingToRepeat($1) }, run: { $0.repeatLast($1) }),
        Command(
            "mark", .go, ["m"], "keep this place under a letter: then a to z",
            run: { bench, _ in
                bench.ask(.mark)
                return []
            }),
        Command(
            "go to mark", .go, ["'"], "go to the place kept under a letter: then a to z",
            run: { bench, _ in
                bench.ask(.goToMark)
                return []
            }),
        Command(
            "previous place", .go, ["-"], "the place before this one, and back again",
            unless: { bench, _ in bench.jumps.back.isEmpty ? "There is no place before this one yet." : nil },
            run: { bench, world in
                if let place = bench.jumps.toggle(from: bench.here) { bench.restore(place, world) }
                return []
            }),
        Command(
            "macro record", .macro, ["M"], "record keys, or stop recording",
            run: { bench, _ in
                bench.toggleRecording()
                return []
            }),
        Command(
            "macro play", .macro, ["X"], "press the recorded keys again", counts: .reads,
            unless: { bench, _ in bench.noMacro }, run: { bench, _ in bench.playMacro() }),
        Command(
            "menu", .open, ["F9"], "the menu bar: every command, by family",
            run: { bench, _ in
                bench.overlay = .menu(Menu())
                return []
            }),
        Command(
            "hints", .look, [", h"], "the hints below: full, short, off",
            run: { bench, world in
                let all = Settings.Hints.allCases
                bench.settings.hints = all[(all.firstIndex(of: bench.hints)! + 1) % all.count]
                bench.arrangement.hasHints = bench.hints != .off
                bench.refresh(world)
                bench.say("Key hints are \(bench.hints.rawValue) now.")
                return []
            }),
        Command(
            "keys", .look, [", k"], "choose a set of keys: default, classic, vim",
            run: { bench, world in
                let choices = Profile.allCases.map { profile in
                    Choice(
                        outcome: .word(profile.rawValue), text: profile.rawValue,
                        right: profile == bench.keymap.profile ? "in use" : "", detail: profile.about)
                }
                bench.open(Picker(.profile, "Keys", given: choices), world)
                return []
            }),
        Command(
            "reload settings", .look, [", s"], "read your settings and keys again",
            run: { _, _ in [.reloadSettings] }),
    ]
}

extension Workbench {
    /// Uses the keys of a profile, with the person's own laid over them.
    mutating func use(_ profile: Profile) {
        let remapped = Keymap.remapped(profile, settings.keys)
        guard let keymap = remapped.keymap else {
            let problem = remapped.problems[0]
            fail("Your own keys do not go with the \(profile.rawValue) keys. \(problem)")
            return
        }
        self.keymap = keymap
        settings.profile = profile
        say("The \(profile.rawValue) keys are in use; profile = \"\(profile.rawValue)\" in config.toml keeps them.")
    }

    /// Uses settings that were read, or says why they cannot be used and goes on as before.
    mutating func use(_ settings: Settings, _ world: World) -> [Effect] {
        let remapped = Keymap.remapped(settings.profile, settings.keys)
        guard let keymap = remapped.keymap else {
            let problem = remapped.problems[0]
            let line = problem.line.map { "Line \($0) of the settings: " } ?? ""
            fail("\(line)\(problem) The keys are as before.")
            return []
        }
        let before = self.settings
        self.keymap = keymap
        self.settings = settings
        arrangement.hasBorders = settings.borders
        arrangement.hasHints = settings.hints != .off
        if let ascii = settings.ascii { lines = ascii ? .ascii : .unicode }
        refresh(world)
        var effects: [Effect] = []
        var remarks = remapped.warnings.first.map { " \($0)" } ?? ""
        if let theme = settings.theme, theme != before.theme, theme != themeName {
            if world.themes.contains(theme) {
                themeName = theme
                effects.append(.theme(theme))
            } else {
                remarks += " There is no theme “\(theme)”: \(key("theme")) shows those there are."
            }
        }
        if settings.mouse != before.mouse, settings.mouse != hasMouse { effects.append(.mouse(settings.mouse)) }
        if settings.plain != before.plain { remarks += " Whether it speaks or draws holds from the next start." }
        say("The settings were read again.\(remarks)")
        return effects
    }
}
