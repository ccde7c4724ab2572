// A law for readers of the screen: wherever keys lead, the terminal's own cursor sits on what is selected.

import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The terminal's cursor") struct CursorLaws {
    @Test("Whatever is pressed, the cursor is there, and on the selected row where there is one", arguments: 1...24)
    func anyKeys(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolios = [Seeds.workedExample, Seeds.planForChange, Portfolio(), Seeds.knot]
        var desk = Desk(portfolios[Int(seed) % 4], size: Self.size(&dice))
        var pressed: [String] = []
        for _ in 0..<120 {
            if dice.chance(6) { desk.resize(dice.roll(1...130), dice.roll(1...40)) }
            for key in Self.keys(&dice, desk) {
                pressed.append(key.name)
                desk.press(key)
            }
            let canvas = desk.canvas
            let context = "seed \(seed), \(pressed.suffix(20).joined(separator: " "))\n\(canvas.text)"
            guard let cursor = canvas.cursor, canvas.bounds.contains(cursor) else {
                Issue.record("no cursor: \(context)")
                return
            }
            guard canvas.width >= 20, canvas.height >= 5 else { continue }
            let selected = (0..<canvas.height).filter { y in
                (0..<canvas.width).contains { Self.isSelected(canvas[$0, y].ink) }
            }
            let isWalked = desk.picker?.isWalked ?? false
            if desk.bench.overlay == nil || isWalked, selected.count == 1 {
                #expect(cursor.y == selected[0], "\(context)")
            }
        }
    }

    @Test("In a list to choose from the cursor goes along, and goes back to the words that are typed")
    func picker() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p")
        let typing = desk.canvas.cursor
        desk.press("Down Down")
        let row = desk.canvas.cursor
        #expect(row?.y == (typing?.y ?? 0) + 3)
        desk.press("g")
        #expect(desk.canvas.cursor?.y == typing?.y)
    }

    @Test(
        "Where there is nothing to select, it sits where that is said",
        arguments: Pane.allCases.filter { $0 != .library })
    func nothing(pane: Pane) {
        var desk = Desk(Portfolio())
        desk.press("\(pane.rawValue)")
        let inside = desk.bench.layout.inside(pane)!
        #expect(desk.canvas.cursor == Point(x: inside.x, y: inside.y))
    }

    private static func isSelected(_ ink: Ink) -> Bool { ink.isSelected && ink == ink.selected }

    private static func size(_ dice: inout Dice) -> Size {
        dice.pick([
            Size(width: 80, height: 24), Size(width: 60, height: 16), Size(width: 120, height: 36),
            Size(width: 200, height: 50), Size(width: 40, height: 12),
        ])
    }

    private static func keys(_ dice: inout Dice, _ desk: Desk) -> [Key] {
        if desk.bench.overlay != nil {
            return [dice.pick([.escape, .enter, .down, .up, .tab, .char("a"), .char("e"), .backspace, .pageDown])]
        }
        if dice.chance(30) { return [dice.pick([.char("j"), .enter, .tab, .right, .char("k")])] }
        return Keymap.keys(dice.pick(dice.pick(Command.all.filter { !$0.keys.isEmpty }).keys))
    }
}
