// Texts as XML holds them.

/// XML 1.0 (Bray and others, fifth edition, 2008).
enum XML {
    /// A text for an element or an attribute; characters that XML cannot hold are left out.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            case "\t", "\n", "\r": safe += " "
            case _ where scalar.value < 32 || scalar.value == 0xfffe || scalar.value == 0xffff: continue
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
