// The worked example of the domain model, sections 5 and 8.1: eight scenarios of eight milestones, and the sentence.

import Analyses
import Missions
import Testing

@Suite struct WorkedScheduleTests {
    static let milestones = """
        M1,DSIT,,0,2026-03-31,
        M2,DfE,Opportunity,30,2026-06-01,
        M3,DfE,Opportunity,60,2026-09-01,2026-09-30
        M4,DHSC,NHS,45,2026-05-15,
        M5,DHSC,NHS,20,2026-07-31,2026-07-31
        M6,MHCLG,Growth,20,2026-05-01,
        M7,MHCLG,Growth,40,2026-08-15,2026-08-31
        M8,Leeds,Opportunity,30,2026-07-01,
        """
    static let needs = "M2 M1 28, M3 M2 14, M5 M4 30, M5 M2 0, M6 M1 0, M7 M6 60, M8 M2 0, M3 M8 0"

    /// Slipped, days, item, early finish, moved, late finish, float, driving giver, breach.
    static let expected = """
        ,0,M1,2026-03-31,0,2026-05-03,33,,
        ,0,M2,2026-06-01,0,2026-07-02,31,,
        ,0,M3,2026-09-01,0,2026-09-30,29,,0
        ,0,M4,2026-05-15,0,2026-06-11,27,,
        ,0,M5,2026-07-31,0,2026-07-31,0,,0
        ,0,M6,2026-05-01,0,2026-05-23,22,,
        ,0,M7,2026-08-15,0,2026-08-31,16,,0
        ,0,M8,2026-07-01,0,2026-08-01,31,,
        M1,33,M1,2026-05-03,33,2026-05-03,0,,
        M1,33,M2,2026-06-30,29,2026-07-02,2,M1,
        M1,33,M3,2026-09-28,27,2026-09-30,2,M8,0
        M1,33,M4,2026-05-15,0,2026-06-11,27,,
        M1,33,M5,2026-07-31,0,2026-07-31,0,,0
        M1,33,M6,2026-05-23,22,2026-05-23,0,M1,
        M1,33,M7,2026-08-31,16,2026-08-31,0,M6,0
        M1,33,M8,2026-07-30,29,2026-08-01,2,M2,
        M1,34,M1,2026-05-04,34,2026-05-03,-1,,
        M1,34,M2,2026-07-01,30,2026-07-02,1,M1,
        M1,34,M3,2026-09-29,28,2026-09-30,1,M8,0
        M1,34,M4,2026-05-15,0,2026-06-11,27,,
        M1,34,M5,2026-07-31,0,2026-07-31,0,,0
        M1,34,M6,2026-05-24,23,2026-05-23,-1,M1,
        M1,34,M7,2026-09-01,17,2026-08-31,-1,M6,1
        M1,34,M8,2026-07-31,30,2026-08-01,1,M2,
        M1,42,M1,2026-05-12,42,2026-05-03,-9,,
        M1,42,M2,2026-07-09,38,2026-07-02,-7,M1,
        M1,42,M3,2026-10-07,36,2026-09-30,-7,M8,7
        M1,42,M4,2026-05-15,0,2026-06-11,27,,
        M1,42,M5,2026-07-31,0,2026-07-31,0,,0
        M1,42,M6,2026-06-01,31,2026-05-23,-9,M1,
        M1,42,M7,2026-09-09,25,2026-08-31,-9,M6,9
        M1,42,M8,2026-08-08,38,2026-08-01,-7,M2,
        M2,42,M1,2026-03-31,0,2026-05-03,33,,
        M2,42,M2,2026-07-13,42,2026-07-02,-11,,
        M2,42,M3,2026-10-11,40,2026-09-30,-11,M8,11
        M2,42,M4,2026-05-15,0,2026-06-11,27,,
        M2,42,M5,2026-08-02,2,2026-07-31,-2,M2,2
        M2,42,M6,2026-05-01,0,2026-05-23,22,,
        M2,42,M7,2026-08-15,0,2026-08-31,16,,0
        M2,42,M8,2026-08-12,42,2026-08-01,-11,M2,
        M4,42,M1,2026-03-31,0,2026-05-03,33,,
        M4,42,M2,2026-06-01,0,2026-07-02,31,,
        M4,42,M3,2026-09-01,0,2026-09-30,29,,0
        M4,42,M4,2026-06-26,42,2026-06-11,-15,,
        M4,42,M5,2026-08-15,15,2026-07-31,-15,M4,15
        M4,42,M6,2026-05-01,0,2026-05-23,22,,
        M4,42,M7,2026-08-15,0,2026-08-31,16,,0
        M4,42,M8,2026-07-01,0,2026-08-01,31,,
        M6,42,M1,2026-03-31,0,2026-05-03,33,,
        M6,42,M2,2026-06-01,0,2026-07-02,31,,
        M6,42,M3,2026-09-01,0,2026-09-30,29,,0
        M6,42,M4,2026-05-15,0,2026-06-11,27,,
        M6,42,M5,2026-07-31,0,2026-07-31,0,,0
        M6,42,M6,2026-06-12,42,2026-05-23,-20,,
        M6,42,M7,2026-09-20,36,2026-08-31,-20,M6,20
        M6,42,M8,2026-07-01,0,2026-08-01,31,,
        M8,42,M1,2026-03-31,0,2026-05-03,33,,
        M8,42,M2,2026-06-01,0,2026-07-02,31,,
        M8,42,M3,2026-10-11,40,2026-09-30,-11,M8,11
        M8,42,M4,2026-05-15,0,2026-06-11,27,,
        M8,42,M5,2026-07-31,0,2026-07-31,0,,0
        M8,42,M6,2026-05-01,0,2026-05-23,22,,
        M8,42,M7,2026-08-15,0,2026-08-31,16,,0
        M8,42,M8,2026-08-12,42,2026-08-01,-11,,
        """

    static func network() -> Network {
        var network = Network()
        network.add(.org, "DSIT", "DfE", "DHSC", "MHCLG", fields: [.type: "department"])
        network.add(.org, "Leeds", fields: [.type: "council"])
        network.add(.mission, "Opportunity", "NHS", "Growth")
        for row in milestones.split(separator: "\n") {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
            network.add(
                .milestone, cells[0],
                fields: [
                    .durationDays: cells[3], .forecastFinish: cells[4], .deadline: cells[5],
                    .lead: "Head of \(cells[0])",
                ])
            network.link(.responsible, cells[1], cells[0], [.role: "lead"])
            if !cells[2].isEmpty { network.link(.contributes, cells[0], cells[2]) }
        }
        for need in needs.split(separator: ",") {
            let words = need.split(separator: " ").map { String($0) }
            network.link(.needs, words[0], words[1], [.lagDays: words[2], .state: "proposed"])
        }
        return network
    }

    let network = Self.network()
    var portfolio: Portfolio { network.portfolio }
    var schedule: Schedule { Schedule(portfolio, asOf: day("2026-03-01")) }

    @Test func allEightScenariosAreRightToTheLastDigit() throws {
        let schedule = schedule
        let rows = Self.expected.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        }
        #expect(rows.count == 64)
        for row in rows {
            let node = network.node(row[2])
            var (finish, moved) = (schedule.earlyFinish(node)!, 0)
            var (float, driver, breach) = (schedule.totalFloat(node), schedule.driver(node), schedule.breach(node))
            if !row[0].isEmpty {
                let slip = try Slip(.item(network.node(row[0])), by: Int(row[1])!, in: schedule, portfolio)
                if let row = slip.rows.first(where: { $0.node == node }) {
                    (finish, moved, float, driver) = (row.earlyFinish, row.moved, row.float, row.driver)
                    if row.deadline != nil { breach = row.breach }
                }
            }
            let giver = if case .giver(let giver, _) = driver { portfolio.id(giver) } else { "" }
            let answer = [
                row[0], row[1], row[2], finish.iso, "\(moved)", schedule.lateFinish(node)!.iso, "\(float!)", giver,
                breach.map { "\($0)" } ?? "",
            ]
            #expect(answer == row)
        }
    }

    private func answer(_ cause: Slip.Cause, _ days: Int) throws -> SlipAnswer {
        SlipAnswer(try Slip(cause, by: days, in: schedule, portfolio), Ownership(portfolio), in: portfolio)
    }

    private func sentence(_ cause: Slip.Cause, _ days: Int) throws -> String {
        try answer(cause, days).sentence(in: portfolio)
    }

    @Test func theAnswerIsOneSentence() throws {
        func late(_ id: ItemID, _ days: Int) throws -> String { try sentence(.item(network.node(id)), days) }
        #expect(
            try late("M1", 42)
                == "If M1 (DSIT) is 6 weeks late: DfE, Leeds and MHCLG move; Opportunity misses its checkpoint by 7 days, "
                + "Growth by 9; NHS is unmoved.")
        #expect(
            try late("M1", 33)
                == "If M1 (DSIT) is 33 days late: DfE, Leeds and MHCLG move; no deadline is missed; NHS is unmoved.")
        #expect(
            try late("M6", 42)
                == "If M6 (MHCLG) is 6 weeks late: MHCLG moves; Growth misses its checkpoint by 20 days.")
        #expect(
            try late("M5", 1)
                == "If M5 (DHSC) is 1 day late: nothing else moves; NHS misses its checkpoint by 1 day.")
        #expect(try late("M3", 7) == "If M3 (DfE) is 1 week late: nothing else moves; no deadline is missed.")
        #expect(
            try late("M1", 0) == "If M1 (DSIT) is 0 days late: nothing moves; Growth, NHS and Opportunity are unmoved.")
        let need = portfolio.edge(LinkKey(.needs, from: "M2", to: "M1"))!
        #expect(
            try sentence(.need(need), 42)
                == "If what M2 needs of M1 (DSIT) is 6 weeks late: DfE and Leeds move; "
                + "Opportunity misses its checkpoint by 7 days; NHS is unmoved.")
    }

    @Test func theFooterSaysWhomToTellAndWhereItBreaks() throws {
        let answer = try answer(.item(network.node("M1")), 42)
        #expect(answer.slip.breakEven == 33)
        #expect(network.ids(answer.departments) == ["DfE", "Leeds", "MHCLG"] && answer.leaderless == 0)
        #expect(network.ids(answer.unmoved) == ["NHS"])
        let rows = answer.slip.rows
        #expect(network.ids(rows.map(\.node)) == ["M7", "M3", "M1", "M2", "M8", "M6"])
        let groups = answer.groups.map { group in
            network.ids(missions(group.purpose)).joined()
                + group.departments.map { share in
                    " \(portfolio.id(share.department!)):"
                        + network.ids(share.rows.map { rows[$0].node }).joined(separator: ",")
                }.joined()
        }
        #expect(groups == ["Growth MHCLG:M7,M6", "Opportunity DfE:M3,M2 Leeds:M8"], "M1 itself stands in none")
        let contacts = answer.contacts(in: portfolio)
        #expect(
            contacts.links.map { "\(portfolio.id($0.receiver)) \(portfolio.id($0.giver))" }
                == ["M2 M1", "M6 M1", "M7 M6", "M3 M2", "M8 M2", "M3 M8"], "the nearest first, then the worst")
        #expect(contacts.links[0].atGiver == "Head of M1" && contacts.links[0].atReceiver == "Head of M2")
        #expect(contacts.atCause == "Head of M1" && contacts.left == 0)
        for most in 0...6 {
            let few = answer.contacts(first: most, in: portfolio)
            #expect(few.links == Array(contacts.links.prefix(most)) && few.left == 6 - most)
        }
        // 33 days break nothing, 34 break M7, 36 also M3, 45 also M5.
        for (days, broken) in [
            (33, []), (34, ["M7"]), (36, ["M3", "M7"]), (44, ["M3", "M7"]), (45, ["M3", "M5", "M7"]),
        ] {
            let slip = try Slip(.item(network.node("M1")), by: days, in: schedule, portfolio)
            #expect(network.ids(slip.rows.filter(\.isNewlyBroken).map(\.node)).sorted() == broken)
        }
    }

    private func missions(_ purpose: SlipAnswer.Purpose) -> [Node] {
        if case .mission(let mission) = purpose { [mission] } else { [] }
    }

    @Test func somebodyIsAlwaysThereToRing() throws {
        var network = Network()
        network.add(.org, "ORG-1", fields: [.type: "department", .title: "Home Office"])
        network.add(.milestone, "A", "B", "C", "D", fields: [.forecastFinish: "2026-05-01"])
        network.link(.responsible, "ORG-1", "A", [.role: "lead"])
        network.link(.responsible, "ORG-1", "B", [.role: "lead", Field("contact"): "Ana Bright"])
        network.link(.needs, "B", "A", [Field("giver_contact"): "Bo Field"])
        network.link(.needs, "C", "B", [Field("receiver_contact"): "Cy Green"])
        network.link(.needs, "D", "C")
        let schedule = Schedule(network.portfolio, asOf: day("2026-03-01"))
        func contacts(_ cause: Slip.Cause) throws -> SlipAnswer.Contacts {
            SlipAnswer(try Slip(cause, by: 5, in: schedule, network.portfolio), in: network.portfolio)
                .contacts(in: network.portfolio)
        }
        let all = try contacts(.item(network.node("A")))
        #expect(all.atCause == nil, "a department is nobody to ring")
        #expect(all.links.map(\.atReceiver) == ["Ana Bright", "Cy Green", nil])
        #expect(all.links.map(\.atGiver) == ["Bo Field", "Ana Bright", nil])
        #expect(try contacts(.item(network.node("D"))).atCause == nil)
        let need = network.portfolio.edge(LinkKey(.needs, from: "B", to: "A"))!
        #expect(try contacts(.need(need)).atCause == "Bo Field")
        #expect(try contacts(.need(need)).links.map(\.edge) == all.links.map(\.edge))
    }

    @Test func whoseDeadlineDecidesIsFound() {
        let schedule = schedule
        func deciding(_ id: ItemID) -> String? {
            schedule.deciding(network.node(id), in: portfolio).map { portfolio.id($0) }
        }
        #expect(
            ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8"].map { deciding($0) } == [
                "M7", "M3", "M3", "M5", "M5", "M7", "M7", "M3",
            ])
        #expect(deciding("NHS") == nil)
    }

    @Test func whatWasMissedAlreadyIsToldLast() throws {
        var network = Network()
        network.add(.mission, "Q1", "Q2")
        network.add(.milestone, "A", fields: [.forecastFinish: "2026-05-01", .deadline: "2026-04-29"])
        network.add(.milestone, "B", fields: [.forecastFinish: "2026-05-03", .deadline: "2026-05-03"])
        for (id, mission) in [("A", "Q1"), ("B", "Q1"), ("B", "Q2")] { network.link(.contributes, id, mission) }
        network.link(.needs, "B", "A")
        let schedule = Schedule(network.portfolio, asOf: day("2026-03-01"))
        func answer(_ days: Int) throws -> SlipAnswer {
            SlipAnswer(
                try Slip(.item(network.node("A")), by: days, in: schedule, network.portfolio), in: network.portfolio)
        }
        #expect(
            try answer(5).sentence(in: network.portfolio)
                == "If A is 5 days late: 1 item that nobody leads moves; Q1 misses its checkpoint by 3 days, Q2 by 3; "
                + "1 deadline missed already is now missed by 7 days.")
        #expect(
            try answer(1).sentence(in: network.portfolio)
                == "If A is 1 day late: nothing else moves; no other deadline is missed; Q2 is unmoved; "
                + "1 deadline missed already is now missed by 3 days.")
        #expect(try answer(5).groups.map(\.purpose) == [.severalMissions])
    }

    @Test func whatMustHoldSaysWhereNoDateIsKnown() throws {
        var network = Network()
        network.add(.milestone, "A", "B", "C")
        network.add(.milestone, "D", fields: [.forecastFinish: "2026-05-01"])
        network.add(.milestone, "E", fields: [.actualFinish: "2026-02-01"])
        for giver in ["A", "D", "E"] { network.link(.needs, "B", giver) }
        network.link(.needs, "C", "B")
        let schedule = Schedule(network.portfolio, asOf: day("2026-03-01"))
        let hold = try MustHold(for: network.node("C"), by: day("2026-09-01"), in: schedule, network.portfolio)
        // B and C wait for what is known; only A has no date of its own nor anybody to wait for.
        #expect(network.ids(hold.rows.filter(\.isCounted).map(\.node)) == ["A"])
        #expect(hold.rows.allSatisfy { $0.holds == true })
    }

    @Test func whatMustHoldForTheCheckpointIsSortedByItsDay() throws {
        let hold = try MustHold(for: network.node("M3"), by: day("2026-09-30"), in: schedule, portfolio)
        #expect(network.ids(hold.rows.map(\.node)) == ["M1", "M2", "M8", "M3"])
        #expect(hold.rows.map(\.lateFinish.iso) == ["2026-05-05", "2026-07-02", "2026-08-01", "2026-09-30"])
        #expect(hold.rows.map(\.slack) == [35, 31, 31, 29])
        #expect(hold.broken.isEmpty && hold.deliveries.isEmpty && hold.isPossible(in: schedule))
        let early = try MustHold(for: network.node("M3"), by: day("2026-08-01"), in: schedule, portfolio)
        #expect(early.rows.map(\.slack) == [-25, -29, -29, -31])
        #expect(early.isPossible(in: schedule))
        #expect(
            hold.sentence(in: portfolio)
                == "For M3 by 30 Sep 2026 4 items must hold, M1 first, by 5 May 2026. As things stand all do.")
        #expect(
            early.sentence(in: portfolio)
                == "For M3 by 1 Aug 2026 4 items must hold, M1 first, by 6 Mar 2026. "
                + "As things stand 4 are too late, M3 most, by 31 days.")
        let alone = try MustHold(for: network.node("M1"), by: day("2026-03-30"), in: schedule, portfolio)
        #expect(
            alone.sentence(in: portfolio)
                == "For M1 by 30 Mar 2026 1 item must hold, by 30 Mar 2026. As things stand 1 is too late, M1 by 1 day."
        )
        #expect(
            try !MustHold(for: network.node("M3"), by: day("2026-04-01"), in: schedule, portfolio).isPossible(
                in: schedule))
    }

    @Test func whatDrivesAndWhatIsCriticalAreNamed() throws {
        #expect(network.ids(schedule.drivingPath(to: network.node("M3")).map(\.node)) == ["M3"])
        #expect(schedule.drivingPath(to: network.node("NHS")).isEmpty)
        let critical = schedule.critical(to: network.node("M3"), in: portfolio)
        #expect(critical.map { "\(portfolio.id($0.node)) \($0.float)" } == ["M3 0", "M2 2", "M8 2", "M1 6"])
        #expect(critical.map(\.isCritical) == [true, false, false, false] && critical.allSatisfy { $0.isNearCritical })
        #expect(schedule.critical(to: network.node("NHS"), in: portfolio).isEmpty)
        #expect(schedule.freeFloat(network.node("M6")) == 6 && schedule.freeFloat(network.node("M3")) == nil)
    }

    @Test func whatCannotSlipSaysWhy() {
        func refusal(_ cause: Slip.Cause, _ days: Int = 1) -> String {
            do throws(NoSchedule) {
                _ = try Slip(cause, by: days, in: schedule, portfolio)
                return ""
            } catch { return error.sentence }
        }
        #expect(
            refusal(.item(network.node("NHS")))
                == "NHS is a mission and has no schedule. Choose a milestone, a programme or an experiment.")
        #expect(refusal(.item(network.node("M1")), -1) == "-1 days is no slip. Give a number from 0 to 36525.")
        let link = portfolio.edge(LinkKey(.contributes, from: "M4", to: "NHS"))!
        #expect(
            refusal(.need(link))
                == "\"M4 contributes to NHS\" carries no lateness. Choose a need that is not declined or withdrawn.")
    }

    @Test func peopleAreNamedAsTheyCallThemselves() throws {
        var network = Network()
        network.add(.org, "ORG-1", fields: [.type: "department", .title: "Home Office"])
        network.add(.mission, "MIS-2", fields: [.title: "Safer streets"])
        network.add(.milestone, "A", "B", "C", fields: [.forecastFinish: "2026-05-01", .deadline: "2026-05-01"])
        network.add(.milestone, "D")
        network.link(.responsible, "ORG-1", "B", [.role: "lead"])
        network.link(.contributes, "B", "MIS-2")
        network.link(.contributes, "C", "MIS-2")
        for id in ["B", "C", "D"] { network.link(.needs, id, "A") }
        let schedule = Schedule(network.portfolio, asOf: day("2026-03-01"))
        let slip = try Slip(.item(network.node("A")), by: 5, in: schedule, network.portfolio)
        let ownership = Ownership(network.portfolio)
        let answer = SlipAnswer(slip, ownership, in: network.portfolio)
        #expect(
            answer.sentence(in: network.portfolio)
                == "If A is 5 days late: Home Office and 2 items that nobody leads move; A misses its deadline by 5 days, "
                + "Safer streets misses 2 checkpoints by up to 5 days.")
    }

    @Test func onlyTheNearestMissionMissesWhatIsItsOwn() throws {
        var network = Network()
        network.add(.mission, "Q1", "Q2", "Q3")
        network.add(.outcome, "O1", "O2")
        network.add(.milestone, "A", fields: [.forecastFinish: "2026-05-01", .deadline: "2026-05-01"])
        for (from, to) in [("A", "O1"), ("O1", "Q1"), ("O1", "O2"), ("O2", "Q2"), ("O2", "Q3")] {
            network.link(.contributes, from, to)
        }
        let schedule = Schedule(network.portfolio, asOf: day("2026-03-01"))
        let slip = try Slip(.item(network.node("A")), by: 8, in: schedule, network.portfolio)
        let said =
            "If A is 8 days late: nothing else moves; Q1 misses its checkpoint by 8 days; 2 more missions rest on it."
        #expect(SlipAnswer(slip, in: network.portfolio).sentence(in: network.portfolio) == said)
    }

    @Test func aLongAnswerNamesTheWorstAndCountsTheRest() throws {
        var network = Network()
        network.add(.milestone, "A", fields: [.forecastFinish: "2026-05-01"])
        for number in 10..<20 {
            network.add(.org, "D\(number)", fields: [.type: "department"])
            network.add(.mission, "Q\(number)")
            let deadline = Day(number: day("2026-05-01").number + Int32(number) - 12).iso
            network.add(.milestone, "B\(number)", fields: [.deadline: deadline])
            network.link(.responsible, "D\(number)", "B\(number)", [.role: "lead"])
            network.link(.contributes, "B\(number)", "Q\(number)")
            network.link(.needs, "B\(number)", "A")
            network.add(.milestone, "E\(number)", fields: [.deadline: "2026-05-01"])
            network.link(.needs, "E\(number)", "A")
        }
        let schedule = Schedule(network.portfolio, asOf: day("2026-03-01"))
        let slip = try Slip(.item(network.node("A")), by: 21, in: schedule, network.portfolio)
        let ownership = Ownership(network.portfolio)
        #expect(
            SlipAnswer(slip, ownership, in: network.portfolio).sentence(in: network.portfolio)
                == "If A is 3 weeks late: D10, D11, D12, D13, D14, 5 more and 10 items "
                + "that nobody leads move; "
                + "Q12 misses its checkpoint by 21 days, Q13 by 20, Q14 by 19, and 5 more missions miss theirs; "
                + "10 items of no mission miss their deadlines by up to 21 days; "
                + "2 deadlines missed already are now missed by up to 23 days.")
    }
}
