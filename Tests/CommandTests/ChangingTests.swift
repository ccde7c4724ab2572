// add, set, link, unlink, delete, import, undo, redo, jump: what they say, and that every one can be taken back.

import Foundation
import Programs
import Testing

@Suite struct ChangingTests {
    private let room: Room

    init() throws { room = try Room.withPlan() }

    /// Every command that changes a file.
    static let writing: [[String]] = [
        ["add", "milestone", "title=New wing opens", "forecast_finish=2012-01-05"],
        ["add", "org", "id=NEW", "title=Ärztekammer, \"neu\"", "type=agency", "--why", "-because"],
        ["set", "MIL-01", "title=Another title", "note=Two\nlines", "--why", "agreed"],
        ["set", "MIL-01", "tags="],
        ["set", "portfolio", "as_of=2011-05-01", "name=Other"],
        ["set", "--link", "needs", "MIL-09", "MIL-07", "need_by=2012-05-01", "acceptance="],
        ["set", "--link", "responsible", "DCMS", "MIS-1", "role=lead", "contact=Jo"],
        ["link", "needs", "MIL-01", "MIL-03", "need_by=2011-01-01", "what=Keys"],
        ["unlink", "needs", "MIL-09", "MIL-07"],
        ["unlink", "responsible", "DCMS", "MIS-1", "role=accounting"],
        ["delete", "MIL-09"],
        ["delete", "FND-1", "--why", "cancelled"],
        ["import", Room.root + "/seeds/worked-example", "--as", "folder"],
    ]

    @Test("Every command that writes, undone, gives back the same portfolio", arguments: writing)
    func undone(command: [String]) throws {
        let before = room.state()
        #expect(before.text.hasPrefix("{\"format\":\"stocktake\""))
        let done = room.run([command[0], "plan.stocktake"] + command.dropFirst())
        #expect(done.status == 0, "\(done.errors)")
        let after = room.state()
        #expect(after != before)
        let undo = room.run("undo", "plan.stocktake")
        #expect(undo.isDone)
        #expect(undo.output.hasPrefix("#3 Undo: ") && undo.output.hasSuffix("(redo: stocktake redo plan.stocktake)\n"))
        #expect(room.state() == before)
        #expect(room.run("redo", "plan.stocktake").isDone)
        #expect(room.state() == after)
        #expect(room.run("jump", "plan.stocktake", "1").isDone)
        #expect(room.state() == before)
        // A jump can be undone like anything else.
        #expect(room.run("jump", "plan.stocktake", "4").isDone)
        #expect(room.state() == after)
    }

    @Test func addPrintsTheIdForProgramsAndTheChangeForPeople() throws {
        let added = room.run("add", "plan.stocktake", "milestone", "title=New wing opens")
        #expect(added.status == 0 && added.output == "MIL-15\n")
        #expect(added.errors == "#2 added MIL-15 New wing opens (undo: stocktake undo plan.stocktake)\n")
        let object = try room.run("list", "plan.stocktake", "milestones", "--json", "--where", "MIL-15").objects()
        #expect(object.first?["title"] as? String == "New wing opens" && object.first?["state"] as? String == "planned")
        // The title is the id where none is given, and a risk may be called what it is.
        #expect(room.run("add", "plan.stocktake", "risk").output == "RSK-5\n")
        #expect(room.run("add", "plan.stocktake", "mission", "id=Zürich").output == "Zürich\n")
    }

    @Test("With --json every command that changes a file says what a script needs to go on")
    func recordsForPrograms() throws {
        func run(_ words: String...) throws -> [String: Any] {
            let done = room.run([words[0], "plan.stocktake"] + words.dropFirst() + ["--json"])
            #expect(done.isDone && done.lines.count == 1, "\(done)")
            return try done.object()
        }
        let added = try run("add", "milestone", "title=New wing opens")
        #expect(added["record"] as? Int == 2 && added["id"] as? String == "MIL-15" && added["changes"] as? Int == 1)
        #expect(added["label"] as? String == "Add milestone MIL-15 New wing opens")
        let set = try run("set", "MIL-15", "title=Old wing shuts")
        #expect(set["record"] as? Int == 3 && set["id"] == nil && set["changes"] as? Int == 1)
        let same = try run("set", "MIL-15", "title=Old wing shuts")
        #expect(same["record"] as? Int == 3 && same["changes"] as? Int == 0, "what came to nothing is no record")
        #expect(try run("link", "needs", "MIL-15", "MIL-01")["record"] as? Int == 4)
        #expect(try run("unlink", "needs", "MIL-15", "MIL-01")["record"] as? Int == 5)
        #expect(try run("delete", "MIL-09")["changes"] as? Int ?? 0 > 1)
        #expect(try run("undo")["id"] == nil, "what comes back was not added")
        #expect(try run("redo")["record"] as? Int == 8)
        #expect(try run("jump", "2")["record"] as? Int == 9)
        let new = room.run("new", "other.stocktake", "--from", "worked-example", "--json")
        #expect(try new.object()["record"] as? Int == 1)
        #expect(try room.run("new", "empty.stocktake", "--json").object()["record"] as? Int == 0)
    }

    @Test("A slip in the words of a command is a sentence, like everything else that went wrong")
    func slips() {
        let option = room.run("undo", "plan.stocktake", "--jsn")
        #expect(option.refuses("Unknown option '--jsn'. Did you mean '--json'?\n"))
        #expect(option.errors.hasPrefix("Unknown"))
        #expect(room.run("jump", "plan.stocktake", "x").errors.hasPrefix("The value 'x' is invalid for '<number>'.\n"))
    }

    @Test func setSaysWhatWasAndWhatIs() {
        let set = room.run("set", "plan.stocktake", "MIL-04", "forecast_finish=2011-08-01", "--why", "-delay")
        #expect(set.isDone)
        #expect(
            set.output == "#2 MIL-04 forecast finish 27 Jul 2011 → 1 Aug 2011 (undo: stocktake undo plan.stocktake)\n")
        let again = room.run("set", "plan.stocktake", "MIL-04", "forecast_finish=2011-08-01")
        #expect(again.isDone && again.output.hasPrefix("Nothing changed"))
        #expect(room.run("log", "plan.stocktake").lines.count == 3)
    }

    @Test func linksAreMadeChangedAndRemoved() throws {
        let made = room.run("link", "plan.stocktake", "needs", "MIL-01", "MIL-03", "need_by=2011-05-01")
        #expect(made.isDone && made.output.hasPrefix("#2 link added: MIL-01 needs MIL-03 "))
        #expect(room.run("set", "plan.stocktake", "--link", "needs", "MIL-01", "MIL-03", "need_by=2011-06-01").isDone)
        let links = try room.run("list", "plan.stocktake", "needs", "--json", "--where", "MIL-01").objects()
        #expect(links.contains { $0["to"] as? String == "MIL-03" && $0["need_by"] as? String == "2011-06-01" })
        #expect(room.run("unlink", "plan.stocktake", "needs", "MIL-01", "MIL-03").isDone)
        let gone = room.run("unlink", "plan.stocktake", "needs", "MIL-01", "MIL-03")
        #expect(gone.status == 1)
        #expect(gone.errors.contains("Make it with: stocktake link plan.stocktake needs MIL-01 MIL-03"))
        let reversed = room.run("unlink", "plan.stocktake", "needs", "MIL-01", "MIL-06")
        #expect(reversed.status == 1)
        #expect(reversed.errors.contains("There is one the other way: MIL-06 needs MIL-01."))
    }

    @Test("A need that closes a cycle is written, and which cycle is said beside it")
    func cycle() throws {
        room.run("new", "work.stocktake", "--from", "worked-example")
        let closing = room.run("link", "work.stocktake", "needs", "M1", "M3", "need_by=2026-10-30")
        #expect(closing.status == 0 && closing.output.contains("link added: M1 needs M3"))
        #expect(closing.errors.contains("This closes a cycle: M1 needs M3 needs M2 needs M1."))
        let open = room.run("link", "work.stocktake", "needs", "M3", "M4")
        #expect(open.isDone && open.errors.isEmpty)
        // Declined it is no cycle; agreed again it is.
        #expect(room.run("set", "work.stocktake", "--link", "needs", "M1", "M3", "state=declined").isDone)
        #expect(try room.run("cycles", "work.stocktake", "--json").object()["deadlocks"] as? [[String]] == [])
        let again = room.run("set", "work.stocktake", "--link", "needs", "M1", "M3", "state=proposed", "--json")
        #expect(again.status == 0 && again.errors.contains("M1 needs M3"), "\(again.errors)")
        #expect(again.output.contains("\"record\":5"))
    }

    @Test func theLinkMeantMustBeBeyondDoubt() {
        let unclear = room.run("unlink", "plan.stocktake", "responsible", "DCMS", "MIS-1")
        #expect(unclear.refuses("twice", "Say which is meant: role=accounting or role=lead."))
        #expect(
            room.run("set", "plan.stocktake", "--link", "responsible", "DCMS", "MIS-1", "contact=Jo").refuses("twice"))
        let wrong = room.run("unlink", "plan.stocktake", "needs", "MIL-09", "MIL-07", "need_by=1999-01-01")
        #expect(wrong.refuses("does not have need_by=1999-01-01"))
    }

    @Test func undoRedoAndJumpSayWhereTheyEnd() throws {
        try #require(room.run("new", "empty.stocktake").isDone)
        for (words, sentence) in [
            (["undo", "empty.stocktake"], "Nothing to undo"), (["redo", "plan.stocktake"], "Nothing to redo"),
            (["jump", "plan.stocktake", "99"], "There is no change 99; the log ends at 1."),
        ] {
            let ended = room.run(words)
            #expect(ended.status == 1 && ended.output.isEmpty && ended.errors.contains(sentence))
        }
        #expect(room.run("jump", "plan.stocktake", "1").output.contains("already"))
        #expect(room.run("jump", "plan.stocktake", "last").refuses("'last' is invalid"))
        #expect(room.run("jump", "plan.stocktake", "0").isDone)
        #expect(room.run("list", "plan.stocktake", "items").status == 1)
        #expect(room.run("jump", "plan.stocktake", "1").isDone)
        #expect(room.run("list", "plan.stocktake", "items").status == 0)
    }

    @Test(
        "What would break the model is refused, and no byte of the file changes",
        arguments: [
            (["add", "risc", "title=x"], ["no kind of item \"risc\"", "Did you mean risk?"]),
            (["add", "milestone", "titel=x"], ["no field \"titel\"", "Did you mean title?"]),
            (["add", "milestone", "forecast_finish=soon"], ["forecast_finish", "\"soon\"", "such as 12 jun"]),
            (["add", "milestone", "id=MIL-01"], ["MIL-01", "exists already", "Choose another id"]),
            (["add", "milestone", "id=a b"], ["without blanks"]),
            (["add", "milestone", "title"], ["field=value"]),
            (["set", "MIL-01", "state=finished"], ["MIL-01 state", "planned, on_the_way, done, dropped"]),
            (["set", "MIL-01"], ["Name an item and at least one field=value"]),
            (["set", "portfolio", "as_off=2011-05-01"], ["no field \"as_off\"", "Did you mean as_of?"]),
            (["set", "MIL-01", "id=MIL-99"], ["id"]),
            (["link", "need", "MIL-01", "MIL-03"], ["no type of link \"need\"", "Did you mean needs?"]),
            (["link", "needs", "MIL-06", "MIL-01"], ["MIL-06 needs MIL-01", "exists already"]),
            (["link", "part_of", "MIS-1", "OUT-1"], ["does not run from a mission to an outcome"]),
            (["link", "part_of", "OUT-1", "OUT-1"], ["cannot be joined to itself"]),
            (["link", "needs", "MIL-01", "MIL-03", "need_by=maybe"], ["\"maybe\"", "such as 12 jun"]),
            (["link", "needs", "MIL-01", "MIL-03", "needed=2011-01-01"], ["no field \"needed\""]),
        ])
    func refused(command: [String], words: [String]) {
        let before = room.bytes("plan.stocktake")
        let ended = room.run([command[0], "plan.stocktake"] + command.dropFirst())
        #expect(ended.status == 2 && ended.output.isEmpty)
        for word in words { #expect(ended.errors.contains(word), "\(ended.errors)") }
        #expect(room.bytes("plan.stocktake") == before)
    }

    @Test(
        "An item that is not there is nothing found, and no byte of the file changes",
        arguments: [
            ["set", "MIL-9", "title=x"], ["delete", "MIL-9"], ["link", "needs", "MIL-01", "MIL-9"],
            ["unlink", "needs", "MIL-9", "MIL-01"],
            ["set", "--link", "needs", "MIL-9", "MIL-01", "need_by=2011-01-01"],
        ])
    func absent(command: [String]) {
        let before = room.bytes("plan.stocktake")
        let ended = room.run([command[0], "plan.stocktake"] + command.dropFirst())
        #expect(ended.status == 1 && ended.output.isEmpty)
        #expect(ended.errors.contains("There is no item MIL-9 in plan.stocktake. Did you mean MIL-09?"))
        #expect(room.bytes("plan.stocktake") == before)
    }
}
