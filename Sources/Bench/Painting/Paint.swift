// The whole screen: where you are, the panes, and below them the lines of PaintLines.swift.

import Drawing
import Missions

extension Workbench {
    /// Paints the screen. Looks at everything, changes nothing; only what is in sight is read.
    public func paint(_ world: World) -> Canvas { paint(world, over: nil, keeping: []) }

    /// Paints the screen, or over a canvas only the panes that are not kept as they were.
    func paint(_ world: World, over last: Canvas?, keeping kept: Set<Pane>) -> Canvas {
        var canvas = last ?? Canvas(width: max(1, size.width), height: max(1, size.height), lines: lines)
        canvas.cursor = nil
        guard size.width >= 20, size.height >= 5 else {
            let words = ["Too small: 20 columns and 5 rows are the least.", "Too small"]
            let fitting = words.first { displayWidth(of: $0) <= canvas.width } ?? words[1]
            canvas.put(fitting, x: 0, y: 0, width: canvas.width, ink: .warning)
            canvas.cursor = Point(x: 0, y: 0)
            return canvas
        }
        let layout = layout
        paintHeader(&canvas, world)
        for pane in Pane.allCases {
            guard let rect = layout.rects[pane], let inside = layout.inside(pane) else { continue }
            if last != nil {
                if kept.contains(pane) { continue }
                canvas.fill(rect, ink: .plain)
            }
            var (title, right) = heading(pane, world)
            let room = layout.width(pane) - Self.aroundTitle
            if saysWhose(pane), layout.shape != .single, displayWidth(of: title + right) > room, room >= 12 {
                (title, right) = fitted(title, right, room)
            }
            if layout.hasBorders {
                canvas.box(rect, title: title, right: right, focused: pane == focus)
            } else if layout.shape == .single {
                let room = rect.width - (more(pane, world).map { displayWidth(of: $0) + 1 } ?? 0)
                canvas.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), ink: .titleFocused)
                canvas.put(tabs(right, room, world), x: rect.x, y: rect.y, width: room, ink: .titleFocused)
            } else {
                let below = more(pane, world).map { String($0.dropFirst().dropLast()) }
                let facts = [right, below ?? ""].filter { !$0.isEmpty }.joined(separator: "  ")
                let fits = displayWidth(of: title + facts) + Self.aroundTitle <= layout.width(pane)
                let most = saysWhose(pane) ? right : below ?? right
                canvas.heading(
                    layout.titleLine(rect), title: title, right: fits ? facts : most, focused: pane == focus)
            }
            switch pane {
            case .missions: paintList(&canvas, inside, world)
            case .dependencies: paintTree(&canvas, inside, world)
            case .risks: paintRisks(&canvas, inside, world)
            case .detail: paintDetail(&canvas, inside, world)
            case .history: paintHistory(&canvas, inside, world)
            case .library: paintLibrary(&canvas, inside, world)
            }
            paintMatches(&canvas, pane, inside, world)
            if layout.hasBorders || layout.shape == .single { paintMore(&canvas, pane, rect, world) }
        }
        if last != nil, let box = layout.companion?.box { canvas.fill(box, ink: .plain) }
        paintCompanion(&canvas, world)
        // Where nothing is selected, readers of the screen begin at what says so.
        if overlay == nil, canvas.cursor == nil, let inside = layout.inside(focus) {
            canvas.cursor = Point(x: min(inside.x, canvas.width - 1), y: min(inside.y, canvas.height - 1))
        }
        paintMessage(&canvas, layout.messageRow, world)
        paintHints(&canvas, from: layout.hintRow, world)
        paintSuggestions(&canvas, from: layout.hintRow)
        paintFullMessage(&canvas)
        paintOverlay(&canvas, world)
        return canvas
    }

    /// How many rows lie below those in sight, where that is known; nil where none do.
    func more(_ pane: Pane, _ world: World) -> String? {
        if pane == .risks, !risks.isList {
            guard let area = layout.inside(.risks), world.portfolio.count(of: .raid) > 0 else { return nil }
            let below = RiskGrid(area, showing: risks.likelihood).first - area.height
            return below > 0 ? " \(below) more " : nil
        }
        let rows = pane == .risks ? riskRows : height(pane)
        let hidden = rowCount(of: pane, world) - scroller(of: pane).top - rows
        guard hidden > 0 else { return nil }
        let scrolls = pane == .detail && focus != .detail ? keymap.labels(of: "detail down").first : nil
        let hint = scrolls.map { " (\($0))" } ?? ""
        if pane == .detail, !detail.isWhole { return " more\(hint) " }
        return " \(hidden)\(pane == .dependencies && tree.isCut ? "+" : "") more\(hint) "
    }

    /// Says it on the pane's lower edge, or beside its title where it has no edge.
    private func paintMore(_ canvas: inout Canvas, _ pane: Pane, _ rect: Rect, _ world: World) {
        let isEdged = layout.hasBorders
        // Where the companion is below the tree, the lower edge is the companion's.
        if isEdged, pane == .dependencies, layout.companion?.rule != nil { return }
        let more = more(pane, world) ?? ""
        let x = rect.right - displayWidth(of: more) - (isEdged ? 2 : 0)
        if isEdged, pane == .dependencies { paintDates(&canvas, on: rect.x + 2, y: rect.bottom - 1, until: x, world) }
        guard !more.isEmpty, x > rect.x + 1 else { return }
        let ink: Ink = isEdged ? (pane == focus ? .borderFocused : .border) : .titleFocused
        canvas.put(more, x: x, y: isEdged ? rect.bottom - 1 : rect.y, ink: ink)
    }

    /// The panes by number, for screens too small for more than one.
    private func tabs(_ right: String, _ room: Int, _ world: World) -> String {
        let name = focus == .missions ? String(heading(focus, world).title.dropFirst(2)) : focus.title
        func tabs(_ name: String) -> String {
            Pane.allCases.map { $0 == focus ? "\($0.rawValue) \(name)" : "\($0.rawValue)" }.joined(separator: " ")
        }
        if right.isEmpty || displayWidth(of: tabs(name) + right) + 2 <= room {
            return right.isEmpty ? tabs(name) : tabs(name) + "  " + right
        }
        // What a tree is of is worth more than that it is a tree.
        let others = displayWidth(of: tabs("")) + 2
        guard saysWhose(focus), room - others >= 12 else { return tabs(name) }
        let (short, words) = fitted(name, right, room - others)
        return tabs(short) + "  " + words
    }

    /// Whether the words at the right of a pane's title say what is in it, and not how much.
    private func saysWhose(_ pane: Pane) -> Bool { pane == .dependencies || pane == .detail }

    /// A title and the words at its right in so many columns, what is cut marked: the end of the title goes first, then
    /// the end of the words, which begin with a direction or an id.
    private func fitted(_ title: String, _ right: String, _ room: Int) -> (title: String, right: String) {
        func cut(_ text: String, _ columns: Int) -> String {
            let kept = Drawing.cut(text, to: max(1, columns))
            return lines == .ascii ? kept.replacing("…", with: lines.glyph(.ellipsis)) : kept
        }
        let least = min(displayWidth(of: title), 5)
        let words = cut(right, min(displayWidth(of: right), room - least))
        return (cut(title, room - displayWidth(of: words)), words)
    }

    /// The columns around and between a title and the words at its right.
    private static let aroundTitle = 7

    /// A pane's title, and what stands at the right of it.
    private func heading(_ pane: Pane, _ world: World) -> (title: String, right: String) {
        switch pane {
        case .missions:
            let title = "1 " + list.kind.plural.prefix(1).uppercased() + list.kind.plural.dropFirst()
            let count = lookWords(.missions, title, world) ?? "\(list.count(world))"
            let counts = "late/open  " + count
            let fits = displayWidth(of: title + counts) + 7 <= layout.width(.missions)
            return (title, !list.standings.isEmpty && fits ? counts : count)
        case .dependencies:
            let root = tree.root ?? ""
            if tree.isColumns, tree.isAlone { return ("2 Dependencies", "\(root) < >") }
            var right = tree.direction == .upstream ? "< \(root) needs" : "> waiting on \(root)"
            if let around = tree.focus?.item {
                let long = around == root ? "\(right), and no more" : "\(right), around \(around)"
                let fits = displayWidth(of: "2 Dependencies" + long) + 7 <= layout.width(.dependencies)
                right = fits ? long : "around \(around)"
            }
            if let words = lookWords(.dependencies, "2 Dependencies", world) { return ("2 Dependencies", words) }
            return ("2 Dependencies", tree.rows.isEmpty ? "" : right)
        case .risks:
            let scored = risks.scored
            if let words = lookWords(.risks, "3 Risks", world) { return ("3 Risks", words) }
            return ("3 Risks", scored == risks.total ? "\(scored)" : "\(scored) of \(risks.total)")
        case .detail: return ("4 Detail", selection ?? "")
        case .history: return ("5 History", lookWords(.history, "5 History", world) ?? "\(world.head)")
        case .library: return ("6 Library", "")
        }
    }

    private func paintHeader(_ canvas: inout Canvas, _ world: World) {
        canvas.fill(Rect(x: 0, y: 0, width: canvas.width, height: 1), ink: .header)
        let saved = world.readOnly != nil ? "read-only" : world.head == 0 ? "new" : "saved #\(world.head)"
        let recording = hands.macro.recording == nil ? "" : "recording, \(key("macro record")) stops  "
        let asOf = "as of \(world.asOf.spoken)"
        let isSmall = LayoutShape.suiting(width: size.width, height: size.height) == .single
        let ways =
            (isSmall ? ["small screen  \(saved) ", "\(saved) "] : ["\(asOf)  \(saved) ", "\(saved) "]).map {
                recording + $0
            } + [recording]
        let right = ways.first { displayWidth(of: $0) + (isSmall ? 18 : 24) <= canvas.width } ?? ""
        let rightWidth = displayWidth(of: right)
        let room = canvas.width - (right.isEmpty ? 0 : rightWidth + 1)
        let name = world.portfolio.name.isEmpty ? world.fileName : world.portfolio.name
        var x = canvas.put(" STOCKTAKE ", x: 0, y: 0, ink: .header)
        let path = trail(world)
        canvas.put(" \(name)" + (path.isEmpty ? "" : "  \(path)"), x: x, y: 0, width: max(0, room - x), ink: .headerDim)
        x = canvas.width - rightWidth
        if !right.isEmpty { canvas.put(right, x: x, y: 0, ink: .headerDim) }
    }

    /// The way from the tree's root to the selection.
    private func trail(_ world: World) -> String {
        guard let node = selected(world) else { return "" }
        var steps: [String] = []
        if let root = tree.root, root != selection, tree.current?.node == node {
            var row = tree.scroller.cursor
            while let parent = tree.parent(of: row), steps.count < 4 {
                steps.append(world.portfolio.id(tree.rows[parent].node))
                row = parent
            }
            if steps.last != root { steps.append("…") }
        }
        let arrow = tree.direction == .upstream ? " < " : " > "
        return (steps.reversed() + [Wording.name(node, world.portfolio)]).joined(separator: arrow)
    }
}
