// The same sitting without a terminal: keys from a text, the last screen as text.

import Bench
import Drawing
import Missions
import Storage

enum Play {
    /// Plays keys as the terminal would and returns the last screen: its text and, on asking, the ink of each cell.
    /// Throws an `UnknownKey` where a word is no key.
    static func run(
        _ library: Library, keys: String, size: Size, inks: Bool, theme: String, themeDirectories: [String],
        config: Config = Config(), clock: WallClock = .system
    ) throws -> String {
        let script = try Key.script(keys)
        var sitting = try Sitting(
            library: library, size: size, theme: theme, lines: .unicode,
            Household(themeDirectories: themeDirectories, clock: clock, config: config))
        playing: for played in script {
            switch played {
            case .wait: if sitting.wantsTimer != nil { _ = sitting.handle(.waited) }
            case .key(let key):
                var requests = sitting.handle(.key(key))
                while true {
                    for request in requests {
                        if case .quit = request { break playing }
                        carryOut(request, &sitting)
                    }
                    guard sitting.bench.isPlaying else { break }
                    requests = sitting.handle(.idle)
                }
            }
        }
        while sitting.wantsIdle { _ = sitting.handle(.idle) }
        let canvas = sitting.paint()
        var lines = canvas.text
        if inks { lines += "\n\n" + canvas.inks }
        if inks, let cursor = canvas.cursor { lines += "\n\ncursor \(cursor.x) \(cursor.y)" }
        return lines + "\n"
    }

    /// Does what can be done of it without a terminal.
    private static func carryOut(_ request: Sitting.Request, _ sitting: inout Sitting) {
        switch request {
        case .open(let opening): sitting.move(to: opening)
        case .quit, .suspend, .redraw: break
        case .mouse(let on): _ = sitting.handle(.mouse(on))
        case .copy: _ = sitting.handle(.refused("There is no clipboard without a terminal."))
        case .write: _ = sitting.handle(.refused("There is no editor without a terminal."))
        }
    }

    /// Plays keys and returns what the plain workbench would say to them, the keys of a command behind each prompt.
    static func said(_ library: Library, keys: String, width: Int, _ settings: DeskSettings) throws -> String {
        let script = try Key.script(keys)
        var plain = try PlainSitting(library, settings, width: width)
        var text = plain.greeting()
        var typed: [String] = []
        for case .key(let key) in script where !plain.hasQuit {
            typed.append(key.name)
            plain.press(key)
            if plain.isHalfway { continue }
            text += "> \(Plain.line(typed.joined(separator: " ")))\n" + plain.answer()
            typed = []
        }
        return text
    }

    /// Says lines to the plain workbench and returns the whole talk, each line behind its prompt.
    static func talk(_ library: Library, _ lines: InputLines, width: Int, _ settings: DeskSettings) throws -> String {
        var lines = lines
        var plain = try PlainSitting(library, settings, width: width)
        var text = plain.greeting()
        while !plain.hasQuit {
            guard let line = lines.next() else {
                if lines.isEnded { break }
                lines.read()
                continue
            }
            text += "> \(Plain.line(line))\n" + plain.hear(line)
        }
        return text
    }
}
