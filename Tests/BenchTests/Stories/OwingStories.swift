// Who owes whom: the grid of departments, walked and measured, its cells opened, and what becomes of it under changes.

import Analyses
import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Who owes whom") struct OwingStories {
    @Test("The grid opens at the largest cell, says it in a sentence, and shows blocks, margins and the cross share")
    func opens() {
        var desk = Desk(Seeds.workedExample)
        desk.press("I m")
        #expect(
            desk.screen.contains("Who owes whom: all, in needs")
                && desk.screen.contains("63 % of needs cross departments"))
        #expect(desk.bench.owing.ids == ["DSIT", "DfE", "Leeds", "DHSC", "MHCLG"])
        #expect(desk.cell == "DfE DSIT")
        #expect(desk.screen.contains("DfE needs 1 thing from DSIT: none overdue"))
        #expect(desk.screen.contains("asks") && desk.screen.contains("owes"))
        // The block of two is held together on both sides.
        #expect(desk.lines.contains { $0.contains("DfE") && $0.contains("┌") && $0.contains("┐") })
        #expect(desk.lines.contains { $0.contains("Leeds") && $0.contains("└") && $0.contains("┘") })
        desk.press("l l")
        #expect(desk.screen.contains("Both are among 2 that depend on each other."))
        desk.press("q")
        #expect(desk.bench.overlay == nil && desk.history.isEmpty)
    }

    @Test("Keys move cell by cell, by pages and to the ends, and stop there")
    func moves() {
        var desk = Desk(Seeds.workedExample)
        // DSIT asks nothing, so that it has no row.
        desk.press("I m g Home")
        #expect(desk.cell == "DfE DSIT" && desk.screen.contains("1 that asks nothing"))
        for (keys, cell) in [
            ("j", "Leeds DSIT"), ("Down", "DHSC DSIT"), ("k", "Leeds DSIT"), ("Up", "DfE DSIT"), ("l", "DfE DfE"),
            ("Right", "DfE Leeds"), ("h", "DfE DfE"), ("Left", "DfE DSIT"), ("Left", "DfE DSIT"), ("k", "DfE DSIT"),
            ("End", "DfE MHCLG"), ("G", "MHCLG MHCLG"), ("l", "MHCLG MHCLG"), ("Home", "MHCLG DSIT"),
            ("g", "DfE DSIT"), ("PgDn", "MHCLG DSIT"), ("PgUp", "DfE DSIT"), ("Space", "MHCLG DSIT"),
            ("C-f", "MHCLG DSIT"),
        ] {
            desk.press(keys)
            #expect(desk.cell == cell, "\(keys)")
        }
        // It is opened again where it was left, and no key that means nothing here does anything.
        desk.press("x d u Esc I m")
        #expect(desk.cell == "MHCLG DSIT" && desk.history.isEmpty)
    }

    @Test("The measure is turned both ways, named with its unit")
    func measures() {
        var desk = Desk(Seeds.planForChange)
        desk.press("I m")
        let titles = [
            "overdue, in needs", "not agreed, in needs", "least slack, in days", "at stake, in £m", "all, in needs",
        ]
        for title in titles {
            desk.press("m")
            #expect(desk.screen.contains("Who owes whom: \(title)"))
        }
        for title in titles.dropLast().reversed() {
            desk.press(title.hasPrefix("not") ? "M" : "S-Tab")
            #expect(desk.screen.contains("Who owes whom: \(title)"))
        }
        desk.press("Tab Esc I m")
        #expect(desk.screen.contains("Who owes whom: not agreed, in needs"))
    }

    @Test("Enter lists the links of a cell, Enter on one goes there, Esc comes back to the same cell")
    func links() {
        var desk = Desk(Seeds.workedExample)
        desk.press("I m g Home Enter")
        #expect(desk.screen.contains("DfE needs from DSIT") && desk.screen.contains("1 need "))
        #expect(desk.answer?.rows.count == 2 && desk.answer?.current?.target == "M2")
        desk.press("Esc")
        #expect(desk.cell == "DfE DSIT")
        desk.press("Enter q Enter Enter")
        #expect(desk.bench.overlay == nil && desk.selection == "M2")
        desk.press("I m")
        #expect(desk.cell == "DfE DSIT")
        // A cell with nothing in it says so and stays.
        desk.press("j Enter")
        #expect(desk.cell == "Leeds DSIT" && desk.message == "Leeds needs nothing from DSIT.")
        desk.press("j")
        #expect(desk.message.isEmpty)
    }

    @Test("Lists of links begin with the latest, and fit the smallest and the largest screen")
    func latestFirst() {
        for (width, height) in View.sizes {
            var desk = Desk(Seeds.planForChange, size: Size(width: width, height: height))
            desk.press("I m Tab Enter")
            let late = (desk.answer?.rows ?? []).dropFirst().map { row -> Int in
                let verdict = row.spans.last!.text
                return verdict.contains("late") || verdict.hasPrefix("!") ? Int(verdict.filter(\.isNumber)) ?? 0 : 0
            }
            #expect(late == late.sorted(by: >) && late.first == 16)
            #expect(desk.lines.allSatisfy { displayWidth(of: $0) <= width })
        }
    }

    @Test("What changes under the grid changes it, and the cursor stays with its departments")
    func changes() throws {
        var desk = Desk(Seeds.workedExample)
        desk.press("I m g Home")
        let m1 = try desk.portfolio.linking(.needs, from: "M1", to: "M4", []).step
        try desk.arrives(m1, from: "ana")
        // DSIT needs DHSC now, which comes before it in the order of blocks or stands in one with it.
        #expect(desk.cell == "DfE DSIT")
        #expect(desk.screen.contains("DSIT") && desk.bench.owing.matrix?.total.count == 9)
        desk.press("Enter")
        let link = LinkKey(.needs, from: "M2", to: "M1")
        try desk.arrives(try desk.portfolio.deleting(.link(link)), from: "ana")
        #expect(desk.answer?.sentence == "DfE needs nothing from DSIT.")
        desk.press("Esc")
        #expect(desk.cell == "DfE DSIT")
        try desk.arrives(try desk.portfolio.deleting(.item("DfE")), from: "ana")
        #expect(desk.bench.owing.ids.contains("DfE") == false && !desk.cell.isEmpty)
    }

    @Test("y copies the grid with its margins, parted by tabs")
    func copies() {
        var desk = Desk(Seeds.workedExample)
        desk.press("I m y")
        let copied = desk.asked.last ?? ""
        #expect(copied.hasPrefix("copy Who owes whom: all, in needs\nneeds\tDSIT\tDfE\tLeeds\tDHSC\tMHCLG\tasks\n"))
        #expect(copied.contains("\nDfE\t1\t1\t1\t\t\t3\n") && copied.hasSuffix("\nowes\t2\t3\t1\t1\t1\t8"))
        desk = Desk(Seeds.departments)
        desk.press("I m y")
        #expect(desk.asked.last?.split(separator: "\n").count == desk.bench.owing.receivers.count + 3)
    }

    @Test("Where departments do not fit, the grid scrolls both ways, says how many lie beyond, and keeps its headings")
    func scrolls() {
        for (width, height) in View.sizes {
            var desk = Desk(Seeds.departments, size: Size(width: width, height: height))
            desk.press("I m g Home")
            #expect(desk.screen.contains(" right") && desk.screen.contains(" below"))
            #expect(desk.screen.contains("→") && desk.screen.contains("↓") && !desk.screen.contains("↑"))
            desk.press("G End")
            #expect(desk.screen.contains(" left") && desk.screen.contains(" above"))
            #expect(desk.screen.contains("←") && desk.screen.contains("↑") && !desk.screen.contains("↓"))
            let ids = desk.bench.owing.ids
            let (receiver, giver) = (ids[desk.bench.owing.receivers.last!], ids[desk.bench.owing.givers.last!])
            #expect(desk.cell == "\(receiver) \(giver)")
            let cursor = desk.canvas.cursor!
            #expect(desk.canvas[cursor.x, cursor.y].ink.isSelected)
            #expect(desk.lines[cursor.y].contains(receiver.prefix(5)))
        }
    }

    @Test(
        "Headings in few columns can be told from each other, whatever their ids are",
        arguments: [
            (["DSIT", "DfE"], 4, ["DSIT", "DfE"]), (["ORG-1", "ORG-418"], 4, ["1", "418"]),
            (["DfE", "FamilyTrust"], 6, ["DfE", "Famil…"]),
            (["DEPARTMENT7", "DEPARTMENT14", "DfT"], 6, ["DEP…T7", "DEP…14", "DfT"]),
            (["aaaaaaaaaa", "aaaaabaaaa"], 4, ["#1", "#2"]), (["ORG-", "ORG-12345"], 5, ["ORG-", "ORG-…"]),
            (["東京都庁の局", "東京都庁の部"], 7, ["東…局", "東…部"]), ([], 4, []), (["abcdefg"], 1, ["abcdefg"]),
        ]) func headings(ids: [String], columns: Int, expected: [String])
    {
        let found = Headings.short(ids, columns: columns)
        #expect(found == expected)
    }

    @Test("Where ids are long, no two columns in sight have the same heading")
    func distinct() {
        let lines = (1...500).map { "ORG-\($0) org Department \($0)|type=department\nM\($0) milestone One of \($0)" }
        let links = (1...500).map { "ORG-\($0) responsible M\($0) role=lead\nM\($0) needs M\($0 % 500 + 1)" }
        let portfolio = Seeds.portfolio((lines + links).joined(separator: "\n"))
        for (width, height) in View.sizes {
            var desk = Desk(portfolio, size: Size(width: width, height: height))
            desk.press("I m G End")
            let heading = desk.lines.first { $0.contains(" needs") && $0.contains("asks") } ?? ""
            let names = heading.split(separator: " ").filter { $0.contains(where: \.isNumber) }
            #expect(names.count > 4 && Set(names).count == names.count, "\(heading)")
        }
    }

    @Test("Nothing needed, nobody in the lead, tiny screens, plain signs and long names are all borne")
    func hardships() {
        var desk = Desk(Portfolio())
        desk.press("I m")
        #expect(desk.screen.contains("Nobody needs anything of anybody"))
        desk.press("j Enter y m g End")
        #expect(desk.asked.isEmpty)
        desk.press("Esc")
        #expect(desk.bench.overlay == nil)
        desk = Desk(Seeds.knot)
        desk.press("I m")
        #expect(desk.screen.contains("3 needs have no place here, because nobody leads on an end."))
        for size in [
            Size(width: 20, height: 5), Size(width: 24, height: 6), Size(width: 30, height: 9),
            Size(width: 1, height: 1),
        ] {
            var small = Desk(Seeds.departments, size: size)
            small.press("I m j l m m Enter Esc G End")
            #expect(small.lines.allSatisfy { displayWidth(of: $0) <= size.width })
            #expect(small.canvas.cursor.map { small.canvas.bounds.contains($0) } == true)
        }
        desk = Desk(Seeds.planForChange, lines: .ascii)
        desk.press("I m m m m")
        #expect(desk.screen.unicodeScalars.allSatisfy { $0.value < 128 || $0 == "£" }, "\(desk.screen)")
        let name = String(repeating: "Department", count: 9)
        desk = Desk(
            Seeds.portfolio(
                """
                \(name) org One|type=department
                東京都庁 org Two|type=department
                A milestone First
                B milestone Second
                \(name) responsible A role=lead
                東京都庁 responsible B role=lead
                A needs B
                """))
        desk.press("I m")
        #expect(desk.lines.allSatisfy { displayWidth(of: $0) <= 80 } && desk.screen.contains("東京都庁"))
        desk.press("Enter")
        #expect(desk.lines.allSatisfy { displayWidth(of: $0) <= 80 })
    }

    @Test("Whatever is pressed at whatever size, the terminal's cursor is on the selected cell", arguments: 1...16)
    func anyKeys(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let portfolios = [Seeds.departments, Seeds.planForChange, Seeds.workedExample, Seeds.knot]
        var desk = Desk(portfolios[Int(seed) % 4], size: Size(width: dice.roll(20...200), height: dice.roll(5...50)))
        desk.press("I m")
        for _ in 0..<60 {
            if dice.chance(8) { desk.resize(dice.roll(20...220), dice.roll(5...60)) }
            if dice.chance(12), let item = desk.portfolio.nodes(of: .milestone).first {
                try desk.arrives(try desk.portfolio.deleting(.item(desk.portfolio.id(item))), from: "ana")
            }
            let keys: [Key] = [
                .down, .up, .left, .right, .pageDown, .pageUp, .home, .end, .char("g"), .char("G"), .tab, .backTab,
                .enter,
                .escape, .char("y"), .char("z"),
            ]
            desk.press(dice.pick(keys))
            if desk.bench.overlay == nil { desk.press("I m") }
            let canvas = desk.canvas
            let cursor = try #require(canvas.cursor)
            #expect(canvas.bounds.contains(cursor))
            guard case .owing = desk.bench.overlay, !desk.bench.owing.ids.isEmpty else { continue }
            #expect(canvas[cursor.x, cursor.y].ink.isSelected, "seed \(seed) at \(desk.bench.size)\n\(canvas.text)")
        }
    }

    @Test("A click goes to a cell, a second one lists its links, one beside closes; the wheel moves")
    func pointing() {
        var desk = Desk(Seeds.workedExample)
        desk.press("I m g Home")
        let plan = desk.bench.owingPlan
        func at(_ row: Int, _ column: Int) -> Key {
            .mouse(Pointer(.click, at: Point(x: plan.cells.x + column * plan.pitch + 1, y: plan.cells.y + row)))
        }
        desk.press(at(1, 0))
        #expect(desk.cell == "Leeds DSIT")
        desk.press(at(0, 0))
        #expect(desk.cell == "DfE DSIT")
        desk.press(at(0, 0))
        #expect(desk.answer?.title == "DfE needs from DSIT")
        desk.press("Esc")
        desk.press(.mouse(Pointer(.wheelDown, at: Point(x: 3, y: 3))))
        #expect(desk.cell == "MHCLG DSIT")
        desk.press(.mouse(Pointer(.click, at: Point(x: 79, y: 23))))
        #expect(desk.bench.overlay == nil)
    }

    @Test("Those who listen hear the blocks and the largest cells, and go on by number or by name")
    func spoken() {
        var talk = Listener(Seeds.workedExample, width: 200)
        let said = talk.tell("who owes whom")
        #expect(said.contains("Who owes whom: all, in needs. 5 departments, 63 % of needs cross departments."))
        #expect(said.contains("Depend on each other: DfE, Leeds."))
        #expect(said.contains("1 DfE needs 1 thing from DSIT: none overdue"))
        #expect(talk.tell("1").contains("DfE needs 1 thing from DSIT"))
        #expect(talk.tell("cancel").contains("Here: DfE needs 1 thing from DSIT"))
        #expect(talk.tell("mhclg dsit").contains("Here: MHCLG needs 1 thing from DSIT"))
        #expect(talk.tell("dsit dfe").contains("DSIT asks nothing."))
        #expect(talk.tell("next").contains("Who owes whom: overdue, in needs."))
        #expect(talk.tell("99").contains("A number from 1 to"))
        #expect(talk.tell("nonsense").contains("two departments"))
        // A command over the links of a cell closes those, and the grid under them.
        talk.tell("1", "pane risks")
        #expect(talk.desk.bench.overlay == nil && talk.desk.bench.focus == .risks)
        talk.tell("who owes whom")
        talk.tell("cancel")
        #expect(talk.desk.bench.overlay == nil)
        talk = Listener(Portfolio())
        #expect(talk.tell("who owes whom").contains("Nobody needs anything"))
        talk.tell("1", "cancel")
        #expect(talk.desk.bench.overlay == nil)
    }
}

extension Seeds {
    /// Sixty departments that need something of one another, some in blocks, some late, some of long names.
    static let departments: Portfolio = {
        var lines: [String] = []
        func name(_ number: Int) -> String {
            (number % 7 == 0 ? "DEPARTMENT" : number % 3 == 0 ? "AGENCY" : "D") + "\(number)"
        }
        for number in 1...60 {
            lines.append("\(name(number)) org Department \(number)|type=department")
            lines += ["A\(number) milestone First of \(number)", "B\(number) milestone Second of \(number)"]
            lines += ["A", "B"].map { "\(name(number)) responsible \($0)\(number) role=lead" }
        }
        for number in 2...60 {
            let month = number % 9 + 1
            let days = "need_by=2026-0\(month)-10 promised_by=2026-0\((number * 2) % 9 + 1)-20"
            lines.append("A\(number) needs A\(number - 1) \(days)")
            if number % 4 == 0 { lines.append("B\(number) needs B\(number / 2)") }
            if number % 10 == 0 { lines.append("B\(number - 2) needs B\(number) state=agreed \(days)") }
            if number % 5 == 0 { lines.append("A\(number) needs B\(number)") }
            for other in stride(from: 3, to: number, by: 11) { lines.append("B\(number) needs A\(other)") }
        }
        return portfolio(lines.joined(separator: "\n"))
    }()
}

extension Desk {
    /// Who needs and who gives, under the cursor of the grid; empty where it does not lie on top.
    fileprivate var cell: String {
        guard case .owing = bench.overlay, let place = bench.owing.place else { return "" }
        return "\(bench.owing.ids[place.row]) \(bench.owing.ids[place.column])"
    }

    fileprivate var answer: Answer? {
        if case .answer(let answer) = bench.overlay { answer } else { nil }
    }
}
