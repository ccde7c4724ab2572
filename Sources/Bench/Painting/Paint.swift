// The whole screen: where you are, the panes, what just happened, what you can do.

import Drawing
import Missions

extension Workbench {
    /// Paints the screen. Looks at everything, changes nothing; only what is in sight is read.
    public func paint(_ world: World) -> Canvas {
        var canvas = Canvas(width: max(1, size.width), height: max(1, size.height), lines: lines)
        guard size.width >= 20, size.height >= 5 else {
            canvas.put("Too small", x: 0, y: 0, width: canvas.width, ink: .warning)
            return canvas
        }
        let layout = layout
        paintHeader(&canvas, world)
        for pane in Pane.allCases {
            guard let rect = layout.rects[pane], let inside = layout.inside(pane) else { continue }
            let (title, right) = heading(pane, world)
            if layout.hasBorders {
                canvas.box(rect, title: title, right: right, focused: pane == focus)
            } else {
                let room = rect.width - (more(pane, world).map { displayWidth(of: $0) + 1 } ?? 0)
                canvas.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), ink: .titleFocused)
                canvas.put(tabs(world) + "  " + right, x: rect.x, y: rect.y, width: room, ink: .titleFocused)
            }
            switch pane {
            case .missions: paintList(&canvas, inside, world)
            case .dependencies: paintTree(&canvas, inside, world)
            case .risks: paintRisks(&canvas, inside, world)
            case .detail: paintDetail(&canvas, inside, world)
            case .history: paintHistory(&canvas, inside, world)
            }
            paintMore(&canvas, pane, rect, world)
        }
        paintMessage(&canvas, layout.messageRow, world)
        paintHints(&canvas, from: layout.messageRow + 1, world)
        if pending.isEmpty, overlay == nil, let message, message.ink == .error || message.ink == .warning {
            paintRefusal(&canvas, message.text, message.ink)
        }
        paintOverlay(&canvas, world)
        return canvas
    }

    /// How many rows lie below those in sight; nil where none do.
    private func more(_ pane: Pane, _ world: World) -> String? {
        let hidden: Int
        switch pane {
        case .missions: hidden = list.count(world) - list.scroller.top - height(pane)
        case .dependencies: hidden = tree.rows.count - tree.scroller.top - height(pane)
        case .risks: hidden = risks.isList ? risks.list.count - risks.scroller.top - riskRows : 0
        case .detail: hidden = detail.lines.count - detail.scroller.top - height(pane)
        case .history: hidden = world.history.count - history.scroller.top - height(pane)
        }
        guard hidden > 0 else { return nil }
        let hint = pane == .detail && focus != .detail ? " (J)" : ""
        return " \(hidden)\(pane == .dependencies && tree.isCut ? "+" : "") more\(hint) "
    }

    /// Says it on the pane's lower edge, or beside its title where it has no edge.
    private func paintMore(_ canvas: inout Canvas, _ pane: Pane, _ rect: Rect, _ world: World) {
        let isEdged = layout.hasBorders
        let more = more(pane, world) ?? ""
        let x = rect.right - displayWidth(of: more) - (isEdged ? 2 : 0)
        if isEdged, pane == .dependencies { paintDates(&canvas, on: rect, until: x, world) }
        guard !more.isEmpty, x > rect.x + 1 else { return }
        let ink: Ink = isEdged ? (pane == focus ? .borderFocused : .border) : .titleFocused
        canvas.put(more, x: x, y: isEdged ? rect.bottom - 1 : rect.y, ink: ink)
    }

    /// The panes by number, for screens too small for more than one.
    private func tabs(_ world: World) -> String {
        Pane.allCases.map { pane in
            pane == focus ? "\(pane.rawValue) \(heading(pane, world).title.dropFirst(2))" : "\(pane.rawValue)"
        }
        .joined(separator: " ")
    }

    /// A pane's title, and what stands at the right of it.
    private func heading(_ pane: Pane, _ world: World) -> (title: String, right: String) {
        switch pane {
        case .missions:
            let title = "1 " + list.kind.plural.prefix(1).uppercased() + list.kind.plural.dropFirst()
            let count = "\(list.count(world))"
            let counts = "late/open  " + count
            let fits = displayWidth(of: title + counts) + 7 <= layout.width(.missions)
            return (title, !list.standings.isEmpty && fits ? counts : count)
        case .dependencies:
            let root = tree.root ?? ""
            let right = tree.direction == .upstream ? "< \(root) needs" : "> waiting on \(root)"
            return ("2 Dependencies", tree.rows.isEmpty ? "" : right)
        case .risks:
            let scored = risks.scored
            return ("3 Risks", scored == risks.total ? "\(scored)" : "\(scored) of \(risks.total)")
        case .detail: return ("4 Detail", selection ?? "")
        case .history: return ("5 History", "\(world.head)")
        }
    }

    private func paintHeader(_ canvas: inout Canvas, _ world: World) {
        canvas.fill(Rect(x: 0, y: 0, width: canvas.width, height: 1), ink: .header)
        let saved = world.readOnly != nil ? "read-only" : world.head == 0 ? "new" : "saved #\(world.head)"
        let right = "as of \(world.asOf.spoken)  \(saved) "
        let rightWidth = displayWidth(of: right)
        let fits = rightWidth + 24 <= canvas.width
        let room = canvas.width - (fits ? rightWidth + 1 : 0)
        let name = world.portfolio.name.isEmpty ? world.fileName : world.portfolio.name
        var x = canvas.put(" STOCKTAKE ", x: 0, y: 0, ink: .header)
        let path = trail(world)
        canvas.put(" \(name)" + (path.isEmpty ? "" : "  \(path)"), x: x, y: 0, width: max(0, room - x), ink: .headerDim)
        x = canvas.width - rightWidth
        if fits { canvas.put(right, x: x, y: 0, ink: .headerDim) }
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

    private func paintMessage(_ canvas: inout Canvas, _ row: Int, _ world: World) {
        canvas.fill(Rect(x: 0, y: row, width: canvas.width, height: 1), ink: .plain)
        if case .search(let search) = overlay {
            let label = canvas.put(" search: ", x: 0, y: row, ink: .label)
            let verdict = search.isNowhere ? (canvas.width < 50 ? " none " : " not in this pane ") : ""
            let room = canvas.width - displayWidth(of: verdict)
            canvas.put(verdict, x: room, y: row, ink: .warning)
            canvas.cursor = search.line.draw(on: &canvas, x: label, y: row, width: max(1, room - label - 1))
            return
        }
        if !pending.isEmpty {
            canvas.put(
                " " + pending.map(\.name).joined(separator: " ") + " " + canvas.glyph(.ellipsis), x: 0, y: row,
                ink: .accent)
            return
        }
        guard let message else {
            if let latest = world.history.first {
                canvas.put(
                    " #\(latest.sequence) \(latest.who): \(latest.label)", x: 0, y: row, width: canvas.width - 1,
                    ink: .dim)
            }
            return
        }
        // What changed comes before the way back, which the hints tell too.
        let needed = displayWidth(of: message.text) + 2
        let offers = displayWidth(of: message.offers) + 2
        let isAlone = message.offers.isEmpty || (needed <= canvas.width && needed + offers > canvas.width)
        let room = canvas.width - (isAlone ? 0 : offers)
        canvas.put(" " + message.text, x: 0, y: row, width: max(1, room - 1), ink: message.ink)
        if !isAlone { canvas.put(message.offers, x: room, y: row, ink: .hint) }
    }

    /// Why something cannot be done is said in full: where one line is too short, at the cost of the hints.
    func paintRefusal(_ canvas: inout Canvas, _ sentence: String, _ ink: Ink) {
        let first = layout.messageRow
        let rows = canvas.height - first
        var lines = Wording.wrap(sentence, canvas.width - 2)
        if lines.count > rows {
            lines = Array(lines.prefix(rows))
            lines[rows - 1] += " " + canvas.glyph(.ellipsis)
        }
        for (row, line) in lines.enumerated() {
            canvas.put(" " + line, x: 0, y: first + row, width: canvas.width, ink: ink)
        }
    }

    // MARK: Hints

    private func paintHints(_ canvas: inout Canvas, from top: Int, _ world: World) {
        let rows = canvas.height - top
        canvas.fill(Rect(x: 0, y: top, width: canvas.width, height: rows), ink: .hint)
        let hints = hints(world)
        var fixed: [(String, String)] = []
        if overlay == nil, pending.isEmpty {
            fixed = [("?", "all keys"), (":", "palette"), ("Q", "quit")]
            if canvas.width < 32 { fixed = [("?", "keys"), ("Q", "quit")] }
        }
        // The fixed ones end the last line; the others fill what is left.
        let fixedWidth = fixed.reduce(0) { $0 + displayWidth(of: $1.0) + displayWidth(of: $1.1) + 3 }
        var (x, y) = (1, top)
        for hint in hints {
            let needed = displayWidth(of: hint.key) + displayWidth(of: hint.word) + 1
            // Half a sequence has nothing but these hints to say how it goes on: what is left out is marked.
            let edge = canvas.width - (y == top + rows - 1 ? fixedWidth + (pending.isEmpty ? 1 : 2) : 0)
            if x + needed > edge {
                guard y < top + rows - 1 else {
                    if !pending.isEmpty { canvas.put(canvas.glyph(.ellipsis), x: min(x, edge + 1), y: y, ink: .hint) }
                    break
                }
                (x, y) = (1, y + 1)
                if x + needed > canvas.width - fixedWidth - 1 { break }
            }
            x += canvas.put(hint.key, x: x, y: y, ink: .key)
            x += canvas.put(" " + hint.word + "  ", x: x, y: y, ink: .hint)
        }
        x = canvas.width - fixedWidth
        for (key, word) in fixed {
            x += canvas.put(key, x: x, y: top + rows - 1, ink: .key)
            x += canvas.put(" " + word + "  ", x: x, y: top + rows - 1, ink: .hint)
        }
    }

    /// What the bottom line offers here and now.
    private func hints(_ world: World) -> [(key: String, word: String)] {
        switch overlay {
        case .search: return [("Enter", "stay here"), ("Esc", "back"), ("Down", "next"), ("Up", "previous")]
        case .picker(let picker):
            let enter: String
            switch picker.purpose {
            case .theme: return [("Enter", "use"), ("Esc", "as before"), ("Up Down", "preview")]
            case .command, .help: enter = "run"
            case .jump: enter = "go there"
            default: enter = "choose"
            }
            return [("Enter", enter), ("Esc", "back"), ("Up Down", "move"), ("type", "to narrow")]
        case .pickForForm: return [("Enter", "put in"), ("Esc", "back"), ("Up Down", "move"), ("type", "to narrow")]
        case .form(let form):
            var hints = [("Enter", "save"), ("Esc", "drop"), ("Tab", "next field")]
            if form.current.words != nil { hints.append(("Left Right", "other word")) }
            switch form.current.rule.type {
            case .choice, .choices, .flag, .reference, .references: hints.append(("C-p", "pick"))
            default: break
            }
            return hints
        case nil: break
        }
        if !pending.isEmpty {
            let ways = Keymap.standard.continuations(of: pending, in: focus)
                .filter { $0.command.unavailable(self, world) == nil }
            // The nine depths are one thing to say.
            let depths = ways.contains { Int($0.rest) != nil } ? [("1-9", "fold to that depth")] : []
            return ways.filter { Int($0.rest) == nil }.map { ($0.rest, $0.command.name) } + depths
                + [("Esc", "never mind")]
        }
        let back = isZoomed ? [("Z", "all panes")] : []
        return back
            + Command.all.filter { command in
                command.hint != nil && (command.panes.isEmpty || command.panes.contains(focus))
                    && command.unavailable(self, world) == nil
            }.map { ($0.keyLabel, $0.hint!) }
    }
}
