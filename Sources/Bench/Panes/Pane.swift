// The panes, and the one thing they share: a cursor that keeps itself in sight.

import Drawing

/// A pane of the workbench; the raw value is its key.
public enum Pane: Int, CaseIterable, Hashable, Sendable {
    case missions = 1
    case dependencies, risks, detail, history, library

    public var title: String {
        switch self {
        case .missions: "Missions"
        case .dependencies: "Dependencies"
        case .risks: "Risks"
        case .detail: "Detail"
        case .history: "History"
        case .library: "Library"
        }
    }
}

/// A cursor in a list, and the first row in sight.
struct Scroller: Hashable, Sendable {
    var cursor = 0
    var top = 0

    /// Moves the cursor by a number of rows and keeps it within the list and in sight.
    mutating func move(by rows: Int, count: Int, height: Int) {
        let (sum, overflow) = cursor.addingReportingOverflow(rows)
        go(to: overflow ? (rows > 0 ? count - 1 : 0) : sum, count: count, height: height)
    }

    /// Puts the cursor on a row, or the nearest there is.
    mutating func go(to row: Int, count: Int, height: Int) {
        cursor = max(0, min(row, count - 1))
        keepInSight(count: count, height: height)
    }

    mutating func keepInSight(count: Int, height: Int) {
        cursor = max(0, min(cursor, count - 1))
        let height = max(1, height)
        if cursor < top { top = cursor }
        if cursor >= top + height { top = cursor - height + 1 }
        top = max(0, min(top, count - height))
    }

    /// Moves as a key asks, where what lies on top is only read. False where the key is none of these.
    mutating func press(_ key: Key, count: Int, height: Int) -> Bool {
        let page = max(1, height - 1)
        let rows: Int
        switch key {
        case .down, .char("j"): rows = 1
        case .up, .char("k"): rows = -1
        case .pageDown, .ctrl("f"), .char(" "): rows = page
        case .pageUp: rows = -page
        case .home, .char("g"): rows = -count
        case .end, .char("G"): rows = count
        default: return false
        }
        move(by: rows, count: count, height: height)
        return true
    }

    /// Moves the rows in sight, and the cursor only where it would fall out of them.
    mutating func scroll(by rows: Int, count: Int, height: Int) {
        let height = max(1, height)
        top = max(0, min(top + rows, count - height))
        cursor = max(top, min(cursor, top + height - 1, count - 1))
    }

    /// Puts the cursor's row in the middle.
    mutating func centre(count: Int, height: Int) {
        top = cursor - height / 2
        top = max(0, min(top, count - max(1, height)))
    }

    /// The rows in sight.
    func rows(count: Int, height: Int) -> Range<Int> {
        let first = min(top, max(0, count))
        return first..<min(count, first + max(0, height))
    }
}
