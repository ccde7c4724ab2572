// Doing the like of the last change again, to what is selected now.

import Drawing
import Missions

/// What of a change can be done again elsewhere.
enum Remembered: Sendable {
    case set([(field: Field, value: String?)])
    case setLink(LinkType, [(field: Field, value: String?)])
    /// A tie without another end is one to what is selected.
    case add(Kind, Fields, tie: (type: LinkType, other: ItemID?, outward: Bool)?)
    case link(LinkType, other: ItemID, outward: Bool, Fields)
    case unlink(LinkType, other: ItemID, outward: Bool)
    case delete
    /// Nothing, and why.
    case never(String)

    /// What changes can teach, made while an item was selected.
    init(_ changes: [Change], selected: ItemID?) {
        self =
            Remembered.sets(changes) ?? Remembered.things(changes, selected)
            ?? .never("it changed several things in different ways")
    }

    /// The same fields of one item or many set to the same values.
    private static func sets(_ changes: [Change]) -> Remembered? {
        var values: [(field: Field, value: String?)] = []
        var type: LinkType?
        for change in changes {
            guard case .set(let ref, let field, _, let now) = change else { return nil }
            switch ref {
            case .item: if type != nil { return nil }
            case .link(let key):
                if !values.isEmpty, type != key.type { return nil }
                type = key.type
            case .portfolio: return .never("it changed the portfolio's settings, of which there are none but these")
            default: return nil
            }
            if let known = values.first(where: { $0.field == field }) {
                if known.value != now { return nil }
            } else {
                values.append((field, now))
            }
        }
        if values.isEmpty { return nil }
        return type.map { .setLink($0, values) } ?? .set(values)
    }

    /// An item or a link that came or went.
    private static func things(_ changes: [Change], _ selected: ItemID?) -> Remembered? {
        let first = changes[0]
        switch first {
        case .create(.item(let id), let kind?, var fields):
            if fields[.title] == id { fields[.title] = nil }
            if changes.count == 1 { return .add(kind, fields, tie: nil) }
            guard changes.count == 2, case .create(.link(let key), _, _) = changes[1] else { return nil }
            let other = key.from == id ? key.to : key.from
            return .add(kind, fields, tie: (key.type, other == selected ? nil : other, key.from == id))
        case .create(.link(let key), _, let fields) where changes.count == 1:
            if key.from == selected { return .link(key.type, other: key.to, outward: true, fields) }
            if key.to == selected { return .link(key.type, other: key.from, outward: false, fields) }
            return nil
        case .delete(.link(let key), _, _) where changes.count == 1:
            if key.from == selected { return .unlink(key.type, other: key.to, outward: true) }
            return .unlink(key.type, other: key.from, outward: false)
        default:
            // With an item go its links, before it.
            var items = 0
            for change in changes {
                guard case .delete(let ref, _, _) = change else { return nil }
                if case .item = ref { items += 1 }
            }
            return items == 1 ? .delete : nil
        }
    }
}

extension Workbench {
    /// Why the last change cannot be made again now.
    func nothingToRepeat(_ world: World) -> String? {
        guard let last = hands.lastChange else {
            return "Nothing has been changed in this window yet: \(key("repeat")) does the last change again."
        }
        switch last {
        case .never(let reason): return "The last change is not one to do again: \(reason)."
        case .setLink where linkAtCursor(world) == nil:
            return "The last change was to a link: stand on a link in the tree or the detail to do it again."
        case .add(_, _, let tie) where tie == nil || tie?.other != nil: return nil
        case .setLink: return nil
        default: return Command.noSelection(self, world)
        }
    }

    /// Makes the step that does to the selection what the last change did.
    mutating func repeatLast(_ world: World) -> [Effect] {
        guard let last = hands.lastChange else { return [] }
        do throws(Refusal) {
            guard let step = try step(like: last, world) else {
                fail("\(selection ?? "The link") has that already: nothing to change.")
                return []
            }
            return [.commit(step)]
        } catch {
            fail("\(error)")
            return []
        }
    }

    private func step(like last: Remembered, _ world: World) throws(Refusal) -> Step? {
        let portfolio = world.portfolio
        let item = selection ?? ""
        func cells(_ values: [(field: Field, value: String?)]) -> [(column: String, text: String)] {
            values.map { ($0.field.name, $0.value ?? "") }
        }
        func cells(_ fields: Fields) -> [(column: String, text: String)] {
            fields.map { ($0.field.name, $0.text) }
        }
        switch last {
        case .set(let values): return try portfolio.setting(.item(item), cells(values))
        case .setLink(let type, let values):
            guard let key = linkAtCursor(world), key.type == type else {
                throw Refusal(
                    "the link here", "it is not a link of type \(type.rawValue) like the one changed last",
                    remedy: "stand on one that is")
            }
            return try portfolio.setting(.link(key), cells(values))
        case .add(let kind, let fields, let tie):
            let added = try portfolio.adding(kind, cells(fields))
            var step = added.step
            if let tie {
                let other = tie.other ?? item
                let ends = tie.outward ? (added.id, other) : (other, added.id)
                step.changes += try portfolio.linking(tie.type, from: ends.0, to: ends.1, []).step.changes
            }
            return step
        case .link(let type, let other, let outward, let fields):
            let ends = outward ? (item, other) : (other, item)
            return try portfolio.linking(type, from: ends.0, to: ends.1, cells(fields)).step
        case .unlink(let type, let other, let outward):
            if let key = linkAtCursor(world), key.type == type { return try portfolio.deleting(.link(key)) }
            let ends = outward ? (item, other) : (other, item)
            guard let from = portfolio.node(ends.0), let to = portfolio.node(ends.1),
                let edge = portfolio.links(from: from, type).first(where: { portfolio.to($0) == to })
            else {
                throw Refusal(
                    item, "no link says \"\(ends.0) \(type.verb) \(ends.1)\"", remedy: "stand on the link to cut")
            }
            return try portfolio.deleting(.link(portfolio.key(edge)))
        case .delete: return try portfolio.deleting(.item(item))
        case .never: return nil
        }
    }
}
