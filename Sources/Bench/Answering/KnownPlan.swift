// The schedule, kept between questions and while the date axis is on screen, until a change touches it.

import Analyses
import Missions

/// The schedule of all work, and whose it is once that was asked.
struct KnownPlan: Sendable {
    /// How many changes had been made when it was last known to be true.
    private var changes: Int
    /// How many changes had been made when the schedule was made: another number is another schedule.
    let madeAt: Int
    let schedule: Schedule
    private(set) var ownership: Ownership?

    init(_ portfolio: Portfolio, asOf today: Day) {
        changes = portfolio.changeCount
        madeAt = portfolio.changeCount
        schedule = Schedule(portfolio, asOf: today)
    }

    func isTrue(of portfolio: Portfolio, asOf today: Day) -> Bool {
        changes == portfolio.changeCount && schedule.asOf == today
    }

    mutating func learnOwners(_ portfolio: Portfolio) {
        if ownership == nil { ownership = Ownership(portfolio) }
    }

    /// Whether it is true after these changes, too: none touches it, and they are all there were.
    mutating func outlives(_ made: [Change], _ portfolio: Portfolio) -> Bool {
        guard changes + made.count == portfolio.changeCount, !made.contains(where: Schedule.isTouched) else {
            return false
        }
        changes = portfolio.changeCount
        if made.contains(where: Ownership.isTouched) { ownership = nil }
        return true
    }
}

extension Workbench {
    /// Makes the schedule, where none that is true is at hand.
    mutating func learnPlan(_ world: World) {
        if plan?.isTrue(of: world.portfolio, asOf: world.asOf) != true {
            plan = KnownPlan(world.portfolio, asOf: world.asOf)
        }
    }

    /// Whether a question of time is being typed and the schedule that answers it is not at hand.
    var lacksPlan: Bool {
        guard case .picker(let picker) = overlay else { return false }
        return switch picker.purpose {
        case .mustHold: plan == nil
        case .slip: plan?.ownership == nil
        default: false
        }
    }

    /// Makes what `lacksPlan` says is missing while the question is typed, a part at a time: no key waits for both.
    mutating func learnAhead(_ world: World) {
        if plan == nil { learnPlan(world) } else { plan?.learnOwners(world.portfolio) }
    }
}
