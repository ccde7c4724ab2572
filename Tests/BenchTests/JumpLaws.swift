// Finding while typing: whatever was typed before, and whatever changed meanwhile, what is found is what a look at
// everything finds.

import Chance
import Missions
import Testing

@testable import Bench

@Suite("Laws of the jump") struct JumpLaws {
    @Test("Narrowing letter by letter finds what searching everything finds", arguments: UInt64(0)..<40)
    func narrowing(seed: UInt64) {
        var dice = Dice(seed: seed)
        var portfolio = Self.portfolio(&dice)
        var search = ItemSearch()
        var query = ""
        for _ in 0..<60 {
            switch dice.roll(0..<12) {
            case 0: query = ""
            case 1...2: query = String(query.dropLast())
            case 3: query += " "
            case 4: Self.change(&portfolio, &dice)
            default: query.append(dice.pick(Array("abgrMIL-1 ")))
            }
            let except = dice.chance(20) ? portfolio.node("MIL-1") : nil
            let kinds: Set<Kind> = dice.chance(20) ? [.milestone, .org] : []
            let limit = dice.pick([3, 10, 500])
            let found = search.items(matching: query, in: portfolio, limit: limit, kinds: kinds, except: except)
            let slow = Self.slowly(query, portfolio, limit, kinds, except)
            #expect(found.total == slow.total, "\(query)")
            #expect(found.nodes == slow.nodes, "\(query)")
        }
    }

    /// Items whose names are likely to look alike.
    private static func portfolio(_ dice: inout Dice) -> Portfolio {
        var portfolio = Portfolio()
        for number in 0..<dice.pick([0, 20, 300]) {
            let kind = dice.pick([Kind.milestone, .mission, .org])
            let id = "\(kind.prefix)-\(number)"
            try! portfolio.apply([.create(.item(id), kind: kind, fields: [.title: title(&dice)])])
        }
        return portfolio
    }

    private static func title(_ dice: inout Dice) -> String {
        if dice.chance(5) { return String(repeating: "grab ", count: 40) + "bag" }
        let words = ["grid", "big rag", "Arc", "grabBag", "ab", "mil", "gr-1a", "éclair", "R"]
        return (0..<dice.roll(1...4)).map { _ in dice.pick(words) }.joined(separator: " ")
    }

    private static func change(_ portfolio: inout Portfolio, _ dice: inout Dice) {
        let nodes = Array(portfolio.allNodes)
        guard !nodes.isEmpty else { return }
        let node = dice.pick(nodes)
        let item = Ref.item(portfolio.id(node))
        let change: Change =
            dice.chance(30)
            ? .delete(item, kind: portfolio.kind(node), fields: portfolio.fields(node))
            : .set(item, field: .title, was: portfolio.fields(node)[.title], now: title(&dice))
        try? portfolio.apply([change])
    }

    private static func slowly(
        _ query: String, _ portfolio: Portfolio, _ limit: Int, _ kinds: Set<Kind>, _ except: Node?
    ) -> (nodes: [Node], total: Int) {
        let words = query.split(separator: " ").map { Array($0.utf8).map(Fuzzy.fold) }
        var found: [(score: Int32, node: Node)] = []
        for kind in Kind.allCases where kinds.isEmpty || kinds.contains(kind) {
            for node in portfolio.nodes(of: kind) where node != except {
                let (id, title) = (portfolio.idBytes(node), portfolio.titleBytes(node))
                var total = words.isEmpty ? 0 : -Int32(min(title.count, 80) / 8)
                let isFound = words.allSatisfy { word in
                    let byID = Fuzzy.score(word, id).map { $0 + (id.count == word.count ? 200 : 4) }
                    guard let best = [byID, Fuzzy.score(word, title)].compactMap({ $0 }).max() else { return false }
                    total += best
                    return true
                }
                if isFound { found.append((total, node)) }
            }
        }
        let ranked = found.enumerated().sorted {
            ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
        }
        return (ranked.prefix(limit).map(\.element.node), found.count)
    }
}
