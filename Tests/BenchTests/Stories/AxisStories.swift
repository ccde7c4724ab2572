// The tree on a date axis: bars, signs and labels, moved and zoomed, followed, read aloud.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The date axis") struct AxisStories {
    /// Dates centuries apart, a giver without dates, work done late, and a bar of one day.
    static let ages = Seeds.portfolio(
        """
        DEP org The Department
        Now milestone The one that waits|forecast_finish=2026-06-30|duration_days=60|deadline=2026-05-31
        Old milestone Built by others|forecast_finish=1712-03-04|actual_finish=1712-03-04|state=done
        Far milestone A long way off|forecast_finish=2412-02-29|duration_days=900
        Done milestone Done after its day|forecast_finish=2025-11-30|actual_finish=2025-12-20|state=done|deadline=2025-12-01|duration_days=30
        Vague milestone Nobody knows when
        Now needs Old
        Now needs Done need_by=2025-12-10 promised_by=2025-12-20
        Now needs Vague need_by=2026-03-01
        Now needs DEP need_by=2026-03-01 promised_by=2026-04-15
        Far needs Now
        """)

    /// The first row of an item in the tree's pane.
    private func line(_ item: String, _ desk: Desk) -> String {
        let (tree, canvas) = (desk.bench.tree, desk.canvas)
        guard let inside = desk.bench.layout.inside(.dependencies),
            let row = tree.rows.firstIndex(where: { desk.portfolio.id($0.node) == item })
        else { return "" }
        return String((inside.x..<inside.right).map { canvas[$0, inside.y + row - tree.scroller.top].glyph })
    }

    @Test("Bars, floats, deadlines, promises and needs stand beside the rows, under months, today and the horizon")
    func bars() {
        var desk = Desk(Seeds.workedExample)
        desk.press("p text:M3 Enter 2 Z")
        let rows = desk.tree
        desk.press("z t")
        #expect(desk.tree == rows && desk.selection == "M3")
        #expect(desk.screen.contains("by month") && desk.screen.contains("today 1 Mar 2026"))
        #expect(desk.screen.contains("● drives M3"))
        #expect(line("M3", desk).contains("● │               ━━━━━━━━━┄┄▼"))
        #expect(line("M2", desk).contains("│       ━━━━◆┄┼┄┄"))
        #expect(desk.screen.contains("finish 1 Sep 2026, must by 30 Sep 2026: +29 days; driven by its own plan"))
        #expect(desk.message.hasPrefix("By month, Mar 2026 to Feb 2027: ") && desk.message.contains("z+ finer"))
        desk.press("z t")
        #expect(desk.tree == rows && !desk.screen.contains("by month") && !desk.screen.contains("━"))
        #expect(desk.history.isEmpty)
    }

    @Test("What is too late is drawn with a sign of its own, and the edge says by how much and what drives it")
    func late() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 200, height: 50))
        desk.press("p text:MIL-303 Enter 2 Z z t")
        #expect(line("MIL-303", desk).contains("━▼▓▓"))
        #expect(
            desk.screen.contains(
                "start 22 Jul 2026, finish 20 Sep 2026, must by 31 Jul 2026: -51 days; driven by MIL-604 (DSIT)"))
        let driving = desk.lines.filter { $0.contains(" ● ") }
        #expect(driving.count == 2 && driving.contains { $0.contains("MIL-604") })
        #expect(desk.canvas.inks.contains("L"))
        desk.press("j")
        #expect(desk.screen.contains("● drives EXP-31"))
    }

    @Test("Finer and coarser say which it is, and the ends say that they are; earlier and later move by half a pane")
    func zoom() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-303 Enter 2 z +")
        #expect(desk.message == "There is no date axis: zt shows one.")
        desk.press("z t z +")
        #expect(desk.message.hasPrefix("By month, ") && desk.screen.contains("by month"))
        desk.press("z +")
        #expect(desk.message.hasPrefix("By week, ") && desk.screen.contains("by week"))
        desk.press("z +")
        #expect(desk.message.hasPrefix("Weeks are the finest. By week, "))
        desk.press("z - z - z -")
        #expect(desk.message.hasPrefix("By year, "))
        desk.press("z -")
        #expect(desk.message.hasPrefix("Years are the coarsest. By year, "))
        let before = desk.message
        desk.press("z >")
        #expect(desk.message != before)
        desk.press("z <")
        #expect(desk.message == before.replacing("Years are the coarsest. ", with: ""))
        desk.press("M-3 z >")
        #expect(line("MIL-303", desk).contains("←"))
        desk.press("M-9 z +")
        #expect(desk.message.hasPrefix("By week, "))
        desk.press("z t z t")
        #expect(desk.screen.contains("by quarter") && !desk.screen.contains("←"))
    }

    @Test("The window follows the cursor's row where its bar lies outside, and marks what lies further left and right")
    func following() {
        var desk = Desk(Self.ages)
        desk.press("p text:Now Enter 2 z t z + z + z +")
        #expect(desk.screen.contains("by week"))
        desk.press("z > z > z >")
        #expect(line("Now", desk).contains("←"))
        desk.press("j")
        #expect(desk.selection != "Now")
        desk.press("k")
        #expect(desk.selection == "Now" && line("Now", desk).contains("━"))
        desk.press(">")
        desk.press("j")
        #expect(desk.selection == "Far" && line("Far", desk).contains("━"))
        #expect(line("Now", desk).contains("←"))
    }

    @Test("What has no date says so in a word, what is in a cycle too, and the signs of its link still stand there")
    func words() {
        var desk = Desk(Self.ages)
        desk.press("p text:Now Enter 2 Z z t")
        #expect(line("Vague", desk).contains("no date"))
        // An org has no dates of its own, but what it promised is one.
        #expect(!line("DEP", desk).contains("no date") && !line("DEP", desk).contains("no promise"))
        #expect(line("DEP", desk).contains("◆") || line("DEP", desk).contains("◈"))
        #expect(line("Done", desk).contains("─") || line("Done", desk).contains("◈"))
        desk.press("G")
        #expect(desk.selection != "Now")
        desk = Desk(Seeds.knot)
        desk.press("2 z R z t")
        #expect(line("A", desk).contains("in a cycle"))
        #expect(desk.screen.contains("no date: a mission is not scheduled"))
        desk.press("G k")
        #expect(!desk.screen.contains("━"))
    }

    @Test("Where nothing is selected there is no axis, and the reason is told; in small screens the pane comes to it")
    func empty() {
        var desk = Desk(Portfolio())
        desk.press("z t")
        #expect(desk.message.hasPrefix("Nothing is selected yet") && !desk.bench.axis.isShown)
        desk = Desk(Seeds.workedExample, size: Size(width: 40, height: 12))
        desk.press("z t")
        #expect(desk.bench.focus == .dependencies && desk.screen.contains("by "))
        desk.press("1 z +")
        #expect(desk.message == "The date axis is not on screen: 2 goes to it.")
        desk.press("z t z +")
        #expect(desk.message.hasPrefix("By "))
    }

    @Test("The parliament ends where the portfolio says, else on the latest day of the next general election")
    func horizon() {
        #expect(Desk(Seeds.london).world.horizon.iso == "2015-05-07")
        #expect(Desk(Seeds.knot).world.horizon.iso == "2029-08-15")
        var desk = Desk(Seeds.planForChange, size: Size(width: 200, height: 50))
        desk.press("2 Z z 3 z t z - z -")
        #expect(desk.screen.contains("parliament ends 15 Aug 2029") && desk.screen.contains("┇"))
    }

    @Test("Both directions lie on one axis, below each other and side by side")
    func companions() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press("p text:MIL-303 Enter 2 z t")
        #expect(desk.lines.filter { $0.contains("by quarter") }.count == 1)
        #expect(desk.lines.contains { $0.contains("MIL-306") && $0.contains("◆") })
        desk.resize(200, 50)
        #expect(desk.lines.contains { $0.components(separatedBy: "by ").count == 3 })
        #expect(desk.lines.contains { $0.contains("MIL-306") && $0.contains("◆") })
        desk.press("z -")
        #expect(desk.lines.contains { $0.components(separatedBy: "by year").count == 3 })
    }

    @Test("In plain words each row says when it starts, finishes and must, and what drives it")
    func spoken() {
        var talk = Listener(Seeds.planForChange)
        talk.tell("jump to MIL-303", "pane dependencies", "reroot")
        talk.say("date axis")
        let said = talk.tell("read").replacing("\n", with: " ")
        #expect(said.contains("with dates"))
        #expect(
            said.contains(
                "starts 22 Jul 2026, finishes 20 Sep 2026, must finish by 31 Jul 2026, 51 days too late, driven by MIL-604 (DSIT)"
            ), "\(said)")
        #expect(!Listener.draws(said))
        talk.say("date axis")
        #expect(!talk.tell("read").contains("must finish by"))
    }

    @Test("The tree as Markdown says the dates, too, while they are shown")
    func markdown() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-303 Enter 2 x m z t x m")
        #expect(!desk.asked[0].contains("finishes 20 Sep 2026"))
        #expect(desk.asked[1].contains("starts 22 Jul 2026, finishes 20 Sep 2026, must finish by 31 Jul 2026"))
    }

    @Test("What has no date has a sign where it is counted as today, and the edge says so; so do answers and speech")
    func undated() {
        var desk = Desk(Self.ages, size: Size(width: 120, height: 36))
        desk.press("p text:Vague Enter 2 z t")
        #expect(line("Vague", desk).contains("?") && line("Vague", desk).contains("no date"), "\(desk.screen)")
        #expect(desk.screen.contains("no date known: counted as today, finish 31 Jan 2026"))
        desk.press("z t I s")
        #expect(desk.screen.contains("31 Jan 2026? no date known: counted as today"), "\(desk.screen)")
        #expect(desk.screen.contains("Vague has no date; counted as today it finishes 31 Jan 2026"))
        var talk = Listener(Self.ages)
        talk.tell("jump to Vague", "pane dependencies", "reroot", "date axis")
        #expect(talk.tell("read").replacing("\n", with: " ").contains("counted as today it finishes 31 Jan 2026"))
        // What is no work is counted as nothing.
        desk = Desk(Self.ages, size: Size(width: 120, height: 36))
        desk.press("p text:DEP Enter 2 z t")
        #expect(!line("DEP", desk).contains("?") && line("DEP", desk).contains("no date"))
    }

    @Test("Of an org without a promise the axis says that, and those who listen hear the day that was promised")
    func orgs() {
        var desk = Desk(
            Seeds.portfolio(
                """
                DEP org The Department
                REG org The Regulator
                Now milestone The one that waits|forecast_finish=2026-06-30
                Now needs DEP need_by=2026-03-01 promised_by=2026-04-15
                Now needs REG need_by=2026-03-01
                """))
        desk.press("p text:Now Enter 2 Z z t")
        #expect(line("REG", desk).contains("no promise") && !line("DEP", desk).contains("no "), "\(desk.screen)")
        var talk = Listener(desk.portfolio)
        talk.tell("jump to Now", "pane dependencies", "reroot", "date axis")
        let said = talk.tell("read").replacing("\n", with: " ")
        #expect(said.contains("promised for 15 Apr 2026") && said.contains("no day is promised"), "\(said)")
        #expect(!said.contains("no date"), "\(said)")
    }

    @Test(
        "Ids stay whole beside the axis, and its edge tells of today and the parliament's end beyond it",
        arguments: [LineStyle.unicode, .ascii])
    func edges(lines: LineStyle) {
        var desk = Desk(Seeds.planForChange, lines: lines)
        desk.press("p text:MIL-303 Enter 2 z t")
        for id in ["MIL-303", "EXP-31", "MIL-304", "MIL-601", "MIL-604"] { #expect(line(id, desk).contains(id)) }
        let (left, right) = (lines.glyph(.arrowLeft), lines.glyph(.arrowRight))
        #expect(desk.screen.contains("\(lines.glyph(.horizon)) \(right)"), "\(desk.screen)")
        desk.press("z + z > z >")
        #expect(desk.screen.contains("\(left) \(lines.glyph(.today)) "), "\(desk.screen)")
        desk.resize(200, 50)
        desk.press("Z")
        #expect(desk.screen.contains("parliament ends 15 Aug 2029 \(right)"), "\(desk.screen)")
        desk.press("M-9 z >")
        #expect(desk.screen.contains("\(left) today 31 Jan 2026"), "\(desk.screen)")
    }

    @Test("Ten thousand rows are no more than those in sight")
    func many() {
        let crowd = Seeds.portfolio(
            (["Hub milestone The one|forecast_finish=2026-09-01|duration_days=30"]
                + (1...10_000).flatMap { ["W\($0) milestone Waiting|duration_days=\($0 % 90)", "W\($0) needs Hub"] })
                .joined(separator: "\n"))
        var desk = Desk(crowd)
        desk.press("p text:Hub Enter > z t")
        #expect(desk.bench.tree.rows.count == 10_001 && desk.screen.contains("━"))
        desk.press("G")
        #expect(desk.screen.contains("●") && desk.lines.allSatisfy { displayWidth(of: $0) <= 80 })
        let made = desk.bench.plan?.madeAt
        desk.press("k k g g z - z >")
        #expect(desk.bench.plan?.madeAt == made)
    }

    @Test("Long names and wide characters are cut with a mark before the axis, at every size")
    func sizes() {
        var text = "Long milestone \(String(repeating: "Straßenbahn 東京都 ", count: 9))|forecast_finish=2026-09-01\n"
        for depth in 1...30 {
            text +=
                "D\(depth) milestone \(String(repeating: "long ", count: 12))|forecast_finish=2026-0\(depth % 9 + 1)-11\n"
            text += "\(depth == 1 ? "Long" : "D\(depth - 1)") needs D\(depth) need_by=2026-05-05\n"
        }
        var desk = Desk(Seeds.portfolio(text))
        desk.press("p text:Long Enter 2 z R z t")
        for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 50), (20, 5), (24, 8), (1, 1), (59, 15)] {
            desk.resize(width, height)
            #expect(desk.lines.allSatisfy { displayWidth(of: $0) <= width })
            for keys in ["Z", "G", "z +", "g g", "z >", "Z"] { desk.press(keys) }
            #expect(desk.lines.allSatisfy { displayWidth(of: $0) <= width })
        }
    }

    @Test("The legend tells every sign of the axis, and each sign differs from the others")
    func legend() {
        for lines in [LineStyle.unicode, .ascii] {
            let marks: [Mark] = [
                .barOpen, .barDone, .barLate, .barSpare, .deadline, .promised, .needed, .several, .counted, .today,
                .horizon,
                .driving, .arrowLeft, .arrowRight,
            ]
            #expect(Set(marks.map(lines.glyph)).count == marks.count)
            let told = Legend.all(lines).filter { $0.group == "Date axis" }.map { $0.sign + $0.meaning }.joined()
            for mark in marks { #expect(told.contains(lines.glyph(mark)), "\(mark)") }
        }
    }
}
