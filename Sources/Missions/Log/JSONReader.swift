// Reading JSON text, byte by byte, with the place of whatever is wrong.

/// What is wrong with a JSON text, and on which line.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    public let line: Int
    /// What is wrong, in words.
    public let problem: String
    public var description: String { "line \(line): \(problem)" }
}

extension JSON {
    /// Reads one JSON value that fills the text (RFC 8259; UTF-8; nesting up to 200 levels, up to 16 million values).
    /// Throws where the text is anything else.
    public init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
        let bytes = Array(bytes)
        var reader = JSONReader(bytes)
        self = try reader.document()
    }

    /// Reads one JSON value that fills the text. Throws where the text is anything else.
    public init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }
}

private struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var count = 0
    /// Each takes a few dozen bytes of memory, so that a small text of many values would fill it.
    private static let limit = 16_000_000

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONError) -> JSON {
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
        let value = try value(depth: 0)
        skipBlanks()
        if position < bytes.count { throw error("something follows the end of the document") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth < 200 else { throw error("it is nested more than 200 levels deep") }
        count += 1
        guard count <= JSONReader.limit else { throw error("it holds more than \(JSONReader.limit) values") }
        skipBlanks()
        guard position < bytes.count else { throw error("the text ends too early") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var members: [JSON.Member] = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            skipBlanks()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw error("expected a key in quotes")
            }
            let key = try string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw error("expected \":\" after the key \"\(key)\"") }
            members.append(JSON.Member(key, try value(depth: depth + 1)))
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "}")) { return .object(members) }
            throw error("expected \",\" or \"}\" in an object")
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var values: [JSON] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            values.append(try value(depth: depth + 1))
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "]")) { return .array(values) }
            throw error("expected \",\" or \"]\" in an array")
        }
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
            if bytes[position] < 32 { throw error("a control character stands in a text") }
            position += 1
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            defer { position += 1 }
            return try utf8(bytes[start..<position])
        }
        var text = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return try utf8(text[...]) }
            if byte < 32 { throw error("a control character stands in a text") }
            if byte == UInt8(ascii: "\\") { try escape(into: &text) } else { text.append(byte) }
        }
        throw error("a text has no closing quote")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        guard position < bytes.count else { throw error("a text has no closing quote") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"):
            var code = try hexDigits()
            if code >= 0xd800 && code < 0xdc00 {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw error("half a surrogate pair") }
                let low = try hexDigits()
                guard low >= 0xdc00 && low < 0xe000 else { throw error("half a surrogate pair") }
                code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair") }
            text.append(contentsOf: String(Character(scalar)).utf8)
        default: throw error("an unknown escape")
        }
    }

    private mutating func hexDigits() throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                throw error("\\u needs four hexadecimal digits")
            }
            code = code << 4 | UInt32(digit)
            position += 1
        }
        return code
    }

    private mutating func number() throws(JSONError) -> JSON {
        let start = position
        _ = take(UInt8(ascii: "-"))
        let firstDigit = position
        func digits() -> Int {
            var end = position
            while end < bytes.count, bytes[end] >= 48, bytes[end] <= 57 { end += 1 }
            return end - position
        }
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[firstDigit] != 48 else { throw error("a value was expected here") }
        position += whole
        if take(UInt8(ascii: ".")) {
            let count = digits()
            guard count > 0 else { throw error("a number ends in a point") }
            position += count
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
            let count = digits()
            guard count > 0 else { throw error("a number has an empty exponent") }
            position += count
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let length = word.utf8CodeUnitCount
        guard position + length <= bytes.count,
            bytes[position..<position + length].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: length))
        else { throw error("a value was expected here") }
        position += length
        return value
    }

    private func utf8(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw error("a text is not UTF-8") }
        return text
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 32, 10, 13, 9: position += 1
            default: return
            }
        }
    }

    private func error(_ problem: String) -> JSONError {
        JSONError(line: bytes[..<min(position, bytes.count)].reduce(1) { $1 == 10 ? $0 + 1 : $0 }, problem: problem)
    }
}
