// Bottlenecks in lines: a block for each kind, each item with the missions it serves.

import Analyses
import Drawing
import Missions

extension Answering {
    /// The most rows of a block, on the screen and on the command line.
    static let mostOfKind = 10

    /// What everything goes through, all of it counted here and now.
    package func bottlenecks(_ betweenness: BetweennessCount) -> Answer {
        bottlenecks(WorstBottlenecks(Bottlenecks(portfolio), betweenness, in: portfolio, most: Answering.mostOfKind))
    }

    /// What everything goes through, as far as it is counted.
    func bottlenecks(_ worst: WorstBottlenecks) -> Answer {
        var rows: [Answer.Row] = []
        for kind in worst.kinds where kind.count > 0 {
            rows += block(
                Answering.title(kind.reason), kind.count,
                kind.rows.map { row in
                    (row.facts.node, fact(row, kind.reason), kind.reason == .soleRoute ? .late : .label, row.missions)
                })
        }
        rows += block(
            "Suppliers, by the missions that hang on them", worst.suppliers.count,
            worst.suppliers.rows.map { ($0.supplier, "\(counted($0.items, "item"))", .label, $0.missions) })
        rows += block(
            "Platforms, by what hangs on them", worst.platforms.count,
            worst.platforms.rows.map { row in
                let legacy = row.platform.isLegacy
                let items = counted(row.platform.items, "item")
                return (
                    row.platform.platform, (legacy ? "legacy, " : "") + items, legacy ? .warning : .label, row.missions
                )
            })
        let isCut =
            worst.kinds.contains { $0.count > $0.rows.count } || worst.suppliers.count > worst.suppliers.rows.count
            || worst.platforms.count > worst.platforms.rows.count
        let method = worst.method ?? "Betweenness is being counted; its block comes when that is done."
        let rest = isCut ? " All of each kind: stocktake bottlenecks --json." : ""
        if !worst.isEmpty || worst.method == nil {
            rows.append(Answer.Row([]))
            rows += Wording.wrap(method + rest, width).map { Answer.Row([($0, .dim)]) }
        }
        let sole = worst.soleRouteCount
        let sentence =
            worst.isEmpty
            ? worst.method == nil
                ? "Nothing is the only way to anything, and nothing joins parts." : "Nothing is a bottleneck."
            : sole == 0
                ? "No item is the only way of work to an outcome or a mission; these carry most."
                : "\(counted(sole, "item")) \(sole == 1 ? "is the" : "are each the") only way of work to an outcome or a "
                    + "mission: lose one, and no work reaches it."
        return Answer(question: .bottlenecks, title: "Bottlenecks", sentence: sentence, rows: rows)
    }

    private static func title(_ reason: Bottlenecks.Reason) -> String {
        switch reason {
        case .soleRoute: "Sole routes: lose one, and no work arrives"
        case .dependents: "Waited on most, by open needs"
        case .articulation: "Articulation points: they alone join parts"
        case .betweenness: "Betweenness: pairs joined through it"
        }
    }

    /// What is said of an item as a bottleneck of a kind.
    private func fact(_ row: WorstBottlenecks.Row, _ reason: Bottlenecks.Reason) -> String {
        let facts = row.facts
        switch reason {
        case .soleRoute:
            let few = row.ends.count > 3 ? row.ends.prefix(2) : row.ends[...]
            let ids =
                few.map { portfolio.id($0) }
                + (few.count < row.ends.count ? ["\(row.ends.count - few.count) more"] : [])
            return "only way to " + Wording.listed(ids)
        case .dependents, .articulation:
            switch facts.openDependents {
            case 0: return "none waits"
            case 1: return "1 waits"
            case let number: return "\(grouped(number)) wait"
            }
        case .betweenness: return Amounts.pairs(facts.betweenness, error: facts.standardError)
        }
    }

    /// What is said of one item, and the missions it serves.
    private typealias Served = (node: Node, text: String, ink: Ink, missions: [Node])

    /// A heading that says how many there are, and the first of them; with their missions on the same line where there is
    /// room, else on the next.
    private func block(_ title: String, _ count: Int, _ served: [Served]) -> [Answer.Row] {
        guard count > 0 else { return [] }
        let number = served.count < count ? "\(served.count) of \(grouped(count))" : "\(count)"
        var rows = [Answer.Row([(cut("\(title) (\(number))", to: width), .heading)])]
        guard width >= 110 else {
            for (row, one) in zip(items(served.map { ($0.node, cut($0.text, to: width / 2), $0.ink) }), served) {
                rows.append(row)
                let missions = cut("for " + names(of: one.missions, width - 16), to: width - 12)
                rows.append(Answer.Row([(String(repeating: " ", count: 12) + missions, .dim)], to: row.target))
            }
            return rows
        }
        let fact = served.reduce(0) { max($0, displayWidth(of: $1.text)) } + 2
        let room = width - 10 - fact
        let name = min(44, room / 2)
        for one in served {
            rows.append(
                Answer.Row(
                    [
                        whose(one.node),
                        (Answering.column(Wording.name(one.node, portfolio), name), .plain),
                        (padded(one.text, to: fact), one.ink),
                        (cut("for " + names(of: one.missions, room - name - 4), to: room - name), .dim),
                    ], to: portfolio.id(one.node)))
        }
        return rows
    }

    /// The missions by name in so many columns, as many as there is room for and how many more.
    private func names(of missions: [Node], _ room: Int) -> String {
        if missions.isEmpty { return "no mission" }
        let all = portfolio.nodes(of: .mission).count
        if missions.count == all, all > 2 { return "all \(all) missions" }
        // What is above all missions says least.
        let ordered = missions.filter { !portfolio.isVision($0) } + missions.filter { portfolio.isVision($0) }
        // Two names side by side, where they can be read so.
        let half = (room - 16) / 2
        let most = missions.count == 1 ? room : half >= 16 ? half : room - 12
        var names: [String] = []
        for mission in ordered {
            let name = cut(Wording.name(mission, portfolio), to: max(8, most))
            let left = missions.count - names.count - 1
            let more = left > 0 ? " and \(left) more" : ""
            if displayWidth(of: (names + [name]).joined(separator: ", ") + more) > room, !names.isEmpty { break }
            names.append(name)
        }
        let left = missions.count - names.count
        if left > 0 {
            let more = " and \(left) more"
            return cut(names.joined(separator: ", "), to: max(4, room - displayWidth(of: more))) + more
        }
        return Wording.listed(names)
    }
}
