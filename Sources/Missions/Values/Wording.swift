// Numbers and codes as people read them.

/// `1 day`, `2 days`: for words whose plural ends in s.
package func counted(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }

/// `87 %` of a share from 0 to 1; what is nearly all or nearly none is not said to be all or none.
package func percent(_ share: Double) -> String {
    if share < 1, share >= 0.995 { return ">99 %" }
    if share > 0, share < 0.005 { return "<1 %" }
    return "\(Int((share * 100).rounded())) %"
}

/// A code with blanks for its underscores: `on the way`.
package func spaced(_ code: String) -> String {
    let underscore = UInt8(ascii: "_")
    guard code.utf8.contains(underscore) else { return code }
    return String(decoding: code.utf8.map { $0 == underscore ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
}
