// Text made fit for a terminal and for a number of columns.

import Drawing

enum Plain {
    /// The text on one line, without anything that could steer a terminal or turn the direction of what follows.
    static func line(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 9...13, 0x2028, 0x2029: scalars.append(" ")
            case 0..<32, 0x7f..<0xa0, 0x202a...0x202e, 0x2066...0x2069: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// A path as a shell would want it written.
    static func quoted(_ path: String) -> String {
        let safe = path.utf8.allSatisfy { byte in
            byte >= 128 || (byte | 32 >= 97 && byte | 32 <= 122) || (byte >= 48 && byte <= 57)
                || "/._-+:@,%".utf8.contains(byte)
        }
        return safe && !path.isEmpty && !path.hasPrefix("-")
            ? path : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
