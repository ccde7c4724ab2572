// What a click or a turn of the wheel means, by what lies there on the screen.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// Does what the mouse asks for. What is clicked is what is seen: rows by the rectangles of the panes, hints and
    /// overlays by the painted screen.
    mutating func point(_ pointer: Pointer, _ world: World) -> [Effect] {
        guard size.width >= 20, size.height >= 5 else { return [] }
        if let keys = hint(at: pointer, world) { return press(keys, world) }
        switch overlay {
        case nil: break
        case .search, .filter:
            // A click elsewhere is content with what was found.
            return press([.enter], world) + point(pointer, world)
        default: return pointOverlay(pointer, world)
        }
        pending = []
        hands.letterUse = nil
        hands.count = nil
        if let pane = tab(at: pointer, world) {
            focus(pane, world)
            return []
        }
        if let effects = pointCompanion(pointer, world) { return effects }
        guard let (pane, rect) = layout.rects.first(where: { $0.value.contains(pointer.place) }) else { return [] }
        switch pointer.act {
        case .wheelUp: return turn(pane, -3, world)
        case .wheelDown: return turn(pane, 3, world)
        case .click: break
        }
        message = nil
        guard let inside = layout.inside(pane), inside.contains(pointer.place) else {
            if rect.contains(pointer.place), pane != focus { focus(pane, world) }
            return []
        }
        if pane == .dependencies, tree.isColumns, let side = ColumnPlan(inside).side(at: pointer.place) {
            clickSide(side, row: pointer.place.y - inside.y - 1, world)
            return []
        }
        if pane == .risks { return clickRisks(Drawing.Point(x: pointer.place.x, y: pointer.place.y), inside, world) }
        return click(pane, row: top(pane) + layout.row(at: pointer.place, in: pane), world)
    }

    /// Presses keys one after another.
    mutating func press(_ keys: [Key], _ world: World) -> [Effect] {
        keys.reduce(into: []) { $0 += update(.key($1), world) }
    }

    // MARK: Rows

    /// The first row in sight.
    private func top(_ pane: Pane) -> Int {
        switch pane {
        case .missions: list.scroller.top
        case .dependencies: tree.scroller.top
        case .risks: risks.scroller.top
        case .detail: detail.scroller.top
        case .history: history.scroller.top
        case .library: library.scroller.top
        }
    }

    /// Focuses a pane and selects a row of it; what is selected already is opened.
    private mutating func click(_ pane: Pane, row: Int, _ world: World) -> [Effect] {
        let wasFocused = pane == focus
        if !wasFocused { focus(pane, world) }
        guard row >= 0, row < rowCount(world) else { return [] }
        if wasFocused, row == cursorRow { return openCurrent(world) }
        return moveRows(row - cursorRow, world)
    }

    /// Walks to a side column and to a row of it; the line above the rows leads to the column.
    private mutating func clickSide(_ side: Direction, row: Int, _ world: World) {
        if focus != .dependencies { focus(.dependencies, world) }
        guard let node = tree.current?.node else { return }
        let found = world.portfolio.neighbours(of: node, side)
        walkColumn(side == .upstream ? -1 : 1, world)
        guard found.indices.contains(row), let place = tree.rows.firstIndex(where: { $0.node == found[row].node })
        else { return }
        go(toRow: place, world)
    }

    /// Scrolls a pane; its cursor comes along only where it would fall out of sight.
    private mutating func turn(_ pane: Pane, _ rows: Int, _ world: World) -> [Effect] {
        switch pane {
        case .missions:
            var scroller = list.scroller
            scroller.scroll(by: rows, count: list.count(world), height: height(pane))
            if scroller.cursor != list.scroller.cursor {
                if pane == focus {
                    go(toListRow: scroller.cursor, world)
                } else {
                    list.go(to: scroller.cursor, world, height: height(pane))
                }
            }
            if list.scroller.top != scroller.top { list.isCounted = false }
            list.scroller.top = scroller.top
        case .dependencies:
            var scroller = tree.scroller
            scroller.scroll(by: rows, count: tree.rows.count, height: height(pane))
            if scroller.cursor != tree.scroller.cursor {
                tree.go(to: scroller.cursor, world, height: height(pane))
                if pane == focus { select(tree.anchor?.item, world) }
            }
            tree.scroller.top = scroller.top
        case .risks:
            guard risks.isList, pane == focus else { return [] }
            var scroller = risks.scroller
            scroller.scroll(by: rows, count: risks.list.count, height: riskRows)
            if scroller.cursor != risks.scroller.cursor {
                risks.go(to: scroller.cursor, world, height: riskRows)
                select(risks.anchor, world)
            }
            risks.scroller.top = scroller.top
        case .detail:
            readDetail(world)
            detail.scroll(by: rows, height: height(pane))
        case .history:
            var scroller = history.scroller
            scroller.scroll(by: rows, count: history.count(world), height: height(pane))
            history.go(to: scroller.cursor, world, height: height(pane))
            history.scroller.top = scroller.top
            if rows > 0, scroller.top + 2 * height(pane) >= history.count(world) { return [.moreHistory] }
        case .library:
            var scroller = library.scroller
            scroller.scroll(by: rows, count: library.count(world), height: height(pane))
            library.go(to: scroller.cursor, world, height: height(pane))
            library.scroller.top = scroller.top
        }
        return []
    }

    /// The companion of the tree takes no keys, but a click goes to the item on a row of it.
    private mutating func pointCompanion(_ pointer: Pointer, _ world: World) -> [Effect]? {
        guard let place = layout.companion, (place.box ?? place.inside).contains(pointer.place) else { return nil }
        let height = place.inside.height
        switch pointer.act {
        case .wheelUp: companion.scroller.scroll(by: -3, count: companion.rows.count, height: height)
        case .wheelDown: companion.scroller.scroll(by: 3, count: companion.rows.count, height: height)
        case .click:
            let row = companion.scroller.top + pointer.place.y - place.inside.y
            // The first row is the selection itself.
            if place.inside.contains(pointer.place), row > 0, companion.rows.indices.contains(row) {
                visit(world.portfolio.id(companion.rows[row].node), world)
            }
        }
        return []
    }

    // MARK: Risks

    /// A cell of the grid is picked, and listed by a second click; a row of the list is selected.
    private mutating func clickRisks(_ place: Drawing.Point, _ area: Rect, _ world: World) -> [Effect] {
        let grid = RiskGrid(area)
        let showsBoth = RiskGrid.showsBoth(height: area.height)
        if showsBoth || !risks.isList, let cell = grid.cell(at: place) {
            let isSame = focus == .risks && cell == (risks.likelihood, risks.impact)
            if focus != .risks { focus(.risks, world) }
            risks.isList = false
            if isSame { return openCurrent(world) }
            moveCell(likelihood: cell.likelihood, impact: cell.impact, world)
            return []
        }
        let list = grid.list
        let line = place.y - list.y - 1
        guard showsBoth || risks.isList, line >= 0 else {
            if focus != .risks { focus(.risks, world) }
            return []
        }
        if let threats = threatsShown(world) {
            // The list is about the selection until the pane has the focus.
            guard threats.indices.contains(line) else {
                focus(.risks, world)
                return []
            }
            let risk = world.portfolio.id(threats[line])
            focus(.risks, world)
            visit(risk, world)
            return []
        }
        let wasFocused = focus == .risks && risks.isList
        if focus != .risks { focus(.risks, world) }
        let row = risks.scroller.top + line
        guard risks.list.indices.contains(row) else { return [] }
        if wasFocused, row == risks.scroller.cursor { return openCurrent(world) }
        risks.isList = true
        risks.go(to: row, world, height: riskRows)
        select(risks.anchor, world)
        return []
    }

    // MARK: Hints and tabs

    /// The keys of the hint under a click: the keys stand in an ink of their own, the word behind them.
    private func hint(at pointer: Pointer, _ world: World) -> [Key]? {
        let (x, y) = (pointer.place.x, pointer.place.y)
        let isPopup = overlay == nil && hands.showsWays && y <= layout.messageRow
        guard pointer.act == .click, isPopup || y > layout.messageRow, y < size.height else { return nil }
        let canvas = paint(world)
        func isKey(_ x: Int) -> Bool { canvas[x, y].ink == .key }
        func isBlank(_ x: Int) -> Bool { !isKey(x) && canvas[x, y].glyph == " " }
        var end = x
        while end >= 0, !isKey(end) {
            if isPopup {
                // In the popup a way takes the whole of its line.
                guard canvas[end, y].ink != .overlayBorder else { return nil }
                end -= 1
                continue
            }
            // Two blanks part one hint from the next.
            if isBlank(end), end == 0 || isBlank(end - 1) { return nil }
            guard canvas[end, y].ink == .hint else { return nil }
            end -= 1
        }
        guard end >= 0 else { return nil }
        var start = end
        while start > 0, isKey(start - 1) { start -= 1 }
        while end + 1 < canvas.width, isKey(end + 1) { end += 1 }
        return keys(String((start...end).map { canvas[$0, y].glyph }))
    }

    /// The keys that a hint's label names; of several, such as `Up Down`, the last.
    private func keys(_ label: String) -> [Key]? {
        if let key = Key(name: label) { return [key] }
        let words = label.split(separator: " ").compactMap { Key(name: String($0)) }
        for keys in [words, label.map { Key.char($0) }] where overlay == nil {
            if case .command = keymap.find(pending + keys, in: focus) { return keys }
        }
        return words.count > 1 ? [words[words.count - 1]] : nil
    }

    /// The pane whose number is clicked where the panes are tabs.
    private func tab(at pointer: Pointer, _ world: World) -> Pane? {
        guard layout.shape == .single, pointer.act == .click, let rect = layout.rects[focus], pointer.place.y == rect.y
        else {
            return nil
        }
        let canvas = paint(world)
        let x = pointer.place.x
        guard canvas[x - 1, rect.y].glyph == " " || x == 0, canvas[x + 1, rect.y].glyph == " " else { return nil }
        return Int(String(canvas[x, rect.y].glyph)).flatMap { Pane(rawValue: $0) }
    }
}

/// The geometry of the grid of risks.
struct RiskGrid {
    let area: Rect
    let cellWidth: Int

    init(_ area: Rect) {
        self.area = area
        cellWidth = max(3, min(7, (area.width - 4) / 5))
    }

    /// Whether a pane has room for the list of a cell below the grid.
    static func showsBoth(height: Int) -> Bool { height >= 12 }

    /// How many risks of a cell are in sight: below the grid and a title, or below a title alone.
    static func rows(height: Int) -> Int { showsBoth(height: height) ? height - 8 : max(1, height - 1) }

    /// Where the list of a cell is, its title first.
    var list: Rect { RiskGrid.showsBoth(height: area.height) ? area.splitTop(7).rest : area }

    /// Where a cell begins.
    func place(likelihood: Int, impact: Int) -> Drawing.Point {
        Drawing.Point(x: area.x + 4 + (impact - 1) * cellWidth, y: area.y + 5 - likelihood)
    }

    /// The cell at a place of the screen.
    func cell(at place: Drawing.Point) -> (likelihood: Int, impact: Int)? {
        let likelihood = area.y + 5 - place.y
        guard place.x >= area.x + 4, area.contains(place), 1...5 ~= likelihood else { return nil }
        let impact = (place.x - area.x - 4) / cellWidth + 1
        return 1...5 ~= impact ? (likelihood, impact) : nil
    }
}
