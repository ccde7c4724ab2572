// Sorting, grouping and saved views.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Sorting and grouping") struct SortStories {
    private func shown(_ desk: Desk) -> [ItemID] { desk.bench.list.nodes(desk.world).map { desk.portfolio.id($0) } }

    @Test(
        "Every order is true, stable and said, the cursor stays on its item, and sv turns it round",
        arguments: ["s n", "s s", "s d", "s o", "s i", "s r"], [Kind.mission, .milestone, .raid])
    func orders(keys: String, kind: Kind) {
        var desk = Desk(Seeds.planForChange)
        desk.press("g k text:\(kind == .raid ? "raid" : kind.plural) Enter j j j")
        let item = desk.selection
        let natural = shown(desk)
        desk.press(keys)
        let sorted = shown(desk)
        #expect(Set(sorted) == Set(natural) && desk.selection == item)
        #expect(desk.message.contains("sorted by"), "\(desk.message)")
        func key(_ id: ItemID) -> String {
            let node = desk.portfolio.node(id)!
            switch keys {
            case "s n": return desk.portfolio.title(node).lowercased()
            case "s o": return desk.portfolio.text(node, .lead)?.lowercased() ?? "\u{10FFFF}"
            case "s d":
                return Sorting.day(of: node, desk.portfolio).map { "\($0.number + 100_000)" } ?? "\u{10FFFF}"
            default: return ""
            }
        }
        func isBefore(_ left: String, _ right: String) -> Bool {
            left.utf8.lexicographicallyPrecedes(right.utf8)
        }
        if !key(natural[0]).isEmpty {
            for (left, right) in zip(sorted, sorted.dropFirst()) {
                #expect(!isBefore(key(right), key(left)), "\(left) \(right)")
                if key(left) == key(right) {
                    #expect(
                        natural.firstIndex(of: left)! < natural.firstIndex(of: right)!, "equal ones stay as they were")
                }
            }
        }
        desk.press("s v")
        #expect(desk.message.hasSuffix("reversed.") && Set(shown(desk)) == Set(natural) && desk.selection == item)
        desk.press("s u")
        #expect(shown(desk) == natural && desk.message == "In natural order again.")
        desk.press("s u")
        #expect(desk.message.hasPrefix("Nothing is grouped or sorted here"))
    }

    @Test("Missions are sorted by their rating, worst first, and by the worst risk that threatens them")
    func worst() {
        var desk = Desk(Seeds.planForChange)
        desk.press("s s")
        let codes = shown(desk).map { desk.portfolio.latestJudgement(of: desk.portfolio.node($0)!)?.overall }
        let places = codes.map { code in ListGroups.ratings.firstIndex { $0 == code } ?? 99 }
        #expect(places == places.sorted())
        #expect(desk.lines[1].contains("status"))
        desk.press("g k text:raid Enter s r")
        let scores = shown(desk).map {
            desk.portfolio.cell(desk.portfolio.node($0)!).map { $0.likelihood * $0.impact } ?? 0
        }
        #expect(scores == scores.sorted(by: >))
        // In the list of a cell the order is asked for as well.
        desk.press("3 s n")
        let titles = desk.bench.risks.list.map { desk.portfolio.title($0).lowercased() }
        #expect(titles == titles.sorted() && desk.message == "The risks are sorted by name.")
        desk.press("s g")
        #expect(desk.message.hasPrefix("Risks lie in cells"))
    }

    @Test("Groups have headings with counts; the cursor passes over them; everything is in one group")
    func groups() {
        var desk = Desk(Seeds.planForChange)
        desk.press("g k text:milestone Enter s g text:state Enter")
        let groups = desk.bench.list.rows!.groups
        #expect(
            groups.map(\.name)
                == ["planned", "on the way", "done", "dropped"].filter { groups.map(\.name).contains($0) })
        #expect(groups.reduce(0) { $0 + $1.count } == 69 && desk.bench.list.count(desk.world) == 69 + groups.count)
        #expect(desk.message == "69 milestones in \(groups.count) groups, by state.")
        desk.press("g g")
        #expect(desk.bench.list.scroller.cursor == 1 && desk.lines[2].contains("planned"))
        var seen: [ItemID?] = [desk.selection]
        for _ in 1..<69 {
            desk.press("j")
            seen.append(desk.selection)
        }
        #expect(Set(seen).count == 69, "every item once")
        #expect(desk.bench.list.scroller.cursor == desk.bench.list.count(desk.world) - 1)
        for item in seen.reversed() {
            #expect(desk.selection == item)
            desk.press("k")
        }
        #expect(
            desk.bench.list.scroller.cursor == 1 && desk.lines[2].contains("planned"), "the heading comes into sight")
        desk.press("s g text:dep Enter")
        #expect(desk.bench.list.look.group == "dept")
        desk.press("s d s u")
        #expect(desk.bench.list.look.group == nil && desk.message == "No groups; still by date.")
        desk.press("s g text:month Enter Esc G")
        #expect(desk.bench.list.rows?.groups.last.map { $0.name.contains("20") || $0.name == "no month" } == true)
    }

    @Test("A view keeps kind, filter, order and direction by a name; Del lets go of it and Enter brings it back")
    func views() {
        var desk = Desk(Seeds.planForChange)
        desk.press("b 1")
        #expect(desk.message == "No view is saved: bs saves this one.")
        desk.press("b b")
        #expect(desk.message == "No view is saved yet: bs saves this one.")
        desk.press("g k text:milestone Enter f text:late Enter s d s v > 1 b s")
        desk.retype("Late ones")
        desk.press("Enter")
        #expect(
            desk.world.views.count == 1
                && desk.message.hasPrefix("View \"Late ones\" is saved: milestones; late; by date"))
        let late = shown(desk)
        desk.press("Esc s u g m < 1 b s")
        desk.retype("Plain")
        desk.press("Enter")
        #expect(desk.world.views.map(\.name) == ["Late ones", "Plain"])
        desk.press("b 1")
        #expect(shown(desk) == late && desk.bench.list.kind == .milestone && desk.bench.tree.direction == .downstream)
        #expect(desk.message == "Late ones: \(late.count) milestones" && desk.history.isEmpty)
        desk.press("H")
        #expect(desk.bench.list.kind == .mission)
        desk.press("b 3")
        #expect(desk.message == "There is no view 3: 2 views are saved. bb lists what there is, bs saves this one.")
        desk.press("b b text:late Enter")
        #expect(desk.bench.list.kind == .milestone)
        var refused = desk.bench
        _ = refused.update(.command("views"), desk.world)
        _ = refused.update(.key(.delete), desk.world)
        _ = refused.update(.refused("There is no room."), desk.world)
        if case .picker(let picker) = refused.overlay {
            #expect(picker.found.map(\.text) == ["Late ones", "Plain"], "what could not be let go of is still there")
        } else {
            Issue.record("the list of views stays open")
        }
        desk.press("b b Del")
        #expect(desk.world.views.map(\.name) == ["Plain"] && desk.picker?.found.count == 2)
        desk.press("Down Enter")
        #expect(
            desk.world.views.map(\.name) == ["Late ones", "Plain"] && desk.message == "View \"Late ones\" is back.")
        // The same name is the same view.
        desk.press("g m b s")
        desk.retype("Plain")
        desk.press("Enter")
        #expect(desk.world.views.count == 2 && desk.bench.overlay == nil)
        desk.press("b s Esc")
        #expect(desk.message == "No view was saved.")
    }

    @Test("The order survives changes, undo, other kinds and other sizes, and is not in the history")
    func survival() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("s n")
        let before = shown(desk)
        try desk.arrives(try #require(try desk.portfolio.setting(.item(before[0]), [("title", "Zz last")])), from: "ab")
        #expect(shown(desk) == Array(before.dropFirst()) + [before[0]])
        desk.press("g k text:raid Enter g m")
        desk.resize(120, 36)
        #expect(desk.bench.list.look.sort == .name && desk.bench.list.rows != nil)
    }
}
