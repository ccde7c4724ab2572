// Laws of the talk: whatever is said, nothing is drawn, nothing is hidden, and every change is told.

import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Laws of the talk") struct SpeakingLaws {
    @Test("Any lines are answered within the width, without a sign that draws or steers", arguments: 1...24)
    func anyLines(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolios = [Seeds.workedExample, Seeds.london, Portfolio(), Seeds.knot]
        let width = dice.pick([20, 40, 80])
        var talk = Listener(portfolios[Int(seed) % 4], width: width, readOnly: dice.chance(10) ? "Read-only." : nil)
        var lines: [String] = []
        for _ in 0..<150 {
            let line = Self.line(&dice, talk)
            lines.append(line)
            if line == "quit" || line == "Q" || line == "F10" { continue }
            let before = talk.desk
            let answer = talk.say(line)
            let context = "seed \(seed): \(lines.suffix(12)): \(answer)"
            #expect(!answer.isEmpty, "\(context)")
            #expect(answer.allSatisfy { !Listener.draws($0) && displayWidth(of: $0) <= width }, "\(context)")
            #expect(talk.desk.bench.pending.isEmpty, "\(context)")
            if talk.desk.history.count > before.history.count, let latest = talk.desk.history.first {
                let text = answer.joined(separator: " ")
                #expect(text.lowercased().contains("record \(latest.sequence)"), "\(context)")
            }
            let bench = talk.desk.bench
            if bench.overlay == nil, bench.hands.letterUse == nil, let selected = bench.selection {
                var asked = talk
                let told = asked.say("where").joined(separator: " ").replacing(" ", with: "")
                #expect(told.contains(Spoken.text(selected).replacing(" ", with: "")), "\(context)")
            }
        }
    }

    /// Something to say: mostly what may lead on.
    private static func line(_ dice: inout Dice, _ talk: Listener) -> String {
        if talk.desk.form != nil {
            return dice.pick([
                "", "", "save", "cancel", "back", "-", "read", "where", "?", "pick", "2", "1", "2026-03-01", "yes",
                "about",
                "Some words │ and ↺ signs", "go 3", "title = Another", "5", "more", "\u{1b}[31m", "= save",
            ])
        }
        switch dice.roll(0..<10) {
        case 0:
            return dice.pick(["read", "where", "", "?", "more", "read tree", "read risks", "read detail", "help tree"])
        case 1: return "\(dice.roll(0...12))"
        case 2:
            return dice.pick([
                "jump to a", "search e", "list outcomes", "set title 東京│都", "theme mono", "/o", "A", "xx",
            ])
        case 3: return String((0..<dice.roll(1...6)).map { _ in dice.pick(Array("abcdefghijklmnop 3-=│é\u{7}<>?/:")) })
        case 4...6:
            let command = dice.pick(Command.all.filter { !$0.keys.isEmpty })
            return Command.label(dice.pick(command.keys))
        default: return dice.pick(Command.all).name
        }
    }

    @Test("A changed value is always said, as people read it")
    func changedValues() throws {
        let portfolio = Seeds.planForChange
        for kind in Kind.allCases where portfolio.count(of: kind) > 0 {
            let id = portfolio.id(portfolio.node(of: kind, at: 0))
            for rule in Schema.rows(of: kind) {
                guard let value = Self.value(rule.type) else { continue }
                var talk = Listener(portfolio, width: 1000)
                talk.say(id)
                talk.say("gm")
                talk.say("list \(kind.plural)")
                talk.say("jump to \(id)")
                talk.say("pane missions")
                guard talk.desk.selection == id else { continue }
                talk.say("set")
                talk.say("\(rule.label) = \(value)")
                let before = talk.desk.history.count
                let saved = talk.tell("save")
                if talk.desk.history.count == before { continue }
                let spoken = Spoken.text(Wording.value(Self.stored(value), rule))
                #expect(saved.contains(spoken), "\(id) \(rule.label): \(saved)")
                #expect(saved.contains(rule.label) && saved.contains(id), "\(id) \(rule.label): \(saved)")
            }
        }
    }

    private static func stored(_ value: String) -> String { value == "yes" ? "true" : value }

    /// A value that may stand in a field.
    private static func value(_ type: FieldType) -> String? {
        switch type {
        case .line, .prose: "Said aloud"
        case .day: "2027-02-03"
        case .flag: "yes"
        case .choice(let words): words.last
        case .whole(let range): "\(range.upperBound < 100 ? range.upperBound : 7)"
        default: nil
        }
    }
}
