// What programmes are worth in £m, and sums in which each counts once.

import Missions

/// The £m of the programmes that items are, or are part of: whole-life cost as likely, or where that is not given all the
/// money that funds pay.
struct ProgrammeWorth {
    /// By place of an item, the place of its programme; -1 where it has none.
    private var programmes: [Int32]
    /// By place of a programme, £m.
    private var worths: [Double]
    /// By place of a programme, the sum in which it was counted last.
    private var counted: [Int32]

    init(_ portfolio: Portfolio) {
        programmes = [Int32](repeating: -1, count: portfolio.slotCount)
        worths = [Double](repeating: 0, count: portfolio.slotCount)
        counted = programmes
        let all = portfolio.nodes(of: .programme)
        guard !all.isEmpty else { return }
        for programme in all {
            programmes[Int(programme.slot)] = programme.slot
            worths[Int(programme.slot)] = ProgrammeWorth.measure(programme, portfolio)
        }
        portfolio.forEachLink(of: .partOf) { edge in
            let (part, whole) = (Int(portfolio.from(edge).slot), portfolio.to(edge))
            guard programmes[Int(whole.slot)] == whole.slot else { return }
            // Where a file brought several, the first id; a programme that is part of another is itself.
            if programmes[part] >= 0 {
                guard programmes[part] != Int32(part), let known = portfolio.liveNode(Int(programmes[part])),
                    portfolio.isBefore(whole, known)
                else { return }
            }
            programmes[part] = whole.slot
        }
    }

    /// The £m that an item adds to a sum: nothing where its programme was counted in the same sum before. Sums are taken
    /// one after the other.
    mutating func add(_ item: Int32, toSum sum: Int) -> Double {
        let programme = Int(programmes[Int(item)])
        guard programme >= 0, counted[programme] != Int32(sum) else { return 0 }
        counted[programme] = Int32(sum)
        return worths[programme]
    }

    /// Begins anew with the sums.
    mutating func restart() { for place in counted.indices { counted[place] = -1 } }

    private static func measure(_ programme: Node, _ portfolio: Portfolio) -> Double {
        if let cost = portfolio.number(programme, Field("wlc_likely")), cost.isFinite { return cost }
        var paid = 0.0
        portfolio.forEachLink(to: programme, .funds) { edge in
            paid += portfolio.text(edge, .amount).flatMap { try? Money($0).total } ?? 0
        }
        return paid
    }
}
