// What the log keeps of one action: who, when, why, and every change with what was and what is.

/// One record of the command log. Its canonical text is stored once, word for word, and never changed.
public struct Record: Hashable, Sendable {
    /// What sort of action it records.
    public enum Action: String, CaseIterable, Sendable {
        case `do`, undo, redo, goto, `import`
    }

    /// Version of the record's form.
    public var version = 1
    /// Place in the log, from 1, without gaps.
    public var sequence: Int
    /// 128-bit identifier as 32 hexadecimal digits, the first 48 bits being the time (UUID version 7).
    public var id: String
    /// Hybrid logical clock: 48 bits of milliseconds since 1970 and 16 bits of counter, as 16 hexadecimal digits. It
    /// never goes back, even where the machine's clock does.
    public var clock: String
    public var action: Action
    /// The group: the sequence number of its first record. One user action is one group.
    public var group: Int
    /// This record's number in the group, from 1, and how many records the group has.
    public var part = 1
    public var parts = 1
    /// For undo and redo the group they concern, for a jump the sequence number jumped to; else 0.
    public var concerns = 0
    /// The group that was current when this was done; 0 where nothing was.
    public var parent: Int
    /// The person.
    public var who: String
    /// The session it was made in.
    public var session: String
    /// The key, command line or file it came from.
    public var source: String
    /// What it does, in the imperative.
    public var label: String
    /// Why, where a reason was given.
    public var why: String
    /// Every change, with what was and what is.
    public var changes: [Change]

    public init(
        sequence: Int, id: String, clock: String, action: Action, group: Int, parent: Int, who: String, session: String,
        source: String, label: String, why: String, changes: [Change]
    ) {
        self.sequence = sequence
        self.id = id
        self.clock = clock
        self.action = action
        self.group = group
        self.parent = parent
        self.who = who
        self.session = session
        self.source = source
        self.label = label
        self.why = why
        self.changes = changes
    }

    /// Milliseconds since 1970-01-01 UTC.
    public var milliseconds: Int { (UInt64(clock, radix: 16)).map { Int($0 >> 16) } ?? 0 }
}
