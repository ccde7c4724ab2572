// What is rehearsed is refused as it would be when done, and leaves nothing behind.

import Chance
import Testing

@testable import Missions

@Suite("Steps that are tried before they are made") struct RehearsalTests {
    @Test("A rehearsal refuses what the gate refuses, in the same words, and nothing has moved", arguments: 0..<40)
    func law(seed: UInt64) {
        var dice = Dice(seed: seed)
        var portfolio = Portfolio()
        for _ in 0..<120 {
            let changes = (0..<dice.roll(1...4)).map { _ in dice.change(to: portfolio, ids: 12) }
            let step = Step("try", changes: changes)
            let before = portfolio
            let (text, count) = (portfolio.text.count, portfolio.changeCount)
            let tried = Result { () throws(Refusal) in try portfolio.rehearse(step) }
            #expect(portfolio == before && portfolio.highest == before.highest)
            #expect(portfolio.text.count == text && portfolio.changeCount == count && portfolio.waste == before.waste)
            #expect(portfolio.links.count == before.links.count && portfolio.items.count == before.items.count)
            for node in Kind.allCases.flatMap({ before.nodes(of: $0) }) {
                #expect(portfolio.node(before.id(node)) == node)
            }
            let done = Result { () throws(Refusal) in try portfolio.admit(step) }
            let isLight = changes.allSatisfy {
                switch $0 {
                case .set(.item, _, _, _), .set(.link, _, _, _), .create(.link, _, _): true
                default: false
                }
            }
            // Of a step that takes out or brings in items only a refusal is sure.
            if isLight || Refusal.of(tried) != nil { #expect(Refusal.of(tried) == Refusal.of(done)) }
        }
    }

    @Test("Many at once are tried as one is, a second vision among them")
    func many() throws {
        var portfolio = Portfolio()
        for number in 1...1_200 {
            let fields: Fields = [.title: "Mission \(number)", .tier: "mission", .state: "live"]
            try portfolio.apply([.create(.item("MIS-\(number)"), kind: .mission, fields: fields)])
        }
        let visions = (1...1_200).map {
            Change.set(.item("MIS-\($0)"), field: .tier, was: "mission", now: "vision")
        }
        #expect(throws: Refusal.self) { try portfolio.rehearse(Step("", changes: visions)) }
        try portfolio.rehearse(Step("", changes: Array(visions.prefix(1))))
        #expect(portfolio.nodes(of: .mission).allSatisfy { portfolio.text($0, .tier) == "mission" })
    }

    @Test("What is taken out is held against what is frozen, and the refusal says that nothing was deleted")
    func frozen() throws {
        var portfolio = Portfolio()
        try portfolio.apply([
            .create(.item("SES-1"), kind: .session, fields: [.title: "October", .state: "closed"])
        ])
        let step = try portfolio.deleting(.item("SES-1"))
        let refusal = Refusal.of(Result { () throws(Refusal) in try portfolio.rehearse(step) })
        #expect(refusal?.outcome == "Nothing was deleted." && portfolio.node("SES-1") != nil)
    }
}

extension Refusal {
    fileprivate static func of(_ result: Result<Void, Refusal>) -> Refusal? {
        if case .failure(let refusal) = result { refusal } else { nil }
    }
}
