// Many items in order of a number and then of their ids, without following every id to where it lies at every look.

import Missions

/// An item with what it is sorted by: a weight, the lightest first, then the first sixteen bytes of its id.
struct Weighed {
    let weight: Int64
    let place: Int32
    /// The bytes as numbers that compare as the text does.
    fileprivate let high: UInt64
    fileprivate let low: UInt64

    /// Borrowed, because copying the portfolio takes as long as all the rest.
    init(_ place: Int32, _ weight: Int64, in portfolio: borrowing Portfolio) {
        (self.place, self.weight) = (place, weight)
        let id = portfolio.idBytes(Node(place: place))
        var (high, low): (UInt64, UInt64) = (0, 0)
        for position in 0..<min(8, id.count) { high |= UInt64(id[position]) << UInt64(56 - 8 * position) }
        if id.count > 8 {
            for position in 8..<min(16, id.count) { low |= UInt64(id[position]) << UInt64(120 - 8 * position) }
        }
        (self.high, self.low) = (high, low)
    }
}

extension Portfolio {
    /// Sorts by weight, ties by id in plain text order.
    func sort(_ items: inout [Weighed]) {
        items.sort { left, right in
            if left.weight != right.weight { return left.weight < right.weight }
            if left.high != right.high { return left.high < right.high }
            if left.low != right.low { return left.low < right.low }
            return isBefore(left.place, right.place)
        }
    }
}
