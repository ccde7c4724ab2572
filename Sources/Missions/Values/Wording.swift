// Numbers and codes as people read them.

/// `1 day`, `2 days`, `3,075 days`: for words whose plural ends in s.
package func counted(_ number: Int, _ what: String) -> String { "\(grouped(number)) \(what)\(number == 1 ? "" : "s")" }

/// `73,022`: a number with its thousands apart.
package func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var place = digits.utf8.count - 3
    while place > 0 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
        place -= 3
    }
    return (number < 0 ? "-" : "") + digits
}

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
