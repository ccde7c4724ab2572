// Laws of taking back: whatever a command changed, undo gives back what was, and redo what came of it.

import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Taking back") struct UndoLaws {
    /// Every command that writes, from the table, so that a new one is covered without being named here.
    static let writing = Command.all.filter(\.writes).map(\.name)

    @Test(
        "Every command that writes, undone, gives back the same state, and redone the state after it",
        arguments: writing)
    func everyCommand(name: String) throws {
        let command = try #require(Command.all.first { $0.name == name })
        var changes = 0
        for seed in UInt64(1)...120 where changes < 8 {
            var hand = Hand(seed: seed)
            if hand.prepare(for: command), hand.carryOut(command) { changes += 1 }
        }
        // A law that was never put to the test would hold whatever the code did.
        #expect(changes >= 4, "\(name) came to change something \(changes) times with seeds 1 to 120")
    }

    @Test(
        "A sitting undone to its root gives back the portfolio it began with, and redone what it came to",
        arguments: UInt64(1)...16)
    func toTheRoot(seed: UInt64) {
        var hand = Hand(seed: seed)
        let beginning = hand.desk.portfolio
        var changes = 0
        for _ in 0..<60 where changes < 12 {
            guard let command = Command.all.filter(\.writes).randomElement(using: &hand.dice) else { return }
            if hand.prepare(for: command, withHistory: false), hand.carryOut(command) { changes += 1 }
        }
        #expect(changes >= 6, "seed \(seed): only \(changes) changes")
        let end = hand.desk.portfolio
        var steps = 0
        while hand.desk.world.undoLabel != nil, steps < 200 {
            hand.desk.press("u")
            steps += 1
        }
        #expect(hand.desk.portfolio == beginning, "seed \(seed): undone to the root\n\(hand.told)")
        for _ in 0..<steps { hand.desk.press("U") }
        #expect(hand.desk.portfolio == end, "seed \(seed): redone to the end\n\(hand.told)")
    }
}

/// Somebody who gives commands without knowing what they are about: goes anywhere, fills in anything.
private struct Hand {
    let seed: UInt64
    var dice: Dice
    var desk: Desk
    private var pressed: [String] = []

    init(seed: UInt64) {
        self.seed = seed
        dice = Dice(seed: seed)
        let portfolios = [Seeds.london, Seeds.planForChange, Seeds.knot, Seeds.workedExample]
        desk = Desk(portfolios[Int(seed) % 4], size: Size(width: 100, height: 30))
        desk.editor = { $0 + "\nwritten in the editor" }
    }

    var told: String { "seed \(seed): \(pressed.suffix(60).joined(separator: " "))\n\(desk.screen)" }

    private mutating func press(_ key: Key) {
        pressed.append(key.name)
        desk.press(key)
    }

    private mutating func press(_ keys: String) {
        pressed.append(keys)
        desk.press(keys)
    }

    private mutating func type(_ text: String) {
        pressed.append("(\(text.debugDescription))")
        desk.retype(text)
    }

    /// Goes somewhere by chance where a command can be given. False where it cannot be given there.
    mutating func prepare(for command: Command, withHistory: Bool = true) -> Bool {
        if withHistory, command.family == .history || command.name == "repeat" {
            for turn in 0..<dice.roll(1...3) {
                goAnywhere()
                press("c t")
                type("Title \(turn) of \(seed)")
                press(.enter)
            }
            if desk.world.undoLabel != nil, command.name == "redo" { press("u") }
        }
        goAnywhere()
        let pane = command.panes.randomElement(using: &dice) ?? dice.pick(Pane.allCases)
        press("\(pane.rawValue)")
        for _ in 0..<dice.roll(0...9) { press(dice.pick(["j", "j", "j", "l", "G"])) }
        return desk.bench.overlay == nil && desk.bench.focus == pane
            && command.unavailable(desk.bench, desk.world) == nil
    }

    private mutating func goAnywhere() {
        let nodes = Array(desk.portfolio.allNodes)
        let risks = desk.portfolio.nodes(of: .raid)
        guard let node = dice.chance(30) ? risks.randomElement(using: &dice) : nodes.randomElement(using: &dice) else {
            return
        }
        press("Esc p")
        type(desk.portfolio.id(node))
        press(.enter)
        if dice.chance(30) { press(dice.pick(["<", ">"])) }
    }

    /// Gives a command, fills in what it asks, and looks whether the way back and forth holds. False where nothing came
    /// of it.
    mutating func carryOut(_ command: Command) -> Bool {
        let before = desk
        press(dice.pick(command.keys))
        fillIn()
        guard desk.history.count > before.history.count else {
            press("Esc Esc Esc")
            #expect(desk.portfolio == before.portfolio, "nothing was saved, nothing is changed: \(told)")
            return false
        }
        #expect(desk.history.count == before.history.count + 1, "one action is one line of history: \(told)")
        #expect(desk.bench.overlay == nil, "nothing lies on top after a change: \(told)")
        let (back, forth) = command.name == "undo" ? ("U", "u") : ("u", "U")
        var other = self
        for turn in 1...2 {
            other.press(back)
            #expect(other.desk.portfolio == before.portfolio, "\(command.name) taken back, turn \(turn): \(other.told)")
            other.press(forth)
            #expect(other.desk.portfolio == desk.portfolio, "\(command.name) done again, turn \(turn): \(other.told)")
        }
        // An action that comes to nothing, such as going back to the state there is, tests nothing.
        return desk.portfolio != before.portfolio
    }

    private mutating func fillIn() {
        let lines = desk.history.count
        for _ in 0..<12 where desk.history.count == lines {
            if desk.form != nil, case .form = desk.bench.overlay {
                fillInForm()
            } else if let picker = desk.picker {
                for _ in 0..<dice.roll(0..<max(1, min(12, picker.found.count))) { press(.down) }
                if picker.found.isEmpty { press(.escape) }
                press(.enter)
            } else {
                return
            }
        }
    }

    /// Types something that may stand there into a few fields, and saves; what is refused is typed anew.
    private mutating func fillInForm() {
        for _ in 0..<dice.roll(1...3) {
            guard let form = desk.form else { return }
            for _ in 0..<dice.roll(0..<form.rows.count) { press(.tab) }
            guard let rule = desk.form?.current.rule else { return }
            switch rule.type {
            case .reference, .references:
                press(.ctrl("p"))
                for _ in 0..<dice.roll(0...5) { press(.down) }
                press(.enter)
            case .choice, .flag: press(dice.pick([.left, .right]))
            case .line, .prose: type(dice.text(1...8))
            default: type(dice.typed(rule.type))
            }
            if desk.form?.current.problem != nil {
                // Back to what stood there is too easy; nothing is a value of every type.
                press("End C-u")
            }
        }
        press(.enter)
    }
}
