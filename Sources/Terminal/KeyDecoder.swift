// From the bytes a terminal sends to keys. A value without a terminal, so that it can be tested with bytes alone.

import Drawing

/// Turns bytes into keys, however they are cut into pieces on the way.
struct KeyDecoder {
    /// Bytes that may yet become a key.
    private var bytes: [UInt8] = []
    /// What has come of a paste that has not ended.
    private var pasted: [UInt8]?
    /// The sequences this terminal's description gives for keys.
    private let described: [[UInt8]: Key]
    private let longest: Int
    /// Answers of the terminal's that stood among the keys.
    private(set) var replies: [Reply] = []
    /// Whether the terminal owes an answer. While it does, the pieces of one are waited for longer, and known even
    /// without the Esc they began with.
    var awaitsReply = false
    /// The kind of an answer that was given up, while its rest may yet come.
    private var stray: Replies.Kind?

    init(described: [[UInt8]: Key] = [:]) {
        self.described = described
        longest = described.keys.map(\.count).max() ?? 0
    }

    /// True when the bytes so far are the beginning of something.
    var isUndecided: Bool { !bytes.isEmpty || pasted != nil }

    /// How long to wait for the rest, in milliseconds: hardly at all after a lone Esc, which is likely meant as such.
    var patience: Int {
        if pasted != nil { return 2000 }
        if bytes.count == 1, bytes[0] == 0x1B { return awaitsReply ? 100 : 25 }
        return Replies.begun(by: bytes, isAwaited: awaitsReply) == nil ? 150 : 1000
    }

    /// Takes out the answers that have come.
    mutating func takeReplies() -> [Reply] {
        defer { replies = [] }
        return replies
    }

    /// Adds bytes and returns the keys they complete.
    mutating func take(_ more: some Sequence<UInt8>) -> [Key] {
        bytes += more
        dropStrays()
        return decode(isAll: false)
    }

    /// Makes what it can of the bytes so far, because no more are coming.
    mutating func giveUp() -> [Key] {
        if awaitsReply { stray = Replies.begun(by: bytes, isAwaited: true) }
        var keys = decode(isAll: true)
        if let text = pasted {
            keys.append(.paste(String(decoding: text + bytes, as: UTF8.self)))
            pasted = nil
        }
        bytes = []
        return keys
    }

    /// Leaves out what can only be the rest of an answer that was given up.
    private mutating func dropStrays() {
        guard let kind = stray else { return }
        while let first = bytes.first {
            if kind == .numbers ? (0x20..<0x40).contains(first) : Replies.mayHold(first) {
                bytes.removeFirst()
                continue
            }
            // The two bytes that end a string may come apart.
            if kind == .string, bytes == [0x1B] { return }
            if kind == .string, bytes.starts(with: [0x1B, UInt8(ascii: "\\")]) {
                bytes.removeFirst(2)
            } else if kind.isEnded(by: first) {
                bytes.removeFirst()
            }
            stray = nil
            return
        }
    }

    private mutating func decode(isAll: Bool) -> [Key] {
        var keys: [Key] = []
        var at = 0
        while at < bytes.count {
            if pasted != nil {
                guard let paste = continuePaste(&at) else { break }
                keys.append(paste)
                continue
            }
            let piece = next(bytes[at...], isAll: isAll)
            guard piece.length > 0 else { break }
            at += piece.length
            switch piece.meaning {
            case .key(let key): keys.append(key)
            case .pasteBegins: pasted = []
            case .reply(let reply):
                replies.append(reply)
                if reply == .end { awaitsReply = false }
            case .nothing: break
            }
        }
        bytes.removeFirst(at)
        return keys
    }

    /// Collects pasted bytes up to the sequence that ends the paste, and returns the paste when it is there.
    private mutating func continuePaste(_ at: inout Int) -> Key? {
        let end: [UInt8] = Array("\u{1B}[201~".utf8)
        var place = at
        while place < bytes.count {
            if bytes[place] == 0x1B {
                let piece = bytes[place...].prefix(end.count)
                if piece.elementsEqual(end) {
                    let all = (pasted ?? []) + bytes[at..<place]
                    pasted = nil
                    at = place + end.count
                    return .paste(KeyDecoder.text(all))
                }
                if end.starts(with: piece) { break }
            }
            place += 1
        }
        pasted?.append(contentsOf: bytes[at..<place])
        at = place
        return nil
    }

    /// Terminals paste line ends as Enter sends them; here they are line feeds.
    private static func text(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D {
                result.append(0x0A)
            } else if !(byte == 0x0A && index > 0 && bytes[index - 1] == 0x0D) {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The first thing in the bytes and its length; a length of nought when it is not complete.
    private func next(_ bytes: ArraySlice<UInt8>, isAll: Bool) -> Piece {
        if awaitsReply, let piece = Replies.headless(bytes, isAll: isAll) { return piece }
        if bytes.first != 0x1B { return Piece.plain(bytes, isAll: isAll) }
        var length = min(longest, bytes.count)
        while length > 1 {
            if let key = described[Array(bytes.prefix(length))] { return Piece(key, length) }
            length -= 1
        }
        return Piece.escaped(bytes, isAll: isAll)
    }
}
