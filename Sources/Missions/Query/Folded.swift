// Text without regard to case, found inside other texts where they lie.

/// A text in lower case, ready to be looked for. It is held against bytes: over many rows, making a `String` of each
/// costs hundreds of times what the search does.
package struct Folded: Hashable, Sendable {
    private let bytes: [UInt8]
    private let isASCII: Bool
    /// The place of the letter that is looked for first.
    private let rarest: Int

    package init(_ text: String) {
        let bytes = Array(text.lowercased().utf8)
        self.bytes = bytes
        isASCII = bytes.allSatisfy { $0 < 0x80 }
        let common = Array(" etaoinsrhldcumfpgwybvkxjqz".utf8)
        func rank(_ byte: UInt8) -> Int { common.firstIndex(of: byte) ?? common.count }
        rarest = bytes.indices.max { rank(bytes[$0]) < rank(bytes[$1]) } ?? 0
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// Whether it is a text, from the first letter to the last.
    package func isWhole(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        if isASCII, text.count == bytes.count {
            for place in 0..<text.count where Folded.fold(text[place]) != bytes[place] { return false }
            return true
        }
        guard !Folded.isASCII(text) else { return false }
        return String(decoding: text, as: UTF8.self).lowercased().utf8.elementsEqual(bytes)
    }

    /// Whether it occurs in a text.
    package func isPart(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.isEmpty { return true }
        if isASCII {
            if place(in: text) != nil { return true }
            // Two capitals beyond ASCII have small letters within it: the kelvin sign and the dotted I.
            guard Folded.hasStrayCapital(text) else { return false }
        } else if Folded.isASCII(text) {
            return false
        }
        var lower = String(decoding: text, as: UTF8.self).lowercased()
        return lower.withUTF8 { place(in: $0) != nil }
    }

    /// Whether it occurs in a text as whole words: neither a letter nor a digit touches it.
    package func isName(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !bytes.isEmpty, isPart(of: text) else { return false }
        var lower = String(decoding: text, as: UTF8.self).lowercased()
        return lower.withUTF8 { text in
            var start = 0
            while let place = place(in: text, from: start) {
                let end = place + bytes.count
                let isCleanBefore = place == 0 || !Folded.isWordly(text[place - 1])
                if isCleanBefore, end == text.count || !Folded.isWordly(text[end]) { return true }
                start = place + 1
            }
            return false
        }
    }

    /// Where the wanted bytes, in lower case, first occur from a place on; capitals of ASCII count as small letters.
    /// Eight bytes are looked at together for the wanted letter that is rarest in English; few get past that.
    private func place(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        bytes.withUnsafeBufferPointer { wanted in
            guard let letters = text.baseAddress, let goal = wanted.baseAddress else { return nil }
            let last = text.count - wanted.count
            let key = goal[rarest]
            // With bit 5 set, a capital is its small letter; some other signs meet as well, and are told apart below.
            let pattern = 0x0101_0101_0101_0101 &* UInt64(key | 0x20)
            var place = start
            while place <= last {
                if place + rarest + 8 <= text.count {
                    let chunk = UnsafeRawPointer(letters + place + rarest).loadUnaligned(as: UInt64.self)
                    let difference = (chunk | 0x2020_2020_2020_2020) ^ pattern
                    let zero = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
                    if zero == 0 {
                        place += 8
                        continue
                    }
                    // The lowest byte that is marked is surely a hit.
                    place += UInt64(littleEndian: zero).trailingZeroBitCount >> 3
                    if place > last { return nil }
                }
                var length = 0
                while length < wanted.count, Folded.fold(letters[place + length]) == goal[length] { length += 1 }
                if length == wanted.count { return place }
                place += 1
            }
            return nil
        }
    }

    @inline(__always)
    private static func fold(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 32 : byte }

    private static func isWordly(_ byte: UInt8) -> Bool {
        (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57) || byte >= 128 || (byte >= 65 && byte <= 90)
    }

    private static func isASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text where byte >= 0x80 { return false }
        return true
    }

    private static func hasStrayCapital(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 2 else { return false }
        for place in 0..<text.count - 1 {
            if text[place] == 0xC4, text[place + 1] == 0xB0 { return true }
            if text[place] == 0xE2, text[place + 1] == 0x84, place + 2 < text.count, text[place + 2] == 0xAA {
                return true
            }
        }
        return false
    }
}
