// What a change was, in one line: M2 promised by 30 Jun 2026 → 15 Aug 2026.

import Missions

package enum Telling {
    /// What an action changed, as one line; its label where it changed many things.
    static func sentence(_ line: HistoryLine, in portfolio: Portfolio) -> String {
        sentence(line.changes, label: line.label, in: portfolio)
    }

    /// What changes did, as one line; the label where they touch many things.
    package static func sentence(_ changes: [Change], label: String, in portfolio: Portfolio) -> String {
        if changes.count == 1, let only = changes.first { return sentence(only, in: portfolio) }
        if changes.isEmpty { return label.isEmpty ? "nothing to change" : label }
        let same = Set(changes.map(\.ref))
        if same.count == 1, let ref = same.first, changes.count <= 3 {
            let parts = changes.map { part($0, in: portfolio) }
            return "\(ref.spoken) \(parts.joined(separator: ", "))"
        }
        return "\(label) (\(changes.count) changes)"
    }

    private static func sentence(_ change: Change, in portfolio: Portfolio) -> String {
        switch change {
        case .create(let ref, _, let fields): "added \(ref.spoken)\(title(fields))"
        case .delete(let ref, _, let fields): "removed \(ref.spoken)\(title(fields))"
        case .set(let ref, _, _, _): "\(ref.spoken) \(part(change, in: portfolio))"
        }
    }

    private static func part(_ change: Change, in portfolio: Portfolio) -> String {
        guard case .set(let ref, let field, let was, let now) = change else { return sentence(change, in: portfolio) }
        var kind: Kind?
        if case .item(let id) = ref { kind = portfolio.node(id).map { portfolio.kind($0) } }
        let rule = Schema.row(field, of: ref, kind: kind)
        return "\(rule?.label ?? field.name) \(value(was, rule)) → \(value(now, rule))"
    }

    private static func value(_ text: String?, _ rule: FieldRule?) -> String {
        guard let text else { return "empty" }
        let line = Wording.value(text, rule).split(separator: "\n").first.map(String.init) ?? ""
        return line.count > 40 ? String(line.prefix(39)) + "…" : line
    }

    private static func title(_ fields: Fields) -> String { fields[.title].map { " \($0)" } ?? "" }

    /// The item to look at after changes: the first one concerned that is still there.
    static func item(of changes: [Change], in portfolio: Portfolio) -> ItemID? {
        for change in changes.prefix(100) {
            switch change.ref {
            case .item(let id) where portfolio.node(id) != nil: return id
            case .link(let key) where portfolio.node(key.from) != nil:
                return key.type == .affects || key.type == .responsible || key.type == .about ? key.to : key.from
            case .point(let key): return key.measure
            case .assessment(let key): return key.item
            default: continue
            }
        }
        return nil
    }
}
