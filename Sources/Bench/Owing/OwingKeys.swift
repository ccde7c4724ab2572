// The keys of who owes whom: moving in the grid, what the cells say, the links of a cell.

import Analyses
import Drawing
import Missions

extension Workbench {
    var owingPlan: OwingPlan { OwingPlan(size, lowest: layout.messageRow, owing) }

    /// Lays the grid on top, as it was left. Where there is much to count, that is done while nothing is pressed.
    mutating func openOwing(_ world: World) {
        if owing.isTrue(of: world) || world.portfolio.linkCount <= KnownBottlenecks.quick {
            knowOwing(world)
        } else {
            owing.postpone()
        }
        overlay = .owing
    }

    /// Counts what is awaited: first the schedule, then the grid.
    mutating func awaitOwing(_ world: World) {
        if plan?.isTrue(of: world.portfolio, asOf: world.asOf) != true {
            learnPlan(world)
        } else {
            knowOwing(world)
            hasProgressed = true
        }
    }

    /// Makes the grid true of the portfolio, with its cursor in sight.
    mutating func knowOwing(_ world: World) {
        if !owing.isTrue(of: world) {
            learnPlan(world)
            if let plan { owing.refresh(world, plan.schedule) }
        }
        moveOwing(to: owing.row, owing.column)
    }

    private mutating func moveOwing(to row: Int, _ column: Int) {
        let plan = owingPlan
        owing.go(to: row, column, height: plan.rows, width: plan.columns)
    }

    mutating func pressOwing(_ key: Key, _ world: World) -> [Effect] {
        let (row, column) = (owing.row, owing.column)
        let page = max(1, owingPlan.rows - 1)
        message = nil
        switch key {
        case .escape, .ctrl("c"), .char("q"): overlay = nil
        case _ where owing.isAwaited: return []
        case .enter: listOwed(world)
        case .char("y"): if !owing.ids.isEmpty { return [.copy(owing.copy)] }
        case .tab, .char("m"): owing.turn(1)
        case .backTab, .char("M"): owing.turn(-1)
        case .down, .char("j"): moveOwing(to: row + 1, column)
        case .up, .char("k"): moveOwing(to: row - 1, column)
        case .right, .char("l"): moveOwing(to: row, column + 1)
        case .left, .char("h"): moveOwing(to: row, column - 1)
        case .pageDown, .ctrl("f"), .char(" "): moveOwing(to: row + page, column)
        case .pageUp: moveOwing(to: row - page, column)
        case .home: moveOwing(to: row, 0)
        case .end: moveOwing(to: row, owing.givers.count - 1)
        case .char("g"): moveOwing(to: 0, column)
        case .char("G"): moveOwing(to: owing.receivers.count - 1, column)
        default: break
        }
        // Another measure may need wider cells, so that fewer are in sight.
        if case .owing = overlay { moveOwing(to: owing.row, owing.column) }
        return []
    }

    /// A click goes to a cell, a second one lists its links; beside the grid it closes.
    mutating func clickOwing(_ place: Drawing.Point, _ world: World) -> [Effect] {
        let plan = owingPlan
        guard plan.rect.contains(place) else { return press(.escape, world) }
        guard let cell = plan.cell(at: place) else { return [] }
        let (row, column) = (owing.rows.top + cell.row, owing.columns.top + cell.column)
        guard owing.receivers.indices.contains(row), owing.givers.indices.contains(column) else { return [] }
        if row == owing.row, column == owing.column { return press(.enter, world) }
        moveOwing(to: row, column)
        return []
    }

    private mutating func listOwed(_ world: World) {
        guard let place = owing.place else { return }
        guard owing.cell != nil else { return say(owing.sentence(place.row, place.column, world.portfolio)) }
        ask(.owed(receiver: owing.ids[place.row], giver: owing.ids[place.column]), world)
    }
}
