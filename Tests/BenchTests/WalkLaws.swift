// However one walks: what is painted is what a fresh look paints, written over what was there before.

import Chance
import Drawing
import Missions
import Testing

@testable import Bench

/// A screen as a terminal has it: what changes is written over it, and nothing else.
private struct Glass {
    private var cells: [[String]] = []
    private var last: Canvas?

    mutating func show(_ canvas: Canvas) {
        if last?.size != canvas.size {
            cells = Array(repeating: Array(repeating: " ", count: canvas.width), count: canvas.height)
            last = nil
        }
        canvas.changes(since: last) { run in
            var x = run.x
            var place = run.x
            for (scalar, columns) in zip(run.scalars, run.columns) {
                let text = String(Unicode.Scalar(scalar).map(Character.init) ?? " ")
                if columns == 0 {
                    cells[run.y][place] += text
                    continue
                }
                place = x
                cells[run.y][x] = text
                for behind in x + 1..<x + max(1, Int(columns)) where behind < canvas.width { cells[run.y][behind] = "" }
                x += Int(columns)
            }
        }
        last = canvas
    }

    var text: String {
        cells.map { row in
            var line = row.joined()
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}

@Suite("Laws of walking") struct WalkLaws {
    static let keys = [
        "z m", "z m", "z f", "z t", "j", "j", "j", "k", "l", "l", "h", "G", "g g", "<", ">", "=", "F7", "z R", "z M",
        "z 2", "z a", "z p", "z r", "g p", "g x", "Z", "H", "L", "-", "Enter", "Space", "2", "Tab", "z +", "z >", "z d",
        "p text:M Enter", "Esc", "C-d", "z z",
    ]

    @Test(
        "What is painted is what a fresh look paints, no cell is left over, and the cursor is on the selected",
        arguments: 1...20)
    func walking(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolios = [
            Seeds.planForChange, Seeds.workedExample, Seeds.london, Seeds.knot, AxisStories.ages, RowStories.promises,
        ]
        var desk = Desk(portfolios[Int(seed) % portfolios.count], lines: dice.chance(30) ? .ascii : .unicode)
        desk.press("2")
        var glass = Glass()
        var pressed: [String] = []
        for _ in 0..<60 {
            if dice.chance(10) {
                let size = dice.pick([
                    (60, 16), (80, 24), (120, 36), (200, 50), (dice.roll(20...210), dice.roll(5...60)),
                ])
                desk.resize(size.0, size.1)
                pressed.append("\(size)")
            }
            pressed.append(dice.pick(Self.keys))
            desk.press(pressed[pressed.count - 1])
            let canvas = desk.canvas
            let context = "seed \(seed): \(pressed.joined(separator: ", "))\n\(canvas.text)"
            glass.show(canvas)
            #expect(glass.text == canvas.text, "\(context)")
            var fresh = desk
            fresh.forget {
                $0.plan = nil
                $0.knownWaiting = nil
                $0.isCompanionOld = true
                $0.ties = KnownTies()
            }
            fresh.resize(canvas.width, canvas.height)
            #expect(fresh.canvas == canvas, "\(context)\n\(fresh.screen)")
            checkCursor(desk, canvas, context)
        }
    }

    private func checkCursor(_ desk: Desk, _ canvas: Canvas, _ context: String) {
        let bench = desk.bench
        guard bench.overlay == nil, bench.focus == .dependencies, let row = bench.tree.current,
            let inside = bench.layout.inside(.dependencies), inside.height > 0, inside.width > 4
        else { return }
        #expect(desk.portfolio.id(row.node) == bench.selection, "\(context)")
        guard let cursor = canvas.cursor else {
            Issue.record("no cursor, \(context)")
            return
        }
        #expect(cursor.y == inside.y + bench.tree.scroller.cursor - bench.tree.scroller.top, "\(context)")
        let column = bench.tree.isColumns ? ColumnPlan(inside).here : inside
        #expect(column.contains(cursor), "\(context)")
    }
}
