// What was found out for an answer, kept while it lies on top: another size of the screen only breaks its lines anew.

import Analyses
import Missions

/// What an analysis found, before it is put in lines.
enum Finding: Sendable {
    case why(Why)
    case exposure(ItemExposure)
    case cycles(Cycles)
}

/// Something found out about a portfolio on a day, true until either is another.
struct Kept<Value: Sendable>: Sendable {
    private let changes: Int
    private let day: Day
    private let value: Value

    init(_ value: Value, of portfolio: Portfolio, asOf day: Day) {
        (changes, self.day, self.value) = (portfolio.changeCount, day, value)
    }

    /// Nil where it may be true no more.
    func value(of portfolio: Portfolio, asOf today: Day) -> Value? {
        changes == portfolio.changeCount && day == today ? value : nil
    }
}
