// Moving within the focused pane.

import Missions

extension Command {
    static let moving: [Command] = [
        Command("down", .move, ["j", "Down"], "next row", counts: .reads, run: { $0.walk($0.times, $1) }),
        Command("up", .move, ["k", "Up"], "previous row", counts: .reads, run: { $0.walk(-$0.times, $1) }),
        Command(
            "left", .move, ["h", "Left"],
            "tree: close, or go to the parent; columns: to what it needs; grid: cell left", counts: .repeats,
            run: { $0.moveAcross(-1, $1) }),
        Command(
            "right", .move, ["l", "Right"],
            "tree: open, or first below; columns: to what waits on it; grid: cell right", counts: .repeats,
            run: { $0.moveAcross(1, $1) }),
        Command(
            "top", .move, ["g g", "Home"], "first row; with a count, that row", counts: .reads,
            run: { $0.moveToEnd(-Int.max, $1) }),
        Command(
            "bottom", .move, ["G", "End"], "last row; with a count, that row", counts: .reads,
            run: { $0.moveToEnd(Int.max, $1) }),
        Command(
            "half page down", .move, ["C-d"], "half a page down", counts: .reads,
            run: { $0.moveRows(max(1, $0.height($0.focus) / 2) * $0.times, $1) }),
        Command(
            "half page up", .move, ["C-u"], "half a page up", counts: .reads,
            run: { $0.moveRows(-max(1, $0.height($0.focus) / 2) * $0.times, $1) }),
        Command(
            "page down", .move, ["PgDn", "C-f"], "a page down", counts: .reads,
            run: { $0.moveRows(max(1, $0.height($0.focus) - 1) * $0.times, $1) }),
        Command(
            "page up", .move, ["PgUp"], "a page up", counts: .reads,
            run: { $0.moveRows(-max(1, $0.height($0.focus) - 1) * $0.times, $1) }),
        Command(
            "detail down", .move, ["J"], "scroll the detail down", counts: .reads,
            run: { bench, world in
                bench.readDetail(world)
                bench.detail.scroll(by: bench.times, height: bench.height(.detail))
                return []
            }),
        Command(
            "detail up", .move, ["K"], "scroll the detail up", counts: .reads,
            run: { bench, world in
                bench.detail.scroll(by: -bench.times, height: bench.height(.detail))
                return []
            }),
        Command(
            "back", .move, ["H", "M-Left"], "back to where you were", counts: .repeats,
            unless: { bench, _ in
                bench.jumps.back.isEmpty ? "There is nowhere to go back to yet." : nil
            },
            run: { bench, world in
                if let place = bench.jumps.goBack(from: bench.here) { bench.restore(place, world) }
                return []
            }),
        Command(
            "forward", .move, ["L", "M-Right"], "forward again", counts: .repeats,
            unless: { bench, _ in
                bench.jumps.forward.isEmpty ? "There is nowhere to go forward to." : nil
            },
            run: { bench, world in
                if let place = bench.jumps.goForward(from: bench.here) { bench.restore(place, world) }
                return []
            }),
    ]
}

extension Workbench {
    var here: Place {
        Place(
            selection: selection, root: tree.root, direction: tree.direction, focus: focus, kind: list.kind,
            isColumns: tree.isColumns, around: tree.focus?.item, look: list.look)
    }

    /// Goes to the first or last row, or to the row that was counted to.
    fileprivate mutating func moveToEnd(_ rows: Int, _ world: World) -> [Effect] {
        leap(hands.number.map { $0 - 1 - cursorRow } ?? rows, world)
    }

    /// Goes so many rows; further than a few by a count that was typed is a leap, a key that is held down never is.
    fileprivate mutating func walk(_ rows: Int, _ world: World) -> [Effect] {
        let isLeap = hands.number != nil && !hands.isHeld && abs(rows) >= Workbench.leastLeap
        return isLeap ? leap(rows, world) : moveRows(rows, world)
    }

    /// The fewest rows that nobody would go back by hand.
    private static let leastLeap = 5

    /// Goes far, and remembers where it was, for going back.
    private mutating func leap(_ rows: Int, _ world: World) -> [Effect] {
        let place = here
        let effects = moveRows(rows, world)
        if here != place { jumps.leave(place) }
        return effects
    }

    /// Moves the focused pane's cursor by rows; beyond the ends it stays at them.
    mutating func moveRows(_ rows: Int, _ world: World) -> [Effect] {
        switch focus {
        case .missions:
            let row = list.scroller.cursor.addingReportingOverflow(rows)
            isMove = list.kind != .raid
            go(toListRow: row.overflow ? (rows > 0 ? Int.max : 0) : row.partialValue, world)
        case .dependencies:
            var scroller = tree.scroller
            scroller.move(by: rows, count: tree.rows.count, height: height(.dependencies))
            tree.go(to: scroller.cursor, world, height: height(.dependencies))
            isMove = true
            select(tree.anchor?.item, world)
        case .risks:
            if risks.isList {
                var scroller = risks.scroller
                scroller.move(by: rows, count: risks.list.count, height: riskRows)
                risks.go(to: scroller.cursor, world, height: riskRows)
                select(risks.anchor, world)
            } else {
                let likelihood =
                    rows > 0 ? max(1, risks.likelihood - min(rows, 5)) : min(5, risks.likelihood - max(rows, -5))
                moveCell(likelihood: likelihood, impact: risks.impact, world)
            }
        case .detail:
            var scroller = detail.scroller
            scroller.move(by: rows, count: detail.lines.count, height: height(.detail))
            detail.go(to: scroller.cursor, height: height(.detail))
        case .history:
            var scroller = history.scroller
            history.makeRows(world)
            scroller.move(by: rows, count: history.count(world), height: height(.history))
            history.go(to: scroller.cursor, world, height: height(.history))
            if history.scroller.cursor + height(.history) >= history.count(world) { return [.moreHistory] }
        case .library: moveInLibrary(rows, world)
        }
        return []
    }

    /// Puts the list's cursor on a row; the tree and the detail follow.
    mutating func go(toListRow row: Int, _ world: World) {
        let before = list.anchor
        let top = list.scroller.top
        list.go(to: row, world, height: height(.missions))
        if list.scroller.top != top { list.isCounted = false }
        if let item = list.anchor, item != before || selection != item {
            select(item, world)
            if tree.root != item { tree.look(at: item, world, height: height(.dependencies), returns: true) }
        }
    }

    fileprivate mutating func moveAcross(_ step: Int, _ world: World) -> [Effect] {
        switch focus {
        case .missions where step > 0: focus(.dependencies, world)
        case .dependencies where tree.isColumns: walkColumn(step, world)
        case .dependencies: step > 0 ? openOrEnter(world) : closeOrLeave(world)
        case .risks where !risks.isList:
            moveCell(likelihood: risks.likelihood, impact: max(1, min(5, risks.impact + step)), world)
        case .risks where step < 0: risks.isList = false
        case .risks where step > 0: return openCurrent(world)
        case .detail where step > 0: return openCurrent(world)
        case .library: moveAcrossLibrary(step, world)
        default: break
        }
        return []
    }

    mutating func moveCell(likelihood: Int, impact: Int, _ world: World) {
        risks.likelihood = likelihood
        risks.impact = impact
        risks.scroller = Scroller()
        risks.anchor = nil
        risks.fill(world, height: riskRows)
    }

    private mutating func openOrEnter(_ world: World) {
        guard let row = tree.current else { return }
        switch tree.fold(row, world.portfolio).fold {
        case .closed:
            fold(world) { $0.setOpen(world.portfolio.id(row.node), true) }
        case .open: _ = moveRows(1, world)
        case .seen, .cycle: toFirstPlace(world)
        case .leaf: break
        }
    }

    private mutating func closeOrLeave(_ world: World) {
        guard let row = tree.current else { return }
        if row.place == .expanded {
            fold(world) { $0.setOpen(world.portfolio.id(row.node), false) }
        } else if let parent = tree.parent(of: tree.scroller.cursor) {
            tree.go(to: parent, world, height: height(.dependencies))
            select(tree.anchor?.item, world)
        } else {
            focus(.missions, world)
        }
    }

    /// From a place that is not expanded to the one that is.
    mutating func toFirstPlace(_ world: World) {
        guard let row = tree.current, let first = tree.rows.firstIndex(where: { $0.node == row.node }) else { return }
        tree.go(to: first, world, height: height(.dependencies))
        select(tree.anchor?.item, world)
    }
}
