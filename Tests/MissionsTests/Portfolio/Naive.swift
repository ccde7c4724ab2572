// The portfolio done naively, with dictionaries: what the flat one must agree with.

import Chance
import Testing

@testable import Missions

/// Everything a portfolio holds, by name.
struct Naive: Equatable {
    var items: [ItemID: Item] = [:]
    var links: [LinkKey: Fields] = [:]
    var hung: [Ref: Fields] = [:]
    var settings = Fields()
    var extras: [String: Fields] = [:]

    struct Item: Equatable {
        let kind: Kind
        var fields: Fields
    }

    /// Applies a change, or says that it cannot be and changes nothing.
    mutating func apply(_ change: Change) -> Bool {
        switch change {
        case .create(.item(let id), let kind, let fields):
            guard let kind, ItemID.isValid(id), items[id] == nil else { return false }
            items[id] = Item(kind: kind, fields: fields)
        case .delete(.item(let id), let kind, let fields):
            guard let item = items[id], item.kind == kind, item.fields == fields else { return false }
            guard !links.keys.contains(where: { $0.from == id || $0.to == id }),
                !hung.keys.contains(where: { $0.owner == id })
            else { return false }
            items[id] = nil
        case .create(.link(let key), _, let fields):
            guard items[key.from] != nil, items[key.to] != nil, links[key] == nil,
                LinkKey.mark(of: key.type, fields) == key.mark
            else { return false }
            links[key] = fields
        case .delete(.link(let key), _, let fields):
            guard links[key] == fields else { return false }
            links[key] = nil
        case .create(.portfolio, _, _), .delete(.portfolio, _, _): return false
        case .create(.extra(let path), _, let fields):
            guard extras[path] == nil else { return false }
            extras[path] = fields
        case .delete(.extra(let path), _, let fields):
            guard extras[path] == fields else { return false }
            extras[path] = nil
        case .create(let ref, _, let fields):
            guard items[ref.owner!] != nil, hung[ref] == nil else { return false }
            hung[ref] = fields
        case .delete(let ref, _, let fields):
            guard hung[ref] == fields else { return false }
            hung[ref] = nil
        case .set(let ref, let field, let was, let now):
            guard var fields = fields(of: ref), (fields[field] ?? "") == (was ?? "") else { return false }
            fields[field] = now
            switch ref {
            case .item(let id): items[id]!.fields = fields
            case .link(let key):
                guard LinkKey.mark(of: key.type, fields) == key.mark else { return false }
                links[key] = fields
            case .portfolio: settings = fields
            case .extra(let path): extras[path] = fields
            default: hung[ref] = fields
            }
        }
        return true
    }

    func fields(of ref: Ref) -> Fields? {
        switch ref {
        case .item(let id): items[id]?.fields
        case .link(let key): links[key]
        case .portfolio: settings
        case .extra(let path): extras[path]
        default: hung[ref]
        }
    }

    /// The same read out of a portfolio by its public face.
    init(_ portfolio: Portfolio) {
        for node in portfolio.allNodes {
            items[portfolio.id(node)] = Item(kind: portfolio.kind(node), fields: portfolio.fields(node))
            for point in portfolio.points(of: node) { hung[.point(point.key)] = point.fields }
            for assessment in portfolio.assessments(of: node) { hung[.assessment(assessment.key)] = assessment.fields }
        }
        for edge in portfolio.allEdges { links[portfolio.key(edge)] = portfolio.fields(edge) }
        settings = portfolio.settings
        extras = portfolio.extras
    }

    init() {}

    /// Where a portfolio and this disagree, in words; nil where they do not.
    func quarrel(with portfolio: Portfolio) -> String? {
        if Naive(portfolio) != self { return "the contents differ" }
        if portfolio.itemCount != items.count || portfolio.linkCount != links.count { return "a count differs" }
        if portfolio.attachmentCount != hung.count { return "the count of points and assessments differs" }
        for kind in Kind.allCases {
            let ids = items.filter { $0.value.kind == kind }.keys.sorted(by: NaturalOrder.isBefore)
            let nodes = portfolio.nodes(of: kind)
            if nodes.map({ portfolio.id($0) }) != ids { return "the order of \(kind.plural) differs" }
            if portfolio.count(of: kind) != ids.count { return "the count of \(kind.plural) differs" }
            for (place, node) in nodes.enumerated() {
                if portfolio.position(of: node) != place || portfolio.node(of: kind, at: place) != node {
                    return "the place of \(portfolio.id(node)) differs"
                }
            }
        }
        for (id, item) in items {
            guard let node = portfolio.node(id) else { return "\(id) is not found" }
            if portfolio.title(node) != (item.fields[.title] ?? id) { return "the title of \(id) differs" }
            if let quarrel = linkQuarrel(id, node, portfolio) { return quarrel }
            if let cell = portfolio.cell(node), cell.likelihood > 5 { return "the cell of \(id) is off the grid" }
            if portfolio.hasAttachments(node) != hung.keys.contains(where: { $0.owner == id }) {
                return "what hangs on \(id) differs"
            }
        }
        return nil
    }

    private func linkQuarrel(_ id: ItemID, _ node: Node, _ portfolio: Portfolio) -> String? {
        func sorted(_ keys: some Sequence<LinkKey>, by end: (LinkKey) -> ItemID) -> [LinkKey] {
            keys.sorted { a, b in
                if a.type != b.type { return a.type.code < b.type.code }
                if end(a) != end(b) { return NaturalOrder.isBefore(end(a), end(b)) }
                return a.mark < b.mark
            }
        }
        let out = sorted(links.keys.filter { $0.from == id }) { $0.to }
        let back = sorted(links.keys.filter { $0.to == id }) { $0.from }
        if portfolio.links(from: node).map({ portfolio.key($0) }) != out { return "links from \(id) differ" }
        if portfolio.links(to: node).map({ portfolio.key($0) }) != back { return "links to \(id) differ" }
        if portfolio.degree(node) != (out.count, back.count) { return "the degree of \(id) differs" }
        for type in LinkType.allCases {
            let some = portfolio.links(from: node, type).map { portfolio.key($0) }
            if some != out.filter({ $0.type == type }) { return "links of one type from \(id) differ" }
        }
        for key in out where portfolio.edge(key).map({ portfolio.key($0) }) != key { return "a link of \(id) is lost" }
        return nil
    }
}

extension Ref {
    var owner: ItemID? {
        switch self {
        case .point(let key): key.measure
        case .assessment(let key): key.item
        default: nil
        }
    }
}
