// Queries against a naive matcher that makes a text of everything, on random portfolios.

import Analyses
import Chance
import Testing

@testable import Missions

@Suite("Laws of queries") struct QueryLaws {
    static let today = Day(iso: "2026-01-31")!

    @Test(
        "The quick way over all items finds what the slow way finds, term by term",
        arguments: 1...60 as ClosedRange<UInt64>)
    func quickAndSlow(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let portfolio = Self.portfolio(&dice)
        let terms = Self.terms(&dice)
        for text in terms + [terms.prefix(2).joined(separator: " "), "-" + terms[0]] {
            let query = try Query(text, about: .items, today: Self.today)
            let nodes = Array(portfolio.allNodes)
            let slow = Query.Surroundings(of: portfolio, asOf: Self.today, person: "Ana Petrov")
            let quick = Query.Surroundings(ofAll: portfolio, asOf: Self.today, person: "Ana Petrov")
            let one = nodes.filter { query.matches(.item($0), in: portfolio, slow) }
            #expect(query.items(among: nodes, in: portfolio, quick) == one, "\(text), seed \(seed)")
            #expect(query.items(among: nodes, in: portfolio, slow) == one, "\(text), seed \(seed)")
        }
    }

    @Test("A word, a field and a day find what a naive matcher finds", arguments: 1...60 as ClosedRange<UInt64>)
    func naive(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let portfolio = Self.portfolio(&dice)
        func check(_ text: String, _ holds: (Node) -> Bool) throws {
            let query = try Query(text, about: .items, today: Self.today)
            let surroundings = Query.Surroundings(ofAll: portfolio, asOf: Self.today)
            let nodes = Array(portfolio.allNodes)
            #expect(
                query.items(among: nodes, in: portfolio, surroundings) == nodes.filter(holds), "\(text), seed \(seed)")
        }
        for word in ["wing", "WING", "é", "É", "ß", "k", "i", "ng o", "東", "zz", "-", "1"] {
            let folded = Array(word.lowercased().utf8)
            try check("\"\(word)\"") { node in
                [portfolio.id(node), portfolio.title(node), portfolio.text(node, .plain) ?? ""].contains { text in
                    let bytes = Array(text.lowercased().utf8)
                    return bytes.indices.contains { bytes[$0...].starts(with: folded) }
                }
            }
        }
        try check("forecast_finish<2026-06-30") { node in
            (portfolio.day(node, .forecastFinish)).map { $0 < Day(iso: "2026-06-30")! } ?? false
        }
        try check("forecast_finish<=+2w") { node in
            (portfolio.day(node, .forecastFinish)).map { $0 <= Self.today + 14 } ?? false
        }
        try check("tags=green") { FieldType.parts(portfolio.text($0, .tags) ?? "").contains("green") }
        try check("lead:") { portfolio.text($0, .lead) == nil }
    }

    @Test("What completion offers can be put in, and makes sense", arguments: 1...80 as ClosedRange<UInt64>)
    func completions(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let portfolio = Self.portfolio(&dice)
        let pieces = [
            "", "wing ", "st", "state:", "state:pl", "state:done,", "lead:", "lead=\"An", "dept:", "need_by<", "rat",
            "rating:", "forecast_finish<", "-la", "ta", "tags:g", "id:M", "class:", "e", "hard_deadline:",
        ]
        let kind = dice.pick([Kind.milestone, .mission, .raid, .org])
        for scope in [Query.Scope.items, .kind(kind), .links(.needs)] {
            let text = dice.pick(pieces) + (dice.chance(20) ? dice.pick(pieces) : "")
            let completion = Query.completion(of: text, at: text.count, about: scope, in: portfolio)
            let letters = Array(text)
            for choice in completion.choices.prefix(30) {
                let whole = String(letters[..<completion.range.lowerBound]) + choice.text
                // Behind a sign with no value, nothing is wrong yet.
                if let last = choice.text.last, ":=<>".contains(last) { continue }
                do { _ = try Query(whole, about: scope, today: Self.today) } catch {
                    // What stood there before may make no sense for this kind; the choice itself must.
                    #expect(
                        error.position - 1 < completion.range.lowerBound - completion.typed.count,
                        "\(whole): \(error), seed \(seed)")
                }
            }
        }
    }

    @Test("Mine is what one leads or is a contact for, by whole words of one's name")
    func mine() throws {
        var portfolio = Portfolio()
        let items: [(ItemID, Kind, Fields)] = [
            ("A", .milestone, [.lead: "Ana Petrov, director"]), ("B", .milestone, [.lead: "Mariana Petrov"]),
            ("C", .milestone, [:]), ("D", .milestone, [:]), ("E", .milestone, [.lead: "ANA PETROV"]),
            ("F", .session, [Field("chair"): "Ana Petrov"]), ("O", .org, [:]),
        ]
        try portfolio.apply(items.map { .create(.item($0.0), kind: $0.1, fields: $0.2) })
        try portfolio.apply([
            .create(
                .link(LinkKey(.responsible, from: "O", to: "C", mark: "lead")), kind: nil,
                fields: [.role: "lead", Field("contact"): "ring Ana Petrov"]),
            .create(
                .link(LinkKey(.needs, from: "D", to: "B")), kind: nil, fields: [Field("receiver_contact"): "Ana Petrov"]
            ),
        ])
        func found(_ person: String) throws -> [ItemID] {
            let query = try Query("mine", about: .items)
            let nodes = Array(portfolio.allNodes)
            let one = query.items(
                among: nodes, in: portfolio, Query.Surroundings(of: portfolio, asOf: Self.today, person: person))
            let all = query.items(
                among: nodes, in: portfolio, Query.Surroundings(ofAll: portfolio, asOf: Self.today, person: person))
            #expect(one == all)
            return one.map { portfolio.id($0) }
        }
        #expect(try found("Ana Petrov") == ["A", "C", "D", "E", "F"])
        #expect(try found("Petrov").contains("B"))
        #expect(try found("Ana Petro") == [])
        #expect(try found("") == [])
    }

    @Test("Ratings are compared by the scale, scores by the cell, spoken days from today; late and needs ask the links")
    func derived() throws {
        var portfolio = Portfolio()
        try portfolio.apply([
            .create(.item("M1"), kind: .mission, fields: [:]), .create(.item("M2"), kind: .mission, fields: [:]),
            .create(.item("M3"), kind: .mission, fields: [:]),
            .create(
                .item("R1"), kind: .raid,
                fields: [.residualLikelihood: "4", .residualImpact: "5", .state: "open", .class: "risk"]),
            .create(.item("P1"), kind: .milestone, fields: [:]), .create(.item("P2"), kind: .milestone, fields: [:]),
            .create(.link(LinkKey(.needs, from: "P1", to: "P2")), kind: nil, fields: [.needBy: "2026-02-06"]),
            .create(
                .assessment(AssessmentKey(item: "M1", rubric: "pmdu", date: Self.today, by: "room")), kind: nil,
                fields: [.overall: "AR"]),
            .create(
                .assessment(AssessmentKey(item: "M2", rubric: "pmdu", date: Self.today, by: "room")), kind: nil,
                fields: [.overall: "G"]),
        ])
        func found(_ text: String) throws -> String {
            let query = try Query(text, about: .items, today: Self.today)
            return query.items(
                among: Array(portfolio.allNodes), in: portfolio,
                Query.Surroundings(ofAll: portfolio, asOf: Self.today)
            ).map { portfolio.id($0) }.joined(separator: " ")
        }
        #expect(try found("rating:AR") == "M1" && found("rag:green") == "M2" && found("rating<A") == "M1")
        #expect(try found("rating>=A") == "M2" && found("rating:* kind:mission") == "M1 M2")
        #expect(try found("rating: kind:mission") == "M3" && found("rating!=AR kind:mission") == "M2 M3")
        #expect(try found("score>=20") == "R1" && found("score:20") == "R1" && found("score<20") == "")
        // 31 January 2026 is a Saturday.
        #expect(try found("need_by<=fri") == "P1" && found("need_by<fri") == "" && found("need_by<+2w") == "P1")
        #expect(try found("need_by:6 feb") == "P1" && found("need_by:6 feb kind:mission") == "")
        #expect(throws: QueryError.self) { try Query("rating:purple", about: .items) }
        #expect(throws: QueryError.self) { try Query("mine", about: .points) }
    }

    // MARK: Chance

    private static func terms(_ dice: inout Dice) -> [String] {
        let all = [
            "wing", "state:planned,done", "state!=done", "late", "dept:HMT", "dept:", "dept:treasury", "mine",
            "need_by<2026-03-01", "promised_by:*", "what:keys", "lead:ana", "lead:", "forecast_finish<2026-07-01",
            "rating:", "id:M", "tags:green", "kind:milestone", "title:é", "note:*", "\"late\"", "score>3",
        ]
        return (0..<6).map { _ in dice.pick(all) }
    }

    private static func portfolio(_ dice: inout Dice) -> Portfolio {
        var portfolio = Portfolio()
        let words = ["wing", "Wing", "É", "é", "old house", "\u{212A}", "İ", "東京", "a-1", "zz", "Straße", "", "of"]
        let names = ["Ana Petrov", "Ana Petrov, director", "Mariana", "NHS", ""]
        let days = ["2026-01-10", "2026-02-06", "2026-02-20", "2026-06-30", "2025-12-31", ""]
        var changes: [Change] = []
        func add(_ id: ItemID, _ kind: Kind, _ more: Fields = [:]) {
            var fields = more
            fields[.title] = (0..<dice.roll(0..<4)).map { _ in dice.pick(words) }.joined(separator: " ")
            fields[.plain] = dice.chance(50) ? dice.pick(words) : nil
            fields[.lead] = dice.pick(names)
            fields[.tags] = dice.pick(["", "green", "green;red", "evergreen"])
            if kind == .milestone {
                fields[.state] = dice.pick(["planned", "done", ""])
                fields[.forecastFinish] = dice.pick(days)
            }
            changes.append(.create(.item(id), kind: kind, fields: fields))
        }
        for (place, name) in ["HMT", "DfE", "T1", "T2"].enumerated() {
            add(name, .org, [.type: place < 2 ? "department" : "team"])
        }
        for number in 1...12 { add("M\(number)", .milestone) }
        for number in 1...3 { add("P\(number)", .programme) }
        add("R1", .raid, [.residualLikelihood: "3", .residualImpact: "4", .state: "open"])
        try? portfolio.apply(changes)
        func link(_ type: LinkType, _ from: ItemID, _ to: ItemID, _ fields: Fields) {
            try? portfolio.apply([
                .create(.link(LinkKey(type, from: from, to: to, fields: fields)), kind: nil, fields: fields)
            ])
        }
        for _ in 0..<24 {
            var fields: Fields = [:]
            fields[.needBy] = dice.pick(days)
            fields[.promisedBy] = dice.pick(days)
            fields[.deliveredOn] = dice.chance(20) ? "2026-01-10" : nil
            fields[.state] = dice.pick(["proposed", "agreed", "declined", "delivered", "withdrawn", ""])
            fields[.what] = dice.pick(["the keys", ""])
            fields[Field("giver_contact")] = dice.pick(names)
            fields[Field("receiver_contact")] = dice.pick(names)
            link(.needs, "M\(dice.roll(1...12))", "M\(dice.roll(1...12))", fields)
        }
        for _ in 0..<8 {
            link(
                .responsible, dice.pick(["HMT", "DfE", "T1", "T2"]), dice.pick(["M1", "M2", "P1", "P2", "P3"]),
                [.role: dice.pick(["lead", "contributor"]), Field("contact"): dice.pick(names)])
        }
        for number in 1...12 where dice.chance(60) {
            link(.partOf, "M\(number)", "P\(dice.roll(1...3))", dice.chance(20) ? [.toDate: "2025-01-01"] : [:])
        }
        link(.partOf, "T1", "HMT", [:])
        link(.partOf, "T2", "T1", [:])
        return portfolio
    }
}
