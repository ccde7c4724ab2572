// Laws of the layout: whatever the size and whatever was made of it, the panes fill the screen, and none is lost.

import Chance
import Drawing
import Foundation
import Missions
import Testing

@testable import Bench

@Suite("Laws of the layout") struct LayoutLaws {
    @Test("At every size the panes tile the screen, and the pane in focus is on it", arguments: 1...4)
    func tiling(part: Int) {
        var dice = Dice(seed: UInt64(part))
        for width in stride(from: part, through: 300, by: 4) {
            for height in 1...100 {
                let size = Size(width: width, height: height)
                for pane in Pane.allCases { check(Layout(size: size, focus: pane)) }
                check(Self.layout(size, &dice))
            }
        }
    }

    private static func layout(_ size: Size, _ dice: inout Dice) -> Layout {
        var arrangement = Arrangement()
        if dice.chance(50) { arrangement.shape = dice.pick(LayoutShape.allCases) }
        arrangement.hidden = Set(Pane.allCases.filter { _ in dice.chance(25) })
        arrangement.hasBorders = !dice.chance(30)
        arrangement.isEqual = dice.chance(25)
        for pane in Pane.allCases where dice.chance(25) { arrangement.growth[pane] = dice.roll(-9...9) }
        for _ in 0..<dice.roll(0...6) { arrangement.show(dice.pick(Pane.allCases)) }
        arrangement.hidden.formUnion(Pane.allCases.filter { _ in dice.chance(20) })
        return Layout(
            size: size, focus: dice.pick(Pane.allCases), isZoomed: dice.chance(15), arrangement: arrangement,
            company: dice.pick([.left, .right, .none]), messageLines: dice.chance(70) ? 1 : dice.roll(2...4))
    }

    private func check(_ layout: Layout, sourceLocation: SourceLocation = #_sourceLocation) {
        let body = Rect(
            x: 0, y: 1, width: layout.size.width, height: max(0, layout.messageRow - 1))
        let boxes = Array(layout.rects.values) + [layout.companion?.box].compactMap { $0 }
        func expect(_ holds: Bool, _ law: String) {
            if !holds { Issue.record("\(law): \(layout)", sourceLocation: sourceLocation) }
        }
        expect(boxes.reduce(0) { $0 + $1.width * $1.height } == body.width * body.height, "the panes fill the screen")
        for (place, box) in boxes.enumerated() {
            expect(box.intersection(body) == box, "no pane lies outside")
            for other in boxes[(place + 1)...] { expect(box.intersection(other).isEmpty, "no pane lies on another") }
        }
        for (pane, rect) in layout.rects {
            let inside = layout.inside(pane)!
            expect(inside.isEmpty || inside.intersection(rect) == inside, "what a pane shows lies in it")
            if let companion = layout.companion {
                expect(inside.intersection(companion.inside).isEmpty, "the companion lies on nothing")
            }
        }
        if let companion = layout.companion {
            let room = companion.box ?? layout.rects[.dependencies]!
            expect(companion.inside.isEmpty || companion.inside.intersection(room) == companion.inside, "so it does")
        }
    }

    @Test("Every pane is on screen when it has the focus, whatever was hidden or grown")
    func focus() {
        var dice = Dice(seed: 7)
        for _ in 0..<4_000 {
            let size = Size(width: dice.roll(1...300), height: dice.roll(1...100))
            for pane in Pane.allCases {
                var arrangement = Arrangement()
                arrangement.hidden = Set(Pane.allCases)
                arrangement.shape = dice.pick(LayoutShape.allCases)
                let layout = Layout(size: size, focus: pane, isZoomed: dice.chance(30), arrangement: arrangement)
                #expect(layout.rects[pane] != nil, "\(pane) at \(size)")
            }
        }
    }

    @Test("Left alone, every pane has room for its title and two rows, and the shape is that of the size")
    func naturalSizes() {
        for width in 60...300 {
            for height in 16...100 {
                let layout = Layout(size: Size(width: width, height: height), focus: .missions)
                #expect(layout.shape != .single)
                #expect(layout.rects.values.allSatisfy { $0.width >= 18 && $0.height >= 4 }, "\(layout.size)")
                #expect((layout.shape == .wall) == (width >= 160))
            }
        }
        #expect(Layout(size: Size(width: 59, height: 40), focus: .risks).rects.count == 1)
        #expect(Layout(size: Size(width: 80, height: 15), focus: .risks).rects.count == 1)
        #expect(Layout(size: Size(width: 80, height: 60), focus: .risks).shape == .stacked)
        #expect(Layout(size: Size(width: 120, height: 36), focus: .risks).rects.count == 6)
    }

    @Test("Shares of a length always use it up, and none is negative")
    func division() {
        var dice = Dice(seed: 3)
        for _ in 0..<20_000 {
            let shares = (0..<dice.roll(1...5)).map { _ in
                Share(
                    wish: dice.roll(0...60), least: dice.roll(0...20), takesRest: dice.chance(30),
                    growth: dice.roll(-30...30))
            }
            let total = dice.roll(0...300)
            let lengths = Division.lengths(total, shares, isEqual: dice.chance(25))
            #expect(lengths.reduce(0, +) == total && lengths.allSatisfy { $0 >= 0 }, "\(total) \(shares)")
        }
    }
}

@Suite("Laws of arranging") struct ArrangingLaws {
    private static let seeds: [UInt64] = (1...UInt64(max(16, WorkbenchLaws.long))).map { $0 }

    @Test("Any keys and sizes: the screen that was written to is the screen that is painted", arguments: seeds)
    func nothingIsStale(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolios = [Seeds.workedExample, Seeds.london, Portfolio(), Seeds.knot]
        var desk = Desk(
            portfolios[Int(seed) % 4], size: Self.size(&dice), lines: dice.chance(10) ? .ascii : .unicode)
        var written: Canvas?
        var glass: [[UInt32]] = []
        var pressed: [String] = []
        for _ in 0..<90 {
            if dice.chance(15) {
                let size = Self.size(&dice)
                pressed.append("(\(size.width)x\(size.height))")
                desk.resize(size.width, size.height)
            } else {
                let keys = dice.pick(Self.keys)
                pressed.append(keys)
                desk.press(keys)
            }
            let canvas = desk.canvas
            if written?.size != canvas.size {
                glass = Array(repeating: Array(repeating: 0, count: canvas.width), count: canvas.height)
            }
            canvas.changes(since: written) { Self.write($0, on: &glass) }
            written = canvas
            var fresh = glass.map { $0.map { _ in UInt32(0) } }
            canvas.changes(since: nil) { Self.write($0, on: &fresh) }
            guard glass == fresh, Self.isWhole(desk) else {
                Issue.record("seed \(seed): \(pressed.suffix(30).joined(separator: " "))\n\(desk.screen)")
                return
            }
        }
    }

    private static let keys = [
        ", l", ", +", ", +", ", -", ", =", ", b", ", x", "i", "F8", "Z", "1", "2", "3", "4", "5", "6", "Tab", "S-Tab",
        "j", "k", "l", "h", "G", "g g", "<", ">", "Enter", "z R", "z M", ", a", ", g Esc", "J", "C-d", "H",
        "/ text:a Enter",
        "g k Enter", "Esc",
    ]

    private static func size(_ dice: inout Dice) -> Size {
        switch dice.roll(0..<6) {
        case 0: Size(width: dice.roll(1...70), height: dice.roll(1...20))
        case 1: Size(width: dice.roll(60...84), height: dice.roll(46...90))
        case 2: Size(width: dice.roll(160...260), height: dice.roll(16...70))
        default: Size(width: dice.roll(60...170), height: dice.roll(16...50))
        }
    }

    /// Cells as a terminal would have them: the first scalar of each, and which ink.
    private static func write(_ run: borrowing CanvasRun, on glass: inout [[UInt32]]) {
        var x = run.x
        for (place, scalar) in run.scalars.enumerated() where run.columns[place] > 0 {
            let columns = Int(run.columns[place])
            for column in 0..<columns where x + column < glass[run.y].count {
                glass[run.y][x + column] = column == 0 ? scalar << 8 | UInt32(run.ink.number) : 1
            }
            x += columns
        }
    }

    /// The pane in focus is on screen, and its cursor is in sight of it.
    private static func isWhole(_ desk: Desk) -> Bool {
        let bench = desk.bench
        guard bench.size.width >= 20, bench.size.height >= 5 else { return true }
        guard let inside = bench.layout.inside(bench.focus) else { return false }
        guard inside.height > 0, bench.overlay == nil, let cursor = desk.canvas.cursor else { return true }
        return inside.contains(cursor)
    }

    @Test("A screen that shrinks and grows again loses neither cursor nor folds nor focus")
    func resizing() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press("j j Enter l j l j")
        let before = desk
        for (width, height) in [(60, 16), (20, 5), (200, 50), (59, 15), (300, 100), (1, 1), (70, 60), (120, 36)] {
            desk.resize(width, height)
            #expect(desk.selection == before.selection && desk.bench.focus == before.bench.focus)
            #expect(desk.tree == before.tree)
        }
    }

    @Test("Hidden panes come back by their digit, by their toggle, and the layout by its own key")
    func comingBack() {
        var desk = Desk(Seeds.london, size: Size(width: 120, height: 36))
        let before = desk.screen
        desk.press("i")
        #expect(!desk.screen.contains("─ 4 Detail") && desk.message == "4 Detail is hidden; 4 brings it back.")
        desk.press("i Esc")
        #expect(desk.screen == before)
        for pane in Pane.allCases {
            desk.press("\(pane.rawValue) , x")
            #expect(desk.bench.layout.rects[pane] == nil && desk.bench.focus != pane)
            desk.press("\(pane.rawValue)")
            #expect(desk.bench.layout.rects[pane] != nil && desk.bench.focus == pane)
        }
        desk.press("1 Esc")
        #expect(desk.screen == before)
        desk.press(", + , + , + , - , - , - Esc")
        #expect(desk.screen == before)
        desk.press(", = , = Esc")
        #expect(desk.screen == before)
        desk.press(", b")
        #expect(desk.message == "Panes have no borders now." && !desk.screen.contains("│ L5"))
        desk.press(", b Esc")
        #expect(desk.screen == before)
        desk.press(", l")
        #expect(desk.message == "Layout: one pane; ,l for the next.")
        desk.press(", l , l")
        #expect(desk.message == "Layout: stacked; ,l for the next.")
        desk.press(", l")
        #expect(desk.message == "Layout: three columns, chosen by the size of the screen.")
        desk.press("Esc")
        #expect(desk.screen == before)
    }

    @Test("Where there is one pane only, what arranges panes says so")
    func onePane() {
        var desk = Desk(Seeds.london, size: Size(width: 50, height: 14))
        for keys in ["i", "F8", ", x", ", +", ", =", ", b"] {
            desk.press(keys)
            #expect(desk.message == "The screen has room for one pane: 1 to 6 turn to it.")
        }
        desk.resize(80, 24)
        desk.press("Z i")
        #expect(desk.message == "One pane has the whole screen: Z brings the others back.")
        desk.press("Z 2 , x 1 , x 3 , x")
        #expect(desk.bench.layout.rects.count >= 1)
    }

    @Test("The companion shows the other direction of whatever is selected, and turns with the tree")
    func companion() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 200, height: 50))
        desk.press("p text:MIL-206 Enter")
        #expect(desk.screen.contains("> waiting on MIL-206"))
        #expect(desk.bench.companion.rows.count > 1)
        let left = desk.bench.layout.rects[.dependencies]!.x
        #expect(left < desk.bench.layout.companion!.box!.x, "what is needed stands left of what waits")
        desk.press(">")
        #expect(desk.screen.contains("< MIL-206 needs"))
        #expect(desk.bench.layout.companion!.box!.x == left)
        // One below the other where there is room, neither where there is not.
        desk.resize(120, 36)
        #expect(desk.bench.layout.companion?.rule != nil && desk.screen.contains("─ < MIL-206 needs"))
        desk.resize(80, 24)
        #expect(desk.bench.layout.companion == nil)
    }
}
