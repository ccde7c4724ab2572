// Laws: whatever is pressed, at whatever size, some things hold. A seed that fails is printed and can be run again.

import Chance
import Drawing
import Foundation
import Missions
import Testing

@testable import Bench

@Suite("Laws of the workbench") struct WorkbenchLaws {
    /// More seeds on asking: `LONG=1000 swift test --filter WorkbenchLaws`; one of those alone: `LONG=1 SEED=388`.
    static let long = ProcessInfo.processInfo.environment["LONG"].flatMap { Int($0) } ?? 0
    static let seed = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
    static let seeds: [UInt64] = seed.map { [$0] } ?? (1...UInt64(max(24, long))).map { $0 }

    @Test("Any keys at any size keep the laws", arguments: seeds)
    func anyKeys(seed: UInt64) {
        var player = Player(seed: seed)
        for _ in 0..<(Self.long > 0 ? 400 : 110) {
            player.step()
            if player.failed { break }
        }
    }
}

/// Presses keys by chance and looks whether the laws hold.
private struct Player {
    let seed: UInt64
    var dice: Dice
    var desk: Desk
    var pressed: [String] = []
    var failed = false
    /// What it was before the last step.
    var was: Desk

    init(seed: UInt64) {
        self.seed = seed
        dice = Dice(seed: seed)
        let portfolios = [Seeds.workedExample, Seeds.london, Portfolio(), Seeds.knot]
        let readOnly = dice.chance(8) ? "This file is read-only." : nil
        desk = Desk(
            portfolios[Int(seed) % 4], size: Player.size(&dice), readOnly: readOnly,
            lines: dice.chance(20) ? .ascii : .unicode)
        was = desk
    }

    private static func size(_ dice: inout Dice) -> Size {
        switch dice.roll(0..<10) {
        case 0: Size(width: dice.roll(1...30), height: dice.roll(1...12))
        case 1...2: Size(width: 80, height: 24)
        case 3: Size(width: dice.roll(1...220), height: dice.roll(1...60))
        default: Size(width: dice.roll(20...110), height: dice.roll(5...36))
        }
    }

    mutating func step() {
        let before = desk
        was = before
        switch dice.roll(0..<40) {
        case 0: desk.send(.resized(Player.size(&dice)))
        case 1: arrival()
        case 2:
            pressed.append("(wait)")
            desk.wait()
        case 3:
            let burst = (0..<dice.roll(2...80)).map { _ in dice.pick(Array("jjjjkkhlGdaumz \n")) }
            pressed.append("(burst \(String(burst)))")
            desk.burst(burst.map { $0 == "\n" ? .enter : .char($0) })
        case 4...6:
            let place = Drawing.Point(x: dice.roll(0...desk.bench.size.width), y: dice.roll(0...desk.bench.size.height))
            press(.mouse(Pointer(dice.pick(Pointer.Act.allCases), at: place)))
        default: for key in keys() { press(key) }
        }
        look(before)
    }

    private mutating func press(_ key: Key) {
        pressed.append(key.name)
        let before = desk
        desk.press(key)
        if desk.history.count == before.history.count + 1, desk.history.first?.action == .do { takeBack(before) }
    }

    /// Something to press: mostly what may lead on.
    private mutating func keys() -> [Key] {
        if desk.form != nil || desk.picker != nil {
            switch dice.roll(0..<12) {
            case 0: return [.escape]
            case 1...3: return [.enter]
            case 4: return [dice.pick([.tab, .backTab, .down, .up, .pageDown, .pageUp])]
            case 5: return [.ctrl("p")]
            case 6: return [dice.pick([.left, .right, .backspace, .delete, .ctrl("u"), .home, .end])]
            case 7: return "2026-0\(dice.roll(1...9))-11".map { .char($0) }
            case 8: return [.paste(dice.pick(["one\ntwo", "\u{1b}[31m", "e\u{301}", "", "👩‍👩‍👧 q"]))]
            default: return [.char(dice.pick(Array("abemnopq 125;=|東é-")))]
            }
        }
        switch dice.roll(0..<20) {
        case 0: return [.char(dice.pick(Array("xyzABC東é[]{}~@ ")))]
        case 1: return [.paste("a d u\n")]
        case 2: return [dice.pick([.escape, .alt("2"), .alt("9"), .char("M"), .char("X"), .function(9)])]
        case 3...6: return [dice.pick([.char("j"), .char("k"), .enter, .tab, .left, .right])]
        default:
            let command = dice.pick(Command.all.filter { !$0.keys.isEmpty })
            return Keymap.keys(dice.pick(command.keys))
        }
    }

    private mutating func arrival() {
        pressed.append("(arrival)")
        guard let node = desk.portfolio.allNodes.first(where: { _ in true }),
            let step = try? desk.portfolio.setting(
                .item(desk.portfolio.id(node)), [("note", "from afar \(dice.roll(0..<1000))")])
        else { return }
        try? desk.arrives(step, from: "ab")
    }

    /// What was done can be taken back, and then all is as before.
    private mutating func takeBack(_ before: Desk) {
        var other = desk
        guard other.bench.overlay == nil else { return expect(false, "nothing lies on top after a change") }
        other.press(other.bench.keymap.keys(of: "undo")[0])
        expect(
            other.portfolio == before.portfolio,
            "undo gives back the portfolio; it says: \(other.message), after: \(desk.message)")
        expect(other.history.first?.action == .undo, "undo is a line of the history")
        if other.bench.list.kind == before.bench.list.kind {
            expect(rows(other) == rows(before), "undo gives back the rows of the list")
        }
    }

    private func rows(_ desk: Desk) -> [ItemID] {
        desk.portfolio.nodes(of: desk.bench.list.kind).map { desk.portfolio.id($0) }
    }

    private mutating func look(_ before: Desk) {
        let bench = desk.bench
        if case .form(let form) = bench.overlay, !form.rows.indices.contains(form.scroller.cursor) {
            failed = true
            Issue.record("seed \(seed): a form without rows after \(pressed.suffix(40).joined(separator: " "))")
            return
        }
        let canvas = desk.canvas
        expect(canvas.width == bench.size.width && canvas.height == bench.size.height, "the canvas is as asked for")
        if let cursor = canvas.cursor { expect(canvas.bounds.contains(cursor), "the cursor is on the canvas") }
        expect(desk.repaint() == canvas, "painting on from the last screen is as painting anew")
        if let selection = bench.selection {
            expect(desk.portfolio.node(selection) != nil, "the selection exists")
        }
        if let item = bench.cursorItem { expect(item == bench.selection, "the cursor's item is the selection") }
        var built = bench.tree
        built.refresh(desk.world, height: bench.height(.dependencies))
        expect(shape(built) == shape(bench.tree), "the tree is as if built anew")
        expect(!desk.asked.contains("quit") || desk.bench.hasQuit, "quit is known")
        guard canvas.width >= 20, canvas.height >= 5, bench.overlay == nil, !bench.hands.showsWays else { return }
        let inside = bench.layout.inside(bench.focus)!
        var rows: Set<Int> = []
        for y in 0..<canvas.height {
            for x in 0..<canvas.width where canvas[x, y].ink.isSelected {
                let ink = canvas[x, y].ink
                if ink == ink.selected {
                    rows.insert(y)
                    expect(inside.contains(x: x, y: y), "only the pane in focus has a selected row")
                }
            }
        }
        let count: Int =
            switch bench.focus {
            case .missions: bench.list.count(desk.world)
            case .dependencies: bench.tree.rows.count
            case .risks: desk.portfolio.count(of: .raid)
            case .detail: bench.detail.lines.count
            case .history: bench.history.count(desk.world)
            case .library: bench.library.rows(desk.world).count
            }
        if inside.height >= 6 { expect(rows.count == (count > 0 ? 1 : 0), "one row of the pane in focus is selected") }
    }

    private func shape(_ tree: TreePane) -> [String] {
        tree.rows.map { "\($0.depth) \($0.place) \(desk.portfolio.id($0.node)) \(String(describing: $0.edge))" }
    }

    private mutating func expect(_ holds: Bool, _ law: String) {
        guard !holds, !failed else { return }
        failed = true
        Issue.record(
            """
            seed \(seed): \(law), at \(desk.bench.size.width)x\(desk.bench.size.height)
            \(pressed.suffix(40).joined(separator: " "))
            the screen before:
            \(was.screen)
            and after:
            \(desk.screen)
            """)
    }
}
