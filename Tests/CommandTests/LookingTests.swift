// list, show, tree, log: tables for people, data for programs, and the exit code that says nothing was found.

import Foundation
import Missions
import Programs
import Testing

@Suite struct LookingTests {
    private let room: Room

    init() throws { room = try Room.withPlan() }

    private func list(_ words: String...) -> Ended { room.run(["list", "plan.stocktake"] + words) }

    @Test("Items of every kind: an array of objects with the schema's names", arguments: Kind.allCases)
    func listOfKind(kind: Kind) throws {
        let found = try list(kind.plural, "--json").objects()
        #expect(!found.isEmpty)
        let names = Set(Schema.rows(of: kind).map(\.name)).union(["id", "kind"])
        for object in found {
            #expect(object["kind"] as? String == kind.rawValue)
            #expect(object["id"] is String && object["title"] is String)
            #expect(names.isSuperset(of: object.keys), "\(Set(object.keys).subtracting(names))")
        }
        let table = list(kind.rawValue)
        #expect(table.isDone)
        #expect(table.lines.count == found.count + 1 && table.lines[0].hasPrefix("ID "))
        #expect(table.lines.allSatisfy { $0.count <= 80 })
    }

    @Test("Links of every type, likewise", arguments: LinkType.allCases)
    func listOfLinks(type: LinkType) throws {
        let word = Kind(word: type.rawValue) == nil ? type.rawValue : "links:\(type.rawValue)"
        let found = try list(word, "--json").objects()
        #expect(!found.isEmpty)
        let names = Set(Schema.rows(of: type).map(\.name)).union(["link", "from", "to"])
        for object in found {
            #expect(object["link"] as? String == type.rawValue)
            #expect(object["from"] is String && object["to"] is String)
            #expect(names.isSuperset(of: object.keys), "\(Set(object.keys).subtracting(names))")
        }
        #expect(list(word).lines.count == found.count + 1)
        #expect(list(word).lines.allSatisfy { $0.count <= 80 })
    }

    @Test func listOfPointsAndAssessments() throws {
        let points = try list("points", "--json").objects()
        #expect(points.count == 9 && points.allSatisfy { $0["value"] is NSNumber && $0["measure"] is String })
        let judgements = try list("assessments", "--json").objects()
        #expect(judgements.count == 5 && judgements.allSatisfy { $0["ratings"] is [String: Any] })
        #expect(list("points").isDone && list("assessments").isDone)
    }

    @Test func aTableIsAlignedAndWhatIsCutIsMarked() {
        let table = list("needs").lines
        let column = table[0].range(of: "NEED BY")!.lowerBound.utf16Offset(in: table[0])
        for line in table.dropFirst() {
            let start = line.index(line.startIndex, offsetBy: column)
            #expect(line[line.index(before: start)] == " " && line[start].isNumber)
        }
        #expect(table.contains { $0.contains("…") })
        let wide = room.run(["list", "plan.stocktake", "needs"], settings: ["COLUMNS": "200"])
        #expect(!wide.output.contains("…"))
        let narrow = room.run(["list", "plan.stocktake", "needs"], settings: ["COLUMNS": "40"])
        #expect(narrow.lines.allSatisfy { $0.count <= 40 } && narrow.lines[0].hasSuffix("…"))
    }

    @Test func aQueryChooses() throws {
        func ids(_ kind: String, _ query: String) throws -> [String] {
            try list(kind, "--json", "--where", query).objects().compactMap { $0["id"] as? String }
        }
        #expect(try ids("milestones", "state:done") == ["MIL-01", "MIL-02"])
        #expect(try ids("milestones", "-state:done forecast_finish<2011-07-31") == ["MIL-03", "MIL-04", "MIL-14"])
        #expect(try ids("milestones", "dept:OPLC") == ["MIL-11", "MIL-12"])
        #expect(try ids("items", "\"opening ceremony\"") == ["MIL-09"])
        let late = try list("needs", "--json", "--where", "late").objects()
        #expect(Set(late.compactMap { $0["to"] as? String }) == ["MIL-05", "MetPolice", "HostBoroughs"])
    }

    @Test func commaSeparatedValuesHaveEveryFieldAndQuoteWhatNeedsIt() throws {
        try #require(room.run("set", "plan.stocktake", "MIL-01", "note=one, \"two\"").isDone)
        let csv = list("milestones", "--csv", "--where", "MIL-01")
        #expect(csv.isDone)
        let header = csv.lines[0].split(separator: ",").map(String.init)
        #expect(header.first == "id")
        #expect(Set(header) == Set(Schema.rows(of: .milestone).map(\.name)).union(["id"]))
        #expect(csv.lines.count == 2 && csv.lines[1].contains("\"one, \"\"two\"\"\""))
        #expect(list("milestones", "--csv", "--json").refuses("--csv and --json exclude each other"))
    }

    @Test func nothingFoundIsStatusOneWithASentenceAndStillData() throws {
        let none = list("milestones", "--where", "state:dropped")
        #expect(none.status == 1 && none.output.isEmpty)
        #expect(none.errors.contains("plan.stocktake of which this holds: state:dropped"))
        #expect(try list("milestones", "--json", "--where", "state:dropped").objects().isEmpty)
        try #require(room.run("new", "empty.stocktake").isDone)
        let empty = room.run("list", "empty.stocktake", "risks")
        #expect(empty.status == 1)
        #expect(empty.errors.contains("Add one with: stocktake add empty.stocktake raid title=..."))
        #expect(room.run("log", "empty.stocktake").status == 1)
        #expect(room.run("show", "empty.stocktake", "portfolio").output.contains("Nothing is in it yet."))
    }

    @Test func aQueryForADepartmentOrItemThatIsNotThereIsRefusedWithTheNearest() {
        #expect(list("milestones", "--where", "dept:NOPE").refuses("There is no department NOPE. Nearest: "))
        #expect(list("milestones", "--json", "--where", "-dept:OPLX").refuses("no department OPLX", "OPLC"))
        #expect(list("milestones", "--where", "id:MIL-99").refuses("There is no item MIL-99. Nearest: "))
        #expect(list("milestones", "--where", "dept:oplc").isDone && list("milestones", "--where", "-dept:OPLC").isDone)
    }

    @Test func aSlipInAListIsNamedWithTheWordMeant() {
        #expect(list("milstones").refuses("no kind of thing \"milstones\"", "Did you mean milestones?"))
        #expect(
            list("milestones", "--where", "stat:done").refuses("no field stat of milestones", "Did you mean state?"))
        #expect(list("milestones", "--where", "state:finished").refuses("\"finished\"", "planned, on_the_way, done"))
        #expect(list("milestones", "--where", "forecast_finish<soon").refuses("soon"))
        #expect(list("milestones", "--where", "\"never closed").refuses("quotation mark is never closed"))
    }

    @Test func showTellsEverythingOfAnItem() throws {
        let page = room.run("show", "plan.stocktake", "MIL-09")
        #expect(page.isDone)
        #expect(page.lines[0] == "MIL-09  Opening ceremony")
        #expect(page.lines.allSatisfy { $0.count <= 80 })
        for words in ["Links", "needs", "MIL-08 Ten thousand guards trained", "Last changes", "#1 "] {
            #expect(page.output.contains(words), "\(words)")
        }
        let object = try room.run("show", "plan.stocktake", "MIL-09", "--json").object()
        #expect(Set(object.keys) == ["item", "links", "points", "assessments", "changes"])
        let item = try #require(object["item"] as? [String: Any])
        #expect(item["forecast_finish"] as? String == "2012-07-27")
        #expect((object["links"] as? [[String: Any]])?.contains { $0["to"] as? String == "MIL-08" } == true)
        #expect((object["changes"] as? [[String: Any]])?.first?["sequence"] as? Int == 1)

        let settings = try room.run("show", "plan.stocktake", "portfolio", "--json").object()
        #expect((settings["portfolio"] as? [String: Any])?["as_of"] as? String == "2011-03-31")
        #expect((settings["items"] as? [String: Int])?["milestone"] == 13)
    }

    @Test func treeDrawsAndNests() throws {
        let drawn = room.run("tree", "plan.stocktake", "MIL-10")
        #expect(drawn.isDone && drawn.lines[0].hasPrefix("MIL-10 Paralympics open"))
        #expect(drawn.output.contains("├─ ") && drawn.output.contains(" ^ ") && drawn.output.contains("!26d"))
        #expect(drawn.lines.allSatisfy { $0.count <= 80 })
        #expect(room.run("tree", "plan.stocktake", "MIL-10", "--upstream").output == drawn.output)

        var all: [[String: Any]] = []
        func visit(_ object: [String: Any]) throws {
            all.append(object)
            #expect(
                Set(object.keys) == [
                    "id", "kind", "title", "department", "link", "need_by", "promised_by", "promise", "days_late",
                    "seen", "cycle", "children",
                ])
            for child in try #require(object["children"] as? [[String: Any]]) { try visit(child) }
        }
        let root = try room.run("tree", "plan.stocktake", "MIL-10", "--json").object()
        try visit(root)
        #expect(all.count == drawn.lines.count)
        #expect(root["link"] is NSNull && root["seen"] as? Bool == false && root["kind"] as? String == "milestone")
        let shown = Dictionary(grouping: all) { $0["id"] as! String }
        #expect(shown.values.allSatisfy { places in places.count { $0["seen"] as? Bool == false } == 1 })
        #expect(shown.values.contains { $0.count > 1 })
        // What the text says in a few columns, the objects say in full.
        #expect(root["promise"] is NSNull && root["need_by"] is NSNull && root["days_late"] is NSNull)
        #expect(drawn.lines[0].hasSuffix(try #require(root["department"] as? String)))
        #expect(all.contains { $0["promise"] as? String == "late" && $0["days_late"] as? Int == 26 })
        #expect(
            all.dropFirst().allSatisfy { ($0["promise"] as? String == "late") == (($0["days_late"] as? Int ?? 0) > 0) })

        #expect(all.allSatisfy { $0["cycle"] as? Bool == false } && !drawn.output.contains("↺"))

        let one = try room.run("tree", "plan.stocktake", "MIL-10", "--depth", "1", "--json").object()
        let children = try #require(one["children"] as? [[String: Any]])
        #expect(children.compactMap { $0["id"] as? String } == ["MIL-07", "MIL-09"])
        #expect(children.allSatisfy { ($0["children"] as? [Any])?.isEmpty == true && $0["link"] as? String == "needs" })

        let down = try room.run("tree", "plan.stocktake", "MIL-06", "--downstream", "--depth", "1", "--json").object()
        #expect(
            (down["children"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["MIL-09", "OUT-1", "PRO-2"])
    }

    @Test func logTellsTheLatestFirst() throws {
        room.run("set", "plan.stocktake", "MIL-01", "note=a", "--why", "asked at the stocktake")
        room.run("undo", "plan.stocktake")
        let found = try room.run("log", "plan.stocktake", "--json").objects()
        #expect(found.compactMap { $0["sequence"] as? Int } == [3, 2, 1])
        #expect(found.compactMap { $0["action"] as? String } == ["undo", "do", "import"])
        let names: Set = [
            "sequence", "action", "concerns", "who", "when", "source", "label", "why", "changes", "undone",
        ]
        #expect(found.allSatisfy { Set($0.keys) == names && $0["who"] as? String == "ann" })
        #expect(found[0]["concerns"] as? Int == 2 && found[1]["undone"] as? Bool == true)
        #expect(found[1]["why"] as? String == "asked at the stocktake")
        #expect((found[1]["source"] as? String)?.hasPrefix("cli: set plan.stocktake MIL-01") == true)
        let table = room.run("log", "plan.stocktake", "--limit", "2")
        #expect(table.lines.count == 3 && table.lines[2].contains("[undone] Set MIL-01 note to a"))
        #expect(room.run("log", "plan.stocktake", "--limit", "0").refuses("--limit must be 1 or more"))
    }

    @Test func whatIsNotThereIsStatusOneWithTheNearestId() {
        for words in [["show", "plan.stocktake", "MIL-9"], ["tree", "plan.stocktake", "MIL-9"]] {
            let ended = room.run(words)
            #expect(ended.status == 1 && ended.output.isEmpty)
            #expect(ended.errors.contains("no item MIL-9 in plan.stocktake. Did you mean MIL-09?"))
        }
        #expect(room.run("tree", "plan.stocktake", "MIL-09", "--upstream", "--downstream").refuses("choose one"))
        #expect(room.run("tree", "plan.stocktake", "MIL-09", "--depth", "0").refuses("--depth must be 1 or more"))
        #expect(room.run("tree", "plan.stocktake", "MIL-09", "--depth", "deep").refuses("'deep' is invalid"))
    }
}
