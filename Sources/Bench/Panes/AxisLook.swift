// The date axis of the tree: what is chosen of it, what a row has on it, and how it follows the cursor.

import Analyses
import Drawing
import Missions

/// What the user has made of the date axis.
struct AxisLook: Sendable {
    /// A row of the tree, whatever its place.
    struct Row: Hashable, Sendable {
        let parent: ItemID?
        let item: ItemID
    }

    var isShown = false
    /// What was chosen to be in sight; nil shows all dates of the rows in sight, as finely as there is room.
    var window: AxisWindow?
    /// The cursor's row, when the window last followed it.
    var followed: Row?
    /// What drives the selection, itself among it; and of which item and which schedule that is true.
    var path: Set<Node> = []
    private var known: (item: ItemID?, plan: Int, asOf: Day)?

    /// Finds anew what drives an item, where the item or the schedule is another. The way may be as long as the portfolio.
    mutating func learnPath(to item: ItemID?, _ node: Node?, _ plan: KnownPlan) {
        let asOf = plan.schedule.asOf
        if let known, known.item == item, known.plan == plan.madeAt, known.asOf == asOf { return }
        known = (item, plan.madeAt, asOf)
        path = Set(node.map { plan.schedule.drivingPath(to: $0).map(\.node) } ?? [])
    }
}

/// How a row of the tree is divided: the item, the sign of what drives the selection, the axis.
struct AxisColumns: Hashable, Sendable {
    let name: Int
    let gap: Int
    let axis: Int
    var start: Int { name + gap }

    /// What an id of eight columns, its branches and the beginning of a title take.
    private static let named = 21

    /// Two fifths are the item's; of little room half, where ids would be cut.
    init(width: Int) {
        gap = width >= 24 ? 2 : 1
        name = max(1, width * 2 / 5, min(AxisColumns.named, width / 2))
        axis = max(1, width - name - gap)
    }
}

extension Workbench {
    /// The schedule, where it is at hand.
    func knownSchedule(_ world: World) -> Schedule? {
        guard let plan else { return nil }
        // That of before the last change stays until there is time for another.
        let isKept = postponed.axis && plan.schedule.asOf == world.asOf
        return isKept || plan.isTrue(of: world.portfolio, asOf: world.asOf) ? plan.schedule : nil
    }

    /// The date axis of the tree as it is now; nil where none is on screen.
    func dateAxis(_ world: World) -> DateAxis? {
        guard axis.isShown, let inside = layout.inside(.dependencies), let schedule = knownSchedule(world) else {
            return nil
        }
        let width = AxisColumns(width: inside.width).axis
        if let window = axis.window { return DateAxis(window, width: width) }
        var days: [Day] = []
        for row in tree.scroller.rows(count: tree.rows.count, height: inside.height) {
            days += axisDates(tree.rows[row], schedule, world).all
        }
        // A companion in a box of its own is shown as far as it lies in the tree's time.
        if let place = layout.companion, place.box == nil {
            for row in companyRows(place) { days += axisDates(companion.rows[row], schedule, world).all }
        }
        let span = tree.current.flatMap { axisDates($0, schedule, world).span }
        return .fitting(days, around: span, also: [world.asOf, world.horizon], width: width)
    }

    /// The dates of a row, and those of the link that leads to it.
    func axisDates(_ row: TreeRow, _ schedule: Schedule, _ world: World) -> AxisDates {
        let (node, portfolio) = (row.node, world.portfolio)
        var dates = AxisDates()
        if let edge = row.edge, portfolio.type(edge) == .needs {
            dates.promised = portfolio.day(edge, .promisedBy)
            dates.needed = portfolio.day(edge, .needBy)
        }
        guard schedule.isScheduled(node) else {
            // An org that promised a day has that one; its sign tells.
            let promise = dates.needed == nil ? "no date" : "no promise"
            dates.word = schedule.isInCycle(node) ? "in a cycle" : dates.promised == nil ? promise : ""
            return dates
        }
        dates.deadline = schedule.deadline(node)
        dates.isDone = schedule.isDone(node)
        let isKnown = schedule.driver(node) != .unknown
        if schedule.isCounted(node) {
            dates.word = "no date"
            dates.counted = schedule.earlyFinish(node)
            return dates
        }
        dates.finish = schedule.earlyFinish(node)
        // What is done may have finished before those it waits for.
        dates.start = isKnown ? schedule.earlyStart(node) : dates.finish
        dates.latest = schedule.lateFinish(node)
        return dates
    }

    /// Keeps the schedule true while the axis is on screen, and the window on the cursor's row.
    mutating func keepAxis(_ world: World) {
        guard axis.isShown, layout.rects[.dependencies] != nil else { return }
        if !postponed.axis { learnPlan(world) }
        if let plan { axis.learnPath(to: selection, selected(world), plan) }
        guard let anchor = tree.anchor else { return }
        let row = AxisLook.Row(parent: anchor.parent, item: anchor.item)
        guard axis.followed != row else { return }
        axis.followed = row
        if axis.window != nil, let axis = dateAxis(world), let current = tree.current, let schedule = plan?.schedule,
            let span = axisDates(current, schedule, world).span
        {
            let shown = axis.showing(span)
            self.axis.window = AxisWindow(zoom: shown.zoom, first: shown.first)
        }
    }
}

extension World {
    /// The last day that counts before the voters are asked again: what the portfolio's settings name, else the latest day
    /// of the next general election in the United Kingdom. The parliament first met on 9 July 2024 and is dissolved five
    /// years later; 25 working days after that is 15 August 2029 (Dissolution and Calling of Parliament Act 2022).
    var horizon: Day { portfolio.settings.day(Field("parliament_end")) ?? Day(year: 2029, month: 8, day: 15)! }
}
