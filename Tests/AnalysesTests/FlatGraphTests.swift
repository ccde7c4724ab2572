// Flat graphs hold the same steps as walks from item to item.

import Analyses
import Chance
import Missions
import Testing

@Suite struct FlatGraphTests {
    @Test(arguments: UInt64(0)..<30) func itsStepsAreThoseOfAWalk(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolio = Network.random(&dice, items: dice.pick([1, 12, 60])).portfolio
        let rests = FlatGraph.rests(portfolio)
        let needs = FlatGraph.needs(portfolio)
        for node in portfolio.allNodes {
            var walked: [[Int32]] = []
            portfolio.forEachNeighbour(of: node, .upstream) { walked.append([$0.slot, $1.slot]) }
            let steps = rests.steps(Int(node.slot)).map { [rests.edges[$0], rests.targets[$0]] }
            #expect(Set(steps) == Set(walked) && steps.count == walked.count)
            let live = walked.filter { portfolio.type(portfolio.liveEdge(Int($0[0]))!) == .needs }
            #expect(Set(needs.steps(Int(node.slot)).map { needs.edges[$0] }) == Set(live.map { $0[0] }))
            let back = rests.reversed
            for step in back.steps(Int(node.slot)) {
                let receiver = Int(back.targets[step])
                #expect(rests.steps(receiver).contains { rests.edges[$0] == back.edges[step] })
            }
        }
    }
}
