// What about a point or an assessment contradicts itself is refused; what stands next to it is let in.

import Missions
import Testing

@Suite struct AttachmentConsistencyTests {
    @Test func pointsStayWhereTheirSeriesIs() throws {
        var story = try Story()
        #expect(
            story.refusal(story.point("MEA-1", .observation, "2026-04-01"))
                == "MEA-1 observation of 2026-04-01: nothing can be observed after the as-of day 2026-03-31 (I14). Make it a forecast, or move as_of on."
        )
        #expect(
            story.refusal(story.point("MEA-1", .trajectory, "2024-07-30"))
                == "MEA-1 trajectory of 2024-07-30: a trajectory begins at the baseline, 2024-07-31 (I14). Move the point or the baseline."
        )
        #expect(
            story.refusal(story.point("MEA-1", .trajectory, "2029-08-01"))
                == "MEA-1 trajectory of 2029-08-01: a trajectory ends at the target, 2029-07-31 (I14). Move the point or the target date."
        )
        for (series, day) in [
            (PointKey.Series.observation, "2026-03-31"), (.forecast, "2040-01-01"), (.trajectory, "2024-07-31"),
            (.trajectory, "2029-07-31"),
        ] {
            #expect(story.refusal(story.point("MEA-1", series, day)) == nil)
        }
        #expect(
            story.refusal(story.set("MEA-1", .targetDate, "2029-07-30"), why: "REC-1")?.contains(
                "ends at the target, 2029-07-30 (I14)") == true)
        #expect(
            story.refusal(story.set("MEA-1", .baselineDate, "2024-08-01"), why: "REC-1")?.contains(
                "begins at the baseline") == true)
        #expect(story.refusal(story.set("MEA-1", .targetDate, "2029-08-30"), why: "REC-1") == nil)
    }

    @Test func ratingsAreOnTheirScales() throws {
        var story = try Story()
        let name = "The pmdu assessment of OUT-1 on 2026-01-10"
        #expect(
            story.refusal(story.assessment("OUT-1", "pmdu", [.overall: "A"]))
                == "\(name) overall: \"A\" is not on the scale of pmdu. Choose one of R, AR, AG, G, N, X or DK.")
        #expect(
            story.refusal(story.assessment("OUT-1", "pmdu", [.ratings: "luck=R"]))
                == "\(name) ratings: pmdu has no criterion \"luck\". Choose one of challenge, planning, capacity, stage."
        )
        #expect(
            story.refusal(story.assessment("OUT-1", "pmdu", [.ratings: "challenge=R"]))
                == "\(name) ratings: \"R\" is not on the scale of challenge. Choose one of L, M, H, VH, N, X or DK.")
        #expect(
            story.refusal(story.assessment("OUT-1", "pmdu", [.overall: "AG", .ratings: "challenge=VH;planning=DK"]))
                == nil)
        #expect(story.refusal(story.assessment("OUT-1", "of_our_own", [.overall: "fine"])) == nil)
    }
}
