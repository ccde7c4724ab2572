// What a change is about, as a text and back.

import Chance
import Missions
import Testing

@Suite struct RefTests {
    @Test(arguments: UInt64(0)..<40) func aReferenceReadsBackFromItsText(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<100 {
            let ref = dice.ref()
            let back = Ref(ref.text)
            #expect(back == ref, "\(ref.text.debugDescription)")
            #expect(back.map { Array($0.text.utf8) } == Array(ref.text.utf8))
        }
    }

    @Test func eachSortOfThingHasItsText() {
        #expect(Ref("M2") == .item("M2"))
        #expect(Ref("needs M2 M1") == .link(LinkKey(.needs, from: "M2", to: "M1")))
        #expect(
            Ref("benefits P1 DWP fewer claims")
                == .link(LinkKey(.benefits, from: "P1", to: "DWP", mark: "fewer claims")))
        #expect(
            Ref("point MEA-1 observation 2025-03-31 0")
                == .point(PointKey(measure: "MEA-1", series: .observation, date: Day(iso: "2025-03-31")!)))
        #expect(
            Ref("assessment MIS-1 pmdu 2026-01-10 the room")
                == .assessment(
                    AssessmentKey(item: "MIS-1", rubric: "pmdu", date: Day(iso: "2026-01-10")!, by: "the room")))
        #expect(Ref("the portfolio") == .portfolio)
        #expect(Ref("file a b/c.csv") == .extra("a b/c.csv"))
        #expect(Ref("file") == .item("file"))
    }

    @Test(arguments: [
        "", " ", "needs M1", "wants M1 M2", "point M1 observation 2026-02-30 0", "point M1 guess 2026-01-01 0",
        "point M1 observation 2026-01-01 01", "point M1 observation 2026-01-01", "assessment M1 pmdu today room",
        "assessment M1 pmdu 2026-01-01", "a\tb",
    ]) func aTextThatNamesNothingIsNil(text: String) {
        #expect(Ref(text) == nil)
    }
}
