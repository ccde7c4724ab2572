// Screens of finding: what is typed, what is left, groups, marks, and a change to many before it is made.

import Drawing
import Foundation
import Testing

@testable import Bench

@Suite("Screens of finding") struct FindingScreens {
    struct Scene: Sendable, CustomTestStringConvertible {
        let name: String
        let keys: String
        var size = Size(width: 80, height: 24)
        var testDescription: String { name }
    }

    static let scenes: [Scene] = [
        Scene(name: "filter-suggestions-80x24", keys: "f text:st"),
        Scene(name: "filter-values-120x36", keys: "f text:dept:DE Tab", size: Size(width: 120, height: 36)),
        Scene(name: "filter-wrong-80x24", keys: "f text:live\\ stat:x"),
        Scene(name: "filter-wrong-60x16", keys: "f text:live\\ stat:x", size: Size(width: 60, height: 16)),
        Scene(name: "filter-kept-80x24", keys: "f text:state:live Enter"),
        Scene(name: "filter-nothing-80x24", keys: "f text:zzz Enter"),
        Scene(name: "filter-tree-80x24", keys: "Enter z 4 f text:late Enter"),
        Scene(name: "filter-risks-120x36", keys: "3 f text:score>=12 Enter Enter", size: Size(width: 120, height: 36)),
        Scene(name: "search-matches-80x24", keys: "g k text:milestone Enter / text:new Enter n"),
        Scene(name: "sorted-by-date-80x24", keys: "g k text:milestone Enter s d"),
        Scene(
            name: "grouped-120x36", keys: "g k text:milestone Enter f text:dept:MHCLG Enter s g text:state Enter",
            size: Size(width: 120, height: 36)),
        Scene(
            name: "grouped-200x50", keys: "g k text:raid Enter s g text:category Enter s r",
            size: Size(width: 200, height: 50)),
        Scene(name: "marks-80x24", keys: "Space j Space v j"),
        Scene(name: "marks-in-the-tree-80x24", keys: "Enter j Space Space"),
        Scene(name: "bulk-form-80x24", keys: "g k text:milestone Enter Space Space Space e"),
        Scene(name: "preview-80x24", keys: "g k text:milestone Enter * c o text:Somebody Enter j"),
        Scene(name: "preview-60x16", keys: "g k text:milestone Enter * d", size: Size(width: 60, height: 16)),
        Scene(name: "views-80x24", keys: "b s Enter s d b s C-u text:By\\ date Enter b b"),
        Scene(name: "like-this-80x24", keys: "j F"),
    ]

    @Test("Every screen of finding looks as it was kept", arguments: scenes)
    func screens(scene: Scene) {
        var desk = Desk(Seeds.planForChange, size: scene.size)
        desk.press(scene.keys)
        Golden.expect(desk.canvas, "finding/\(scene.name)")
    }

    @Test("Every screen of finding kept is looked at")
    func noScreenIsLeftOver() throws {
        let kept = try FileManager.default.contentsOfDirectory(atPath: Golden.folder + "/finding")
        #expect(Set(kept) == Set(Self.scenes.map { $0.name + ".screen" }))
    }
}
