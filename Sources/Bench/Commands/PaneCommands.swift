// Focusing panes, opening what is under the cursor, leaving.

import Drawing
import Missions

extension Command {
    static let panes: [Command] =
        Pane.allCases.map { pane in
            Command(
                "pane \(pane.title.lowercased())", .panes, ["\(pane.rawValue)"], "focus \(pane.rawValue) \(pane.title)",
                run: { bench, world in
                    bench.focus(pane, world)
                    return []
                })
        } + [
            Command(
                "next pane", .panes, ["Tab", "F6"], "next pane", hint: "pane", counts: .repeats,
                run: { $0.cycle(1, $1) }),
            Command("previous pane", .panes, ["S-Tab"], "previous pane", counts: .repeats, run: { $0.cycle(-1, $1) }),
            Command(
                "zoom", .panes, ["Z"], "give the pane the whole screen, or take it back",
                run: { bench, world in
                    bench.isZoomed.toggle()
                    bench.refresh(world)
                    return []
                }),
        ]

    static let opening: [Command] = [
        Command(
            "open", .open, ["Enter"], "open what is under the cursor", hint: "open",
            unless: { bench, world in bench.focus == .missions ? bench.emptyList(to: "open", world) : nil },
            run: { $0.openCurrent($1) }),
        Command(
            "help", .open, ["?", "F1"], "every key that works here; type to search, Enter runs one",
            run: { $0.openHelp($1) }),
        Command(
            "palette", .open, [":"], "every command by name; type to search, Enter runs one",
            run: { $0.openPalette($1) }),
        Command("suspend", .open, ["C-z"], "suspend to the shell; fg comes back", run: { _, _ in [.suspend] }),
        Command("reload", .open, ["R"], "look again for changes of other windows", run: { _, _ in [.reload] }),
        Command("redraw", .open, ["C-l"], "paint the screen anew", run: { _, _ in [.redraw] }),
        Command(
            "close", .open, ["q"], "close the zoomed pane; never quits",
            run: { bench, world in
                if bench.isZoomed {
                    bench.isZoomed = false
                    bench.refresh(world)
                } else {
                    bench.say("Everything is on disk. \(bench.key("quit")) quits.")
                }
                return []
            }),
        Command(
            "quit", .open, ["Q", "F10"], "quit; everything is saved already",
            run: { bench, _ in
                bench.hasQuit = true
                return [.quit]
            }),
    ]
}

extension Workbench {
    mutating func focus(_ pane: Pane, _ world: World) {
        focus = pane
        // Rectangles may have changed hands; what they show must fit them.
        refreshScroll(world)
        if let item = cursorItem { select(item, world) }
    }

    /// Fits every cursor into its pane again, without building anything anew.
    mutating func refreshScroll(_ world: World) {
        list.scroller.keepInSight(count: list.count(world), height: height(.missions))
        tree.scroller.keepInSight(count: tree.rows.count, height: height(.dependencies))
        risks.scroller.keepInSight(count: risks.list.count, height: riskRows)
        history.refresh(world, height: height(.history))
        library.refresh(world, height: height(.library))
        refreshDetail(world)
    }

    fileprivate mutating func cycle(_ step: Int, _ world: World) -> [Effect] {
        let panes = Pane.allCases.filter { $0 == focus || !arrangement.hidden.contains($0) }
        let next = (panes.firstIndex(of: focus)! + step + panes.count) % panes.count
        focus(panes[next], world)
        return []
    }

    /// Why there is nothing in the list to open or to act on, and what to do; nil where it has rows.
    func emptyList(to act: String, _ world: World) -> String? {
        if list.count(world) > 0 { return nil }
        return list.look.filter.isEmpty
            ? "There are no \(list.kind.plural) to \(act). \(wayToFill(list.kind))"
            : "The filter leaves nothing here to \(act): Esc shows everything again."
    }

    /// How items of a kind come to be, and how others are shown.
    func wayToFill(_ kind: Kind) -> String {
        let first: String =
            switch kind {
            case .mission: "\(key("add mission")) adds a mission, \(key("add")) anything else"
            case .raid: "\(key("add risk")) adds a risk, \(key("add")) anything else"
            default: "\(key("add")) adds items of any kind"
            }
        return "\(first); \(key("list")) shows other kinds."
    }

    /// Goes where the cursor points: from a mission into its tree, from a link to its far end.
    mutating func openCurrent(_ world: World) -> [Effect] {
        switch focus {
        case .missions:
            if let item = list.anchor, item != tree.root {
                tree.look(at: item, world, height: height(.dependencies), returns: true)
            }
            focus(.dependencies, world)
        case .dependencies:
            guard let row = tree.current else {
                fail("There is nothing to walk from: \(wayToSelect(world))")
                break
            }
            let fold = tree.fold(row, world.portfolio).fold
            switch fold {
            case .seen, .cycle: toFirstPlace(world)
            case .open, .closed:
                self.fold(world) { $0.setOpen(world.portfolio.id(row.node), fold == .closed) }
            case .leaf: focus(.detail, world)
            }
        case .risks:
            if risks.isList {
                if let risk = risks.anchor {
                    select(risk, world)
                    focus(.detail, world)
                }
            } else if risks.list.isEmpty {
                fail("No open risk lies on this cell.")
            } else {
                risks.isList = true
                select(risks.anchor, world)
            }
        case .detail:
            guard let line = detail.current else {
                fail("Nothing is selected: \(wayToSelect(world))")
                break
            }
            if let target = line.target {
                visit(target, world)
            } else if let field = line.field {
                if let reason = world.readOnly {
                    fail(reason)
                    break
                }
                return editField(field, world)
            } else {
                fail("This line leads nowhere: \(key("open")) follows links and edits fields.")
            }
        case .history:
            guard let line = history.current(world) else {
                fail("Nothing has been changed yet.")
                break
            }
            say("#\(line.sequence) \(line.when) \(line.who): \(line.label)")
        case .library: return openFromLibrary(world)
        }
        return []
    }
}
