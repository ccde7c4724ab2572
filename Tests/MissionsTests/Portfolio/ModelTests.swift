// The flat portfolio against the naive one, over thousands of random changes.

import Chance
import Testing

@testable import Missions

@Suite struct ModelTests {
    /// A portfolio after that many random changes, and the naive one beside it.
    static func grown(_ dice: inout Dice, _ changes: Int, ids: Int = 40) -> (portfolio: Portfolio, naive: Naive) {
        var portfolio = Portfolio()
        var naive = Naive()
        for _ in 0..<changes {
            let change = dice.change(to: portfolio, ids: ids)
            let isPossible = naive.apply(change)
            let isDone = (try? portfolio.apply(change)) != nil
            #expect(isPossible == isDone, "\(change)")
        }
        return (portfolio, naive)
    }

    @Test(arguments: UInt64(0)..<24) func manyChangesLeaveWhatTheNaiveOneHolds(seed: UInt64) {
        var dice = Dice(seed: seed)
        var portfolio = Portfolio()
        var naive = Naive()
        let ids = dice.pick([6, 40, 120])
        for batch in 0..<6 {
            for _ in 0..<80 {
                let change = dice.change(to: portfolio, ids: ids)
                let isPossible = naive.apply(change)
                let isDone = (try? portfolio.apply(change)) != nil
                #expect(isPossible == isDone, "\(change)")
            }
            let quarrel = naive.quarrel(with: portfolio)
            #expect(quarrel == nil, "batch \(batch)")
        }
        #expect(naive.quarrel(with: portfolio.compacted()) == nil)
        #expect(portfolio.compacted().wasteShare == 0)
    }

    @Test(arguments: UInt64(0)..<24) func whatWasDoneCanBeTakenBack(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var (portfolio, naive) = Self.grown(&dice, 150)
        let before = naive
        var done: [Change] = []
        for _ in 0..<100 {
            let change = dice.change(to: portfolio)
            if naive.apply(change) {
                try portfolio.apply([change])
                done.append(change)
            }
        }
        try portfolio.apply(done.inverse)
        #expect(before.quarrel(with: portfolio) == nil)
        try portfolio.apply(done)
        #expect(naive.quarrel(with: portfolio) == nil)
        #expect(done.inverse.inverse == done)
    }

    @Test(arguments: UInt64(0)..<24) func aListWithOneImpossibleChangeChangesNothing(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var (portfolio, naive) = Self.grown(&dice, 120)
        let new = Kind.allCases.map { portfolio.newID($0) }
        for round in 0..<10 {
            var trial = naive
            var list: [Change] = []
            while list.count < (round == 9 ? 1500 : 20) {
                let change = dice.change(to: portfolio)
                if trial.apply(change) { list.append(change) }
                if dice.chance(5) {
                    list.append(.create(.item("MIS-\(1000 + list.count)"), kind: .mission, fields: [:]))
                }
                if round == 9, dice.chance(90) { list.append(.create(.extra("\(list.count)"), kind: nil, fields: [:])) }
            }
            list.append(.delete(.item("not there"), kind: .raid, fields: [:]))
            #expect(throws: Refusal.self) { try portfolio.apply(list) }
            #expect(naive.quarrel(with: portfolio) == nil, "round \(round)")
        }
        #expect(Kind.allCases.map { portfolio.newID($0) } == new, "numbers are not used up by what was refused")
    }

    @Test(arguments: UInt64(0)..<6) func manyAtOnceIsTheSameAsOneByOne(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var (single, naive) = Self.grown(&dice, 60, ids: 400)
        var bulk = single
        var list: [Change] = []
        while list.count < 1200 {
            let change = dice.change(to: single, ids: 400)
            guard naive.apply(change) else { continue }
            try single.apply([change])
            list.append(change)
        }
        try bulk.apply(list)
        #expect(naive.quarrel(with: bulk) == nil)
        #expect(naive.quarrel(with: single) == nil)
        try bulk.apply(list.inverse)
        try bulk.apply(list)
        #expect(naive.quarrel(with: bulk) == nil)
    }

    @Test(arguments: UInt64(0)..<12) func aCopyKeepsWhatItHad(seed: UInt64) {
        var dice = Dice(seed: seed)
        var (portfolio, naive) = Self.grown(&dice, 150)
        let (copy, before) = (portfolio, naive)
        for _ in 0..<100 {
            let change = dice.change(to: portfolio)
            if naive.apply(change) { try? portfolio.apply([change]) }
        }
        #expect(before.quarrel(with: copy) == nil)
        #expect(naive.quarrel(with: portfolio) == nil)
    }
}
