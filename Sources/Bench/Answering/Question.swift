// What can be asked of the dependencies.

import Analyses
import Missions

/// What is asked of the dependencies.
package enum Question: Hashable, Sendable {
    /// Every way from an item to the missions, or to another item.
    case why(ItemID, ItemID?)
    /// What moves when an item is so many days late.
    case slip(ItemID, days: Int)
    /// What moves when what one item needs of another is so many days late.
    case slipOfNeed(LinkKey, days: Int)
    /// When an item can finish, when it must, and what drives it.
    case schedule(ItemID)
    /// What must finish by when for an item to finish by a day.
    case mustHold(ItemID, Day)
    /// How likely an item is hit, and by what.
    case exposure(ItemID)
    /// Cycles of needs, and loops of contributions.
    case cycles
    /// What everything goes through.
    case bottlenecks
    /// Which single agreement sets most free.
    case agree
    /// What one department needs from another, link by link.
    case owed(receiver: ItemID, giver: ItemID)

    /// Whether the schedule answers it.
    var isOfTime: Bool {
        switch self {
        case .slip, .slipOfNeed, .schedule, .mustHold: true
        case .why, .exposure, .cycles, .bottlenecks, .agree, .owed: false
        }
    }
}
