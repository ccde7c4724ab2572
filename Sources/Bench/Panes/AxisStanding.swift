// How an item stands on the date axis, in words: when it starts and finishes, when it must, and what drives it.

import Analyses
import Drawing
import Missions

struct AxisStanding {
    /// Whether it has dates; else the words say why not.
    let isKnown: Bool
    /// The same in fewer and fewer words.
    let ways: [String]
    let ink: Ink
    /// The same as parts of a sentence that is read aloud.
    let spoken: [String]

    init(_ node: Node, _ schedule: Schedule, _ portfolio: Portfolio) {
        guard let start = schedule.earlyStart(node), let finish = schedule.earlyFinish(node) else {
            let isKnot = schedule.isInCycle(node)
            isKnown = false
            ink = isKnot ? .cycle : .dim
            let why =
                isKnot
                ? "in a cycle of needs: nobody in it can begin"
                : "no date: \(portfolio.kind(node).withArticle) is not scheduled"
            ways = [why, isKnot ? "in a cycle" : "no date"]
            spoken = [isKnot ? "in a cycle of needs, where nobody can begin" : "no date"]
            return
        }
        let late = schedule.breach(node) ?? 0
        if schedule.isDone(node) {
            let after = late > 0 ? ", \(counted(late, "day")) after its deadline" : ""
            isKnown = true
            ink = .done
            ways = ["finished \(finish.spoken)\(after)", "finished \(finish.spoken)", finish.spoken]
            spoken = ["finished \(finish.spoken)" + (late > 0 ? " \(counted(late, "day")) after its deadline" : "")]
            return
        }
        let driver = schedule.driver(node)
        if driver == .unknown {
            isKnown = false
            ink = .unknown
            ways = [
                "no date known: counted as today, finish \(finish.spoken)", "no date known: counted as today",
                "no date: counted as today", "no date known", "no date",
            ]
            spoken = ["no date is known", "counted as today it finishes \(finish.spoken)"]
            return
        }
        isKnown = true
        let cause = AxisStanding.words(driver, portfolio)
        let finishes = "finish \(finish.spoken)"
        if let latest = schedule.lateFinish(node), let float = schedule.totalFloat(node) {
            let must = "must by \(latest.spoken): \(float > 0 ? "+" : "")\(counted(float, "day"))"
            let long = "\(finishes), \(must)"
            ways = [
                "start \(start.spoken), \(long); driven by \(cause)", "\(long); driven by \(cause)", long,
                "\(finish.spoken), must \(latest.spoken): \(float > 0 ? "+" : "")\(float)d",
                "\(finish.spoken): \(float > 0 ? "+" : "")\(float)d", finish.spoken,
            ]
            ink = float < 0 ? .late : .ok
        } else {
            let free = "\(finishes), no deadline waits on it"
            ways = [
                "start \(start.spoken), \(free); driven by \(cause)", "\(free); driven by \(cause)", free, finishes,
                finish.spoken,
            ]
            ink = .label
        }
        spoken =
            ["starts \(start.spoken)", "finishes \(finish.spoken)"]
            + AxisStanding.spare(schedule.lateFinish(node), schedule.totalFloat(node)) + ["driven by \(cause)"]
    }

    /// `must finish by 31 Jan 2027`, `31 days too late`.
    private static func spare(_ latest: Day?, _ float: Int?) -> [String] {
        guard let latest, let float else { return ["no deadline waits on it"] }
        let rest =
            float < 0
            ? "\(counted(-float, "day")) too late"
            : float == 0 ? "no day to spare" : "\(counted(float, "day")) to spare"
        return ["must finish by \(latest.spoken)", rest]
    }

    /// `D-05 (NESO)`.
    private static func words(_ driver: Schedule.Driver?, _ portfolio: Portfolio) -> String {
        guard case .giver(let giver, _) = driver else { return "its own plan" }
        let id = portfolio.id(giver)
        return portfolio.leadDepartment(of: giver).map { $0 == id ? id : "\(id) (\($0))" } ?? id
    }
}

extension Workbench {
    /// The dates of a row's item as parts of a sentence; nothing where no schedule is at hand, and of an org nothing but
    /// what its link says of days.
    func spokenDates(_ row: TreeRow, _ world: World) -> [String] {
        guard let schedule = knownSchedule(world) else { return [] }
        let standing = AxisStanding(row.node, schedule, world.portfolio)
        let dates = axisDates(row, schedule, world)
        guard !standing.isKnown, !schedule.isScheduled(row.node), !schedule.isInCycle(row.node) else {
            return standing.spoken
        }
        if let promised = dates.promised { return ["promised for \(promised.spoken)"] }
        return dates.needed == nil ? standing.spoken : ["no day is promised"]
    }
}
