// What takes more than one line is said above the hints, and neither lies on the other.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Long messages") struct SaidInFullStories {
    /// The lines from the message on, without the hints, as one.
    private func said(_ desk: Desk) -> String {
        let layout = desk.bench.layout
        let words = desk.lines[layout.messageRow..<layout.hintRow].joined(separator: " ").split(separator: " ")
        return words.joined(separator: " ")
    }

    @Test("A long refusal takes rows of the lowest panes, which stay closed; the hints stay, and all comes back")
    func refusal() {
        for (width, height) in View.sizes {
            var desk = Desk(Seeds.planForChange, size: Size(width: width, height: height))
            desk.press("j")
            let before = desk.canvas
            let hints = desk.lines[desk.bench.layout.hintRow...]
            desk.press("d")
            let layout = desk.bench.layout
            #expect(said(desk) == desk.message, "\(desk.screen)")
            #expect(desk.lines[layout.hintRow...] == hints, "\(desk.screen)")
            #expect(layout.messageLines == (width == 60 ? 4 : width == 80 ? 3 : width == 120 ? 2 : 1))
            #expect(desk.lines[layout.messageRow - 1].hasPrefix("└"), "\(desk.screen)")
            desk.press("Esc")
            #expect(desk.canvas == before, "\(desk.screen)")
        }
    }

    @Test("What is marked is told beside a short refusal, and makes way for a long one")
    func marks() {
        var desk = Desk(Seeds.planForChange)
        desk.press("Space Space")
        func says(_ text: String) -> String {
            desk.forget { $0.fail(text) }
            desk.resize(80, 24)
            return desk.lines[desk.bench.layout.messageRow]
        }
        let short = says("It cannot be done.")
        #expect(short.hasPrefix(" It cannot be done.   ") && short.contains("   2 marked"))
        let long = String(repeating: "long ", count: 14) + "enough."
        let line = says(long)
        #expect(line.hasPrefix(" " + long) && !line.contains("marked") && desk.bench.layout.messageLines == 1)
        #expect(!says(long + " " + long).contains("marked") && desk.bench.layout.messageLines == 2)
    }

    @Test("The cursor of a low pane stays in sight, in the detail, in the history and on the grid of risks")
    func cursor() {
        for keys in ["4 G", "3 h j j j j", ", b 4 G", "2 Z z R G"] {
            var desk = Desk(Seeds.planForChange, size: Size(width: 60, height: 16))
            desk.press(keys)
            // What is pressed does nothing there, and a long name of it takes several lines to say so.
            desk.forget { $0.fail(String(repeating: "A sentence that is long. ", count: 9)) }
            desk.resize(60, 16)
            #expect(desk.bench.layout.messageLines == 4, "\(desk.screen)")
            let cursor = desk.canvas.cursor
            let inside = desk.bench.layout.inside(desk.bench.focus)!
            #expect(cursor.map { inside.contains($0) } == true, "\(keys)\n\(desk.screen)")
        }
    }

    @Test("On the grid of a low pane a click finds the cell that is painted there")
    func clicks() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 60, height: 16))
        desk.press("3 h j j j j")
        desk.forget { $0.fail(String(repeating: "A sentence that is long. ", count: 9)) }
        desk.resize(60, 16)
        let row = desk.lines.firstIndex { $0.contains(" L2 ") } ?? 0
        let column = desk.bench.layout.inside(.risks)!.x + 5
        desk.press(.mouse(Pointer(.click, at: Drawing.Point(x: column, y: row))))
        #expect(desk.bench.risks.likelihood == 2 && desk.bench.risks.impact == 1, "\(desk.screen)")
    }

    @Test("What is said below a list, in full, and why an entry of the menu cannot be chosen leave the hints")
    func below() {
        let scenes = [
            (": text:left", "needs; grid: cell left", "Enter run"), ("? text:parent", "grid: cell left", "Enter run"),
            ("F9 Right Right Right Down Down", "Nothing has been searched for yet", "Enter run"),
            ("? text:undo", "There is nothing to undo", "Enter run"),
        ]
        for (keys, words, hint) in scenes {
            for (width, height) in [(60, 16), (60, 20), (80, 24)] {
                var desk = Desk(Seeds.planForChange, size: Size(width: width, height: height))
                desk.press(keys)
                let below = desk.lines[(desk.bench.layout.messageRow - 3)...].joined(separator: " ")
                #expect(below.split(separator: " ").joined(separator: " ").contains(words), "\(desk.screen)")
                #expect(desk.lines[desk.bench.layout.hintRow...].contains { $0.contains(hint) }, "\(desk.screen)")
            }
        }
    }

    @Test("An answer ends above the message line", arguments: ["p text:MIL-601 Enter w", "I b", "I a", "w"])
    func answers(_ keys: String) {
        for (width, height) in View.sizes + [(60, 20), (100, 30)] {
            var desk = Desk(Seeds.planForChange, size: Size(width: width, height: height))
            desk.press(keys)
            let row = desk.bench.layout.messageRow
            #expect(desk.lines[row].allSatisfy { $0 == " " }, "\(desk.screen)")
            desk.press("G")
            #expect(desk.lines[row].allSatisfy { $0 == " " } && desk.canvas.cursor.map { $0.y < row } == true)
        }
    }
}
