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

    @Test("Six weeks late: the sentence, what moves and breaks, the break-even")
    func slip() throws {
        let answer = try json("slip", "M1", "42")
        #expect(
            answer["sentence"] as? String
                == "If M1 (DSIT) is 6 weeks late: DfE, Leeds and MHCLG move; Opportunity misses its checkpoint by 7 days, Growth by 9; NHS is unmoved."
        )
        #expect(answer["break_even"] as? Int == 33)
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

    @Test("What must hold, by any day that can be said")
    func mustHold() throws {
        let found = try rows("must-hold", "M3", "30 sep 2026")
        #expect(found.compactMap { $0["id"] as? String } == ["M1", "M2", "M8", "M3"])
        #expect(found.last?["slack"] as? Int == 29 && found.last?["late_finish"] as? String == "2026-09-30")
        #expect(ask("must-hold", "M3", "blah").errors.contains("no day"))
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
        #expect(ask("agree", "--present", "Nobody").status == 1)
    }
}
