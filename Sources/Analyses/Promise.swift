// Whether what is needed will be there in time: need-by against promised-by, on a given day.

import Missions

/// Where a `needs` link stands on a day.
public enum Promise: Hashable, Sendable {
    /// Delivered, that many days after it was needed; 0 where in time or where no day was named.
    case delivered(daysLate: Int)
    /// Promised, or still missing, that many days after it is needed.
    case late(days: Int)
    /// Promised that many days before it is needed, or with no day to be held against (nil).
    case inTime(slack: Int?)
    /// Nobody has promised a day yet.
    case unpromised
    /// The giver said no.
    case declined
    /// The receiver took it back.
    case withdrawn

    /// Where a link stands as of a day. Its expected day is the promise or, once that has passed, the day itself; it is
    /// late when the expected day is after the day it is needed, or when the promise has passed. Days are calendar days.
    public init(_ edge: Edge, in portfolio: borrowing Portfolio, asOf today: Day) {
        let bearing = portfolio.bearing(edge)
        if bearing.isDelivered {
            let days = portfolio.day(edge, .deliveredOn).flatMap { day in bearing.needByDay.map { day - $0 } }
            self = .delivered(daysLate: max(0, days ?? 0))
        } else {
            self.init(undelivered: bearing, asOf: today)
        }
    }

    /// Where a link that is not delivered stands as of a day.
    package init(undelivered bearing: Bearing, asOf today: Day) {
        let needBy = bearing.needByDay
        if bearing.isWithdrawn {
            self = .withdrawn
        } else if bearing.isDeclined {
            self = .declined
        } else if let promised = bearing.promisedByDay {
            let expected = max(promised, today)
            if let needBy {
                self =
                    expected > needBy
                    ? .late(days: expected - needBy)
                    : promised < today
                        ? .late(days: today - promised) : .inTime(slack: needBy - expected)
            } else {
                self = promised < today ? .late(days: today - promised) : .inTime(slack: nil)
            }
        } else if let needBy, needBy < today {
            self = .late(days: today - needBy)
        } else {
            self = .unpromised
        }
    }

    /// Whether it is late now, and not merely was.
    public var isLate: Bool { if case .late = self { true } else { false } }

    /// Whether it still counts: neither declined nor withdrawn.
    public var isLive: Bool {
        switch self {
        case .declined, .withdrawn: false
        default: true
        }
    }
}
