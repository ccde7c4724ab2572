// The lines below the panes: what just happened, and what you can do.

import Drawing
import Missions

extension Workbench {
    func paintMessage(_ canvas: inout Canvas, _ row: Int, _ world: World) {
        canvas.fill(Rect(x: 0, y: row, width: canvas.width, height: 1), ink: .plain)
        if paintPrompt(&canvas, row, world) { return }
        if case .search(let search) = overlay {
            let label = canvas.put(" search: ", x: 0, y: row, ink: .label)
            let place = self.search.place(of: cursorRow).map { " \($0) " } ?? ""
            let verdict = search.isNowhere ? (canvas.width < 50 ? " none " : " not in this pane ") : place
            let room = canvas.width - displayWidth(of: verdict)
            canvas.put(verdict, x: room, y: row, ink: search.isNowhere ? .warning : .label)
            canvas.cursor = search.line.draw(on: &canvas, x: label, y: row, width: max(1, room - label - 1))
            return
        }
        if let begun {
            canvas.put(" " + begun + " " + canvas.glyph(.ellipsis), x: 0, y: row, ink: .accent)
            return
        }
        var edge = paintHands(&canvas, row, world)
        guard let message else {
            if let latest = world.history.first {
                canvas.put(
                    " #\(latest.sequence) \(latest.who): \(latest.label)", x: 0, y: row, width: edge - 1,
                    ink: .dim)
            }
            return
        }
        let text = inStyle(message.text)
        // What changed comes before the way back, which the hints tell too.
        let needed = displayWidth(of: text) + 2
        if needed > edge, saysAll {
            // Why something cannot be done is worth more than what is marked.
            canvas.fill(Rect(x: 0, y: row, width: canvas.width, height: 1), ink: .plain)
            edge = canvas.width
        }
        let offers = displayWidth(of: message.offers) + 2
        let isAlone = message.offers.isEmpty || (needed <= edge && needed + offers > edge)
        let room = edge - (isAlone ? 0 : offers)
        canvas.put(" " + text, x: 0, y: row, width: max(1, room - 1), ink: message.ink)
        if !isAlone { canvas.put(message.offers, x: room, y: row, ink: .hint) }
    }

    /// What was typed of something that is not complete.
    var begun: String? {
        switch hands.letterUse {
        case .mark: return key("mark")
        case .goToMark: return key("go to mark")
        case nil: break
        }
        let parts = (hands.count.map { ["\($0)"] } ?? []) + pending.map(\.name)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    func paintHints(_ canvas: inout Canvas, from top: Int, _ world: World) {
        let rows = canvas.height - top
        canvas.fill(Rect(x: 0, y: top, width: canvas.width, height: rows), ink: .hint)
        let isBegun = !pending.isEmpty || hands.letterUse != nil
        if overlay == nil, !isBegun, self.hints == .off { return }
        let hints = overlay == nil && !isBegun && self.hints == .short ? [] : offers(world)
        var fixed: [(String, String)] = []
        if overlay == nil, !isBegun {
            fixed = [(key("help"), "all keys"), (key("palette"), "palette"), (key("quit"), "quit")]
            if canvas.width < 50 { fixed = [(key("help"), "keys"), (key("quit"), "quit")] }
        }
        // The fixed ones end the last line; the others fill what is left.
        let fixedWidth = fixed.reduce(0) { $0 + displayWidth(of: $1.0) + displayWidth(of: $1.1) + 3 }
        var (x, y) = (1, top)
        for hint in hints {
            let needed = displayWidth(of: hint.key) + displayWidth(of: hint.word) + 1
            // Half a sequence has nothing but these hints to say how it goes on: what is left out is marked.
            let edge = canvas.width - (y == top + rows - 1 ? fixedWidth + (isBegun ? 2 : 1) : 0)
            if x + needed > edge {
                guard y < top + rows - 1 else {
                    if isBegun { canvas.put(canvas.glyph(.ellipsis), x: min(x, edge + 1), y: y, ink: .hint) }
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
    func offers(_ world: World) -> [(key: String, word: String)] {
        switch overlay {
        case .search: return [("Enter", "stay here"), ("Esc", "back"), ("Down", "next"), ("Up", "previous")]
        case .filter(let filter): return filter.hints
        case .prompt(let prompt):
            return [("Enter", "keep"), ("Esc", "never mind")] + (prompt.isSuggestion ? [("type", "to replace it")] : [])
        case .answer(let answer):
            let enter = answer.current?.target == nil ? [] : [("Enter", "go there")]
            let present = answer.question == .agree ? [("p", "who is here")] : []
            let move = answer.rows.count > 1 ? [("Up Down", "move")] : []
            return enter + present + [("Esc", "back")] + move + [("y", "copy")]
        case .owing where owing.ids.isEmpty: return [("Esc", "back")]
        case .owing:
            return [
                ("Enter", "list its needs"), ("Esc", "back"), ("m", "other measure"), ("Arrows", "move"), ("y", "copy"),
            ]
        case .preview(let preview):
            return [
                ("Enter", "apply"), ("Esc", preview.form == nil ? "leave as it is" : "back to the form"),
                ("Up Down", "move"),
            ]
        case .picker(let picker):
            let enter: String
            switch picker.purpose {
            case .view where !picker.found.isEmpty:
                if case .viewBack? = picker.current?.outcome {
                    return [("Enter Del", "bring it back"), ("Esc", "back"), ("type", "to narrow")]
                }
                return [("Enter", "show"), ("Del", "let go of it"), ("Esc", "back"), ("type", "to narrow")]
            case .present:
                return [
                    ("Tab", "mark"), ("Enter", "rank"), ("Esc", "back"), ("Up Down", "move"), ("type", "to narrow"),
                ]
            case .theme: return [("Enter", "use"), ("Esc", "as before"), ("Up Down", "preview")]
            case .legend: return [("Esc", "back"), ("Up Down", "move"), ("type", "to narrow")]
            case .command, .help: enter = "run"
            case .profile: enter = "use"
            case .jump: enter = "go there"
            default: enter = "choose"
            }
            // Where nothing fits there is nothing to choose.
            if picker.found.isEmpty { return [("Esc", "back"), ("Backspace", "widens")] }
            return [("Enter", enter), ("Esc", "back"), ("Up Down", "move"), ("type", "to narrow")]
        case .pickForForm(let picker, _) where picker.ticked != nil:
            return [
                ("Tab", "mark"), ("Enter", picker.hasTicked ? "done" : "put in"), ("Esc", "back"),
                ("type", "to narrow"),
            ]
        case .pickForForm: return [("Enter", "put in"), ("Esc", "back"), ("Up Down", "move"), ("type", "to narrow")]
        case .menu:
            return [
                ("Enter", "run"), ("Esc", "back"), ("Left Right", "other menu"), ("Up Down", "move"),
                ("a-z", "to the entry"),
            ]
        case .form(let form): return formHints(form)
        case nil: break
        }
        if !pending.isEmpty || hands.letterUse != nil {
            return ways(world).filter { $0.reason == nil }.map { ($0.key, $0.name) } + [("Esc", "never mind")]
        }
        let commands = Command.hinted.filter { command in
            (command.panes.isEmpty || command.panes.contains(focus))
                && command.unavailable(self, world) == nil
        }
        // A command without a key has nothing to offer on a line of keys.
        var hints = commands.compactMap { command in keymap.labels(of: command.name).first.map { ($0, command) } }
        if size.width < 80 {
            // What there is no room for is found under help; how to add and to undo has to be told.
            let first = layout.shape == .single ? ["open", "add", "undo"] : ["pane", "open", "add", "undo"]
            hints =
                first.compactMap { word in hints.first { $0.1.hint == word } }
                + hints.filter { !first.contains($0.1.hint!) }
        }
        // The way back comes first; kinds are of no use where the list is not to be seen.
        return (isZoomed ? [(key("zoom"), "all panes")] : [])
            + hints.filter { !isZoomed || $0.1.name != "list" || focus == .missions }.map { hint($0.0, $0.1, world) }
    }

    /// A hint as it is true here.
    private func hint(_ label: String, _ command: Command, _ world: World) -> (String, String) {
        switch command.name {
        // A key that says what it does needs no second word like it.
        case "delete" where label == "Del": return (label, command.name)
        case "open":
            guard focus == .library, case .line(let line)? = library.current(world), line.shelf == .templates else {
                break
            }
            return (label, "add")
        case "next pane" where layout.rects.count < Pane.allCases.count:
            // There are more panes than are seen.
            return (label, "panes \(key("pane missions"))-\(key("pane library"))")
        default: break
        }
        return (label, command.hint!)
    }
}
