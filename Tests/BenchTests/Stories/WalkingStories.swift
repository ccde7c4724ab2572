// Walking: the tree and its folds, the jump list, search, and finding anything by a few letters.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Walking") struct WalkingStories {
    @Test("Folds open and close, one by one, by depth, and all; the cursor keeps its item")
    func folding() {
        var desk = Desk(Seeds.knot)
        desk.press("Enter z M")
        #expect(desk.tree == ["M1"])
        desk.press("z 1")
        #expect(desk.tree == ["M1", "  P1"])
        desk.press("z 2 j j")
        #expect(desk.tree == ["M1", "  P1", "    A", "    B"] && desk.selection == "A")
        desk.press("z o")
        #expect(desk.tree == ["M1", "  P1", "    A", "      B", "    B"] && desk.selection == "A")
        desk.press("z R")
        #expect(
            desk.tree == ["M1", "  P1", "    A", "      B", "        C", "          A", "    B"]
                && desk.selection == "A")
        desk.press("j j j")
        #expect(desk.screen.contains("leads back here"))
        desk.press("Enter")
        #expect(desk.bench.tree.scroller.cursor == 2, "from where it leads back to where it is open")
        desk.press("G")
        #expect(desk.lines.contains { $0.contains("^ shown above") })
        desk.press("Enter")
        #expect(desk.bench.tree.scroller.cursor == 3)
        desk.press("g g z c")
        #expect(desk.tree == ["M1"] && !desk.screen.contains("It needs nothing"), "closed is not empty")
        desk.press("z a")
        #expect(desk.tree.count > 1)
    }

    @Test("The tree turns around the selected item, both ways, and zp and zr choose the root")
    func directions() {
        var desk = Desk(Seeds.knot)
        desk.press("p text:B Enter <")
        #expect(desk.tree == ["B", "  C", "    A"])
        desk.press(">")
        #expect(desk.tree == ["B", "  A", "    C", "    P1", "  P1"])
        desk.press("j j z p")
        #expect(desk.bench.tree.root == "C" && desk.selection == "C")
        desk.press("z r")
        #expect(desk.bench.tree.root == "M1" && desk.selection == "M1")
    }

    @Test("Both directions at once on any screen, and F7 goes through the three ways")
    func bothDirections() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-103 Enter =")
        #expect(desk.screen.contains("< MIL-103 needs") && desk.screen.contains("> waiting on MIL-103: 3"))
        #expect(desk.screen.contains("MIL-602") && desk.screen.contains("PRO-11"))
        desk.press("=")
        #expect(!desk.screen.contains("> waiting on MIL-103: 3"))
        desk.press("< F7")
        #expect(desk.bench.tree.direction == .downstream && desk.bench.layout.companion == nil)
        desk.press("F7")
        #expect(desk.bench.layout.companion != nil)
        desk.press("F7")
        #expect(desk.bench.tree.direction == .upstream && desk.bench.layout.companion == nil)
        desk.resize(60, 16)
        desk.press("=")
        #expect(desk.screen.contains("There is room for one direction only"))
        desk.press("Z")
        #expect(desk.screen.contains("> waiting on MIL-103: 3"))
    }

    @Test("From a shared item to the other places where it hangs, and from one crossing of departments to the next")
    func placesAndCrossings() {
        var desk = Desk(Seeds.knot)
        desk.press("p text:P1 Enter < z R g g")
        #expect(desk.tree == ["P1", "  A", "    B", "      C", "        A", "  B"])
        desk.press("j j g p")
        #expect(desk.bench.tree.scroller.cursor == 5 && desk.selection == "B")
        desk.press("g p")
        #expect(desk.bench.tree.scroller.cursor == 2)
        desk.press("g g g p")
        #expect(desk.screen.contains("P1 hangs in one place only."))
        desk.press("g x")
        #expect(desk.screen.contains("No row that is open here joins two departments"))
        desk = Desk(Seeds.workedExample)
        desk.press("p text:M3 Enter < z R g g g x")
        let crossed = desk.selection
        #expect(crossed != "M3")
        desk.press("g x")
        #expect(desk.selection != crossed)
    }

    @Test("On a dependency the tree's lower edge says both days, in as many words as there is room for")
    func bothDays() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:MIL-206 Enter < j")
        #expect(desk.lines[12].contains("═ need-by 14 Jan 2026, promised 31 Mar 2026 ═"))
        desk.resize(120, 36)
        #expect(desk.screen.contains("═ need-by 14 Jan 2026, promised 31 Mar 2026 ═"))
        desk.resize(200, 50)
        #expect(desk.screen.contains("═ need-by 14 Jan 2026, promised 31 Mar 2026 ═"))
        desk.press("Z")
        #expect(
            desk.screen.contains("═ DWP to DHSC, need-by 14 Jan 2026, promised 31 Mar 2026: 76 days late ═"))
        #expect(desk.screen.contains(" DWP>DHSC by 14 Jan 2026, promised 31 Mar 2026 "))
        desk.press("Z")
        desk.resize(60, 16)
        #expect(desk.screen.contains("═ ") && !desk.screen.contains("14 Jan"))
        desk.press("k")
        #expect(!desk.screen.contains("promised"))
    }

    @Test("Letters that lie scattered over a name do not find it; runs, beginnings and what is left out of a word do")
    func scattered() {
        func find(_ letters: String, _ text: String) -> Bool {
            let word = Array(letters.utf8)
            return Array(text.utf8).withUnsafeBufferPointer { Fuzzy.score(word, $0) != nil }
        }
        for (letters, text) in [
            ("grid", "Years a ready project waits for a grid connection"), ("skls", "Energy skills passports"),
            ("trnsf", "Transformer maker"), ("elecrec", "Elective recovery"), ("nhsap", "The NHS App"),
            ("cfe", "Children and families early"), ("gtf", "GridTaskforce"), ("ower", "Clean power"),
        ] { #expect(find(letters, text), "\(letters) in \(text)") }
        for (letters, text) in [
            ("skls", "Ask of industry: say early if a date will slip"),
            ("hous", "Three in four children ready for school"),
            ("grid", "Gas prices before the wind does"), ("rsk", "MIL-12 Park opens again, as a park"),
        ] { #expect(!find(letters, text), "\(letters) in \(text)") }
    }

    @Test("Back and forward go through the places that were left, as in a browser")
    func jumpList() {
        var desk = Desk(Seeds.london)
        desk.press("H")
        #expect(desk.message == "There is nowhere to go back to yet.")
        for id in ["MIL-09", "RSK-1", "LOCOG", "EVI-1"] { desk.press("p text:\(id) Enter") }
        let last = desk.bench.here
        var seen: [ItemID?] = []
        for _ in 0..<4 {
            desk.press("H")
            seen.append(desk.selection)
        }
        #expect(seen == ["LOCOG", "RSK-1", "MIL-09", "MIS-1"])
        for _ in 0..<4 { desk.press("L") }
        #expect(desk.bench.here == last)
        desk.press("L")
        #expect(desk.message == "There is nowhere to go forward to.")
        // A place that is gone is said to be, or passed by; never shown.
        desk.press("H d H")
        #expect(desk.portfolio.node("LOCOG") == nil && desk.selection != "LOCOG")
    }

    @Test("Search moves as one types, goes round, and Esc goes back to where it began")
    func searching() {
        var desk = Desk(Seeds.planForChange)
        desk.press("j / text:clean")
        #expect(desk.selection == "MIS-5")
        desk.press("Esc")
        #expect(desk.selection == "MIS-1")
        desk.press("/ text:zzz")
        #expect(desk.selection == "MIS-1" && desk.lines[21].hasSuffix("  not in this pane"))
        desk.press("Enter")
        #expect(desk.message == "\"zzz\" is not in this pane.")
        desk.press("/ text:for Enter")
        let first = desk.selection
        var found: [ItemID?] = []
        repeat {
            found.append(desk.selection)
            desk.press("n")
        } while desk.selection != first && found.count < 20
        #expect(Set(found).count == found.count && found.count > 2, "n goes round once through all matches")
        desk.press("n N")
        #expect(desk.selection == first)
        // On the grid of risks it finds in the list of the cell, and Esc leaves all as it was.
        desk.press("3")
        let selection = desk.selection
        desk.press("/ text:transf")
        #expect(desk.bench.risks.isList && desk.selection == "RSK-12")
        desk.press("Esc")
        #expect(!desk.bench.risks.isList && desk.selection == selection)
    }

    @Test("A few letters find: ids first, then beginnings of words, and every word must match")
    func fuzzy() {
        var desk = Desk(Seeds.planForChange)
        desk.press("p text:mil-201")
        #expect(desk.picker?.current.map { "\($0.outcome)" }?.contains("MIL-201") == true)
        #expect(desk.picker.map { $0.found.count >= 1 } == true)
        desk.press("Esc p text:leeds\\ ready")
        for choice in desk.picker?.found.prefix(2) ?? [] { #expect(choice.text.lowercased().contains("leeds")) }
        desk.press("text:qqqq")
        #expect(desk.picker?.found.isEmpty == true && desk.screen.contains("Nothing matches"))
        desk.press("Enter")
        #expect(desk.picker != nil, "Enter on nothing does nothing")
        desk.press("C-u text:knif Enter")
        #expect(desk.selection.flatMap { desk.field($0, "title") }?.contains("nife") == true)
    }

    @Test("A link is offered only to what it may join, and never to the item itself")
    func ends() {
        var desk = Desk(Seeds.london)
        desk.press("p text:MIL-09 Enter a d")
        let kinds = Set((desk.picker?.found ?? []).map(\.right))
        #expect(!kinds.isEmpty && kinds.isDisjoint(with: ["mission", "risk", "measure", "evidence"]))
        desk.press("text:MIL-09")
        #expect(desk.picker?.found.contains { $0.text == "Opening ceremony" } == false)
    }

    @Test("The palette runs what begins with what was typed")
    func palette() {
        var desk = Desk(Seeds.london)
        desk.press(": text:set Enter")
        #expect(desk.form?.title == "MIS-1 A Games that leaves a legacy" && (desk.form?.rows.count ?? 0) > 5)
        desk.press("Esc : text:impact Enter")
        #expect(desk.message == "MIS-1 is not a risk: 3 and Enter choose one.")
        #expect(desk.picker != nil)
    }

    @Test("Folds are as they were left after looking elsewhere, the other way, and on coming back")
    func foldsStay() {
        var desk = Desk(Seeds.planForChange)
        desk.press("j 2 z M")
        let folded = desk.tree
        desk.press("1 j k")
        #expect(desk.tree == folded)
        desk.press("2 > <")
        #expect(desk.tree == folded)
        desk.press("1 j k 2 l j j")
        let (open, row) = (desk.tree, desk.bench.tree.scroller.cursor)
        desk.press("1 j k 2")
        #expect(desk.tree == open && desk.bench.tree.scroller.cursor == row)
    }
}
