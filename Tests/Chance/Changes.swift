// Random changes to a portfolio: mostly possible ones, now and then one that is not.

import Missions

extension Dice {
    /// A change that may well be possible; ids are few, so that things meet.
    package mutating func change(to portfolio: Portfolio, ids: Int = 40) -> Change {
        if chance(4) { return change() }
        let ref = place(in: portfolio, ids)
        guard let present = portfolio.fields(ref) else {
            var kind: Kind?
            if case .item = ref { kind = pick(Kind.allCases) }
            var fields = fields(0...3)
            if case .link(let key) = ref {
                if let field = key.type.distinguishedBy { fields[field] = key.mark.isEmpty ? nil : key.mark }
                if LinkKey.mark(of: key.type, fields) != key.mark {
                    return .create(
                        .link(LinkKey(key.type, from: key.from, to: key.to, fields: fields)), kind: nil, fields: fields)
                }
            }
            return .create(ref, kind: kind, fields: fields)
        }
        if chance(30) {
            var kind: Kind?
            if case .item(let id) = ref { kind = portfolio.node(id).map { portfolio.kind($0) } }
            return .delete(ref, kind: chance(97) ? kind : .raid, fields: chance(97) ? present : fields())
        }
        let field = chance(50) ? present.map(\.field).randomElement(using: &self) ?? .title : field()
        let was = chance(97) ? present[field] : fieldText()
        return .set(ref, field: field, was: was, now: chance(30) ? nil : chance(5) ? "" : likely(field))
    }

    /// A text that means something for the few fields that storage itself looks at.
    private mutating func likely(_ field: Field) -> String {
        switch field {
        case .state: pick(["open", "closed", "holds", "done"])
        case .class: pick(["risk", "issue", "assumption"])
        default: chance(40) ? String(roll(0...9)) : fieldText()
        }
    }

    private mutating func place(in portfolio: Portfolio, _ ids: Int) -> Ref {
        func item(_ dice: inout Dice) -> ItemID {
            let number = dice.roll(0..<ids)
            return ["MIS-\(number)", "MIS\(number)", "x\(number)", "→\(number).é", "RSK-0\(number)", "MIS.\(number)"][
                number % 6]
        }
        switch roll(0..<12) {
        case 0..<5: return .item(item(&self))
        case 5..<9:
            let type = pick(LinkType.allCases)
            let mark =
                type.distinguishedBy == nil || chance(30) ? "" : type == .funds ? "2026-27" : pick(["lead", "a b"])
            return .link(LinkKey(type, from: item(&self), to: item(&self), mark: mark))
        case 9:
            return .point(
                PointKey(
                    measure: item(&self), series: pick(PointKey.Series.allCases),
                    date: Day(number: Int32(roll(20_000...20_003))),
                    revision: roll(0...1)))
        case 10:
            return .assessment(
                AssessmentKey(
                    item: item(&self), rubric: pick(["pmdu", "edi"]), date: Day(number: Int32(roll(20_000...20_002))),
                    by: pick(["room", "ana b"])))
        default: return chance(50) ? .portfolio : .extra(pick(["a.csv", "b c.txt"]))
        }
    }
}
