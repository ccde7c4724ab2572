// Packing many fields quickly: an importer brings them in order, as bytes that are canonical already.

/// Packs fields one thing after another. Fields must come in rising order, their texts canonical and not empty.
package struct FieldsBuilder {
    private var bytes: [UInt8] = []

    package init() { bytes.reserveCapacity(512) }

    /// Forgets what was packed, to begin the next thing.
    package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    package mutating func append(_ field: Field, _ text: UnsafeBufferPointer<UInt8>) {
        PackedFields.append(field, text, to: &bytes)
    }

    package mutating func append(_ field: Field, _ text: String) {
        PackedFields.append(field, text, to: &bytes)
    }

    /// What has been packed since `clear`.
    package var fields: Fields { Fields(bytes: bytes.withUnsafeBufferPointer { Array($0) }) }
}

extension Fields {
    /// These fields, and of the others those that are absent here.
    package func filled(from others: Fields) -> Fields {
        if others.isEmpty { return self }
        var packed: [UInt8] = []
        packed.reserveCapacity(bytes.count + others.bytes.count)
        bytes.withUnsafeBytes { mine in
            others.bytes.withUnsafeBytes { theirs in
                var left = PackedFields.Cursor(mine)
                var right = PackedFields.Cursor(theirs)
                var (start, other) = (0, 0)
                var present = left.next()
                var offered = right.next()
                while present != nil || offered != nil {
                    let order = PackedFields.order(present, offered)
                    if order <= 0 { packed.append(contentsOf: mine[start..<left.position]) }
                    if order > 0 { packed.append(contentsOf: theirs[other..<right.position]) }
                    if order <= 0 {
                        start = left.position
                        present = left.next()
                    }
                    if order >= 0 {
                        other = right.position
                        offered = right.next()
                    }
                }
            }
        }
        return Fields(bytes: packed)
    }
}

extension PackedFields {
    /// Below zero where the left entry's field comes first, above where the right's does, zero where they are the same.
    fileprivate static func order(_ left: Entry?, _ right: Entry?) -> Int {
        guard let left else { return 1 }
        guard let right else { return -1 }
        if left.code != right.code || left.code != Field.unknownCode { return Int(left.code) - Int(right.code) }
        if left.name.elementsEqual(right.name) { return 0 }
        return left.name.lexicographicallyPrecedes(right.name) ? -1 : 1
    }
}
