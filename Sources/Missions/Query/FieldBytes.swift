// Fields read where they lie, without a text being made of them.

extension Day {
    /// Reads `2026-01-31`, and nothing else, where it lies.
    package init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
        var parts = (0, 0, 0)
        for place in 0..<10 where place != 4 && place != 7 {
            let digit = Int(bytes[place]) - 48
            guard digit >= 0, digit <= 9 else { return nil }
            if place < 4 {
                parts.0 = parts.0 * 10 + digit
            } else if place < 7 {
                parts.1 = parts.1 * 10 + digit
            } else {
                parts.2 = parts.2 * 10 + digit
            }
        }
        self.init(year: parts.0, month: parts.1, day: parts.2)
    }
}

extension Portfolio {
    /// The text of a field of an item, as bytes where they lie; valid until the next change.
    package func bytes(_ node: Node, _ field: Field) -> UnsafeBufferPointer<UInt8>? {
        PackedFields.find(field, in: body(node)).map { $0.bindMemory(to: UInt8.self) }
    }

    /// The text of a field of a link, as bytes where they lie; valid until the next change.
    package func bytes(_ edge: Edge, _ field: Field) -> UnsafeBufferPointer<UInt8>? {
        PackedFields.find(field, in: body(edge)).map { $0.bindMemory(to: UInt8.self) }
    }

    /// Calls `body` with each live link of a type in the order of storage, which is the quickest way to see them all.
    package func forEachLink(of type: LinkType, _ body: (Edge) -> Void) {
        let code = type.code
        links.withBuffer { rows in
            for slot in 0..<rows.count where rows[slot].type == code && rows[slot].isLive { body(Edge(Int32(slot))) }
        }
    }
}
