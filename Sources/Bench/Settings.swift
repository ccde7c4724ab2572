// What a person has set up once and for all: theme, keys, and how things are shown. The front door reads it from a file.

/// The choices of a person that outlive a sitting. What is not chosen is as this says.
public struct Settings: Hashable, Sendable {
    /// How much the bottom lines say of keys.
    public enum Hints: String, CaseIterable, Sendable { case full, short, off }

    /// The name of a theme; nil leaves it to the terminal.
    public var theme: String?
    public var profile = Profile.standard
    /// Commands with keys of their own.
    public var keys: [Remap] = []
    public var mouse = false
    /// Whether lines and signs are plain ASCII; nil leaves it to the terminal.
    public var ascii: Bool?
    public var borders = true
    public var hints = Hints.full
    public var reduceMotion = false
    /// Whether screens are spoken line by line rather than painted.
    public var plain = false

    public init() {}
}

/// A command and the keys that are to run it in place of those it has; no keys leave it to the palette and the menu.
public struct Remap: Hashable, Sendable {
    public var command: String
    public var keys: [String]
    /// Where it is written, for what is said of it.
    public var line: Int?

    public init(_ command: String, _ keys: [String], line: Int? = nil) {
        self.command = command
        self.keys = keys
        self.line = line
    }
}
