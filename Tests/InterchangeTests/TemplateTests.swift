// Templates: what ships comes whole under fresh ids and goes with one undo; what is wrong is refused with its place.

import Missions
import Testing

@testable import Interchange

@Suite struct TemplateTests {
    private static let folder: String = {
        let here = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return here.joined(separator: "/") + "/seeds/templates"
    }()

    static let shipped = ["mission", "supplier-risk", "stocktake-pack"]

    @Test("Every template that ships is sound, and can be added again and again and be taken back", arguments: shipped)
    func soundness(name: String) throws {
        let template = try Template(reading: "\(Self.folder)/\(name).json")
        #expect(!template.title.isEmpty && !template.about.isEmpty)
        #expect(try Template.heading(of: "\(Self.folder)/\(name).json").title == template.title)
        var portfolio = Portfolio()
        var before: [Portfolio] = []
        var steps: [Step] = []
        for _ in 0..<3 {
            before.append(portfolio)
            let step = try template.step(onto: portfolio, tiedTo: nil)
            try portfolio.admit(step)
            steps.append(step)
        }
        #expect(portfolio.itemCount == 3 * before[1].itemCount && portfolio.linkCount == 3 * before[1].linkCount)
        for node in portfolio.allNodes { #expect(portfolio.contradictions(of: node).isEmpty) }
        for step in steps.reversed() {
            try portfolio.apply(step.changes.inverse)
            #expect(portfolio == before.removeLast())
        }
    }

    @Test("The mission comes with five dependencies")
    func mission() throws {
        var portfolio = Portfolio()
        let template = try Template(reading: "\(Self.folder)/mission.json")
        try portfolio.admit(try template.step(onto: portfolio, tiedTo: nil))
        #expect(portfolio.count(of: .mission) == 1)
        #expect(portfolio.allEdges.count { portfolio.type($0) == .needs } == 5)
    }

    @Test("What comes is numbered after what is there, and tied to what is selected where that makes sense")
    func ties() throws {
        var portfolio = Portfolio()
        try portfolio.admit(portfolio.adding(.mission, id: "MIS-7", [("title", "All"), ("tier", "vision")]).step)
        try portfolio.admit(portfolio.adding(.mission, [("title", "One")]).step)
        try portfolio.admit(portfolio.adding(.raid, id: "RSK-41", [("title", "Old worry")]).step)
        let risk = try Template(reading: "\(Self.folder)/supplier-risk.json")
        let step = try risk.step(onto: portfolio, tiedTo: "MIS-8")
        try portfolio.admit(step)
        #expect(step.label == "Add Supplier failure that affects MIS-8: 4 items and 4 links")
        #expect(portfolio.node("RSK-42") != nil && portfolio.node("RSK-43") != nil)
        let affected = portfolio.links(from: portfolio.node("RSK-42")!, .affects).map { portfolio.id(portfolio.to($0)) }
        #expect(affected == ["MIS-8"])
        // A mission is part of a vision, and of no other mission.
        let mission = try Template(reading: "\(Self.folder)/mission.json")
        #expect(
            try mission.step(onto: portfolio, tiedTo: "MIS-8").label.hasPrefix("Add Mission with five dependencies: "))
        let under = try mission.step(onto: portfolio, tiedTo: "MIS-7")
        #expect(under.label.hasPrefix("Add Mission with five dependencies that is part of MIS-7: "))
        try portfolio.admit(under)
        #expect(portfolio.links(from: portfolio.node("MIS-9")!, .partOf).count == 1)
    }

    @Test(
        "A template that is wrong is refused with its file, the place and the reason",
        arguments: [
            ("", "bad.json row 1: It is not JSON"),
            ("{\"format\":\"stocktake\",\"version\":1}", "bad.json: It holds no items"),
            (
                "{\"format\":\"stocktake\",\"version\":1,\"items\":[{\"id\":\"A\",\"kind\":\"milestone\",\"title\":\"T\",\"criticality\":9}]}",
                "bad.json items[0], column criticality"
            ),
            (
                "{\"format\":\"stocktake\",\"version\":1,\"items\":[{\"id\":\"A\",\"kind\":\"milestone\",\"title\":\"T\"}],"
                    + "\"links\":[{\"link\":\"needs\",\"from\":\"A\",\"to\":\"B\"}]}", "bad.json links[0]"
            ),
            (
                "{\"format\":\"stocktake\",\"version\":1,\"template\":{\"title\":\"X\",\"ties\":[{\"item\":\"B\",\"link\":\"needs\"}]},"
                    + "\"items\":[{\"id\":\"A\",\"kind\":\"milestone\",\"title\":\"T\"}]}",
                "bad.json template.ties[0], item: There is no item \"B\""
            ),
            (
                "{\"format\":\"stocktake\",\"version\":1,\"template\":{\"title\":\"X\",\"ties\":[{\"item\":\"A\",\"link\":\"wants\"}]},"
                    + "\"items\":[{\"id\":\"A\",\"kind\":\"milestone\",\"title\":\"T\"}]}",
                "bad.json template.ties[0], link: Say which type"
            ),
        ])
    func wrong(text: String, reason: String) throws {
        let scratch = Scratch()
        let folder = scratch.folder(["bad.json": text])
        do {
            _ = try Template(reading: "\(folder)/bad.json")
            Issue.record("taken: \(text)")
        } catch {
            #expect(error.description.hasPrefix("The template \(folder)/bad.json is wrong: "))
            #expect(error.description.contains(reason), "\(error.description)")
        }
    }
}
