// What is counted while nothing is pressed, who is in the room, and what happened to other projects.

import Analyses
import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Bottlenecks in the background") struct BottleneckStories {
    /// So many items and links that they are counted while nothing is pressed, from a sample.
    /// At its end a chain, and two items that ten others wait on, of which the chain's lies on more ways.
    private static let large: Portfolio = {
        var changes: [Change] = []
        func add(_ number: Int, needs givers: [Int]) {
            var fields = Fields()
            fields[.title] = "Step \(number)"
            changes.append(.create(.item("MIL-\(number)"), kind: .milestone, fields: fields))
            for giver in givers {
                let key = LinkKey(.needs, from: "MIL-\(number)", to: "MIL-\(giver)")
                changes.append(.create(.link(key), kind: nil, fields: Fields()))
            }
        }
        for number in 0..<5_200 {
            let backs = number < 5_000 ? [1, 7, 40, 300, 1_000].filter { $0 <= number } : [1]
            add(number, needs: backs.map { number - $0 })
        }
        for leaf in 0..<5 { add(9_000 + leaf, needs: [10]) }
        for leaf in 0..<9 { add(9_100 + leaf, needs: [4_999]) }
        var portfolio = Portfolio()
        do { try portfolio.apply(changes) } catch { fatalError("\(error)") }
        return portfolio
    }()

    @Test("A small portfolio is counted at once, and how is said below")
    func small() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 40))
        desk.send(.key(.char("I")))
        desk.send(.key(.char("b")))
        #expect(!desk.bench.countsOnTop)
        let rows = desk.answer?.rows.map(\.text) ?? []
        #expect(rows.last?.hasPrefix("Betweenness is exact: shortest paths from all ") == true)
        #expect(rows.contains("Betweenness: pairs joined through it (10 of 36)"))
        #expect(rows.contains { $0.contains("MIL-112 ") && $0.contains(" 41 pairs") })
        #expect(rows.contains { $0.contains("PRO-66 ") && $0.contains("only way to OUT-71 and MIS-7") }, "\(rows)")
        #expect(!rows.contains { $0.contains("0 items") })
        #expect(desk.answer?.progress == "")
        desk = Desk(Portfolio())
        desk.press("I b")
        // There is nothing to move in, and nothing says so.
        #expect(!desk.lines.last!.contains("Up Down move"))
        desk.press("j Enter y Esc")
        #expect(desk.bench.overlay == nil && desk.message.isEmpty)
    }

    @Test("A large one is counted in slices: keys go on, progress is shown, Esc lays it aside and it is taken up again")
    func large() throws {
        var desk = Desk(Self.large, size: Size(width: 120, height: 40))
        desk.send(.key(.char("I")))
        desk.send(.key(.char("b")))
        #expect(desk.answer?.sentence == "What everything goes through is being counted.")
        desk.rest { $0.screen.contains("betweenness 0 %") }
        #expect(desk.bench.hasProgressed)
        #expect(desk.answer?.rows.contains { $0.text.hasPrefix("Betweenness is being counted") } == true)
        var shown: Set<String> = []
        var turns = 0
        while desk.bench.bottlenecks.betweenness(of: desk.portfolio)?.share ?? 0 < 0.4 {
            desk.send(.idle)
            if desk.bench.hasProgressed { shown.insert(desk.answer?.progress ?? "") }
            turns += 1
            if turns % 10 == 0 { desk.send(.key(turns % 20 == 0 ? .up : .down)) }
        }
        // A picture is painted for each percent, not for each slice.
        #expect(shown.count > 20 && shown.count < turns)
        let item = desk.answer?.current?.target
        #expect(item != nil)
        desk.send(.key(.escape))
        #expect(desk.bench.overlay == nil && desk.message == "Betweenness was left at 40 %; Ib goes on with it.")
        desk.send(.idle)
        #expect(!desk.bench.countsOnTop)
        desk.send(.key(.char("I")))
        desk.send(.key(.char("b")))
        #expect(desk.screen.contains("betweenness 40 %"))
        desk.press("j j j")
        let anchor = desk.answer?.current?.target
        let said = desk.answer?.rows.map(\.text).joined(separator: " ") ?? ""
        #expect(!desk.bench.countsOnTop)
        #expect(said.contains("a range is two standard errors either side"))
        #expect(said.contains("Betweenness: pairs joined through it (10 of ") && said.contains(" million pairs"))
        #expect(said.contains("All of each kind: stocktake bottlenecks --json."))
        // What touches no need leaves the count as it is; what does begins it anew.
        let count = desk.bench.bottlenecks.betweenness(of: desk.portfolio)
        let title = try #require(try desk.portfolio.setting(.item("MIL-7"), [("title", "Another")]))
        try desk.arrives(title, from: "ana")
        #expect(desk.bench.bottlenecks.betweenness(of: desk.portfolio)?.isDone == true && count?.isDone == true)
        #expect(desk.answer?.current?.target == anchor)
        desk.press("Esc")
        let link = LinkKey(.needs, from: "MIL-9", to: "MIL-8")
        try desk.arrives(try desk.portfolio.deleting(.link(link)), from: "ana")
        #expect(desk.bench.bottlenecks.betweenness(of: desk.portfolio) == nil)
    }

    @Test(
        "When the count is done its block comes, rows of other blocks are ranked anew, and the cursor stays on its item"
    )
    func ranked() {
        var desk = Desk(Self.large, size: Size(width: 120, height: 40))
        desk.send(.key(.char("I")))
        desk.send(.key(.char("b")))
        desk.rest { $0.answer?.rows.isEmpty == false }
        #expect(desk.answer?.targets(below: "Waited on most").prefix(2) == ["MIL-10", "MIL-4999"])
        #expect(desk.answer?.targets(below: "Betweenness: pairs").isEmpty == true)
        desk.send(.key(.down))
        #expect(desk.answer?.current?.target == "MIL-10")
        desk.rest { !$0.bench.countsOnTop }
        #expect(desk.answer?.targets(below: "Waited on most").prefix(2) == ["MIL-4999", "MIL-10"])
        #expect(desk.answer?.targets(below: "Betweenness: pairs").count == 10)
        #expect(desk.answer?.current?.target == "MIL-10")
    }

    @Test("Bottlenecks fit every size, and name the missions they serve", arguments: View.sizes.indices)
    func sizes(index: Int) {
        let (width, height) = View.sizes[index]
        for portfolio in [Seeds.planForChange, Seeds.workedExample, Seeds.knot, Seeds.departments] {
            var desk = Desk(portfolio, size: Size(width: width, height: height))
            desk.press("I b")
            let rows = desk.answer?.rows ?? []
            #expect(rows.allSatisfy { displayWidth(of: $0.text) <= width - 6 }, "\(rows.map(\.text))")
            #expect(!rows.contains { $0.text.contains("…") && $0.spans.count == 1 && $0.spans[0].ink == .heading })
        }
        var desk = Desk(Seeds.planForChange, size: Size(width: width, height: height))
        desk.press("I b")
        let rows = desk.answer?.rows.map(\.text) ?? []
        #expect(rows.contains { $0.contains("for MIS-") } && rows.contains { $0.contains("more") })
        #expect(rows.contains { $0.contains("pairs") })
    }

    @Test(
        "Numbers of pairs are said as they are known",
        arguments: [
            (0.0, 0.0, "under 0.1 pairs"), (0.5, 0, "0.5 pairs"), (1, 0, "1 pair"), (41, 0, "41 pairs"),
            (12_345, 0, "12,345 pairs"), (1_240_000, 0, "1.2 million pairs"),
            (2_346_224, 2_337_984, "up to 7.1 million pairs"),
            (2_346_224, 2_400_000, "up to 7.2 million pairs, unsure"), (16_471_555, 695_172, "15 to 18 million pairs"),
            (912_161, 140_726, "630,000 to 1.2 million pairs"), (312_698, 47_828, "210,000 to 410,000 pairs"),
            (5e12, 1e12, "3 to 7 trillion pairs"), (1e22, 0, "very many pairs"), (90, 20, "50 to 130 pairs"),
        ]) func pairs(value: Double, error: Double, words: String)
    {
        #expect(Amounts.pairs(value, error: error) == words)
    }

    @Test("Agreements of a large portfolio are ranked while nothing is pressed, and kept")
    func agreements() {
        var desk = Desk(Self.large, size: Size(width: 80, height: 24))
        desk.send(.key(.char("I")))
        desk.send(.key(.char("a")))
        #expect(desk.answer?.sentence == "What each agreement would set free is being counted.")
        desk.send(.key(.down))
        desk.rest { !$0.bench.countsOnTop }
        #expect(desk.answer?.sentence.contains(" dependencies are open.") == true)
        desk.send(.key(.escape))
        desk.send(.key(.char("I")))
        desk.send(.key(.char("a")))
        #expect(!desk.bench.countsOnTop && desk.answer?.rows.isEmpty == false)
    }

    @Test("The grid of a large portfolio is counted while nothing is pressed, too")
    func grid() {
        var desk = Desk(Self.large)
        desk.send(.key(.char("I")))
        desk.send(.key(.char("m")))
        #expect(desk.screen.contains("Who owes whom is being counted."))
        desk.send(.key(.char("j")))
        desk.press("m")
        #expect(desk.screen.contains("have no place here, because nobody leads on an end."))
    }
}

@Suite("Who is in the room") struct PresentStories {
    @Test("On one line an agreement says whole what it sets free, and how late that is")
    func oneLine() {
        let plan = Seeds.planForChange
        for width in [150, 200] {
            let answer = Answering(plan, asOf: Desk.today, width: width)
                .agree(Agreements(plan, asOf: Desk.today), present: [])
            let lines = answer.rows.map(\.text).filter { $0.contains("frees ") }
            #expect(lines.contains { $0.hasSuffix(" days late") } && !lines.contains { $0.hasSuffix("…") }, "\(lines)")
            #expect(lines.allSatisfy { displayWidth(of: $0) <= width })
        }
    }

    @Test("p picks who is here, Tab marks several, and only agreements between those are ranked")
    func present() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 40))
        desk.press("I a")
        let all = desk.answer?.rows.map(\.text) ?? []
        #expect(desk.answer?.title == "If this room agrees one thing")
        desk.press("p")
        #expect(desk.screen.contains("Who is in the room") && desk.screen.contains("everybody"))
        desk.press("text:DSIT Tab")
        desk.retype("DfE")
        desk.press("Tab Enter")
        #expect(desk.answer?.title == "If this room agrees one thing: DSIT and DfE")
        #expect(
            desk.answer?.sentence.contains("Present: DSIT and DfE. Only agreements whose receiver and giver") == true)
        for row in desk.answer?.rows.filter({ $0.text.contains(" needs ") }) ?? [] {
            #expect(row.text.contains("DSIT ") && row.text.contains("DfE "), "\(row.text)")
        }
        #expect(desk.answer?.rows.map(\.text) != all)
        #expect(desk.answer?.rows.contains { $0.text.isEmpty } == true, "the rule stands apart")
        // They stay for the sitting, and are marked when it is asked again.
        desk.press("Esc I a")
        #expect(desk.answer?.title.hasSuffix("DSIT and DfE") == true)
        desk.press("p")
        #expect(desk.picker?.ticked == ["DSIT", "DfE"] && desk.screen.contains("[x] DSIT"))
        desk.press("Esc")
        #expect(desk.answer?.title.hasSuffix("DSIT and DfE") == true)
        // Enter alone adds the one chosen, and everybody is no limit.
        desk.press("p text:DHSC Enter")
        #expect(desk.bench.present == ["DSIT", "DfE", "DHSC"])
        desk.press("p text:everybody Enter")
        #expect(desk.answer?.rows.map(\.text) == all && desk.bench.present.isEmpty)
        // Nor is it one after something was marked.
        desk.press("p text:DSIT Tab")
        desk.retype("everybody")
        desk.press("Enter")
        #expect(desk.answer?.rows.map(\.text) == all && desk.bench.present.isEmpty)
        #expect(desk.history.isEmpty)
    }

    @Test(
        "Offered is exactly who is at an end of an agreement, a body by its department; after Tab the next can be typed"
    )
    func offered() throws {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 40))
        desk.press("I a p")
        let portfolio = desk.portfolio
        let all = Agreements(portfolio, asOf: Desk.today, limit: .max).ranked
        let ends = all.flatMap { [$0.receiver, $0.giver] }.compactMap { node in
            (portfolio.kind(node) == .org ? node : portfolio.leadOrg(of: node)).map {
                portfolio.id(portfolio.department(of: $0))
            }
        }
        let offered = desk.picker?.found.dropFirst().map(\.text) ?? []
        #expect(Set(offered) == Set(ends) && offered.count == Set(ends).count && offered.contains("DfT"))
        desk.press("text:DfT Tab")
        #expect(desk.picker?.query.text.isEmpty == true && desk.picker?.ticked == ["DfT"])
        desk.press("text:DSIT Tab text:nobodyatall Enter")
        #expect(desk.picker != nil && desk.message.contains("Nobody of that name"))
        desk.retype("")
        desk.press("Enter")
        #expect(desk.bench.overlay != nil)
    }

    @Test("A mark is taken away by Tab; who is there no more is no limit; with nothing open it is said")
    func unmarked() throws {
        var desk = Desk(Seeds.workedExample)
        desk.press("I a p text:DHSC Tab Enter")
        #expect(desk.answer?.sentence.hasPrefix("No single agreement among those present sets anything free") == true)
        desk.press("p")
        desk.press("Tab Enter")
        #expect(desk.bench.present.isEmpty)
        desk.press("p text:DSIT Enter")
        try desk.arrives(try desk.portfolio.deleting(.item("DSIT")), from: "ana")
        #expect(desk.answer?.title == "If this room agrees one thing")
        desk = Desk(Portfolio())
        desk.press("I a p Enter")
        #expect(desk.answer?.sentence == "No single agreement sets anything free; 0 are open.")
        for (width, height) in [(60, 16), (20, 5)] {
            desk = Desk(Seeds.departments, size: Size(width: width, height: height))
            desk.press("I a p Down Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Enter")
            #expect(desk.lines.allSatisfy { displayWidth(of: $0) <= width })
        }
    }

    @Test("It is said and heard as well")
    func spoken() {
        var talk = Listener(Seeds.workedExample, width: 200)
        #expect(talk.tell("agree").contains("present says who is in the room"))
        #expect(talk.tell("present").contains("1 everybody"))
        talk.tell("DfE")
        #expect(talk.desk.bench.present == ["DfE"])
        #expect(talk.tell("present").contains("DfE"))
        #expect(talk.said.joined().contains("chosen already"))
        talk.tell("cancel", "cancel")
        #expect(talk.desk.bench.overlay == nil)
    }
}

@Suite("The outside view") struct OutsideStories {
    static let prompt = "projects rated AR: 44 % moved later within a year (26 of 59, UK GMPP 2020-2023, OGL v3)"

    @Test(
        "Beside the schedule and the slip of what is rated stands what happened to others, with its figures and source")
    func answers() {
        var desk = Desk(Seeds.planForChange, size: Size(width: 120, height: 36))
        desk.press("p text:PRO-32 Enter I s")
        #expect(desk.answer?.rows.first?.text == "Outside view: " + Self.prompt)
        // On a narrow screen it takes the lines it needs.
        desk.resize(60, 16)
        #expect(desk.answer?.rows.prefix(2).map(\.text).joined(separator: " ") == "Outside view: " + Self.prompt)
        desk.press("Esc W Enter")
        #expect(desk.answer?.rows.map(\.text).joined(separator: " ").contains("Outside view: " + Self.prompt) == true)
        // What is over has no forecast to stand beside.
        var over = Desk(Seeds.planForChange)
        over.press("p text:PRO-32 Enter g m")
        let done = [
            Change.set(.item("PRO-32"), field: Field("actual_finish"), was: nil, now: "2026-01-15"),
            Change.set(.item("PRO-32"), field: .state, was: over.field("PRO-32", "state"), now: "done"),
        ]
        do { try over.arrives(Step("Done", changes: done), from: "ana") } catch { Issue.record("\(error)") }
        over.press("I s")
        #expect(over.answer?.rows.contains { $0.text.contains("Outside view") } == false)
        var plain = Desk(Seeds.planForChange, outsideView: false)
        plain.press("p text:PRO-32 Enter I s")
        #expect(plain.answer?.rows.contains { $0.text.contains("Outside view") } == false)
        plain = Desk(Seeds.workedExample)
        plain.press("p text:M1 Enter I s")
        #expect(plain.answer?.rows.contains { $0.text.contains("Outside view") } == false)
    }

    @Test("Beside the forecast in the detail it stands in as many words as there is room for")
    func detail() throws {
        for (width, words) in [
            (200, Self.prompt), (100, "projects rated AR: 44 % moved later within a year"),
            (78, "AR: 44 % moved later"),
        ] {
            let portfolio = Seeds.planForChange
            var writer = DetailWriter(
                portfolio: portfolio, asOf: Desk.today, width: width,
                ties: Ties(try #require(portfolio.node("PRO-32")), portfolio),
                outside: { Seeds.outsideView })
            _ = writer.write(try #require(portfolio.node("PRO-32")))
            let line = writer.lines.first { $0.field == .forecastFinish }
            #expect(line?.spans.last?.text == "  " + words, "\(width)")
        }
    }
}

extension Answer {
    /// Where the rows of a block lead, each place once.
    fileprivate func targets(below heading: String) -> [ItemID] {
        guard let first = rows.firstIndex(where: { $0.text.hasPrefix(heading) }) else { return [] }
        var found: [ItemID] = []
        for row in rows[(first + 1)...].prefix(while: { $0.target != nil }) where found.last != row.target! {
            found.append(row.target!)
        }
        return found
    }
}

extension Desk {
    /// Lets time pass until something is so.
    fileprivate mutating func rest(until isSo: (Desk) -> Bool) {
        var left = 100_000
        while left > 0, !isSo(self) {
            send(.idle)
            left -= 1
        }
    }

    /// The answer on top.
    fileprivate var answer: Answer? {
        if case .answer(let answer) = bench.overlay { answer } else { nil }
    }
}

@Suite("Cycles") struct CycleStories {
    @Test(
        "Needs run in cycles, contributions in loops with their sign; of many the rest is counted"
    )
    func cycles() throws {
        var portfolio = Portfolio()
        let ids = (0..<1_002).map { "M\($0)" }
        try portfolio.apply(ids.map { .create(.item($0), kind: .milestone, fields: Fields()) })
        for pair in stride(from: 0, to: ids.count, by: 2) {
            for (from, to) in [(ids[pair], ids[pair + 1]), (ids[pair + 1], ids[pair])] {
                try portfolio.apply([.create(.link(LinkKey(.needs, from: from, to: to)), kind: nil, fields: Fields())])
            }
        }
        try portfolio.apply([
            .create(.item("O1"), kind: .outcome, fields: Fields()),
            .create(.item("O2"), kind: .outcome, fields: Fields()),
            .create(.link(LinkKey(.contributes, from: "O1", to: "O2")), kind: nil, fields: [Field("sign"): "+"]),
            .create(.link(LinkKey(.contributes, from: "O2", to: "O1")), kind: nil, fields: [Field("sign"): "-"]),
        ])
        var desk = Desk(portfolio)
        desk.press("I c")
        let rows = desk.answer?.rows.map(\.text) ?? []
        #expect(rows[0] == "Cycle: M0 needs M1 needs M0")
        #expect(
            rows.suffix(2) == ["and 1 more: stocktake cycles lists all", "Loop: O1 > O2 > O1 balances itself (-)"])
    }

    @Test("A cycle says who is in it, one hop a line where it does not fit in one")
    func cyclesInWords() {
        let rows = Answering(Seeds.planForChange, asOf: Desk.today, width: 80).cycles().rows.map(\.text)
        #expect(rows[0].hasPrefix("Cycle: MIL-113 ") && rows[0].hasSuffix(")"))
        #expect(rows[1].hasPrefix("  needs MIL-5") && rows.contains("  needs MIL-113"))
        #expect(rows.allSatisfy { displayWidth(of: $0) <= 80 })
    }
}
