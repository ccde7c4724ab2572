// What people see, kept in files: RECORD=1 swift test --filter GoldenScreens writes them anew, to be reviewed like code.

import Drawing
import Foundation
import Missions
import Testing

@testable import Bench

/// A screen: on what portfolio, how large, what was pressed.
struct Scene: CustomTestStringConvertible, Sendable {
    enum Portfolios: Sendable {
        case plan, london, worked, knot, empty, single, long, many, wide, departments

        var portfolio: Portfolio {
            switch self {
            case .plan: Seeds.planForChange
            case .london: Seeds.london
            case .worked: Seeds.workedExample
            case .knot: Seeds.knot
            case .empty: Portfolio()
            case .single: Seeds.single
            case .long: Seeds.long
            case .many: Seeds.many
            case .wide: Seeds.wide
            case .departments: Seeds.departments
            }
        }
    }

    let name: String
    let portfolios: Portfolios
    let size: Size
    let keys: String
    let readOnly: String?
    let lines: LineStyle

    init(
        _ name: String, _ portfolios: Portfolios, _ width: Int = 80, _ height: Int = 24, _ keys: String = "",
        readOnly: String? = nil, lines: LineStyle = .unicode
    ) {
        self.name = name
        self.portfolios = portfolios
        size = Size(width: width, height: height)
        self.keys = keys
        self.readOnly = readOnly
        self.lines = lines
    }

    var testDescription: String { name }

    static let all: [Scene] =
        [
            // Every pane in focus, in the layouts there are.
            Scene("missions-80x24", .plan),
            Scene("missions-120x36", .plan, 120, 36),
            Scene("missions-200x50", .plan, 200, 50),
            Scene("missions-60x16", .plan, 60, 16),
            Scene("missions-59x15", .plan, 59, 15),
            Scene("too-small-19x5", .plan, 19, 5),
            Scene("smallest-20x5", .plan, 20, 5),
            Scene("milestones-80x24", .plan, 80, 24, "g k text:milestones Enter G"),
            Scene("risks-in-the-list-120x36", .plan, 120, 36, "g k text:raid Enter j j"),
            Scene("tree-upstream-80x24", .plan, 80, 24, "j Enter j l j"),
            Scene("tree-upstream-120x36", .plan, 120, 36, "j j Enter z R"),
            Scene("tree-downstream-80x24", .plan, 80, 24, "p text:MIL-208 Enter >"),
            Scene("tree-late-promises-80x24", .plan, 80, 24, "p text:MIL-206 Enter < j"),
            Scene("tree-cycle-80x24", .knot, 80, 24, "Enter z R G"),
            Scene("tree-shared-120x36", .london, 120, 36, "Enter z 3"),
            Scene("tree-of-nothing-80x24", .london, 80, 24, "p text:MIL-01 Enter z p"),
            Scene("risks-grid-80x24", .plan, 80, 24, "3"),
            Scene("risks-list-80x24", .plan, 80, 24, "3 Enter j"),
            Scene("risks-both-120x36", .plan, 120, 36, "3 h k Enter"),
            Scene("risks-to-the-selection-120x36", .plan, 120, 36, "p text:MIL-201 Enter"),
            Scene("history-empty-80x24", .worked, 80, 24, "5"),
            Scene("history-120x36", .london, 120, 36, "p text:MIL-01 Enter d u U c p text:!\\ x Enter g h j"),
            Scene("zoomed-tree-60x16", .london, 60, 16, "2 Z z R"),

            // The detail of a thing of each kind.
            Scene("detail-mission", .london, 80, 24, "4 Z"),
            Scene("detail-outcome", .plan, 80, 24, "p text:OUT-21 Enter 4 Z"),
            Scene("detail-measure", .plan, 80, 24, "p text:MEA-21 Enter 4 Z G"),
            Scene("detail-programme", .london, 80, 24, "p text:PRO-2 Enter 4 Z"),
            Scene("detail-milestone", .london, 80, 24, "p text:MIL-09 Enter 4 Z G"),
            Scene("detail-milestone-narrow", .london, 80, 24, "p text:MIL-09 Enter 4 G"),
            Scene("detail-experiment", .plan, 80, 24, "p text:EXP-11 Enter 4 Z"),
            Scene("detail-org", .london, 80, 24, "p text:LOCOG Enter 4 Z"),
            Scene("detail-risk", .london, 80, 24, "p text:RSK-1 Enter 4 Z"),
            Scene("detail-fund", .plan, 80, 24, "p text:FND-51 Enter 4 Z"),
            Scene("detail-record", .plan, 80, 24, "g k text:records Enter 4 Z"),
            Scene("detail-session", .plan, 80, 24, "g k text:sessions Enter G 4 Z"),
            Scene("detail-evidence", .plan, 80, 24, "g k text:evidence Enter 4 Z"),

            // What lies on top.
            Scene("help-80x24", .plan, 80, 24, "?"),
            Scene("help-of-the-tree-120x36", .plan, 120, 36, "2 ? text:fold"),
            Scene("palette-80x24", .plan, 80, 24, ": text:set"),
            Scene("palette-unavailable-80x24", .plan, 80, 24, ": text:impact"),
            Scene("jump-80x24", .plan, 80, 24, "p text:grid Down"),
            Scene("jump-nothing-80x24", .plan, 80, 24, "p text:qqq"),
            Scene("kinds-80x24", .plan, 80, 24, "g k"),
            Scene("search-80x24", .plan, 80, 24, "/ text:safer"),
            Scene("theme-80x24", .plan, 80, 24, ", t Down"),
            Scene("half-a-sequence-80x24", .plan, 80, 24, "g"),
            Scene("half-a-sequence-60x16", .plan, 60, 16, "z"),
            Scene("relate-80x24", .london, 80, 24, "p text:MIL-09 Enter r"),
            Scene("relate-end-80x24", .london, 80, 24, "p text:MIL-09 Enter r Enter text:vill"),
            Scene("link-form-80x24", .london, 80, 24, "p text:MIL-09 Enter r Enter text:MIL-11 Enter"),
            Scene("add-kind-80x24", .plan, 80, 24, "a a"),
            Scene("add-form-80x24", .plan, 80, 24, "a m text:Rivers\\ fit\\ to\\ swim\\ in Tab"),
            Scene("add-tied-form-120x36", .plan, 120, 36, "j a c text:Better\\ trains"),
            Scene("edit-form-80x24", .plan, 80, 24, "e Tab Tab Tab"),
            Scene("edit-form-wrong-80x24", .london, 80, 24, "p text:MIL-09 Enter c d text:soon Enter"),
            Scene("edit-link-dates-80x24", .london, 80, 24, "p text:MIL-09 Enter < j c d"),
            Scene("pick-for-form-80x24", .plan, 80, 24, "e Tab Tab Tab Tab Tab C-p text:leeds"),
            Scene("form-20x8", .plan, 20, 8, "e Tab"),

            // What just happened.
            Scene("added-80x24", .plan, 80, 24, "a m text:Rivers\\ fit\\ to\\ swim\\ in Enter"),
            Scene("changed-80x24", .london, 80, 24, "p text:MIL-09 Enter < j c d C-u text:2011-11-30 Enter"),
            Scene("deleted-80x24", .london, 80, 24, "p text:MIL-09 Enter d"),
            Scene("undone-80x24", .london, 80, 24, "p text:MIL-09 Enter d u"),
            Scene("redone-120x36", .london, 120, 36, "p text:MIL-09 Enter d u U"),
            Scene("refused-80x24", .plan, 80, 24, "j d"),
            Scene("refused-120x36", .plan, 120, 36, "j d"),
            Scene("refused-in-a-form-80x24", .plan, 80, 24, "p text:OUT-15 Enter r Enter text:skills Enter Enter"),
            Scene("unknown-key-80x24", .plan, 80, 24, "B"),
            Scene(
                "read-only-80x24", .london, 80, 24, "",
                readOnly: "london.stocktake is open for reading only since the disk failed to write it. Save an export "
                    + "elsewhere, then check the disk."),
            Scene("empty-80x24", .empty),
            Scene("empty-120x36", .empty, 120, 36),
            Scene("first-mission-80x24", .empty, 80, 24, "a m text:Rivers\\ fit\\ to\\ swim\\ in Enter"),
            Scene("ascii-80x24", .plan, 80, 24, "2 j", lines: .ascii),
            Scene("ascii-form-80x24", .plan, 80, 24, "e", lines: .ascii),
        ] + hands
}

@Suite("Screens") struct GoldenScreens {
    @Test("Every screen looks as it was kept", arguments: Scene.all + Scene.layouts)
    func looks(_ scene: Scene) {
        var desk = Desk(scene.portfolios.portfolio, size: scene.size, readOnly: scene.readOnly, lines: scene.lines)
        desk.press(scene.keys)
        Golden.expect(desk.canvas, scene.name)
    }

    @Test("Every screen kept is looked at, and has a name of its own")
    func noScreenIsLeftOver() throws {
        let names = (Scene.all + Scene.layouts).map { $0.name + ".screen" }
        #expect(Set(names).count == names.count)
        let kept = try FileManager.default.contentsOfDirectory(atPath: Golden.folder)
        #expect(Set(kept.filter { $0.hasSuffix(".screen") }).subtracting(names).isEmpty)
    }
}
