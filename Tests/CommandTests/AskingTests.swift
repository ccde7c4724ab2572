// why, slip, schedule, must-hold, cycles, matrix, exposure, bottlenecks, agree: the worked example by the command line.

import Foundation
import Programs
import Testing

@Suite struct AskingTests {
    private let room: Room

    init() throws {
        room = try Room()
        room.run("new", "plan.stocktake", "--from", "worked-example")
    }

    private func ask(_ words: String...) -> Ended { room.run([words[0], "plan.stocktake"] + words.dropFirst()) }

    private func json(_ words: String...) throws -> [String: Any] {
        try room.run([words[0], "plan.stocktake"] + words.dropFirst() + ["--json"]).object()
    }

    private func rows(_ words: String...) throws -> [[String: Any]] {
        try room.run([words[0], "plan.stocktake"] + words.dropFirst() + ["--json"]).objects()
    }

    private func keys(_ object: [String: Any]) -> Set<String> { Set(object.keys) }
    private func items(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

    @Test("Six weeks late: the sentence, what moves and breaks, the break-even")
    func slip() throws {
        let answer = try json("slip", "M1", "42")
        #expect(
            answer["sentence"] as? String
                == "If M1 (DSIT) is 6 weeks late: DfE, Leeds and MHCLG move; Opportunity misses its checkpoint by 7 days, Growth by 9; NHS is unmoved."
        )
        #expect(answer["break_even"] as? Int == 33)
        let ring = try #require(answer["ring"] as? [[String: Any]])
        #expect(ring[0]["item"] as? String == "M1" && ring.dropFirst().allSatisfy { $0["contacts"] is [Any] })
        #expect(ring.contains { $0["receiver"] as? String == "M2" && $0["giver"] as? String == "M1" })
        let moved = try #require(answer["moved"] as? [[String: Any]])
        let seven = try #require(moved.first { $0["id"] as? String == "M7" })
        #expect(seven["moved_days"] as? Int == 25 && seven["absorbed_days"] as? Int == 17)
        #expect(seven["breach_days"] as? Int == 9 && seven["deadline"] as? String == "2026-08-31")
        #expect(seven["early_finish"] as? String == "2026-09-09" && seven["driver"] as? String == "M6")
        #expect(seven["department"] as? String == "MHCLG")
        #expect(ask("slip", "M1", "42").output.contains("Whom to ring"))
        #expect(ask("slip", "M1", "many").status == 2 && ask("slip", "M9", "4").status == 1)
        #expect(room.run("log", "plan.stocktake").lines.count == 2, "asking writes nothing")
    }

    @Test("The schedule has the figures of the worked example, and the path that drives an item")
    func schedule() throws {
        let row = try #require(try rows("schedule").first { $0["id"] as? String == "M5" })
        #expect(row["early_finish"] as? String == "2026-07-31" && row["late_finish"] as? String == "2026-07-31")
        #expect(row["total_float"] as? Int == 0 && row["driver"] as? String == "own plan")
        #expect(row["in_cycle"] as? Bool == false && row["free_float"] is NSNull)
        #expect(try rows("schedule", "--to", "M3").compactMap { $0["id"] as? String } == ["M3"])
        #expect(ask("schedule", "--as-of", "never").status == 2)
        let later = try #require(try rows("schedule", "--as-of", "2026-12-01").first { $0["id"] as? String == "M1" })
        #expect(later["early_finish"] as? String == "2026-12-01", "nothing undone is finished in the past")
    }

    @Test("No title turns the direction of what stands behind it in an answer")
    func direction() {
        #expect(room.run("set", "plan.stocktake", "M1", "title=Turned \u{202e} round").status == 0)
        #expect(room.run("set", "plan.stocktake", "M7", "title=Turned \u{202e} round").status == 0)
        let questions = [
            ["why", "M1", "M3"], ["slip", "M6", "42"], ["bottlenecks"], ["must-hold", "M3", "30 sep 2026"],
        ]
        for words in questions {
            let answer = room.run([words[0], "plan.stocktake"] + words.dropFirst())
            #expect(answer.status == 0 && answer.output.contains("Turned"), "\(words)")
            #expect(!answer.output.unicodeScalars.contains("\u{202e}"), "\(words)")
        }
    }

    @Test("What must hold, by any day that can be said")
    func mustHold() throws {
        let found = try rows("must-hold", "M3", "30 sep 2026")
        #expect(found.compactMap { $0["id"] as? String } == ["M1", "M2", "M8", "M3"])
        #expect(found.last?["slack"] as? Int == 29 && found.last?["late_finish"] as? String == "2026-09-30")
        #expect(found.allSatisfy { $0["undated"] as? Bool == false })
        #expect(ask("must-hold", "M3", "blah").errors.contains("no day"))
        // What has no date is marked, as in the schedule.
        room.run("add", "plan.stocktake", "milestone", "id=M9", "title=Undated")
        room.run("link", "plan.stocktake", "needs", "M3", "M9")
        let marked = try rows("must-hold", "M3", "30 sep 2026").filter { $0["undated"] as? Bool == true }
        #expect(marked.compactMap { $0["id"] as? String } == ["M9"])
        let said = ask("must-hold", "M3", "30 sep 2026").output
        #expect(said.contains("1 Mar 2026?") && said.hasSuffix("\n? no date known: counted as today\n"))
    }

    @Test("Why: paths the shortest first; from there back where they lead only back")
    func why() throws {
        let answer = try json("why", "M1", "M3")
        #expect(answer["direction"] as? String == "causal" && answer["truncated"] as? Bool == false)
        #expect(answer["paths"] as? [[String]] == [["M1", "M2", "M3"], ["M1", "M2", "M8", "M3"]])
        #expect(try json("why", "M3", "M1")["direction"] as? String == "reversed")
        #expect(ask("why", "M1").output.contains("ring Milestone lead, DSIT"))
    }

    @Test("Who owes whom: cells, the block of those who depend on each other, the share that crosses")
    func matrix() throws {
        let answer = try json("matrix")
        #expect(answer["cross_share"] as? Double == 0.625)
        #expect((answer["blocks"] as? [[String]])?.contains(["DfE", "Leeds"]) == true)
        let cells = try #require(answer["cells"] as? [[String: Any]])
        #expect(cells.count == 8 && cells.allSatisfy { $0["count"] as? Int == 1 })
        let text = ask("matrix").output
        #expect(text.hasPrefix("Who owes whom: all, in needs\n"))
        #expect(text.contains("63 % of 8 dependencies cross departments."))
        #expect(text.contains("Depend on each other: DfE, Leeds.") && !text.contains("\nDSIT "))
        #expect(text.contains("Without a row, because they ask nothing: 1."))
        for measure in ["overdue", "unagreed", "slack", "money"] { #expect(ask("matrix", "--show", measure).isDone) }
        #expect(ask("matrix", "--show", "colour").status == 2)
    }

    @Test("Exposure to the last digit; bottlenecks, cycles and agreements")
    func others() throws {
        let three = try #require(try rows("exposure", "M3").first)
        #expect(three["inherited"] as? Double == 0.696)
        let causes = try #require(three["causes"] as? [[String: Any]])
        #expect(causes[0]["id"] as? String == "M1" && causes[0]["lift"] as? Double == 0.304)
        #expect(try rows("exposure").count >= 8)
        let narrow = try json("bottlenecks")
        #expect((narrow["betweenness"] as? [[String: Any]])?.first?["id"] as? String == "M2")
        #expect(narrow["articulation_points"] as? [String] == ["M1", "M2", "M5", "M6"])
        #expect((try json("cycles")["deadlocks"] as? [[String]])?.isEmpty == true)
        #expect(ask("cycles").output.contains("No needs run in a cycle."))
        #expect(Set(narrow.keys).isSuperset(of: ["betweenness", "articulation_points", "sole_routes"]))
        #expect(narrow["sole_routes"] as? [[String: String]] == [])
        let routes = try #require(narrow["mission_routes"] as? [[String: Any]])
        #expect(routes.allSatisfy { $0["mission"] is String && $0["ids"] is [String] } && !routes.isEmpty)
        let said = ask("bottlenecks").output
        #expect(said.contains("only way to ") && said.contains("Betweenness: pairs joined through it (2)"))
        #expect(said.contains("Betweenness is exact: shortest paths from all 5 givers."))
        let agree = ask("agree").output
        #expect(agree.contains("set free") && agree.contains("\n\nAgree: get the giver's yes."))
        #expect(try rows("agree").allSatisfy { ["agree", "date", "unblock"].contains($0["ask"] as? String) })
        #expect(ask("agree", "--present", "DfE,DSIT,DfE").output == ask("agree", "--present", "DfE,DSIT").output)
        #expect(ask("agree", "--present", "Nobody").status == 1)
        #expect(ask("agree", "--present", "").status == 2 && ask("agree", "--present", " , ").status == 2)
        #expect(ask("agree", "--present", "M1").errors.contains("M1 is a milestone."))
    }

    @Test("How late can be said in weeks and months; what cannot be read says what can")
    func lateness() throws {
        for (said, days) in [("6w", "42"), ("6 weeks", "42"), ("+3m", "91"), ("13m", "393"), ("1y", "365")] {
            #expect(ask("slip", "M1", said, "--json").output == ask("slip", "M1", days, "--json").output, "\(said)")
        }
        for said in ["many", "6x", "", "40000", "99999999999999999999", "9999w"] {
            let refused = ask("slip", "M1", said)
            #expect(refused.status == 2 && refused.errors.contains("42, 6w, 3m"), "\(said): \(refused.errors)")
        }
        #expect(ask("slip", "M1", "-5").status == 2)
        #expect(try json("slip", "M1", "0")["break_even"] as? Int == 33)
    }

    @Test(
        "A question is answered, with 0, also where the answer is that there is nothing; programs get the same form, empty"
    )
    func nothing() throws {
        try #require(room.run("new", "empty.stocktake").isDone)
        for question in ["schedule", "exposure", "matrix", "bottlenecks", "agree", "cycles"] {
            let text = room.run(question, "empty.stocktake")
            #expect(text.isDone && text.output.contains(".") && text.errors.isEmpty, "\(question): \(text)")
            let data = room.run(question, "empty.stocktake", "--json")
            #expect(data.isDone && data.errors.isEmpty && (try? data.json()) != nil, "\(question): \(data)")
        }
    }

    @Test("What cannot be late itself names the command that shows the work behind it")
    func behind() {
        let mission = ask("slip", "NHS", "42")
        #expect(mission.status == 2 && mission.errors.contains("What it waits on: stocktake tree plan.stocktake NHS"))
        let department = ask("slip", "DfE", "42")
        #expect(department.status == 2 && department.errors.contains("What it owes: stocktake matrix plan.stocktake"))
        #expect(ask("slip", "RSK-1", "42").errors.contains("What it threatens: stocktake why plan.stocktake RSK-1"))
        // Why walks from a risk through what it threatens to the missions.
        let why = ask("why", "RSK-1")
        #expect(why.isDone && why.output.contains(" threatens ") && why.output.contains("RSK-1 > M1 > "))
        #expect(ask("why", "M3", "RSK-1").output.contains(" threatens M3 "))
    }

    @Test("Days before now are told to be no slip, wherever they stand among the words")
    func early() {
        for words in [["-3"], ["-3", "--json"], ["--as-of", "-2w", "-6w"], ["--", "-3"]] {
            let ended = room.run(["slip", "plan.stocktake", "M1"] + words)
            #expect(
                ended.status == 2 && ended.errors.contains("does not say how late, since what is early moves nothing"))
            #expect(ended.errors.contains("Give days from 0 to 36525"), "\(words): \(ended.errors)")
        }
        #expect(room.run("slip", "plan.stocktake", "M1", "42", "--as-of", "-2w").isDone)
        #expect(room.run("must-hold", "plan.stocktake", "M1", "-3d").isDone)
    }

    @Test("What is estimated behind soft links has two decimals in JSON; what is exact has all")
    func decimals() throws {
        for (receiver, giver) in [("M3", "M2"), ("M3", "M8")] {
            #expect(
                room.run("set", "plan.stocktake", "--link", "needs", receiver, giver, "hard=no", "coupling=0.5").isDone)
        }
        let rows = try rows("exposure")
        let soft = try #require(rows.first { $0["id"] as? String == "M3" })
        for figure in [soft["inherited"] as? Double] + items(soft["causes"]).map({ $0["lift"] as? Double }) {
            let hundred = try #require(figure) * 100
            #expect(abs(hundred - hundred.rounded()) < 1e-9, "\(hundred)")
        }
        let one = try #require(try self.rows("exposure", "M3").first)
        #expect(one["inherited"] as? Double == soft["inherited"] as? Double)
    }

    @Test("Where nothing is cut one long title does not push apart the other rows")
    func padding() {
        let title = Array(repeating: "long", count: 30).joined(separator: " ")
        #expect(room.run("set", "plan.stocktake", "M7", "title=\(title)").status == 0)
        for words in [
            ["slip", "plan.stocktake", "M1", "6w"], ["schedule", "plan.stocktake"], ["tree", "plan.stocktake", "M3"],
        ] {
            let lines = room.run(words, settings: ["COLUMNS": nil]).lines.dropFirst()
            #expect(lines.allSatisfy { $0.contains(title) || $0.count <= 200 }, "\(words)")
        }
    }

    @Test("In a pipe no row is cut, unless somebody says how wide it is to be")
    func pipes() {
        let title = "Data-sharing regulations in force, " + (1...9).map { "part \($0)" }.joined(separator: ", ")
        for id in ["M1", "M2"] { #expect(room.run("set", "plan.stocktake", id, "title=\(title)").status == 0) }
        for words in [
            ["slip", "plan.stocktake", "M1", "6w"], ["schedule", "plan.stocktake"],
            ["must-hold", "plan.stocktake", "M3", "2026-09-30"], ["exposure", "plan.stocktake"],
            ["exposure", "plan.stocktake", "M3"], ["list", "plan.stocktake", "milestones"],
            ["tree", "plan.stocktake", "M3"],
        ] {
            let whole = room.run(words, settings: ["COLUMNS": nil])
            #expect(whole.output.contains(title) && !whole.output.contains("…"), "\(words): \(whole.output)")
            let narrow = room.run(words, settings: ["COLUMNS": "80"])
            #expect(!narrow.output.contains(title) && narrow.output.contains("…"), "\(words): \(narrow.output)")
        }
    }

    @Test("Every question names its day and its JSON in its usage, and refuses a day that is none in a sentence")
    func everyQuestionOnADay() {
        let questions = [
            ["tree", "M3"], ["why", "M1"], ["cycles"], ["schedule"], ["slip", "M1", "6w"],
            ["must-hold", "M3", "2026-09-30"], ["exposure"], ["matrix"], ["bottlenecks"], ["agree"],
        ]
        for question in questions {
            let help = room.run(question[0], "--help").output
            #expect(help.contains("[--as-of <date>] [--json]"), "\(question[0])")
            let words = [question[0], "plan.stocktake"] + question.dropFirst()
            for day in ["2026-04-01", "1 apr 2026", "0001-01-01", "9999-12-31"] {
                let asked = room.run(words + ["--as-of", day, "--json"])
                #expect(asked.isDone && (try? asked.json()) != nil, "\(question[0]) \(day)")
            }
            let refused = room.run(words + ["--as-of", "soon"])
            #expect(refused.status == 2 && refused.errors.contains("\"soon\" is no day."), "\(question[0])")
        }
    }

    @Test("What has no schedule is refused in a sentence of its own, by every question about it alike")
    func refusals() throws {
        room.run("new", "knot.stocktake")
        for id in ["MIL-1", "MIL-2", "MIL-3"] {
            #expect(room.run("add", "knot.stocktake", "milestone", "id=\(id)").status == 0)
        }
        #expect(room.run("add", "knot.stocktake", "mission", "id=MIS-1").status == 0)
        for (receiver, giver) in [("MIL-1", "MIL-2"), ("MIL-2", "MIL-1"), ("MIL-3", "MIL-2")] {
            #expect(room.run("link", "knot.stocktake", "needs", receiver, giver).status == 0)
        }
        for words in [["schedule", "knot.stocktake", "--to"], ["slip", "knot.stocktake"]] {
            let rest = words[0] == "slip" ? ["42"] : []
            let mission = room.run(words + ["MIS-1"] + rest)
            #expect(mission.status == 2 && mission.errors.contains("MIS-1 is a mission and has no schedule"))
            let knot = room.run(words + ["MIL-1"] + rest)
            #expect(knot.isDone && knot.output.contains("MIL-1 has no schedule: it is in a cycle of needs"))
            #expect(knot.output.contains("(MIL-1 needs MIL-2 needs MIL-1)"))
        }
        // Programs get the form they know, with the cycle named in it.
        let ring = try room.run("schedule", "knot.stocktake", "--to", "MIL-1", "--json").objects()
        #expect(ring.compactMap { $0["id"] as? String } == ["MIL-1", "MIL-2"])
        #expect(ring.allSatisfy { $0["in_cycle"] as? Bool == true && $0["early_finish"] is NSNull })
        let stuck = try room.run("slip", "knot.stocktake", "MIL-1", "42", "--json").object()
        #expect(keys(stuck) == ["moved", "break_even", "sentence", "ring"] && items(stuck["moved"]).isEmpty)
        #expect((stuck["sentence"] as? String)?.contains("MIL-1 needs MIL-2 needs MIL-1") == true)
        #expect(items(stuck["ring"]).map { $0["giver"] as? String } == [nil, "MIL-2", "MIL-1"])
        let unknown = try room.run("must-hold", "knot.stocktake", "MIL-1", "2030-01-01", "--json").objects()
        #expect(unknown.count == 2 && unknown.allSatisfy { $0["holds"] is NSNull && $0["slack"] is NSNull })
        let waiting = room.run("schedule", "knot.stocktake", "--to", "MIL-3")
        #expect(waiting.isDone && waiting.output.contains("MIL-2 is in a cycle (MIL-1 needs MIL-2 needs MIL-1)"))
        let held = try room.run("must-hold", "knot.stocktake", "MIL-3", "2030-01-01", "--json").objects()
        #expect(held.count == 1 && held.allSatisfy { $0["holds"] is NSNull })
        let tree = room.run("tree", "knot.stocktake", "MIL-3")
        #expect(tree.output.contains(" ↺") && !tree.output.contains(" ^"))
    }

    @Test("Keys of objects are those that are promised, whatever the question finds")
    func shapes() throws {
        room.run("new", "empty.stocktake")
        for file in ["plan.stocktake", "empty.stocktake"] {
            let cycles = try room.run("cycles", file, "--json").object()
            #expect(keys(cycles) == ["deadlocks", "loops"])
            let matrix = try room.run("matrix", file, "--json").object()
            #expect(keys(matrix) == ["rows", "columns", "cells", "blocks", "cross_share"])
            let narrow = try room.run("bottlenecks", file, "--json").object()
            #expect(
                narrow["betweenness"] is [Any] && narrow["articulation_points"] is [Any]
                    && narrow["sole_routes"] is [Any])
            let scheduled = try room.run("schedule", file, "--json").objects()
            #expect(scheduled.isEmpty == (file == "empty.stocktake"))
            #expect(try room.run("exposure", file, "--json").objects().isEmpty == (file == "empty.stocktake"))
            #expect(room.run("agree", file, "--json").isDone)
        }
        #expect(
            keys(try #require(rows("schedule").first)) == [
                "id", "early_start", "early_finish", "late_finish", "total_float", "free_float", "driver", "in_cycle",
            ])
        let slip = try json("slip", "M1", "42")
        #expect(keys(slip) == ["moved", "break_even", "sentence", "ring"])
        #expect(
            keys(try #require(items(slip["moved"]).first)) == [
                "id", "department", "moved_days", "absorbed_days", "early_finish", "deadline", "breach_days", "driver",
            ])
        #expect(keys(try json("why", "M1", "M4")) == ["direction", "paths", "truncated", "sentence"])
        let exposed = try #require(rows("exposure").first)
        #expect(keys(exposed) == ["id", "own", "inherited", "causes"])
        #expect(keys(try #require(items(exposed["causes"]).first)) == ["id", "lift"])
        #expect(try json("why", "M1", "M1")["paths"] as? [[String]] == [["M1"]])
        #expect(room.run("set", "plan.stocktake", "M4", "state=done", "actual_finish=2026-03-01").status == 0)
        let done = try json("slip", "M4", "42")
        #expect(keys(done) == keys(slip) && items(done["ring"]).isEmpty && items(done["moved"]).isEmpty)
    }

    @Test("What nobody knows is said and ends with 1; what has no schedule says so")
    func unknown() throws {
        for words in [
            ["tree", "M99"], ["why", "M99"], ["why", "M1", "M99"], ["schedule", "--to", "M99"], ["slip", "M99", "1"],
            ["must-hold", "M99", "2026-09-30"], ["exposure", "M99"],
        ] {
            let ended = room.run([words[0], "plan.stocktake"] + words.dropFirst())
            #expect(ended.status == 1 && ended.errors.contains("M99"), "\(words): \(ended.errors)")
        }
        for words in [["slip", "DfE", "1"], ["must-hold", "DfE", "2026-09-30"]] {
            let ended = room.run([words[0], "plan.stocktake"] + words.dropFirst())
            #expect(ended.status == 2 && ended.errors.contains("DfE"), "\(words): \(ended.errors)")
        }
        for words in [["tree", "DfE"], ["why", "DfE"], ["exposure", "DfE"], ["why", "DfE", "DSIT"]] {
            #expect(room.run([words[0], "plan.stocktake"] + words.dropFirst()).isDone, "\(words)")
        }
    }
}
