// A line of text being typed, as a value: the text, where the cursor is, and what the editing keys do.

/// One line of typed text. It has no line ends and no control characters, whatever is typed or pasted.
public struct EditLine: Hashable, Sendable {
    public private(set) var text: String
    /// How many characters stand before the cursor.
    public private(set) var cursor: Int
    /// What was cut last.
    private var cut = ""
    /// What the line was before each change, the latest last.
    private var before: [Earlier] = []
    /// Whether the change before this one typed a letter: a word is taken back as one.
    private var isTyping = false

    private struct Earlier: Hashable, Sendable {
        let text: String
        let cursor: Int
    }

    private static let mostTakenBack = 200

    /// A line with the cursor at its end.
    public init(_ text: String = "") {
        self.text = ""
        cursor = 0
        insert(text)
    }

    /// Replaces all of the text and puts the cursor at the end; that, too, can be taken back.
    public mutating func replace(with text: String) {
        let earlier = Earlier(text: self.text, cursor: cursor)
        self.text = ""
        cursor = 0
        insert(text)
        if self.text != earlier.text { remember(earlier) }
        isTyping = false
    }

    /// Whether there is typing that can be taken back.
    public var canTakeBack: Bool { !before.isEmpty }

    private mutating func remember(_ earlier: Earlier) {
        before.append(earlier)
        if before.count > EditLine.mostTakenBack { before.removeFirst() }
    }

    private var place: String.Index { text.index(text.startIndex, offsetBy: cursor) }
    var textBeforeCursor: Substring { text[..<place] }
    var textAfterCursor: Substring { text[place...] }

    /// Does what the key does when typing. False when the key means nothing here; then nothing has changed.
    public mutating func handle(_ key: Key) -> Bool {
        let earlier = Earlier(text: text, cursor: cursor)
        let isLetter = if case .char(let character) = key { EditLine.isWordly(character) } else { false }
        guard change(key) else { return false }
        if text != earlier.text, key != .ctrl("_"), !(isLetter && isTyping) { remember(earlier) }
        isTyping = isLetter
        return true
    }

    /// Whether Alt and a letter edit.
    public static func hasUse(forAltAnd letter: Character) -> Bool { "bfd".contains(letter) }

    private mutating func change(_ key: Key) -> Bool {
        switch key {
        case .char(let character): insert(String(character))
        case .paste(let pasted): insert(pasted)
        case .left: move(to: cursor - 1)
        case .right: move(to: cursor + 1)
        case .home: move(to: 0)
        case .end, .ctrl("e"): move(to: text.count)
        case .alt("b"), .altLeft: move(to: wordBefore)
        case .alt("f"), .altRight: move(to: wordAfter)
        case .backspace: remove(from: cursor - 1, to: cursor)
        case .delete: remove(from: cursor, to: cursor + 1)
        case .ctrl("k"): cut(from: cursor, to: text.count)
        case .ctrl("u"): cut(from: 0, to: cursor)
        case .ctrl("w"): cut(from: blankBefore, to: cursor)
        case .altBackspace: cut(from: wordBefore, to: cursor)
        case .alt("d"): cut(from: cursor, to: wordAfter)
        case .ctrl("y"): insert(cut)
        case .ctrl("_"):
            guard let earlier = before.popLast() else { break }
            text = earlier.text
            cursor = earlier.cursor
        default: return false
        }
        return true
    }

    /// Types the text at the cursor: line ends and tabs become blanks, other control characters are left out.
    /// What was typed may join the character before it, as accents do, so the cursor is counted afresh.
    private mutating func insert(_ typed: String) {
        let before = textBeforeCursor + EditLine.plain(typed)
        let after = textAfterCursor
        let whole = before + after
        let bytes = before.utf8.count
        text = String(whole)
        let place = text.utf8.index(text.startIndex, offsetBy: bytes)
        cursor = text[..<place].count
        if cursor > text.count { cursor = text.count }
    }

    private static func plain(_ typed: String) -> String {
        var result = ""
        for character in typed {
            if character.isNewline || character == "\t" {
                result.append(" ")
            } else if let first = character.unicodeScalars.first, !isControl(first) {
                result.append(character)
            }
        }
        return result
    }

    private mutating func move(to wanted: Int) { cursor = min(max(0, wanted), text.count) }

    private mutating func remove(from start: Int, to end: Int) {
        let from = max(0, start)
        let to = min(end, text.count)
        guard from < to else { return }
        let characters = Array(text)
        text = String(characters[..<from] + characters[to...])
        cursor = min(from, text.count)
    }

    /// Removes a stretch and keeps it for putting in again.
    private mutating func cut(from start: Int, to end: Int) {
        guard start < end else { return }
        cut = String(Array(text)[start..<end])
        remove(from: start, to: end)
    }

    /// Where the word before the cursor begins: letters and digits are words.
    private var wordBefore: Int {
        let before = Array(textBeforeCursor)
        var at = before.count
        while at > 0, !EditLine.isWordly(before[at - 1]) { at -= 1 }
        while at > 0, EditLine.isWordly(before[at - 1]) { at -= 1 }
        return at
    }

    /// Where the word at or after the cursor ends.
    private var wordAfter: Int {
        let all = Array(text)
        var at = cursor
        while at < all.count, !EditLine.isWordly(all[at]) { at += 1 }
        while at < all.count, EditLine.isWordly(all[at]) { at += 1 }
        return at
    }

    /// Where the stretch without blanks before the cursor begins, which is what C-w takes away.
    private var blankBefore: Int {
        let before = Array(textBeforeCursor)
        var at = before.count
        while at > 0, before[at - 1].isWhitespace { at -= 1 }
        while at > 0, !before[at - 1].isWhitespace { at -= 1 }
        return at
    }

    private static func isWordly(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
