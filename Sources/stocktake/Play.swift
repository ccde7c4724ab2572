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
            library: library, size: size, theme: theme, themeDirectories: themeDirectories, lines: .unicode,
            clock: clock, config: config)
        playing: for played in script {
            switch played {
            case .key(let key): if sitting.handle(.key(key)).contains(.quit) { break playing }
            case .wait: if sitting.wantsTimer != nil { _ = sitting.handle(.waited) }
            }
        }
        while sitting.wantsIdle { _ = sitting.handle(.idle) }
        let canvas = sitting.paint()
        var lines = canvas.text
        if inks { lines += "\n\n" + canvas.inks }
        if inks, let cursor = canvas.cursor { lines += "\n\ncursor \(cursor.x) \(cursor.y)" }
        return lines + "\n"
    }
}
