// Very low and narrow screens: what Enter would choose is in sight, and what is cut is said in full below.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Low screens and cut rows") struct LowScreenStories {
    /// The text of the row that is selected, without the blanks around it.
    private func selected(_ desk: Desk) -> String? {
        let canvas = desk.canvas
        for y in 1..<canvas.height {
            let row = (0..<canvas.width).filter {
                canvas[$0, y].ink.isSelected && canvas[$0, y].ink == canvas[$0, y].ink.selected
            }
            guard row.count > 3 else { continue }
            return String(row.map { canvas[$0, y].glyph }.map(String.init).joined().trimmingBlanks)
        }
        return nil
    }

    @Test(
        "A list to choose from shows the row that Enter chooses, however low the screen",
        arguments: ["?", ":", "p", "a a", ", t", ", g", "g k", "b s Enter b b"], [5, 6, 7, 8])
    func rowInSight(_ keys: String, _ height: Int) {
        for width in [20, 40, 80] {
            var desk = Desk(Seeds.london, size: Size(width: width, height: height))
            desk.press(keys)
            for _ in 0..<3 {
                let row = selected(desk)
                #expect(row?.isEmpty == false, "\(width)x\(height) \(keys)\n\(desk.screen)")
                let choice = desk.picker?.current
                let texts = [choice?.text, choice?.right, choice?.detail, choice?.outcome.item].compactMap { $0 }
                let first = row?.split(separator: " ").first.map(String.init) ?? ""
                let begun = first.prefix { $0 != "…" }
                #expect(
                    texts.contains { $0.contains(begun) }, "\(begun) of \(texts)\n\(desk.screen)")
                #expect(desk.lines.count == height && desk.canvas.cursor != nil)
                desk.press("Down")
            }
            // What was seen is what is chosen; going back leaves everything as it was.
            desk.press("Esc")
            #expect(desk.bench.overlay == nil && desk.portfolio == Seeds.london)
        }
    }

    @Test("The grid of risks keeps its shades on a small screen, beside numbers of one digit or two")
    func shades() {
        let many = Seeds.portfolio(
            (1...112).map { number in
                let place = number <= 12 ? "3|residual_impact=3" : "5|residual_impact=4"
                return "R\(number) raid Worry|residual_likelihood=\(place)"
            }.joined(separator: "\n"))
        for (lines, low, high) in [(LineStyle.unicode, "▒", "█"), (.ascii, ":", "#")] {
            var desk = Desk(Seeds.planForChange, size: Size(width: 60, height: 16), lines: lines)
            let row = desk.lines.first { $0.contains(" L4 ") } ?? ""
            #expect(row.contains("1\(low) 1\(low) ") && row.contains("1\(high)"), "\(desk.screen)")
            // Under the cursor the brackets take the place of the shade.
            desk.press("3")
            #expect(desk.lines.contains { $0.contains("[1]") }, "\(desk.screen)")
            desk = Desk(many, size: Size(width: 60, height: 16), lines: lines)
            #expect(desk.lines.contains { $0.contains("12\(low)") }, "\(desk.screen)")
            #expect(desk.lines.contains { $0.contains(" L5 ") && $0.contains("100") }, "\(desk.screen)")
        }
    }

    @Test("A change to many shows at least one of its changes on the lowest screen, before Enter makes it")
    func preview() {
        for (width, height) in [(20, 5), (20, 6), (20, 8), (40, 6), (60, 16)] {
            var desk = Desk(Seeds.planForChange)
            desk.press("g k text:milestones Enter f text:state:planned Enter * c s text:on_the_way Enter")
            desk.resize(width, height)
            guard case .preview = desk.bench.overlay else { return #expect(Bool(false), "a preview") }
            #expect((selected(desk) ?? "").contains("MIL"), "\(width)x\(height)\n\(desk.screen)")
        }
    }

    @Test("What is cut in the row under the cursor is said in full below, in help and in the palette")
    func saidInFull() {
        var desk = Desk(Seeds.london)
        desk.press("? text:parent")
        let text = "tree: close, or go to the parent; columns: to what it needs; grid: cell left"
        #expect(desk.picker?.current?.text == text)
        let below = desk.lines[desk.bench.layout.messageRow...].joined(separator: " ")
        #expect(below.split(separator: " ").joined(separator: " ").contains(text), "\(desk.screen)")
        // Where it is not cut, nothing is said twice.
        desk.resize(200, 50)
        #expect(desk.lines.filter { $0.contains(text) }.count == 1, "\(desk.screen)")
        desk.press("C-u")
        for row in desk.picker?.found.prefix(desk.bench.pickerHeight) ?? [] {
            #expect(desk.screen.contains(row.text), "\(row.text) is cut at 200 columns")
        }
        desk.resize(80, 24)
        desk.press("Esc : text:left")
        #expect(desk.picker?.current?.text == "left")
        let said = desk.lines[desk.bench.layout.messageRow...].joined(separator: " ")
        #expect(said.split(separator: " ").joined(separator: " ").contains(text), "\(desk.screen)")
    }

    @Test("A row that cannot be chosen says why first, and then what it is")
    func whyAndWhat() {
        var desk = Desk(Portfolio(), size: Size(width: 60, height: 24))
        desk.press("? text:longest")
        desk.press("C-u text:undo")
        #expect(desk.screen.contains("There is nothing to undo."))
    }
}

extension Choice.Outcome {
    fileprivate var item: String? { if case .item(let id) = self { id } else { nil } }
}
