// Random filters, orders, groups and marks: nothing crashes, what is shown is what a plain look at everything finds.

import Analyses
import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Laws of finding") struct FindingLaws {
    @Test("Any filters, orders, groups, marks and bulk changes keep the laws", arguments: 1...24 as ClosedRange<UInt64>)
    func anyLook(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var desk = Desk(dice.pick([Seeds.planForChange, Seeds.knot, Seeds.london, Portfolio()]))
        var pressed: [String] = []
        func press(_ keys: String) {
            pressed.append(keys)
            desk.press(keys)
        }
        let filters = [
            "late", "state:live", "-late", "dept:MHCLG", "a", "score>5", "mine", "need_by<2026-06-01", "rating:", "zzz",
            "state:", "stat:x", "\"open", "lead:*\\ a",
        ]
        for _ in 0..<60 {
            switch dice.roll(0..<14) {
            case 0:
                press(
                    "f C-u text:\(dice.pick(filters)) \(dice.pick(["Enter", "Esc", "Tab Enter", "Tab Tab S-Tab Esc"]))")
            case 1: press(dice.pick(["s n", "s s", "s d", "s o", "s i", "s r", "s v", "s u"]))
            case 2: press("s g \(dice.pick(["Enter", "Down Enter", "Down Down Down Enter", "Esc"]))")
            case 3: press(dice.pick(["Space", "v", "V", "*", "Space Space"]))
            case 4: press(dice.pick(["1", "2", "3", "3 Enter", "5", "4"]))
            case 5:
                press("/ text:\(dice.pick(["a", "the", "zz", "MIL"])) \(dice.pick(["Enter", "Enter n n N", "Esc"]))")
            case 6: press(dice.pick(["Esc", "Esc Esc", "Backspace"]))
            case 7: press(dice.pick(["F Enter", "F Down Enter", "g o", "g e", "g w"]))
            case 8: press("g k \(dice.pick(["Enter", "Down Enter", "Down Down Enter", "text:mile Enter"]))")
            case 9: press(dice.pick(["a t text:x Enter Enter", "d Enter", "u", "U", "c s Right Enter Enter"]))
            case 10: press(dice.pick(["b s Enter", "b b Enter", "b b Del Esc", "b b Del End Enter", "b 1"]))
            case 11: desk.send(.resized(Size(width: dice.roll(20...120), height: dice.roll(5...40))))
            default: press(dice.pick(["j", "k", "G", "g g", "PgDn", "Enter", "Left", "H", "L", "Tab"]))
            }
            while desk.bench.overlay != nil {
                let before = String(describing: desk.bench.overlay)
                press("Esc")
                if String(describing: desk.bench.overlay) == before { break }
            }
            #expect(desk.bench.overlay == nil)
            look(desk, "seed \(seed): \(pressed.suffix(12).joined(separator: " | "))")
        }
    }

    private func look(_ desk: Desk, _ told: String) {
        let bench = desk.bench
        let portfolio = desk.portfolio
        if let item = bench.cursorItem {
            #expect(item == bench.selection, "the cursor's item is the selection; \(told)")
        }
        #expect(bench.marks.allSatisfy { portfolio.node($0) != nil }, "marks are of what is there; \(told)")
        #expect(desk.canvas == desk.canvas, "painting twice is the same")
        for (kind, look) in bench.list.looks {
            #expect(!look.isNatural)
            guard kind == bench.list.kind, let rows = bench.list.rows else { continue }
            // As a plain look at everything would find it.
            let surroundings = Query.Surroundings(of: portfolio, asOf: desk.world.asOf, person: desk.world.person)
            let query = try? Query(look.filter, about: .kind(kind), today: desk.world.today)
            let plain = portfolio.nodes(of: kind).filter {
                query?.matches(.item($0), in: portfolio, surroundings) ?? false
            }
            #expect(Set(rows.nodes) == Set(plain) && rows.nodes.count == plain.count, "\(look); \(told)")
            if look.sort == nil, !look.isReversed, look.group == nil { #expect(rows.nodes == plain, "\(told)") }
            var places: [Node] = []
            for row in 0..<rows.count {
                let isHeading = rows.heading(at: row) != nil
                #expect((rows.node(at: row) == nil) == isHeading, "\(told)")
                if let node = rows.node(at: row) {
                    places.append(node)
                    #expect(rows.row(of: node) == row, "\(told)")
                }
            }
            #expect(places == rows.nodes, "\(told)")
            if !rows.nodes.isEmpty {
                #expect(rows.heading(at: bench.list.scroller.cursor) == nil, "off the headings; \(told)")
            }
        }
        if bench.list.looks[bench.list.kind] == nil {
            #expect(bench.list.rows == nil, "natural order has no rows; \(told)")
        }
        var built = bench.tree
        built.refresh(desk.world, height: bench.height(.dependencies))
        #expect(built.rows.map(\.node) == bench.tree.rows.map(\.node), "the tree is as if built anew; \(told)")
        for (row, place) in zip(bench.tree.rows, bench.tree.rows.indices) where row.depth > 0 {
            #expect(bench.tree.parent(of: place) != nil, "every row hangs on one; \(told)")
        }
    }

    @Test("A screen after any looks is as painted from scratch by a workbench that got there anew")
    func fresh() {
        var desk = Desk(Seeds.planForChange)
        desk.press("g k text:milestone Enter s g text:state Enter f text:new Enter * / text:new Enter")
        let canvas = desk.canvas
        desk.resize(200, 50)
        desk.resize(40, 12)
        desk.resize(80, 24)
        #expect(desk.canvas.inks == canvas.inks || desk.bench.list.scroller.top != 0)
    }
}
