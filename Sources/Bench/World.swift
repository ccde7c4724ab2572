// What the workbench may look at: the portfolio, its history, and the file they come from.

import Analyses
import Missions

/// What a workbench sees besides itself. It changes only between one event and the next.
public struct World: Sendable {
    public var portfolio: Portfolio
    /// The latest records of the log, newest first; more come on asking.
    public var history: [HistoryLine]
    /// The number of the last record.
    public var head: Int
    /// The file's name without its folder.
    public var fileName: String
    /// Why nothing can be changed, as a sentence; nil where it can.
    public var readOnly: String?
    /// What undo would take back, and what redo would do again.
    public var undoLabel: String?
    public var redoLabel: String?
    /// The day on the wall, used where the portfolio names no as-of day.
    public var today: Day
    /// Names of the themes to choose from.
    public var themes: [String]
    /// Who sits here, for what is asked of "mine".
    public var person: String
    /// The ways of looking that this person keeps.
    public var views: [SavedView]
    /// What stands in the library, shelf by shelf.
    public var library: [LibraryLine]
    /// What happened to other projects, read when it is first asked for; nil where that is not known.
    public var outsideView: @Sendable () -> OutsideView?

    public init(
        portfolio: Portfolio, history: [HistoryLine] = [], head: Int = 0, fileName: String = "",
        readOnly: String? = nil,
        undoLabel: String? = nil, redoLabel: String? = nil, today: Day, themes: [String] = [],
        library: [LibraryLine] = [], person: String = "", views: [SavedView] = [],
        outsideView: @escaping @Sendable () -> OutsideView? = { nil }
    ) {
        self.portfolio = portfolio
        self.history = history
        self.head = head
        self.fileName = fileName
        self.readOnly = readOnly
        self.undoLabel = undoLabel
        self.redoLabel = redoLabel
        self.today = today
        self.themes = themes
        self.person = person
        self.views = views
        self.outsideView = outsideView
        self.library = library
    }

    /// The day on which lateness is judged.
    public var asOf: Day { portfolio.asOf ?? today }
}

/// One action of the log, as the history pane shows it.
public struct HistoryLine: Hashable, Sendable {
    /// Place of its last record in the log, and of its first, by which undo and redo name it.
    public var sequence: Int
    public var group: Int
    public var action: Record.Action
    /// For undo and redo the group, for a jump the record it concerns.
    public var concerns: Int
    public var who: String
    /// The time of day, or the day where it was not today: `14:22`, `29 May`.
    public var when: String
    public var label: String
    /// Whether it is not part of the present state, because it was undone.
    public var isUndone: Bool
    /// Whether it was made in this window.
    public var isMine: Bool
    /// The changes, where they are at hand: of actions just made or just arrived.
    public var changes: [Change]

    public init(
        sequence: Int, group: Int? = nil, action: Record.Action, concerns: Int = 0, who: String, when: String,
        label: String,
        isUndone: Bool = false, isMine: Bool = true, changes: [Change] = []
    ) {
        self.sequence = sequence
        self.group = group ?? sequence
        self.action = action
        self.concerns = concerns
        self.who = who
        self.when = when
        self.label = label
        self.isUndone = isUndone
        self.isMine = isMine
        self.changes = changes
    }
}
