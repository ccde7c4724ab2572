// The loop: keys in, screen out, until the user quits or the terminal goes away.

import Bench
import Drawing
import Missions
import Storage
import Terminal

/// How the workbench begins, as the command line and the configuration have it.
struct DeskSettings {
    /// The theme that was named; nil leaves it to the configuration, and then to the terminal.
    var theme: String?
    var config = Config()
    /// Where what happens is written down.
    var log: Diary?
}

struct Desk {
    private let screen: CursesScreen
    private let log: Diary?
    private var sitting: Sitting
    private var clipboard = Clipboard()
    /// Keys that came while a macro was playing: they are for what comes after it.
    private var held: [Key] = []
    /// How many of them have been acted on.
    private var dealt = 0
    private var hasQuit = false
    /// Whether, since the program woke, keys may have gone into a text.
    private var isTyping = false
    /// What there is to say once the screen is given back.
    private var lastWords: [String] = []

    /// Opens the workbench over a file in this terminal. Returns when the user quits or the terminal is gone; throws
    /// a `TerminalError` where there is no terminal to draw on.
    static func run(_ library: Library, _ settings: DeskSettings) throws {
        let began = settings.log?.now
        settings.log?.started(library)
        let screen = try CursesScreen()
        var lastWords: [String] = []
        // Another file may take this one's place.
        var last = library
        defer {
            screen.restore()
            last.close()
            for sentence in lastWords { Output.complain(sentence) }
        }
        library.whileWaiting = { screen.note("Waiting for another program that is writing to this file.") }
        var desk = try Desk(library, screen, settings)
        desk.show()
        if let began { settings.log?.painted(since: began) }
        // What the terminal has to say of itself comes when it comes; the screen stands already.
        screen.ask(background: !desk.sitting.isThemeChosen)
        if settings.config.settings.mouse { desk.useMouse(true, silently: true) }
        desk.sitting.noteFile()
        desk.work()
        // How many records it has in the end is for the next time.
        desk.sitting.noteFile()
        last = desk.sitting.library
        lastWords = desk.lastWords
    }

    private init(_ library: Library, _ screen: CursesScreen, _ settings: DeskSettings) throws {
        self.screen = screen
        log = settings.log
        let choice = ThemeChoice(named: settings.theme ?? settings.config.settings.theme)
        let lines: LineStyle = screen.prefersASCII ? .ascii : .unicode
        sitting = try Sitting(
            library: library, size: screen.size, theme: choice.name, isThemeChosen: choice.isFinal,
            lines: lines,
            Household(
                config: settings.config, usesPath: Places.uses, viewsPath: Places.views, remembers: true,
                log: settings.log))
        log?.terminal(type: screen.type, depth: screen.depth, size: screen.size, lines: lines, theme: choice.name)
    }

    private mutating func show() { screen.show(sitting.paint(), theme: sitting.theme) }

    private mutating func work() {
        while true {
            // Work that keys need not wait for is done when none is waiting.
            let timeout = sitting.wantsIdle ? 0 : [clipboard.patience, sitting.wantsTimer].compactMap(\.self).min()
            let wake = screen.wait(alsoReading: sitting.library.watch, timeoutMilliseconds: timeout)
            let began = log?.now
            isTyping = sitting.bench.isTyping
            switch wake {
            case .keys(let keys):
                if sitting.bench.isPlaying, let stop = keys.first(where: { $0 == .escape || $0 == .ctrl("c") }) {
                    (held, dealt) = ([], 0)
                    deal(with: .key(stop))
                } else {
                    held += keys
                }
                dealWithKeys()
            case .resized, .continued: _ = sitting.handle(.resized(screen.size))
            case .descriptorReady:
                sitting.library.drainWatch()
                _ = sitting.catchUp()
            case .replied(let reply): take(reply)
            case .childChanged: if let outcome = clipboard.look(screen) { tell(outcome) }
            case .timeout:
                if sitting.wantsIdle {
                    let isPlaying = sitting.bench.isPlaying
                    deal(with: .idle)
                    // While more is to do, only what has progressed is shown.
                    if isPlaying {
                        dealWithKeys()
                    } else if sitting.wantsIdle, !sitting.bench.hasProgressed {
                        continue
                    }
                } else if let outcome = clipboard.look(screen) {
                    tell(outcome)
                } else if sitting.wantsTimer != nil {
                    _ = sitting.handle(.waited)
                }
            case .terminated(let signal):
                log?.ended("signal \(signal)")
                return
            case .closed:
                log?.ended("the terminal is gone")
                return
            }
            if hasQuit {
                log?.ended("quit")
                return
            }
            show()
            if let log, let began { note(wake, log, since: began) }
        }
    }

    /// Writes down what has been dealt with.
    private func note(_ wake: Wake, _ log: Diary, since began: Int) {
        switch wake {
        case .keys(let keys): log.pressed(keys, isTyping: isTyping, since: began)
        case .resized: log.happened("resized", "\(screen.size.width)x\(screen.size.height)", since: began)
        case .continued: log.happened("continued", since: began)
        case .descriptorReady: log.happened("another window", since: began)
        case .replied(let reply): log.happened("terminal says", "\(reply)", since: began)
        case .childChanged, .timeout, .terminated, .closed: break
        }
    }

    /// Acts on the keys that have come, unless a macro goes first. What came at once may be one movement, or text that
    /// is no keys at all.
    private mutating func dealWithKeys() {
        while dealt < held.count, !sitting.bench.isPlaying, !hasQuit {
            let (event, count) = sitting.bench.gather(held, from: dealt)
            dealt += count
            deal(with: event)
        }
        if dealt == held.count { (held, dealt) = ([], 0) }
    }

    private mutating func deal(with event: Event) {
        for request in sitting.handle(event) where !hasQuit { carryOut(request) }
        isTyping = isTyping || sitting.bench.isTyping
    }

    /// Does what only a terminal can do.
    private mutating func carryOut(_ request: Sitting.Request) {
        switch request {
        case .quit: hasQuit = true
        case .suspend:
            screen.suspend()
            // No signal tells of a window that was resized meanwhile.
            _ = sitting.handle(.resized(screen.size))
        case .redraw: screen.forget()
        case .open(let opening): sitting.move(to: opening)
        case .copy(let text): tell(clipboard.copy(text, screen))
        case .write(let edit): write(edit)
        case .mouse(let on): useMouse(on)
        }
    }

    private mutating func useMouse(_ on: Bool, silently: Bool = false) {
        if screen.useMouse(on) {
            _ = sitting.handle(.mouse(on, isTold: !silently))
        } else if !silently {
            _ = sitting.handle(.refused("A terminal of type “\(screen.type)” does not tell of a mouse."))
        }
    }

    private mutating func tell(_ outcome: Clipboard.Outcome) {
        switch outcome {
        case .underWay: break
        case .copied(let count, let who):
            _ = sitting.handle(.told("Copied \(counted(count, "character")) (\(who))."))
        case .refused(let reason): _ = sitting.handle(.refused(sentence(reason)))
        }
    }

    private func sentence(_ reason: Clipboard.Reason) -> String {
        let keymap = sitting.bench.keymap
        let (text, data) = (keymap.label(of: "export markdown"), keymap.label(of: "export json"))
        let files = "\(text) and \(data) write files."
        return switch reason {
        case .noClipboard(let terminal):
            "There is no clipboard here: no desktop with wl-copy, xclip or xsel, and a terminal of type “\(terminal)” "
                + "has none. \(files)"
        case .tooLong(let count):
            "\(counted(count, "character")) are more than terminals take for their clipboard. \(files)"
        }
    }

    /// Lends the terminal to the editor, and takes what it leaves.
    private mutating func write(_ edit: TextEdit) {
        let outcome = Editor.edit(edit, on: screen)
        _ = sitting.handle(.resized(screen.size))
        switch outcome {
        case .refused(let sentence, let kept):
            _ = sitting.handle(.refused(sentence))
            if let kept { sayInTheEnd(kept, edit) }
        case .written(let text, let path):
            let (requests, isKept) = sitting.take(text, of: edit, keptAt: path)
            if isKept { sayInTheEnd(path, edit) } else { Editor.discard(path) }
            for request in requests { carryOut(request) }
        }
    }

    /// Where a text is kept is worth nothing once the screen that said it is gone, so it is said again behind it.
    private mutating func sayInTheEnd(_ path: String, _ edit: TextEdit) {
        lastWords.append("What you wrote for \(edit.label) is kept at \(path).")
    }

    /// Acts on what the terminal says of itself.
    private mutating func take(_ reply: Reply) {
        switch reply {
        case .background(let isLight): sitting.follow(ground: isLight)
        case .column(let column):
            // Box characters that are drawn two columns wide would tear every line.
            if CursesScreen.isWide(column), sitting.avoidBoxes() { screen.forget() }
        case .end: break
        }
    }
}
