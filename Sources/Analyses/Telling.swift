// The sentence above paths: what waits on what, how late, whose it is, and whom to ring.

import Missions

/// Tells paths in one plain sentence, as of a day.
struct Telling {
    let portfolio: Portfolio
    let today: Day

    /// `M3 Checkpoint (DfE) waits on M1 Regulations (DSIT), 2 links away; the latest link is 33 days late, M2 needs M1; M1
    /// is with DSIT: ring Ana Bright.`
    func causal(_ first: Node, _ second: Node, _ paths: [Path]) -> String {
        guard let shortest = paths.first, shortest.hops > 0 else {
            return "\(portfolio.named(first)) is one and the same."
        }
        if let over = over(first) { return over }
        let away = shortest.hops == 1 ? "directly" : "\(shortest.hops) links away"
        return "\(portfolio.named(second)) waits on \(portfolio.named(first)), \(away); \(standing(first, paths))."
    }

    /// `MIL-101 is done since 18 Dec 2025: nothing waits on it any more.`; nil while it is not.
    private func over(_ node: Node) -> String? {
        portfolio.finished(node).map {
            "\(portfolio.id(node)) is done since \($0.spoken): nothing waits on it any more."
        }
    }

    func related(_ first: Node, _ second: Node, _ path: Path) -> String {
        "\(portfolio.named(first)) and \(portfolio.named(second)) are related, not causal: "
            + "\(counted(path.hops, "link")) apart, and neither waits on the other."
    }

    func missions(_ node: Node, _ missions: [Node], _ paths: [Path]) -> String {
        if let over = over(node) { return over }
        // A vision stands over the missions, and is counted where it is all there is.
        let whole = missions.filter { !portfolio.isVision($0) }
        let missions = whole.isEmpty ? missions : whole
        if missions.isEmpty { return "No mission waits on \(portfolio.named(node))." }
        // Three are named, or all where one more would do.
        let named = missions.prefix(missions.count == 4 ? 4 : 3).map { portfolio.named($0) }
        let rest = missions.count > named.count ? " and \(missions.count - named.count) more" : ""
        let wait = missions.count == 1 ? "1 mission waits" : "\(missions.count) missions wait"
        return
            "\(wait) on \(portfolio.named(node)) - \(named.joined(separator: ", "))\(rest); \(standing(node, paths))."
    }

    /// How late the latest link on some paths is, whose what it waits for is, and whom to ring.
    func standing(_ first: Node, _ paths: [Path]) -> String {
        var latest: (edge: Edge, days: Int)?
        var unpromised: Edge?
        for edge in paths.joined() where portfolio.type(edge) == .needs && portfolio.owes(edge) {
            switch Promise(edge, in: portfolio, asOf: today) {
            case .late(let days) where days > latest?.days ?? 0: latest = (edge, days)
            case .unpromised where unpromised == nil: unpromised = edge
            default: break
            }
        }
        if let latest {
            let late = "the latest link is \(counted(latest.days, "day")) late, \(short(latest.edge))"
            return "\(late); \(whose(portfolio.to(latest.edge), latest.edge))"
        }
        if let unpromised {
            let open = "nothing is late, but nothing is promised yet where \(short(unpromised))"
            return "\(open); \(whose(portfolio.to(unpromised), unpromised))"
        }
        return "no promise on the way is late; \(whose(first, nil))"
    }

    private func short(_ edge: Edge) -> String {
        "\(portfolio.id(portfolio.from(edge))) \(portfolio.type(edge).verb) \(portfolio.id(portfolio.to(edge)))"
    }

    private func whose(_ node: Node, _ edge: Edge?) -> String {
        let id = portfolio.id(node)
        let contact = portfolio.contact(for: node, along: edge)
        guard let org = portfolio.leadOrg(of: node).map({ portfolio.department(of: $0) }) else {
            return (contact == nil ? "nobody leads on" : "no department leads on") + " \(id)"
                + (contact.map { ": ring \($0)" } ?? "")
        }
        let with = org == node ? "it is with \(id)" : "\(id) is with \(portfolio.shortName(org))"
        return with + (contact.map { ": ring \($0)" } ?? ", where no contact is named")
    }
}

extension [Path] {
    /// The links on the paths, path by path.
    fileprivate func joined() -> [Edge] { flatMap(\.edges) }
}
