// A style: the colours and attributes of an ink, and how theme files write them.

/// How an ink looks. A colour of nil is the theme's plain one, and in `plain` itself the terminal's own.
public struct Style: Hashable, Sendable {
    public var foreground: Colour?
    public var background: Colour?
    public var bold = false
    public var dim = false
    public var italic = false
    public var underline = false
    public var reverse = false

    public init(
        foreground: Colour? = nil, background: Colour? = nil, bold: Bool = false, dim: Bool = false,
        italic: Bool = false, underline: Bool = false, reverse: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.bold = bold
        self.dim = dim
        self.italic = italic
        self.underline = underline
        self.reverse = reverse
    }
}

/// A word in a style that cannot be understood.
public struct StyleError: Error, Hashable, CustomStringConvertible {
    public let word: String
    public let reason: String

    public init(word: String, reason: String) {
        self.word = word
        self.reason = reason
    }

    public var description: String { "“\(word)” \(reason)" }
}

extension Style {
    /// Reads words such as `#ffcc00 on #202020 bold`, `bright-red underline` or `default reverse`.
    public init(parsing words: String) throws(StyleError) {
        self.init()
        var hasForeground = false
        var awaitsBackground = false
        var hasBackground = false
        for part in words.split(whereSeparator: \.isWhitespace) {
            let word = part.lowercased()
            if awaitsBackground {
                background = try Style.colour(word)
                (awaitsBackground, hasBackground) = (false, true)
            } else if word == "on" {
                if hasBackground { throw StyleError(word: word, reason: "stands twice; a style has one background.") }
                awaitsBackground = true
            } else if let attribute = Style.attributes.first(where: { $0.name == word }) {
                self[keyPath: attribute.path] = true
            } else {
                let colour = try Style.colour(word)
                if hasForeground {
                    throw StyleError(
                        word: word, reason: "is a second text colour; write “on \(word)” if it is the background.")
                }
                foreground = colour
                hasForeground = true
            }
        }
        if awaitsBackground { throw StyleError(word: "on", reason: "wants a background colour after it.") }
    }

    private static var attributes: [(name: String, path: WritableKeyPath<Style, Bool>)] {
        [
            ("bold", \.bold), ("dim", \.dim), ("italic", \.italic), ("underline", \.underline),
            ("reverse", \.reverse),
        ]
    }

    /// The colour a word names; nil for `default`.
    private static func colour(_ word: String) throws(StyleError) -> Colour? {
        if word == "default" { return nil }
        if let named = Colour.names.first(where: { $0.name == word })?.colour { return named }
        guard word.hasPrefix("#") else {
            throw StyleError(
                word: word,
                reason: "is neither a colour (#rrggbb, red, bright-red, default) nor one of bold, dim, italic, "
                    + "underline and reverse.")
        }
        guard word.utf8.count == 7, let rgb = UInt32(word.dropFirst(), radix: 16), word.dropFirst().first != "+" else {
            throw StyleError(word: word, reason: "is not a colour; write # and six digits from 0 to f.")
        }
        return Colour(rgb)
    }
}
