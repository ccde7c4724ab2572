// Text without regard to case, found inside other texts.

/// A text in lower case, ready to be looked for.
struct Folded: Hashable, Sendable {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.lowercased().utf8) }

    func isWhole(of text: String) -> Bool { text.lowercased().utf8.elementsEqual(bytes) }

    func isPart(of text: String) -> Bool {
        if bytes.isEmpty { return true }
        var lower = text.lowercased()
        return lower.withUTF8 { text in
            guard text.count >= bytes.count else { return false }
            let first = bytes[0]
            for start in 0...text.count - bytes.count where text[start] == first {
                var length = 1
                while length < bytes.count, text[start + length] == bytes[length] { length += 1 }
                if length == bytes.count { return true }
            }
            return false
        }
    }
}
