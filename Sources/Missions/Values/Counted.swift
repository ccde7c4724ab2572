// A number of things in words.

/// `1 day`, `2 days`: for words whose plural ends in s.
package func counted(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
