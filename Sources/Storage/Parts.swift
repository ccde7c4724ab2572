// One action as records of a bearable size.

import Missions

enum Parts {
    /// Records hold no more text than this, unless a single change does.
    static let limit = 1 << 20

    /// The record's changes over as many records as it takes, each with its text. `renew` gives each further record its
    /// own id and clock.
    static func split(_ record: Record, renew: (inout Record) -> Void) -> [(record: Record, text: String)] {
        if record.changes.count <= 2_000 {
            let text = record.text
            if text.utf8.count <= limit { return [(record, text)] }
        }
        var parts: [(record: Record, text: String)] = []
        var next = record.changes.startIndex
        var size = 2_000
        while next < record.changes.endIndex {
            var part = record
            part.part = parts.count + 1
            // How many there are is known at the end.
            part.parts = 0
            part.sequence = record.sequence + parts.count
            if part.part > 1 { renew(&part) }
            while true {
                part.changes = Array(record.changes[next..<min(next + size, record.changes.endIndex)])
                let text = part.text
                if text.utf8.count <= limit || size == 1 {
                    next += part.changes.count
                    let fitting = part.changes.count * (limit / 8 * 7) / text.utf8.count
                    size = max(1, min(size * 2, fitting))
                    parts.append((part, text))
                    break
                }
                size = max(1, min(size / 2, part.changes.count / 2))
            }
        }
        let unknown = "\"of\":0,"
        return parts.map { part, text in
            var part = part
            part.parts = parts.count
            // Only numbers and hexadecimal digits stand before it, so the first is the right one.
            let place = text.firstRange(of: unknown)!
            return (part, text.replacingCharacters(place, "\"of\":\(parts.count),"))
        }
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<String.Index>, _ new: String) -> String {
        var text = self
        text.replaceSubrange(range, with: new)
        return text
    }
}
