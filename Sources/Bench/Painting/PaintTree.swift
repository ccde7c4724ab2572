// Painting the dependency tree: branches, folds, whose it is, how late, how often shared.

import Analyses
import Drawing
import Missions

extension Workbench {
    func paintTree(_ canvas: inout Canvas, _ area: Rect, _ world: World) {
        if tree.rows.isEmpty, tree.sifted?.fit == 0 {
            empty(&canvas, area, nothingFits(tree.filter, "None here"))
            return
        }
        if tree.rows.isEmpty {
            empty(&canvas, area, ["Nothing to walk from.", "", wayToSelect(world)])
            return
        }
        if tree.isColumns { return paintColumns(&canvas, area, world) }
        paintAxisHead(&canvas, world)
        paintRows(&canvas, of: tree, area, tree.scroller.rows(count: tree.rows.count, height: area.height), world)
        if let sifted = tree.sifted, sifted.fit == 0 {
            let rest = area.splitTop(area.height < 7 ? 1 : 2).rest
            let words = nothingFits(tree.filter, "No row below")
            empty(&canvas, Rect(x: rest.x + 1, y: rest.y, width: rest.width - 1, height: rest.height), words)
        } else if tree.rows.count == 1, fold(tree.rows[0], of: tree, world) == .leaf {
            let node = tree.rows[0].node
            let needs = LinkType.needs.joins(world.portfolio.kind(node), to: .milestone)
            let add =
                needs
                ? "\(key("add dependency")) adds a dependency."
                : Workbench.child(of: world.portfolio.kind(node)) == nil
                    ? "" : "\(key("add child")) adds what it is made of."
            let words =
                tree.direction == .upstream
                ? ["It needs nothing that is written down.", add, "\(key("tree downstream")) shows what waits on it."]
                : ["Nothing waits on it.", "\(key("tree upstream")) shows what it needs."]
            let rest = area.splitTop(area.height < 7 ? 1 : 2).rest
            empty(&canvas, Rect(x: rest.x + 1, y: rest.y, width: rest.width - 1, height: rest.height), words)
        }
    }

    /// Paints the other direction of the selected item: in a box of its own, or below a rule in the tree's pane.
    func paintCompanion(_ canvas: inout Canvas, _ world: World) {
        guard let place = layout.companion else { return }
        let node = selected(world)
        let count = companyCount
        let turn = key(companion.direction == .upstream ? "tree upstream" : "tree downstream")
        let item = selection ?? ""
        var title =
            node == nil
            ? companion.direction == .upstream ? "< needs" : "> waiting"
            : companion.direction == .upstream ? "< \(item) needs" : "> waiting on \(item)"
        if let box = place.box {
            let number = count == 0 ? "" : "\(count)"
            if layout.hasBorders {
                canvas.box(box, title: title, right: number, focused: false)
            } else {
                canvas.heading(layout.titleLine(box), title: title, right: number, focused: false)
            }
        } else if let rule = place.rule {
            // The rule is the lower edge of the tree above it.
            if count > 0 { title += ": \(count)" }
            let below = layout.hasBorders ? more(.dependencies, world) ?? "" : ""
            canvas.rule(
                rule, title: title, right: String(below.dropFirst().dropLast()), ink: .border, words: .title)
        }
        paintCompanionAxis(&canvas, place, world)
        paintCompany(&canvas, place, turn, node, count, world)
    }

    private func paintCompany(
        _ canvas: inout Canvas, _ place: Layout.Companion, _ turn: String, _ node: Node?, _ count: Int, _ world: World
    ) {
        let area = place.inside
        // Below the tree the item itself stands above the rule already.
        let first = place.box == nil ? 1 : 0
        let rows = first..<max(first, min(companion.rows.count, first + area.height))
        let hidden = companion.rows.count - rows.upperBound
        let more = hidden > 0 && count > 0 ? " \(hidden) more " : ""
        if layout.hasBorders {
            let isShared = place.box == nil
            let edge = place.box ?? layout.rects[.dependencies] ?? area
            let x = edge.right - 2 - displayWidth(of: more)
            let isFocused = isShared && focus == .dependencies
            if x > edge.x { canvas.put(more, x: x, y: edge.bottom - 1, ink: isFocused ? .borderFocused : .border) }
            if isShared { paintDates(&canvas, on: edge.x + 2, y: edge.bottom - 1, until: x, world) }
        }
        guard let node else {
            empty(&canvas, area, ["Nothing is selected.", "", wayToSelect(world)])
            return
        }
        if count == 0 {
            let kind = world.portfolio.kind(node)
            guard Workbench.isWalked(kind) else {
                empty(&canvas, area, ["It stands in no tree: \(self.key("pane detail")) shows what it is linked to."])
                return
            }
            let needs = LinkType.needs.joins(kind, to: .milestone)
            empty(
                &canvas, area,
                companion.direction == .downstream
                    ? ["Nothing waits on it."]
                    : [
                        "It needs nothing that is written down.",
                        needs ? "\(self.key("add dependency")) adds a dependency." : "",
                    ])
            return
        }
        if companion.rows.isEmpty {
            empty(&canvas, area, ["Too many to show beside it: \(turn) lists all \(count)."])
            return
        }
        paintRows(&canvas, of: companion, area, rows, world)
        if !layout.hasBorders, !more.isEmpty {
            canvas.put(more, x: area.right - displayWidth(of: more), y: area.bottom - 1, ink: .dim)
        }
    }

    private func fold(_ row: TreeRow, of pane: TreePane, _ world: World) -> TreeRow.Fold {
        pane.fold(row, world.portfolio).fold
    }

    private func paintRows(
        _ canvas: inout Canvas, of pane: TreePane, _ area: Rect, _ rows: Range<Int>, _ world: World
    ) {
        if let axis = dateAxis(world) {
            paintDated(&canvas, of: pane, area, rows, axis, world)
            return
        }
        let facts = rows.map { self.facts(pane.rows[$0], of: pane, width: area.width, world) }
        let columns = FactColumns(facts, width: area.width)
        let isTree = pane.direction == tree.direction
        for (line, row) in rows.enumerated() {
            let node = pane.rows[row].node
            paintRow(
                &canvas, pane.rows[row], facts[line], columns, x: area.x, y: area.y + line, width: area.width,
                isCursor: isTree && row == tree.scroller.cursor,
                isMarked: isTree
                    ? isMarked(row, node, in: .dependencies, world) : marks.contains(world.portfolio.id(node)), world)
        }
    }

    /// The rows with their dates in place of the facts at the right.
    private func paintDated(
        _ canvas: inout Canvas, of pane: TreePane, _ area: Rect, _ rows: Range<Int>, _ axis: DateAxis, _ world: World
    ) {
        let isTree = pane.direction == tree.direction
        let columns = AxisColumns(width: area.width)
        // A companion in a box of its own shows the same time from the same day on.
        let axis = DateAxis(AxisWindow(zoom: axis.zoom, first: axis.first), width: columns.axis)
        for (line, row) in rows.enumerated() {
            let shown = pane.rows[row]
            let fold = pane.fold(shown, world.portfolio).fold
            let isCursor = isTree && row == tree.scroller.cursor
            let isMarked =
                isTree
                ? isMarked(row, shown.node, in: .dependencies, world)
                : marks.contains(world.portfolio.id(shown.node))
            paintRow(
                &canvas, shown, Facts(fold: fold, department: ""), FactColumns([], width: 0), x: area.x,
                y: area.y + line, width: columns.name, isCursor: isCursor, isMarked: isMarked, world)
            paintAxisRow(
                &canvas, shown, axis, Rect(x: area.x, y: area.y + line, width: area.width, height: 1),
                isCursor: isCursor, world)
        }
    }

    /// Says on the pane's lower edge by when what the cursor is on is needed, and by when it is promised.
    func paintDates(_ canvas: inout Canvas, on x: Int, y: Int, until end: Int, _ world: World) {
        if paintStanding(&canvas, on: x, y: y, until: end, world) { return }
        guard let edge = tree.current?.edge, let dates = dates(edge, world) else { return }
        let promise = Wording.sentence(Promise(edge, in: world.portfolio, asOf: world.asOf))
        let short = dates.hasPrefix("by ") ? String(dates.dropFirst(3)) : dates
        let long = dates.hasPrefix("by ") ? "need-" + dates : dates
        let (giver, receiver) = (world.portfolio.to(edge), world.portfolio.from(edge))
        let ends = "\(department(giver, world)) to \(department(receiver, world))"
        let ways = ["\(ends), \(long): \(promise.text)", "\(long): \(promise.text)", long, dates, short]
        guard let text = ways.first(where: { displayWidth(of: $0) <= end - x - 3 }) else { return }
        canvas.put(" \(text) ", x: x, y: y, ink: promise.ink)
    }

    /// `by 14 Jan 2026, promised 31 Mar 2026`; nil where no day is named, or the link is none that is promised.
    private func dates(_ edge: Edge, _ world: World) -> String? {
        guard world.portfolio.type(edge) == .needs else { return nil }
        let needBy = world.portfolio.day(edge, .needBy).map { "by \($0.spoken)" }
        let promised = world.portfolio.day(edge, .promisedBy).map { "promised \($0.spoken)" }
        guard needBy != nil || promised != nil else { return nil }
        return [needBy, promised ?? "not promised"].compactMap { $0 }.joined(separator: ", ")
    }

    private func department(_ node: Node, _ world: World) -> String {
        world.portfolio.leadOrg(of: node).map { world.portfolio.id(world.portfolio.department(of: $0)) } ?? ""
    }

    private func paintRow(
        _ canvas: inout Canvas, _ row: TreeRow, _ facts: Facts, _ columns: FactColumns, x: Int, y: Int, width: Int,
        isCursor: Bool, isMarked: Bool, _ world: World
    ) {
        let portfolio = world.portfolio
        func ink(_ ink: Ink) -> Ink { rowInk(ink, isCursor: isCursor, in: .dependencies) }
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), ink: ink(.plain))
        var column = x + paintBranches(&canvas, row, x: x, y: y, room: width / 2, ink: ink(.border))
        if isCursor { pointCursor(&canvas, x: column, y: y, in: .dependencies) }
        let (sign, signInk) = sign(facts.fold, canvas)
        column += canvas.put(sign + " ", x: column, y: y, ink: ink(signInk))
        if isMarked { canvas.put(canvas.glyph(.mark), x: column - 1, y: y, ink: ink(.mark)) }

        let id = portfolio.id(row.node)
        let title = portfolio.title(row.node)
        let isRepeat = facts.fold == .seen || facts.fold == .cycle
        let text =
            facts.fold == .seen ? "^ shown above" : facts.fold == .cycle ? "leads back here" : title == id ? "" : title
        // The days stand where they cut no title short; a row without days has their room for its title.
        var end = x + width - columns.total
        let needed = displayWidth(of: id) + 1 + displayWidth(of: text)
        let dates = column + needed < end ? facts.dates : ""
        if dates.isEmpty { end += columns.dates }
        // Of a long id the beginning is enough: the title tells more.
        let idRoom = min(displayWidth(of: id), max(min(8, (end - column) / 2), (end - column) / (text.isEmpty ? 1 : 3)))
        canvas.put(id, x: column, y: y, width: min(idRoom, max(0, end - column)), ink: ink(isRepeat ? .seen : .accent))
        column += idRoom + 1
        let titleInk: Ink = facts.fold == .cycle ? .cycle : isRepeat ? .seen : row.depth == 0 ? .heading : .plain
        if end - column > 1 {
            canvas.put(text, x: column, y: y, width: end - column - 1, ink: ink(titleInk))
        } else if !text.isEmpty, end > x {
            canvas.put(canvas.glyph(.ellipsis), x: end - 1, y: y, ink: ink(titleInk))
        }

        column = x + width - columns.total
        if !dates.isEmpty { canvas.put(dates, x: column, y: y, width: columns.dates, ink: ink(.label)) }
        column += columns.dates
        let whose = width >= FactColumns.wide && !facts.way.isEmpty ? facts.way : facts.department
        canvas.put(whose, x: column, y: y, width: columns.department, ink: ink(.department))
        column += columns.department
        for (text, factInk, room) in [
            (facts.promise.text, facts.promise.ink, columns.promise), (facts.shared, .mark, columns.shared),
            (facts.waiting, .label, columns.waiting),
            (facts.hidden, .dim, columns.hidden),
        ] where room > 0 {
            column += room
            canvas.put(text, x: column - displayWidth(of: text), y: y, ink: ink(factInk))
        }
    }

    /// Bars for the ancestors that go on below, then the branch. Deep rows say how deep instead. Returns the columns used.
    private func paintBranches(_ canvas: inout Canvas, _ row: TreeRow, x: Int, y: Int, room: Int, ink: Ink) -> Int {
        guard row.depth > 0 else { return 0 }
        var column = x
        if row.depth * 2 > room || row.depth > 60 {
            column += canvas.put("\(canvas.glyph(.ellipsis))\(row.depth) ", x: column, y: y, ink: ink)
        } else {
            for depth in 1..<max(1, row.depth) {
                let goesOn = row.bars & (1 << UInt64(depth)) != 0
                column += canvas.put(canvas.glyph(goesOn ? .treeBar : .treeBlank), x: column, y: y, ink: ink)
            }
        }
        column += canvas.put(canvas.glyph(row.isLast ? .treeLast : .treeBranch), x: column, y: y, ink: ink)
        return column - x
    }

    private func sign(_ fold: TreeRow.Fold, _ canvas: Canvas) -> (String, Ink) {
        switch fold {
        case .leaf: (canvas.glyph(.leaf), .plain)
        case .open: (canvas.glyph(.foldOpen), .accent)
        case .closed: (canvas.glyph(.foldClosed), .accent)
        case .seen: (canvas.glyph(.seen), .seen)
        case .cycle: (canvas.glyph(.cycle), .cycle)
        }
    }

    private func facts(_ row: TreeRow, of pane: TreePane, width: Int, _ world: World) -> Facts {
        let portfolio = world.portfolio
        let (fold, steps) = pane.fold(row, portfolio)
        var facts = Facts(fold: fold, department: department(row.node, world))
        if let edge = row.edge, portfolio.type(edge) == .needs {
            // Who gives to whom takes looking up, so only where there is room to say it.
            if width >= FactColumns.wide {
                let other = department(
                    portfolio.from(edge) == row.node ? portfolio.to(edge) : portfolio.from(edge), world)
                if other != facts.department, !other.isEmpty {
                    let isGiver = portfolio.to(edge) == row.node
                    facts.way = isGiver ? "\(facts.department)>\(other)" : "\(other)>\(facts.department)"
                }
            }
            if FactColumns.hasDates(width: width) { facts.dates = dates(edge, world) ?? "" }
            facts.promise = Wording.promise(Promise(edge, in: portfolio, asOf: world.asOf))
            if portfolio.has(edge, .hard, "false"), facts.promise.text == "ok" { facts.promise.text = "ok~" }
        } else if let code = portfolio.latestJudgement(of: row.node)?.overall {
            facts.promise = ("[\(code.prefix(2))]", Wording.ink(rating: code))
        }
        let others = pane.steps(row.node, portfolio).back
        if others > 1, row.depth > 0 { facts.shared = "x" + Wording.count(others) }
        if let waiting {
            let (all, sole) = (waiting.count(on: row.node), waiting.soleCount(on: row.node))
            if all > 1 || sole > 0 {
                facts.waiting = Wording.count(all) + (sole == 0 ? "" : "/\(Wording.count(sole))")
            }
        }
        if fold == .closed { facts.hidden = "+" + Wording.count(steps) }
        return facts
    }
}

/// What stands at the right of a row of the tree.
private struct Facts {
    var fold: TreeRow.Fold
    /// Need-by and promised-by, where there is room for them.
    var dates = ""
    var department: String
    /// Giver and receiver, where those are different departments: `OFGEM>DESNZ`.
    var way = ""
    var promise: (text: String, ink: Ink) = ("", .plain)
    /// `x3`: how many it serves, or draws on, besides this one.
    var shared = ""
    /// `3/1`: how many wait on it, and how many of those on nothing else.
    var waiting = ""
    /// `+9`: how many rows lie folded below.
    var hidden = ""
}

/// The columns at the right, as wide as what is in sight needs, each but the first with a blank before it.
private struct FactColumns {
    let dates: Int
    let department: Int
    let promise: Int
    let shared: Int
    let waiting: Int
    let hidden: Int
    var total: Int { dates + department + promise + shared + waiting + hidden }

    /// Only wide panes have room for days.
    static func hasDates(width: Int) -> Bool { width >= 90 }

    /// From this width on both departments of a dependency are named; in narrower panes the other is the row's above.
    static let wide = 76

    /// The narrowest panes leave out how many are shared and folded.
    init(_ facts: [Facts], width: Int) {
        func widest(_ text: (Facts) -> String) -> Int { facts.map { displayWidth(of: text($0)) }.max() ?? 0 }
        func column(_ text: (Facts) -> String) -> Int {
            let needed = widest(text)
            return needed == 0 ? 0 : needed + 1
        }
        let isWide = width >= 40
        dates = column(\.dates)
        department =
            width >= FactColumns.wide
            ? min(max(widest(\.department), widest(\.way)), 21)
            : width < 24 ? 0 : min(widest(\.department), width >= 44 ? 10 : 5)
        promise = column(\.promise.text)
        shared = isWide ? column(\.shared) : 0
        waiting = isWide ? column(\.waiting) : 0
        hidden = isWide ? column(\.hidden) : 0
    }
}
