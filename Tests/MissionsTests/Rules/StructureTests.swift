// What the model cannot hold is refused with a sentence; what stands next to it is let in.

import Missions
import Testing

@Suite struct StructureTests {
    @Test func idsAreUniqueAndLinksHaveTwoEnds() throws {
        var story = try Story()
        #expect(
            story.refusal(.create(.item("M1"), kind: .raid, fields: [:]))
                == "M1: it exists already (I1). Change the one that is there, or choose another id.")
        #expect(story.refusal(.create(.item("m1"), kind: .raid, fields: [:])) == nil)
        #expect(
            story.refusal(.create(.item("M 1"), kind: .raid, fields: [:]))
                == "\"M 1\": an id is text without blanks, 200 bytes at most (I1). Choose another id.")
        #expect(
            story.refusal(story.link(.needs, "M2", "M9"))
                == "M2 needs M9: there is no item M9 (I1). Add M9 first, or correct the id.")
        #expect(
            story.refusal(.create(.item("M9"), kind: .milestone, fields: [:]), story.link(.needs, "M2", "M9")) == nil)
        #expect(
            story.refusal(.delete(.item("M9"), kind: .milestone, fields: [:]))
                == "M9: something still hangs on it. Nothing was deleted. Remove its links, points and assessments first."
        )
        #expect(
            story.refusal(story.point("M1", .observation, "2026-01-01"))
                == "M1 observation of 2026-01-01: M1 is not a measure, and only measures have points (I1). Hang the point on a measure of M1."
        )
    }

    @Test func linksJoinOnlyWhatTheirTypeJoins() throws {
        var story = try Story()
        #expect(
            story.refusal(story.link(.needs, "OUT-1", "M1"))
                == "OUT-1 needs M1: needs does not run from an outcome to a milestone (I1). It joins a receiving milestone, programme or experiment to a giving one, or to an org."
        )
        // Every pair of kinds, against section 3.4 of the domain model written down once more.
        let work: Set<Kind> = [.milestone, .programme, .experiment]
        let all = Set(Kind.allCases)
        let table: [LinkType: [(from: Set<Kind>, to: Set<Kind>)]] = [
            .partOf: [
                ([.mission], [.mission]), ([.outcome], [.mission, .outcome]), (work, [.programme]), ([.org], [.org]),
                ([.fund], [.fund]),
            ],
            .contributes: [(work.union([.outcome, .org]), [.outcome, .mission])],
            .measures: [([.measure], [.mission, .outcome, .programme, .experiment, .org])],
            .needs: [(work, work.union([.org]))], .affects: [([.raid], all)],
            .treats: [([.record, .programme, .experiment], [.raid])],
            .funds: [([.org], [.fund]), ([.fund], [.programme, .experiment, .org])],
            .benefits: [([.programme, .experiment, .outcome], [.org, .outcome])], .responsible: [([.org], all)],
            .about: [([.record, .session, .evidence], all)],
        ]
        for type in LinkType.allCases {
            for from in Kind.allCases {
                for to in Kind.allCases {
                    let isAllowed = table[type]!.contains { $0.from.contains(from) && $0.to.contains(to) }
                    #expect(type.joins(from, to: to) == isAllowed, "\(from) \(type) \(to)")
                }
            }
        }
    }

    @Test func anItemHasOneParentAndIsNoPartOfItself() throws {
        var story = try Story()
        #expect(story.refusal(story.link(.partOf, "M1", "PRO-1")) == nil)
        #expect(
            story.refusal(story.link(.partOf, "M1", "PRO-2"))
                == "M1 is part of PRO-2: M1 is part of PRO-1 already (I2). Remove that link first; an item has one parent at most."
        )
        let old = Ref.link(LinkKey(.partOf, from: "M1", to: "PRO-1"))
        #expect(story.refusal(.delete(old, kind: nil, fields: [:]), story.link(.partOf, "M1", "PRO-2")) == nil)
        #expect(story.refusal(story.link(.partOf, "PRO-1", "PRO-2")) == nil)
        #expect(
            story.refusal(story.link(.partOf, "PRO-2", "PRO-1"))
                == "PRO-2 is part of PRO-1: PRO-1 is, by way of others, part of PRO-2 already; part_of has no cycles (I2). Remove one of the links of the cycle."
        )
        #expect(
            story.refusal(story.link(.partOf, "PRO-2", "PRO-2"))
                == "PRO-2 is part of PRO-2: an item cannot be joined to itself (I6). Choose another item at one end.")
    }

    @Test func twoItemsAreJoinedOnceByEachType() throws {
        var story = try Story()
        #expect(story.refusal(story.link(.needs, "M2", "M1")) == nil)
        #expect(
            story.refusal(story.link(.needs, "M2", "M1", [.hard: "true"]))
                == "M2 needs M1: it exists already (I3). Change the one that is there, or choose another id.")
        #expect(story.refusal(story.link(.needs, "M1", "M2")) == nil)
        #expect(story.refusal(story.link(.benefits, "PRO-1", "DfE", [.benefitKey: "fewer claims"])) == nil)
        #expect(story.refusal(story.link(.benefits, "PRO-1", "DfE", [.benefitKey: "faster claims"])) == nil)
        #expect(
            story.refusal(story.link(.benefits, "PRO-1", "DfE", [.benefitKey: "fewer claims"]))?.contains("(I3)")
                == true)
        #expect(story.refusal(story.link(.funds, "DfE", "FND-1", [.amount: "2026-27=1"])) == nil)
        #expect(story.refusal(story.link(.funds, "DfE", "FND-1", [.amount: "2026-27=9"]))?.contains("(I3)") == true)
        #expect(story.refusal(story.link(.funds, "DfE", "FND-1", [.amount: "2027-28=9"])) == nil)
        let wrong = Ref.link(LinkKey(.responsible, from: "DfE", to: "M1", mark: "lead"))
        #expect(
            story.refusal(.create(wrong, kind: nil, fields: [.role: "contributor"]))
                == "DfE is responsible for M1 (lead): its fields do not match its key (I3). Name it by its role.")
    }

    @Test(arguments: [
        (
            Field.deadline, "tomorrow",
            "M1 deadline: \"tomorrow\" is not a date such as 2026-01-31 (I4). Deadline is when it must be finished.",
            "2026-12-31"
        ),
        (
            .durationDays, "-1",
            "M1 duration_days: \"-1\" is not a whole number, 0 to 36525 (I7). Duration days is length of its own work, days.",
            "0"
        ),
        (
            Field("criticality"), "6",
            "M1 criticality: \"6\" is not a whole number, 1 to 5 (I7). Criticality is how much hangs on it, 1 to 5.",
            "5"
        ),
        (
            .state, "late",
            "M1 state: \"late\" is not one of planned, on_the_way, done, dropped. State is where it is in its life.",
            "on_the_way"
        ),
        (
            .title, "two\nlines",
            "M1 title: \"two\nlines\" is not one line of text (I24). Title is what it is called, one line.", "one line"
        ),
        (Field("its_own"), "a\u{7}", "M1 its_own: it holds control characters (I24). Remove them.", "anything"),
    ]) func aTextThatIsNoValueIsRefused(field: Field, text: String, sentence: String, neighbour: String) throws {
        var story = try Story()
        #expect(story.refusal(story.set("M1", field, text)) == sentence)
        #expect(story.refusal(story.set("M1", field, neighbour)) == nil)
    }

    @Test func aValueNotInItsOneFormIsRefusedWithThatForm() throws {
        var story = try Story()
        #expect(
            story.refusal(story.set("M1", .title, "Data service "))
                == "M1 title: \"Data service \" is not in its one form, \"Data service\" (I24). Title is what it is called, one line."
        )
        #expect(story.refusal(story.set("M1", .durationDays, "07"))?.contains("is not in its one form, \"7\"") == true)
    }

    @Test func rangesOfLinksAndMoneyAreKept() throws {
        var story = try Story()
        for (fields, rule) in [
            ([.lagDays: "-1"], "(I7)"), ([.coupling: "1.1"], "(I7)"), ([.needBy: "2026-02-30"], "(I4)"),
            ([.hard: "yes"], "in its one form, \"true\""),
        ] as [(Fields, String)] {
            #expect(story.refusal(story.link(.needs, "M2", "M1", fields))?.contains(rule) == true)
        }
        #expect(story.refusal(story.link(.funds, "DfE", "FND-1", [.amount: "2026=1"]))?.contains("(I15)") == true)
        #expect(
            story.refusal(story.link(.contributes, "PRO-1", "OUT-1", [Field("strength"): "4"]))?.contains("(I7)")
                == true)
        #expect(story.refusal(story.set("RSK-1", .residualLikelihood, "0"))?.contains("(I7)") == true)
        #expect(
            story.refusal(story.link(.needs, "M2", "M1", [.lagDays: "0", .coupling: "0.5", .hard: "false"])) == nil)
    }

    @Test func whatIsNeverEmptyStaysFilled() throws {
        var story = try Story()
        let sentence = "MIS-1 tier: it is never empty. Choose mission, vision."
        #expect(story.refusal(story.set("MIS-1", .tier, nil)) == sentence)
        #expect(story.refusal(story.set("MIS-1", .tier, "")) == sentence)
        #expect(story.refusal(story.set("MIS-1", .note, nil)) == nil)
    }

    @Test func aStaleChangeIsRefusedWithWhatIsThereNow() throws {
        var story = try Story()
        #expect(
            story.refusal(.set(.item("M1"), field: .state, was: "done", now: "dropped"))
                == "M1 state: it is \"planned\" by now, not \"done\". Look again and repeat the change if it still holds."
        )
        #expect(
            story.refusal(.delete(.item("M1"), kind: .raid, fields: [.state: "planned"]))?.contains(
                "it has changed since") == true)
        #expect(story.refusal(.create(.portfolio, kind: nil, fields: [:]))?.contains("always there") == true)
    }

    @Test func aDayWithoutATextNamesNothing() throws {
        var story = try Story()
        let key = PointKey(measure: "MEA-1", series: .forecast, date: Day(number: .max))
        #expect(story.refusal(.create(.point(key), kind: nil, fields: [:]))?.contains("its day has no text") == true)
        let judged = AssessmentKey(item: "M1", rubric: "p m", date: .first, by: "")
        #expect(story.refusal(.create(.assessment(judged), kind: nil, fields: [:]))?.contains("no blanks") == true)
    }
}
