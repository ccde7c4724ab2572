// Filters: typed live, completed, pointed at where wrong, dropped term by term, in every pane.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Filters") struct FilterStories {
    private func shown(_ desk: Desk) -> [ItemID] { desk.bench.list.nodes(desk.world).map { desk.portfolio.id($0) } }

    @Test("A filter narrows the list as it is typed, stays when kept, and Esc drops it as the last layer")
    func live() {
        var desk = Desk(Seeds.planForChange)
        let all = shown(desk)
        desk.press("j j f text:cle")
        #expect(shown(desk) == ["MIS-5"] && desk.selection == "MIS-5")
        #expect(desk.lines[21].hasSuffix(" 1 of 9"))
        desk.press("Esc")
        #expect(shown(desk) == all && desk.selection == "MIS-2", "Esc goes back to all, and to the row there was")
        desk.press("f text:state:live Enter")
        #expect(shown(desk).count == 7 && desk.message == "7 of 9: state:live")
        #expect(desk.lines[1].contains("7 of 9") && desk.lines[21].contains("filter: state:live"))
        desk.press("j j Z Esc")
        #expect(shown(desk).count == 7, "the zoom is a layer above the filter")
        desk.press("Esc")
        #expect(shown(desk) == all && desk.message == "No filter: all 9 are shown.")
    }

    @Test("Tab puts in what may stand there, one after the other; S-Tab goes back; what is likely is shown")
    func completion() {
        var desk = Desk(Seeds.planForChange)
        desk.press("f text:st")
        #expect(desk.lines[22].hasPrefix(" state:"))
        desk.press("Tab")
        #expect(desk.bench.overlay.filter?.line.text == "state:")
        desk.press("text:r Tab")
        #expect(desk.bench.overlay.filter?.line.text == "state:repurposed ")
        desk.press("C-u text:state: Tab Tab")
        #expect(desk.bench.overlay.filter?.line.text == "state:live ")
        desk.press("S-Tab")
        #expect(desk.bench.overlay.filter?.line.text == "state:draft ")
        desk.press("Enter")
        #expect(desk.bench.list.look.filter == "state:draft")
        desk.press("f C-u text:lead:chan Tab Enter")
        #expect(shown(desk) == ["MIS-1"] && desk.bench.list.look.filter == "lead:\"Chancellor of the Exchequer\"")
        desk.press("f C-u text:dept:DES Tab Enter")
        #expect(desk.bench.list.look.filter == "dept:DESNZ" && shown(desk).contains("MIS-5"))
    }

    @Test("A word that makes no sense is pointed at, under the word, and the last good filter goes on holding")
    func wrong() {
        var desk = Desk(Seeds.planForChange)
        desk.press("f text:live\\ stat:x")
        #expect(shown(desk).count == desk.bench.list.nodes(desk.world).count)
        #expect(desk.lines[22] == "              ^^^^^^ There is no field stat of missions. Did you mean state?")
        #expect((9 + 5..<9 + 11).allSatisfy { desk.canvas[$0, 21].ink == .error }, "\(desk.canvas.inks)")
        desk.press("Enter")
        #expect(desk.bench.overlay.filter != nil, "it is not kept")
        desk.resize(60, 16)
        #expect(desk.screen.contains("Did you mean state?"))
        desk.resize(80, 24)
        desk.press("C-u text:state:pl")
        #expect(desk.bench.overlay.filter?.saysError == true)
        desk.press("Backspace Backspace")
        #expect(desk.bench.overlay.filter?.saysError == false, "half a value is not wrong yet")
        desk.press("C-u text:lead:\"chan")
        #expect(shown(desk) == ["MIS-1"], "a quotation mark that is open will be closed")
        desk.press("Enter")
        #expect(desk.screen.contains("This quotation mark is never closed. Add another at the end of the words."))
        #expect(desk.lines[22].hasPrefix("              ^^^^^"), "\(desk.screen)")
        desk.press("text:\" Enter")
        #expect(desk.bench.list.look.filter == "lead:\"chan\"" && desk.bench.overlay == nil)
    }

    @Test("What is never empty is pointed at where no value follows it, once nothing more is to come")
    func lackingValues() {
        for size in [Desk.everyday, Size(width: 60, height: 16)] {
            var desk = Desk(Seeds.planForChange, size: size)
            desk.press("f text:late\\ state:")
            #expect(desk.bench.overlay.filter?.saysError == false, "a value may still come")
            desk.press("Enter")
            #expect(desk.bench.overlay.filter?.saysError == true && desk.bench.list.look.filter == "late")
            let place = desk.lines.firstIndex { $0.contains(" filter: ") } ?? 0
            #expect(desk.lines[place + 1].hasPrefix("              ^^^^^^"), "\(desk.screen)")
            let said = desk.lines[(place + 1)...].joined(separator: " ").filter { $0 != "^" }
            #expect(
                said.split(separator: " ").joined(separator: " ").contains(
                    "state is never empty: a value must follow it, as in state:draft."), "\(desk.screen)")
            desk.press("text:live Enter")
            #expect(desk.bench.list.look.filter == "late state:live" && desk.bench.overlay == nil)
            // A blank behind the sign ends the value as well, and what may be empty is asked for so.
            desk.press("f C-u text:state:\\ live")
            #expect(desk.bench.overlay.filter?.saysError == true)
            desk.press("C-u text:lead: Enter")
            #expect(desk.bench.list.look.filter == "lead:")
        }
    }

    @Test("Backspace drops the last term, and says where there is none")
    func dropping() {
        var desk = Desk(Seeds.planForChange)
        desk.press("Backspace")
        #expect(desk.message == "No filter is on here: f sets one.")
        desk.press("f text:state:live\\ -late\\ cl Enter")
        #expect(desk.bench.list.look.filter == "state:live -late cl")
        desk.press("Backspace")
        #expect(desk.bench.list.look.filter == "state:live -late")
        desk.press("Backspace Backspace")
        #expect(desk.bench.list.look.filter == "" && desk.bench.list.rows == nil)
    }

    @Test("Nothing left says what to press, the other panes stay, and the keys work")
    func nothing() {
        var desk = Desk(Seeds.planForChange)
        desk.press("f text:zzz Enter")
        #expect(desk.screen.contains("None of the missions fits"))
        #expect(desk.message == "Nothing here fits zzz: Backspace drops its last term, Esc drops it all.")
        #expect(desk.selection == "MIS-0" && desk.bench.tree.root == "MIS-0")
        desk.press("j k G g g Enter PgDn n e Esc d")
        desk.press("1 Esc")
        #expect(desk.bench.list.rows == nil)
    }

    @Test("Each kind keeps its own filter; a jump to what a filter hides drops it and says so; H brings it back")
    func kinds() {
        var desk = Desk(Seeds.planForChange)
        desk.press("f text:clean Enter g k text:milestone Enter")
        #expect(desk.bench.list.rows == nil && desk.bench.list.kind == .milestone)
        desk.press("g m")
        #expect(shown(desk) == ["MIS-5"])
        desk.press("p text:MIS-1 Enter")
        #expect(desk.selection == "MIS-1" && desk.message == "The filter of the list was dropped: it hid MIS-1.")
        desk.press("H")
        #expect(shown(desk) == ["MIS-5"] && desk.selection == "MIS-5")
    }

    @Test("The tree keeps the rows that fit and those that lead to them, with branches drawn for what is left")
    func tree() {
        var desk = Desk(Seeds.knot)
        desk.press("Enter z R")
        let whole = desk.tree
        desk.press("f text:third Enter")
        #expect(desk.tree == ["M1", "  P1", "    A", "      B", "        C"])
        #expect(desk.lines[1].contains("third") && desk.message == "1 of 7: third")
        #expect(desk.lines[6].contains("└─") && !desk.lines[6].contains("├"))
        desk.press("Backspace")
        #expect(desk.tree == whole)
        // What is asked of needs is asked of the link that leads to a row.
        desk.press("f text:late Enter")
        #expect(desk.tree == ["M1", "  P1", "    A", "      B", "        C", "          A"])
        desk.press("Esc f text:zzz Enter")
        #expect(desk.tree == ["M1"] && desk.screen.contains("No row below fits zzz"))
        desk.press("Esc")
        #expect(desk.tree == whole)
    }

    @Test("The risks are filtered on the grid and in the list; history by its words")
    func risksAndHistory() throws {
        var desk = Desk(Seeds.planForChange)
        let scored = desk.bench.risks.scored
        desk.press("3 f text:score>=15 Enter")
        #expect(desk.bench.risks.scored < scored && desk.bench.risks.counts[8 + 1] == 0)
        #expect(desk.screen.contains("score>=15"))
        desk.press("Enter")
        for risk in desk.bench.risks.list {
            #expect(desk.portfolio.cell(risk).map { $0.likelihood * $0.impact >= 15 } == true)
        }
        desk.press("Esc Esc")
        #expect(desk.bench.risks.scored == scored)

        try desk.arrives(try #require(try desk.portfolio.setting(.item("MIS-1"), [("note", "one")])), from: "ab")
        try desk.arrives(try #require(try desk.portfolio.setting(.item("MIS-2"), [("note", "two")])), from: "kt")
        desk.press("5 f text:ab\\ MIS Enter")
        #expect(desk.bench.history.count(desk.world) == 1 && desk.message == "1 of 2: ab MIS")
        #expect(desk.bench.history.current(desk.world)?.who == "ab")
        try desk.arrives(try #require(try desk.portfolio.setting(.item("MIS-3"), [("note", "x")])), from: "ab")
        #expect(desk.bench.history.count(desk.world) == 2)
        desk.press("Esc F")
        #expect(desk.bench.history.filter == "ab")
        desk.press("4 f")
        #expect(desk.message == "The detail is one item: / searches it, and the other panes are filtered.")
    }

    @Test("F offers what is like the selected item, its department first")
    func likeThis() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIS-5 Enter F")
        #expect(desk.picker?.found.first?.text == "dept=DESNZ")
        #expect(desk.picker?.found.map(\.text).contains("state=live") == true)
        desk.press("Enter")
        #expect(desk.bench.list.look.filter == "dept=DESNZ" && desk.selection == "MIS-5")
        desk.press("F text:state Enter")
        #expect(desk.bench.list.look.filter == "dept=DESNZ state=live")
    }

    @Test("A change that a filter hides leaves the cursor here and says so; undo brings the row back")
    func hiddenByAChange() {
        var desk = Desk(Seeds.planForChange)
        desk.press("f text:state:live Enter")
        let before = shown(desk)
        desk.press("c s")
        desk.retype("closed")
        desk.press("Enter")
        #expect(shown(desk) == Array(before.dropFirst()) && desk.selection == before[1])
        #expect(desk.message.hasSuffix("the filter hides it"), "\(desk.message)")
        desk.press("u")
        #expect(shown(desk) == before)
    }

    @Test("go shows everything with this owner, ge what was changed last, gw the next late or unpromised dependency")
    func goingBy() throws {
        var desk = Desk(Seeds.planForChange)
        desk.press("g o")
        #expect(
            desk.bench.list.look.filter == "lead=\"Prime Minister\""
                && desk.message.hasPrefix("Prime Minister: 1 mission"))
        desk.press("Esc g e")
        #expect(desk.message == "Nothing that is still here has been changed yet.")
        try desk.arrives(try #require(try desk.portfolio.setting(.item("MIL-206"), [("note", "x")])), from: "ab")
        desk.press("g e")
        #expect(desk.selection == "MIL-206")
        desk.press("< g w")
        #expect(desk.bench.focus == .dependencies && desk.message.contains("late"), "\(desk.message)")
        desk.press("4 g w")
        #expect(desk.message.hasPrefix("Only the list and the tree hold dependencies"))
        desk.press("1 g k text:milestone Enter g w")
        #expect(desk.message.contains("needs "), "\(desk.message)")
    }
}

extension Overlay? {
    var filter: FilterLine? { if case .filter(let filter)? = self { filter } else { nil } }
    var preview: Preview? { if case .preview(let preview)? = self { preview } else { nil } }
}

@Suite("Searching") struct SearchStories {
    @Test("Matches are inked in the rows, counted, gone through and round with a word about it; Esc takes the ink off")
    func matches() {
        var desk = Desk(Seeds.planForChange)
        desk.press("g k text:milestone Enter / text:new")
        let total = desk.bench.search.rows.count
        #expect(total > 2 && desk.lines[21].hasSuffix(" 1 of \(total)"))
        func inked() -> Int {
            (0..<24).reduce(0) { sum, y in sum + (0..<80).filter { desk.canvas[$0, y].ink.unselected == .match }.count }
        }
        #expect(inked() > 0 && inked() % 3 == 0)
        desk.press("Enter")
        #expect(desk.message == "\"new\" 1 of \(total)" && inked() > 0)
        desk.press("N")
        #expect(desk.message == "\"new\" \(total) of \(total), round from the first to the last")
        desk.press("n")
        #expect(desk.message == "\"new\" 1 of \(total), round from the last to the first")
        for number in 2...total {
            desk.press("F3")
            #expect(desk.message == "\"new\" \(number) of \(total)")
        }
        desk.press("Esc")
        #expect(inked() == 0 && desk.bench.list.rows == nil)
        desk.press("n")
        #expect(inked() > 0)
    }

    @Test("Letters beyond ASCII are found whatever their case, and wide ones are inked whole")
    func wide() {
        var desk = Desk(Seeds.knot)
        desk.press("/ text:ZUSAMMENHÄNGE Enter")
        #expect(desk.message == "\"ZUSAMMENHÄNGE\" 1 of 1")
        desk.press("Z / text:東京 Enter")
        #expect((0..<80).filter { desk.canvas[$0, 2].ink.unselected == .match }.count == 4, "\(desk.canvas.inks)")
    }

    @Test("What is done goes from the tree and comes back by one key, beside a filter that is on")
    func done() {
        var desk = Desk(Seeds.planForChange)
        desk.press("j j Enter z R")
        func states() -> Set<String> {
            Set(desk.bench.tree.rows.filter { $0.place == .first }.compactMap { desk.portfolio.text($0.node, .state) })
        }
        let all = desk.tree
        #expect(states().contains("done"))
        desk.press("z d")
        #expect(!states().contains("done") && desk.bench.tree.filter == "-state:done")
        desk.press("f text:dept:DHSC Enter z d")
        #expect(desk.bench.tree.filter == "dept:DHSC")
        desk.press("Esc")
        #expect(desk.tree == all)
    }
}
