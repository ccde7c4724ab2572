// The loop: keys in, screen out, until the user quits or the terminal goes away.

import Bench
import Drawing
import Missions
import Storage
import Terminal

enum Desk {
    /// Opens the workbench over a file in this terminal. Returns when the user quits or the terminal is gone; throws
    /// a `TerminalError` where there is no terminal to draw on.
    static func run(_ library: Library, theme: String, themeDirectories: [String], config: Config) throws {
        let screen = try CursesScreen()
        defer {
            screen.restore()
            library.close()
        }
        var sitting = try Sitting(
            library: library, size: screen.size, theme: theme, themeDirectories: themeDirectories,
            lines: screen.prefersASCII ? .ascii : .unicode, clock: .system, config: config,
            usesPath: Places.uses, viewsPath: Places.views)
        screen.show(sitting.paint(), theme: sitting.theme)
        while true {
            // Work that keys need not wait for is done when none is waiting.
            let wake = screen.wait(
                alsoReading: library.watch, timeoutMilliseconds: sitting.wantsIdle ? 0 : sitting.wantsTimer)
            switch wake {
            case .keys(let keys):
                // What came at once may be one movement, or text that is no keys at all.
                var rest = keys[...]
                while !rest.isEmpty {
                    let (event, count) = sitting.bench.gather(rest)
                    rest = rest.dropFirst(count)
                    for request in sitting.handle(event) {
                        switch request {
                        case .quit: return
                        case .suspend:
                            screen.suspend()
                            // No signal tells of a window that was resized meanwhile.
                            _ = sitting.handle(.resized(screen.size))
                        case .redraw: screen.forget()
                        }
                    }
                }
            case .resized, .continued: _ = sitting.handle(.resized(screen.size))
            case .descriptorReady:
                library.drainWatch()
                _ = sitting.catchUp()
            case .timeout:
                guard sitting.wantsIdle else {
                    _ = sitting.handle(.waited)
                    break
                }
                _ = sitting.handle(.idle)
                if sitting.wantsIdle { continue }
            case .terminated, .closed: return
            }
            screen.show(sitting.paint(), theme: sitting.theme)
        }
    }
}
