// Items found while a few letters are typed: each letter looks only among what the letters before it left.

import Missions

/// A search among the items of a portfolio that is narrowed by typing. What it finds is what a look at every item finds.
struct ItemSearch: Sendable {
    /// What the candidates were left by.
    private struct Asked: Equatable {
        var query: [UInt8]
        var kinds: Set<Kind>
        var except: Node?
        /// The state of the portfolio.
        var changes: Int
    }

    private var asked: Asked?
    /// The rows of the index in which the letters of each word occur in order, in natural order. Whatever matches a
    /// longer query is among them.
    private var candidates: [Int32] = []
    private var index: NameIndex?

    /// Gets the names ready, unless they are.
    mutating func prepare(_ portfolio: Portfolio) {
        if index?.changes != portfolio.changeCount { index = NameIndex(portfolio) }
    }

    /// The names, where they have been got ready: another search among the same items need not do so again.
    var names: NameIndex? {
        get { index }
        set { index = newValue }
    }

    /// The best matches, best first, and how many matched at all. No kinds named are all kinds.
    mutating func items(
        matching query: String, in portfolio: Portfolio, limit: Int, kinds: Set<Kind> = [], except: Node? = nil
    ) -> (nodes: [Node], total: Int) {
        let now = Asked(query: query.utf8.map(Fuzzy.fold), kinds: kinds, except: except, changes: portfolio.changeCount)
        let wanted = Fuzzy.Query(query)
        if wanted.isEmpty || portfolio.itemCount == 0 {
            (asked, candidates) = (nil, [])
            return wanted.isEmpty ? Fuzzy.all(in: portfolio, limit: limit, kinds: kinds, except: except) : ([], 0)
        }
        prepare(portfolio)
        let index = index!
        let rows: [Int32]
        if let before = asked, narrows(before, to: now) {
            rows = candidates
        } else {
            let places = zip(Kind.allCases, index.places).filter { kinds.isEmpty || kinds.contains($0.0) }.map(\.1)
            rows = places.flatMap { $0.map(Int32.init) }
        }
        var ranking = Ranking(limit)
        candidates = index.sifted(rows, by: wanted, except, into: &ranking)
        asked = now
        return (ranking.best, ranking.total)
    }

    /// Whether whatever matches now was a candidate before: letters were only added at the end.
    private func narrows(_ before: Asked, to now: Asked) -> Bool {
        var same = now
        same.query = before.query
        return same == before && now.query.starts(with: before.query)
    }
}

/// The best of many, by score; equal scores keep the order in which they came.
struct Ranking {
    private let limit: Int
    private var kept: [(score: Int32, node: Node)] = []
    /// The score of the last that would still be listed.
    private var least = Int32.min
    /// How many were offered.
    private(set) var total = 0

    init(_ limit: Int) { self.limit = limit }

    @inline(__always)
    mutating func offer(_ node: Node, _ score: Int32) {
        total += 1
        if score > least || kept.count < limit { keep(node, score) }
    }

    private mutating func keep(_ node: Node, _ score: Int32) {
        kept.append((score, node))
        guard kept.count >= limit * 4 else { return }
        cut()
        least = kept.last?.score ?? .min
    }

    private mutating func cut() {
        let order = kept.indices.sorted { kept[$0].score != kept[$1].score ? kept[$0].score > kept[$1].score : $0 < $1 }
        kept = order.prefix(limit).map { kept[$0] }
    }

    /// Best first.
    var best: [Node] {
        var all = self
        all.cut()
        return all.kept.map(\.node)
    }
}
