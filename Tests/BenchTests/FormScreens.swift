// What forms, their lists and the list of themes look like: RECORD=1 swift test --filter FormScreens keeps them.

import Drawing
import Foundation
import Missions
import Testing

@testable import Bench

@Suite("Screens of forms") struct FormScreens {
    private static let scenes: [Scene] = [
        Scene("form-mission-80x24", .plan, 80, 24, "e"),
        Scene("form-mission-120x36", .plan, 120, 36, "e Tab Tab Tab"),
        Scene("form-mission-60x16", .plan, 60, 16, "e PgDn"),
        Scene("form-mission-200x50", .plan, 200, 50, "e S-Tab"),
        Scene("form-prose-80x24", .plan, 80, 24, "e Tab"),
        Scene("form-prose-60x16", .plan, 60, 16, "e Tab Home"),
        Scene("form-day-80x24", .plan, 80, 24, "p text:MIL-201 Enter c d C-u text:end\\ of\\ march"),
        Scene("form-day-wrong-60x16", .plan, 60, 16, "p text:MIL-201 Enter c d C-u text:some\\ day"),
        Scene("form-day-pick-80x24", .plan, 80, 24, "p text:MIL-201 Enter c d C-p Down"),
        Scene("form-money-80x24", .plan, 80, 24, "p text:PRO-51 Enter e PgDn Down Down Down C-u text:£1.2bn"),
        Scene("form-ticks-80x24", .plan, 80, 24, "p text:EXP-11 Enter e Tab Tab Tab Tab Tab C-p Tab Down Tab"),
        Scene("form-draft-80x24", .plan, 80, 24, "e text:! Esc e"),
        Scene("form-needed-80x24", .plan, 80, 24, "p text:MIL-201 Enter e Tab Tab Tab C-u text:done"),
        Scene("form-stranger-80x24", .plan, 80, 24, "e Tab Tab Tab Tab Tab text:Atlantis"),
        Scene("form-ascii-80x24", .plan, 80, 24, "p text:MIL-201 Enter c d C-u text:fri", lines: .ascii),
        Scene("themes-80x24", .plan, 80, 24, ", t"),
        Scene("themes-60x16", .plan, 60, 16, ", t Down"),
        Scene("themes-120x36", .plan, 120, 36, ", t Down Down"),
        Scene("themes-40x12", .plan, 40, 12, ", t"),
        Scene("themes-wrong-80x24", .plan, 80, 24, ", t Up"),
        Scene("themes-faint-80x24", .plan, 80, 24, ", t text:mine"),
        Scene("themes-ascii-80x24", .plan, 80, 24, ", t", lines: .ascii),
    ]

    private static let folder = Golden.folder + "/forms"

    @Test("Every form looks as it was kept", arguments: scenes)
    func looks(_ scene: Scene) {
        var desk = Desk(scene.portfolios.portfolio, size: scene.size, lines: scene.lines)
        desk.press(scene.keys)
        Golden.expect(desk.canvas, "forms/\(scene.name)")
    }

    @Test("Every screen kept is looked at")
    func noScreenIsLeftOver() throws {
        let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(Set(kept) == Set(Self.scenes.map { $0.name + ".screen" }))
    }
}

/// The mouse over what was painted above.
@Suite("Pointing at forms and themes") struct PointingAtForms {
    @Test("A click goes to the field that is painted there, under headings and long texts too")
    func form() {
        for size in [Size(width: 80, height: 24), Size(width: 60, height: 16)] {
            var desk = Desk(Seeds.planForChange, size: size)
            desk.press("e Tab PgDn")
            for y in 1..<size.height {
                guard let form = desk.form,
                    let row = desk.bench.formRow(at: Drawing.Point(x: 12, y: y), form, desk.world)
                else {
                    continue
                }
                let label = desk.form!.rows[row].rule.label
                #expect(desk.lines[y].contains(label.prefix(6)) || row == form.scroller.cursor, "\(label)")
                desk.press(.mouse(Pointer(.click, at: Drawing.Point(x: 12, y: y))))
                #expect(desk.form?.scroller.cursor == row || desk.picker != nil, "\(label)")
                if desk.picker != nil { desk.press("Esc") }
            }
        }
    }

    @Test("A click on a theme shows it, a second uses it; one on the sample does nothing")
    func themes() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press(", t")
        let row = desk.lines.firstIndex { $0.contains("light") && $0.contains("light  ") } ?? 0
        desk.press(.mouse(Pointer(.click, at: Drawing.Point(x: 24, y: row))))
        #expect(desk.bench.themeName == "light" && desk.picker?.current?.text == "light")
        desk.press(.mouse(Pointer(.click, at: Drawing.Point(x: 80, y: row + 1))))
        #expect(desk.picker?.current?.text == "light")
        desk.press(.mouse(Pointer(.click, at: Drawing.Point(x: 24, y: row))))
        #expect(desk.picker == nil && desk.bench.themeName == "light")
    }
}
