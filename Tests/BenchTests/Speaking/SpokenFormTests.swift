// Forms and lists by talk: field by field, number by number, nothing wrong kept.

import Missions
import Testing

@testable import Bench

@Suite("Forms in sentences") struct SpokenFormTests {
    @Test("A form says its fields one by one; Enter keeps, a value replaces, - clears, save tells what changed")
    func walk() {
        var talk = Listener(Seeds.workedExample, width: 400)
        let item = talk.desk.selection!
        let opened = talk.tell("set")
        #expect(opened.contains("A form of ") && opened.contains("Title: ") && opened.contains("Field 1 of "))
        let second = talk.tell("A mission with another name")
        #expect(second.contains("Title is now A mission with another name."))
        #expect(second.contains("Field 2 of "))
        #expect(talk.tell("back").contains("Title: A mission with another name."))
        #expect(talk.tell("").contains("Field 2 of "))
        #expect(talk.tell("read").contains("Title: A mission with another name, changed."))
        let saved = talk.tell("save")
        #expect(saved.hasPrefix("Record 1 \(item) title "), "\(saved)")
        #expect(saved.contains("to A mission with another name. u takes it back."), "\(saved)")
        #expect(talk.tell("u").hasPrefix("Record 2 undid record 1: "))
    }

    @Test("What is wrong is told at once with what is expected, and the field stays as it was")
    func wrong() {
        var talk = Listener(Seeds.planForChange, width: 400)
        talk.say("list milestones")
        talk.say("set")
        talk.say("go forecast finish")
        let before = talk.desk.form!.current.text
        let answer = talk.tell("soonish")
        #expect(answer.contains("\"soonish\" is not a") && answer.contains("Forecast finish stays"), "\(answer)")
        #expect(talk.desk.form!.current.text == before)
        #expect(talk.desk.form!.current.rule.name == "forecast_finish")
        talk.say("2027-01-31")
        talk.say("forecast finish = nonsense")
        #expect(talk.tell("save").contains("31 Jan 2027"))
    }

    @Test("Choices are numbered; a number, a word or its beginning chooses")
    func choices() {
        for (answer, expected) in [("2", 1), ("LIVE", -1)] {
            var talk = Listener(Seeds.planForChange, width: 400)
            let said = talk.tell("set state")
            #expect(said.contains("One of 1 "), "\(said)")
            let words = FormSpeech.words(talk.desk.form!.current)!
            talk.say(answer)
            talk.say("back")
            #expect(talk.desk.form!.current.text == (expected >= 0 ? words[expected] : "live"))
            #expect(talk.tell("frobnicated").contains("State stays"))
        }
    }

    @Test("Words that are no id narrow the list of what may stand there; a number puts it in")
    func references() throws {
        var talk = Listener(Seeds.planForChange, width: 400)
        talk.say("set lead")
        let field = try #require(talk.desk.form?.current)
        guard case .reference = field.rule.type else { return }
        let narrowed = talk.tell("health")
        #expect(talk.desk.picker != nil && narrowed.contains("1 "), "\(narrowed)")
        let first = try #require(talk.desk.picker?.found.first)
        talk.say("1")
        if case .item(let id) = first.outcome { #expect(talk.desk.form?.current.text == id) }
        #expect(talk.tell("cancel") != "")
        #expect(talk.desk.bench.overlay == nil)
    }

    @Test("A title that begins like a command is taken, and the way to the command is told")
    func likeACommand() {
        var talk = Listener(Seeds.workedExample, width: 400)
        talk.say("set")
        let said = talk.tell("list milestones")
        #expect(said.contains("Title is now list milestones."), "\(said)")
        #expect(said.contains("That was taken as text: save or cancel before the command list."), "\(said)")
        talk.say("back")
        #expect(!talk.tell("= list milestones by hand").contains("before the command"), "whoever writes = means text")
        talk.say("back")
        #expect(!talk.tell("A list of milestones").contains("before the command"))
    }

    @Test("What lists the items that may stand in a field is told by a word that can be said")
    func listed() {
        for kind in Kind.allCases {
            var talk = Listener(Seeds.london, width: 400)
            let desk = talk.desk
            guard let node = desk.portfolio.nodes(of: kind).first(where: { _ in true }) else { continue }
            talk.say("jump to \(desk.portfolio.id(node))")
            talk.say("set")
            guard let form = talk.desk.form else { continue }
            for row in form.rows {
                guard case .references = row.rule.type else { continue }
                talk.say("go \(row.rule.label)")
                let answer = talk.tell("w")
                #expect(answer.contains("pick lists what may stand here.") && !answer.contains("C-p"), "\(answer)")
            }
        }
    }

    @Test("One line is enough for one field")
    func oneLine() {
        var talk = Listener(Seeds.workedExample, width: 400)
        let item = talk.desk.selection!
        #expect(talk.tell("set title Games that last").contains("to Games that last. u takes it back."))
        #expect(talk.desk.field(item, "title") == "Games that last")
        #expect(talk.tell("set state nonsense").contains("State stays"))
        #expect(talk.desk.form != nil)
        talk.say("cancel")
        talk.say("add milestone Sign the contract")
        #expect(talk.desk.form?.cells.contains { $0.text == "Sign the contract" } == true)
        #expect(talk.tell("save").contains("added MIL-"))
    }

    @Test("Drawing a dependency goes from one numbered list to the next")
    func relate() throws {
        var talk = Listener(Seeds.workedExample, width: 400)
        talk.say("list milestones")
        let from = try #require(talk.desk.selection)
        let kinds = talk.tell("link")
        #expect(kinds.contains("1 \(from) needs."), "\(kinds)")
        let ends = talk.tell("1")
        #expect(ends.contains("A number chooses.") || ends.contains("more: more goes on"), "\(ends)")
        let to = try #require(talk.desk.picker?.found.first)
        talk.say("1")
        #expect(talk.desk.form != nil)
        let saved = talk.tell("need by = 2027-03-01", "save")
        guard case .item(let id) = to.outcome else { return }
        #expect(saved.contains("link added: \(from) needs \(id)"), "\(saved)")
    }

    @Test("A command said into a form is not taken for a value")
    func commandInForm() {
        var talk = Listener(Seeds.workedExample, width: 400)
        talk.say("set title")
        for line in ["u", "gg", "tree upstream", "read risks", "undo"] {
            #expect(talk.tell(line).contains("is a command, and a form is open"), "\(line)")
        }
        #expect(talk.desk.form?.rows.allSatisfy { !$0.isChanged } == true)
    }

    @Test("The reserved words can be values")
    func literally() {
        var talk = Listener(Seeds.workedExample)
        let item = talk.desk.selection!
        talk.tell("set title", "= save", "save")
        #expect(talk.desk.field(item, "title") == "save")
        talk.tell("set title", "-", "save")
        #expect(talk.desk.form == nil || talk.desk.form?.refusal != nil)
    }

    @Test("Long lists come nine at a time with going numbers")
    func nine() {
        var talk = Listener(Seeds.planForChange, height: 100)
        let first = talk.say("jump to")
        #expect(first.contains { $0.hasPrefix("9 ") } && !first.contains { $0.hasPrefix("10 ") })
        let second = talk.say("more")
        #expect(second.contains { $0.hasPrefix("10 ") } && second.contains { $0.hasPrefix("18 ") }, "\(second)")
        let twelfth = talk.desk.picker!.found[11]
        talk.say("12")
        if case .item(let id) = twelfth.outcome { #expect(talk.desk.selection == id) }
    }
}
