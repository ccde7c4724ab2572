// Stories about the library: going there, what Enter asks for, what is told where nothing can be done.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The library") struct LibraryStories {
    @Test("The file that was left last is one key away, and Enter asks for what is under the cursor")
    func opening() {
        var desk = Desk(Seeds.london)
        desk.press("6")
        #expect(desk.bench.focus == .library && desk.screen.contains("6 Library"))
        desk.press("Enter")
        #expect(desk.asked == ["open /home/kt/plans/winter.stocktake"])
        desk.press("j Enter")
        #expect(desk.message == "/home/kt/old.stocktake is not there any more: it was moved or deleted.")
        desk.press("j j Enter")
        #expect(desk.asked.last == "open example london-2012")
        desk.press("G Enter")
        #expect(desk.asked.last == "add stocktake-pack to MIS-1")
        #expect(desk.history.isEmpty)
    }

    @Test("Shelves fold like rows of a tree, and stay folded while the size changes")
    func folding() {
        var desk = Desk(Seeds.london, size: .init(width: 120, height: 36))
        desk.press("g l h")
        #expect(desk.screen.contains("▸ Opened before  +2") && !desk.screen.contains("winter"))
        desk.resize(80, 24)
        desk.resize(200, 50)
        #expect(desk.screen.contains("▸ Opened before  +2"))
        desk.press("l")
        #expect(desk.screen.contains("winter"))
        desk.press("Enter")
        #expect(!desk.screen.contains("winter"))
    }

    @Test("Search finds what stands on the shelves")
    func searching() {
        var desk = Desk(Seeds.london)
        desk.press("6 / text:supplier Enter Enter")
        #expect(desk.asked == ["add supplier-risk to MIS-1"])
    }

    @Test("Nothing is edited here, and a template changes nothing where nothing may be changed")
    func refusals() {
        var desk = Desk(Seeds.london, readOnly: "This file is read-only.")
        desk.press("6 G Enter")
        #expect(desk.asked.isEmpty && desk.message == "This file is read-only.")
        var other = Desk(Seeds.london)
        other.press("6 e")
        #expect(other.message.hasPrefix("Nothing in the library is edited"))
        other.press("d")
        #expect(other.message.hasPrefix("Nothing in the library is edited") && other.history.isEmpty)
    }

    @Test("Empty shelves say so, and Enter on them is harmless")
    func empty() {
        var desk = Desk(Portfolio(), library: [])
        desk.press("6")
        #expect(desk.screen.contains("Opened before  none yet") && desk.screen.contains("Templates  none found"))
        desk.press("Enter j Enter G Enter k h l")
        #expect(desk.asked.isEmpty)
    }

    @Test("The legend names every sign and can be searched")
    func legend() {
        for style in [LineStyle.unicode, .ascii] {
            let signs = Legend.all(style)
            #expect(signs.allSatisfy { !$0.meaning.isEmpty && !$0.sign.isEmpty })
            if style == .ascii { #expect(signs.allSatisfy { $0.sign.allSatisfy(\.isASCII) }) }
        }
        var desk = Desk(Seeds.london)
        desk.press(", g text:shared")
        #expect(desk.picker?.found.count == 1)
        desk.press("Enter")
        #expect(desk.bench.overlay == nil && desk.history.isEmpty && desk.asked.isEmpty)
    }
}
