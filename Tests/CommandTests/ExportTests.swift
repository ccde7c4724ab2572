// new and export: a portfolio goes out and comes back equal, and nothing is overwritten.

import Foundation
import Programs
import Testing

@Suite struct ExportTests {
    private let room: Room

    init() throws { room = try Room.withPlan() }

    @Test func whatIsExportedComesBackEqual() throws {
        try #require(room.run("set", "plan.stocktake", "MIL-01", "note=Zwei\nZeilen, \"so\"").isDone)
        let state = room.state()
        let folder = room.run("export", "plan.stocktake", "--as", "folder", "--to", "out", "--audience", "own")
        #expect(folder.isDone && folder.output == "Wrote 55 items and 144 links to out.\n")
        let document = room.run("export", "plan.stocktake", "--as", "json", "--to", "out.json", "--audience", "own")
        #expect(document.isDone && document.output == "Wrote 55 items and 144 links to out.json.\n")
        #expect(room.bytes("out.json") == Data(state.text.utf8))
        for (file, source) in [("a.stocktake", "out"), ("b.stocktake", "out.json")] {
            let made = room.run("new", file, "--from", source)
            #expect(made.isDone)
            #expect(
                made.output
                    == "Made \(file) with 55 items and 144 links from \(source).\nOpen it: stocktake \(file)\n")
            #expect(room.state(file) == state)
            // Again over itself: nothing is new.
            let again = room.run("import", file, source, "--as", source == "out" ? "folder" : "json")
            #expect(again.isDone && again.output.hasSuffix("Nothing to bring in: everything is there already.\n"))
        }
        #expect(FileManager.default.fileExists(atPath: room.path("out/portfolio.toml")))
        #expect(room.run("export", "plan.stocktake", "--as", "folder", "--to", "out", "--audience", "own").isDone)
    }

    @Test func theLogIsOneRecordALine() throws {
        room.run("set", "plan.stocktake", "MIL-01", "note=a")
        let log = room.run("export", "plan.stocktake", "--as", "log")
        #expect(log.isDone && log.lines.count == 2)
        for (position, line) in log.lines.enumerated() {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect((object["hash"] as? String)?.count == 64)
            #expect((object["record"] as? [String: Any])?["seq"] as? Int == position + 1)
        }
        let written = room.run("export", "plan.stocktake", "--as", "log", "--to", "log.jsonl")
        #expect(written.isDone && written.output == "Wrote 2 records to log.jsonl.\n")
        #expect(room.bytes("log.jsonl") == Data(log.output.utf8))
    }

    @Test func whatIsHeldBackIsSaid() throws {
        room.run("set", "plan.stocktake", "MIL-01", "visibility=restricted")
        let shared = room.run("export", "plan.stocktake", "--as", "json")
        #expect(shared.status == 0 && shared.errors.hasPrefix("Withheld because of their visibility: 1 item, "))
        #expect(!shared.output.contains("\"MIL-01\""))
        #expect(room.run("export", "plan.stocktake", "--as", "log", "--audience", "open").refuses("--audience own"))
    }

    @Test func aPictureIsOfATreeOrEverythingOrOfWhoOwesWhom() throws {
        let tree = ["export", "plan.stocktake", "--of", "MIL-01", "--direction", "both", "--depth", "2"]
        let dot = room.run(tree + ["--as", "dot"])
        #expect(
            dot.isDone && dot.output.hasPrefix("digraph stocktake {\n") && dot.output.contains("  \"MIL-01\" [label="))
        #expect(dot.output.contains("What MIL-01 needs, and what waits on it") && dot.output.contains("plan.stocktake"))
        let flowchart = room.run(tree + ["--as", "mermaid", "--grouped"])
        #expect(flowchart.isDone && flowchart.output.contains("\nflowchart LR\n  subgraph g0["))
        let picture = room.run(tree + ["--as", "svg", "--to", "tree.svg"])
        #expect(picture.isDone && picture.output.hasPrefix("Wrote ") && picture.output.hasSuffix(" to tree.svg.\n"))
        let bytes = try #require(room.bytes("tree.svg"))
        #expect(bytes.starts(with: Data("<?xml version=\"1.0\"".utf8)) && bytes.suffix(7) == Data("</svg>\n".utf8))
        for format in ["dot", "mermaid", "svg"] {
            for what in [[], ["--matrix"]] {
                let drawn = room.run(["export", "plan.stocktake", "--as", format] + what)
                #expect(drawn.status == 0 && !drawn.output.isEmpty, "\(drawn.errors)")
                if format == "svg" { #expect(drawn.output.hasPrefix("<?xml") && drawn.output.hasSuffix("</svg>\n")) }
            }
        }
    }

    @Test func aPictureIsOfWhatLiesAroundAnItemToo() throws {
        let around = ["export", "plan.stocktake", "--as", "dot", "--around", "MIL-01"]
        let near = room.run(around + ["--depth", "1"])
        #expect(
            near.status == 0 && near.output.contains("Around MIL-01") && near.output.contains("  \"MIL-01\" [label="))
        let far = room.run(around)
        #expect(far.status == 0 && far.output.count > near.output.count)
        #expect(room.run(around + ["--depth", "2"]).output == far.output)
    }

    @Test func whoOwesWhomIsDrawnWithAnyMeasure() throws {
        for (measure, words) in [
            ("count", "live needs that are not delivered"), ("overdue", "needs that are late"),
            ("unagreed", "needs that nobody has agreed to"), ("slack", "the least slack, in days"),
            ("money", "the worth of programmes that need, in £m"),
        ] {
            for format in ["dot", "mermaid", "svg"] {
                let drawn = room.run(
                    "export", "plan.stocktake", "--as", format, "--matrix", "--measure", measure)
                #expect(drawn.status == 0, "\(drawn.errors)")
                if format == "svg" { #expect(drawn.output.contains("The numbers: \(words).")) }
            }
        }
    }

    @Test func ofAFlowchartThatMermaidWouldNotDrawItIsSaidWhatItHasToBeTold() throws {
        let ids = (0..<40).map { "M\($0)" }
        try room.write(
            "many/items/milestones.csv", (["id,title"] + ids.map { "\($0),Title" }).joined(separator: "\n") + "\n")
        let needs = ids.indices.flatMap { later in ids[..<later].map { "\(ids[later]),\($0)" } }
        try room.write("many/links/needs.csv", (["from,to"] + needs).joined(separator: "\n") + "\n")
        #expect(room.run("new", "many.stocktake", "--from", "many").status == 0)
        let words = "Mermaid draws 500 links at most, unless its maxEdges"
        let drawn = room.run("export", "many.stocktake", "--as", "mermaid")
        #expect(drawn.status == 0 && drawn.errors.contains(words), "\(drawn.errors)")
        #expect(room.run("export", "many.stocktake", "--as", "mermaid", "--to", "many.mmd").output.contains(words))
        #expect(!room.run("export", "many.stocktake", "--as", "dot").errors.contains("Mermaid"))
        #expect(!room.run("export", "plan.stocktake", "--as", "mermaid").errors.contains("Mermaid"))
    }

    @Test func aPictureHoldsBackWhatItsReadersMayNotSee() throws {
        room.run("set", "plan.stocktake", "MIL-01", "visibility=restricted")
        let whole = room.run("export", "plan.stocktake", "--as", "dot")
        #expect(whole.status == 0 && whole.errors.contains("withheld because of visibility"))
        #expect(!whole.output.contains("\"MIL-01\""))
        #expect(room.run("export", "plan.stocktake", "--as", "svg", "--of", "MIL-01").refuses("--audience own"))
        let matrix = room.run("export", "plan.stocktake", "--as", "svg", "--matrix")
        #expect(matrix.status == 0 && matrix.errors.contains("1 item not counted because of visibility."))
        let own = room.run("export", "plan.stocktake", "--as", "dot", "--of", "MIL-01", "--audience", "own")
        #expect(own.isDone && own.output.contains("\"MIL-01\""))
    }

    @Test func optionsOfPicturesThatMakeNoSenseAreRefused() {
        for (words, name) in [
            (["--as", "json", "--of", "MIL-01"], "--of is for pictures"),
            (["--as", "folder", "--to", "x", "--matrix"], "--matrix is for pictures"),
            (["--as", "dot", "--depth", "2"], "need --of <id>"), (["--as", "dot", "--depth", "0"], "1 or more"),
            (["--as", "svg", "--matrix", "--of", "MIL-01"], "leave out --of"),
            (["--as", "svg", "--of", "MIL-01", "--direction", "sideways"], "sideways"),
            (["--as", "json", "--around", "MIL-01"], "--around is for pictures"),
            (["--as", "svg", "--of", "MIL-01", "--around", "MIL-02"], "write one of them"),
            (["--as", "svg", "--around", "MIL-01", "--direction", "both"], "need --of <id>"),
            (["--as", "svg", "--matrix", "--around", "MIL-01"], "leave out --of, --around"),
            (["--as", "svg", "--measure", "overdue"], "write --matrix with it"),
            (["--as", "svg", "--matrix", "--measure", "colour"], "colour"),
            (["--as", "svg", "--of", "MIL-01", "--limit", "0"], "1 or more"),
        ] {
            let ended = room.run(["export", "plan.stocktake"] + words)
            #expect(
                ended.status == 2 && ended.output.isEmpty && ended.errors.contains(name), "\(words): \(ended.errors)")
        }
        #expect(room.run("export", "plan.stocktake", "--as", "dot", "--of", "MIL-0").status == 1)
    }

    @Test func nothingIsOverwritten() throws {
        try room.write("there.json", "mine")
        try room.write("full/mine.txt", "mine")
        for (words, names) in [
            (["export", "plan.stocktake", "--as", "json", "--to", "there.json"], ["there.json is there already"]),
            (["export", "plan.stocktake", "--as", "log", "--to", "there.json"], ["there.json is there already"]),
            (["export", "plan.stocktake", "--as", "folder", "--to", "there.json"], ["there.json", "a file"]),
            (["export", "plan.stocktake", "--as", "folder", "--to", "full"], ["full holds mine.txt"]),
            (["export", "plan.stocktake", "--as", "folder", "--to", "."], ["."]),
            (
                ["export", "plan.stocktake", "--as", "json", "--to", "plan.stocktake"],
                ["plan.stocktake is there already"]
            ),
            (
                ["export", "plan.stocktake", "--as", "json", "--to", "no/where.json"],
                ["no/where.json", "Check the folder"]
            ),
            (["export", "plan.stocktake", "--as", "svg", "--to", "there.json"], ["there.json is there already"]),
            (["export", "plan.stocktake", "--as", "folder"], ["add --to <path>"]),
            (
                ["export", "plan.stocktake", "--as", "xml"],
                ["'xml'", "mermaid", "svg"]
            ),
            (["new", "there.json"], ["there.json is there already"]),
            (["new", "full"], ["full is there already"]),
            (["new", "plan.stocktake", "--from", "london-2012"], ["plan.stocktake is there already"]),
            (["new", "no/where.stocktake"], ["There is no folder no/"]),
            (["new", "x.stocktake", "--from", "atlantis"], ["atlantis is neither", "london-2012", "plan-for-change"]),
            (["new", "x.stocktake", "--from", "full"], ["full holds nothing to import"]),
            (
                ["new", "x.stocktake", "--from", "there.json"],
                ["there.json row 1", "not JSON", "x.stocktake was not made"]
            ),
        ] {
            let (before, names_) = (room.bytes("plan.stocktake"), room.names)
            let ended = room.run(words)
            #expect(ended.status == 2 && ended.output.isEmpty, "\(words)")
            for name in names { #expect(ended.errors.contains(name), "\(words): \(ended.errors)") }
            #expect(room.bytes("plan.stocktake") == before)
            #expect(
                room.names.filter { !$0.hasPrefix("plan.stocktake-") }
                    == names_.filter { !$0.hasPrefix("plan.stocktake-") })
        }
        #expect(room.bytes("there.json") == Data("mine".utf8) && room.bytes("full/mine.txt") == Data("mine".utf8))
    }

    @Test func everySeedMakesAPortfolio() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Room.root + "/seeds")
        let seeds = folders.filter {
            FileManager.default.fileExists(atPath: "\(Room.root)/seeds/\($0)/portfolio.toml")
        }
        #expect(seeds.contains("london-2012") && seeds.contains("plan-for-change"))
        for seed in seeds {
            let made = room.run("new", "\(seed).stocktake", "--from", seed)
            #expect(made.isDone, "\(made.errors)")
            #expect(room.run("list", "\(seed).stocktake", "items").isDone)
        }
        #expect(room.run("new", "by-path.stocktake", "--from", Room.root + "/seeds/london-2012").isDone)
        #expect(room.state("by-path.stocktake") == room.state("london-2012.stocktake"))
    }

    @Test func aReaderThatGoesAwayEndsTheRunInSilence() {
        let ended = Program.run(
            "bash",
            [
                "-c", "set -o pipefail; \"$0\" export \"$1\" --as json --audience own | head -c 10", Room.binary,
                room.path("plan.stocktake"),
            ])
        #expect(ended.status == 0 && ended.errors.isEmpty && ended.output.count == 10)
    }
}
