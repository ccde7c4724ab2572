// Which link is meant, where several of a type may join the same two items.

import Missions

enum Joined {
    /// The link of a type between two items. Where there are several, cells that tell them apart choose; the cells that
    /// did not choose are handed back.
    static func find(
        _ type: LinkType, _ from: ItemID, _ to: ItemID, _ cells: [Cell], _ portfolio: Portfolio, _ file: String
    ) throws -> (key: LinkKey, rest: [Cell]) {
        let (start, end) = (try portfolio.item(from, in: file), try portfolio.item(to, in: file))
        let edges = portfolio.links(from: start, type).filter { portfolio.to($0) == end }
        if edges.isEmpty {
            let isReversed = portfolio.links(from: end, type).contains { portfolio.to($0) == start }
            throw Failure.nothing(
                "\(from) \(type.verb) \(to) nowhere in \(file). "
                    + (isReversed
                        ? "There is one the other way: \(to) \(type.verb) \(from)."
                        : "Make it with: stocktake link \(Plain.quoted(file)) \(type.rawValue) \(from) \(to)"))
        }
        if edges.count == 1 { return (portfolio.key(edges[0]), cells) }
        guard let field = type.distinguishedBy else { return (portfolio.key(edges[0]), cells) }
        let rows = Schema.rows(of: type)
        let (choosing, rest) = (
            cells.filter { Schema.field(named: $0.column, in: rows) == field },
            cells.filter { Schema.field(named: $0.column, in: rows) != field }
        )
        let matching = edges.filter { edge in
            choosing.contains { cell in
                let wanted = (try? Schema.row(field, of: type)?.type.canonical(cell.text)) ?? cell.text
                return portfolio.text(edge, field) == wanted
            }
        }
        guard matching.count == 1 else {
            let ways = edges.map { "\(field.name)=\(portfolio.text($0, field) ?? "")" }
            throw Failure.badInput(
                "\(from) \(type.verb) \(to) \(edges.count == 2 ? "twice" : "\(edges.count) times"). Say which is meant: \(ways.joined(separator: " or "))."
            )
        }
        return (portfolio.key(matching[0]), rest)
    }
}
