// Numbers and codes as people read them.

/// `1 day`, `2 days`: for words whose plural ends in s.
package func counted(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }

/// A code with blanks for its underscores: `on the way`.
package func spaced(_ code: String) -> String {
    let underscore = UInt8(ascii: "_")
    guard code.utf8.contains(underscore) else { return code }
    return String(decoding: code.utf8.map { $0 == underscore ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
}
