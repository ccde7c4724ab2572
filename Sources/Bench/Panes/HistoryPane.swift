// History: the latest actions, newest first.

import Missions

struct HistoryPane: Sendable {
    var scroller = Scroller()
    /// The record under the cursor, so that new ones arriving above do not move it; nil follows the newest.
    var anchor: Int?
    /// Words that all have to be in a line; empty shows everything.
    var filter = ""
    /// The places of the lines that the filter leaves, and of which state of the log; nil without a filter.
    private var rows: (places: [Int], head: Int, loaded: Int, filter: String)?

    /// How many lines there are to see.
    func count(_ world: World) -> Int { rows?.places.count ?? world.history.count }

    /// The line of a row.
    func line(_ row: Int, _ world: World) -> HistoryLine {
        world.history[rows.map { $0.places[row] } ?? row]
    }

    /// What is searched and filtered of a line.
    static func text(_ line: HistoryLine) -> String { "#\(line.sequence) \(line.who) \(line.when) \(line.label)" }

    /// Filters anew where the filter is another one or more of the log has been read.
    mutating func makeRows(_ world: World) {
        if filter.isEmpty {
            rows = nil
        } else if rows.map({ $0.head != world.head || $0.loaded != world.history.count || $0.filter != filter }) ?? true
        {
            let words = filter.split(separator: " ").map { Folded(String($0)) }
            let places = world.history.indices.filter { place in
                var text = HistoryPane.text(world.history[place])
                return text.withUTF8 { text in words.allSatisfy { $0.isPart(of: text) } }
            }
            rows = (places, world.head, world.history.count, filter)
        }
    }

    mutating func refresh(_ world: World, height: Int) {
        makeRows(world)
        let count = count(world)
        if let anchor, let row = (0..<count).first(where: { line($0, world).sequence == anchor }) {
            scroller.cursor = row
        } else {
            anchor = nil
            scroller.cursor = 0
        }
        scroller.keepInSight(count: count, height: height)
    }

    mutating func go(to row: Int, _ world: World, height: Int) {
        makeRows(world)
        scroller.go(to: row, count: count(world), height: height)
        anchor = scroller.cursor == 0 ? nil : current(world)?.sequence
    }

    func current(_ world: World) -> HistoryLine? {
        scroller.cursor < count(world) ? line(scroller.cursor, world) : nil
    }
}
