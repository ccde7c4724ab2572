// Searching a pane, and jumping anywhere.

import Drawing
import Missions

extension Command {
    static let finding: [Command] = [
        Command(
            "search", .find, ["/"], "search this pane as you type", hint: "search",
            run: { bench, _ in
                bench.overlay = .search(SearchLine(bench))
                return []
            }),
        Command(
            "next match", .find, ["n", "F3"], "next match", counts: .repeats,
            unless: { bench, _ in bench.nothingSearched },
            run: { $0.searchAgain(1, $1) }),
        Command(
            "previous match", .find, ["N"], "previous match", counts: .repeats,
            unless: { bench, _ in bench.nothingSearched },
            run: { $0.searchAgain(-1, $1) }),
        Command(
            "jump to", .find, ["p", "C-p"], "jump to any item by a few letters of its name or id", hint: "jump",
            run: { bench, world in
                bench.open(Picker(.jump, "Jump to"), world)
                return []
            }),
    ]
}

/// A search being typed, and where it began.
struct SearchLine: Sendable {
    var line = EditLine()
    /// Whether what is typed is nowhere in the pane.
    var isNowhere = false
    let row: Int
    let wasList: Bool
    let selection: ItemID?

    init(_ bench: Workbench) {
        selection = bench.selection
        row = bench.cursorRow
        wasList = bench.risks.isList
    }
}

/// What was last searched for, and the rows where it is.
struct Search: Sendable {
    var text = ""
    /// Whether the places are shown in the rows.
    var isShown = false
    /// The pane it was searched in.
    private(set) var pane: Pane?
    /// The rows that hold it, from the first on.
    private(set) var rows: [Int] = []
    /// What the rows were found in: of a list as long as the portfolio they are not looked for again at every step.
    private var found: Found?

    private struct Found: Hashable {
        let text: String
        let key: ListRows.Key
    }

    /// `3 of 17`, where a row is one of those found.
    func place(of row: Int) -> String? {
        rows.firstIndex(of: row).map { "\($0 + 1) of \(rows.count)" }
    }

    /// Finds the rows of the focused pane that hold a text.
    mutating func find(_ text: String, _ bench: Workbench, _ world: World) {
        let list = bench.list
        let key = Found(text: text, key: ListRows.Key(list.kind, list.look, world))
        if bench.focus == .missions, pane == .missions, found == key { return }
        // A letter more narrows what was found before.
        let isNarrower =
            bench.focus == .missions && pane == .missions && found?.key == key.key && !rows.isEmpty
            && text.hasPrefix(found?.text ?? text + " ")
        pane = bench.focus
        found = pane == .missions ? key : nil
        let wanted = Folded(text)
        if wanted.isEmpty {
            rows = []
        } else if isNarrower {
            rows = rows.filter { bench.holds($0, wanted, world) }
        } else {
            rows = (0..<bench.rowCount(of: bench.focus, world)).filter { bench.holds($0, wanted, world) }
        }
    }

    /// The next of the rows found from a row on, or the one before it; round the ends where there is none.
    func next(from row: Int, _ step: Int) -> (row: Int, isWrapped: Bool)? {
        guard let first = rows.first, let last = rows.last else { return nil }
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        if step > 0 { return low < rows.count ? (rows[low], false) : (first, true) }
        if low < rows.count, rows[low] == row { return (row, false) }
        return low > 0 ? (rows[low - 1], false) : (last, true)
    }
}

extension Workbench {
    fileprivate var nothingSearched: String? {
        search.text.isEmpty ? "Nothing has been searched for yet: \(key("search")) searches." : nil
    }

    /// The cursor of a pane, and its first row in sight.
    func scroller(of pane: Pane) -> Scroller {
        switch pane {
        case .missions: list.scroller
        case .dependencies: tree.scroller
        case .risks: risks.scroller
        case .detail: detail.scroller
        case .history: history.scroller
        case .library: library.scroller
        }
    }

    /// The row of the focused pane's cursor.
    var cursorRow: Int { scroller(of: focus).cursor }

    func rowCount(of pane: Pane, _ world: World) -> Int {
        switch pane {
        case .missions: list.count(world)
        case .dependencies: tree.rows.count
        case .risks: risks.list.count
        case .detail: detail.lines.count
        case .history: history.count(world)
        case .library: library.count(world)
        }
    }

    mutating func go(toRow row: Int, _ world: World) { _ = moveRows(row - cursorRow, world) }

    fileprivate mutating func searchAgain(_ step: Int, _ world: World) -> [Effect] {
        guard let isWrapped = find(search.text, from: cursorRow + step, step, world) else {
            fail("\"\(search.text)\" is not in this pane.")
            return []
        }
        search.isShown = true
        sayWhereFound(isWrapped: isWrapped, goesUp: step < 0)
        return []
    }

    /// Says which of the matches the cursor is on, and that it went round where it did.
    mutating func sayWhereFound(isWrapped: Bool, goesUp: Bool) {
        let round =
            !isWrapped ? "" : goesUp ? ", round from the first to the last" : ", round from the last to the first"
        say("\"\(search.text)\" \(search.place(of: cursorRow) ?? "")\(round)")
        message!.offers = "\(key("next match")) next  \(key("previous match")) previous"
    }

    /// Moves to the next row that holds a text, from a row on, round the ends. Says whether it went round; nil where
    /// there is none.
    mutating func find(_ text: String, from start: Int, _ step: Int, _ world: World) -> Bool? {
        search.find(text, self, world)
        guard let next = search.next(from: start, step) else { return nil }
        if focus == .risks { risks.isList = true }
        go(toRow: next.row, world)
        return next.isWrapped
    }

    /// Whether a row of the focused pane holds a text.
    func holds(_ row: Int, _ wanted: Folded, _ world: World) -> Bool {
        switch focus {
        case .missions: list.node(at: row, world).map { holds($0, wanted, world) } ?? false
        case .dependencies: holds(tree.rows[row].node, wanted, world)
        case .risks: holds(risks.list[row], wanted, world)
        case .detail: holds(detail.lines[row].spans.map(\.text).joined(), wanted)
        case .history: holds(HistoryPane.text(history.line(row, world)), wanted)
        case .library:
            switch library.rows(world)[row] {
            case .shelf(let shelf): holds(shelf.rawValue, wanted)
            case .line(let line): holds("\(line.title) \(line.about)", wanted)
            }
        }
    }

    private func holds(_ node: Node, _ wanted: Folded, _ world: World) -> Bool {
        wanted.isPart(of: world.portfolio.titleBytes(node)) || wanted.isPart(of: world.portfolio.idBytes(node))
    }

    private func holds(_ text: String, _ wanted: Folded) -> Bool {
        var text = text
        return text.withUTF8 { wanted.isPart(of: $0) }
    }
}
