// What is settled stays as it was.

import Missions
import Testing

@Suite struct FrozenTests {
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
                == "The pmdu assessment of OUT-1 on 2026-01-10 overall: what was judged in SES-1, a closed session, is frozen (I20). Record the correction as a new note about it."
        )
        #expect(story.refusal(judged.inverse)?.contains("(I20)") == true)
        #expect(story.refusal(story.set(free.ref, .session, "SES-1"))?.contains("(I20)") == true)
        #expect(story.refusal(story.assessment("M1", "pmdu", [.session: "SES-1"]))?.contains("(I20)") == true)
        #expect(story.refusal(story.set(free.ref, .overall, "G")) == nil)
        #expect(story.refusal(story.link(.about, "REC-2", "SES-1")) == nil, "a note about it is the way to correct it")
        #expect(story.refusal(story.set("SES-2", .note, "last word"), story.set("SES-2", .state, "closed")) == nil)
    }
}
