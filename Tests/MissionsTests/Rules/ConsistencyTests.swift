// What contradicts itself is refused with a sentence; what stands next to it is let in.

import Missions
import Testing

@Suite struct ConsistencyTests {
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

    @Test func aNeedsStateAgreesWithItsDays() throws {
        var story = try Story()
        func need(_ fields: Fields) -> Change { story.link(.needs, "M2", "M1", fields) }
        for (fields, sentence) in [
            (
                [.state: "agreed"],
                "M2 needs M1 promised_by: it is agreed but nothing is promised (I5). Set promised_by, or state proposed."
            ),
            (
                [.state: "delivered"],
                "M2 needs M1 delivered_on: it is delivered but has no day of delivery (I5). Set delivered_on."
            ),
            (
                [.state: "declined"],
                "M2 needs M1 need_by: a declined dependency keeps the day it is needed by (I5). Set need_by."
            ),
            (
                [.state: "agreed", .promisedBy: "2026-05-01", .deliveredOn: "2026-01-01"],
                "M2 needs M1 state: it has a day of delivery but its state is agreed (I5). Set state to delivered, or clear delivered_on."
            ),
            (
                [.state: "delivered", .deliveredOn: "2026-04-01"],
                "M2 needs M1 delivered_on: 2026-04-01 is after the as-of day 2026-03-31 (I4). What is still to come is a promise: set promised_by; else move as_of on."
            ),
            (
                [.hard: "true", .coupling: "0.5"],
                "M2 needs M1 coupling: a hard dependency has coupling 1 (I7). Set hard to no, or coupling to 1."
            ),
        ] as [(Fields, String)] { #expect(story.refusal(need(fields)) == sentence) }
        for fields in [
            [.state: "agreed", .promisedBy: "2026-05-01"], [.state: "delivered", .deliveredOn: "2026-03-31"],
            [.state: "declined", .needBy: "2026-05-01"], [.state: "withdrawn"], [.hard: "true", .coupling: "1"],
            [.hard: "false", .coupling: "0.5"],
        ] as [Fields] {
            var fresh = try Story()
            #expect(fresh.refusal(need(fields)) == nil)
        }
    }

    @Test func suppliersAndUnitsDoNotLeadOnOutcomes() throws {
        var story = try Story()
        func lead(_ org: ItemID, _ item: ItemID) -> Change { story.link(.responsible, org, item, [.role: "lead"]) }
        #expect(
            story.refusal(lead("ACME", "OUT-1"))
                == "ACME is responsible for OUT-1 (lead) role: a supplier never leads on an outcome or mission (I9). Choose role supplier."
        )
        #expect(story.refusal(lead("ACME", "MIS-1"))?.contains("(I9)") == true)
        #expect(story.refusal(lead("ACME", "PRO-1")) == nil)
        #expect(story.refusal(story.link(.responsible, "ACME", "OUT-1", [.role: "supplier"])) == nil)
        #expect(
            story.refusal(lead("MDU", "OUT-1"))
                == "MDU is responsible for OUT-1 (lead) role: a delivery unit never leads on an outcome: it supports (I10). Choose role coach or contributor."
        )
        #expect(story.refusal(lead("MDU", "MIS-1")) == nil)
        #expect(story.refusal(lead("DfE", "OUT-1")) == nil)
        // Whoever supplies an outcome does not lead on it, whatever sort of body it is.
        #expect(
            story.refusal(story.link(.responsible, "DfE", "OUT-1", [.role: "supplier"]))
                == "DfE is responsible for OUT-1 (supplier) role: the supplier of an outcome or mission never leads on it (I9). Remove one role."
        )
        #expect(story.refusal(story.link(.responsible, "DfE", "PRO-1", [.role: "supplier"])) == nil)
        // Nor does it become a supplier while it leads.
        #expect(
            story.refusal(story.set("DfE", .type, "supplier"))
                == "DfE is responsible for OUT-1 (lead) role: a supplier never leads on an outcome or mission (I9). Choose role supplier."
        )
        #expect(story.refusal(story.set("DfE", .type, "unit"))?.contains("(I10)") == true)
        #expect(story.refusal(story.set("DfE", .type, "agency")) == nil)
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

    @Test func aMissionIsPartOfAVision() throws {
        var story = try Story()
        try story.given(.create(.item("MIS-2"), kind: .mission, fields: [.tier: "mission"]))
        #expect(
            story.refusal(story.link(.partOf, "MIS-2", "MIS-1"))
                == "MIS-2 is part of MIS-1: MIS-1 is a mission, and a mission is part of a vision (I1). Choose the vision, or make MIS-1 one with tier vision."
        )
        #expect(story.refusal(story.link(.partOf, "MIS-2", "VIS")) == nil)
        #expect(story.refusal(story.set("VIS", .tier, "mission"))?.contains("VIS is a mission") == true)
    }

    @Test func anOrgHasOneParentAtATime() throws {
        var story = try Story()
        #expect(story.refusal(story.link(.partOf, "T1", "DfE", [.toDate: "2026-01-31"])) == nil)
        #expect(
            story.refusal(story.link(.partOf, "T1", "DSIT", [.fromDate: "2026-01-31"]))
                == "T1 is part of DSIT from_date: T1 is part of DfE at the same time (I2). End the one with to_date before the other begins with from_date."
        )
        #expect(story.refusal(story.link(.partOf, "T1", "DSIT", [.fromDate: "2026-02-01"])) == nil)
    }

    @Test func fundsPayTeamsAndActionsTreat() throws {
        var story = try Story()
        #expect(
            story.refusal(story.link(.funds, "FND-1", "DfE"))
                == "FND-1 funds DfE: DfE is a department, and of orgs a fund pays only teams (I1). Fund a programme, an experiment or a team of it."
        )
        #expect(story.refusal(story.link(.funds, "FND-1", "T1")) == nil)
        #expect(story.refusal(story.set("T1", .type, "board"))?.contains("T1 is a board") == true)
        #expect(
            story.refusal(story.link(.treats, "REC-2", "RSK-1"))
                == "REC-2 treats RSK-1: REC-2 is a note, and of records only actions and decisions treat (I1). Link it with about, or record an action."
        )
        #expect(story.refusal(story.link(.treats, "REC-1", "RSK-1")) == nil)
        #expect(story.refusal(story.set("REC-1", .type, "lesson"))?.contains("REC-1 is a lesson") == true)
        #expect(story.refusal(story.set("REC-1", .type, "action")) == nil)
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

    @Test func goalpostsMoveOnlyByADecision() throws {
        var story = try Story()
        let sentence =
            "MEA-1 target_value: an approved measure keeps its target_value unless a decision changes it (I13). Give a reason that names the decision's id."
        let move = story.set("MEA-1", .targetValue, "80")
        #expect(story.refusal(move) == sentence)
        #expect(story.refusal(move, why: "it was too hard") == sentence)
        #expect(story.refusal(move, why: "see REC-2") == sentence, "a note decides nothing")
        #expect(
            story.refusal(story.set("MEA-1", .state, "draft"), move)?.contains("(I13)") == true, "not by way of draft")
        #expect(story.refusal(story.set("MEA-1", .state, "draft"))?.contains("(I13)") == true)
        #expect(story.refusal(story.set("MEA-1", .note, "seen")) == nil)
        #expect(story.refusal(move, why: "decided (REC-1).") == nil)
        let decision = Change.create(.item("D:7"), kind: .record, fields: [.type: "decision"])
        #expect(story.refusal(decision, story.set("MEA-1", .targetDate, "2030-01-01"), why: "by D:7") == nil)
        #expect(story.refusal(story.set("MEA-2", .direction, "down"), story.set("MEA-2", .state, "approved")) == nil)
        #expect(story.refusal(story.set("MEA-1", .state, "retired")) == nil)
    }

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

    @Test func onlyDisbenefitsAreNegative() throws {
        var story = try Story()
        #expect(
            story.refusal(story.link(.benefits, "PRO-1", "DfE", [.amount: "2026-27=-1"]))
                == "PRO-1 benefits DfE amount: amounts are not negative, except those of a dis-benefit (I17). Change the sign, or the type."
        )
        #expect(
            story.refusal(story.link(.benefits, "PRO-1", "DfE", [.type: "dis_benefit", .realised: "2026-27=1"]))
                == "PRO-1 benefits DfE realised: amounts of a dis-benefit are negative (I17). Change the sign, or the type."
        )
        #expect(story.refusal(story.link(.funds, "DfE", "FND-1", [.amount: "2026-27=-1"]))?.contains("(I17)") == true)
        #expect(
            story.refusal(story.link(.benefits, "PRO-1", "DfE", [.type: "dis_benefit", .amount: "2026-27=-1"])) == nil)
        #expect(story.refusal(story.link(.benefits, "PRO-2", "DfE", [.amount: "2026-27=0"])) == nil)
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

    @Test func aClosedSessionIsFrozenWithWhatWasJudgedInIt() throws {
        var story = try Story()
        let judged = story.assessment("OUT-1", "pmdu", [.overall: "AR", .session: "SES-1"])
        let free = story.assessment("OUT-1", "edi", [.overall: "AR"])
        try story.given(judged, free)
        #expect(
            story.refusal(story.set("SES-1", .note, "better"))
                == "SES-1 note: a closed session is frozen (I20). Record the correction as a new note about it.")
        #expect(story.refusal(story.set("SES-1", .state, "open"))?.contains("frozen (I20)") == true)
        #expect(
            story.refusal(.delete(.item("SES-1"), kind: .session, fields: [.state: "closed"]))?.contains("(I20)")
                == true)
        #expect(
            story.refusal(story.set(judged.ref, .overall, "G"))
                == "the pmdu assessment of OUT-1 on 2026-01-10 overall: what was judged in SES-1, a closed session, is frozen (I20). Record the correction as a new note about it."
        )
        #expect(story.refusal(judged.inverse)?.contains("(I20)") == true)
        #expect(story.refusal(story.set(free.ref, .session, "SES-1"))?.contains("(I20)") == true)
        #expect(story.refusal(story.assessment("M1", "pmdu", [.session: "SES-1"]))?.contains("(I20)") == true)
        #expect(story.refusal(story.set(free.ref, .overall, "G")) == nil)
        #expect(story.refusal(story.link(.about, "REC-2", "SES-1")) == nil, "a note about it is the way to correct it")
        #expect(story.refusal(story.set("SES-2", .note, "last word"), story.set("SES-2", .state, "closed")) == nil)
    }

    @Test func ratingsAreOnTheirScales() throws {
        var story = try Story()
        let name = "the pmdu assessment of OUT-1 on 2026-01-10"
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
