// The workbench: what is selected, where the focus is, what lies on top. Events change it; nothing else does.

import Analyses
import Drawing
import Missions

/// The state of the screen. `update` is the only thing that changes it; `paint` only looks.
public struct Workbench: Sendable {
    /// What the message line says.
    struct Message: Sendable {
        var text: String
        var ink: Ink
        /// The keys that lead back from what it says, where it tells of a change.
        var offers = ""
    }

    public internal(set) var size: Size { didSet { divide() } }
    /// The item that every pane is about.
    public internal(set) var selection: ItemID?
    public internal(set) var focus = Pane.missions {
        didSet {
            arrangement.focus(focus)
            divide()
        }
    }
    /// Whether boxes and signs are drawn in plain ASCII.
    public internal(set) var lines: LineStyle
    public internal(set) var themeName: String
    /// How much contrast is asked for on top of the theme's own.
    public internal(set) var contrast = Contrast.usual
    /// The keys in use. What is said of keys anywhere is taken from here.
    public internal(set) var keymap: Keymap
    /// The person's settings, as they were read last.
    public internal(set) var settings: Settings
    /// How much the bottom lines say of keys.
    var hints: Settings.Hints { settings.hints }
    var hands = Hands()
    var isZoomed = false { didSet { divide() } }
    /// What the user has made of the layout.
    public internal(set) var arrangement = Arrangement() { didSet { divide() } }
    /// Where the panes lie; follows from size, focus, zoom and arrangement.
    public private(set) var layout: Layout
    var list = ListPane()
    var tree = TreePane() { didSet { if (tree.direction == .downstream) != layout.isTurned { divide() } } }
    /// The other direction of the selected item, where there is room to show it.
    var companion = TreePane()
    /// How many steps lead on from the selected item in the companion's direction.
    var companyCount = 0
    /// Whether the companion may show what is not so any more.
    var isCompanionOld = true
    var risks = RiskPane()
    var detail = DetailPane()
    /// The links of the selected item.
    var ties = KnownTies()
    var history = HistoryPane()
    var library = LibraryPane()
    var overlay: Overlay?
    /// What was typed in forms that were dropped, the latest last.
    var drafts: [Form] = []
    /// Keys typed of a sequence that is not complete.
    var pending: [Key] = []
    var message: Message?
    var jumps = JumpList()
    /// What was last searched for, and where it is.
    var search = Search()
    /// The items that what is done next is done to, by id.
    var marks: Set<ItemID> = []
    /// Marking from a row on, under way.
    var range: MarkRange?
    /// The item that was changed last, by whomever.
    var lastEdited: ItemID?
    /// A saved view that was let go of, and its place.
    var deletedView: (view: SavedView, place: Int)?
    var hasQuit = false
    /// Whether the terminal tells of its mouse.
    public internal(set) var hasMouse = false

    public init(
        size: Size, world: World, theme: String = "dark", lines: LineStyle = .unicode, settings: Settings = Settings(),
        uses: Uses = Uses()
    ) {
        self.settings = settings
        keymap = Keymap.remapped(settings.profile, settings.keys).keymap ?? .standard
        arrangement.hasBorders = settings.borders
        arrangement.hasHints = settings.hints != .off
        hands.uses = uses
        self.size = size
        self.lines = lines
        themeName = theme
        layout = Layout(size: size, focus: .missions, arrangement: arrangement)
        list.kind = Workbench.firstKind(world.portfolio)
        list.refresh(world, height: layout.height(.missions))
        selection = list.anchor
        tree.look(at: selection, world, height: layout.height(.dependencies))
        risks.refresh(world, height: riskRows)
        risks.goToWorst(world, height: riskRows)
        refreshDetail(world)
        library.goToFirst(world)
        keepCompany(world)
        if let reason = world.readOnly { message = Message(text: reason, ink: .warning) }
    }

    /// Missions, or the first kind of work there is where there are none.
    private static func firstKind(_ portfolio: Portfolio) -> Kind {
        let order: [Kind] = [.mission, .outcome, .programme, .milestone, .experiment, .org]
        return order.first { portfolio.count(of: $0) > 0 } ?? .mission
    }

    /// Divides the screen anew where anything it depends on has changed.
    private mutating func divide() {
        let isTurned = tree.direction == .downstream
        layout = Layout(
            size: size, focus: focus, isZoomed: isZoomed, arrangement: arrangement, isTurned: isTurned)
    }

    func height(_ pane: Pane) -> Int { layout.height(pane) }
    /// Rows for the list of risks: what the grid leaves, or all of a low pane.
    var riskRows: Int { RiskGrid.rows(height: height(.risks)) }

    /// Whether keys are typed into a text rather than run.
    public var isTyping: Bool { overlay != nil }

    /// Whether there is work to do when nothing is waiting.
    public var wantsIdle: Bool {
        if case .picker(let picker) = overlay, picker.wantsIdle { return true }
        return isPlaying || !list.isCounted
    }

    /// Takes over how another workbench looked and which keys it had, as where one file takes the place of another.
    public mutating func look(like other: Workbench) {
        settings = other.settings
        arrangement = other.arrangement
        lines = other.lines
        contrast = other.contrast
        keymap = other.keymap
        hasMouse = other.hasMouse
        hands.uses = other.hands.uses
        hands.macro = other.hands.macro
    }

    // MARK: The round

    /// Takes in an event and says what is to be done about it.
    public mutating func update(_ event: Event, _ world: World) -> [Effect] {
        defer {
            keepCompany(world)
            keepRange(world)
            list.noticeSight(world, height: height(.missions))
        }
        switch event {
        case .key where isPlaying:
            interrupt()
            return []
        case .key(.mouse(let pointer)): return point(pointer, world)
        case .key(let key): return press(key, world)
        case .choose(let name): return choose(name, world)
        case .command(let name): return Command.named(name).map { run($0, world) } ?? []
        case .repeated(let key, let times): return press(key, times: times, world)
        case .row(let row):
            go(toRow: row, world)
            return []
        case .caught(let text):
            catchText(text, isMore: hands.isCatching)
            hands.isCatching = true
            return []
        case .waited:
            waited()
            return []
        case .next: return playOn(world)
        case .configured(let settings): return use(settings, world)
        case .resized(let size):
            self.size = size
            refresh(world)
            return []
        case .committed(let line):
            landed(line, world)
            return rewindFurther(world)
        case .arrived(let lines):
            noteEdit(lines.flatMap(\.changes), world)
            refresh(world, isSameShape: lines.allSatisfy { Workbench.keepsShape($0.changes) })
            followInForm(lines, world)
            noteWriters(lines)
            if let last = lines.last {
                let more = lines.count > 1 ? " and \(lines.count - 1) more" : ""
                say("#\(last.sequence) by \(last.who) in another window: \(last.label)\(more)")
            }
            return []
        case .refused(let sentence):
            hands.rewinding = nil
            // What was begun and taken back may have moved items to other places in memory.
            refresh(world)
            keepViews(world)
            if case .form(var form) = overlay {
                form.refusal = form.disagree(with: world.portfolio) ?? sentence
                overlay = .form(form)
            } else if case .preview(let preview) = overlay {
                refuse(preview, sentence)
            } else {
                fail(sentence)
            }
            return []
        case .themes(let cards):
            learn(cards, world)
            return []
        case .told(let sentence):
            say(sentence)
            return []
        case .idle where isPlaying: return playOn(world)
        case .idle:
            if case .picker(var picker) = overlay, picker.wantsIdle {
                picker.prepare(world)
                overlay = .picker(picker)
            } else {
                list.count(world, height: height(.missions))
            }
            return []
        case .mouse(let on, let isTold):
            turnMouse(on, isTold: isTold)
            return []
        case .written(let text):
            take(written: text, world)
            return []
        case .themed(let name):
            themeName = name
            return []
        case .drawn(let lines):
            self.lines = lines
            return []
        }
    }

    /// Presses a key: a field on top takes it, a letter that is waited for, a count, or else the keymap.
    mutating func press(_ key: Key, _ world: World) -> [Effect] {
        let isBegun = !pending.isEmpty || hands.letterUse != nil || hands.count != nil
        hands.macro.record(key, beginsCommand: overlay == nil && !isBegun)
        hands.showsWays = false
        hands.isCatching = false
        if overlay != nil { return pressOverlay(key, world) }
        if case .paste(let text) = key {
            catchText(text, isMore: false)
            return []
        }
        if key == .escape || key == .ctrl("c") { return escape(world) }
        if let use = hands.letterUse { return take(key, for: use, world) }
        if takesCount(key) { return [] }
        pending.append(key)
        switch keymap.find(pending, in: focus) {
        case .command(let command):
            let typed = pending.map(\.name).joined()
            pending = []
            defer { hands.ran = typed }
            return run(command, world)
        case .prefix:
            message = nil
            return []
        case .elsewhere(_, isWhole: false):
            // Half of something that works in another pane: the other half must not run as something else.
            message = nil
            return []
        case .elsewhere(let command, isWhole: true):
            let typed = pending.map(\.name).joined(separator: " ")
            pending = []
            hands.count = nil
            let panes = command.panes.map(\.title).joined(separator: " or ")
            fail("\(typed) works in \(panes): \(command.about).")
            return []
        case .nothing:
            let typed = pending.map(\.name).joined(separator: " ")
            pending = []
            hands.count = nil
            if keymap.profile == .classic, case .char(let letter) = key, letter.isLetter {
                fail(
                    "In the classic keys no letter is a command: \(self.key("menu")) opens the menu, "
                        + "\(self.key("palette")) finds one by name.")
                return []
            }
            fail("\(typed) does nothing here. \(self.key("help")) shows every key.")
            return []
        }
    }

    /// Presses one key several times: as one movement by so many rows.
    private mutating func press(_ key: Key, times: Int, _ world: World) -> [Effect] {
        guard times > 1 else { return press(key, world) }
        for _ in 1..<times { hands.macro.record(key, beginsCommand: true) }
        hands.count = times
        return press(key, world)
    }

    /// Runs a command, as often as was counted, or says why it cannot be run now.
    mutating func run(_ command: Command, _ world: World) -> [Effect] {
        hands.number = hands.count
        hands.count = nil
        defer { hands.number = nil }
        if let reason = command.unavailable(self, world) {
            fail(reason)
            return []
        }
        if let number = hands.number, command.counting == .none {
            fail("\"\(command.name)\" takes no count, and \(number) was typed: nothing was done.")
            return []
        }
        message = nil
        hands.ran = key(command.name)
        let caught = hands.caught
        if !["menu", "palette", "help"].contains(command.name) { hands.caught = nil }
        let effects =
            command.counting == .repeats && times > 1 ? repeating(command, times, world) : command.run(&self, world)
        if command.name == "add note", let caught { fillNote(caught, world) }
        return effects
    }

    /// Takes back one layer: what was begun, what was found, marks, the list of a cell, the zoom, the filter.
    private mutating func escape(_ world: World) -> [Effect] {
        message = nil
        if !pending.isEmpty || hands.count != nil || hands.letterUse != nil {
            pending = []
            hands.count = nil
            hands.letterUse = nil
        } else if leaveMarking(world) {
        } else if focus == .risks, risks.isList {
            risks.isList = false
        } else if isZoomed {
            isZoomed = false
            refresh(world)
        } else {
            clearFilter(world)
        }
        return []
    }

    // MARK: What commands share

    mutating func say(_ text: String) { message = Message(text: text, ink: .message) }
    mutating func fail(_ text: String) { message = Message(text: text, ink: .error) }

    /// The selected item, where it still exists.
    func selected(_ world: World) -> Node? { selection.flatMap { world.portfolio.node($0) } }

    /// Makes an item the one that every pane is about.
    mutating func select(_ item: ItemID?, _ world: World) {
        guard item != selection else { return }
        selection = item
        refreshDetail(world)
        followRisk(world)
    }

    /// Where a risk is selected elsewhere, the grid shows its cell.
    private mutating func followRisk(_ world: World) {
        guard focus != .risks, let node = selected(world), world.portfolio.kind(node) == .raid else { return }
        risks.show(node, world, height: riskRows)
    }

    mutating func refreshDetail(_ world: World) {
        ties.look(at: selection, world)
        detail.refresh(selection, world, ties, width: layout.width(.detail), height: height(.detail))
    }

    /// Goes to an item from anywhere: remembers where we were, and shows it in every pane that can.
    mutating func visit(_ item: ItemID, _ world: World) {
        guard let node = world.portfolio.node(item) else {
            fail("\(item) is not here any more.")
            return
        }
        jumps.leave(here)
        show(item, node, world)
    }

    private mutating func show(_ item: ItemID, _ node: Node, _ world: World) {
        let kind = world.portfolio.kind(node)
        reveal(node, world)
        if kind == .raid { risks.show(node, world, height: riskRows) }
        if let row = tree.rows.firstIndex(where: { $0.node == node && $0.place != .again }) {
            tree.go(to: row, world, height: height(.dependencies))
        } else if Workbench.isWalked(kind) {
            tree.look(at: item, world, height: height(.dependencies))
        } else if world.portfolio.cell(node) == nil {
            // Neither tree nor grid has a place for it.
            list.turn(to: kind, world)
            reveal(node, world)
        }
        if let row = list.row(of: node, world) { list.go(to: row, world, height: height(.missions)) }
        select(item, world)
        lookWhere(item, node, world)
        refreshScroll(world)
    }

    /// Moves the focus where the pane in focus has no place for an item, so that its cursor and the selection are one.
    private mutating func lookWhere(_ item: ItemID, _ node: Node, _ world: World) {
        let isOnGrid = focus == .risks && world.portfolio.cell(node) != nil
        if isOnGrid { risks.isList = true }
        guard cursorItem != item, [.missions, .dependencies, .risks].contains(focus), !isOnGrid else { return }
        if list.anchor == item {
            focus = .missions
        } else if tree.anchor?.item == item {
            focus = .dependencies
        } else if risks.anchor == item {
            focus = .risks
            risks.isList = true
        }
    }

    /// Whether items of a kind stand in trees: they need something, or something waits on them.
    static func isWalked(_ kind: Kind) -> Bool {
        switch kind {
        case .mission, .outcome, .programme, .milestone, .experiment, .org: true
        case .measure, .raid, .fund, .record, .session, .evidence: false
        }
    }

    /// Returns to a place of the jump list.
    mutating func restore(_ place: Place, _ world: World) {
        focus = place.focus
        tree.direction = place.direction
        if world.portfolio.count(of: place.kind) > 0 {
            list.turn(to: place.kind, world)
            list.look = place.look
            list.refresh(world, height: height(.missions))
        }
        if place.root != tree.root { tree.look(at: place.root, world, height: height(.dependencies)) }
        if let item = place.selection, let node = world.portfolio.node(item) { show(item, node, world) }
        refresh(world)
    }

    /// Whether changes touch only fields of items: those alter no row of the tree and no count of promises.
    private static func keepsShape(_ changes: [Change]) -> Bool {
        !changes.isEmpty && changes.allSatisfy { if case .set(.item, _, _, _) = $0 { true } else { false } }
    }

    /// Makes every pane true again after the portfolio or the size changed.
    mutating func refresh(_ world: World, isSameShape: Bool = false) {
        if !isSameShape { list.isCounted = false }
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
    private mutating func landed(_ line: HistoryLine, _ world: World) {
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
        switch line.action {
        case .undo: message!.offers = "\(key("redo")) redo"
        // Undo goes on from there, and does not lead back here.
        case .goto: break
        case .do, .redo, .import: message!.offers = world.undoLabel == nil ? "" : "\(key("undo")) undo"
        }
        guard let item = Telling.item(of: line.changes, in: world.portfolio, selected: selection),
            item != selection,
            let node = world.portfolio.node(item),
            staysHere(item, node, line.changes, world) == false
        else { return }
        jumps.leave(before)
        unfold(to: item, line.changes, world)
        show(item, node, world)
    }

    /// Opens the rows of the tree under which a new item hangs.
    private mutating func unfold(to item: ItemID, _ changes: [Change], _ world: World) {
        guard !tree.rows.contains(where: { world.portfolio.id($0.node) == item }) else { return }
        for change in changes.prefix(100) {
            guard case .create(.link(let key), _, _) = change, key.from == item || key.to == item else { continue }
            tree.setOpen(key.from == item ? key.to : key.from, true)
        }
        tree.refresh(world, height: height(.dependencies))
    }
}
