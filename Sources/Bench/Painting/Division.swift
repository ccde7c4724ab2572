// Dividing a length among neighbours: each as it wishes, the rest to those who take it, the whole always used up.

/// A room's wish for its share of the columns or rows.
struct Share: Sendable {
    /// What it takes where there is enough.
    var wish: Int
    /// What it needs to be of use.
    var least: Int
    /// Whether it takes what the others leave.
    var takesRest = false
    /// Columns or rows the user has added to it, or taken away.
    var growth = 0
}

enum Division {
    /// The lengths of all shares; their sum is the total, none is negative.
    static func lengths(_ total: Int, _ shares: [Share], isEqual: Bool = false) -> [Int] {
        guard !shares.isEmpty else { return [] }
        var lengths = isEqual ? even(total, shares.count) : wished(total, shares)
        for place in shares.indices where shares[place].growth != 0 {
            grow(&lengths, shares, at: place, by: shares[place].growth)
        }
        return lengths
    }

    private static func even(_ total: Int, _ count: Int) -> [Int] {
        (0..<count).map { total / count + ($0 < total % count ? 1 : 0) }
    }

    private static func wished(_ total: Int, _ shares: [Share]) -> [Int] {
        var lengths = shares.map { $0.takesRest ? $0.least : $0.wish }
        var takers = shares.indices.filter { shares[$0].takesRest }
        if takers.isEmpty { takers = [shares.count - 1] }
        var spare = total - lengths.reduce(0, +)
        if spare >= 0 {
            for (turn, place) in takers.enumerated() {
                let part = spare / (takers.count - turn)
                lengths[place] += part
                spare -= part
            }
            return lengths
        }
        // Too little for all wishes: whoever has most above what it needs gives first, then whoever has most.
        while spare < 0 {
            let place = lengths.indices.max { lengths[$0] - shares[$0].least < lengths[$1] - shares[$1].least }!
            let giver =
                lengths[place] > shares[place].least ? place : lengths.indices.max { lengths[$0] < lengths[$1] }!
            guard lengths[giver] > 0 else { return even(total, shares.count) }
            lengths[giver] -= 1
            spare += 1
        }
        return lengths
    }

    /// Moves cells to one share from the others, as far as they can spare them; or back.
    private static func grow(_ lengths: inout [Int], _ shares: [Share], at place: Int, by cells: Int) {
        guard lengths.count > 1 else { return }
        let others = lengths.indices.filter { $0 != place }
        for _ in 0..<abs(cells) {
            if cells > 0 {
                let giver = others.max { lengths[$0] - shares[$0].least < lengths[$1] - shares[$1].least }!
                guard lengths[giver] > shares[giver].least else { return }
                lengths[giver] -= 1
                lengths[place] += 1
            } else {
                guard lengths[place] > shares[place].least else { return }
                let taker = others.first { shares[$0].takesRest } ?? others[0]
                lengths[place] -= 1
                lengths[taker] += 1
            }
        }
    }
}
