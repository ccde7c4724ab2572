// play and demo: the workbench without a terminal.

import Foundation
import Programs
import Testing

@Suite struct PlayTests {
    private let room: Room

    init() throws { room = try Room.withPlan() }

    @Test(
        "The last screen has the size that was asked for",
        arguments: [(80, 24), (120, 36), (200, 50), (40, 10), (1, 1)])
    func size(width: Int, height: Int) {
        let screen = room.run("play", "plan.stocktake", "--keys", "j Tab j", "--size", "\(width)x\(height)")
        #expect(screen.isDone)
        #expect(screen.lines.count == height && screen.lines.allSatisfy { $0.count <= width })
    }

    @Test func keysChangeTheFileAsAtTheTerminal() throws {
        let before = room.state()
        let played = room.run(
            "play", "plan.stocktake", "--keys", "1 c t C-u text:Games Space text:that Space text:last Enter")
        #expect(played.isDone && played.output.contains("Games that last"))
        #expect(
            try room.run("list", "plan.stocktake", "missions", "--json").objects()[0]["title"] as? String
                == "Games that last")
        #expect(room.run("play", "plan.stocktake", "--keys", "u").isDone)
        #expect(room.state() == before)
        // Leaving ends the play: what follows is not pressed.
        #expect(room.run("play", "plan.stocktake", "--keys", "Q u").isDone)
        #expect(room.run("log", "plan.stocktake", "--json").output.contains("\"sequence\":3"))
        #expect(!room.run("log", "plan.stocktake", "--json").output.contains("\"sequence\":4"))
    }

    @Test func inksHaveTheShapeOfTheScreen() {
        let plain = room.run("play", "plan.stocktake", "--size", "60x16")
        let inked = room.run("play", "plan.stocktake", "--size", "60x16", "--inks")
        #expect(inked.isDone && inked.output.hasPrefix(plain.output))
        let inks = inked.lines.dropFirst(17).prefix(16)
        #expect(inks.count == 16 && inks.allSatisfy { $0.count == 60 })
        #expect(inked.lines.dropFirst(33).allSatisfy { $0.isEmpty || $0.hasPrefix("cursor ") })
        let form = room.run("play", "plan.stocktake", "--keys", "1 e", "--inks")
        #expect(form.lines.last?.hasPrefix("cursor ") == true)
    }

    @Test func aSlipIsASentence() {
        let before = room.bytes("plan.stocktake")
        #expect(room.run("play", "plan.stocktake", "--keys", "j frob").refuses("“frob” is not the name of a key"))
        for size in ["0x0", "80", "80x", "axb", "-1x24", "80x24x2", "1001x10"] {
            #expect(room.run("play", "plan.stocktake", "--size", size).refuses("\(size)"))
        }
        #expect(
            room.run("play", "plan.stocktake", "--theme", "sepia").refuses(
                "no theme “sepia”", "dark, deuteranopia", "mono, projector"))
        #expect(room.bytes("plan.stocktake") == before)
    }

    @Test func aDemoIsAFreshCopyEachTime() throws {
        let (one, two) = (
            room.run("demo", "london-2012", "--print-path"), room.run("demo", "london-2012", "--print-path")
        )
        #expect(one.isDone && two.isDone && one.output != two.output)
        let path = String(one.output.dropLast())
        #expect(path.hasSuffix("/london-2012.stocktake"))
        #expect(room.run("list", path, "missions").output.contains("A Games that leaves a legacy"))
    }
}
