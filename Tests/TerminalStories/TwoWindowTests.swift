// Two windows on one file: how soon each sees what the other did.

import Foundation
import Programs
import Testing

@Suite(.serialized) struct TwoWindowTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    /// Whether anything is painted, however long a busy machine takes for it.
    private static func paints(_ terminal: Pty, after start: Int) -> Bool {
        for _ in 0..<100 where terminal.bytes.count == start { terminal.read(milliseconds: 100) }
        return terminal.bytes.count > start
    }

    @Test("What one window commits is painted in the other without a key, and says who did it")
    func soon() throws {
        let one = stage.open(width: 120, height: 36, settings: ["STOCKTAKE_USER": "ann"])
        let two = stage.open(width: 120, height: 36, settings: ["STOCKTAKE_USER": "bob"])
        two.type("jj")
        two.settle()
        for round in 0..<9 {
            one.type("ct\u{15}Round \(round) of many")
            one.settle()
            let (mine, theirs) = (one.bytes.count, two.bytes.count)
            one.type("\r")
            #expect(Self.paints(one, after: mine) && Self.paints(two, after: theirs))
            one.settle()
            two.settle()
        }
        #expect(two.sees("by ann in another window") && two.sees("Round 8 of many"))
    }

    @Test("Two windows at one field: both values are told, and Enter again keeps what was typed")
    func disagreement() throws {
        let one = stage.open(width: 120, height: 36, settings: ["STOCKTAKE_USER": "ann"])
        let two = stage.open(width: 120, height: 36, settings: ["STOCKTAKE_USER": "bob"])
        two.type("ct\u{15}As bob has it")
        two.settle()
        one.type("ct\u{15}As ann has it\r")
        #expect(one.sees("saved #2"))
        two.settle()
        two.type("\r")
        #expect(two.sees("ann wrote") && two.sees("again keeps"))
        #expect(try stage.field("MIS-1", "title") == "As ann has it")
        two.type("\r")
        #expect(two.sees("saved #3"))
        #expect(try stage.field("MIS-1", "title") == "As bob has it")
    }
}
