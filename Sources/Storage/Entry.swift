// One line of the history: an action, who did it, and whether it still holds.

import Missions

/// One action of the log, however many records it fills.
public struct Entry: Hashable, Sendable {
    /// Place of its last record in the log.
    public let sequence: Int
    /// Place of its first record, by which the undo tree names it.
    public let group: Int
    public let action: Record.Action
    /// For undo and redo the group they concern, for a jump the place jumped to; else 0.
    public let concerns: Int
    /// The group that was current when this was done; 0 where nothing was.
    public let parent: Int
    /// When, in milliseconds since 1970-01-01 UTC.
    public let milliseconds: Int
    public let who: String
    public let session: String
    public let source: String
    public let label: String
    public let why: String
    public let changeCount: Int
    /// The changes; empty where the entry comes from a listing. `Library.changes(of:)` reads them.
    public var changes: [Change] = []
    /// Whether this session did it.
    public let isMine: Bool
    /// Whether it is a change that does not hold now: it lies on another branch, or was undone.
    public let isUndone: Bool
}

extension Entry {
    /// The entry of a group's records, which have just become the last of the log.
    init(_ first: Record, through last: Int, changes: [Change], session: String) {
        self.init(
            sequence: last, group: first.group, action: first.action, concerns: first.concerns, parent: first.parent,
            milliseconds: first.milliseconds, who: first.who, session: first.session, source: first.source,
            label: first.label, why: first.why, changeCount: changes.count, changes: changes,
            isMine: first.session == session, isUndone: false)
    }
}
