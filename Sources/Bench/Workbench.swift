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
    var tree = TreePane() { didSet { if tree.company != layout.company { divide() } } }
    /// The tree's rows on a date axis, where that is asked for.
    var axis = AxisLook() { didSet { if axis.isShown != oldValue.isShown { divide() } } }
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
    /// The schedule, as it was last asked for.
    var plan: KnownPlan?
    /// What is to be found out anew once nothing is pressed.
    var postponed = Postponed()
    /// How many wait on each item; nil until there was time to count.
    var waiting: Waiting? { knownWaiting?.waiting }
    /// The same with the state of the portfolio that it is true of.
    var knownWaiting: (waiting: Waiting, changes: Int)?
    /// Who owes whom, as it was last looked at.
    var owing = OwingGrid()
    /// The departments in the room, by id; none where nobody has said who is there.
    var present: [ItemID] = []
    /// What everything goes through, as far as it is counted.
    var bottlenecks = KnownBottlenecks()
    /// What single agreements set free, as long as nothing changes.
    var agreements = KnownAgreements()
    /// Whether work that nobody waits for has just changed what is to be seen.
    public internal(set) var hasProgressed = false
    /// The names of all items, as they were last looked through.
    var names: NameIndex?
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
    /// The screen as it was painted last, to paint on from.
    var painted: Painted?
    /// Whether nothing but moves in the list or the tree has happened since.
    var hasOnlyMoved = false
    /// Whether what happens now is such a move.
    var isMove = false
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
    static func firstKind(_ portfolio: Portfolio) -> Kind {
        let order: [Kind] = [.mission, .outcome, .programme, .milestone, .experiment, .org]
        return order.first { portfolio.count(of: $0) > 0 } ?? .mission
    }

    /// Divides the screen anew where anything it depends on has changed.
    private mutating func divide() {
        layout = Layout(
            size: size, focus: focus, isZoomed: isZoomed, arrangement: arrangement, company: tree.company,
            hasAxis: axis.isShown)
    }

    func height(_ pane: Pane) -> Int { layout.height(pane) }
    /// Rows for the list of risks: what the grid leaves, or all of a low pane.
    var riskRows: Int { RiskGrid.rows(height: height(.risks)) }

    /// Whether keys are typed into a text rather than run.
    public var isTyping: Bool { overlay != nil }

    /// Whether there is work to do when nothing is waiting.
    public var wantsIdle: Bool {
        if case .picker(let picker) = overlay, picker.wantsIdle { return true }
        return isPlaying || countsOnTop || postponed.isAny || !list.isCounted || knownWaiting == nil
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
        let wasPlain = isPlain
        isMove = false
        hasProgressed = false
        let effects = take(event, world)
        if focus == .detail { readDetail(world) }
        keepCompany(world)
        keepAxis(world)
        keepRange(world)
        list.noticeSight(world, height: height(.missions))
        if hasOnlyMoved { hasOnlyMoved = isMove && wasPlain && isPlain }
        return effects
    }

    private mutating func take(_ event: Event, _ world: World) -> [Effect] {
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
            keepKnown(line.changes, world)
            landed(line, world)
            return rewindFurther(world)
        case .arrived(let lines):
            let changes = lines.flatMap(\.changes)
            keepKnown(changes, world)
            noteEdit(changes, world)
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
                names = picker.search.names
                overlay = .picker(picker)
            } else if postponed.isAny {
                catchUp(world)
            } else if !list.isCounted {
                list.count(world, height: height(.missions))
            } else if knownWaiting == nil {
                knownWaiting = (Waiting(world.portfolio), world.portfolio.changeCount)
            } else if countsOnTop {
                countOnTop(world)
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

    // MARK: What commands share

    mutating func say(_ text: String) { message = Message(text: text, ink: .message) }
    mutating func fail(_ text: String) { message = Message(text: text, ink: .error) }

    /// The selected item, where it still exists.
    func selected(_ world: World) -> Node? { selection.flatMap { world.portfolio.node($0) } }
}
