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
    public init(_ edge: Edge, in portfolio: Portfolio, asOf today: Day) {
        let fields = portfolio.promise(of: edge)
        let needBy = fields.needBy
        if let delivered = fields.deliveredOn {
            self = .delivered(daysLate: needBy.map { max(0, delivered - $0) } ?? 0)
            return
        }
        if fields.state == .delivered {
            self = .delivered(daysLate: 0)
        } else if fields.state == .withdrawn {
            self = .withdrawn
        } else if fields.state == .declined {
            self = .declined
        } else if let promised = fields.promisedBy {
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
