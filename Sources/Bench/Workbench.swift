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
    /// How many lines the message wants.
    var messageLines = 1 { didSet { if messageLines != oldValue { divide() } } }
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
        makeRoomForMessage(world)
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
            hasAxis: axis.isShown, messageLines: messageLines)
    }

    /// Rows for what a pane lists.
    func height(_ pane: Pane) -> Int {
        guard pane == .dependencies, tree.isColumns, let inside = layout.inside(pane) else {
            return layout.height(pane)
        }
        return layout.height(pane) - ColumnPlan.footRows(inside)
    }
    /// Rows for the list of risks: what the grid leaves, or all of a low pane.
    var riskRows: Int { RiskGrid.rows(height: height(.risks)) }

    /// Whether keys are typed into a text rather than run.
    public var isTyping: Bool { overlay != nil }

    /// Whether there is work to do when nothing is waiting.
    public var wantsIdle: Bool {
        if case .picker(let picker) = overlay, picker.wantsIdle { return true }
        return isPlaying || lacksPlan || countsOnTop || postponed.isAny || !list.isCounted || knownWaiting == nil
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

    // MARK: What commands share

    mutating func say(_ text: String) { message = Message(text: text, ink: .message) }
    mutating func fail(_ text: String) { message = Message(text: text, ink: .error) }

    /// The selected item, where it still exists.
    func selected(_ world: World) -> Node? { selection.flatMap { world.portfolio.node($0) } }
}
