// Networks of items made by hand or by chance, with the edges kept beside them for those who count again.

import Chance
import Missions
import Testing

/// Milestones and what is around them, and the links as they were asked for.
struct Network {
    var portfolio = Portfolio()
    private(set) var kinds: [ItemID: Kind] = [:]
    private(set) var links: [(key: LinkKey, fields: Fields)] = []

    mutating func add(_ kind: Kind, _ ids: String..., fields: Fields = [:]) {
        for id in ids {
            kinds[id] = kind
            try! portfolio.apply([.create(.item(id), kind: kind, fields: fields)])
        }
    }

    /// Joins two items unless they are joined already.
    mutating func link(_ type: LinkType, _ from: ItemID, _ to: ItemID, _ fields: Fields = [:]) {
        let key = LinkKey(type, from: from, to: to, fields: fields)
        guard portfolio.edge(key) == nil else { return }
        links.append((key, fields))
        try! portfolio.apply([.create(.link(key), kind: nil, fields: fields)])
    }

    func node(_ id: ItemID) -> Node { portfolio.node(id)! }
    func ids(_ nodes: some Sequence<Node>) -> [ItemID] { nodes.map { portfolio.id($0) } }

    /// The worked example of the domain model, section 8.
    static func workedExample() -> Network {
        var network = Network()
        network.add(.milestone, "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8")
        for (receiver, giver) in [
            ("M2", "M1"), ("M3", "M2"), ("M5", "M4"), ("M5", "M2"), ("M6", "M1"), ("M7", "M6"), ("M8", "M2"),
            ("M3", "M8"),
        ] { network.link(.needs, receiver, giver, [.state: "proposed"]) }
        return network
    }

    /// A network of mixed shape: a chain, some diamonds, cycles, several components, all kinds and states.
    static func random(_ dice: inout Dice, items: Int) -> Network {
        var network = Network()
        var byKind: [Kind: [ItemID]] = [:]
        for number in 0..<items {
            let kind =
                dice.chance(60)
                ? .milestone : dice.pick([Kind.programme, .experiment, .outcome, .mission, .org, .fund])
            network.add(kind, "\(dice.pick(["N", "n", "x-"]))\(number)")
        }
        for (id, kind) in network.kinds.sorted(by: { $0.key < $1.key }) { byKind[kind, default: []].append(id) }
        let all = network.kinds.keys.sorted()
        let density = dice.pick([1, 2, 4])
        for _ in 0..<items * density {
            let type = dice.pick([LinkType.needs, .needs, .needs, .contributes, .partOf])
            let (from, to) = (dice.pick(all), dice.pick(all))
            guard from != to, type.joins(network.kinds[from]!, to: network.kinds[to]!) else { continue }
            let state = dice.pick(["proposed", "agreed", "delivered", "declined", "withdrawn"])
            var fields: Fields = type == .needs ? [.state: state] : [:]
            if type == .needs, dice.chance(50) { fields[.needBy] = Day(number: Int32(dice.roll(100...110))).iso }
            if type == .needs, dice.chance(50) { fields[.promisedBy] = Day(number: Int32(dice.roll(100...110))).iso }
            network.link(type, from, to, fields)
        }
        if dice.chance(50), let chain = byKind[.milestone] {
            for (a, b) in zip(chain, chain.dropFirst()) { network.link(.needs, a, b) }
        }
        return network
    }

    /// Where each item leads, counted from the links as asked for and not from the portfolio: section 5 of the domain
    /// model. Upstream of work that is what it needs; upstream of anything else is against the consequence graph.
    func steps(_ isUpstream: Bool) -> [ItemID: [ItemID]] {
        let work: Set<Kind> = [.milestone, .programme, .experiment]
        let carrying = work.union([.outcome, .mission])
        var steps: [ItemID: [ItemID]] = [:]
        for (key, fields) in links {
            let (from, to) = (kinds[key.from]!, kinds[key.to]!)
            switch key.type {
            case .needs where !["declined", "withdrawn"].contains(fields[.state] ?? ""):
                if isUpstream {
                    steps[key.from, default: []].append(key.to)
                } else {
                    steps[key.to, default: []].append(key.from)
                }
            case .contributes, .partOf:
                if key.type == .partOf, !carrying.contains(from) || !carrying.contains(to) { continue }
                if !isUpstream { steps[key.from, default: []].append(key.to) }
                if isUpstream, !work.contains(to) { steps[key.to, default: []].append(key.from) }
            default: continue
            }
        }
        return steps
    }
}

func day(_ iso: String) -> Day { Day(iso: iso)! }
