// What a query finds, what it says where it makes no sense, and its laws.

import Chance
import Testing

@testable import Missions

@Suite("Queries") struct QueryTests {
    private static let portfolio: Portfolio = {
        var portfolio = Portfolio()
        let items: [(ItemID, Kind, Fields)] = [
            ("HMT", .org, [.title: "HM Treasury", .type: "department"]),
            ("M1", .milestone, [.title: "New wing opens", .state: "planned", .forecastFinish: "2026-06-30"]),
            ("M2", .milestone, [.title: "Wing of the old house", .state: "done", .forecastFinish: "2026-07-01"]),
            ("M3", .milestone, [.title: "Édith's garden", .state: "planned", .tags: "green;public"]),
            ("M4", .milestone, [.state: "dropped", .forecastFinish: "2025-12-31"]),
            ("F1", .fund, [.title: "Capital", .approved: "2026-27=12.5;2027-28=9"]),
        ]
        try! portfolio.apply(items.map { .create(.item($0.0), kind: $0.1, fields: $0.2) })
        let needs: [(ItemID, ItemID, Fields)] = [
            ("M1", "M2", [.what: "The keys", .needBy: "2026-05-01", .promisedBy: "2026-06-01", .hard: "true"]),
            ("M2", "M3", [.needBy: "2026-05-01", .hard: "false"]),
        ]
        try! portfolio.apply(
            needs.map { .create(.link(LinkKey(.needs, from: $0.0, to: $0.1)), kind: nil, fields: $0.2) })
        return portfolio
    }()

    private static var surroundings: Query.Surroundings {
        Query.Surroundings(
            isLate: { portfolio.id(portfolio.from($0)) == "M1" },
            department: { portfolio.id($0) == "M2" ? portfolio.node("HMT") : nil })
    }

    private func found(_ text: String, _ scope: Query.Scope = .kind(.milestone)) throws -> String {
        let query = try Query(text, about: scope)
        let all = Self.portfolio
        var ids: [String] = []
        func take(_ thing: Query.Thing, _ name: String) {
            if query.matches(thing, in: all, Self.surroundings) { ids.append(name) }
        }
        switch scope {
        case .links(let type):
            for name in ["M1", "M2", "M3", "M4"] {
                all.forEachLink(from: all.node(name)!, type) { take(.link($0), name) }
            }
        case .kind(let kind):
            for name in ["HMT", "M1", "M2", "M3", "M4", "F1"] where all.kind(all.node(name)!) == kind {
                take(.item(all.node(name)!), name)
            }
        default: for name in ["HMT", "M1", "M2", "M3", "M4", "F1"] { take(.item(all.node(name)!), name) }
        }
        return ids.joined(separator: " ")
    }

    @Test(
        "Terms find what they say",
        arguments: [
            ("", "M1 M2 M3 M4"), ("wing", "M1 M2"), ("WING new", "M1"), ("\"old house\"", "M2"), ("éDITH", "M3"),
            ("-wing", "M3 M4"), ("state:planned", "M1 M3"), ("state=planned", "M1 M3"), ("state = planned", "M1 M3"),
            ("state : planned wing", "M1"), ("state:planned,done", "M1 M2 M3"), ("state!=planned", "M2 M4"),
            ("-state:planned", "M2 M4"), ("tags:green", "M3"), ("tags=gree", ""), ("forecast_finish:", "M3"),
            ("forecast_finish:*", "M1 M2 M4"), ("forecast_finish<2026-07-01", "M1 M4"),
            ("forecast_finish < 2026-07-01 wing", "M1"), ("forecast_finish>=2026-07-01", "M2"),
            ("forecast_finish > 2025", "M1 M2"), ("forecast_finish:2026-06", "M1"), ("forecast-finish:2026", "M1 M2"),
            ("forecast_finish<=2026-06", "M1 M4"), ("title=\"new wing opens\"", "M1"), ("title:wing", "M1 M2"),
            ("id:M3,M4", "M3 M4"), ("late", "M1"), ("-late", "M2 M3 M4"), ("\"late\"", ""), ("dept:HMT", "M2"),
            ("dept:treasury", "M2"), ("dept:", "M1 M3 M4"), ("forecast_finish: wing", ""), ("  wing   ", "M1 M2"),
        ])
    func terms(query: String, ids: String) throws { #expect(try found(query) == ids) }

    @Test("Of needs, receiver and giver are ends, and flags and days are compared")
    func needs() throws {
        let needs = Query.Scope.links(.needs)
        #expect(try found("receiver:M1", needs) == "M1")
        #expect(try found("to=M3", needs) == "M2")
        #expect(try found("hard:true", needs) == "M1")
        #expect(try found("hard=no", needs) == "M2")
        #expect(try found("promised_by:", needs) == "M2")
        #expect(try found("late keys", needs) == "M1")
    }

    @Test("Of all items, a field counts where a kind has it, and money is compared by its total")
    func items() throws {
        #expect(try found("approved>21", .items) == "F1")
        #expect(try found("approved=21.5", .items) == "F1")
        #expect(try found("approved > 21.5", .items) == "")
        #expect(try found("type:department", .items) == "HMT")
        #expect(try found("kind:milestone state:done", .items) == "M2")
    }

    @Test(
        "A query that makes no sense is answered with the word, its place and what to write",
        arguments: [
            ("stat:planned", 1, "Did you mean state?"), ("wing state:plnned", 6, "state is one of"),
            ("forecast_finish<soon", 1, "a date such as 2026-01-31"), ("forecast_finish<", 1, "Exactly one value"),
            ("title<3", 1, "compares numbers and days"), ("\"open", 1, "never closed"),
            ("x:1", 1, "There is no field x"), ("state:", 1, "as in state:planned."),
            ("wing -state=", 6, "state is never empty"), ("wing state: planned", 6, "state is never empty"),
            ("visibility!=", 1, "as in visibility!=shared."), ("id:", 1, "id is never empty"),
        ])
    func nonsense(text: String, position: Int, sentence: String) {
        do {
            _ = try Query(text, about: .kind(.milestone))
            Issue.record("\(text) was read")
        } catch {
            #expect(error.position == position, "\(error)")
            #expect(error.description.contains(sentence), "\(error)")
        }
    }

    @Test(
        "Any text is a query or a sentence; a term and its negation part all things",
        arguments: 1...200 as ClosedRange<UInt64>)
    func anyText(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let pieces = [
            "wing", "state", "late", "-", ":", "=", "!=", "<", ">=", " ", "\"", ",", "*", "2026-06-30", "planned",
            "dept",
            "title", "é", "forecast_finish", "\t", "7",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 1...8, using: &dice) { text += pieces.randomElement(using: &dice)! }
        guard let query = try? Query(text, about: .kind(.milestone)), !text.hasPrefix("-"),
            !text.contains(where: \.isWhitespace),
            let negated = try? Query("-" + text, about: .kind(.milestone))
        else { return }
        for name in ["M1", "M2", "M3", "M4"] {
            let thing = Query.Thing.item(Self.portfolio.node(name)!)
            let one = query.matches(thing, in: Self.portfolio, Self.surroundings)
            let other = negated.matches(thing, in: Self.portfolio, Self.surroundings)
            #expect(one != other || query.terms.count != 1, "\(text), seed \(seed)")
        }
    }

    @Test func whatJoinsTermsElsewhereIsRefusedAndMayBeQuoted() throws {
        for (text, word, position) in [
            ("not late", "not", 1), ("late or wing", "or", 6), ("wing AND late", "AND", 6), ("!late", "!late", 1),
            ("wing late;mine", "late;mine", 6), ("-late,mine", "-late,mine", 1),
        ] {
            #expect(throws: QueryError.self) { try Query(text, about: .kind(.milestone)) }
            do { _ = try Query(text, about: .kind(.milestone)) } catch {
                #expect(error.word == word && error.position == position, "\(text): \(error)")
            }
        }
        for text in ["\"not\"", "\"a or b\"", "other", "north", "band", "wing,house", "!", "later,on", "id!=M1"] {
            #expect(throws: Never.self) { try Query(text, about: .kind(.milestone)) }
        }
    }

    @Test func whatAQueryNamesIsTold() throws {
        let named = try Query("wing -dept:HMT id=M1,M2 lead:Ana dept:*", about: .kind(.milestone)).named
        #expect(named.map(\.value) == ["HMT", "M1", "M2"])
        #expect(named.map(\.isDepartment) == [true, false, false] && named[0].range == 5..<14)
        #expect(try Query("late mine", about: .items).asksForMine)
        #expect(try !Query("-mine", about: .items).asksForMine)
    }
}
