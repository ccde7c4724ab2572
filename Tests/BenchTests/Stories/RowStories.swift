// The rows of the tree and of the columns: whose each dependency is, by when, how late, and who waits - in any width.

import Chance
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The rows of the tree") struct RowStories {
    /// Promises of every sort, a giver and a receiver that nobody leads, and a soft one.
    static let promises = Seeds.portfolio(
        """
        DESNZ org Energy|type=department
        OFGEM org Regulator|type=department
        Hub milestone The grid decision
        Late milestone A very long name of something that is late
        Soon milestone In time, with days to spare
        Soft milestone In time, and soft
        Loose milestone Promised, and nobody said by when
        Open milestone Promised by nobody
        Far milestone Years away
        Mine milestone Of the same department
        Orphan milestone Led by nobody
        OFGEM responsible Hub role=lead
        DESNZ responsible Late role=lead
        DESNZ responsible Soon role=lead
        DESNZ responsible Soft role=lead
        DESNZ responsible Loose role=lead
        DESNZ responsible Open role=lead
        DESNZ responsible Far role=lead
        OFGEM responsible Mine role=lead
        Late needs Hub need_by=2026-06-12 promised_by=2026-07-04 state=agreed
        Soon needs Hub need_by=2026-06-12 promised_by=2026-04-23 state=agreed
        Soft needs Hub need_by=2026-06-12 promised_by=2026-06-02 hard=false state=agreed
        Loose needs Hub promised_by=2026-07-04 state=agreed
        Open needs Hub need_by=2026-06-12
        Far needs Hub need_by=2028-03-01 promised_by=2028-02-01 state=agreed
        Mine needs Hub need_by=2026-06-12 promised_by=2026-06-12 state=agreed
        Orphan needs Hub need_by=2026-06-12 promised_by=2026-06-13 state=agreed
        """)

    /// The row of an item in the tree, with one blank where there are several.
    private func row(_ item: String, _ desk: Desk) -> String {
        let (tree, canvas) = (desk.bench.tree, desk.canvas)
        guard let inside = desk.bench.layout.inside(.dependencies),
            let row = tree.rows.firstIndex(where: { desk.portfolio.id($0.node) == item })
        else { return "" }
        let text = String((inside.x..<inside.right).map { canvas[$0, inside.y + row - tree.scroller.top].glyph })
        return text.split(separator: " ").joined(separator: " ")
    }

    @Test("At 80 by 24 each row says giver and receiver, need-by, the days late or to spare, and how many wait")
    func everyday() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-208 Enter >")
        #expect(row("MIL-206", desk).contains("DWP>DHSC 14 Jan !76d 1/1"), "\(desk.screen)")
        #expect(row("MIL-201", desk).contains("DHSC 27 Mar ok27d"))
        #expect(row("MIL-206", desk).contains("Scans"))
        desk.press("j")
        #expect(desk.screen.contains("need-by 14 Jan 2026, promised 31 Mar 2026"))
    }

    @Test(
        "The title says which way the tree goes and from where, in any width: what gives way first is its name, marked")
    func heading() {
        func title(_ keys: String, _ width: Int, _ height: Int, lines: LineStyle = .unicode) -> String {
            var desk = Desk(Seeds.planForChange, size: Size(width: width, height: height), lines: lines)
            desk.press(keys)
            return desk.lines[1]
        }
        let needs = "p text:MIL-507 Enter 2"
        #expect(title(needs, 80, 24).contains("═ 2 Dependencies ═══"))
        #expect(title(needs, 60, 16).contains("═ 2 Dependenc… ═ < MIL-507 needs ═"))
        #expect(title("p text:MIL-507 Enter >", 60, 16).contains("═ 2 Depe… ═ > waiting on MIL-507 ═"))
        #expect(title(needs, 60, 16, lines: .ascii).contains(" 2 Dependenc~ "))
        // Without boxes there is one column more, and on a very small screen the other panes stand before it.
        #expect(title(", b " + needs, 60, 16).contains("═ 2 Dependencies ═ < MIL-507 needs ═"))
        #expect(title(needs, 40, 14).hasPrefix("1 2 Dependenci… 3 4 5 6  < MIL-507 needs"))
        #expect(title(needs, 30, 14).hasPrefix("1 2 Depe… 3 4 5 6  < MIL-507 …"))
        var desk = Desk(Seeds.long, size: Size(width: 60, height: 16))
        desk.press("2")
        #expect(desk.lines[1].contains("═ 2 De… ═ < MISSION-WITH-AN-ID-… ═"), "\(desk.screen)")
    }

    @Test("One long name among short ones is cut, and what lies folded below the rows is still counted")
    func oneLongName() throws {
        var portfolio = Seeds.planForChange
        let outcome = try #require(portfolio.node("OUT-13"))
        let lead = try #require(
            portfolio.links(to: outcome, .responsible).first { portfolio.has($0, .role, "lead") })
        let (key, fields) = (portfolio.key(lead), portfolio.fields(lead))
        let long = "CROWNCOMMERCIALSERVICE"
        try portfolio.apply([
            .create(.item(long), kind: .org, fields: [.title: "Crown Commercial Service", .type: "department"]),
            .delete(.link(key), kind: nil, fields: fields),
            .create(.link(LinkKey(.responsible, from: long, to: "OUT-13", mark: "lead")), kind: nil, fields: fields),
        ])
        for lines in [LineStyle.unicode, .ascii] {
            var desk = Desk(portfolio, lines: lines)
            desk.press("2")
            #expect(
                row("OUT-13", desk).contains(lines == .ascii ? "CROWNCO~ x3 +5" : "CROWNCO… x3 +5"), "\(desk.screen)")
            #expect(row("OUT-11", desk).hasSuffix("HMT x2 +7") && row("OUT-12", desk).hasSuffix("MHCLG x3 +18"))
            // Where there is room the name has it.
            desk.resize(200, 50)
            desk.press("Z")
            #expect(row("OUT-13", desk).contains(long), "\(desk.screen)")
        }
    }

    @Test("Every sort of promise has its form, in narrow rows and in wide ones")
    func forms() {
        for lines in [LineStyle.unicode, .ascii] {
            var desk = Desk(Self.promises, lines: lines)
            desk.press("p text:Hub Enter >")
            #expect(row("Late", desk).contains("OFGEM>DESNZ 12 Jun !22d"), "\(desk.screen)")
            #expect(row("Soon", desk).contains("12 Jun ok50d"))
            #expect(row("Soft", desk).contains("12 Jun ok~10d"))
            #expect(row("Loose", desk).contains(" /4 Jul ok"))
            #expect(row("Open", desk).contains("12 Jun ?"))
            #expect(row("Far", desk).contains("Mar'28 ok29d"))
            #expect(row("Mine", desk).contains("OFGEM 12 Jun ok"))
            #expect(row("Orphan", desk).contains("OFGEM>? 12 Jun !1d"))
        }
        var desk = Desk(Self.promises)
        desk.press("p text:Hub Enter > Z")
        #expect(row("Late", desk).contains("OFGEM>DESNZ 12 Jun/4 Jul !22d"), "\(desk.screen)")
        #expect(row("Loose", desk).contains(" -/4 Jul ok") && row("Open", desk).contains("12 Jun/? ?"))
        desk.resize(160, 40)
        #expect(row("Open", desk).contains("OFGEM>DESNZ by 12 Jun 2026, not promised"), "\(desk.screen)")
        #expect(
            row("Late", desk).contains("something that is late") && row("Late", desk).contains("promised 4 Jul 2026"))
    }

    @Test("Where ids are long the other department is left to the row above, and the sign says which of both it is")
    func sides() {
        let long = Seeds.portfolio(
            """
            DESNZ org Energy|type=department
            OFGEM org Regulator|type=department
            MIL-100001 milestone The grid decision
            MIL-100002 milestone Wind farms off the coast
            OFGEM responsible MIL-100001 role=lead
            DESNZ responsible MIL-100002 role=lead
            MIL-100002 needs MIL-100001 need_by=2026-06-12 promised_by=2026-06-10 state=agreed
            """)
        for (keys, item, side) in [
            ("> p text:MIL-100001 Enter >", "MIL-100002", " >DESNZ"),
            ("p text:MIL-100002 Enter <", "MIL-100001", " OFGEM>"),
        ] {
            var desk = Desk(long)
            desk.press(keys)
            var seen: Set<String> = []
            for width in 60...100 {
                desk.resize(width, 24)
                let text = row(item, desk)
                if text.contains(side + " 12 Jun ok2d") { seen.insert("side") }
                if text.contains(" OFGEM>DESNZ 12 Jun ok2d") { seen.insert("both") }
                #expect(!text.contains("OFGEM>D…"), "\(desk.screen)")
            }
            #expect(seen == ["side", "both"], "\(item)")
        }
    }

    @Test("Titles shrink first: an id stays whole, and a title is to be known again, from 80 columns on")
    func titles() {
        for portfolio in [Seeds.planForChange, Seeds.london, Seeds.workedExample, Self.promises] {
            for (width, height) in [(80, 24), (120, 36), (200, 50)] {
                var desk = Desk(portfolio, size: Size(width: width, height: height))
                for keys in ["2 z R", ">", "z R", "G", "Z", "z t"] {
                    desk.press(keys)
                    let (canvas, tree) = (desk.canvas, desk.bench.tree)
                    guard let inside = desk.bench.layout.inside(.dependencies) else { continue }
                    for (line, number) in tree.scroller.rows(count: tree.rows.count, height: inside.height).enumerated()
                    {
                        let id = portfolio.id(tree.rows[number].node)
                        let title = portfolio.title(tree.rows[number].node)
                        let text = String((inside.x..<inside.right).map { canvas[$0, inside.y + line].glyph })
                        #expect(id.count > 10 || text.contains(id), "\(id) in\n\(text)")
                        if text.contains("shown ab") || tree.rows[number].place == .cycle || title == id { continue }
                        #expect(text.contains(title.prefix(4)), "\(title) in\n\(text)")
                    }
                }
            }
        }
    }

    @Test("In columns a wide one says whose, when and how late; a narrow one the title and how late")
    func columns() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-103 Enter < g g z m h")
        #expect(desk.screen.contains("Police … !58d"), "\(desk.screen)")
        desk.resize(120, 36)
        #expect(desk.screen.contains(" 4 Jun ok50d"), "\(desk.screen)")
        desk.press("Z")
        #expect(desk.screen.contains("DSIT>MHCLG  4 Jun/15 Apr ok"), "\(desk.screen)")
        #expect(desk.screen.contains("DSIT>HO    16 Feb  !58d"))
    }

    @Test("Where columns are narrow a line below them says of the cursor's row whose, when, how late and who waits")
    func columnsFoot() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-103 Enter < g g z m h")
        #expect(desk.screen.contains("║DSIT>MHCLG 4 Jun/15 Apr ok50d 8/4"), "\(desk.screen)")
        desk.press("Z")
        #expect(desk.screen.contains("║DSIT>MHCLG 4 Jun/15 Apr ok50d 8 wait on it, 4 only on it"), "\(desk.screen)")
        desk.press("Z")
        desk.resize(60, 16)
        #expect(desk.screen.contains("║DSIT>MHCLG 4 Jun/15 Apr ok50d 8/4"), "\(desk.screen)")
        // The rows in sight end above that line, and a click on it chooses none of them.
        desk.resize(80, 24)
        desk.press("p text:OUT-41 Enter < g g z m h G")
        let rows = desk.bench.tree.rows.count
        #expect(desk.bench.tree.scroller.cursor == rows - 1 && rows > 11)
        let line = desk.lines.firstIndex { $0.contains("╚") }! - 1
        let before = desk.selection
        #expect(desk.lines[line - 1].contains(desk.portfolio.title(desk.portfolio.node(before!)!).prefix(6)))
        desk.press(.mouse(Pointer(.click, at: Drawing.Point(x: 50, y: line))))
        #expect(desk.selection == before)
        // Where there is room in the rows no line is taken from them.
        desk.resize(200, 50)
        desk.press("Z")
        #expect(!desk.screen.contains("only on it"))
    }

    @Test("A short day has six columns at most, and is no other day near the as-of day")
    func shortDays() {
        var dice = Dice(seed: 4)
        for _ in 0..<2_000 {
            let today = dice.day()
            let near = Set((-61...300).map { ShortDay.text(today + $0, asOf: today) })
            #expect(near.count == 362)
            for _ in 0..<20 {
                let day =
                    dice.chance(50)
                    ? dice.day() : dice.pick([Day.first, Day.last, Desk.today + dice.roll(-999...9_999)])
                let text = ShortDay.text(day, asOf: today)
                #expect(text.utf8.count <= ShortDay.columns && text.utf8.allSatisfy { $0 < 128 }, "\(day.iso): \(text)")
                #expect((-61...300).contains(day - today) == near.contains(text), "\(day.iso): \(text)")
            }
        }
    }

    @Test("Where the columns at the right find no room they give way, and never more is painted than there is")
    func room() {
        var dice = Dice(seed: 8)
        for _ in 0..<3_000 {
            let facts = (0..<dice.roll(0...12)).map { _ in
                var facts = TreeFacts(department: dice.pick(["", "HO", "DESNZ", "Ministry of Everything"]))
                if dice.chance(50) { facts.way = facts.department + ">DHSC" }
                if dice.chance(50) { facts.needBy = Desk.today }
                if dice.chance(50) { facts.promisedBy = Desk.today }
                facts.promise.text = dice.pick(["", "ok", "!1234d"])
                facts.waiting = dice.pick(["", "9999/9999"])
                facts.shared = dice.pick(["", "x12k"])
                facts.start = dice.roll(3...20)
                facts.title = dice.roll(0...60)
                return facts
            }
            let width = dice.roll(1...200)
            let columns = FactColumns(facts, width: width)
            #expect(columns.total >= 0 && columns.sum <= columns.total + 1)
            // A row has its id and some columns of its title, unless it has no more than how late it is.
            let others = columns.total - columns.promise
            for fact in facts where others > 11 && width >= 40 {
                #expect(width - columns.total - 1 - fact.start >= min(fact.title, 5) || columns.form == .none)
            }
        }
    }
}
