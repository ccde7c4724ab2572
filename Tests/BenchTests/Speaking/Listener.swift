// Someone who talks with the workbench, over the same desk in memory as the other stories.

import Drawing
import Missions
import Testing

@testable import Bench

/// A desk that is talked with: lines in, sentences out.
struct Listener {
    private(set) var desk: Desk
    private var talk: Conversation
    /// Everything said so far.
    private(set) var said: [String] = []

    init(_ portfolio: Portfolio, width: Int = 80, height: Int = 22, readOnly: String? = nil) {
        desk = Desk(portfolio, size: Size(width: 1000, height: 30), readOnly: readOnly, lines: .ascii)
        talk = Conversation(desk.bench, desk.world, width: width, height: height)
        said = talk.greeting(desk.bench, desk.world)
    }

    /// Says a line and hears the answer.
    @discardableResult
    mutating func say(_ line: String) -> [String] {
        for event in talk.hear(line, desk.bench, desk.world) { desk.send(event) }
        while desk.bench.wantsIdle { desk.send(.idle) }
        said = talk.answer(desk.bench, desk.world)
        return said
    }

    /// Says lines and hears the last answer, as one text.
    @discardableResult
    mutating func tell(_ lines: String...) -> String {
        for line in lines { say(line) }
        return said.joined(separator: "\n")
    }

    /// Someone else's change arrives.
    mutating func arrives(_ step: Step, from who: String) throws -> [String] {
        try desk.arrives(step, from: who)
        return talk.announcement(desk.bench, desk.world)
    }

    /// Whether a text draws, steers or colours.
    static func draws(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0..<32, 0x7F..<0xA0, 0x2190...0x21FF, 0x2300...0x23FF, 0x2500...0x25FF, 0x202A...0x202E: true
            default: false
            }
        }
    }
}
