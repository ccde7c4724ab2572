// Natural order, and the numbers of new ids.

import Chance
import Testing

@testable import Missions

@Suite struct OrderTests {
    @Test func idsAreOrderedAsPeopleCount() {
        let ids = ["M1", "M2", "M02", "M10", "M10a", "MIS-1", "MIS-2", "MIS-10", "MIS1", "m", "→1"]
        #expect(ids.shuffled().sorted(by: NaturalOrder.isBefore) == ids)
    }

    @Test(arguments: UInt64(0)..<20) func theOrderIsTotal(seed: UInt64) {
        var dice = Dice(seed: seed)
        let ids = (0..<25).map { _ in dice.id() }
        for a in ids {
            for b in ids {
                let same = a.utf8.elementsEqual(b.utf8)
                #expect(same == (!NaturalOrder.isBefore(a, b) && !NaturalOrder.isBefore(b, a)))
                #expect(!(NaturalOrder.isBefore(a, b) && NaturalOrder.isBefore(b, a)))
                for c in ids where NaturalOrder.isBefore(a, b) && NaturalOrder.isBefore(b, c) {
                    #expect(NaturalOrder.isBefore(a, c), "\(a) \(b) \(c)")
                }
            }
        }
    }

    @Test func aNewIdIsTheNextNumberNeverUsed() throws {
        var portfolio = Portfolio()
        #expect(portfolio.newID(.raid) == "RSK-1")
        try portfolio.apply([.create(.item("RSK-7"), kind: .raid, fields: [:])])
        try portfolio.apply([.delete(.item("RSK-7"), kind: .raid, fields: [:])])
        #expect(portfolio.newID(.raid) == "RSK-8")
        for id in ["RSK-", "RSK-x", "RSK--3", "RSK-99999999999999999999", "RS\u{212a}-50", "RSK-\u{301}9"] {
            try portfolio.apply([.create(.item(id), kind: .raid, fields: [:])])
        }
        #expect(portfolio.newID(.raid) == "RSK-8")
    }

    @Test func onlyOpenRisksAndIssuesHaveACell() throws {
        var portfolio = Portfolio()
        func cell(_ fields: Fields) throws -> [Int]? {
            try portfolio.apply([.create(.item("R"), kind: .raid, fields: fields)])
            defer { try! portfolio.apply([.delete(.item("R"), kind: .raid, fields: fields)]) }
            return portfolio.cell(portfolio.node("R")!).map { [$0.likelihood, $0.impact] }
        }
        #expect(try cell([.residualLikelihood: "4", .residualImpact: "5"]) == [4, 5])
        #expect(try cell([.inherentLikelihood: "2", .inherentImpact: "3", .class: "issue"]) == [2, 3])
        #expect(try cell([.inherentLikelihood: "2", .inherentImpact: "3", .residualLikelihood: "1"]) == [1, 3])
        #expect(try cell([.residualLikelihood: "4", .residualImpact: "5", .state: "closed"]) == nil)
        #expect(try cell([.residualLikelihood: "4", .residualImpact: "5", .class: "assumption"]) == nil)
        #expect(try cell([.residualLikelihood: "4"]) == nil)
        #expect(try cell([.residualLikelihood: "0", .residualImpact: "7"]) == nil)
    }
}
