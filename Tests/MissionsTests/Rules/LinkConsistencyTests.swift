// What about a link contradicts itself is refused with a sentence; what stands next to it is let in.

import Missions
import Testing

@Suite struct LinkConsistencyTests {
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
}
