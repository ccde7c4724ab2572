// What happens to a workbench, and what it asks the front door to do.

import Analyses
import Drawing
import Missions

/// Something that happened.
public enum Event: Sendable {
    case key(Key)
    /// A command by its name, as the palette runs it.
    case command(String)
    /// What the list on top has under this id or text, chosen by it.
    case choose(String)
    /// A row of the pane in focus, from 0: the cursor goes there.
    case row(Int)
    /// The same key so many times at once.
    case repeated(Key, Int)
    /// Text that came faster than hands type, where no text is typed.
    case caught(String)
    /// No key was pressed for as long as `Workbench.wantsTimer` asks for.
    case waited
    /// What the workbench asked for is done; it wants to go on.
    case next
    /// The person's settings, read anew.
    case configured(Settings)
    case resized(Size)
    /// An action of this window is on disk.
    case committed(HistoryLine)
    /// Another window's actions have arrived, oldest first.
    case arrived([HistoryLine])
    /// What was asked for could not be done; a full sentence.
    case refused(String)
    /// What there is to say of each theme.
    case themes([ThemeCard])
    /// Something to say, such as where an export went.
    case told(String)
    /// Nothing is waiting: time for work that the keys need not wait for.
    case idle
    /// The terminal tells of its mouse from now on, or no more; and whether that is news to be told.
    case mouse(Bool, isTold: Bool = true)
    /// A text that was written in an editor comes back to the form it was taken from.
    case written(String)
    /// Another theme is in use than before, because the terminal's ground is light or dark.
    case themed(String)
    /// Lines and signs are to be drawn otherwise, because of how the terminal draws them.
    case drawn(LineStyle)
}

/// What can be written to a new file beside the portfolio.
public enum Export: Hashable, Sendable {
    case json, tables, log
    /// Text in Markdown: what a pane shows.
    case markdown(String)
    /// The screen as it is: its text, or with its colours too.
    case screen, snapshot
    /// A picture of the tree at an item, walked in a direction or, where that is nil, in both.
    case picture(Picture, of: ItemID, Direction?)

    /// The languages of pictures.
    public enum Picture: String, CaseIterable, Sendable { case dot, mermaid, svg }
}

/// Something the front door is to do. The outcome comes back as an event.
public enum Effect: Sendable {
    /// Make a step durable, then show it.
    case commit(Step)
    /// Find out whether a step would be let in. Nothing comes of it where it would.
    case rehearse(Step)
    case undo
    case redo
    /// Go to the state after a record.
    case jump(Int)
    /// Read more of the log, older than the oldest line at hand.
    case moreHistory
    /// Look for changes of other windows.
    case reload
    /// Keep these ways of looking for this person, in place of those kept so far.
    case saveViews([SavedView])
    /// Come back with `Event.next` once everything asked for before is done.
    case next
    /// Read the person's settings again.
    case reloadSettings
    /// A command was chosen from the palette: remember that.
    case used(String)
    /// Close this file and open another in its place.
    case open(String)
    /// Close this file and open a fresh copy of an example.
    case openSeed(String)
    /// Add what a template holds, tied to an item where that makes sense.
    case addTemplate(String, to: ItemID?)
    /// Use a theme, by name.
    case theme(String)
    /// Show the theme with more contrast than it has, or as it is.
    case contrast(Contrast)
    /// Say what each theme is for.
    case readThemes
    /// Paint everything anew, whatever the terminal has done meanwhile.
    case redraw
    /// Put a text on the clipboard, or items as JSON in the form in which the command line shows them.
    case copy(String)
    case copyJSON([ItemID])
    /// Write a new file beside the portfolio, and say where.
    case export(Export)
    /// Give a text to the user's editor.
    case write(TextEdit)
    /// Have the terminal tell of its mouse, or leave it alone.
    case mouse(Bool)
    case suspend
    case quit
}
