// What many changes come to: at most one creation, deletion or new text for each field, in an order that can be applied.

import Missions

/// Adds up changes to a portfolio without applying them.
struct NetDifference {
    private struct State: Equatable {
        let kind: Kind?
        var fields: Fields
    }

    private let portfolio: Portfolio
    private var before: [Ref: State] = [:]
    private var after: [Ref: State] = [:]
    /// In order of first touch.
    private var refs: [Ref] = []
    private var seen: Set<Ref> = []

    init(_ portfolio: Portfolio) { self.portfolio = portfolio }

    mutating func add(_ changes: [Change]) {
        for change in changes {
            let ref = change.ref
            if seen.insert(ref).inserted { meet(ref) }
            switch change {
            case .create(_, let kind, let fields): after[ref] = State(kind: kind, fields: fields)
            case .delete: after[ref] = nil
            case .set(_, let field, _, let now): after[ref]?.fields[field] = now
            }
        }
    }

    private mutating func meet(_ ref: Ref) {
        refs.append(ref)
        guard let fields = portfolio.fields(ref) else { return }
        var kind: Kind?
        if case .item(let id) = ref { kind = portfolio.node(id).map { portfolio.kind($0) } }
        let state = State(kind: kind, fields: fields)
        before[ref] = state
        after[ref] = state
    }

    /// Things that hang on items go before the items do, and come after they have come.
    var changes: [Change] {
        // An id that changes hands between kinds is a new item: what hangs on it has to let go and hold on again.
        let replaced = Set(
            refs.filter { before[$0] != nil && after[$0] != nil && before[$0]!.kind != after[$0]!.kind }.map(\.text))
        var (loosened, removed, made, set, hung) = ([Change](), [Change](), [Change](), [Change](), [Change]())
        for ref in refs {
            let (old, new) = (before[ref], after[ref])
            let isNew = ref.owners.contains { replaced.contains($0) }
            if let old, new == nil || isNew {
                let change = Change.delete(ref, kind: old.kind, fields: old.fields)
                if ref.owners == [ref.text] { removed.append(change) } else { loosened.append(change) }
            }
            if let new, old == nil || isNew {
                let change = Change.create(ref, kind: new.kind, fields: new.fields)
                if ref.owners == [ref.text] { made.append(change) } else { hung.append(change) }
            }
            if let old, let new, !isNew { set += NetDifference.sets(ref, old.fields, new.fields) }
        }
        return loosened + removed + made + set + hung
    }

    private static func sets(_ ref: Ref, _ old: Fields, _ new: Fields) -> [Change] {
        guard old != new else { return [] }
        var changes: [Change] = []
        for (field, text) in old where new[field] != text {
            changes.append(.set(ref, field: field, was: text, now: new[field]))
        }
        for (field, text) in new where old[field] == nil {
            changes.append(.set(ref, field: field, was: nil, now: text))
        }
        return changes
    }
}

extension Ref {
    /// The items without which the thing cannot be.
    fileprivate var owners: [ItemID] {
        switch self {
        case .item(let id): [id]
        case .link(let key): [key.from, key.to]
        case .point(let key): [key.measure]
        case .assessment(let key): [key.item]
        case .portfolio, .extra: []
        }
    }
}
