// The fields of one thing: names and canonical texts in one order, packed in a few bytes.

/// Fields and their canonical texts, in the order of the schema, unknown names after known ones. A field is absent or
/// has a text that is not empty. Two values are equal exactly when they hold the same fields.
public struct Fields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// For each field: its code, for unknown fields the length and bytes of its name, the length and bytes of its text.
    var bytes: [UInt8] = []

    public init() {}
    init(bytes: [UInt8]) { self.bytes = bytes }

    public init(dictionaryLiteral pairs: (Field, String)...) {
        for (field, text) in pairs { self[field] = text }
    }

    public var isEmpty: Bool { bytes.isEmpty }

    /// The text of a field, or nil where it is absent. Setting nil or an empty text removes it.
    public subscript(field: Field) -> String? {
        get {
            bytes.withUnsafeBufferPointer { buffer in
                PackedFields.find(field, in: UnsafeRawBufferPointer(buffer)).map { String(decoding: $0, as: UTF8.self) }
            }
        }
        set {
            let new = newValue ?? ""
            // Fields mostly arrive in order, so that setting is appending.
            if !new.isEmpty, appendIfLast(field, new) { return }
            var packed: [UInt8] = []
            packed.reserveCapacity(bytes.count + new.utf8.count + 8)
            var placed = new.isEmpty
            for (present, text) in self {
                if !placed, field < present {
                    PackedFields.append(field, new, to: &packed)
                    placed = true
                }
                if present == field {
                    if !placed { PackedFields.append(field, new, to: &packed) }
                    placed = true
                } else {
                    PackedFields.append(present, text, to: &packed)
                }
            }
            if !placed { PackedFields.append(field, new, to: &packed) }
            bytes = packed
        }
    }

    private mutating func appendIfLast(_ field: Field, _ text: String) -> Bool {
        guard field.isKnown else { return false }
        var last = -1
        bytes.withUnsafeBufferPointer { buffer in
            var cursor = PackedFields.Cursor(UnsafeRawBufferPointer(buffer))
            while let entry = cursor.next() { last = Int(entry.code) }
        }
        guard last < Int(field.code) else { return false }
        PackedFields.append(field, text, to: &bytes)
        return true
    }

    /// The day a field holds, or nil.
    public func day(_ field: Field) -> Day? { self[field].flatMap { Day(iso: $0) } }
    /// The number a field holds, or nil.
    public func number(_ field: Field) -> Double? { self[field].flatMap { Double($0) } }
    /// Whether a flag is set.
    public func flag(_ field: Field) -> Bool { self[field] == "true" }
}

extension Fields: Sequence {
    public struct Iterator: IteratorProtocol {
        let bytes: [UInt8]
        var position = 0

        public mutating func next() -> (field: Field, text: String)? {
            guard position < bytes.count else { return nil }
            return bytes.withUnsafeBufferPointer { buffer in
                var cursor = PackedFields.Cursor(UnsafeRawBufferPointer(buffer))
                cursor.position = position
                guard let entry = cursor.next() else { return nil }
                position = cursor.position
                let field =
                    entry.code == Field.unknownCode
                    ? Field(String(decoding: entry.name, as: UTF8.self)) : Field(code: entry.code)
                return (field, String(decoding: entry.text, as: UTF8.self))
            }
        }
    }

    public func makeIterator() -> Iterator { Iterator(bytes: bytes) }
}

/// Reading and writing packed fields where they lie.
enum PackedFields {
    struct Entry {
        let code: UInt8
        let name: UnsafeRawBufferPointer
        let text: UnsafeRawBufferPointer
    }

    /// Walks the entries; stops early, never beyond the end, where the bytes make no sense.
    struct Cursor {
        let bytes: UnsafeRawBufferPointer
        var position = 0

        init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

        mutating func next() -> Entry? {
            guard position < bytes.count else { return nil }
            let code = bytes[position]
            position += 1
            var name = UnsafeRawBufferPointer(rebasing: bytes[0..<0])
            if code == Field.unknownCode {
                guard let part = part() else { return nil }
                name = part
            }
            guard let text = part() else { return nil }
            return Entry(code: code, name: name, text: text)
        }

        private mutating func part() -> UnsafeRawBufferPointer? {
            var length = 0
            var shift = 0
            while true {
                guard position < bytes.count, shift < 35 else { return nil }
                let byte = bytes[position]
                position += 1
                length |= Int(byte & 0x7f) << shift
                if byte < 0x80 { break }
                shift += 7
            }
            guard length <= bytes.count - position else { return nil }
            defer { position += length }
            return UnsafeRawBufferPointer(rebasing: bytes[position..<position + length])
        }
    }

    static func find(_ field: Field, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var cursor = Cursor(bytes)
        while let entry = cursor.next() {
            if field.isKnown {
                if entry.code == field.code { return entry.text }
                if entry.code > field.code { return nil }
            } else if entry.code == Field.unknownCode, field.name.utf8.elementsEqual(entry.name) {
                return entry.text
            }
        }
        return nil
    }

    static func append(_ field: Field, _ text: String, to bytes: inout [UInt8]) {
        bytes.append(field.code)
        if !field.isKnown { append(field.name, to: &bytes) }
        append(text, to: &bytes)
    }

    static func append(_ field: Field, _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(field.code)
        if !field.isKnown { append(field.name, to: &bytes) }
        append(length: text.count, to: &bytes)
        bytes.append(contentsOf: text)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(length: text.utf8.count, to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }

    private static func append(length: Int, to bytes: inout [UInt8]) {
        var length = length
        while length >= 0x80 {
            bytes.append(UInt8(length & 0x7f) | 0x80)
            length >>= 7
        }
        bytes.append(UInt8(length))
    }
}
