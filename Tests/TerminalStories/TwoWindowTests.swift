// Two windows on one file: how soon each sees what the other did.

import Foundation
import Programs
import Testing

@Suite(.serialized) struct TwoWindowTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    /// Milliseconds of a clock that only goes on.
    private func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    @Test("What one window commits is painted in the other within 50 ms, and says who did it")
    func soon() throws {
        let one = stage.open(width: 120, height: 36, settings: ["STOCKTAKE_USER": "ann"])
        let two = stage.open(width: 120, height: 36, settings: ["STOCKTAKE_USER": "bob"])
        two.type("jj")
        two.settle()
        var delays: [Double] = []
        for round in 0..<9 {
            one.type("ct\u{15}Round \(round) of many")
            one.settle()
            let (mine, theirs) = (one.bytes.count, two.bytes.count)
            one.type("\r")
            // From the change painted in its own window to the change painted in the other.
            while one.bytes.count == mine, one.read(milliseconds: 1000), one.bytes.count > mine {}
            let committed = now()
            while two.bytes.count == theirs, two.read(milliseconds: 1000), two.bytes.count > theirs {}
            delays.append(now() - committed)
            #expect(one.bytes.count > mine && two.bytes.count > theirs)
            one.settle()
            two.settle()
        }
        #expect(two.sees("by ann in another window") && two.sees("Round 8 of many"))
        // Tests run beside others on a busy machine: the median says what a person sees.
        let median = delays.sorted()[delays.count / 2]
        #expect(median < 50, "\(delays)")
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
