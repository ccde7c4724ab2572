// Filtering the tree: the rows that fit, and the rows that lead to them.

import Analyses
import Missions

extension TreePane {
    /// Above this many rows, all links are read once instead of each row's when it is asked about.
    private static let many = 2_000

    /// Leaves the rows that the filter holds of, with the rows above that lead to them; the root always stays.
    mutating func sift(_ world: World) {
        sifted = nil
        guard !filter.isEmpty, !rows.isEmpty else { return }
        guard let query = try? Query(filter, about: .items, today: world.today) else {
            filter = ""
            return
        }
        let portfolio = world.portfolio
        let surroundings =
            rows.count > TreePane.many
            ? Query.Surroundings(ofAll: portfolio, asOf: world.asOf, person: world.person)
            : Query.Surroundings(of: portfolio, asOf: world.asOf, person: world.person)
        var fits = [Bool](repeating: false, count: rows.count)
        var count = 0
        // From below: whether something at this depth has been kept since the last row further out.
        var keptBelow: [Bool] = []
        for row in rows.indices.reversed() {
            let depth = rows[row].depth
            while keptBelow.count < depth + 2 { keptBelow.append(false) }
            let fit = query.matches(rows[row].node, by: rows[row].edge, in: portfolio, surroundings)
            if fit { count += 1 }
            fits[row] = fit || keptBelow[depth + 1] || (row == 0 && !isColumns)
            keptBelow[depth + 1] = false
            if fits[row] { keptBelow[depth] = true }
        }
        sifted = (count, rows.count)
        if count == rows.count { return }
        let places = rows.indices.filter { fits[$0] }
        rows = TreePane.branches(places.map { rows[$0] })
    }

    /// The same rows with their branches drawn for the rows that are left.
    private static func branches(_ rows: [TreeRow]) -> [TreeRow] {
        var isLast = [Bool](repeating: true, count: rows.count)
        // Whether another row at a depth comes before the next one further out.
        var more: [Bool] = []
        for row in rows.indices.reversed() {
            let depth = rows[row].depth
            if more.count > depth + 1 { more.removeLast(more.count - depth - 1) }
            while more.count < depth + 1 { more.append(false) }
            isLast[row] = !more[depth]
            more[depth] = true
        }
        var bars: [UInt64] = []
        // The last row so far at each depth, on which the next one further in hangs.
        var latest: [Int32] = []
        return rows.indices.map { place in
            let row = rows[place]
            while bars.count < row.depth + 2 { bars.append(0) }
            let own = row.depth == 0 ? 0 : bars[row.depth]
            let goesOn = !isLast[place] && row.depth > 0 && row.depth < 64
            bars[row.depth + 1] = own | (goesOn ? 1 << UInt64(row.depth) : 0)
            while latest.count < row.depth + 1 { latest.append(0) }
            latest[row.depth] = Int32(place)
            return TreeRow(
                node: row.node, edge: row.edge, parent: row.depth == 0 ? -1 : latest[row.depth - 1], depth: row.depth,
                place: row.place, bars: own, isLast: isLast[place])
        }
    }
}
