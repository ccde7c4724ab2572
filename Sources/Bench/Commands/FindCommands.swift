// Searching a pane, and jumping anywhere.

import Drawing
import Missions

extension Command {
    static let finding: [Command] = [
        Command(
            "search", .find, ["/"], in: [], "search this pane as you type", hint: "search",
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

extension Workbench {
    fileprivate var nothingSearched: String? {
        searched.isEmpty ? "Nothing has been searched for yet: \(key("search")) searches." : nil
    }

    /// The row of the focused pane's cursor.
    var cursorRow: Int {
        switch focus {
        case .missions: list.scroller.cursor
        case .dependencies: tree.scroller.cursor
        case .risks: risks.scroller.cursor
        case .detail: detail.scroller.cursor
        case .history: history.scroller.cursor
        case .library: library.scroller.cursor
        }
    }

    func rowCount(_ world: World) -> Int {
        switch focus {
        case .missions: list.count(world)
        case .dependencies: tree.rows.count
        case .risks: risks.list.count
        case .detail: detail.lines.count
        case .history: world.history.count
        case .library: library.rows(world).count
        }
    }

    mutating func go(toRow row: Int, _ world: World) { _ = moveRows(row - cursorRow, world) }

    fileprivate mutating func searchAgain(_ step: Int, _ world: World) -> [Effect] {
        if !find(searched, from: cursorRow + step, step, world) { fail("\"\(searched)\" is not in this pane.") }
        return []
    }

    /// Moves to the next row that holds a text, from a row on, round the ends. False where there is none.
    mutating func find(_ text: String, from start: Int, _ step: Int, _ world: World) -> Bool {
        let count = rowCount(world)
        let wanted = Array(text.utf8).map(Fuzzy.fold)
        guard count > 0, !wanted.isEmpty else { return false }
        for offset in 0..<count {
            let row = ((start + offset * step) % count + count) % count
            if holds(row, wanted, world) {
                if focus == .risks { risks.isList = true }
                go(toRow: row, world)
                return true
            }
        }
        return false
    }

    private func holds(_ row: Int, _ wanted: [UInt8], _ world: World) -> Bool {
        switch focus {
        case .missions: list.node(at: row, world).map { holds($0, wanted, world) } ?? false
        case .dependencies: holds(tree.rows[row].node, wanted, world)
        case .risks: holds(risks.list[row], wanted, world)
        case .detail: holds(detail.lines[row].spans.map(\.text).joined(), wanted)
        case .history:
            holds("#\(world.history[row].sequence) \(world.history[row].who) \(world.history[row].label)", wanted)
        case .library:
            switch library.rows(world)[row] {
            case .shelf(let shelf): holds(shelf.rawValue, wanted)
            case .line(let line): holds("\(line.title) \(line.about)", wanted)
            }
        }
    }

    private func holds(_ node: Node, _ wanted: [UInt8], _ world: World) -> Bool {
        Fuzzy.contains(world.portfolio.titleBytes(node), wanted)
            || Fuzzy.contains(world.portfolio.idBytes(node), wanted)
    }

    private func holds(_ text: String, _ wanted: [UInt8]) -> Bool {
        var text = text
        return text.withUTF8 { Fuzzy.contains($0, wanted) }
    }
}
