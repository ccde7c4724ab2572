// A network as boxes and arrows: whose each item is, what is late, what crosses departments, what runs in a cycle.

import Analyses
import Missions

extension Sketch {
    /// Draws up a network as things stand on the day of its source. Departments that may not be shown are not named.
    package init(
        _ network: Network, in portfolio: Portfolio, from source: Provenance, isShown: (Node) -> Bool = { _ in true }
    ) {
        let name = cleaned(portfolio.name)
        self.init(title: cleaned(network.about) + (name.isEmpty ? "" : " · \(name)"), subtitle: source.subtitle)
        if network.leftOut > 0 {
            notes.append(
                "\(counted(network.items.count, "item")) drawn, the \(network.centre == nil ? "first" : "nearest"); "
                    + "\(counted(network.leftOut, "further item")) left out."
            )
        }
        if network.withheld > 0 {
            notes.append("\(counted(network.withheld, "item")) withheld because of visibility.")
        }
        let departments = Sketch.departments(of: network.items, portfolio)
        var positions = [Int32](repeating: -1, count: portfolio.slotCount)
        boxes.reserveCapacity(network.items.count)
        for (position, node) in network.items.enumerated() {
            positions[Int(node.slot)] = Int32(position)
            let id = portfolio.id(node)
            let title = portfolio.title(node)
            boxes.append(
                Box(
                    id: cleaned(id), title: title == id ? "" : cleaned(title),
                    department: departments[position].map { isShown($0) ? cleaned(portfolio.id($0)) : "" } ?? "",
                    isCentre: node == network.centre))
        }
        arrows.reserveCapacity(network.links.count)
        for edge in network.links {
            let isNeed = portfolio.type(edge) == .needs
            let (giver, receiver) =
                isNeed ? (portfolio.to(edge), portfolio.from(edge)) : (portfolio.from(edge), portfolio.to(edge))
            let (from, to) = (positions[Int(giver.slot)], positions[Int(receiver.slot)])
            var arrow = Arrow(from: from, to: to)
            if let one = departments[Int(from)], let other = departments[Int(to)] { arrow.crosses = one != other }
            switch isNeed ? Promise(edge, in: portfolio, asOf: source.asOf) : .withdrawn {
            case .late(let days):
                arrow.isLate = true
                arrow.label = "\(days) d late"
            case .delivered, .withdrawn, .declined: arrow.isQuiet = true
            case .inTime, .unpromised: break
            }
            arrows.append(arrow)
        }
        markCycles()
        legend = networkLegend()
    }

    /// Marks what lies on a cycle of arrows.
    mutating func markCycles() {
        let graph = FlatGraph(
            count: boxes.count, sources: arrows.map(\.from), targets: arrows.map(\.to), edges: arrows.map(\.to))
        let components = StronglyConnected(graph).numbers
        for position in arrows.indices {
            let (from, to) = (Int(arrows[position].from), Int(arrows[position].to))
            guard components[from] == components[to] else { continue }
            arrows[position].isInCycle = true
            boxes[from].isInCycle = true
            boxes[to].isInCycle = true
        }
    }

    private func networkLegend() -> [Legend] {
        var legend = [Legend(sign: .plain, text: "from who gives to who needs")]
        if arrows.contains(where: \.crosses) {
            legend.append(Legend(sign: .crossing, text: "strong: between two departments"))
        }
        if arrows.contains(where: \.isLate) {
            legend.append(Legend(sign: .late, text: "dashed: a promise that is late, with its days"))
        }
        if arrows.contains(where: \.isInCycle) {
            legend.append(Legend(sign: .cycle, text: "↻ in a cycle: waits for itself"))
        }
        if arrows.contains(where: \.isQuiet) {
            legend.append(Legend(sign: .quiet, text: "dotted: contributes, is part of it, or is delivered"))
        }
        if boxes.contains(where: \.isCentre) {
            legend.append(Legend(sign: .centre, text: "what the picture is about"))
        }
        return legend
    }

    private static func departments(of items: [Node], _ portfolio: Portfolio) -> [Node?] {
        // Of many, it is quicker to read all links once.
        guard items.count > 1_000 else {
            return items.map { node in portfolio.leadOrg(of: node).map { portfolio.department(of: $0) } }
        }
        let leads = LeadTable(portfolio)
        return items.map { leads.department(of: $0) }
    }
}
