// What a change was, in one line: M2 promised by 30 Jun 2026 → 15 Aug 2026.

import Missions

package enum Telling {
    /// What an action changed, as one line; its label where it changed many things.
    static func sentence(_ line: HistoryLine, in portfolio: Portfolio) -> String {
        let comesBack = line.action == .undo || line.action == .goto
        return sentence(line.changes, label: subject(line), comesBack: comesBack, in: portfolio)
    }

    /// The label without what the message that tells of it says already.
    private static func subject(_ line: HistoryLine) -> String {
        if line.action == .goto { return "all that lies between" }
        let lead = ["Undo: ", "Redo: "].first { line.action != .do && line.label.hasPrefix($0) } ?? ""
        return String(line.label.dropFirst(lead.count))
    }

    /// What changes did, as one line; the label where they touch many things. Changes that undo others bring back
    /// rather than add.
    package static func sentence(_ changes: [Change], label: String, comesBack: Bool, in portfolio: Portfolio) -> String
    {
        if changes.isEmpty { return label.isEmpty ? "nothing to change" : label }
        if let whole = whole(changes, comesBack: comesBack) { return whole }
        if changes.count == 1, let only = changes.first { return sentence(only, in: portfolio) }
        if let again = renamed(changes) { return again }
        let same = Set(changes.map(\.ref))
        if same.count == 1, let ref = same.first, changes.count <= 3 {
            let parts = changes.map { part($0, in: portfolio) }
            return "\(ref.spoken) \(parts.joined(separator: ", "))"
        }
        return "\(label) (\(changes.count) changes)"
    }

    /// One item that came or went with all that hangs on it: `removed RSK-2 Too few guards with 3 links`.
    private static func whole(_ changes: [Change], comesBack: Bool) -> String? {
        var items: [(id: ItemID, fields: Fields)] = []
        var links: [LinkKey] = []
        var comes = 0
        for change in changes {
            switch change {
            case .create(.item(let id), _, let fields), .delete(.item(let id), _, let fields):
                items.append((id, fields))
            case .create(.link(let key), _, _), .delete(.link(let key), _, _): links.append(key)
            case .create, .delete: break
            case .set: return nil
            }
            if case .create = change { comes += 1 }
        }
        guard let item = items.first, items.count == 1, comes == 0 || comes == changes.count else { return nil }
        let name = name(item.id, item.fields)
        if comes > 0, !comesBack, changes.count == 2, let key = links.first {
            let tie = key.from == item.id ? "\(key.type.verb) \(key.to)" : "\(key.type.reverseVerb) \(key.from)"
            return "added \(name) that \(tie)"
        }
        let verb = comes == 0 ? "removed" : comesBack ? "brought back" : "added"
        let others = changes.count - 1 - links.count
        let parts = [(links.count, "link"), (others, "value")].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
        return "\(verb) \(name)" + (parts.isEmpty ? "" : " with " + parts.joined(separator: " and "))
    }

    /// A link that became another one between the same ends, because what tells it apart was changed.
    private static func renamed(_ changes: [Change]) -> String? {
        guard changes.count == 2, case .delete(.link(let old), _, _) = changes[0],
            case .create(.link(let new), _, _) = changes[1], old.from == new.from, old.to == new.to,
            old.type == new.type
        else { return nil }
        return "\(Ref.link(old).spoken) → (\(new.mark))"
    }

    private static func sentence(_ change: Change, in portfolio: Portfolio) -> String {
        switch change {
        case .create(.link(let key), _, _): "link added: \(Ref.link(key).spoken)"
        case .delete(.link(let key), _, _): "link removed: \(Ref.link(key).spoken)"
        case .create(let ref, _, let fields): "added \(name(ref.spoken, fields))"
        case .delete(let ref, _, let fields): "removed \(name(ref.spoken, fields))"
        case .set(let ref, _, _, _): "\(ref.spoken) \(part(change, in: portfolio))"
        }
    }

    private static func part(_ change: Change, in portfolio: Portfolio) -> String {
        guard case .set(let ref, let field, let was, let now) = change else { return sentence(change, in: portfolio) }
        let rule = portfolio.rule(field, of: ref)
        let sides = Sides.cut(value(was, rule), value(now, rule), room: 40)
        return "\(rule?.label ?? field.name) \(sides.one) → \(sides.other)"
    }

    private static func value(_ text: String?, _ rule: FieldRule?) -> String {
        text.map { Wording.value($0, rule) } ?? "empty"
    }

    /// What is called by an id, and by its title where it has another one.
    private static func name(_ id: String, _ fields: Fields) -> String {
        fields[.title].map { $0 == id ? id : "\(id) \($0)" } ?? id
    }

    /// The item to look at after changes: the first one concerned that is still there. Nil after a deletion, where a
    /// neighbour on the screen is nearer than the far end of a link.
    /// Where a link's end is selected, that is near enough.
    static func item(of changes: [Change], in portfolio: Portfolio, selected: ItemID?) -> ItemID? {
        if case .delete(.item, _, _) = changes.last { return nil }
        for change in changes.prefix(100) {
            switch change.ref {
            case .item(let id) where portfolio.node(id) != nil: return id
            case .link(let key) where selected == key.from || selected == key.to: return selected
            case .link(let key) where portfolio.node(key.from) != nil && portfolio.node(key.to) != nil:
                return key.type == .affects || key.type == .responsible || key.type == .about ? key.to : key.from
            case .point(let key) where portfolio.node(key.measure) != nil: return key.measure
            case .assessment(let key) where portfolio.node(key.item) != nil: return key.item
            default: continue
            }
        }
        return nil
    }
}

extension Portfolio {
    /// What the schema says of a field of something that is there.
    func rule(_ field: Field, of ref: Ref) -> FieldRule? {
        var kind: Kind?
        if case .item(let id) = ref { kind = node(id).map { self.kind($0) } }
        return Schema.row(field, of: ref, kind: kind)
    }
}
