// A sitting that is talked with: the same round as on the screen, told in sentences.

import Bench
import Drawing
import Glibc
import Storage

/// A sitting and the conversation about it.
struct PlainSitting {
    private(set) var sitting: Sitting
    private var conversation: Conversation
    /// What only a shell can do, asked for since the last answer.
    private(set) var requests: [Sitting.Request] = []

    /// A screen nobody sees: so wide that no line of the detail is broken, so high that a page is a page.
    private static let unseen = Size(width: 1000, height: 30)
    /// What a line may wait for counts that come in by themselves, in milliseconds.
    private static let patience = 200

    init(
        _ library: Library, theme: String, themeDirectories: [String], width: Int, config: Config,
        clock: WallClock = .system,
        usesPath: String? = nil
    ) throws {
        sitting = try Sitting(
            library: library, size: PlainSitting.unseen, theme: theme, themeDirectories: themeDirectories,
            lines: .ascii, clock: clock, config: config, usesPath: usesPath)
        conversation = Conversation(sitting.bench, sitting.world, width: width)
        settle()
    }

    /// Whether keys typed so far are half of something.
    var isHalfway: Bool { sitting.bench.isHalfway }
    var hasQuit: Bool { sitting.bench.hasEnded }
    var wantsIdle: Bool { sitting.wantsIdle }

    mutating func greeting() -> String { PlainSitting.text(conversation.greeting(sitting.bench, sitting.world)) }

    /// Takes a line in and says what came of it.
    mutating func hear(_ line: String) -> String {
        for event in conversation.hear(line, sitting.bench, sitting.world) { requests += sitting.handle(event) }
        return answer()
    }

    /// Presses a key as on the screen. True where that ends the sitting.
    mutating func press(_ key: Key) -> Bool { sitting.handle(.key(key)).contains(.quit) }

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

    /// The requests since they were asked for last.
    mutating func takeRequests() -> [Sitting.Request] {
        defer { requests = [] }
        return requests
    }

    mutating func idle() { _ = sitting.handle(.idle) }

    /// Counts what is said of missions, for as long as a listener may be kept waiting.
    private mutating func settle() {
        let end = WallClock.system.now() + PlainSitting.patience
        while sitting.wantsIdle, WallClock.system.now() < end { idle() }
    }

    private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
