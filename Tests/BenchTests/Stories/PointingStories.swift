// The mouse: what is clicked is what is seen.

import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The mouse") struct PointingStories {
    /// The place of a text on the screen.
    private func find(_ text: String, in desk: Desk, sourceLocation: SourceLocation = #_sourceLocation) -> Drawing.Point
    {
        let canvas = desk.canvas
        // The line above the panes repeats what is selected.
        for y in 1..<canvas.height {
            let row = (0..<canvas.width).map { String(canvas[$0, y].glyph) }
            for x in 0..<canvas.width where row[x...].joined().hasPrefix(text) { return Drawing.Point(x: x, y: y) }
        }
        Issue.record("no \(text)\n\(desk.screen)", sourceLocation: sourceLocation)
        return Drawing.Point(x: 0, y: 0)
    }

    private func click(_ text: String, _ desk: inout Desk, sourceLocation: SourceLocation = #_sourceLocation) {
        desk.press(.mouse(Pointer(.click, at: find(text, in: desk, sourceLocation: sourceLocation))))
    }

    @Test("Comma m turns it on and off, and says what each means")
    func toggle() {
        var desk = Desk(Seeds.london)
        desk.press(", m")
        #expect(desk.bench.hasMouse && desk.asked == ["mouse true"] && desk.message.contains("click again to open"))
        desk.press(", m")
        #expect(!desk.bench.hasMouse && desk.message.contains("it selects text"))
    }

    @Test("A click selects the row and focuses the pane; a second one opens it")
    func rows() {
        for size in [(60, 16), (80, 24), (120, 36), (200, 50)] {
            var desk = Desk(Seeds.planForChange, size: Size(width: size.0, height: size.1))
            click("MIS-2", &desk)
            #expect(desk.bench.focus == .missions && desk.selection == "MIS-2" && desk.bench.tree.root == "MIS-2")
            click("MIS-2", &desk)
            #expect(desk.bench.focus == .dependencies)
            let row = desk.bench.tree.rows[2]
            let id = desk.portfolio.id(row.node)
            let inside = desk.bench.layout.inside(.dependencies)!
            desk.press(.mouse(Pointer(.click, at: .init(x: inside.x + 2, y: inside.y + 2))))
            #expect(desk.selection == id && desk.bench.focus == .dependencies)
            let before = desk.tree
            desk.press(.mouse(Pointer(.click, at: .init(x: inside.x + 2, y: inside.y + 2))))
            #expect(desk.tree != before || desk.bench.focus != .dependencies, "it opens, or leads on")
        }
    }

    @Test("A click on a title focuses the pane and leaves its row; on the tabs of a small screen too")
    func titles() {
        var desk = Desk(Seeds.planForChange)
        click("4 Detail", &desk)
        #expect(desk.bench.focus == .detail && desk.selection == "MIS-0")
        var small = Desk(Seeds.planForChange, size: Size(width: 40, height: 10))
        let row = small.bench.layout.rects[.missions]!.y
        let x = (0..<40).first { small.canvas[$0, row].glyph == "3" }!
        small.press(.mouse(Pointer(.click, at: .init(x: x, y: row))))
        #expect(small.bench.focus == .risks)
    }

    @Test("The wheel scrolls the pane under it, and the focus stays")
    func wheel() {
        var desk = Desk(Seeds.planForChange)
        let tree = desk.bench.layout.inside(.dependencies)!
        let detail = desk.bench.layout.inside(.detail)!
        desk.press(.mouse(Pointer(.wheelDown, at: .init(x: tree.x + 3, y: tree.y + 3))))
        desk.press(.mouse(Pointer(.wheelDown, at: .init(x: detail.x + 3, y: detail.y + 3))))
        #expect(desk.bench.tree.scroller.top == 3 && desk.bench.detail.scroller.top == 3)
        #expect(desk.bench.focus == .missions && desk.selection == "MIS-0")
        desk.press(.mouse(Pointer(.wheelUp, at: .init(x: tree.x + 3, y: tree.y + 3))))
        #expect(desk.bench.tree.scroller.top == 0)
    }

    @Test("A click on a row of the companion goes to its item, beside the tree and below it; the wheel leaves it be")
    func companion() throws {
        for (width, height, isBeside) in [(120, 50, false), (200, 50, true)] {
            var start = Desk(Seeds.planForChange, size: Size(width: width, height: height))
            start.press("p text:MIL-208 Enter 2 <")
            let place = try #require(start.bench.layout.companion)
            #expect((place.box != nil) == isBeside && start.bench.companion.rows.count > 3)
            for (line, wheel) in [(0, nil), (1, nil), (2, nil), (1, Pointer.Act.wheelDown)] {
                var desk = start
                let at = Drawing.Point(x: place.inside.x + 4, y: place.inside.y + line)
                if let wheel { desk.press(.mouse(Pointer(wheel, at: at))) }
                #expect(desk.screen == start.screen)
                let canvas = desk.canvas
                let row = String((place.inside.x..<place.inside.right).map { canvas[$0, at.y].glyph })
                let wanted = desk.bench.companion.rows.map { desk.portfolio.id($0.node) }
                    .first { row.contains($0 + " ") }
                desk.press(.mouse(Pointer(.click, at: at)))
                #expect(wanted != nil && desk.selection == wanted, "\(width)x\(height) \(row)\n\(start.screen)")
            }
        }
    }

    @Test("On the grid of risks a click picks the cell, a second lists it, and a row of the list is selected")
    func grid() {
        for size in [(80, 24), (120, 36)] {
            var desk = Desk(Seeds.planForChange, size: Size(width: size.0, height: size.1))
            let area = desk.bench.layout.inside(.risks)!
            let grid = RiskGrid(area)
            for (likelihood, impact) in [(4, 4), (1, 1), (5, 5), (3, 4)] {
                let place = grid.place(likelihood: likelihood, impact: impact)
                desk.press(.mouse(Pointer(.click, at: .init(x: place.x + 1, y: place.y))))
                #expect(desk.bench.focus == .risks && !desk.bench.risks.isList)
                #expect(desk.bench.risks.likelihood == likelihood && desk.bench.risks.impact == impact)
            }
            let place = grid.place(likelihood: 3, impact: 4)
            desk.press(.mouse(Pointer(.click, at: .init(x: place.x + 1, y: place.y))))
            #expect(desk.bench.risks.isList && desk.bench.risks.list.count == 3)
            let second = desk.portfolio.id(desk.bench.risks.list[1])
            click(second, &desk)
            #expect(desk.selection == second)
        }
    }

    @Test("A click on a hint presses its keys, on the last lines and in half a sequence")
    func hints() {
        var desk = Desk(Seeds.planForChange)
        click("kinds", &desk)
        #expect(desk.picker != nil)
        click("back", &desk)
        #expect(desk.picker == nil)
        click("Tab pane", &desk)
        #expect(desk.bench.focus == .dependencies)
        desk.press("g")
        click("r go risks", &desk)
        #expect(desk.bench.focus == .risks && desk.bench.pending.isEmpty)
        click("Q quit", &desk)
        #expect(desk.asked.contains("quit"))
    }

    @Test("A click beside a search or a filter is content with what was found; a filter that makes no sense stays")
    func lines() {
        for keys in ["/ text:MIS-3", "f text:MIS-3"] {
            var desk = Desk(Seeds.planForChange)
            desk.press(keys)
            click("4 Detail", &desk)
            #expect(desk.bench.overlay == nil && desk.bench.focus == .detail && desk.selection == "MIS-3")
        }
        var desk = Desk(Seeds.planForChange)
        desk.press("f text:state:nowhere")
        click("4 Detail", &desk)
        #expect(desk.bench.overlay.filter?.saysError == true && desk.bench.focus == .missions)
    }

    @Test("In a list a click selects, a second chooses, one beside it goes back")
    func picker() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:grid")
        let wanted = desk.picker!.found[2]
        guard case .item(let id) = wanted.outcome else { return }
        click(id, &desk)
        #expect(desk.picker?.scroller.cursor == 2)
        click(id, &desk)
        #expect(desk.picker == nil && desk.selection == id)
        desk.press(", t")
        click("light", &desk)
        #expect(desk.asked.last == "theme light" && desk.picker != nil)
        desk.press(.mouse(Pointer(.click, at: .init(x: 0, y: 20))))
        #expect(desk.picker == nil && desk.asked.last == "theme dark", "as before")
    }

    @Test("In a form a click goes to the field, a second shows what may stand there, one beside it loses nothing")
    func form() {
        var desk = Desk(Seeds.planForChange)
        desk.press("j e")
        desk.retype("Typed and not lost")
        click("state", &desk)
        #expect(desk.form?.current.rule.name == "state")
        click("state", &desk)
        #expect(desk.picker != nil)
        desk.press("Esc")
        desk.press(.mouse(Pointer(.click, at: .init(x: 79, y: 21))))
        #expect(desk.form?.rows.first?.line.text == "Typed and not lost")
        desk.press(.mouse(Pointer(.wheelDown, at: .init(x: 40, y: 10))))
        #expect(desk.form?.current.rule.name != "state")
    }

    @Test("Clicks and turns anywhere, at any size and in any state, keep the screen whole")
    func anywhere() {
        for seed in 1...40 {
            var dice = Dice(seed: UInt64(seed))
            var desk = Desk(dice.chance(10) ? Portfolio() : Seeds.planForChange)
            var done: [String] = []
            for _ in 0..<60 {
                switch dice.roll(0..<12) {
                case 0:
                    desk.resize(dice.roll(1...130), dice.roll(1...40))
                    done.append("resized")
                case 1:
                    let keys = dice.pick(["e", ", t", "p", "?", "g", "/", "z", "Esc", "g g", "Z", "3", "5", "r", "a a"])
                    done.append(keys)
                    desk.press(keys)
                default:
                    let place = Drawing.Point(
                        x: dice.roll(0...desk.bench.size.width), y: dice.roll(0...desk.bench.size.height))
                    let pointer = Pointer(dice.pick(Pointer.Act.allCases), at: place)
                    done.append(pointer.name)
                    desk.press(.mouse(pointer))
                }
                let canvas = desk.canvas
                #expect(canvas.width == desk.bench.size.width && canvas.height == desk.bench.size.height)
                if let selection = desk.selection { #expect(desk.portfolio.node(selection) != nil) }
                if let item = desk.bench.cursorItem, item != desk.selection {
                    Issue.record(
                        "seed \(seed): \(item) and \(desk.selection ?? "none")\n\(done.suffix(8))\n\(desk.screen)")
                    return
                }
            }
        }
    }
}
