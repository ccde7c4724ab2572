// A portfolio to tell stories about, and how a step is asked for.

import Testing

@testable import Missions

/// A small portfolio of 2026: a vision, a mission, an outcome, two milestones, orgs, money, a session.
struct Story {
    var portfolio = Portfolio()

    init() throws {
        let orgs = [
            ("DfE", "department"), ("DSIT", "department"), ("ACME", "supplier"), ("MDU", "unit"), ("T1", "team"),
        ]
        var changes: [Change] = [.set(.portfolio, field: .asOf, was: nil, now: "2026-03-31")]
        for (id, type) in orgs { changes.append(.create(.item(id), kind: .org, fields: [.type: type])) }
        let items: [(ItemID, Kind, Fields)] = [
            ("VIS", .mission, [.tier: "vision"]), ("MIS-1", .mission, [.tier: "mission"]), ("OUT-1", .outcome, [:]),
            ("PRO-1", .programme, [.state: "live"]), ("PRO-2", .programme, [.state: "live"]),
            ("M1", .milestone, [.state: "planned"]), ("M2", .milestone, [.state: "planned"]),
            ("EXP-1", .experiment, [.state: "running"]), ("RSK-1", .raid, [.class: "risk"]),
            ("FND-1", .fund, [.approved: "0.3", .tranches: "0.1|a||2026-01-01;0.2|b"]),
            (
                "MEA-1", .measure,
                [.state: "approved", .targetValue: "92", .baselineDate: "2024-07-31", .targetDate: "2029-07-31"]
            ),
            ("MEA-2", .measure, [.state: "draft", .direction: "up"]), ("REC-1", .record, [.type: "decision"]),
            ("REC-2", .record, [.type: "note"]), ("SES-1", .session, [.state: "closed"]),
            ("SES-2", .session, [.state: "planned"]),
        ]
        for (id, kind, fields) in items { changes.append(.create(.item(id), kind: kind, fields: fields)) }
        try portfolio.apply(changes)
    }

    /// Applies changes that nobody asked the rules about.
    mutating func given(_ changes: Change...) throws { try portfolio.apply(changes) }

    /// The sentence with which a step is refused, after making sure that it changed nothing; nil where it is admitted.
    mutating func refusal(_ changes: Change..., why: String = "") -> String? { refusal(changes, why: why) }

    mutating func refusal(_ changes: [Change], why: String = "") -> String? {
        let before = Naive(portfolio)
        let ids = Kind.allCases.map { portfolio.newID($0) }
        do throws(Refusal) {
            try portfolio.admit(Step("Try", why: why, changes: changes))
        } catch {
            #expect(before.quarrel(with: portfolio) == nil, "a refused step changes nothing")
            #expect(Kind.allCases.map { portfolio.newID($0) } == ids)
            return error.numbered
        }
        #expect((try? portfolio.apply(changes.inverse)) != nil, "an admitted step can be taken back")
        #expect(before.quarrel(with: portfolio) == nil)
        try! portfolio.apply(changes)
        return nil
    }

    /// A change of an item's field from what it is.
    func set(_ id: ItemID, _ field: Field, _ now: String?) -> Change { set(.item(id), field, now) }

    func set(_ ref: Ref, _ field: Field, _ now: String?) -> Change {
        .set(ref, field: field, was: portfolio.fields(ref)?[field], now: now)
    }

    func link(_ type: LinkType, _ from: ItemID, _ to: ItemID, _ fields: Fields = [:]) -> Change {
        .create(.link(LinkKey(type, from: from, to: to, fields: fields)), kind: nil, fields: fields)
    }

    func point(_ measure: ItemID, _ series: PointKey.Series, _ day: String) -> Change {
        .create(
            .point(PointKey(measure: measure, series: series, date: Day(iso: day)!)), kind: nil, fields: [.value: "1"])
    }

    func assessment(_ item: ItemID, _ rubric: String, _ fields: Fields) -> Change {
        let key = AssessmentKey(item: item, rubric: rubric, date: Day(iso: "2026-01-10")!, by: "room")
        return .create(.assessment(key), kind: nil, fields: fields)
    }
}
