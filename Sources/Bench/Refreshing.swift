// Panes made true again after the portfolio, the size or the settings changed, and what a change of ours says.

import Missions

extension Workbench {
    /// Whether changes touch only fields of items: those alter no row of the tree and no count of promises.
    static func keepsShape(_ changes: [Change]) -> Bool {
        !changes.isEmpty && changes.allSatisfy { if case .set(.item, _, _, _) = $0 { true } else { false } }
    }

    /// Makes every pane true again after the portfolio or the size changed.
    mutating func refresh(_ world: World, isSameShape: Bool = false) {
        if !isSameShape { list.isCounted = false }
        if knownWaiting?.changes != world.portfolio.changeCount { knownWaiting = nil }
        isCompanionOld = true
        ties = KnownTies()
        let isGone = selected(world) == nil
        if selection == nil, list.look.isNatural, list.count(world) == 0 {
            list.turn(to: Workbench.firstKind(world.portfolio), world)
        }
        if !isSameShape { forgetMarks(world) }
        list.refresh(world, height: height(.missions))
        risks.refresh(world, height: riskRows)
        if tree.root.flatMap({ world.portfolio.node($0) }) == nil {
            if isGone { selection = list.anchor }
            tree.look(at: selection ?? list.anchor, world, height: height(.dependencies))
        } else {
            tree.refresh(world, height: height(.dependencies), isSameShape: isSameShape)
        }
        selection = cursorItem ?? (isGone ? list.anchor : selection)
        followRisk(world)
        history.refresh(world, height: height(.history))
        library.refresh(world, height: height(.library))
        refreshDetail(world)
        renewAnswer(world)
    }

    /// The item under the cursor of the pane in focus, where it has items.
    var cursorItem: ItemID? {
        switch focus {
        case .missions: list.anchor
        case .dependencies: tree.anchor?.item
        case .risks: risks.isList ? risks.anchor : nil
        case .detail, .history, .library: nil
        }
    }

    /// An action of ours is on disk: says what changed, and goes there.
    mutating func landed(_ line: HistoryLine, _ world: World) {
        closeSavedForm()
        if case .preview = overlay { overlay = nil }
        let before = here
        noteEdit(line.changes, world)
        if line.action == .do, line.isMine { hands.lastChange = Remembered(line.changes, selected: selection) }
        refresh(world, isSameShape: Workbench.keepsShape(line.changes))
        let what = Telling.sentence(line, in: world.portfolio)
        switch line.action {
        case .undo: say("#\(line.sequence) undid #\(line.concerns): \(what)")
        case .redo: say("#\(line.sequence) did #\(line.concerns) again: \(what)")
        case .goto: say("#\(line.sequence) went to the state after #\(line.concerns): \(what)")
        case .do, .import: say("#\(line.sequence) \(what)")
        }
        warnOfCycle(line.changes, world)
        switch line.action {
        case .undo: message!.offers = "\(key("redo")) redo"
        // Undo goes on from there; what leads back is doing again what lies between.
        case .goto: message!.offers = world.redoLabel == nil ? "" : "\(key("redo")) redo"
        case .do, .redo, .import: message!.offers = world.undoLabel == nil ? "" : "\(key("undo")) undo"
        }
        guard let item = Telling.item(of: line.changes, in: world.portfolio, selected: selection),
            item != selection,
            let node = world.portfolio.node(item),
            staysHere(item, node, line.changes, world) == false
        else { return }
        jumps.leave(before)
        unfold(to: item, line.changes, world)
        let told = message
        show(item, node, world)
        // What hid it comes behind what was changed, and does not take its place.
        if let told, let also = message, also.text != told.text {
            let end = told.text.hasSuffix(".") ? " " : ". "
            message = Message(text: told.text + end + also.text, ink: also.ink, offers: told.offers)
        }
    }

    /// Says behind what was changed which cycle of needs it has closed.
    private mutating func warnOfCycle(_ changes: [Change], _ world: World) {
        guard let cycle = ClosedCycle.words(closedBy: changes, in: world.portfolio), let told = message else {
            return
        }
        message!.text = told.text + (told.text.hasSuffix(".") ? " " : ". ") + ClosedCycle.sentence(cycle)
        message!.ink = .warning
    }

    /// Opens the rows of the tree under which a new item hangs.
    mutating func unfold(to item: ItemID, _ changes: [Change], _ world: World) {
        guard !tree.rows.contains(where: { world.portfolio.id($0.node) == item }) else { return }
        for change in changes.prefix(100) {
            guard case .create(.link(let key), _, _) = change, key.from == item || key.to == item else { continue }
            tree.setOpen(key.from == item ? key.to : key.from, true)
        }
        tree.refresh(world, height: height(.dependencies))
    }
}
