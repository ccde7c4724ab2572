// Who owes whom: the worked example, and matrices counted once more by hand.

import Chance
import Missions
import Testing

@testable import Analyses

extension Network {
    /// The worked example with its departments, missions and days.
    static func workedExampleInFull() -> Network {
        var network = workedExample()
        network.add(.org, "DHSC", "DSIT", "DfE", "MHCLG", fields: [.type: "department"])
        network.add(.org, "Leeds", fields: [.type: "council"])
        network.add(.mission, "Growth", "NHS", "Opportunity")
        for (id, org, mission) in [
            ("M1", "DSIT", nil), ("M2", "DfE", "Opportunity"), ("M3", "DfE", "Opportunity"), ("M4", "DHSC", "NHS"),
            ("M5", "DHSC", "NHS"), ("M6", "MHCLG", "Growth"), ("M7", "MHCLG", "Growth"), ("M8", "Leeds", "Opportunity"),
        ] as [(ItemID, ItemID, ItemID?)] {
            network.link(.responsible, org, id, [.role: "lead"])
            if let mission { network.link(.contributes, id, mission) }
        }
        return network
    }
}

@Suite struct DepartmentMatrixTests {
    @Test func theWorkedExampleIsAsTheDomainModelSays() {
        let network = Network.workedExampleInFull()
        let portfolio = network.portfolio
        let matrix = DepartmentMatrix(portfolio, asOf: day("2026-03-30"))
        let ids = network.ids(matrix.departments)
        #expect(ids == ["DSIT", "DfE", "Leeds", "DHSC", "MHCLG"])
        #expect(matrix.blocks.map { Array(ids[$0]) } == [["DSIT"], ["DfE", "Leeds"], ["DHSC"], ["MHCLG"]])
        let cells = matrix.cells.map { "\(ids[$0.row]) needs \(ids[$0.column]) \($0.tally.count)" }
        #expect(
            cells.sorted() == [
                "DHSC needs DHSC 1", "DHSC needs DfE 1", "DfE needs DSIT 1", "DfE needs DfE 1", "DfE needs Leeds 1",
                "Leeds needs DfE 1", "MHCLG needs DSIT 1", "MHCLG needs MHCLG 1",
            ])
        #expect(matrix.crossShare == 5.0 / 8)
        #expect(matrix.asks.map(\.count) == [0, 3, 1, 2, 2] && matrix.owes.map(\.count) == [2, 3, 1, 1, 1])
        #expect(matrix.total.count == 8 && matrix.total.unagreed == 8 && matrix.leftOut.isEmpty)
        let cell = matrix.cell(1, 0)!
        #expect(matrix.links(of: cell, in: portfolio).map { portfolio.key($0).from } == ["M2"])
        #expect(matrix.cell(0, 0) == nil && matrix.cell(-1, 0) == nil && matrix.cell(0, 99) == nil)
    }

    @Test func anEmptyPortfolioHasAnEmptyMatrix() {
        let matrix = DepartmentMatrix(Portfolio(), asOf: day("2026-03-30"))
        #expect(matrix.departments.isEmpty && matrix.cells.isEmpty && matrix.blocks.isEmpty)
        #expect(matrix.crossShare == nil && matrix.total == DepartmentMatrix.Tally())
    }

    @Test func littleSlackWeighsMuchAndUnknownSlackLeast() {
        let link = DepartmentLink(edge: Edge(place: 0), receiver: 0, isOverdue: true, isUnagreed: false)
        var (tight, loose, unknown) = (DepartmentMatrix.Tally(), DepartmentMatrix.Tally(), DepartmentMatrix.Tally())
        tight.add(link, -3)
        loose.add(link, 40)
        loose.add(link, 50)
        unknown.add(link, nil)
        #expect(tight.weight(.leastSlack) > loose.weight(.leastSlack))
        #expect(loose.weight(.leastSlack) > unknown.weight(.leastSlack))
        #expect(loose.weight(.count) == 2 && unknown.weight(.overdue) == 1 && tight.weight(.money) == 0)
    }

    @Test func aProgrammeCountsOnceInEverySum() {
        var network = Network()
        network.add(.org, "A", "B", fields: [.type: "department"])
        network.add(.programme, "P", fields: [Field("wlc_likely"): "100"])
        network.add(.programme, "Q")
        network.add(.fund, "F")
        network.add(.milestone, "M1", "M2", "M3", "G1", "G2")
        network.link(.funds, "F", "Q", [.amount: "2026-27=2.5;2027-28=4"])
        for (id, whole) in [("M1", "P"), ("M2", "P"), ("M3", "Q")] { network.link(.partOf, id, whole) }
        for id in ["P", "Q", "G1"] { network.link(.responsible, "A", id, [.role: "lead"]) }
        network.link(.responsible, "B", "G2", [.role: "lead"])
        for (receiver, giver) in [("M1", "G1"), ("M2", "G1"), ("M2", "G2"), ("M3", "G1"), ("P", "G2"), ("G1", "G2")] {
            network.link(.needs, receiver, giver)
        }
        let matrix = DepartmentMatrix(network.portfolio, asOf: day("2026-03-30"))
        #expect(network.ids(matrix.departments) == ["B", "A"])
        #expect(matrix.cell(1, 1)?.tally.money == 106.5 && matrix.cell(1, 0)?.tally.money == 100)
        #expect(matrix.asks.map(\.money) == [0, 106.5] && matrix.owes.map(\.money) == [100, 106.5])
        #expect(matrix.total.money == 106.5 && matrix.total.value(.money) == 106.5)
    }

    @Test(arguments: UInt64(0)..<80) func whatIsNotShownCountsAsIfItWereNotThere(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var network = Network.random(&dice, items: dice.pick([1, 10, 40, 80]))
        let items = network.kinds.keys.sorted()
        let orgs = (0..<6).map { "\(dice.pick(["d", "D"]))\($0)" }
        for org in orgs { network.add(.org, org, fields: [.type: dice.pick(["department", "council"])]) }
        for org in orgs.dropFirst() where dice.chance(40) { network.link(.partOf, org, orgs[0]) }
        network.add(.fund, "F")
        for id in items where network.kinds[id] != .org {
            for org in [dice.pick(orgs), dice.pick(orgs)] where dice.chance(60) {
                network.link(.responsible, org, id, [.role: "lead"])
            }
            if network.kinds[id] == .programme {
                network.link(.funds, "F", id, [.amount: "2026-27=\(dice.roll(1...9))"])
            }
        }
        let portfolio = network.portfolio
        let hidden = Set((items + orgs + ["F"]).filter { _ in dice.chance(20) })
        var copy = portfolio
        for id in hidden { try copy.apply(copy.deleting(.item(id)).changes) }
        let today = day("2026-03-30")
        let matrix = DepartmentMatrix(portfolio, asOf: today, isShown: { !hidden.contains(portfolio.id($0)) })
        let expected = DepartmentMatrix(copy, asOf: today)
        #expect(matrix.departments.map { portfolio.id($0) } == expected.departments.map { copy.id($0) })
        #expect(matrix.cells.map(\.tally) == expected.cells.map(\.tally) && matrix.blocks == expected.blocks)
        #expect(matrix.asks == expected.asks && matrix.owes == expected.owes && matrix.total == expected.total)
        #expect(matrix.leftOut.count == expected.leftOut.count)
    }

    @Test(arguments: UInt64(0)..<80) func aMatrixIsWhatCountingByHandGives(seed: UInt64) {
        var dice = Dice(seed: seed)
        var network = Network.random(&dice, items: dice.pick([1, 10, 40, 80]))
        let items = network.kinds.keys.sorted()
        let orgs = (0..<dice.roll(1...6)).map { "\(dice.pick(["d", "D"]))\($0)" }
        for org in orgs { network.add(.org, org, fields: [.type: dice.pick(["department", "council"])]) }
        for id in items where network.kinds[id] != .org && dice.chance(70) {
            network.link(.responsible, dice.pick(orgs), id, [.role: "lead"])
        }
        let portfolio = network.portfolio
        let today = Day(number: Int32(dice.roll(100...110)))
        let matrix = DepartmentMatrix(portfolio, asOf: today) { edge in edge.slot % 3 == 0 ? nil : Int(edge.slot) - 20 }

        var expected: [[ItemID]: DepartmentMatrix.Tally] = [:]
        var (steps, leftOut): ([ItemID: Set<ItemID>], Int) = ([:], 0)
        for (key, fields) in network.links where key.type == .needs {
            guard !["declined", "withdrawn", "delivered"].contains(fields[.state] ?? "") else { continue }
            let ends = [key.from, key.to].map { id in
                portfolio.leadOrg(of: network.node(id)).map { portfolio.id(portfolio.department(of: $0)) }
            }
            guard let row = ends[0], let column = ends[1] else {
                leftOut += 1
                continue
            }
            let edge = portfolio.edge(key)!
            steps[row, default: []].insert(column)
            steps[column, default: []].formUnion([])
            var tally = expected[[row, column]] ?? DepartmentMatrix.Tally()
            let slack = edge.slot % 3 == 0 ? nil : Int(edge.slot) - 20
            tally.add(
                DepartmentLink(
                    edge: edge, receiver: portfolio.from(edge).slot,
                    isOverdue: Promise(edge, in: portfolio, asOf: today).isLate, isUnagreed: fields[.state] != "agreed"),
                slack)
            expected[[row, column]] = tally
        }
        let ids = network.ids(matrix.departments)
        #expect(ids.sorted() == steps.keys.sorted() && matrix.leftOut.count == leftOut)
        #expect(matrix.cells.count == expected.count)
        for cell in matrix.cells {
            #expect(cell.tally == expected[[ids[cell.row], ids[cell.column]]])
            #expect(matrix.cell(cell.row, cell.column) == cell)
            let links = matrix.links(of: cell, in: portfolio)
            #expect(links.count == cell.tally.count)
            let late = links.enumerated().map { place, edge -> (place: Int, days: Int) in
                if case .late(let days) = Promise(edge, in: portfolio, asOf: today) { return (place, days) }
                return (place, 0)
            }
            let latest = late.sorted { ($1.days, $0.place) < ($0.days, $1.place) }.prefix(2).map { links[$0.place] }
            #expect(matrix.links(of: cell, latest: 2, asOf: today, in: portfolio) == latest)
        }
        for position in ids.indices {
            #expect(
                matrix.asks[position].count == expected.filter { $0.key[0] == ids[position] }.map(\.value.count).sum)
            #expect(
                matrix.owes[position].count == expected.filter { $0.key[1] == ids[position] }.map(\.value.count).sum)
        }
        #expect(matrix.total.count == expected.values.map(\.count).sum)
        expectOrdered(matrix, ids, steps)
        let schedule = Schedule(portfolio, asOf: today)
        let slack = schedule.slackOfLinks(in: portfolio)
        for node in portfolio.allNodes {
            for need in schedule.needs(of: node) { #expect(slack(need.edge) == need.slack) }
        }
    }

    /// Blocks are what reaches each other; nothing before a block needs what comes after; the first id that may come does.
    private func expectOrdered(_ matrix: DepartmentMatrix, _ ids: [ItemID], _ steps: [ItemID: Set<ItemID>]) {
        func reached(_ from: ItemID) -> Set<ItemID> {
            var (known, waiting): (Set<ItemID>, [ItemID]) = ([], [from])
            while let id = waiting.popLast() {
                for next in steps[id] ?? [] where known.insert(next).inserted { waiting.append(next) }
            }
            return known
        }
        var placed: Set<ItemID> = []
        var left = Set(ids)
        for block in matrix.blocks {
            // What needs nothing but itself, each other, and what is placed already.
            let ready = left.filter { id in
                reached(id).allSatisfy { placed.contains($0) || $0 == id || reached($0).contains(id) }
            }
            let first = ready.min()!
            let members = ready.filter { $0 == first || reached($0).contains(first) && reached(first).contains($0) }
            #expect(Array(ids[block]) == members.sorted())
            placed.formUnion(members)
            left.subtract(members)
        }
        #expect(left.isEmpty)
    }
}

extension [Int] {
    fileprivate var sum: Int { reduce(0, +) }
}
