// The rooms a screen is divided into, by its shape: which panes stand beside or above which, and how much each takes.

import Drawing

/// A part of the screen: a pane, or rooms side by side or one above another.
indirect enum Room {
    case pane(Pane)
    case companion
    case beside([(Room, Share)])
    case stacked([(Room, Share)])
}

/// Which rooms there are, by the shape of the screen, the focus and what the user made of the layout.
struct RoomPlan {
    let shape: LayoutShape
    let focus: Pane
    let arrangement: Arrangement
    let company: Layout.Company

    /// What a pane needs to be of use, borders included: the grid of risks has five cells of three columns and its scale.
    private static let leastColumns = 21
    private static let leastRows = 7

    /// The rooms of a screen of this shape.
    func room(_ body: Rect) -> Room {
        switch shape {
        case .single: .pane(focus)
        case .quarters: quarters(body)
        case .stacked: column(body)
        case .columns: columns(body)
        case .wall: wall(body)
        }
    }

    /// A: list and tree above; risks, history or library, and the detail below.
    private func quarters(_ body: Rect) -> Room {
        let left = max(24, body.width * 3 / 8)
        let below = max(7, min(10, body.height * 2 / 5))
        let corner = one(of: [.risks, .history, .library])
        guard let detail = one(of: [.detail]) else {
            // Without the detail the tree has the whole height.
            return beside([
                (stacked([(one(of: [.missions]), rest(rows: 5)), (corner, rows(below))]), columns(left)),
                (one(of: [.dependencies]), rest(columns: 24)),
            ])!
        }
        return stacked([
            (
                beside([(one(of: [.missions]), columns(left)), (one(of: [.dependencies]), rest(columns: 24))]),
                rest(rows: 5)
            ),
            (beside([(corner, columns(left)), (detail, rest(columns: 24))]), rows(below)),
        ])!
    }

    /// Tall and narrow: one below another.
    private func column(_ body: Rect) -> Room {
        stacked([
            (one(of: [.missions]), rows(max(7, body.height / 4))),
            (one(of: [.dependencies]), rest(rows: 7)),
            (one(of: [.risks, .history, .library]), rows(9)),
            (one(of: [.detail]), rows(max(7, body.height / 4))),
        ])!
    }

    /// B: three columns, the detail below the second and third.
    private func columns(_ body: Rect) -> Room {
        let side = max(31, min(52, body.width * 26 / 100))
        let detail = one(of: [.detail])
        let strip = max(8, min(18, body.height * 3 / 8))
        let above = body.height - (detail == nil ? 0 : strip)
        let left = left(body.height)
        let trees = beside([(one(of: [.dependencies]), rest(columns: 30)), (right(above), columns(side))])
        return beside([
            (left, columns(side)),
            (stacked([(trees, rest(rows: 7)), (detail, rows(strip))]), rest(columns: 40)),
        ])!
    }

    /// C: both directions of the selected item between the list and the risks, the detail below all.
    private func wall(_ body: Rect) -> Room {
        let side = max(34, min(44, body.width / 5))
        let detail = one(of: [.detail])
        let strip = max(8, min(14, body.height * 3 / 10))
        let above = body.height - (detail == nil ? 0 : strip)
        let tree = one(of: [.dependencies])
        let companion = company == .none ? nil : tree.map { _ in Room.companion }
        let trees = company == .left ? [companion, tree] : [tree, companion]
        let upper = beside(
            [(left(above), columns(side))] + trees.map { ($0, rest(columns: 30)) } + [(right(above), columns(side))])
        return stacked([(upper, rest(rows: 7)), (detail, rows(strip))])!
    }

    /// List above library, or the one of them that was last in focus where there is no room for both.
    private func left(_ height: Int) -> Room? {
        if height < 20 { return one(of: [.missions, .library]) }
        return stacked([
            (one(of: [.missions]), rest(rows: 7)),
            (one(of: [.library]), rows(max(7, min(16, height * 2 / 5)))),
        ])
    }

    /// Risks above history, or the one of them that was last in focus.
    private func right(_ height: Int) -> Room? {
        if height < 16 { return one(of: [.risks, .history]) }
        // From sixteen rows on there is room for the list below the grid.
        let risks = height >= 26 ? max(16, height / 2) : 9
        return stacked([(one(of: [.risks]), rows(risks)), (one(of: [.history]), rest(rows: 5))])
    }

    // MARK: Rooms

    /// The pane that has a place several share; nil where all are hidden.
    private func one(of panes: [Pane]) -> Room? {
        if panes.contains(focus) { return .pane(focus) }
        return arrangement.recent.first { panes.contains($0) && !arrangement.hidden.contains($0) }.map { .pane($0) }
    }

    private func columns(_ wish: Int) -> Share { Share(wish: wish, least: min(wish, RoomPlan.leastColumns)) }
    private func rows(_ wish: Int) -> Share { Share(wish: wish, least: min(wish, RoomPlan.leastRows)) }
    private func rest(columns least: Int) -> Share { Share(wish: least, least: least, takesRest: true) }
    private func rest(rows least: Int) -> Share { Share(wish: least, least: least, takesRest: true) }

    private func beside(_ parts: [(Room?, Share)]) -> Room? { join(parts, Room.beside, cells: 4) }
    private func stacked(_ parts: [(Room?, Share)]) -> Room? { join(parts, Room.stacked, cells: 2) }

    /// Joins the rooms there are; each step the user took is worth some cells.
    private func join(_ parts: [(Room?, Share)], _ kind: ([(Room, Share)]) -> Room, cells: Int) -> Room? {
        var joined: [(Room, Share)] = []
        for (room, share) in parts {
            guard let room else { continue }
            var share = share
            share.growth = cells * steps(room)
            joined.append((room, share))
        }
        return joined.count > 1 ? kind(joined) : joined.first?.0
    }

    private func steps(_ room: Room) -> Int {
        if arrangement.growth.isEmpty { return 0 }
        return switch room {
        case .pane(let pane): arrangement.growth[pane] ?? 0
        case .companion: 0
        case .beside(let parts), .stacked(let parts): parts.reduce(0) { $0 + steps($1.0) }
        }
    }
}
