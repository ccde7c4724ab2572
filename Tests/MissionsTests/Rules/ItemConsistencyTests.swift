// What about an item contradicts itself is refused with a sentence; what stands next to it is let in.

import Missions
import Testing

@Suite struct ItemConsistencyTests {
    @Test func doneMeansFinishedAndFinishedMeansDone() throws {
        var story = try Story()
        #expect(
            story.refusal(story.set("M1", .state, "done"))
                == "M1 actual_finish: its state is done but it has no actual finish (I4). Set actual_finish, or another state."
        )
        #expect(
            story.refusal(story.set("M1", .actualFinish, "2026-03-01"))
                == "M1 state: it has an actual finish but its state is planned (I4). Set state to done, or clear actual_finish."
        )
        #expect(
            story.refusal(story.set("M1", .state, "done"), story.set("M1", .actualFinish, "2026-04-01"))
                == "M1 actual_finish: 2026-04-01 is after the as-of day 2026-03-31 (I4). What has not happened yet is a forecast; else move as_of on."
        )
        #expect(story.refusal(story.set("M1", .state, "done"), story.set("M1", .actualFinish, "2026-03-31")) == nil)
        #expect(story.refusal(story.set("M2", .forecastFinish, "2031-01-01")) == nil)
        #expect(
            story.refusal(story.set("EXP-1", .actualFinish, "2026-03-01"))?.contains("Set state to decided") == true)
        #expect(
            story.refusal(story.set("EXP-1", .state, "decided"), story.set("EXP-1", .actualFinish, "2026-03-01")) == nil
        )
    }

    @Test func theAsOfDayMovesBackOnlyOverWhatHasNotHappened() throws {
        var story = try Story()
        try story.given(
            story.set("M1", .state, "done"), story.set("M1", .actualFinish, "2026-03-01"),
            story.link(.needs, "M2", "PRO-1", [.state: "delivered", .deliveredOn: "2026-02-01"]),
            story.point("MEA-1", .observation, "2026-01-01"), story.point("MEA-1", .forecast, "2026-03-30"))
        #expect(
            story.refusal(story.set(.portfolio, .asOf, "2026-02-28"))
                == "M1 actual_finish: 2026-03-01 is after the as-of day 2026-02-28 (I4). What has not happened yet is a forecast; else move as_of on."
        )
        #expect(story.refusal(story.set(.portfolio, .asOf, "2026-03-01")) == nil)
        try story.given(story.set("M1", .actualFinish, nil), story.set("M1", .state, "planned"))
        #expect(story.refusal(story.set(.portfolio, .asOf, "2025-12-31"))?.contains("(I14)") == true)
        #expect(
            story.refusal(story.set(.portfolio, .asOf, "2026-01-31"))?.contains("M2 needs PRO-1 delivered_on") == true)
        #expect(story.refusal(story.set(.portfolio, .asOf, "2026-02-01")) == nil)
        #expect(story.refusal(story.set(.portfolio, .asOf, nil)) == nil)
        #expect(story.refusal(story.set(.portfolio, .asOf, "2026-01-31"))?.contains("(I4)") == true)
    }

    @Test func thereIsOneVisionAtTheTop() throws {
        var story = try Story()
        #expect(
            story.refusal(story.set("MIS-1", .tier, "vision"))
                == "MIS-1 tier: VIS is the vision already, and there is one at most (I11). Make it a mission, or part of that vision."
        )
        let under = Ref.link(LinkKey(.partOf, from: "MIS-1", to: "VIS"))
        #expect(story.refusal(story.link(.partOf, "MIS-1", "VIS"), story.set("MIS-1", .tier, "vision")) == nil)
        // Set free it would be a second one.
        #expect(
            story.refusal(.delete(under, kind: nil, fields: [:]))?.contains("MIS-1 tier: VIS is the vision already")
                == true)
        #expect(story.refusal(.delete(under, kind: nil, fields: [:]), story.set("MIS-1", .tier, "mission")) == nil)
    }

    @Test func bandsHaveTheirEdgesInOrderAndMilestonesNoValue() throws {
        var story = try Story()
        #expect(
            story.refusal(
                story.set("MEA-2", .direction, "band"), story.set("MEA-2", .targetLow, "5"),
                story.set("MEA-2", .targetHigh, "4"))
                == "MEA-2 target_lo: a band's lower edge is above its upper edge (I12). Swap target_lo and target_hi.")
        #expect(
            story.refusal(
                story.set("MEA-2", .direction, "band"), story.set("MEA-2", .targetLow, "5"),
                story.set("MEA-2", .targetHigh, "5"))
                == nil)
        #expect(
            story.refusal(story.set("MEA-2", .direction, "milestone"), story.set("MEA-2", .targetHigh, nil))
                == "MEA-2 target_lo: a measure with direction milestone has no value (I12). Clear it, or choose another direction."
        )
    }

    @Test func noMoreIsReleasedThanApproved() throws {
        var story = try Story()
        #expect(
            story.refusal(story.set("FND-1", .tranches, "0.1|a||2026-01-01;0.2|b||2026-02-01")) == nil,
            "0.1 and 0.2 are 0.3")
        #expect(
            story.refusal(story.set("FND-1", .tranches, "0.2|a||2026-01-01;0.2|b||2026-02-01"))
                == "FND-1 tranches: £0.4m is released of £0.3m approved (I16). Raise approved, or take back a release.")
        #expect(story.refusal(story.set("FND-1", .tranches, "0.2|a||2026-01-01;9|b|2026-02-01|")) == nil)
        #expect(
            story.refusal(story.set("FND-1", .tranches, "some|a"))
                == "FND-1 tranches: a tranche of \"some\" is no amount in £m (I15). Begin each tranche with its amount, such as 2.5|when tested."
        )
        #expect(story.refusal(story.set("FND-1", .approved, "0.1"))?.contains("(I16)") == true)
    }

    @Test func oneSessionIsOpenAtATime() throws {
        var story = try Story()
        #expect(story.refusal(story.set("SES-2", .state, "open")) == nil)
        #expect(
            story.refusal(.create(.item("SES-3"), kind: .session, fields: [.state: "open"]))
                == "SES-3 state: SES-2 is open, and one session is open at a time (I18). Close SES-2 first.")
        #expect(
            story.refusal(
                story.set("SES-2", .state, "closed"), .create(.item("SES-3"), kind: .session, fields: [.state: "open"]))
                == nil)
    }

    @Test func whatContradictedItselfBeforeMayBeMendedStepByStep() throws {
        var story = try Story()
        try story.given(story.set("M1", .state, "done"), story.set("M1", .note, "came in with a file"))
        #expect(story.portfolio.contradictions(of: .item("M1")).map(\.weight) == [.consistency])
        #expect(story.refusal(story.set("M1", .note, "looked at")) == nil)
        #expect(story.refusal(story.set("M1", .actualFinish, "2027-01-01"))?.contains("after the as-of day") == true)
        #expect(story.refusal(story.set("M1", .actualFinish, "2026-01-01")) == nil)
        #expect(story.portfolio.contradictions(of: .item("M1")).isEmpty)
    }
}
