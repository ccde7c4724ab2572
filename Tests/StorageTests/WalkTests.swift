// Random walks through commit, undo, redo and jump, beside a model that remembers every state.

import Missions
import Testing

@testable import Storage

@Suite struct WalkTests {
    /// What the undo tree should be: each group's parent and the state there.
    private struct Model {
        var states: [Int: [String]] = [0: []]
        var parents: [Int: Int] = [:]
        var lastChild: [Int: Int] = [:]
        var current = 0
        /// The current group after each record.
        var after: [Int: Int] = [0: 0]

        func ancestors(_ group: Int) -> [Int] {
            group == 0 ? [0] : [group] + ancestors(parents[group]!)
        }

        mutating func go(to target: Int) {
            let (back, forth) = (ancestors(current), ancestors(target))
            for group in back where !forth.contains(group) { lastChild[parents[group]!] = group }
            for group in forth where !back.contains(group) { lastChild[parents[group]!] = group }
            current = target
        }
    }

    @Test(arguments: 0..<6)
    func aRandomWalkStaysOnTheModelsPath(_ number: Int) throws {
        let seed = seed("walk")
        var random = Seeded(seed)
        let sandbox = Sandbox()
        let library = try Library.create(sandbox.path(), identity: .test(seed: seed))
        let other = try Library.open(sandbox.path(), identity: .test("ben", seed: seed + 1))
        var model = Model()
        for turn in 1...150 {
            let entry: Entry
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5:
                guard let step = RandomStep.make(library.portfolio, &random) else { continue }
                let before = lines(library.portfolio)
                do { entry = try library.commit(step) } catch is Refusal {
                    #expect(lines(library.portfolio) == before, "seed \(seed), turn \(turn)")
                    continue
                }
                model.parents[entry.group] = model.current
                model.lastChild[model.current] = entry.group
                model.states[entry.group] = lines(library.portfolio)
                model.current = entry.group
            case 5..<7:
                guard model.current != 0 else { continue }
                entry = try library.undo()
                model.go(to: model.parents[model.current]!)
            case 7..<9:
                guard let child = model.lastChild[model.current] else { continue }
                entry = try library.redo()
                model.go(to: child)
            default:
                let target = Int.random(in: 0...library.head, using: &random)
                guard model.after[target] != model.current else { continue }
                entry = try library.jump(to: target)
                model.go(to: model.after[target]!)
            }
            model.after[entry.sequence] = model.current
            try #require(library.current == model.current, "seed \(seed), turn \(turn)")
            try #require(lines(library.portfolio) == model.states[model.current], "seed \(seed), turn \(turn)")
        }
        let path = Set(model.ancestors(model.current))
        for limit in [7, 1_000] {
            var before: Int?
            while let page = try? library.entries(before: before, limit: limit), let last = page.last {
                for entry in page where entry.action == .do {
                    #expect(entry.isUndone == !path.contains(entry.group), "seed \(seed), entry \(entry.sequence)")
                }
                before = last.sequence
            }
        }
        #expect(lines(try replay(library)) == lines(library.portfolio), "seed \(seed)")
        _ = try other.catchUp()
        #expect(lines(other.portfolio) == lines(library.portfolio), "seed \(seed)")
        #expect(other.current == library.current)
        let here = lines(library.portfolio)
        library.close()
        other.close()
        let again = try Library.open(sandbox.path(), identity: .test(seed: seed + 2))
        #expect(lines(again.portfolio) == here, "seed \(seed)")
        while again.current != 0 { try again.undo() }
        #expect(lines(again.portfolio) == [], "seed \(seed)")
        for sequence in model.after.keys.shuffled(using: &random).prefix(20)
        where model.after[sequence] != again.current {
            try again.jump(to: sequence)
            #expect(lines(again.portfolio) == model.states[model.after[sequence]!], "seed \(seed), to \(sequence)")
        }
    }
}

/// Steps that mostly make sense.
enum RandomStep {
    static func make(_ portfolio: Portfolio, _ random: inout Seeded) -> Step? {
        let nodes = Array(portfolio.allNodes)
        guard let node = nodes.randomElement(using: &random) else { return create(portfolio, &random) }
        let id = portfolio.id(node)
        let text = ["Warm homes", "Dry \"homes\"", "a\\b", "øre", "x"].randomElement(using: &random)!
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: return create(portfolio, &random)
        case 2:
            let field: Field = [.title, .note, Field("odd_name")].randomElement(using: &random)!
            return Step(
                "Set", changes: [.set(.item(id), field: field, was: portfolio.fields(node)[field], now: text)])
        case 3:
            let name = portfolio.settings[.name]
            return name == text ? nil : Step("Name", changes: [.set(.portfolio, field: .name, was: name, now: text)])
        case 4, 5:
            let to = portfolio.id(nodes.randomElement(using: &random)!)
            let type: LinkType = [.needs, .partOf, .about].randomElement(using: &random)!
            return Step(
                "Link", changes: [.create(.link(LinkKey(type, from: id, to: to)), kind: nil, fields: [.note: text])])
        case 6:
            let path = "extra-\(Int.random(in: 0..<3, using: &random))"
            if let fields = portfolio.extras[path] {
                return Step("Drop", changes: [.delete(.extra(path), kind: nil, fields: fields)])
            }
            return Step("Keep", changes: [.create(.extra(path), kind: nil, fields: [Field("text"): text])])
        case 7:
            let day = Day(iso: "2026-0\(Int.random(in: 1...9, using: &random))-01")!
            let ref = Ref.point(PointKey(measure: id, series: .observation, date: day))
            return Step("Observe", changes: [.create(ref, kind: nil, fields: [.value: "12"])])
        default:
            // An item goes with all that hangs on it, and may come back as another kind in the same step.
            var changes = portfolio.points(of: node).map {
                Change.delete(.point($0.key), kind: nil, fields: $0.fields)
            }
            let edges = Set(portfolio.links(from: node) + portfolio.links(to: node))
            changes += edges.map { .delete(.link(portfolio.key($0)), kind: nil, fields: portfolio.fields($0)) }
            changes.sort { $0.ref.text < $1.ref.text }
            changes.append(.delete(.item(id), kind: portfolio.kind(node), fields: portfolio.fields(node)))
            if Bool.random(using: &random) {
                changes.append(.create(.item(id), kind: .org, fields: [.title: text]))
            }
            return Step("Delete", changes: changes)
        }
    }

    private static func create(_ portfolio: Portfolio, _ random: inout Seeded) -> Step {
        let kind: Kind = [.mission, .programme, .org, .measure, .milestone].randomElement(using: &random)!
        let id = portfolio.newID(kind)
        return Step("Add", changes: [.create(.item(id), kind: kind, fields: [.title: "New"])])
    }
}
