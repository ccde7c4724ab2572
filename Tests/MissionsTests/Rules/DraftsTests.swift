// From what a person asks for to a step that is admitted and can be taken back.

import Chance
import Testing

@testable import Missions

@Suite struct DraftsTests {
    /// Admits a step, takes it back and admits it again; the portfolio must follow.
    private func goThereAndBack(_ step: Step, _ portfolio: inout Portfolio) throws {
        let before = Naive(portfolio)
        try portfolio.admit(step)
        let after = Naive(portfolio)
        try portfolio.apply(step.changes.inverse)
        #expect(before.quarrel(with: portfolio) == nil)
        try portfolio.apply(step.changes)
        #expect(after.quarrel(with: portfolio) == nil)
    }

    @Test func anItemIsAddedWithDefaultsANumberAndCanonicalTexts() throws {
        var portfolio = try Story().portfolio
        let (id, step) = try portfolio.adding(
            .milestone,
            [("Title", " Data service "), ("owner", "Ana"), ("Deadline", "2026-09-30"), ("criticality", "3.0")])
        #expect(id == "MIL-1")
        #expect(step.label == "Add milestone MIL-1 Data service")
        try goThereAndBack(step, &portfolio)
        #expect(
            portfolio.fields(.item(id)) == [
                .title: "Data service", .lead: "Ana", .state: "planned", .visibility: "shared", .deadline: "2026-09-30",
                Field("criticality"): "3",
            ])
        #expect(try portfolio.adding(.milestone, []).id == "MIL-2")
        #expect(throws: Refusal("M1", "it exists already, a milestone (I1)", remedy: "choose another id")) {
            try portfolio.adding(.org, id: "M1", [])
        }
    }

    @Test func everyKindAndEveryTypeOfLinkCanBeAddedEmpty() throws {
        for kind in Kind.allCases {
            var portfolio = Portfolio()
            try goThereAndBack(try portfolio.adding(kind, []).step, &portfolio)
        }
        for type in LinkType.allCases {
            for from in Kind.allCases {
                for to in Kind.allCases where type.joins(from, to: to) {
                    var portfolio = Portfolio()
                    try portfolio.admit(try portfolio.adding(from, id: "a", []).step)
                    try portfolio.admit(
                        try portfolio.adding(to, id: "b", from == .mission ? [("tier", "vision")] : []).step)
                    try goThereAndBack(try portfolio.linking(type, from: "a", to: "b", []).step, &portfolio)
                }
            }
        }
    }

    @Test func settingSaysWhatChangesAndNothingWhereNothingDoes() throws {
        var portfolio = try Story().portfolio
        let step = try #require(try portfolio.setting(.item("M1"), [("forecast finish", " 2026-10-01 ")]))
        #expect(step.label == "Set M1 forecast finish to 2026-10-01")
        #expect(step.changes == [.set(.item("M1"), field: .forecastFinish, was: nil, now: "2026-10-01")])
        try goThereAndBack(step, &portfolio)
        #expect(try portfolio.setting(.item("M1"), [("forecast_finish", "2026-10-01")]) == nil)
        let two = try portfolio.setting(.item("M1"), [("deadline", "2026-12-01"), ("lead", "Bo")])
        #expect(two?.label == "Set M1 2 fields")
        let clear = try portfolio.setting(.item("M1"), [("forecast_finish", ""), ("state", "")])
        #expect(clear?.label == "Set M1 forecast finish to empty")
        #expect(
            try portfolio.setting(.item("M1"), [("title", "")])?.changes == [
                .set(.item("M1"), field: .title, was: nil, now: "M1")
            ])
        #expect(
            try portfolio.setting(.portfolio, [("as-of", "2026-04-30")])?.label
                == "Set the portfolio's settings as of to 2026-04-30")
        #expect(throws: Refusal.self) { try portfolio.setting(.item("M9"), [("title", "x")]) }
    }

    @Test func anUnknownFieldIsAnsweredWithANearName() throws {
        let story = try Story()
        func answer(_ column: String) -> String? {
            do throws(Refusal) { _ = try story.portfolio.setting(.item("M1"), [(column, "1")]) } catch {
                return error.description
            }
            return nil
        }
        #expect(answer("dedline") == "M1: there is no field \"dedline\". Did you mean deadline?")
        #expect(answer("Forecast Finsh") == "M1: there is no field \"Forecast Finsh\". Did you mean forecast_finish?")
        #expect(answer("x")?.contains("Its fields are title, plain, lead, state") == true)
        #expect(answer("colour of the door")?.contains("Its fields are") == true)
        #expect(
            answer("deadline")
                == "M1 deadline: \"1\" is not a date such as 2026-01-31. Deadline is when it must be finished.")
    }

    @Test func aKeptFieldOfUnknownNameCanBeChangedAndCleared() throws {
        var story = try Story()
        try story.given(story.set("M1", Field("their_code"), "A1"))
        #expect(try story.portfolio.setting(.item("M1"), [("their code", "B2")])?.changes.count == 1)
        #expect(
            try story.portfolio.setting(.item("M1"), [("their_code", "")])?.changes == [
                story.set("M1", Field("their_code"), nil)
            ])
    }

    @Test func anotherRoleReplacesTheLinkInOneStep() throws {
        var portfolio = try Story().portfolio
        let (key, step) = try portfolio.linking(
            .responsible, from: "DfE", to: "M1", [("role", "lead"), ("contact", "Ana")])
        try goThereAndBack(step, &portfolio)
        let change = try #require(try portfolio.setting(.link(key), [("role", "co-owner")]))
        #expect(change.changes.count == 2)
        try goThereAndBack(change, &portfolio)
        let new = LinkKey(.responsible, from: "DfE", to: "M1", mark: "co_owner")
        #expect(portfolio.edge(key) == nil)
        #expect(portfolio.fields(.link(new)) == [.role: "co_owner", Field("contact"): "Ana"])
        try portfolio.admit(try portfolio.linking(.responsible, from: "DfE", to: "M1", [("role", "lead")]).step)
        let back = try #require(try portfolio.setting(.link(new), [("role", "lead")]))
        #expect(throws: Refusal.self) { try portfolio.admit(back) }
        #expect(portfolio.edge(new) != nil)
    }

    @Test(arguments: UInt64(0)..<20) func deletingTakesEverythingWithItAndGivesItBack(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var (portfolio, _) = ModelTests.grown(&dice, 250, ids: 25)
        while let node = portfolio.allNodes.first(where: { _ in true }) {
            let id = portfolio.id(node)
            let step = try portfolio.deleting(.item(id))
            let before = Naive(portfolio)
            try portfolio.apply(step.changes)
            #expect(portfolio.node(id) == nil)
            try portfolio.apply(step.changes.inverse)
            #expect(before.quarrel(with: portfolio) == nil)
            try portfolio.apply(step.changes)
        }
        #expect(portfolio.linkCount == 0)
        #expect(portfolio.attachmentCount == 0)
    }

    @Test func deletingSaysWhatGoes() throws {
        var story = try Story()
        try story.given(
            story.link(.needs, "M2", "M1"), story.link(.partOf, "M1", "PRO-1"), story.set("M1", .title, "Regulations"))
        #expect(try story.portfolio.deleting(.item("M1")).label == "Delete milestone M1 Regulations with 2 links")
        #expect(
            try story.portfolio.deleting(.link(LinkKey(.needs, from: "M2", to: "M1"))).label == "Unlink M2 needs M1")
        #expect(throws: Refusal.self) { try story.portfolio.deleting(.item("M9")) }
    }
}
