// The clipboard: the desktop's own program where there is a desktop, else the terminal's (OSC 52), over SSH too.

import CCurses
import Glibc

/// Puts texts on the clipboard. Nothing waits for a desktop's program: `look` tells how it went.
public struct Clipboard {
    /// How a copy went.
    public enum Outcome: Hashable, Sendable {
        /// A program is at it; `look` will tell.
        case underWay
        /// Who took so many characters.
        case copied(Int, by: String)
        /// Why nobody did.
        case refused(Reason)
    }

    /// Why nobody takes a text.
    public enum Reason: Hashable, Sendable {
        /// No program of a desktop's is there, and a terminal of this type takes none.
        case noClipboard(terminal: String)
        /// The terminal does not take so many characters.
        case tooLong(Int)
    }

    private var text = ""
    /// The programs that have not been tried yet.
    private var programs: [[String]] = []
    private var running: (process: Int32, name: String, deadline: Int)?

    public init() {}

    /// A program that has not taken the text by then is not going to.
    private static let longest = 2000
    /// What terminals commonly take, in bytes as they are sent.
    private static let mostSent = 100_000

    /// Until when a program is waited for, in milliseconds from now; nil while none is.
    public var patience: Int? { running.map { max(0, $0.deadline - CursesScreen.now()) } }

    /// Begins to copy a text. An earlier one that is not done yet is given up.
    public mutating func copy(_ text: String, _ screen: CursesScreen) -> Outcome {
        abandon()
        self.text = text
        programs = Clipboard.programs()
        return tryNext(screen)
    }

    /// Looks whether the program has done it. Nil where nothing has been asked of any.
    public mutating func look(_ screen: CursesScreen) -> Outcome? {
        guard let running else { return nil }
        var code: Int32 = 0
        switch Int(child_look(running.process, &code)) {
        case child_exited where code == 0:
            self.running = nil
            return .copied(text.count, by: running.name)
        case child_runs, child_stopped:
            if CursesScreen.now() < running.deadline { return .underWay }
            abandon()
        default: self.running = nil
        }
        return tryNext(screen)
    }

    private mutating func abandon() {
        guard let running else { return }
        kill(running.process, SIGKILL)
        var code: Int32 = 0
        // It is gone in a moment; nobody else will ask for it.
        for _ in 0..<50 where Int(child_look(running.process, &code)) == child_runs { usleep(1000) }
        self.running = nil
    }

    private mutating func tryNext(_ screen: CursesScreen) -> Outcome {
        while !programs.isEmpty {
            let words = programs.removeFirst()
            let bytes = Array(text.utf8)
            let file = bytes.withUnsafeBytes { buffer in
                child_text(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            }
            guard file >= 0 else { break }
            defer { close(file) }
            let process = Programs.start(words, input: file)
            if process > 0 {
                running = (process, words[0], CursesScreen.now() + Clipboard.longest)
                return .underWay
            }
        }
        return send(screen)
    }

    /// Hands the text to the terminal, which says nothing back.
    private func send(_ screen: CursesScreen) -> Outcome {
        guard screen_has_mouse() else {
            return .refused(.noClipboard(terminal: screen.type))
        }
        let sequence = Clipboard.sequence(
            text, isTmux: getenv("TMUX").map { $0.pointee != 0 } ?? false,
            isScreen: getenv("STY").map { $0.pointee != 0 } ?? false)
        guard sequence.count <= Clipboard.mostSent else {
            return .refused(.tooLong(text.count))
        }
        sequence.withUnsafeBytes { screen_send($0.baseAddress?.assumingMemoryBound(to: CChar.self), sequence.count) }
        return .copied(text.count, by: "OSC 52")
    }

    /// The desktop's programs, in the order in which they are tried.
    private static func programs() -> [[String]] {
        func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }
        var all: [[String]] = []
        if isSet("WAYLAND_DISPLAY") { all.append(["wl-copy"]) }
        if isSet("DISPLAY") {
            all += [["xclip", "-selection", "clipboard", "-in"], ["xsel", "--clipboard", "--input"]]
        }
        all.append(["pbcopy"])
        return all.filter { Programs.exists($0[0]) }
    }

    /// What tells a terminal to take a text. A multiplexer in between keeps it for itself unless it is told to pass it
    /// on; tmux may do either, so it is told both.
    static func sequence(_ text: String, isTmux: Bool, isScreen: Bool) -> [UInt8] {
        let plain = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
        if isTmux {
            let doubled = plain.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
            return plain + Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
        }
        guard isScreen else { return plain }
        // screen passes on at most 768 bytes at a time.
        return stride(from: 0, to: plain.count, by: 500).flatMap { start in
            Array("\u{1B}P".utf8) + plain[start..<min(start + 500, plain.count)] + Array("\u{1B}\\".utf8)
        }
    }

    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        var at = 0
        while at < bytes.count {
            let group = (0..<3).map { at + $0 < bytes.count ? Int(bytes[at + $0]) : 0 }
            let bits = group[0] << 16 | group[1] << 8 | group[2]
            for place in 0..<4 {
                result.append(at + place > bytes.count ? UInt8(ascii: "=") : letters[bits >> (18 - 6 * place) & 63])
            }
            at += 3
        }
        return result
    }
}
