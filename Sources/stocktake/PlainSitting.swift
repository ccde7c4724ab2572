// A sitting that is talked with: the same round as on the screen, told in sentences.

import Bench
import Drawing
import Glibc
import Storage

/// A sitting and the conversation about it.
struct PlainSitting {
    private var sitting: Sitting
    private var conversation: Conversation
    /// Whether there is a terminal to lend to others.
    private let isTerminal: Bool
    /// What only a terminal can do, asked for since the last answer.
    private var requests: [Sitting.Request] = []

    /// A screen nobody sees: so wide that no line of the detail is broken, so high that a page is a page.
    private static let unseen = Size(width: 1000, height: 30)
    /// What a line may wait for counts that come in by themselves, in milliseconds; nil waits for all of them, so that
    /// the same keys are always answered the same.
    private let patience: Int?

    init(
        _ library: Library, _ settings: DeskSettings, width: Int, isTerminal: Bool = false, patience: Int? = nil,
        usesPath: String? = nil, remembers: Bool = false, clock: WallClock = .system
    ) throws {
        self.isTerminal = isTerminal
        self.patience = patience
        let theme = ThemeChoice(named: settings.theme ?? settings.config.settings.theme)
        sitting = try Sitting(
            library: library, size: PlainSitting.unseen, theme: theme.name, lines: .ascii,
            Household(
                clock: clock, config: settings.config, usesPath: usesPath, remembers: remembers, log: settings.log))
        conversation = Conversation(sitting.bench, sitting.world, width: width)
        settle()
    }

    /// Whether keys typed so far are half of something.
    var isHalfway: Bool { sitting.bench.isHalfway }
    /// The file, which another may have taken the place of.
    var library: Library { sitting.library }
    var hasQuit: Bool { sitting.bench.hasEnded }
    var wantsIdle: Bool { sitting.wantsIdle }

    mutating func greeting() -> String { PlainSitting.text(conversation.greeting(sitting.bench, sitting.world)) }

    /// Takes a line in and says what came of it.
    mutating func hear(_ line: String) -> String {
        for event in conversation.hear(line, sitting.bench, sitting.world) { handle(event) }
        return answer()
    }

    /// Presses a key as on the screen.
    mutating func press(_ key: Key) { handle(.key(key)) }

    mutating func answer() -> String {
        settle()
        return PlainSitting.text(conversation.answer(sitting.bench, sitting.world))
    }

    /// Folds in what other windows have committed, and says so in a line.
    mutating func catchUp() -> String {
        _ = sitting.catchUp()
        settle()
        return PlainSitting.text(conversation.announcement(sitting.bench, sitting.world))
    }

    /// Takes what an editor has left, and says what came of it.
    mutating func take(_ outcome: Editor.Outcome, of edit: TextEdit) -> String {
        switch outcome {
        case .refused(let sentence, _): handle(.refused(sentence))
        case .written(let text, let path):
            if !sitting.take(text, of: edit, keptAt: path).isKept { Editor.discard(path) }
        }
        return answer()
    }

    /// What a terminal has to do next.
    mutating func takeRequest() -> Sitting.Request? { requests.isEmpty ? nil : requests.removeFirst() }

    /// Presses what a macro has left once the terminal has done its part, and says what came of it.
    mutating func goOn() -> String { sitting.bench.isPlaying ? answer() : "" }

    /// Keeps the file among those opened before.
    mutating func noteFile() { sitting.noteFile() }

    mutating func idle() { handle(.idle) }

    /// Carries out an event, and what a macro presses after it until the terminal has something to do first.
    private mutating func handle(_ event: Event) {
        carryOut(sitting.handle(event))
        while sitting.bench.isPlaying, requests.isEmpty { carryOut(sitting.handle(.idle)) }
    }

    /// What has no place without a screen is answered in its stead.
    private mutating func carryOut(_ asked: [Sitting.Request]) {
        for request in asked {
            switch request {
            case .redraw, .quit: break
            case .open(let opening): sitting.move(to: opening)
            case .copy(let text): _ = sitting.handle(.told("There is no clipboard here. The text is: \(text)"))
            case .mouse: _ = sitting.handle(.refused("Nothing is drawn here, so there is nothing to point at."))
            case .suspend, .write:
                if isTerminal {
                    requests.append(request)
                } else {
                    _ = sitting.handle(.refused("That needs a terminal, and this is a file or a pipe."))
                }
            }
        }
    }

    /// Counts what is said of missions, for as long as a listener may be kept waiting.
    private mutating func settle() {
        let end = patience.map { SteadyClock.nanoseconds + $0 * 1_000_000 }
        while sitting.wantsIdle, requests.isEmpty, end.map({ SteadyClock.nanoseconds < $0 }) ?? true { idle() }
    }

    private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
