// What hands do: counts, repeating, macros, marks, waiting, bursts.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Hands") struct HandStories {
    @Test("A count typed with Alt moves by so many rows, and undoes so many changes one by one")
    func counts() {
        var desk = Desk(Seeds.planForChange)
        desk.press("M-3 j")
        #expect(desk.bench.list.scroller.cursor == 3)
        desk.press("M-2 k")
        #expect(desk.bench.list.scroller.cursor == 1)
        desk.press("M-1 M-2")
        #expect(desk.lines[21].hasPrefix(" 12 …"))
        desk.press("Esc")
        #expect(desk.message.isEmpty && desk.bench.hands.count == nil)
        let before = desk.portfolio
        for name in ["One", "Two", "Three"] { desk.press("a m text:\(name) Enter") }
        desk.press("M-3 u")
        #expect(desk.portfolio == before && desk.history.count == 6)
        #expect(desk.message.hasPrefix("3 undone; the last: #6 undid #1"))
        desk.press("M-5 U")
        #expect(desk.message.hasPrefix("3 of 5, there are no more done again; the last: #9 did #3 again"))
    }

    @Test("A count on a command that takes none is refused with a sentence, and nothing happens")
    func noCount() {
        var desk = Desk(Seeds.workedExample)
        desk.press("M-4 a m")
        #expect(desk.message == "\"add mission\" takes no count, and 4 was typed: nothing was done.")
        #expect(desk.bench.overlay == nil)
        desk.press("a m")
        #expect(desk.form != nil, "the count is gone")
    }

    @Test("Counts open folds so many rows deep, and close them so many rows up")
    func foldCounts() {
        var desk = Desk(Seeds.knot)
        desk.press("Enter z M g g M-2 z o")
        #expect(desk.tree == ["M1", "  P1", "    A", "    B"])
        desk.press("z R j j M-3 z c")
        #expect(desk.tree == ["M1"])
    }

    @Test("The dot does to another item what the last change did, and says what it did")
    func repeats() {
        var desk = Desk(Seeds.planForChange)
        desk.press("c s")
        desk.retype("")
        let states = desk.form!.current.words ?? []
        desk.press("Esc")
        let item = desk.selection!
        let state = states.first { $0 != desk.field(item, "state") }!
        desk.press("c s")
        desk.retype(state)
        desk.press("Enter j .")
        let other = desk.selection!
        #expect(other != item && desk.field(other, "state") == state)
        #expect(desk.message.contains(other))
        desk.press(".")
        #expect(desk.message == "\(other) has that already: nothing to change.")
        desk.press("u")
        #expect(desk.field(other, "state") != state, "one step, one undo")
    }

    @Test("The dot draws the same link from another item, adds the same thing to it, deletes it")
    func repeatsLinks() {
        var desk = Desk(Seeds.planForChange)
        desk.press("a r text:Too\\ few\\ hands Enter")
        let risk = desk.selection!
        desk.press("1 g g j")
        let mission = desk.selection!
        desk.press(".")
        let again = desk.portfolio.nodes(of: .raid).map { desk.portfolio.id($0) }.last!
        #expect(again != risk && desk.field(again, "title") == "Too few hands")
        #expect(
            desk.portfolio.links(from: desk.portfolio.node(again)!, .affects).contains {
                desk.portfolio.id(desk.portfolio.to($0)) == mission
            })
        desk = Desk(Portfolio())
        desk.press("a m text:One Enter a m text:Two Enter a m text:Three Enter d")
        #expect(desk.portfolio.count(of: .mission) == 2)
        desk.press(".")
        #expect(desk.portfolio.count(of: .mission) == 1, "\(desk.message)")
    }

    @Test("The dot has nothing to do before the first change, and says what cannot be done again")
    func nothingToRepeat() {
        var desk = Desk(Seeds.workedExample)
        desk.press(".")
        #expect(desk.message == "Nothing has been changed in this window yet: . does the last change again.")
        desk.press("c p")
        desk.go(toField: "name")
        desk.retype("Another")
        desk.press("Enter .")
        #expect(desk.message.contains("it changed the portfolio's settings"), "\(desk.message)")
    }

    @Test("A macro is keys: recorded with M, played with X, as often as is counted")
    func macros() {
        var desk = Desk(Seeds.planForChange)
        desk.press("X")
        #expect(desk.message == "No macro is recorded yet: M records one, and stops.")
        desk.press("M a m text:Again Enter M")
        #expect(desk.message == "Recorded 8 keys: X plays them.")
        let count = desk.portfolio.count(of: .mission)
        desk.press("M-2 X")
        #expect(desk.portfolio.count(of: .mission) == count + 2)
        #expect(desk.bench.hands.macro.playing == nil)
        desk.press("u u")
        #expect(desk.portfolio.count(of: .mission) == count, "each change of a macro is a step of its own")
    }

    @Test("A macro says that it records, stops at the first refusal, and never plays itself")
    func macroEnds() {
        var desk = Desk(Seeds.planForChange)
        desk.press("M")
        #expect(desk.screen.contains("Recording keys: M stops."))
        desk.press("j")
        #expect(desk.lines[0].contains("recording"), "it is still said when the message is gone")
        desk.press("X")
        #expect(desk.message == "Keys are being recorded: M stops, then X plays them.")
        desk.press("j B j j M")
        let before = desk.bench.list.scroller.cursor
        desk.press("X")
        #expect(desk.message.hasPrefix("The macro stopped at key 2 of 6:"), "\(desk.message)")
        #expect(desk.bench.list.scroller.cursor == before + 1)
    }

    @Test("Settings read again bring their theme and mouse, and say what holds from the next start only")
    func settingsAgain() {
        var desk = Desk(Seeds.planForChange)
        var settings = Settings()
        settings.theme = "light"
        settings.plain = true
        desk.send(.configured(settings))
        #expect(desk.asked == ["theme light"] && desk.bench.themeName == "light")
        #expect(
            desk.message == "The settings were read again. Whether it speaks or draws holds from the next start.")
        settings.mouse = true
        desk.send(.configured(settings))
        #expect(desk.asked == ["theme light", "mouse true"] && desk.bench.hasMouse)
        settings.theme = "sepia"
        desk.send(.configured(settings))
        #expect(desk.message.contains("There is no theme “sepia”") && desk.bench.themeName == "light")
    }

    @Test("Recording stops by the palette too, and its keys are no part of the macro")
    func macroByPalette() {
        var desk = Desk(Seeds.planForChange)
        desk.press("M j : text:macro\\ record Enter")
        #expect(desk.bench.hands.macro.keys == [.char("j")])
    }

    @Test("A place is kept under a letter; the quote and the letter go there, the dash goes to and fro")
    func marks() {
        var desk = Desk(Seeds.planForChange)
        let start = desk.selection!
        desk.press("m a")
        #expect(desk.message.hasPrefix("a marks \(start)"))
        desk.press("p text:MIL-206 Enter")
        #expect(desk.selection == "MIL-206")
        desk.press("' a")
        #expect(desk.selection == start && desk.bench.focus == .missions)
        desk.press("-")
        #expect(desk.selection == "MIL-206")
        desk.press("-")
        #expect(desk.selection == start)
        desk.press("' b")
        #expect(desk.message == "No place is marked b: mb marks this one.")
        desk.press("m 1")
        #expect(desk.message == "1 is no mark: marks are the letters a to z.")
        desk.press("m Esc")
        #expect(desk.bench.hands.letterUse == nil)
        desk.press("'")
        desk.wait()
        #expect(desk.screen.contains("a  \(start)"), "\(desk.screen)")
    }

    @Test("After a pause the ways on are listed, those that cannot be gone with their reason; who is fast sees none")
    func waysOn() {
        var desk = Desk(Portfolio())
        desk.press("c")
        #expect(desk.bench.wantsTimer == 400)
        #expect(!desk.screen.contains("goes on with"))
        desk.wait()
        #expect(desk.screen.contains("c goes on with"))
        #expect(desk.screen.contains("Nothing is selected yet"))
        #expect(desk.bench.wantsTimer == nil)
        desk.press("p")
        #expect(desk.form != nil)
        desk.press("Esc z Esc")
        #expect(!desk.screen.contains("goes on with") && desk.bench.wantsTimer == nil)
        desk.wait()
        #expect(!desk.screen.contains("goes on with"))
    }

    @Test("A burst of letters is caught and not run; a note takes it")
    func bursts() {
        var desk = Desk(Seeds.workedExample)
        let before = desk.portfolio
        let text = "Dear all,\rplease add these and delete those.\r"
        desk.burst(text.map { $0 == "\r" ? .enter : .char($0) })
        #expect(desk.portfolio == before && desk.bench.overlay == nil && desk.history.isEmpty)
        #expect(desk.message == "A paste of \(text.count) characters was not run as keys. an puts it in a note.")
        // What follows without a pause belongs to it.
        desk.burst("dud".map { .char($0) })
        #expect(desk.history.isEmpty && desk.bench.hands.caught?.hasSuffix("dud") == true)
        desk.wait()
        desk.press("a n")
        #expect(desk.form?.rows.first { $0.rule.name == "title" }?.text == "Dear all,")
        #expect(desk.form?.rows.first { $0.rule.name == "note" }?.text.contains("delete those.\ndud") == true)
        desk.press("Enter")
        #expect(desk.history.count == 1)
    }

    @Test("What hands may well send at once is run: a held key, moves to and fro, a few commands, a search")
    func noBurst() {
        var desk = Desk(Seeds.planForChange)
        desk.burst(Array(repeating: .char("j"), count: 1_000))
        #expect(desk.bench.list.scroller.cursor == desk.bench.list.count(desk.world) - 1)
        desk.burst("kkkkjjkjkjkjkjkjkjkjkjkhlhlhlhl".map { .char($0) })
        #expect(desk.bench.hands.caught == nil)
        desk.burst("1ggjjzzGkk".map { .char($0) })
        #expect(desk.bench.hands.caught == nil)
        desk.burst("am".map { .char($0) })
        #expect(desk.form != nil)
        desk.burst("A mission with a long name".map { .char($0) })
        #expect(desk.form?.current.text == "A mission with a long name")
        desk.press("Esc")
        desk.burst("pMIL-206 and more words".map { .char($0) })
        #expect(desk.picker?.query.text == "MIL-206 and more words")
    }

    @Test(
        "A paste without brackets changes nothing, whatever it spells",
        arguments: [
            "uuuu", "undo", "jjjdddduuu", "jjjjjjjjjjd", "delete me", "red dude", "cd src\nls\n", "/etc/passwd\nd",
            "dddd",
            "plain text\nand more\n", "done", "next friday\n", "need help\n", "Ned zz\n", "xjxjxj", "jjyyjj",
            "jjbsjjjj\n",
        ])
    func paste(text: String) {
        var desk = Desk(Seeds.planForChange)
        desk.press("c t text:! Enter")
        let before = (desk.portfolio, desk.history.count)
        desk.burst(text.map { $0 == "\n" ? .enter : .char($0) })
        #expect(desk.portfolio == before.0 && desk.history.count == before.1 && desk.asked.isEmpty)
        #expect(desk.bench.overlay == nil, "\(desk.screen)")
    }

    @Test("A paste quits nothing, in the vim keys either", arguments: ["ZZZZ", "jjZZjj", "jjZQ"])
    func pasteInVim(text: String) {
        var settings = Settings()
        settings.profile = .vim
        var desk = Desk(Seeds.planForChange, settings: settings)
        desk.burst(text.map { .char($0) })
        #expect(!desk.bench.hasQuit && desk.asked.isEmpty)
    }

    @Test("Where letters are keys and no text, many at once are as many as one by one")
    func manyInAnswers() {
        for keys in ["I b", "I m", "F9"] {
            var (desk, other) = (Desk(Seeds.planForChange), Desk(Seeds.planForChange))
            desk.press(keys)
            other.press(keys)
            desk.burst(Array(repeating: .char("j"), count: 40))
            for _ in 0..<40 { other.press(.char("j")) }
            #expect(desk.screen == other.screen, "\(keys)")
        }
    }

    @Test("A long text typed into a field without a pause is one change of the field")
    func longText() {
        var desk = Desk(Seeds.planForChange)
        desk.press("e")
        desk.go(toField: "plain")
        let text = String(String(repeating: "words and more words ", count: 500).dropLast())
        let keys = text.map { Key.char($0) }
        #expect(desk.bench.gather(keys, from: 0).count == keys.count)
        desk.burst(keys + [.enter])
        #expect(desk.field(desk.selection ?? "", "plain")?.hasSuffix(text) == true)
        #expect(desk.history.count == 1)
    }

    @Test("A thousand keys of several kinds at once are as one by one")
    func mixedBurst() {
        let keys = (0..<1_000).map { Key.char($0 % 3 == 2 ? "k" : "j") }
        var one = Desk(Seeds.planForChange)
        one.press("g k text:milestones Enter")
        var other = one
        one.burst(keys)
        for key in keys { other.press(key) }
        #expect(one.canvas == other.canvas)
    }

    @Test("A thousand keys at once are as one by one", arguments: ["j", "k", "J", "C-d", "PgUp"])
    func coalesced(key: String) {
        for pane in Pane.allCases where pane != .history {
            var one = Desk(Seeds.planForChange)
            one.focus(pane)
            one.press("j j j j")
            var all = one
            for _ in 0..<40 { one.press(key) }
            all.burst(Array(repeating: Key(name: key)!, count: 40))
            #expect(one.screen == all.screen, "\(key) in \(pane.title)")
        }
    }

    @Test("A bracketed paste outside a field is caught as well")
    func paste() {
        var desk = Desk(Seeds.workedExample)
        desk.press("paste:one\\ntwo")
        #expect(desk.message == "A paste of 7 characters was not run as keys. an puts it in a note.")
        desk.press("j a n")
        #expect(desk.form?.rows.first { $0.rule.name == "note" }?.text == "", "after another command it is forgotten")
    }

    @Test("Key hints are shown in full, in short, or not at all")
    func hints() {
        var desk = Desk(Seeds.workedExample)
        #expect(desk.screen.contains("? all keys") && desk.screen.contains("r relate"))
        desk.press(", h")
        #expect(desk.screen.contains("? all keys") && !desk.screen.contains("r relate"))
        desk.press(", h")
        #expect(!desk.screen.contains("? all keys"))
        desk.press(", h")
        #expect(desk.screen.contains("r relate"))
    }

    @Test("Esc takes back one layer at a time")
    func layers() {
        var desk = Desk(Seeds.workedExample)
        desk.press("3 Enter Z M-2 g")
        desk.press("Esc")
        #expect(desk.bench.pending.isEmpty && desk.bench.isZoomed && desk.bench.risks.isList)
        desk.press("Esc")
        #expect(desk.bench.isZoomed && !desk.bench.risks.isList)
        desk.press("C-c")
        #expect(!desk.bench.isZoomed)
    }

    @Test("An Esc that comes as Alt with the next key is an Esc and that key, where Alt means nothing")
    func closeAfterEscape() {
        var desk = Desk(Seeds.london)
        desk.press("p text:MIL-05 Enter")
        let count = desk.portfolio.count(of: .milestone)
        // As terminals send Esc z d, typed fast.
        desk.press("M-z d")
        #expect(desk.portfolio.count(of: .milestone) == count && desk.screen.contains("-state:done"), "\(desk.screen)")
        desk.press("u e text:x M-c s")
        #expect(!desk.screen.contains("xs"), "\(desk.screen)")
        // In a field Alt may have been meant: what it was not changes nothing and does not leave.
        let before = desk.history.count
        desk.press("c t text:y M-u")
        #expect(desk.bench.overlay == nil && desk.history.count == before, "\(desk.screen)")
        desk.press("/ text:y M-Q")
        #expect(!desk.bench.hasQuit && desk.bench.overlay == nil)
        desk.press("Esc Esc M-x")
        #expect(!desk.message.contains("M-x"), "\(desk.message)")
        // Words are still walked in a field, and what begins a sequence is no Esc.
        desk.press("Esc / text:one M-b text:x")
        #expect(desk.screen.contains("xone"), "\(desk.screen)")
        desk.press("Esc M-[")
        #expect(desk.message.contains("M-[ does nothing here"), "\(desk.message)")
    }
}
