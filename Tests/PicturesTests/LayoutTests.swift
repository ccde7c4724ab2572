// Where boxes stand and arrows go.

import Analyses
import Chance
import Missions
import Testing

@testable import Pictures

@Suite struct LayoutTests {
    /// No two boxes touch, every arrow begins and ends at its boxes, and all lies within the size.
    private func expectSound(_ sketch: Sketch) {
        let layout = Layout(sketch)
        #expect(layout.corners.count == sketch.boxes.count && layout.paths.count == sketch.arrows.count)
        var byColumn: [Int: [Int]] = [:]
        for corner in layout.corners {
            byColumn[corner.x, default: []].append(corner.y)
            #expect(corner.x >= 0 && corner.y >= 0)
            #expect(corner.x + Layout.boxWidth <= layout.width && corner.y + Layout.boxHeight <= layout.height)
        }
        // Boxes of one column are apart; columns are apart, but for what stands alone in rows below.
        for tops in byColumn.values.map({ $0.sorted() }) {
            for (upper, lower) in zip(tops, tops.dropFirst()) { #expect(upper + Layout.boxHeight < lower) }
        }
        let order = layout.corners.indices.sorted { layout.corners[$0].x < layout.corners[$1].x }
        if order.count <= 400 {
            for (rank, one) in order.enumerated() {
                for other in order[(rank + 1)...] {
                    let (a, b) = (layout.corners[one], layout.corners[other])
                    if b.x >= a.x + Layout.boxWidth { break }
                    #expect(abs(a.y - b.y) >= Layout.boxHeight, "boxes \(one) and \(other)")
                }
            }
        }
        for (arrow, path) in zip(sketch.arrows, layout.paths) {
            let (from, to) = (layout.corners[Int(arrow.from)], layout.corners[Int(arrow.to)])
            for (point, corner) in [(path[0], from), (path[path.count - 1], to)] {
                #expect(point.x == corner.x || point.x == corner.x + Layout.boxWidth)
                #expect(point.y >= corner.y && point.y <= corner.y + Layout.boxHeight)
            }
            #expect(arrow.from == arrow.to || path.count % 2 == 0)
        }
    }

    @Test(arguments: UInt64(0)..<60) func boxesNeverOverlap(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolio = dice.portfolio(dice.pick([0, 1, 2, 5, 20, 60, 200]))
        expectSound(Sketch(.whole(portfolio), in: portfolio, from: source))
    }

    @Test func giversStandLeftOfReceivers() {
        let portfolio = milestones(4, needs: [(1, 0), (2, 1), (3, 2), (3, 0)])
        let layout = Layout(Sketch(.whole(portfolio), in: portfolio, from: source))
        #expect(layout.corners.map(\.x) == [0, 316, 632, 948])
        // The arrow that passes two columns goes round their boxes.
        let passing = layout.paths.first { $0.count == 6 }
        #expect(passing != nil)
        for corner in layout.corners[1...2] {
            #expect(passing.map { $0[2].y < corner.y || $0[2].y > corner.y + Layout.boxHeight } == true)
        }
    }

    @Test func fiveHundredOfAnyShapeFitAPageThatIsNoStrip() {
        let star: [(Int, Int)] = (1..<500).map { (0, $0) }
        let hub: [(Int, Int)] = (1..<500).map { ($0, 0) }
        let chain: [(Int, Int)] = (1..<500).map { ($0, $0 - 1) }
        let tree: [(Int, Int)] = (1..<500).map { ($0, ($0 - 1) / 3) }
        let pairs: [(Int, Int)] = (0..<250).map { (250 + $0 * 7 % 250, $0 * 13 % 250) }
        let cycle: [(Int, Int)] = chain + [(0, 499)]
        for links in [star, hub, chain, tree, pairs, cycle] {
            let portfolio = milestones(500, needs: links)
            let sketch = Sketch(.whole(portfolio), in: portfolio, from: source)
            let layout = Layout(sketch)
            #expect(max(layout.width, layout.height) <= 10_000, "\(layout.width) by \(layout.height)")
            expectSound(sketch)
        }
    }

    @Test func aFoldedChainRunsOnFromTheEndOfABandToTheBeginningOfTheNext() throws {
        let portfolio = milestones(60, needs: (1..<60).map { ($0, $0 - 1) })
        let sketch = Sketch(.whole(portfolio), in: portfolio, from: source)
        let layout = Layout(sketch)
        let bands = Set(layout.corners.map(\.y)).sorted()
        #expect(bands.count > 2)
        for (arrow, path) in zip(sketch.arrows, layout.paths) {
            let (from, to) = (layout.corners[Int(arrow.from)], layout.corners[Int(arrow.to)])
            guard from.y != to.y else { continue }
            // Out at the right, down into the gap between the bands, back, down, and in at the left.
            #expect(path.count == 6 && path[1].x > from.x + Layout.boxWidth && path[4].x < to.x && path[4].x >= 0)
            #expect(path[2].y > from.y + Layout.boxHeight && path[2].y < to.y && path[2].y == path[3].y)
            #expect(from.x == layout.corners.map(\.x).max() && to.x == layout.corners.map(\.x).min())
        }
        #expect(try NetworkSVG.text(of: sketch).contains("V"))
    }

    @Test func whatAHubIsGivenPassesTheColumnsTogether() {
        let portfolio = milestones(200, needs: (1..<200).map { (0, $0) })
        let layout = Layout(Sketch(.whole(portfolio), in: portfolio, from: source))
        let columns = Set(layout.corners.map(\.x))
        #expect(columns.count > 3)
        let passing = layout.paths.filter { $0.count > 2 }
        // Of those that pass, the last stretch before the hub is one.
        #expect(Set(passing.map { Array($0.suffix(2)) }).count == 1)
        #expect(passing.indices.allSatisfy { passing[$0].count % 2 == 0 } && layout.isSaidFirst.contains(true))
    }

    @Test func cyclesAreDrawnAndMarked() throws {
        let portfolio = milestones(4, needs: [(0, 1), (1, 2), (2, 0), (3, 0), (3, 3)])
        let sketch = Sketch(.whole(portfolio), in: portfolio, from: source)
        #expect(sketch.boxes.map(\.isInCycle) == [true, true, true, true])
        #expect(sketch.arrows.count == 5 && sketch.arrows.count { $0.isInCycle } == 4)
        expectSound(sketch)
        let text = try NetworkSVG.text(of: sketch)
        #expect(text.contains("M3 ↻") && text.contains("↻ in a cycle: waits for itself"))
        #expect(Dot.text(of: sketch).contains("\"M3\" -> \"M3\" [label=\"↻\""))
    }

    @Test func nothingOneAndAloneAreDrawn() throws {
        let empty = Sketch(.whole(Portfolio()), in: Portfolio(), from: source)
        #expect(try elements(of: try NetworkSVG.text(of: empty)).first?.name == "svg")
        expectSound(empty)
        let one = milestones(1, needs: [])
        expectSound(Sketch(.reached(from: one.node("M0")!, .upstream, in: one), in: one, from: source))
        let alone = milestones(50, needs: [(1, 0)])
        expectSound(Sketch(.whole(alone), in: alone, from: source))
    }

    @Test func tenThousandChildrenAndALongChainAreDrawnWithoutRecursion() throws {
        let hub = milestones(10_001, needs: (1...10_000).map { ($0, 0) })
        let few = Network.reached(from: hub.node("M0")!, .downstream, in: hub)
        #expect(few.items.count == 500 && few.leftOut == 9_501 && few.links.count == 499)
        let sketch = Sketch(few, in: hub, from: source)
        #expect(sketch.notes == ["500 items drawn, the nearest; 9,501 further items left out."])
        expectSound(sketch)
        expectSound(Sketch(.reached(from: hub.node("M0")!, .downstream, in: hub, limit: .max), in: hub, from: source))
        let chain = milestones(5_000, needs: (1..<5_000).map { ($0, $0 - 1) } + [(4_999, 0), (0, 4_999)])
        let whole = Sketch(.whole(chain), in: chain, from: source)
        expectSound(whole)
        #expect(Dot.text(of: whole).split(separator: "\n").count { $0.contains(" -> ") } == 5_001)
        #expect(throws: TooLarge.self) { try NetworkSVG.text(of: whole) }
    }

    @Test func untanglingNeverAddsCrossings() {
        for seed in UInt64(0)..<30 {
            var dice = Dice(seed: seed)
            let portfolio = dice.portfolio(60)
            let sketch = Sketch(.whole(portfolio), in: portfolio, from: source)
            let arrows = sketch.arrows.map { (from: $0.from, to: $0.to) }
            var chains = Chains(Layers(boxes: sketch.boxes.count, arrows: arrows), arrows: arrows)
            let before = chains.crossings()
            #expect(before == crossings(of: chains))
            chains.untangle()
            #expect(chains.crossings() <= before && chains.crossings() == crossings(of: chains))
        }
    }

    /// Every pair of arrows between two columns, looked at.
    private func crossings(of chains: Chains) -> Int {
        var places: [Int32: Int] = [:]
        for column in chains.columns { for (position, place) in column.enumerated() { places[place] = position } }
        var count = 0
        for column in chains.columns {
            let steps = column.flatMap { from in chains.right[Int(from)].map { (places[from]!, places[$0]!) } }
            for (position, one) in steps.enumerated() {
                for other in steps[(position + 1)...] where (one.0 - other.0) * (one.1 - other.1) < 0 { count += 1 }
            }
        }
        return count
    }
}
