// JSON as a value: a strict reader and the one way in which we write it.

/// A JSON value. Numbers keep their digits; objects keep the order of their keys.
public enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The digits as written.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A key and its value.
    public struct Member: Hashable, Sendable {
        public let key: String
        public let value: JSON
        public init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// The value under a key of an object; the first where a key is repeated.
    public subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text, where it is one.
    public var string: String? { if case .string(let text) = self { text } else { nil } }
    /// The values, where it is an array.
    public var array: [JSON]? { if case .array(let values) = self { values } else { nil } }
    /// The members in their order, where it is an object.
    public var object: [Member]? { if case .object(let members) = self { members } else { nil } }
    /// The number as a whole number, where it is one.
    public var int: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }

    /// A whole number.
    public static func int(_ number: Int) -> JSON { .number(String(number)) }
    /// A text, or null for nil.
    public static func text(_ string: String?) -> JSON { string.map { .string($0) } ?? .null }

    /// The text on one line, without blanks; only `"`, `\` and control characters are escaped.
    public var compact: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text over several lines, two blanks a level.
    public var pretty: String {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text: on one line, or with `indent` levels of indentation.
    public func write(to bytes: inout [UInt8], indent: Int? = nil) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .number(let digits): bytes += digits.utf8
        case .string(let text): JSON.write(text, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (position, value) in values.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                JSON.newLine(indent.map { $0 + 1 }, &bytes)
                value.write(to: &bytes, indent: indent.map { $0 + 1 })
            }
            if !values.isEmpty { JSON.newLine(indent, &bytes) }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (position, member) in members.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                JSON.newLine(indent.map { $0 + 1 }, &bytes)
                JSON.write(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                if indent != nil { bytes.append(UInt8(ascii: " ")) }
                member.value.write(to: &bytes, indent: indent.map { $0 + 1 })
            }
            if !members.isEmpty { JSON.newLine(indent, &bytes) }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func newLine(_ indent: Int?, _ bytes: inout [UInt8]) {
        guard let indent else { return }
        bytes.append(10)
        for _ in 0..<indent { bytes += "  ".utf8 }
    }

    /// Appends a text in quotes.
    package static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<32:
                bytes += "\\u00".utf8
                bytes.append(hex[Int(byte >> 4)])
                bytes.append(hex[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let hex = [UInt8]("0123456789abcdef".utf8)
}
