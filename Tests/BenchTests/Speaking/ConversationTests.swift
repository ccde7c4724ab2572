// Talking with the workbench: every command has an answer, every change is told, nothing is drawn.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Talking with the workbench") struct ConversationTests {
    @Test("Every command can be said by its name in every pane, and is answered", arguments: Pane.allCases)
    func everyCommandByName(pane: Pane) {
        for portfolio in [Seeds.workedExample, Portfolio()] {
            var fresh = Listener(portfolio)
            fresh.say("pane \(pane.title.lowercased())")
            for command in Command.all {
                var talk = fresh
                let reason = command.unavailable(talk.desk.bench, talk.desk.world)
                let answer = talk.tell(command.name)
                #expect(!answer.isEmpty, "\(command.name) in \(pane.title)")
                #expect(!answer.contains("is no command"), "\(command.name) in \(pane.title)")
                if let reason {
                    #expect(
                        answer.replacing("\n", with: " ").contains(Spoken.message(reason)),
                        "\(command.name) in \(pane.title): \(answer)")
                }
            }
        }
    }

    @Test("Every key of the table can be said, and does what its command does")
    func everyKey() {
        for command in Command.all {
            for keys in command.keys {
                var byKey = Listener(Seeds.workedExample)
                var byName = Listener(Seeds.workedExample)
                if let pane = command.panes.first {
                    byKey.say("pane \(pane.title.lowercased())")
                    byName.say("pane \(pane.title.lowercased())")
                }
                // ? is the help of the talk itself; Esc and digits have meanings of their own.
                if command.name == "help" { continue }
                let label = Command.label(keys)
                if ["1", "2", "3", "4", "5", "6"].contains(label) { continue }
                #expect(byKey.say(label) == byName.say(command.name), "\(label): \(command.name)")
                #expect(byKey.desk.selection == byName.desk.selection, "\(label): \(command.name)")
            }
        }
    }

    @Test("A number before keys repeats them")
    func counts() {
        var talk = Listener(Seeds.planForChange)
        talk.say("3j")
        #expect(talk.desk.selection == "MIS-3")
        #expect(talk.tell("2k").hasPrefix("MIS-1 Kickstart economic growth, amber-red, 10 of 62 late. Mission 2 of 9."))
        #expect(talk.tell("2e").contains("takes no count"))
        talk.tell("set title One", "set title Two")
        #expect(talk.tell("2u").contains("2 undone"))
    }

    @Test("A mistyped word is never taken for the keys its letters are")
    func mistyped() {
        for word in ["und", "junk", "dd", "deleet", "uu", "jkl"] {
            var talk = Listener(Seeds.workedExample)
            let before = talk.desk.portfolio
            talk.say("set title Something else")
            talk.say(word)
            #expect(talk.desk.history.count == 1, "\(word)")
            #expect(talk.desk.portfolio != before, "\(word)")
        }
        var talk = Listener(Seeds.workedExample)
        #expect(talk.tell("tere upstream").contains("1 tree upstream, <: what this needs."))
        talk.say("1")
        #expect(talk.desk.bench.focus == .dependencies)
        #expect(talk.tell("xyzzy") == "\"xyzzy\" is no command, key or id. ? helps; help and a word searches.")
    }

    @Test("A beginning that is enough is enough, half a sequence says how it goes on")
    func beginnings() {
        var talk = Listener(Seeds.workedExample)
        talk.say("tree down")
        #expect(talk.desk.bench.tree.direction == .downstream)
        let half = talk.tell("g")
        #expect(half.hasPrefix("g goes on with another key:") && half.contains("gm: list missions."))
        #expect(talk.desk.bench.pending.isEmpty)
        talk.say("gm")
        #expect(talk.desk.bench.focus == .missions)
    }

    @Test("Only the difference is said: where nothing changes, that is said")
    func difference() {
        var talk = Listener(Seeds.planForChange)
        #expect(talk.say("j").count == 1)
        #expect(talk.tell("top", "top").hasPrefix("Still here. MIS-0"))
        #expect(talk.tell("zoom").hasPrefix("Missions has the whole screen."))
        #expect(talk.tell("zoom") == "All panes are on the screen.")
        #expect(talk.tell("theme mono").contains("The theme is mono now; theme = \"mono\" in config.toml keeps it."))
    }

    @Test("A row of the tree says how late, on which level, how shared and what lies below")
    func tree() {
        var talk = Listener(Seeds.planForChange, width: 400)
        talk.say("MIS-1")
        talk.say("tree upstream")
        talk.say("fold to 1")
        talk.say("2j")
        let row = talk.tell("where")
        #expect(row.contains("OUT-12"), "\(row)")
        #expect(row.contains("MHCLG") && row.contains("level 1") && row.contains("shared by 3"), "\(row)")
        #expect(row.contains("contributes to MIS-1") || row.contains("is part of MIS-1"), "\(row)")
        #expect(row.contains("folded below") || row.contains("open, "), "\(row)")
        let all = talk.tell("open all folds", "top", "read tree")
        #expect(all.contains("days late"), "\(all)")
    }

    @Test("The grid is said cell by cell, worst first, with the risks by name")
    func grid() {
        var talk = Listener(Seeds.planForChange, width: 400, height: 100)
        let said = talk.say("read risks")
        #expect(said[0] == "Risks: 26 of 38 on the grid.")
        #expect(said[1].hasPrefix("1 risk at likelihood 4, impact 5: "), "\(said[1])")
        #expect(said.contains { $0.hasPrefix("4 risks at likelihood 4, impact 4: ") && $0.hasSuffix("; and 1 more.") })
        talk.say("pane risks")
        #expect(talk.tell("left").hasPrefix("4 risks at likelihood 4, impact 4: "))
        let list = talk.tell("open")
        #expect(list.contains("score 16, likelihood 4, impact 4. Risk 1 of 4."), "\(list)")
    }

    @Test("A long answer is cut at a screenful, and more goes on until all is said")
    func more() {
        var whole = Listener(Seeds.planForChange, width: 60, height: 100_000)
        var talk = Listener(Seeds.planForChange, width: 60, height: 10)
        let all = whole.say("read")
        var heard: [String] = []
        var turns = 0
        var part = talk.say("read")
        while let last = part.last, last.hasSuffix("say more."), turns < 1000 {
            heard += part.dropLast()
            #expect(part.count <= 11 || part.count < 40)
            part = talk.say("more")
            turns += 1
        }
        #expect(heard + part == all)
        #expect(talk.tell("more") == "There is no more.")
    }

    @Test("Rows read aloud have numbers, and a number goes there")
    func numbers() {
        var talk = Listener(Seeds.planForChange, height: 100)
        let said = talk.say("read list")
        #expect(said.contains { $0.hasPrefix("4 MIS-3 Safer streets") }, "\(said)")
        talk.say("4")
        #expect(talk.desk.selection == "MIS-3")
        // After anything else 4 is a pane again.
        talk.say("4")
        #expect(talk.desk.bench.focus == .detail)
    }

    @Test("Words after a name answer what it asks, and what is ambiguous is numbered")
    func arguments() {
        var talk = Listener(Seeds.planForChange)
        talk.say("list outcomes")
        #expect(talk.desk.bench.list.kind == .outcome && talk.desk.bench.overlay == nil)
        talk.say("jump to MIS-4")
        #expect(talk.desk.selection == "MIS-4")
        let found = talk.tell("jump to grid")
        #expect(talk.desk.picker != nil && found.contains("\n1 ") && found.contains("\n2 "))
        #expect(talk.tell("x", "cancel").contains("MIS-4"))
        talk.say("search growing")
        #expect(!talk.tell("next match").contains("searched for yet"))
        #expect(talk.tell("undo please").contains("There is nothing to undo."))
    }

    @Test(
        "Words behind keys answer what the command asks, as they do behind its name",
        arguments: [
            ("f late", "filter late"), ("p MIL-507", "jump to MIL-507"), ("gk outcomes", "list outcomes"),
            ("g k Outcomes", "list outcomes"), ("ct Clean Rivers", "set title Clean Rivers"),
            ("c s draft", "set state draft"),
            ("/ growth", "search growth"), ("sg lead", "group lead"), ("jump MIL-507", "jump to MIL-507"),
            ("sort date", "sort by date"), (": f late", "filter late"),
        ])
    func wordsBehindKeys(_ short: String, _ long: String) {
        var (one, other) = (Listener(Seeds.planForChange, width: 300), Listener(Seeds.planForChange, width: 300))
        #expect(one.say(short) == other.say(long))
        #expect(one.desk.selection == other.desk.selection && one.desk.portfolio == other.desk.portfolio)
        #expect(one.desk.screen == other.desk.screen)
    }

    @Test("Words for which keys have no use change nothing, and are said again as they were written")
    func uselessWords() {
        var talk = Listener(Seeds.planForChange, width: 300)
        #expect(talk.tell("d MIL-507") == "d is delete, which takes no words after it: nothing was done.")
        talk.say("set title One")
        #expect(talk.tell("u Please").hasSuffix("which takes no words after it: nothing was done."))
        #expect(talk.desk.history.count == 1)
        for line in ["Nonsense Word", "MIL-99", "xyz ABC"] {
            #expect(talk.tell(line) == "\"\(line)\" is no command, key or id. ? helps; help and a word searches.")
        }
        #expect(talk.tell("Tere Upstream").hasPrefix("\"Tere Upstream\" is no command. Did you mean:"))
        #expect(talk.tell("read FOO").hasPrefix("There is no pane FOO."))
        #expect(talk.tell("help FOO") == "No command is about FOO.")
    }

    @Test("What is not in a list says what is nearest to it, or what there is")
    func notListed() {
        var talk = Listener(Seeds.planForChange, width: 300)
        #expect(talk.tell("list Milstones").hasSuffix("\"Milstones\" is not among them. Did you mean milestones?"))
        let said = talk.tell("list Nonsense")
        #expect(said.hasPrefix("Show in the list. \"Nonsense\" is not among them. There are: missions, outcomes,"))
        #expect(said.hasSuffix("evidence.") && talk.desk.bench.overlay == nil)
        #expect(talk.tell("theme darkk").hasSuffix("Did you mean dark?"))
        // What a list of kinds has not got may be meant for another command; the words behind are kept for it.
        talk.say("MIL-507")
        let offer = talk.tell("add need MIL-102")
        #expect(offer.contains("Did you mean:") && offer.contains("1 add dependency, ad: "))
        #expect(talk.desk.form == nil && talk.desk.history.isEmpty)
        #expect(talk.tell("1").hasPrefix("MIL-507 needs MIL-102. A form of"))
        talk.say("cancel")
        talk.say("MIS-1")
        #expect(talk.tell("add need").contains("Not now: Only milestones, programmes and experiments need things"))
        #expect(talk.tell("filter late", "filter all").hasPrefix("No filter: all 18 are shown."))
    }

    @Test("What another window changed is one line, and is said once")
    func otherWindows() throws {
        var talk = Listener(Seeds.workedExample)
        let item = try #require(talk.desk.selection)
        let step = try #require(try talk.desk.portfolio.setting(.item(item), [("title", "From next door")]))
        #expect(try talk.arrives(step, from: "ann").joined(separator: " ").contains("by ann in another window"))
        #expect(!talk.tell("j").contains("ann"))
    }

    @Test("Where nothing can be changed, the reason is said")
    func readOnly() {
        let reason = "This file is read-only: another version of stocktake wrote it."
        var talk = Listener(Seeds.workedExample, readOnly: reason)
        #expect(talk.said.joined(separator: " ").contains(reason))
        for line in ["set title X", "e", "d", "add mission", "undo", "set"] {
            #expect(talk.tell(line).contains(reason), "\(line)")
        }
        #expect(talk.desk.history.isEmpty)
    }
}
