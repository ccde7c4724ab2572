// Random fields, references, changes and records: any that can be written, sensible or not.

import Missions

extension Dice {
    /// The name of a field: mostly known, else anything.
    package mutating func field() -> Field {
        if chance(75) { return Schema.rows(of: pick(Kind.allCases)).map(\.field).randomElement(using: &self)! }
        return Field(chance(50) ? text(0...3) : pick(["alpha", "beta", "é", "e\u{301}", "", "zz"]))
    }

    /// A field's text, now and then a long one.
    package mutating func fieldText() -> String {
        chance(3) ? String(repeating: text(1...4) + "x", count: roll(4000...9000)) : text(1...8)
    }

    package mutating func fields(_ count: ClosedRange<Int> = 0...6) -> Fields {
        var fields = Fields()
        for _ in 0..<roll(count) { fields[field()] = fieldText() }
        return fields
    }

    /// Whatever a change can be about.
    package mutating func ref() -> Ref {
        switch roll(0..<6) {
        case 0: .item(id())
        case 1: .link(LinkKey(pick(LinkType.allCases), from: id(), to: id(), mark: chance(50) ? "" : text()))
        case 2:
            .point(
                PointKey(
                    measure: id(), series: pick(PointKey.Series.allCases), date: day(),
                    revision: pick([0, 1, 12, -1, Int.max])))
        case 3: .assessment(AssessmentKey(item: id(), rubric: id(), date: day(), by: text()))
        case 4: .portfolio
        default: .extra(text())
        }
    }

    package mutating func change() -> Change {
        let ref = ref()
        var kind: Kind?
        if case .item = ref { kind = pick(Kind.allCases) }
        switch roll(0..<3) {
        case 0: return .create(ref, kind: kind, fields: fields())
        case 1: return .delete(ref, kind: kind, fields: fields())
        default:
            return .set(
                ref, field: field(), was: chance(30) ? nil : fieldText(), now: chance(30) ? nil : fieldText())
        }
    }

    package mutating func record() -> Record {
        var record = Record(
            sequence: roll(0...Int.max), id: text(), clock: "019a1b2c7d3e0002", action: pick(Record.Action.allCases),
            group: roll(0...1000), parent: roll(0...1000), who: text(), session: text(), source: text(), label: text(),
            why: text(), changes: (0..<roll(0...4)).map { _ in change() })
        record.part = roll(1...3)
        record.parts = roll(3...5)
        record.concerns = roll(0...9)
        return record
    }
}
