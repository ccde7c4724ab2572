// What programmes are worth in £m, and sums in which each counts once.

import Missions

/// The £m of the programmes that items are, or are part of: whole-life cost as likely, or where that is not given all the
/// money that funds pay.
struct ProgrammeWorth {
    /// By place of an item, the number of its programme; -1 where it has none.
    private var programmes: [Int32]
    /// By number of a programme, £m.
    private let worths: [Double]
    /// By number of a programme, the sum in which it was counted last.
    private var counted: [Int32]

    /// By place, what is `hidden` counts as if it were not there; nothing is where that is empty.
    init(_ portfolio: Portfolio, without hidden: [Bool] = []) {
        let isThere = { (node: Node) in hidden.isEmpty || !hidden[Int(node.slot)] }
        let all = portfolio.nodes(of: .programme).filter(isThere)
        var programmes = [Int32](repeating: -1, count: portfolio.slotCount)
        for (number, programme) in all.enumerated() { programmes[Int(programme.slot)] = Int32(number) }
        worths = all.map { ProgrammeWorth.measure($0, portfolio, isThere) }
        counted = [Int32](repeating: -1, count: all.count)
        self.programmes = programmes
        guard !all.isEmpty else { return }
        portfolio.forEachLink(of: .partOf) { edge in
            let (part, whole) = (Int(portfolio.from(edge).slot), portfolio.to(edge))
            let number = programmes[Int(whole.slot)]
            guard number >= 0, all[Int(number)] == whole else { return }
            // Where a file brought several, the first id; a programme that is part of another is itself.
            let known = self.programmes[part]
            if known >= 0 {
                guard all[Int(known)].slot != Int32(part), portfolio.isBefore(whole, all[Int(known)]) else { return }
            }
            self.programmes[part] = number
        }
    }

    /// The number of the programme that an item is, or is part of; -1 where it has none.
    func programme(of item: Int32) -> Int32 { programmes[Int(item)] }

    /// The £m of some items' programmes, each counted once; `number` is another for every sum since `restart`.
    mutating func sum(of programmes: some Sequence<Int32>, number: Int) -> Double {
        worths.withUnsafeBufferPointer { worths in
            counted.withUnsafeMutableBufferPointer { counted in
                var sum = 0.0
                for programme in programmes where programme >= 0 && counted[Int(programme)] != Int32(number) {
                    counted[Int(programme)] = Int32(number)
                    sum += worths[Int(programme)]
                }
                return sum
            }
        }
    }

    /// Begins anew with the sums.
    mutating func restart() { for number in counted.indices { counted[number] = -1 } }

    private static func measure(_ programme: Node, _ portfolio: Portfolio, _ isThere: (Node) -> Bool) -> Double {
        if let cost = portfolio.number(programme, Field("wlc_likely")), cost.isFinite { return cost }
        var paid = 0.0
        portfolio.forEachLink(to: programme, .funds) { edge in
            if isThere(portfolio.from(edge)) {
                paid += portfolio.text(edge, .amount).flatMap { try? Money($0).total } ?? 0
            }
        }
        return paid
    }
}
