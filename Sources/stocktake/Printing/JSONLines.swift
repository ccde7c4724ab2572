// Arrays of JSON objects, one object a line, so that they can be read by people, by line and as a whole.

import Missions

enum JSONLines {
    static func array(_ values: some Sequence<JSON>) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        var isFirst = true
        for value in values {
            bytes += (isFirst ? "\n" : ",\n").utf8
            isFirst = false
            value.write(to: &bytes)
        }
        bytes += (isFirst ? "]\n" : "\n]\n").utf8
        return bytes
    }
}

/// Moments as text.
enum Moment {
    /// `2026-01-31T14:22:05Z`.
    static func iso(_ milliseconds: Int) -> String {
        let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let rest = seconds - days * 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return (Day(number: 0) + days).iso + "T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
