// The names of keys, in hints, key maps and tests: "j", "C-d", "M-Left", "PgDn", "F5".

extension Key {
    private static let names: [(key: Key, name: String)] = [
        (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"),
        (.altUp, "M-Up"), (.altDown, "M-Down"), (.altLeft, "M-Left"), (.altRight, "M-Right"),
        (.home, "Home"), (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"),
        (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "S-Tab"),
        (.backspace, "Backspace"), (.delete, "Del"), (.insert, "Ins"),
        (.altEnter, "M-Enter"), (.altBackspace, "M-Backspace"), (.char(" "), "Space"),
    ]

    /// Other spellings that are understood, since people write them.
    private static let spellings: [(spelling: String, key: Key)] = [
        ("Delete", .delete), ("Insert", .insert), ("PageUp", .pageUp), ("PageDown", .pageDown),
        ("Escape", .escape), ("Return", .enter), ("BackTab", .backTab),
    ]

    /// The key's name. `Key(name:)` reads it back.
    public var name: String {
        switch self {
        case .char(let character) where character != " ": String(character)
        case .ctrl(let character): "C-" + Key.word(for: character)
        case .alt(let character): "M-" + Key.word(for: character)
        case .function(let number): "F\(number)"
        case .paste(let text): "paste:" + text
        case .mouse(let pointer): pointer.name
        default: Key.names.first { $0.key == self }?.name ?? ""
        }
    }

    private static func word(for character: Character) -> String {
        character == " " ? "Space" : String(character)
    }

    private static func character(for word: Substring) -> Character? {
        if word == "Space" { return " " }
        return word.count == 1 ? word.first : nil
    }

    /// The key of this name, or nothing when no key is called so.
    public init?(name: String) {
        if name.count == 1, let character = name.first {
            self = .char(character)
        } else if let known = Key.names.first(where: { $0.name == name })?.key {
            self = known
        } else if let known = Key.spellings.first(where: { $0.spelling == name })?.key {
            self = known
        } else if name.hasPrefix("C-"), let character = Key.character(for: name.dropFirst(2)) {
            guard Key.canBeControlled(character) else { return nil }
            self = .ctrl(character)
        } else if name.hasPrefix("M-"), let character = Key.character(for: name.dropFirst(2)) {
            self = .alt(character)
        } else if name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...63).contains(number) {
            self = .function(number)
        } else if name.hasPrefix("paste:") {
            self = .paste(String(name.dropFirst(6)))
        } else if let pointer = Pointer(name: name) {
            self = .mouse(pointer)
        } else {
            return nil
        }
    }

    /// The characters that have a Control key of their own on the wire. C-h, C-i, C-j, C-m and C-[ are not among
    /// them: terminals send the same for Backspace, Tab, Enter, Enter and Esc.
    private static func canBeControlled(_ character: Character) -> Bool {
        ("a"..."z").contains(character) && !"hijm".contains(character) || " \\]^_".contains(character)
    }
}

extension Key: CustomStringConvertible {
    public var description: String { name }
}
