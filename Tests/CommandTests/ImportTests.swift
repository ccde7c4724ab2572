// import: a preview that changes nothing, and rubbish of every sort that is refused whole.

import Foundation
import Programs
import Testing

@Suite struct ImportTests {
    private let room: Room

    init() throws { room = try Room.withPlan() }

    /// Imports a source three ways: as a preview, as data, in earnest. Nothing may change; every sentence must be there.
    private func expectRefusal(_ source: String, as format: String, _ sentences: String...) throws {
        let before = room.bytes("plan.stocktake")
        for more in [["--dry-run"], []] {
            let ended = room.run(["import", "plan.stocktake", source, "--as", format] + more)
            #expect(ended.status == 2)
            for sentence in sentences {
                #expect(ended.output.contains("refused: \(sentence)"), "\(sentence) in \(ended.output)")
            }
            #expect(ended.errors.contains("\(source) was refused because of "))
            #expect(ended.errors.contains("nothing was changed"))
        }
        let data = room.run("import", "plan.stocktake", source, "--as", format, "--json")
        #expect(data.status == 2)
        let object = try data.object()
        let problems = try #require(object["problems"] as? [[String: Any]])
        #expect(problems.count == object["refused"] as! Int + (object["reported"] as! Int))
        #expect(object["sequence"] is NSNull)
        #expect(room.bytes("plan.stocktake") == before)
        #expect(room.run("new", "new.stocktake", "--from", source).status == 2)
        #expect(!room.names.contains { $0.hasPrefix("new.stocktake") })
    }

    @Test func aDryRunSaysWhatWouldComeAndChangesNothing() throws {
        let before = room.bytes("plan.stocktake")
        let dry = room.run(
            "import", "plan.stocktake", Room.root + "/seeds/worked-example", "--as", "folder", "--dry-run")
        #expect(dry.isDone)
        #expect(dry.output.contains(" holds ") && dry.output.contains(" new, "))
        #expect(dry.output.hasSuffix("Nothing was changed; without --dry-run it would be brought in.\n"))
        let data = try room.run(
            "import", "plan.stocktake", Room.root + "/seeds/worked-example", "--as", "folder", "--dry-run", "--json"
        ).object()
        #expect(data["refused"] as? Int == 0 && data["sequence"] is NSNull)
        let items = try #require(data["items"] as? [String: Int])
        #expect(dry.output.contains("\(items.values.reduce(0, +)) items"))
        #expect(room.bytes("plan.stocktake") == before)
        #expect(room.run("log", "plan.stocktake").lines.count == 2)

        let done = room.run("import", "plan.stocktake", Room.root + "/seeds/worked-example", "--as", "folder")
        #expect(done.isDone && done.output.contains("#2 "))
        #expect(room.run("log", "plan.stocktake").lines.count == 3)
    }

    @Test func everyProblemOfAFolderIsNamedWithFileRowAndColumn() throws {
        try room.write(
            "bad/items/outcomes.csv",
            "id,title,state,reviewed_on\nA,ragged\nB,one,draft,2011-01-01,too many\nC,wild,wild,\nD,date,draft,soon\n"
                + "E,ok,draft,\nE,again,draft,\nF,,draft,\n,no id,draft,\n")
        try room.write("bad/items/missions.csv", Data("id,title\nM,caf".utf8) + [0xe9, 10])
        try room.write("bad/items/orgs.csv", Data([0xff, 0xfe]) + Data("i\0d\0".utf8))
        try room.write("bad/items/funds.csv", "number;title\nX;Y\n")
        try room.write("bad/links/part_of.csv", "from,to\nE,NOPE\nE,F\nF,E\n")
        try room.write("bad/portfolio.toml", "as_of = \"soon\"\n")
        try expectRefusal(
            "bad", as: "folder", "portfolio.toml row 1, column as_of: \"soon\" is not a date such as 2026-01-31",
            "items/missions.csv row 2: Line 2 is not UTF-8 text.", "items/orgs.csv row 1: It is UTF-16 text.",
            "items/outcomes.csv row 2: It has 2 cells, but the header names 4 columns.",
            "items/outcomes.csv row 3: It has 5 cells",
            "items/outcomes.csv row 4, column state: \"wild\" is not one of",
            "items/outcomes.csv row 5, column reviewed_on: \"soon\"",
            "items/outcomes.csv row 7, column id: E stands in row 6 already",
            "items/outcomes.csv row 9, column id: It is empty",
            "items/funds.csv row 1: There is no column id. The first line of the file must name the columns.",
            "links/part_of.csv row 2, column to: There is no item NOPE",
            "links/part_of.csv row 4, column from: F is part of E")
        let data = try room.run("import", "plan.stocktake", "bad", "--as", "folder", "--json").object()
        let problems = try #require(data["problems"] as? [[String: Any]])
        #expect(problems.contains { $0["row"] as? Int == 4 && $0["column"] as? String == "state" })
        #expect(problems.allSatisfy { Set($0.keys) == ["severity", "file", "row", "column", "sentence"] })
    }

    @Test func aDocumentGoneWrongIsNamedByItsLineOrPlace() throws {
        try expectRefusal(
            try room.write("broken.json", "{\"format\":\"stocktake\",\n\"items\":[\n{\"id\":\"A\",]}\n"), as: "json",
            "broken.json row 3: It is not JSON")
        try expectRefusal(
            try room.write("other.json", "{\"items\":[]}"), as: "json",
            "other.json: It is not a document of this program")
        try expectRefusal(
            try room.write(
                "items.json",
                "{\"format\":\"stocktake\",\"version\":1,\"items\":[{\"id\":\"A\",\"kind\":\"misson\"},{\"id\":\"B\",\"kind\":\"mission\","
                    + "\"state\":\"wild\"},7,{\"id\":\"C\",\"kind\":\"mission\"},{\"id\":\"C\",\"kind\":\"mission\"}],"
                    + "\"links\":[{\"link\":\"needs\",\"from\":\"C\",\"to\":\"Z\"}]}"),
            as: "json", "items.json items[1]", "items.json items[2]", "items.json items[4]",
            "items.json links[0]")
    }

    @Test func theTableOfMajorProjectsComesInByYear() throws {
        let table = Room.root + "/Tests/InterchangeTests/Tables/major-projects.csv"
        try #require(room.run("new", "gmpp.stocktake").isDone)
        let dry = room.run("import", "gmpp.stocktake", table, "--as", "gmpp", "--snapshot", "2017", "--dry-run")
        #expect(dry.isDone && dry.output.contains("Snapshot 2017, data of 30 Sep 2016: 8 projects."))
        #expect(room.run("log", "gmpp.stocktake").status == 1)
        #expect(room.run("import", "gmpp.stocktake", table, "--as", "gmpp").isDone)
        #expect(try room.run("list", "gmpp.stocktake", "programmes", "--json").objects().count == 12)
        #expect(try room.run("list", "gmpp.stocktake", "assessments", "--json").objects().count > 50)
        let before = room.bytes("gmpp.stocktake")
        let unknown = room.run("import", "gmpp.stocktake", table, "--as", "gmpp", "--snapshot", "1999")
        #expect(unknown.refuses("There is no snapshot 1999", "2014, 2015"))
        #expect(room.bytes("gmpp.stocktake") == before)
    }

    @Test func megabytesOfNoiseAreRefusedAtOnce() throws {
        var state: UInt64 = 7
        let noise = Data(
            (0..<3_000_000).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            })
        try room.write("noise/items/missions.csv", noise)
        try room.write("noise/links/needs.csv", noise)
        try room.write("noise/portfolio.toml", noise)
        try expectRefusal(
            "noise", as: "folder", "portfolio.toml row ", "items/missions.csv row ", "links/needs.csv row ")
        try expectRefusal(try room.write("noise.json", noise), as: "json", "noise.json row ")
        let table = room.run("import", "plan.stocktake", "noise.json", "--as", "gmpp")
        #expect(table.status == 2 && table.output.contains("refused: noise.json row "))
        // Text that is noise: a thousand problems are listed, the rest counted.
        try room.write("lines/items/missions.csv", "id,title\n" + String(repeating: "a b,\"x\n\",y\n", count: 50_000))
        let lines = room.run("import", "plan.stocktake", "lines", "--as", "folder")
        #expect(lines.status == 2 && lines.lines.count < 60)
        #expect(lines.output.contains("more problems; --all lists them"))
        #expect(lines.errors.contains("lines was refused because of 50,000 problems"))
    }

    @Test func aSourceOfTheWrongSortIsASentence() throws {
        try room.write("folder/mine.txt", "mine")
        try room.write("some.json", "{}")
        let before = room.bytes("plan.stocktake")
        for (words, names) in [
            (["none", "--as", "folder"], ["There is no folder none."]),
            (["none", "--as", "json"], ["There is no file none."]),
            (["none", "--as", "gmpp"], ["There is no file none."]),
            (["folder", "--as", "folder"], ["folder holds nothing to import"]),
            (["folder", "--as", "json"], ["folder is a directory, not a JSON document"]),
            (["folder", "--as", "gmpp"], ["There is no file folder/"]),
            (["some.json", "--as", "folder"], ["some.json is not a directory"]),
            (["some.json", "--as", "xml"], ["'xml' is invalid", "'folder', 'json' or 'gmpp'"]),
            (["some.json"], ["Missing expected argument '--as <format>'"]),
        ] {
            let ended = room.run(["import", "plan.stocktake"] + words)
            #expect(ended.status == 2 && ended.output.isEmpty, "\(words)")
            for name in names { #expect(ended.errors.contains(name), "\(words): \(ended.errors)") }
        }
        #expect(room.bytes("plan.stocktake") == before)
    }

    @Test func whatIsMerelyIncompleteComesInAndIsReported() throws {
        try room.write("thin/items/missions.csv", "id,colour\nNEW,blue\n")
        let done = room.run("import", "plan.stocktake", "thin", "--as", "folder")
        #expect(done.isDone)
        #expect(done.output.contains("reported: items/missions.csv row 2: NEW has no lead."))
        let item = try room.run("list", "plan.stocktake", "missions", "--json", "--where", "NEW").objects()[0]
        #expect(item["title"] as? String == "NEW" && item["state"] as? String == "draft")
        #expect(item["colour"] as? String == "blue")
    }
}
