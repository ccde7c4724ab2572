// The newest entries of the log as the workbench lists them.

import Bench
import Missions
import Storage

/// The newest entries of a log as lines, the last first, kept true from one action to the next.
struct LogLines {
    private(set) var lines: [HistoryLine]
    private var hasAll: Bool
    private let clock: WallClock

    /// How much of the log is read at a time.
    private static let page = 200

    /// The first page.
    init(of library: Library, _ clock: WallClock) throws {
        let entries = try library.entries(limit: LogLines.page)
        lines = entries.map { HistoryLine($0, clock) }
        hasAll = entries.count < LogLines.page
        self.clock = clock
    }

    /// Takes in an action, without reading anything again where nothing else changed.
    mutating func note(_ entry: Entry, in library: Library) {
        let expected = (lines.first?.sequence ?? 0) + 1
        guard entry.group == expected else {
            try? readAnew(library)
            return
        }
        var line = HistoryLine(entry, clock)
        line.changes = []
        switch entry.action {
        case .undo, .redo:
            for row in lines.indices where lines[row].group == entry.concerns {
                lines[row].isUndone = entry.action == .undo
            }
        case .goto:
            try? readAnew(library)
            return
        case .do, .import: break
        }
        lines.insert(line, at: 0)
    }

    mutating func readAnew(_ library: Library) throws {
        lines = try library.entries(limit: max(LogLines.page, lines.count)).map { HistoryLine($0, clock) }
    }

    /// One page more, where there is one.
    mutating func readMore(_ library: Library) {
        guard !hasAll, let oldest = lines.last?.group,
            let more = try? library.entries(before: oldest, limit: LogLines.page)
        else { return }
        hasAll = more.count < LogLines.page
        lines += more.map { HistoryLine($0, clock) }
    }
}
