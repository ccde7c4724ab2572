// History: the latest actions, newest first.

import Missions

struct HistoryPane: Sendable {
    var scroller = Scroller()
    /// The record under the cursor, so that new ones arriving above do not move it; nil follows the newest.
    var anchor: Int?

    mutating func refresh(_ world: World, height: Int) {
        if let anchor, let row = world.history.firstIndex(where: { $0.sequence == anchor }) {
            scroller.cursor = row
        } else {
            anchor = nil
            scroller.cursor = 0
        }
        scroller.keepInSight(count: world.history.count, height: height)
    }

    mutating func go(to row: Int, _ world: World, height: Int) {
        scroller.go(to: row, count: world.history.count, height: height)
        anchor = scroller.cursor == 0 ? nil : current(world)?.sequence
    }

    func current(_ world: World) -> HistoryLine? {
        world.history.indices.contains(scroller.cursor) ? world.history[scroller.cursor] : nil
    }
}
