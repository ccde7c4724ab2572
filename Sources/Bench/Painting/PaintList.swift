// Painting the list of missions or other items, and the history.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// The ink of a row: plain, or the same inside the cursor's row.
    func rowInk(_ ink: Ink, isCursor: Bool, in pane: Pane) -> Ink {
        isCursor ? (pane == focus && overlay == nil ? ink.selected : ink.selectedDim) : ink
    }

    /// Puts the terminal's cursor on the selected row of the focused pane, for readers of the screen.
    func pointCursor(_ canvas: inout Canvas, x: Int, y: Int, in pane: Pane) {
        if pane == focus, overlay == nil { canvas.cursor = Point(x: min(x, canvas.width - 1), y: y) }
    }

    func paintList(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        let count = list.count(world)
        if count == 0, !list.look.filter.isEmpty {
            let mine = asksForMine(list.look.filter, .missions, world) ? [Spoken.capitalised(whoMineIs(world))] : []
            empty(&canvas, area, nothingFits(list.look.filter, "None of the \(list.kind.plural)") + mine)
            return
        }
        if count == 0 {
            let isEmpty = Kind.allCases.allSatisfy { world.portfolio.count(of: $0) == 0 }
            empty(
                &canvas, area,
                [
                    "No \(list.kind.plural) yet.", "",
                    wayToFill(list.kind),
                ]
                    + (isEmpty && world.redoLabel != nil
                        ? ["\(key("redo")) does again what was undone: \(world.redoLabel!)."] : [])
                    + (isEmpty ? ["\(key("pane library")) has examples, and templates to begin with."] : []))
            return
        }
        for (line, row) in list.scroller.rows(count: count, height: area.height).enumerated() {
            guard let node = list.node(at: row, world) else {
                paintGroup(&canvas, row, area, y: area.y + line)
                continue
            }
            paintItem(
                &canvas, node, isMarked: isMarked(row, node, in: .missions, world), x: area.x, y: area.y + line,
                width: area.width, isCursor: row == list.scroller.cursor, world)
        }
    }

    private func paintItem(
        _ canvas: inout Canvas, _ node: Node, isMarked: Bool, x: Int, y: Int, width: Int, isCursor: Bool,
        _ world: World
    ) {
        let portfolio = world.portfolio
        func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .missions) }
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), ink: ink(.plain))
        var column = x
        if isCursor { pointCursor(&canvas, x: x, y: y, in: .missions) }
        let isJudged = [.mission, .outcome, .programme].contains(list.kind)
        if isJudged {
            let code = portfolio.latestJudgement(of: node)?.overall
            canvas.put(Wording.rating(code), x: column, y: y, width: 4, ink: ink(Wording.ink(rating: code)))
            column += 5
        } else if list.kind == .raid {
            let cell = portfolio.cell(node)
            let score = cell.map { $0.likelihood * $0.impact }
            canvas.put(
                score.map(String.init) ?? "-", x: column, y: y, width: 2,
                ink: ink(score.map { Wording.ink(score: $0) } ?? .dim), align: .right)
            column += 3
        } else if hasMarks {
            column += 2
        }
        // The sign stands in the blank before the id, where there is one anyway.
        let gap = isJudged || list.kind == .raid ? 1 : 2
        if isMarked { canvas.put(canvas.glyph(.mark), x: column - gap, y: y, ink: ink(.mark)) }
        let id = portfolio.id(node)
        let title = portfolio.title(node)
        // The beginnings of long ids are all the same: the title tells more.
        let isShort = displayWidth(of: id) <= max(4, width / 3)
        // What the list is sorted by is worth more than the counts.
        let fact = list.look.sort?.fact(of: node, portfolio) ?? ""
        var right = fact
        if right.isEmpty, let standing = list.standings[id], standing.open > 0 {
            right = Wording.count(standing.late) + "/" + Wording.count(standing.open)
        }
        let rightWidth = right.isEmpty ? 0 : min(displayWidth(of: right), width * 2 / 5) + 1
        let end = x + width - rightWidth
        if isShort || title == id {
            let idWidth = min(displayWidth(of: id), max(0, end - column))
            canvas.put(id, x: column, y: y, width: idWidth, ink: ink(.accent))
            column += idWidth + 1
        }
        if column < end, title != id { canvas.put(title, x: column, y: y, width: end - column, ink: ink(.plain)) }
        if !right.isEmpty {
            let isLate = (list.standings[id]?.late ?? 0) > 0
            canvas.put(
                right, x: x + width - rightWidth + 1, y: y, width: rightWidth - 1,
                ink: ink(!fact.isEmpty ? .label : isLate ? .late : .ok))
        }
    }

    func paintHistory(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        if world.history.isEmpty {
            empty(
                &canvas, area,
                [
                    "Nothing has been changed yet.", "",
                    "\(key("set")) edits, \(key("add")) adds, \(key("delete")) deletes; \(key("undo")) takes anything back.",
                ])
            return
        }
        let count = history.count(world)
        if count == 0 {
            empty(&canvas, area, nothingFits(history.filter, "No line of what has been read"))
            return
        }
        for (line, row) in history.scroller.rows(count: count, height: area.height).enumerated() {
            let entry = history.line(row, world)
            let isCursor = row == history.scroller.cursor
            func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor && focus == .history, in: .history) }
            let y = area.y + line
            canvas.fill(Rect(x: area.x, y: y, width: area.width, height: 1), ink: ink(.plain))
            if isCursor { pointCursor(&canvas, x: area.x, y: y, in: .history) }
            let sign = entry.isUndone ? canvas.glyph(.dot) : canvas.glyph(.bullet)
            var x =
                area.x
                + canvas.put("\(sign) \(entry.sequence) ", x: area.x, y: y, ink: ink(entry.isUndone ? .dim : .accent))
            let origin = "\(entry.when) \(entry.who)"
            let room = min(displayWidth(of: origin), max(0, area.right - x - 1))
            canvas.put(origin, x: x, y: y, width: room, ink: ink(.label))
            x += room + 1
            canvas.put(entry.label, x: x, y: y, width: max(0, area.right - x), ink: ink(entry.isUndone ? .dim : .plain))
        }
    }

    /// How to come by a selection.
    func wayToSelect(_ world: World) -> String {
        let isEmpty = Kind.allCases.allSatisfy { world.portfolio.count(of: $0) == 0 }
        return isEmpty
            ? "\(key("add mission")) adds a mission."
            : "\(key("pane missions")) chooses an item, \(key("jump to")) jumps to any."
    }

    /// What to do where there is nothing to show.
    func empty(_ canvas: inout Canvas, _ area: Rect, _ sentences: [String]) {
        func lines(_ sentences: [String]) -> [(String, Ink)] {
            sentences.enumerated().flatMap { position, sentence in
                Wording.wrap(sentence, area.width - 2).map { ($0, position == 0 ? Ink.plain : Ink.dim) }
            }
        }
        guard area.height > 0 else { return }
        var all = lines(sentences)
        // Blank lines go first, then what is said last, which is told by a mark.
        if all.count > area.height { all = lines(sentences.filter { !$0.isEmpty }) }
        if all.count > area.height { all[area.height - 1].0 += " " + canvas.glyph(.ellipsis) }
        for (row, (line, ink)) in all.prefix(area.height).enumerated() {
            canvas.put(" " + line, x: area.x, y: area.y + row, width: area.width, ink: ink)
        }
    }
}
