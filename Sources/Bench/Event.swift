// What happens to a workbench, and what it asks the front door to do.

import Drawing
import Missions

/// Something that happened.
public enum Event: Sendable {
    case key(Key)
    case resized(Size)
    /// An action of this window is on disk.
    case committed(HistoryLine)
    /// Another window's actions have arrived, oldest first.
    case arrived([HistoryLine])
    /// What was asked for could not be done; a full sentence.
    case refused(String)
    /// Something to say, such as where an export went.
    case told(String)
    /// Nothing is waiting: time for work that the keys need not wait for.
    case idle
}

/// Something the front door is to do. The outcome comes back as an event.
public enum Effect: Sendable {
    /// Make a step durable, then show it.
    case commit(Step)
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
    /// Use a theme, by name.
    case theme(String)
    /// Paint everything anew, whatever the terminal has done meanwhile.
    case redraw
    case suspend
    case quit
}
