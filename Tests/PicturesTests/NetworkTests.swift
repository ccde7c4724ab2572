// Which items and links a picture takes, and what it says of them.

import Analyses
import Chance
import Missions
import Testing

@testable import Pictures

@Suite struct NetworkTests {
    private func ids(_ network: Network, _ portfolio: Portfolio) -> [ItemID] { network.items.map { portfolio.id($0) } }

    @Test(arguments: UInt64(0)..<40) func aTreeIsWhatAReachTreeReaches(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolio = dice.portfolio(30)
        for node in portfolio.allNodes {
            let depth = dice.pick([1, 2, Int.max])
            for direction in Direction.allCases {
                let tree = ReachTree(from: node, direction, in: portfolio, depth: depth)
                let network = Network.reached(from: node, direction, in: portfolio, depth: depth)
                #expect(network.items == tree.places.filter { !$0.isSeen }.map(\.node))
                let edges = Set(tree.places.compactMap(\.edge))
                #expect(edges.isSubset(of: network.links) && Set(network.links).count == network.links.count)
                if depth == .max { #expect(edges.count == network.links.count) }
                let few = Network.reached(from: node, direction, in: portfolio, depth: depth, limit: 3)
                #expect(few.items == Array(network.items.prefix(3)))
                #expect(few.leftOut == network.items.count - few.items.count)
            }
            let both = Network.bothWays(from: node, in: portfolio)
            let up = Network.reached(from: node, .upstream, in: portfolio)
            let down = Network.reached(from: node, .downstream, in: portfolio)
            #expect(Set(both.items) == Set(up.items).union(down.items) && both.items.first == node)
            #expect(Set(both.links) == Set(up.links).union(down.links))
        }
    }

    @Test func aNeighbourhoodIsSoManyStepsAnyWay() {
        let portfolio = milestones(6, needs: [(1, 0), (2, 1), (3, 2), (4, 1), (5, 4), (4, 2)])
        let near = Network.neighbourhood(of: portfolio.node("M1")!, steps: 1, in: portfolio)
        #expect(ids(near, portfolio) == ["M1", "M0", "M2", "M4"])
        #expect(near.links.count == 4 && near.about == "Around M1" && near.leftOut == 0)
    }

    @Test func whatMayNotBeShownIsCountedAndNothingBehindIt() {
        let portfolio = milestones(4, needs: [(1, 0), (2, 1), (3, 0)])
        let hidden = portfolio.node("M1")!
        let down = Network.reached(from: portfolio.node("M0")!, .downstream, in: portfolio) { $0 != hidden }
        #expect(ids(down, portfolio) == ["M0", "M3"] && down.withheld == 1 && down.links.count == 1)
        let whole = Network.whole(portfolio) { $0 != hidden }
        #expect(ids(whole, portfolio) == ["M0", "M2", "M3"] && whole.withheld == 1 && whole.links.count == 1)
        let sketch = Sketch(whole, in: portfolio, from: source)
        #expect(sketch.notes == ["1 item withheld because of visibility."])
        #expect(!Dot.text(of: sketch).contains("M1"))
    }

    @Test func oneDependencyCrossesAndTwoCross() {
        func notes(_ count: Int) -> [String] {
            var portfolio = Portfolio()
            func link(_ type: LinkType, _ from: ItemID, _ to: ItemID, _ fields: Fields = [:]) -> Change {
                .create(.link(LinkKey(type, from: from, to: to, fields: fields)), kind: nil, fields: fields)
            }
            for id in ["A", "B"] {
                try! portfolio.apply([.create(.item(id), kind: .org, fields: [.type: "department"])])
            }
            for number in 0...count {
                try! portfolio.apply([
                    .create(.item("M\(number)"), kind: .milestone, fields: [:]),
                    link(.responsible, number == 0 ? "A" : "B", "M\(number)", [.role: "lead"]),
                ])
            }
            for number in 1...count { try! portfolio.apply([link(.needs, "M0", "M\(number)")]) }
            return Sketch.notes(of: DepartmentMatrix(portfolio, asOf: source.asOf))
        }
        #expect(notes(1) == ["100 % of 1 dependency crosses departments."])
        #expect(notes(2) == ["100 % of 2 dependencies cross departments."])
    }

    @Test func arrowsRunFromGiverToReceiverAndSayHowLate() {
        var portfolio = Portfolio()
        func link(_ type: LinkType, _ from: ItemID, _ to: ItemID, _ fields: Fields) -> Change {
            .create(.link(LinkKey(type, from: from, to: to, fields: fields)), kind: nil, fields: fields)
        }
        try! portfolio.apply([
            .create(.item("A"), kind: .org, fields: [.type: "department"]),
            .create(.item("B"), kind: .org, fields: [.type: "department"]),
            .create(.item("M1"), kind: .milestone, fields: [.title: "Grid"]),
            .create(.item("M2"), kind: .milestone, fields: [.title: "Clinic"]),
            .create(.item("O1"), kind: .outcome, fields: [:]),
            link(.responsible, "A", "M1", [.role: "lead"]), link(.responsible, "B", "M2", [.role: "lead"]),
            link(.needs, "M2", "M1", [.state: "agreed", .needBy: "2026-04-01", .promisedBy: "2026-04-13"]),
            link(.contributes, "M2", "O1", [:]),
        ])
        let network = Network.reached(from: portfolio.node("M1")!, .downstream, in: portfolio)
        let sketch = Sketch(network, in: portfolio, from: source)
        #expect(sketch.boxes.map(\.id) == ["M1", "M2", "O1"] && sketch.boxes.map(\.department) == ["A", "B", ""])
        #expect(sketch.boxes.map(\.isCentre) == [true, false, false])
        #expect(sketch.arrows.map(\.from) == [0, 1] && sketch.arrows.map(\.to) == [1, 2])
        #expect(sketch.arrows.map(\.label) == ["12 d late", ""] && sketch.arrows.map(\.crosses) == [true, false])
        #expect(sketch.arrows.map(\.isQuiet) == [false, true])
        let unnamed = Sketch(network, in: portfolio, from: source) { $0 != portfolio.node("B") }
        #expect(unnamed.boxes.map(\.department) == ["A", "", ""] && unnamed.arrows[0].crosses)
        #expect(sketch.title == "What waits on M1")
        #expect(sketch.subtitle == "as of 30 Mar 2026 · plan \"a\" <b> & c.stocktake")
        let dot = Dot.text(of: sketch, inGroups: true)
        #expect(dot.contains("\"M1\" [label=\"M1\\nGrid\\n(A)\", penwidth=3];"))
        #expect(dot.contains("\"M1\" -> \"M2\" [label=\"12 d late\", penwidth=2.6, style=dashed, color=\"#b3261e\""))
        #expect(dot.contains("subgraph cluster_0 {\n    label=\"A\"") && dot.contains("label=\"nobody leads\""))
        let mermaid = Mermaid.text(of: sketch)
        #expect(mermaid.contains("  n0[\"M1<br/>Grid<br/>#40;A#41;\"]\n"))
        #expect(mermaid.contains("  n0 -->|\"12 d late\"| n1\n"))
        #expect(mermaid.contains("  linkStyle 0 stroke:#b3261e,stroke-width:3px,stroke-dasharray:7 4\n"))
        #expect(mermaid.contains("from who gives to who needs"))
    }

    @Test func theSamePortfolioBuiltInAnotherOrderGivesTheSamePicture() throws {
        let one = milestones(6, needs: [(1, 0), (2, 1), (3, 2), (4, 1), (5, 4), (4, 2)])
        var changes: [Change] = (0..<6).reversed().map { .create(.item("M\($0)"), kind: .milestone, fields: [:]) }
        for (receiver, giver) in [(4, 2), (5, 4), (2, 1), (4, 1), (1, 0), (3, 2)] {
            changes.append(
                .create(.link(LinkKey(.needs, from: "M\(receiver)", to: "M\(giver)")), kind: nil, fields: [:]))
        }
        var other = Portfolio()
        try other.apply(changes)
        let texts = try [one, other].map { portfolio in
            let sketch = Sketch(.whole(portfolio), in: portfolio, from: source)
            return [Dot.text(of: sketch), Mermaid.text(of: sketch), try NetworkSVG.text(of: sketch)]
        }
        #expect(texts[0] == texts[1])
    }
}
