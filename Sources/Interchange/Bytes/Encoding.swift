// Whether bytes are UTF-8 text; if not, which line is at fault and what to do.

/// What keeps bytes from being text.
struct NotText: Error {
    let line: Int
    let sentence: String
}

enum Encoding {
    /// The length of the mark some programs put before UTF-8 text: 3 or 0. Throws where the bytes are not UTF-8, or
    /// hold NUL.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(NotText) -> Int {
        if bytes.count >= 2, (bytes[0], bytes[1]) == (0xff, 0xfe) || (bytes[0], bytes[1]) == (0xfe, 0xff) {
            throw NotText(
                line: 1, sentence: "It is UTF-16 text. Save it again as UTF-8 (\"CSV UTF-8\" in a spreadsheet).")
        }
        if let fault = firstFault(bytes) {
            let line = bytes[..<fault].reduce(1) { $1 == 10 ? $0 + 1 : $0 }
            throw NotText(
                line: line,
                sentence: bytes[fault] == 0
                    ? "Line \(line) holds a NUL byte, so this is not a text file. Look whether it is the file you mean."
                    : "Line \(line) is not UTF-8 text. Save the file again as UTF-8 (\"CSV UTF-8\" in a spreadsheet).")
        }
        return bytes.count >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf ? 3 : 0
    }

    /// The place of the first byte that is NUL or not part of well-formed UTF-8 (Unicode 15, table 3-7).
    static func firstFault(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        let count = bytes.count
        var position = 0
        while position < count {
            // Eight plain bytes at a time: none with the high bit, none zero.
            while position + 8 <= count {
                let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                let high = word | (word &- 0x0101_0101_0101_0101)
                if high & 0x8080_8080_8080_8080 != 0 { break }
                position += 8
            }
            guard position < count else { break }
            let byte = bytes[position]
            if byte > 0, byte < 0x80 {
                position += 1
                continue
            }
            var length = 0
            var range: ClosedRange<UInt8> = 0x80...0xbf
            switch byte {
            case 0xc2...0xdf: length = 1
            case 0xe0: (length, range) = (2, 0xa0...0xbf)
            case 0xe1...0xec, 0xee...0xef: length = 2
            case 0xed: (length, range) = (2, 0x80...0x9f)
            case 0xf0: (length, range) = (3, 0x90...0xbf)
            case 0xf1...0xf3: length = 3
            case 0xf4: (length, range) = (3, 0x80...0x8f)
            default: return position
            }
            guard position + length < count, range.contains(bytes[position + 1]) else { return position }
            for more in 2..<(length + 1) where bytes[position + more] & 0xc0 != 0x80 { return position }
            position += length + 1
        }
        return nil
    }
}
