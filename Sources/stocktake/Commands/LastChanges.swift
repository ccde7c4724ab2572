// The latest actions of the log that touched an item.

import Missions
import Storage

enum LastChanges {
    /// How far back to look: the log has no index by item, and a page of it is quickly read.
    private static let reach = 100
    /// Steps with more changes than this are imports and the like, which would be slow to read.
    private static let largest = 500

    /// Up to five of the last hundred actions, the latest first.
    static func of(_ id: ItemID, in library: Library) throws -> [Entry] {
        var found: [Entry] = []
        for entry in try library.entries(limit: reach) where entry.changeCount <= largest {
            if found.count == 5 { break }
            if try library.changes(of: entry).contains(where: { touches($0.ref, id) }) { found.append(entry) }
        }
        return found
    }

    private static func touches(_ ref: Ref, _ id: ItemID) -> Bool {
        switch ref {
        case .item(let item): item == id
        case .link(let key): key.from == id || key.to == id
        case .point(let key): key.measure == id
        case .assessment(let key): key.item == id
        case .portfolio, .extra: false
        }
    }
}
