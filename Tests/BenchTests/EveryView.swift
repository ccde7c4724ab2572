// Every pane and everything that lies on top, at the four sizes people have: kept as screens, to be looked at.

import Drawing
import Foundation
import Missions
import Testing

@testable import Bench

/// One thing to see, and the keys that lead there.
struct View: Sendable {
    let name: String
    let portfolios: Scene.Portfolios
    let keys: String
    /// Whether the hands rest afterwards, so that what a half-typed sequence goes on with is shown.
    let rests: Bool

    init(_ name: String, _ portfolios: Scene.Portfolios = .plan, _ keys: String, rests: Bool = false) {
        self.name = name
        self.portfolios = portfolios
        self.keys = keys
        self.rests = rests
    }

    static let sizes = [(60, 16), (80, 24), (120, 36), (200, 50)]

    static let all: [View] = [
        // Panes.
        View("missions", "j"),
        View("list-sorted", "g k text:milestones Enter s d j"),
        View("list-grouped", "g k text:milestones Enter s g text:state Enter j j"),
        View("list-filtered", "f text:dept:DHSC Enter"),
        View("list-marked", "Space Space j Space"),
        View("needs", "j Enter j l j"),
        View("waiting", "p text:MIL-208 Enter >"),
        View("columns", "p text:MIL-103 Enter < g g z m h"),
        View("columns-hub", "p text:MIL-208 Enter > g g z m"),
        View("neighbourhood", "p text:MIS-1 Enter < z R / text:MIL-103 Enter z f"),
        View("cycle", .knot, "Enter z R"),
        View("date-axis", "p text:MIL-303 Enter 2 z t"),
        View("date-axis-zoomed", .london, "2 Z z R z t j j j j j"),
        View("date-axis-both", "p text:MIL-303 Enter > = z t z -"),
        View("date-axis-further", "p text:MIL-303 Enter 2 z t z + z > z >"),
        View("date-axis-cycle", .knot, "2 z R z t j j"),
        View("date-axis-no-borders", ", b p text:MIL-303 Enter 2 z t"),
        View("risk-grid", "3"),
        View("risk-list", "3 Enter j"),
        View("detail", .london, "p text:MIL-09 Enter 4 j j"),
        View("history", .london, "p text:MIL-09 Enter d u c t text:! Enter 5 j"),
        View("library", "6 j"),
        View("zoomed", .london, "2 Z z R"),
        View("nothing-yet", .empty, ""),
        // What lies on top.
        View("help", "?"),
        View("palette", ": text:set"),
        View("menu", "F9 Right Right Down"),
        View("ways-on", "z", rests: true),
        View("jump", "p text:grid Down"),
        View("kinds", "g k"),
        View("search", "/ text:the"),
        View("filter", "f text:state:"),
        View("filter-wrong", "f text:colour:red Enter"),
        View("group", "s g"),
        View("views", "b b"),
        View("view-name", "b s"),
        View("theme", ", t Down Down"),
        View("legend", ", g"),
        View("why", "p text:MIL-601 Enter w j"),
        View("why-of-a-risk", "p text:RSK-63 Enter w j"),
        View("late-by", "p text:MIL-601 Enter W text:6w"),
        View("slip", "p text:MIL-601 Enter W text:6w Enter j"),
        View("late-of-what", "p text:MIS-3 Enter W Down"),
        View("promise-late-by", "p text:MIL-601 Enter > j W"),
        View("insights", "I", rests: true),
        View("schedule", "p text:MIL-303 Enter I s j"),
        View("bottlenecks", "I b j"),
        View("agree", "I a j"),
        View("present", "I a p Down Tab Down Tab"),
        View("agree-present", "I a p text:DSIT Tab C-u text:DfE Tab Enter"),
        View("outside-view", "p text:PRO-32 Enter I s"),
        View("who-owes-whom", "I m"),
        View("who-owes-whom-slack", "I m m m m"),
        View("who-owes-whom-many", .departments, "I m PgDn End h h"),
        View("owed", "I m Enter j"),
        View("edit-form", .london, "p text:MIL-09 Enter e Tab Tab Tab"),
        View("wrong-day", .london, "p text:MIL-09 Enter c d C-u text:soonish Tab"),
        View("add-form", "a m text:Rivers\\ fit\\ to\\ swim\\ in Tab"),
        View("word-for-form", "e Tab Tab Tab C-p"),
        View("item-for-link", .london, "p text:MIL-09 Enter r Enter text:vill"),
        View("link-form", .london, "p text:MIL-09 Enter r Enter text:MIL-11 Enter"),
        View("cycle-form", .knot, "p text:C Enter r Enter text:B Enter"),
        View("bulk-form", "g k text:milestones Enter Space Space Space c s"),
        View("preview", "g k text:milestones Enter f text:state:planned Enter * c s text:on_the_way Enter"),
        View("refused", "j d"),
    ]
}

extension View {
    fileprivate init(_ name: String, _ keys: String, rests: Bool = false) { self.init(name, .plan, keys, rests: rests) }
}

@Suite("Every view at every size") struct EveryView {
    private static let folder = Golden.folder + "/views"

    @Test("Every view looks as it was kept at every size", arguments: View.all.indices)
    func looks(index: Int) {
        let view = View.all[index]
        for (width, height) in View.sizes {
            var desk = Desk(view.portfolios.portfolio, size: Size(width: width, height: height))
            desk.press(view.keys)
            if view.rests { desk.send(.waited) }
            Golden.expect(desk.canvas, "views/\(view.name)-\(width)x\(height)")
        }
    }

    @Test("A view reached at one size and then resized is the view at the other size", arguments: View.all.indices)
    func resized(index: Int) {
        let view = View.all[index]
        for (width, height) in View.sizes {
            var desk = Desk(view.portfolios.portfolio)
            desk.press(view.keys)
            if view.rests { desk.send(.waited) }
            desk.resize(width, height)
            let rows = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(rows.count == height)
            #expect(desk.canvas.cursor != nil, "\(view.name) at \(width)x\(height)")
            #expect(desk.selection == nil || desk.portfolio.node(desk.selection!) != nil)
            let painted = desk.canvas
            desk.resize(width, height)
            #expect(desk.canvas == painted, "\(view.name) at \(width)x\(height)")
        }
    }

    @Test("Every view kept is looked at")
    func noViewIsLeftOver() throws {
        let names = View.all.flatMap { view in View.sizes.map { "\(view.name)-\($0.0)x\($0.1).screen" } }
        #expect(Set(names).count == names.count)
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: Self.folder)) == Set(names))
    }
}
