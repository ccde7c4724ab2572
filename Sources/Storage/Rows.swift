// The rows a commit writes into the log, the undo tree and `meta`.

import Missions

extension SQL {
    /// Appends records to the log and gives back the hash of the last.
    func append(_ parts: [(record: Record, text: String)], current: Int, after hash: [UInt8]) throws -> [UInt8] {
        var hash = hash
        let statement = try prepare("INSERT INTO cmd VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
        for (record, text) in parts {
            var text = text
            hash = text.withUTF8 { Chain.next(hash, UnsafeRawBufferPointer($0)) }
            statement.bind(1, record.sequence)
            statement.bind(2, record.id)
            statement.bind(3, record.group)
            statement.bind(4, record.action.rawValue)
            statement.bind(5, record.concerns)
            statement.bind(6, current)
            statement.bind(7, record.clock)
            statement.bind(8, record.who)
            statement.bind(9, text)
            statement.bind(10, hash)
            try statement.run()
        }
        return hash
    }

    /// Enters a group: into the tree where it makes a change of its own, else into the history only.
    func enter(_ record: Record, records: Int, current: Int) throws {
        let isNode = record.action == .do || record.action == .import
        var (depth, leap) = (0, 0)
        if isNode {
            let parent = try existingNode(record.parent)
            depth = parent.depth + 1
            leap = try self.leap(under: parent)
            try setLastChild(of: record.parent, to: record.group)
        }
        let statement = try prepare(
            "INSERT INTO grp VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)")
        statement.bind(1, record.group)
        statement.bind(2, record.action.rawValue)
        statement.bind(3, record.concerns)
        statement.bind(4, record.parent)
        statement.bind(5, current)
        statement.bind(6, isNode ? record.parent : nil)
        statement.bind(7, depth)
        statement.bind(8, leap)
        statement.bind(9, record.clock)
        statement.bind(10, record.who)
        statement.bind(11, record.session)
        statement.bind(12, record.source)
        statement.bind(13, record.label)
        statement.bind(14, record.why)
        statement.bind(15, record.changes.count)
        statement.bind(16, records)
        try statement.run()
    }

    func setMeta(head: Int, hash: [UInt8], current: Int, clock: UInt64, numbers: [Int]) throws {
        let statement = try prepare("UPDATE meta SET head = ?1, hash = ?2, cur = ?3, hlc = ?4, numbers = ?5")
        statement.bind(1, head)
        statement.bind(2, hash)
        statement.bind(3, current)
        statement.bind(4, Identity.hexadecimal(clock))
        statement.bind(5, Numbers.text(numbers))
        try statement.run()
    }
}
