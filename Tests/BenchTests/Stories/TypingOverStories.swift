// Typing where something stands already: a word that was chosen or suggested gives way to the first letter typed.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Typing over what is there") struct TypingOverStories {
    private func ink(_ desk: Desk, of word: String) -> Ink? {
        for (y, line) in desk.lines.enumerated().reversed() {
            guard let range = line.range(of: word) else { continue }
            return desk.canvas[line.distance(from: line.startIndex, to: range.lowerBound), y].ink
        }
        return nil
    }

    @Test("The first letter typed in an untouched choice takes the place of the word that stands there")
    func choice() {
        var desk = Desk(Seeds.london)
        desk.press("c s")
        #expect(desk.form?.current.text == "live")
        #expect(desk.form?.current.givesWay == true && desk.screen.contains("type to replace it"))
        desk.press("text:draft")
        #expect(desk.form?.current.text == "draft" && desk.form?.current.givesWay == false)
        #expect(!desk.screen.contains("to replace it"))
        desk.press("Enter")
        #expect(desk.field("MIS-1", "state") == "draft" && desk.form == nil)
    }

    @Test("A key that edits means the word is to stay", arguments: ["Home", "End", "Backspace", "C-w"])
    func edited(_ key: String) {
        var desk = Desk(Seeds.london)
        desk.press("c s \(key)")
        let left = desk.form?.current.line.text ?? "?"
        #expect(desk.form?.current.givesWay == false)
        desk.press("text:x")
        #expect(desk.form?.current.line.text == (key == "Home" ? "x" + left : left + "x"))
    }

    @Test("A word turned to by Right is typed over as well, and C-z brings it back")
    func turned() {
        var desk = Desk(Seeds.london)
        desk.press("c s Right")
        let next = desk.form?.current.text ?? ""
        desk.press("text:d")
        #expect(desk.form?.current.text == "d" && next != "live")
        desk.press("C-z C-z")
        #expect(desk.form?.current.text == next)
    }

    @Test("An item to refer to is typed over; where there may be several, a separator adds another")
    func references() {
        var desk = Desk(Seeds.london)
        desk.press("p text:MIL-09 Enter e")
        let rows = desk.form?.rows ?? []
        for row in rows where !row.text.isEmpty {
            switch row.rule.type {
            case .reference:
                desk.go(toField: row.rule.name)
                desk.press("text:W")
                #expect(desk.form?.current.text == "W")
            case .references, .choices:
                desk.go(toField: row.rule.name)
                desk.press("text:;W")
                #expect(desk.form?.current.text == row.text + ";W")
            default: continue
            }
        }
    }

    @Test("A paste of nothing takes nothing away")
    func pastedNothing() {
        var desk = Desk(Seeds.london)
        desk.press("c s")
        desk.press(.paste(""))
        #expect(desk.form?.current.text == "live")
        desk.press("Esc b s")
        let name = desk.bench.overlay.name
        desk.press(.paste(""))
        #expect(name?.isEmpty == false && desk.bench.overlay.name == name)
    }

    @Test("A paste takes the place of an untouched word, too")
    func pasted() {
        var desk = Desk(Seeds.london)
        desk.press("c s")
        desk.press(.paste("draft"))
        #expect(desk.form?.current.text == "draft")
    }

    @Test("A draft that was taken up is typed on")
    func draft() {
        var desk = Desk(Seeds.london)
        desk.press("c s text:dra Esc c s C-y text:ft")
        #expect(desk.form?.current.text == "draft")
    }

    @Test("The name suggested for a view gives way to the first letter typed, and stays where it is edited")
    func viewName() {
        var desk = Desk(Seeds.london)
        desk.press("f text:late Enter b s")
        #expect(desk.screen.contains("name of the view: late") && desk.screen.contains("type to replace it"))
        desk.press("text:My\\ late\\ ones Enter")
        #expect(desk.world.views.map(\.name) == ["My late ones"])
        // The name it has is suggested next; End and Backspace mean that one.
        desk.press("b s Backspace text:e Enter")
        #expect(desk.world.views.map(\.name) == ["My late ones", "My late onee"])
        desk.press("b s C-w text:two Enter b s")
        desk.press(.paste("three"))
        desk.press("Enter")
        #expect(desk.world.views.map(\.name).suffix(2) == ["My late two", "three"])
        // What is to be replaced stands in the ink of what is chosen.
        desk.press("b s")
        #expect(ink(desk, of: "My late ones")?.isSelected == true)
        desk.press("End")
        #expect(ink(desk, of: "My late ones")?.isSelected == false)
        desk.resize(20, 5)
        desk.press("C-u text:In\\ sight")
        #expect(desk.screen.contains("name: In sight"), "\(desk.screen)")
    }
}

extension Overlay? {
    /// The name being typed.
    fileprivate var name: String? { if case .prompt(let prompt)? = self { prompt.line.text } else { nil } }
}
