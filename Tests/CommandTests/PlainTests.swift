// --plain: the workbench from a pipe, lines in and sentences out.

import Foundation
import Programs
import Testing

@Suite struct PlainTests {
    private let room: Room

    init() throws { room = try Room.withPlan() }

    private func talk(_ lines: String, width: Int = 80) -> Ended {
        room.run("plan.stocktake", "--plain", "--width", "\(width)", input: lines)
    }

    @Test func linesInSentencesOutUntilTheInputEnds() throws {
        let ended = talk("set title Games that last\nlog\nwhere", width: 200)
        #expect(ended.isDone, "\(ended.errors)")
        #expect(ended.output.contains("to Games that last. u takes it back."))
        #expect(ended.output.contains("History: 2 records."))
        #expect(
            try room.run("list", "plan.stocktake", "missions", "--json").objects()[0]["title"] as? String
                == "Games that last")
        let quit = talk("quit\nset title Never heard\n")
        #expect(quit.isDone && quit.output.hasSuffix("Closed. Everything is on disk.\n"))
        #expect(!room.run("list", "plan.stocktake", "missions").output.contains("Never"))
        #expect(talk("").isDone)
    }

    @Test(arguments: [20, 40, 80]) func nothingIsDrawnAndNoLineIsTooWide(width: Int) {
        let ended = talk(
            "read\nmore\nmore\nread tree\nread risks\nread detail\n?\nmore\nset\n?\ncancel\naa\ncancel\nhelp tree\n,t\ncancel\n",
            width: width)
        #expect(ended.isDone)
        #expect(ended.lines.allSatisfy { $0.count <= width })
        let drawn = ended.output.unicodeScalars.contains { scalar in
            (scalar.value < 32 && scalar != "\n") || (0x2190...0x21FF).contains(scalar.value)
                || (0x2300...0x25FF).contains(scalar.value)
        }
        #expect(!drawn)
    }

    @Test func aScriptCannotStopItselfForGood() {
        #expect(talk("suspend\nwhere\n").output.contains("That needs a terminal, and this is a file or a pipe."))
    }

    @Test func aReaderThatGoesAwayEndsItInSilence() {
        let ended = Program.run(
            "/bin/sh",
            ["-c", "yes read | \"$0\" \"$1\" --plain | head -1", Room.binary, room.path("plan.stocktake")],
            environment: ["HOME": room.path])
        #expect(ended.status == 0 && ended.errors.isEmpty)
    }

    @Test func aStocktakeByEarLeavesWhatWasSaid() {
        let ended = talk(
            """
            list outcomes
            tree upstream
            set state
            1
            save
            add risk The keys come late
            residual likelihood = 4
            residual impact = 5
            save
            pane risks
            read risks
            undo
            redo
            log
            read history
            quit

            """, width: 1000)
        #expect(ended.isDone, "\(ended.errors)")
        for part in [
            "State is now draft.", "A form of ", "Residual likelihood is now 4.", "added RSK-",
            "at likelihood 4, impact 5: ", "undid record 3", "did record 3 again", "Record 5, ",
        ] {
            #expect(ended.output.contains(part), "\(part): \(ended.output)")
        }
    }

    @Test func keysArePlayedAndToldToo() {
        let said = room.run(
            "play", "plan.stocktake", "--plain", "--keys", "j k g m 1 c t C-u text:Heard Enter u Q j")
        #expect(said.isDone, "\(said.errors)")
        #expect(said.output.contains("> g m\n") && !said.output.contains("> g\n"))
        #expect(said.output.contains("to Heard. u takes it back.") && said.output.contains("undid record 2"))
        #expect(said.output.hasSuffix("> Q\nClosed. Everything is on disk.\n"))
        let lines = room.run("play", "plan.stocktake", "--plain", input: "where\nquit\n")
        #expect(lines.isDone && lines.output.contains("> where\nList: "))
    }

    @Test func aDemoCanBeTalkedWithAndAWrongWidthIsASentence() {
        let ended = room.run("demo", "london-2012", "--plain", input: "where\n")
        #expect(ended.isDone && ended.output.contains("A Games that leaves a legacy"))
        #expect(room.run("plan.stocktake", "--plain", "--width", "3", input: "").refuses("3 is no width"))
    }
}
